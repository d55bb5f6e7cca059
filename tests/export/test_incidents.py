"""The list of acts: what stands in which list, and what is said of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.account.sources import Sources
from rashomon.export.incidents import act_citations, act_text, acts, incidents_view
from rashomon.export.page import Page
from rashomon.model import Findings, IncidentType, Reality, Toll, Verdict
from rashomon.spans import Span
from tests.account.opposing import opposing


def listed(findings=None):
    story, analyses, found = opposing()
    made = account(story, analyses, findings or found)
    return made, {one.heading: one for one in acts(made, Sources(made.analyses))}


def test_violence_comes_first_and_what_is_not_told_as_done_stands_apart():
    _, lists = listed()
    assert list(lists) == [
        "Violence, accidents and protests",
        "Other acts",
        "Planned, feared or denied: not told as done",
    ]
    assert [one.head for one in lists["Violence, accidents and protests"].shown] == ["4 May 2031, Orlen bridge"]
    (feared,) = lists["Planned, feared or denied: not told as done"].shown
    assert (feared.type, feared.status) == ("attack", "feared")


def test_each_outlet_stands_by_its_number():
    made, lists = listed()
    (mine,) = lists["Violence, accidents and protests"].shown
    sources = Sources(made.analyses)
    assert act_text(sources, mine) == (
        "explosion; killed: 3 (The Beacon) and 5 (Courier) – differ; victims: ferrymen (The Beacon and Courier); by: "
        "Reed Company (Courier); with: mine (The Beacon and Courier); denied by: Reed Company (The Beacon) (taken for "
        "one act: same day and place)"
    )
    assert [c.article for c in act_citations(sources, mine)] == ["beacon.txt", "courier.txt"]


def test_every_value_opens_the_words_that_give_it():
    made, _ = listed()
    page = Page(0, made)
    (mine,) = incidents_view(page)[0]["shown"]
    words = {fact["name"]: [p["words"] for v in fact["given"] for p in v["places"]] for fact in mine["facts"]}
    assert words["Killed"] == ["three", "Five"]
    assert words["With"] == ["mine", "mine"]
    (killed,) = (fact for fact in mine["facts"] if fact["name"] == "Killed")
    assert (killed["verdict"], killed["kind"]) == ("differ", "conflict")


@pytest.mark.parametrize(
    ("low", "high", "says"), [(7, 7, "7"), (7, None, "at least 7"), (0, 7, "0 to 7"), (1200, 1200, "1,200")]
)
def test_numbers_keep_their_bounds(low, high, says):
    _, _, findings = opposing()
    mine = findings.incidents[1]
    article, one = mine.members[0]
    told = replace(one, wounded=Toll(low, high, Span(one.span.start, one.span.start + 5)))
    group = replace(mine, members=((article, told),), wounded=Verdict.ONE_SOURCE)
    _, lists = listed(Findings(incidents=(group,)))
    facts = {
        fact.name: [v.text for v in fact.given] for fact in lists["Violence, accidents and protests"].shown[0].facts
    }
    assert facts["Wounded"] == [says]


def test_what_one_report_tells_and_another_says_did_not_happen_stays_with_both():
    _, _, findings = opposing()
    mine = findings.incidents[1]
    (a, one), (b, other) = mine.members
    group = replace(mine, members=((a, one), (b, replace(other, reality=Reality.NEGATED))))
    _, lists = listed(Findings(incidents=(group,)))
    (told,) = lists["Violence, accidents and protests"].shown
    assert [m.article for m in told.told] == [a]
    otherwise = {fact.name: fact.given for fact in told.facts}["Told otherwise"]
    assert [(v.text, [m.article for m in v.places]) for v in otherwise] == [("told as not having happened", [b])]


def test_an_attack_of_which_nothing_is_said_may_be_a_figure_of_speech():
    _, _, findings = opposing()
    bare = replace(
        findings.incidents[2], members=tuple((a, replace(i, source=None)) for a, i in findings.incidents[2].members)
    )
    assert bare.type is IncidentType.ATTACK
    _, lists = listed(Findings(incidents=(bare,)))
    assert lists == {}
