"""How two numbers of dead of one incident stand to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rashomon.compare.incidents import incident_groups
from rashomon.compare.who import entities
from rashomon.model import Published
from tests.compare.test_incidents import analysed


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("A bomb killed 14 people in Torvik on Tuesday.", "A bomb killed 14 people in Torvik on Tuesday.", "agree"),
        (
            "A bomb killed 14 people in Torvik on Tuesday.",
            "A bomb killed more than ten people in Torvik on Tuesday.",
            "compatible",
        ),
        ("A bomb killed 14 people in Torvik on Tuesday.", "A bomb killed 17 people in Torvik on Tuesday.", "conflict"),
        (
            "A bomb killed 14 people in Torvik on Tuesday, the police said.",
            "A bomb killed 17 people in Torvik on Tuesday, the rebels said.",
            "different-source",
        ),
        (
            "A bomb killed 14 people in Torvik on Tuesday.",
            "The toll from Tuesday's bomb in Torvik, which killed 14 people at first, rose to 17 people.",
            "revised",
        ),
    ],
)
def test_verdicts(one, other, verdict):
    analyses = [analysed(one, "a"), analysed(other, "b")]
    group = next(g for g in incident_groups(analyses, entities(analyses)) if len(g.members) == 2)
    assert group.killed == verdict


def test_the_later_and_higher_number_is_a_later_count():
    first = analysed("A bomb killed 14 people in Torvik on Tuesday.", "a")
    later = analysed("A bomb killed 17 people in Torvik on Tuesday.", "b")
    day = date(2023, 5, 14)
    later = replace(later, published=Published(day, day, ("given",)))
    (group,) = incident_groups([first, later], entities([first, later]))
    assert group.killed == "revised"
    assert "the later the report" in " ".join(group.why)
