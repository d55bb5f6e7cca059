"""Incidents, promises and opposed statements in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from rashomon.account import account
from rashomon.export.terminal import print_accounts
from rashomon.model import Findings
from tests.account.opposing import opposing


def shown(width=90, made=None):
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    print_accounts([made or account(*opposing())], console)
    return console.file.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        "• 4 May 2031, Orlen bridge: explosion; killed: 3 (The Beacon) and 5 (Courier) – differ;",
        "• Planned, feared or denied: not told as done • Day and place not given: attack, feared;",
        "• Orlen bridge — 4 May 2031, explosion: 3 to 5 killed (The Beacon and Courier)",
        "• The Ormond accord • Reed Company, “leave the mills by June 2031”; condition: “if the tolls are dropped”; "
        "deadline June 2031,",
        "held kept by Reed Company (The Beacon); held broken by Harbour Council (Courier)",
        "• Fighting in the Tarn valley — between outlets: they point opposite ways",
        "• Harbour Council holds it broken: Courier “broke the Ormond accord” [Courier",
    ],
)
def test_each_entry_has_its_particulars(line):
    assert line in " ".join(shown().split())


def test_nothing_runs_over_the_width():
    assert max(map(len, shown(72).splitlines())) <= 72


def test_what_is_only_feared_is_told_as_that():
    story, analyses, findings = opposing()
    made = account(story, analyses, Findings(incidents=findings.incidents[2:]))
    text = " ".join(shown(made=made).split())
    assert "INCIDENTS • Planned, feared or denied: not told as done • Day and place not given: attack, feared;" in text
