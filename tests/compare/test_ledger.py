"""Figures of two short reports set against each other, through everything that reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.compare.figures import figure_groups
from rashomon.compare.who import entities
from rashomon.model import Verdict
from tests.compare.passages import passage


def verdicts(*texts, days=(None, None)):
    """The verdicts of figures that more than one report gives, or one gives twice."""
    articles = [passage(name, text, day) for name, text, day in zip("ab", texts, days, strict=False)]
    return {g.verdict for g in figure_groups(articles, entities(articles)) if g.verdict is not Verdict.ONE_SOURCE}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "Norland will send 1,500 soldiers to Torne, the ministry said.",
            "Some 1,487 Norland troops will go to Torne.",
            Verdict.COMPATIBLE,
        ),
        (
            "Six people, including the gunman, were killed in the shooting at a school in Torne.",
            "Five people were killed in the shooting at the school in Torne.",
            Verdict.DIFFERENT_SCOPE,
        ),
        (
            "The flood killed 12 people in Torne.",
            "The flood killed 15 people in Torne.",
            Verdict.CONFLICT,
        ),
    ],
)
def test_what_two_reports_make_of_one_thing(one, other, verdict):
    assert verdicts(one, other) == {verdict}


def test_a_toll_that_rises_is_a_later_count():
    first = "The earthquake in Torne killed at least 30 people, the civil defence agency said."
    later = "The death toll from the earthquake in Torne rose to 52, the civil defence agency said."
    assert verdicts(first, later, days=("2031-05-03", "2031-05-05")) == {Verdict.REVISED}


def test_police_and_organisers_count_for_themselves():
    one = "Police said 3,000 people joined the march against the dam in Torne on Sunday."
    other = "The organisers said 20,000 people joined the march against the dam in Torne on Sunday."
    assert verdicts(one, other) == {Verdict.DIFFERENT_SOURCE}


@settings(max_examples=12, deadline=None)
@given(
    tenths=st.integers(11, 99),
    shown=st.sampled_from(["{0:.1f} million", "{1:,}"]),
    hedge=st.sampled_from(["", "about ", "nearly "]),
)
def test_one_number_in_two_notations_is_no_conflict(tenths, shown, hedge):
    value = tenths / 10
    number = shown.format(value, tenths * 100_000)
    one = f"The storm left {hedge}{number} homes in Torne without power, the utility said."
    other = f"In Torne {value:.1f} million homes were without power after the storm."
    assert Verdict.CONFLICT not in verdicts(one, other)


def test_the_order_of_reports_makes_no_difference():
    texts = ("The flood killed 12 people in Torne.", "The flood killed 15 people in Torne.")
    assert verdicts(*texts) == verdicts(*texts[::-1])
