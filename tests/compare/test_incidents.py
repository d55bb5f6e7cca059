"""Incidents across articles: which are one, and how their counts stand to each other."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.compare.incidents import incident_groups
from rashomon.compare.who import entities
from rashomon.extract.figures import figures
from rashomon.extract.incidents import incidents
from rashomon.extract.names import names
from rashomon.extract.times import time_references
from rashomon.model import Analysis, IncidentGroup, Language, Published
from tests.conftest import parsed

DAY = Published(date(2023, 5, 12), date(2023, 5, 12), ("given",))


def analysed(text: str, name: str) -> Analysis:
    one = parsed(text, name)
    found, when, counts = names(one), time_references(one, DAY), figures(one)
    told = incidents(one, found, when, counts)
    return Analysis(
        one.article, one.blocks, one.sentences, Language("en", 1.0), DAY, found, when, counts, incidents=told
    )


def grouped(*texts: str) -> tuple[IncidentGroup, ...]:
    analyses = [analysed(text, f"{n}.txt") for n, text in enumerate(texts)]
    return incident_groups(analyses, entities(analyses))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "A bomb killed nine people in Torvik on Tuesday.",
            "Nine people were killed in an explosion in Torvik on Tuesday.",
            "agree",
        ),
        (
            "A bomb killed nine people in Torvik on Tuesday.",
            "At least seven people were killed by a bomb in Torvik on May 9.",
            "compatible",
        ),
        (
            "A bomb killed nine people in Torvik on Tuesday.",
            "A bomb killed 12 people in Torvik on Tuesday.",
            "conflict",
        ),
        (
            "On Sunday, troops killed 18 rebels in Brenn district.",
            "On Sunday, 18 rebels were killed in Brenn district in an operation by the army.",
            "agree",
        ),
    ],
)
def test_one_incident_of_two_outlets(one, other, verdict):
    (group,) = grouped(one, other)
    assert group.killed == verdict
    assert [article for article, _ in group.members] == ["0.txt", "1.txt"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another place
        ("A bomb killed nine people in Torvik on Tuesday.", "A bomb killed nine people in Halden on Tuesday."),
        # another day
        ("A bomb killed nine people in Torvik on Tuesday.", "A bomb killed nine people in Torvik on Thursday."),
        # another kind of act
        ("A bomb killed nine people in Torvik on Tuesday.", "A bus crash killed nine people in Torvik on Tuesday."),
        # far too many for one
        ("A bomb killed two people in Torvik on Tuesday.", "A bomb killed 60 people in Torvik on Tuesday."),
        # another actor
        ("The Red Dawn killed 11 guards in Torvik on May 9.", "The Canal Brigade killed 11 guards in Torvik on May 9."),
        # one of them has not happened
        ("A bomb killed nine people in Torvik on Tuesday.", "A bomb could kill nine people in Torvik on Tuesday."),
        # nothing that joins them
        ("A bomb killed a judge in Torvik.", "A bomb killed a teacher in Torvik."),
        # the same count of two operations in two districts
        ("On May 7, 36 rebels were killed in Brenn district.", "On May 7, 34 rebels were killed in Sarn district."),
    ],
)  # fmt: skip
def test_two_incidents(one, other):
    assert len(grouped(one, other)) == 2


def test_one_article_that_gives_two_counts_tells_of_two_acts():
    found = grouped(
        "A bomb killed nine people in Torvik on Tuesday. Another bomb killed 11 people in Torvik on Tuesday."
    )
    assert [g.killed for g in found] == ["one-source", "one-source"]


def test_what_happened_comes_first_and_what_more_outlets_tell_before_the_rest():
    found = grouped(
        "The rebels plan to attack the airport in Sarn on Friday. A shell killed four people in Halden on Monday.",
        "A bomb killed nine people in Torvik on Tuesday.",
        "Nine people were killed by a bomb in Torvik on Tuesday.",
    )
    assert [(g.place, len(g.members), g.members[0][1].reality) for g in found] == [
        ("Torvik", 2, "happened"),
        ("Halden", 1, "happened"),
        ("Sarn", 1, "planned"),
    ]


def test_a_village_meets_its_province_and_is_shown_with_it():
    (group,) = grouped(
        "A mine killed five farmers in Ulvik village in Brenn province on Monday.",
        "A mine killed five farmers in Brenn province on Monday.",
    )
    assert (group.place, group.date, group.killed) == ("Ulvik village, Brenn province", "2023-05-08", "agree")
    assert group.why[0].startswith("same place")


def test_nothing_to_compare():
    assert grouped("The council met in Lissen on Monday.") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a town of the province that the other names
        (
            "A mine killed eleven farmers in Mombasa on Monday.",
            "A mine killed eleven farmers in Kenya on Monday.",
        ),
        # the same city in another spelling
        (
            "A bomb killed nine cooks in Kiev on Tuesday.",
            "Nine cooks were killed by a bomb in Kyiv, Ukraine, on Tuesday.",
        ),
        # what was signed by whom on which day
        (
            "Castria signed a fishing pact in Lissen on Thursday.",
            "In Lissen, Castria signed the pact on May 11.",
        ),
    ],
)
def test_the_gazetteer_and_the_parties_join(one, other):
    (group,) = grouped(one, other)
    assert len(group.members) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A mine killed eleven farmers in Mombasa on Monday.", "A mine killed eleven farmers in Nairobi on Monday."),
        ("A bomb killed nine people in Torvik on Tuesday.", "A gunman killed nine people in Torvik on Tuesday."),
        ("A mine killed four soldiers in Torvik on Monday.", "A mine killed four children in Torvik on Monday."),
        ("Castria signed a pact in Lissen on Thursday.", "Castria signed a pact in Lissen on Friday."),
        ("Castria signed a pact in Lissen on Thursday.", "Vesonia signed a pact in Lissen on Thursday."),
    ],
)
def test_places_weapons_people_and_parties_part(one, other):
    assert len(grouped(one, other)) == 2


@pytest.mark.parametrize(
    ("text", "tellings"),
    [
        ("A bomb killed nine people in Torvik on Tuesday. The bomb that killed nine people in Torvik was small.", 1),
        ("Farmers protested in Lissen on Monday. Another protest was held in Lissen on Monday.", 2),
        ("A bomb wounded a cook in Torvik on Tuesday. A bomb killed a judge in Torvik on Tuesday.", 2),
    ],
)
def test_an_article_tells_one_act_twice_or_two_acts(text, tellings):
    assert len(grouped(text)) == tellings


def test_a_group_has_the_most_particular_place():
    (group,) = grouped(
        "A mine killed eleven farmers in Kenya on Monday.", "A mine killed eleven farmers in Mombasa on Monday."
    )
    assert (group.location.name, group.location.country) == ("Mombasa", "KE")
