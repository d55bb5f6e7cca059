"""`rashomon watch` as its user runs it: a real process, a real server, signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from tests.read.misbehaving import Server, answer, in_turn, silent
from tests.work.watching import feed, html, page

ENVIRONMENT = {"RASHOMON_FETCH_CACHE": "false", "RASHOMON_FETCH_HOST_INTERVAL_SECONDS": "0"}


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def place(tmp_path):
    return str(tmp_path / "w.db")


def start(place, *arguments):
    command = [sys.executable, "-m", "rashomon", "watch", "-w", place, *arguments]
    return subprocess.Popen(
        command, env=os.environ | ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(place, *arguments):
    """In this process: one that only looks something up takes longer to start than to run."""
    done = CliRunner().invoke(app, ["watch", "-w", place, *arguments])
    assert not isinstance(done.exception, Exception), done.exception
    return done.exit_code, done.stdout, done.stderr


def lines(text):
    return [json.loads(one) for one in text.splitlines()]


def sources(place):
    return {one["url"]: one for one in lines(run(place, "--list", "--json")[1])}


def test_signals_end_it_within_a_fetch_and_the_next_run_goes_on(place):
    with Server({}) as server:
        server.pages |= {"/feed": in_turn(silent, silent, feed(f"{server.url}/a")), "/a": html(page())}
        for number, sent in enumerate((signal.SIGINT, signal.SIGTERM), 1):
            process = start(place, f"{server.url}/feed", "--allow-private-addresses")
            while server.paths.count("/feed") < number:
                time.sleep(0.02)
                assert process.poll() is None, process.communicate()
            began = time.monotonic()
            process.send_signal(sent)
            _, error = process.communicate(timeout=20)
            assert time.monotonic() - began < 3  # it is a fraction of one on a machine with nothing else to do
            assert (process.returncode, "Traceback" in error) == (0, False), error
            assert "stopped; what was begun is taken up the next time" in error
            assert sources(place)[f"{server.url}/feed"]["tried"] is None
        process = start(place, "--once", "--json", "--allow-private-addresses")
        out, error = process.communicate(timeout=100)
        assert process.returncode == 0, error
        kept, told = lines(out)
        assert (kept["event"], kept["headline"], kept["url"]) == ("new", "Ferry to move", f"{server.url}/a")
        assert (told["event"], told["id"], told["articles"]) == ("told", kept["id"], 1)
        assert told["story"]
        # with nothing due it ends at once, and quietly
        assert run(place, "--once", "--allow-private-addresses")[:2] == (0, "")


def test_sources_are_listed_paused_resumed_and_removed(place, tmp_path):
    with Server({"/feed": answer(b"", status="404 Not Found")}) as server:
        outline = tmp_path / "feeds.opml"
        outline.write_text(f'<opml><body><outline text="The Post" xmlUrl="{server.url}/feed"/></body></opml>')
        status, out, error = run(place, str(outline), "--once", "--allow-private-addresses")
        assert (status, out) == (0, "")
        assert (
            f"left out: {server.url}/feed: the server answers 404 (Not Found) (check the address); tried again" in error
        )
        (one,) = sources(place).values()
        assert (one["kind"], one["title"], one["listed_in"], one["failures"]) == ("feed", "The Post", str(outline), 1)
        assert run(place, "--pause", one["url"])[0] == 0
        assert sources(place)[one["url"]]["paused"]
        shown = run(place, "--list")[1]
        assert shown.startswith(
            f"{one['url']} (The Post)\n  feed; paused; 0 articles from 0 entries; has not answered yet"
        )
        assert run(place, "--resume", one["url"])[0] == 0
        assert not sources(place)[one["url"]]["paused"]
        assert run(place, "--remove", one["url"])[0] == 0
        assert run(place, "--list")[1] == "Nothing is watched yet.\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ftp://quay.example/"], "ftp://quay.example/: is no address that can be watched"),
        (["no-such.opml"], "no-such.opml: names no feeds"),
        (["https://quay.example/f", "--every", "5s"], "--every 5s: is too often for sites of others; 60 s"),
        (["--every", "soon"], "--every soon: is no duration; write 90s, 15m, 1h30m or 2d"),
        (["--for", "0s"], "--for 0s: must be more than nothing"),
        (["--list", "--once"], "--list, --remove, --pause and --resume end at once"),
        (["https://quay.example/" + "a" * 700], "is too long an address"),
        ([], "there is no workspace here"),
    ],
)
def test_wrong_usage(place, arguments, words):
    status, out, error = run(place, *arguments)
    assert (status, out) == (2, "")
    assert words in error.replace("\n", " ")


def test_what_is_not_watched_cannot_be_removed(place):
    with Server({"/feed": feed()}) as server:
        run(place, f"{server.url}/feed", "--once", "--allow-private-addresses")
        status, _, error = run(place, "--remove", "https://quay.example/feed")
        assert (status, "is not watched; `rashomon watch --list` shows what is" in error) == (2, True)
