"""How near a deadline was, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.account.nearness import nearness_words, span_words
from rashomon.account.sources import Sources
from rashomon.model import Analysis, Language, Nearness
from tests.conftest import article


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (3, 3, "three days off when"),
        (1, 1, "one day off when"),
        (2, 5, "two to five days off when"),
        (14, 14, "14 days off when"),
        (70, 70, "some ten weeks off when"),
        (75, 106, "11 to 15 weeks off when"),
        (150, 160, "some five months off when"),
        (800, 820, "some two years off when"),
        (0, 0, "due on the day that"),
        (-2, 3, "just due when"),
        (-3, -3, "passed three days before"),
        (-1, -1, "passed one day before"),
        (-40, -30, "passed four to six weeks before"),
    ],
)
def test_a_distance_in_words(least, most, words):
    assert span_words(least, most) == words


@given(st.integers(-20_000, 20_000), st.integers(0, 2_000))
def test_what_has_passed_is_never_told_as_off(least, width):
    words = span_words(least, least + width)
    assert words.startswith("passed") == (least + width < 0)
    assert words.endswith("off when") == (least > 0)


def test_reports_at_one_distance_are_told_together():
    sources = Sources(
        tuple(Analysis(article("One line.", n), (), (), Language("en", 1.0)) for n in ("a.txt", "b.txt", "c.txt"))
    )
    near = (Nearness("a.txt", 5, 5), Nearness("b.txt", -3, -3), Nearness("c.txt", 5, 5))
    assert (
        nearness_words(sources, near) == "five days off when a and c appeared and passed three days before b appeared"
    )


def test_no_distance_no_words():
    assert nearness_words(Sources(()), ()) == ""
