"""The sides of what does not go together, beside each other."""

from __future__ import annotations

from dataclasses import replace

from rashomon.account import account
from rashomon.export.oppositions import oppositions_view
from rashomon.export.page import Page
from rashomon.model import Findings, Member
from tests.account.invented import find
from tests.account.opposing import EXAMINER, opposing


def test_each_side_stands_in_its_outlets_own_words():
    outlets, parties = oppositions_view(Page(0, account(*opposing())))
    assert (outlets["between"], outlets["kind"]) == ("between outlets", "outlets")
    assert [(s["party"], s["holds"], [p["words"] for p in s["told"]]) for s in outlets["sides"]] == [
        ("", "", ["There was little fighting in the Tarn valley this week"]),
        ("", "", ["Fighting has surged in the Tarn valley"]),
    ]
    assert (parties["between"], parties["why"]) == (
        "between parties",
        "one holds kept what the other holds not kept",
    )
    assert [(s["party"], s["holds"], s["told"][0]["label"]) for s in parties["sides"]] == [
        ("Reed Company", "holds it kept", "The Beacon"),
        ("Harbour Council", "holds it broken", "Courier"),
    ]


def test_a_side_of_many_reports_shows_two():
    story, analyses, findings = opposing()
    one = findings.opposed[1]
    both = [Member("beacon.txt", one.sides[0].members[0].span), *one.sides[1].members]
    side = replace(one.sides[1], members=(*both, Member("examiner.txt", find(EXAMINER, "signed nothing"))))
    made = account(story, analyses, Findings(opposed=(replace(one, sides=(one.sides[0], side)),)))
    (view,) = oppositions_view(Page(0, made))
    assert [len(view["sides"][1][part]) for part in ("told", "more")] == [2, 1]
