"""Incidents, promises, opposed statements and labels in Markdown."""

from __future__ import annotations

import re

from rashomon.account import account
from rashomon.export.markdown import markdown
from rashomon.model import Findings
from tests.account.opposing import opposing


def part(heading, made=None):
    shown = markdown([made or account(*opposing())])
    return re.sub(r"\[\^\d+\]", "[n]", shown[shown.index(f"## {heading}\n") :].split("\n## ")[0])


def test_acts_and_places():
    shown = part("Incidents")
    assert "### Violence, accidents and protests\n\n- **4 May 2031, Orlen bridge**: explosion; killed: 3" in shown
    assert "### Planned, feared or denied: not told as done\n\n- **Day and place not given**: attack, feared" in shown
    assert "| Orlen bridge | 4 May 2031, explosion: 3 to 5 killed[n][n] | The Beacon, Courier |" in shown


def test_what_is_only_feared_is_told_as_that():
    story, analyses, findings = opposing()
    made = account(story, analyses, Findings(incidents=findings.incidents[2:]))
    assert "not told as done\n\n- **Day and place not given**: attack, feared" in part("Incidents", made)


def test_promises():
    row = part("Promises, and who says they were kept").splitlines()[6]
    assert row.startswith(
        "| “leave the mills by June 2031”[n] | Reed Company |  | if the tolls are dropped[n] | **kept**: Reed "
        "Company[n]<br>**broken**: Harbour Council[n] | June 2031 ("
    )


def test_opposed_statements():
    assert part("Told in ways that do not go together").strip().splitlines()[2:5] == [
        "- **Fighting in the Tarn valley** (between outlets: they point opposite ways (“surged” is the opposite of "
        "“little”))",
        "  - The Beacon “There was little fighting in the Tarn valley this week”[n]",
        "  - Courier “Fighting has surged in the Tarn valley”[n]",
    ]


def test_labels():
    assert part("What each report calls them").strip().splitlines()[2:] == [
        "| **Reed Company** | The Beacon | Courier | Examiner |",
        "|---|---|---|---|",
        "| in its own voice | militia[n] | insurgents[n] |  |",
        "| quoted, reported or at a distance |  |  | guardians (with “so\\-called”)[n]<br>bandits (in quoted words of "
        "Harbour Council)[n] |",
    ]


def test_every_table_is_even():
    shown = markdown([account(*opposing())])
    for table in re.findall(r"(?:^\|.*\n)+", shown, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table
