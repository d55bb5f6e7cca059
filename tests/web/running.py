"""A server as its user starts it, in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

from typer.testing import CliRunner

from rashomon.cli import app


def environment(**settings):
    """The environment with these settings for serving and no others."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("RASHOMON_")}
    return kept | {f"RASHOMON_SERVE_{k.upper()}": str(v) for k, v in settings.items()}


def command(*arguments, **options):
    """Run a command of the program here, to its end."""
    return CliRunner().invoke(app, [str(one) for one in arguments], **options)


@contextlib.contextmanager
def serving(workspace, *options, stop=signal.SIGTERM, **settings):
    """A server on a port that is free: its process and its address; stopped at the end."""
    line = [sys.executable, "-m", "rashomon", "serve", "-w", str(workspace), "--port", "0", "--json", *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(line, env=environment(**settings), text=True, **pipes) as process:
        try:
            said = process.stdout.readline()
            assert said, process.stderr.read()
            yield process, urlsplit(json.loads(said)["address"])
        finally:
            process.send_signal(stop)
            try:
                process.wait(15)
            finally:
                process.kill()
