"""A few kills, as the measurement of crashes does hundreds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "crash.py"


@pytest.mark.usefixtures("postgresql")
def test_kills_cost_nothing_that_was_acknowledged(tmp_path):
    command = [sys.executable, str(BENCH), *("--sqlite", "2", "--watch", "1", "--postgresql", "1", "--whole", "0")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^3 kills in \d+ s, 0 failures$", done.stdout, re.MULTILINE)
