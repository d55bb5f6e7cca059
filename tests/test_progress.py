"""What is shown of work that takes its time."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

from rashomon import progress
from rashomon.progress import shown
from rashomon.read import Meter


def test_quick_work_shows_nothing():
    lines: list[str] = []
    with shown(Console(file=io.StringIO()), lines.append, "reading") as step:
        for _ in range(100):
            step()
    assert lines == []
    out = io.StringIO()
    with shown(Console(file=out, force_terminal=True), lines.append, "reading") as step:
        step()
    assert "reading" not in out.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_slow_work_shows_what_was_read_and_done(monkeypatch, terminal):
    monkeypatch.setattr(progress, "_PATIENCE", 0.02)
    monkeypatch.setattr(progress, "_INTERVAL", 0.05)
    out, lines = io.StringIO(), []
    meter = Meter(articles=7, bytes_read=500_000, bytes_total=2_000_000)
    console = Console(file=out, force_terminal=terminal, width=150)
    with shown(console, lines.append, "extracting", meter=meter) as step:
        for _ in range(4):
            time.sleep(0.15)
            step()
    written = out.getvalue() if terminal else "\n".join(lines)
    for words in ("extracting", "7 read", "500.0 kB of 2.0 MB", "3 done", "/s"):
        assert words in written
    assert (lines == []) == terminal
