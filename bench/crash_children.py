"""Commands that start in milliseconds: processes that a warm one forks, with all models loaded.

A command runs as it would by itself, but that it analyses in its own process instead of one that it starts. So a kill
ends all of it at once, in the midst of whatever it does.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

__all__ = ["Child", "answer", "command", "warm"]

#: The status of a child that failed by an exception.
_FAILED = 70


class Child:
    """A process forked from this one.

    Args:
        work: What it does; gives its exit status.
        output: The file for its standard output, if any.
        errors: The file for its standard error.
    """

    def __init__(self, work: Callable[[], int], errors: Path, output: Path | None = None) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self.began = time.monotonic()
        self.number = os.fork()
        self._status: int | None = None
        if self.number == 0:
            _run(work, errors, output)

    def ended(self, seconds: float | None = None) -> int | None:
        """Its exit status, negative for a signal, once it has ended; ``None`` if it has not after so many seconds."""
        until = None if seconds is None else time.monotonic() + seconds
        while self._status is None and (until is None or time.monotonic() < until):
            found, status = os.waitpid(self.number, 0 if until is None else os.WNOHANG)
            if found:
                self._status = os.waitstatus_to_exitcode(status)
            else:
                time.sleep(0.002)
        return self._status

    def kill(self) -> None:
        """End it as nothing can be prepared for."""
        os.kill(self.number, signal.SIGKILL)
        self.ended()

    def stop(self) -> int | None:
        """Ask it to end."""
        os.kill(self.number, signal.SIGTERM)
        return self.ended()


def command(arguments: Sequence[str]) -> int:
    """Run a command of rashomon in this process; gives its exit status."""
    from rashomon.cli import app

    try:
        app(args=list(arguments), prog_name="rashomon")
    except SystemExit as done:
        return int(done.code or 0)
    return 0


def answer(work: Callable[[], Any], errors: Path) -> Any:  # noqa: ANN401 - whatever it gives
    """What a function gives in a process of its own, which leaves no connection in this one.

    Args:
        work: Gives something that JSON can hold.
        errors: The file for its standard error.

    Raises:
        RuntimeError: If it fails.
    """
    reading, writing = os.pipe()

    def tell() -> int:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            json.dump(work(), pipe)
        return 0

    child = Child(tell, errors)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    if child.ended() != 0:
        raise RuntimeError(f"a check failed; {errors} says why")
    return json.loads(said)


def warm(folder: Path, pages: Sequence[dict[str, Any]]) -> None:
    """Load all that commands need, by adding some articles to a workspace that is thrown away.

    Args:
        folder: For files.
        pages: Some articles, at least two of one story.
    """
    import rashomon.work.catching_up as catching_up
    from rashomon.work.workers import Here

    # every way in which a command may load more later is gone here: commands work in their own process
    setattr(catching_up, "workers", lambda _: Here())  # noqa: B010 - a name that it imports
    import psycopg  # noqa: F401

    import rashomon.cli.watch
    import rashomon.read.fetch
    import rashomon.store.search
    import rashomon.store.verify
    import rashomon.work.watch  # noqa: F401

    with tempfile.TemporaryDirectory(dir=folder) as place:
        given = Path(place) / "warm.jsonl"
        lines = [{**one, "id": one["path"], "url": f"https://warm.example{one['path']}"} for one in pages]
        given.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
        status = command(["add", str(given), "--workspace", f"{place}/warm.db", "--quiet"])
    if status != 0:
        raise RuntimeError(f"rashomon add ended with status {status}")
    gc.freeze()


def _run(work: Callable[[], int], errors: Path, output: Path | None) -> None:
    """Be the child; never comes back."""
    status = _FAILED
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        os.dup2(os.open(errors, flags), 2)
        os.dup2(os.open(output or os.devnull, flags), 1)
        status = work()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001 - a forked process must not go on as its parent
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)
