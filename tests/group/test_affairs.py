from __future__ import annotations

import math

import pytest

from rashomon.group.affairs import ahead, appeared, links
from rashomon.model import StoryRelation

OPEN = (-math.inf, math.inf)


def day(first, last=None):
    return float(first), float(first if last is None else last)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], []),
        ([day(1)], []),
        ([day(5), day(5), day(6)], []),
        # two weeks ahead of the others
        ([day(15), day(1), day(15), day(16)], [1]),
        # the night between two editions
        ([day(1), day(2), day(2), day(2)], []),
        ([day(1), day(3), day(3), day(3)], [0]),
        # bounds that come within a day of the others
        ([day(1, 4), day(5), day(5), day(5)], []),
        ([day(1, 3), day(5), day(5, 9), day(5)], [0]),
        # half of the articles are no beginning but the first wave
        ([day(1), day(1), day(9), day(9)], []),
        ([day(1), day(9)], []),
        # the longest pause counts
        ([day(1), day(4), day(20), day(20), day(20)], [0, 1]),
        # what is reported later does not make the others early
        ([day(1), day(1), day(2), day(30)], []),
        # a day that is open is neither
        ([day(1), OPEN, day(9), day(9)], [0]),
        ([(-math.inf, 1.0), day(9), day(9)], []),
    ],
)
def test_articles_ahead_of_the_others(days, expected):
    assert ahead(days) == expected


def test_when_a_story_was_first_reported():
    assert appeared([day(7), day(3, 5), day(4), OPEN]) == (3.0, 4.0)
    assert appeared([OPEN]) == OPEN


def test_links_nearest_first_by_their_best_score():
    others = {"s-b": day(1), "s-c": day(9), "s-d": day(4, 6), "s-e": OPEN, "s-a": day(5)}
    found = [("s-b", 0.6), ("s-c", 0.7), ("s-b", 0.9), ("s-d", 0.55), ("s-e", 0.55), ("s-a", 1.0)]
    made = links("s-a", found, day(5), others)
    assert [(link.story, link.relation, link.score) for link in made] == [
        ("s-b", StoryRelation.EARLIER, 0.9),
        ("s-c", StoryRelation.LATER, 0.7),
        ("s-d", StoryRelation.RELATED, 0.55),
        ("s-e", StoryRelation.RELATED, 0.55),
    ]
