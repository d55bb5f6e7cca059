from __future__ import annotations

import pytest

from rashomon.group.reuse.standing import standing_lines
from tests.group.reuse.reports import FIRE, HARBOUR, STRIKE, report, told

STANDING = [
    "Sign up for our newsletter to get the story of the day before breakfast.",
    "Subscribe now and read everything for the price of a coffee a week.",
    "Get the morning's best reads in your inbox.",
    "This is a developing story. It will be updated as more becomes known.",
    "This article has been updated with a comment from the ministry.",
    "Spotted an error? Write to desk@tarvikpost.example and we will look into it.",
    "Reporting by Liv Brandal in Tarvik.",
    "The Coast News Agency contributed to this report.",
    "© 2024 Tarvik Post. All rights reserved.",
    "Follow us on our channel for alerts when the ferries stop.",
]
REPORTED = [
    "The company said it would send every customer who asked for one a new meter before winter.",
    "Readers of the paper had subscribed to it for forty years before it closed.",
    "She joined the board in March and left it again after a dispute over money.",
    "He told the inquiry that nobody had contacted him about the error.",
    "Contact between the two governments had broken down on Tuesday.",
]


def lines(*reports):
    """The standing lines of each report, as printed."""
    texts = (r.article.text for r in reports)
    return [[s.of(text) for s in spans] for text, spans in zip(texts, standing_lines(reports), strict=True)]


@pytest.mark.parametrize("line", STANDING)
def test_lines_that_speak_to_the_reader_of_the_outlet_stand_under_any_report(line):
    (found,) = lines(report("a", *HARBOUR, line))
    assert found
    assert all(one in line for one in found)


@pytest.mark.parametrize("line", REPORTED)
def test_what_is_reported_does_not(line):
    assert lines(report("a", *HARBOUR, line)) == [[]]


NAMELESS = "The views expressed here belong to whoever holds them and bind nobody else."


def test_a_line_in_reports_that_have_nothing_else_in_common_stands_under_any():
    found = lines(report("a", *HARBOUR, NAMELESS), report("b", *STRIKE, NAMELESS), report("c", *FIRE, NAMELESS))
    assert found == [[NAMELESS]] * 3


def test_two_are_enough_of_one_outlet():
    reports = [report(n, *p, NAMELESS, outlet="Tarvik Post") for n, p in (("a", HARBOUR), ("b", STRIKE))]
    assert lines(*reports) == [[NAMELESS]] * 2
    assert lines(report("a", *HARBOUR, NAMELESS), report("b", *STRIKE, NAMELESS)) == [[], []]


def test_reports_of_one_thing_share_lines_that_are_none():
    assert lines(*(report(n, *HARBOUR) for n in "abc")) == [[], [], []]


def test_what_somebody_said_is_none():
    said = "the inquiry would begin on Monday and last until every question had been answered"
    reports = [
        told(report(n, *p, f"The council said {said}."), said) for n, p in (("a", HARBOUR), ("b", STRIKE), ("c", FIRE))
    ]
    assert lines(*reports) == [[], [], []]


FOOT = "Ask the desk about anything you have read in this place."


def test_the_foot_of_reports_of_one_outlet_that_differ_above_it_is_its_own():
    again = [" ".join(p.split()[::-1]) for p in HARBOUR]
    found = lines(report("a", *HARBOUR, FOOT, outlet="Tarvik Post"), report("b", *again, FOOT, outlet="Tarvik Post"))
    assert found == [[FOOT], [FOOT]]


def test_a_later_version_of_a_report_has_its_paragraphs_not_from_the_outlet():
    reports = report("a", *HARBOUR, outlet="Tarvik Post"), report("b", *HARBOUR[:3], FOOT, outlet="Tarvik Post")
    assert lines(*reports) == [[], []]
