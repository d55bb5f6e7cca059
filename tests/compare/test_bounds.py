"""How two values stand to each other."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.bounds import Fit, fitting, interval, rounds_to
from rashomon.model import Figure
from rashomon.spans import Span

AT = Span(0, 1)
numbers = st.floats(1, 1e9).map(lambda v: float(f"{v:.4g}"))


def flat(value, unit=None):
    return Figure(AT, value, value, value, unit=unit)


def about(value):
    return Figure(AT, value, None, None, "about")


def least(value):
    return Figure(AT, value, value, None, "at least")


def most(value):
    return Figure(AT, value, None, value, "up to")


DOZENS = Figure(AT, None, 12, 120)


@pytest.mark.parametrize(
    ("fine", "coarse", "rounds"),
    [
        (9_600, 10_000, True),
        (43_885_000, 43_000_000, True),
        (43_885_000, 44_000_000, True),
        (4.3, 4, True),
        (36, 40, False),
        (5_400, 10_000, False),
        (10_000, 9_600, False),
        (1.6, 2, False),
        (34, 36, False),
    ],
)
def test_rounding(fine, coarse, rounds):
    assert rounds_to(fine, coarse) is rounds


@pytest.mark.parametrize(
    ("one", "other", "fit", "why"),
    [
        (flat(2_500), flat(2_500), Fit.SAME, ""),
        (flat(10_000), about(10_000), Fit.SAME, ""),
        (flat(9_600), flat(10_000), Fit.CLOSE, "9,600 rounds to 10,000"),
        (flat(43_885_000), flat(43_000_000), Fit.CLOSE, "43.885 million is cut to 43 million"),
        (flat(96), about(103), Fit.CLOSE, "“about 103” takes in 96"),
        (least(30), flat(34), Fit.CLOSE, "“at least 30” takes in 34"),
        (DOZENS, flat(45), Fit.CLOSE, "“dozens” takes in 45"),
        (least(30), flat(500), Fit.OPEN, "“at least 30” leaves room for 500"),
        (least(20), most(40), Fit.OPEN, "at least 20 and up to 40"),
        (flat(29), flat(30), Fit.APART, "29 against 30"),
        (flat(29), about(30), Fit.CLOSE, "29 rounds to 30"),
        (flat(34), flat(36), Fit.APART, "34 against 36"),
        (least(30), flat(24), Fit.APART, "at least 30 against 24"),
        (Figure(AT, 1 / 3, 1 / 3, 1 / 3, unit="share"), flat(33, "percent"), Fit.CLOSE, "33.333 rounds to 33"),
    ],
)
def test_fit(one, other, fit, why):
    assert (fitting(one, other).fit, fitting(one, other).why) == (fit, why)
    assert fitting(other, one).fit is fit


def test_hedges_reach_to_their_side():
    assert interval(Figure(AT, 100, None, None, "nearly")) == (90, 100)
    assert interval(Figure(AT, 100, None, None, "just over")) == (100, pytest.approx(110))
    assert interval(least(100)) == (100, math.inf)


@given(numbers)
def test_a_value_lies_within_its_interval_and_fits_itself(value):
    for figure in (flat(value), about(value), least(value), most(value)):
        low, high = interval(figure)
        assert low <= value <= high
        assert fitting(figure, figure).fit is Fit.SAME


@given(numbers, numbers)
def test_the_order_of_two_figures_does_not_matter(one, other):
    for left, right in ((flat(one), flat(other)), (about(one), least(other)), (most(one), flat(other))):
        assert fitting(left, right).fit is fitting(right, left).fit


@pytest.mark.parametrize(
    ("one", "other", "fit", "why"),
    [
        (flat(50, "mile"), flat(80, "km"), Fit.CLOSE, "49.71 rounds to 50"),
        (flat(18, "month"), flat(1.5, "year"), Fit.SAME, ""),
        (flat(0.25, "share"), flat(25, "percent"), Fit.SAME, ""),
        (flat(104, "degrees Fahrenheit"), flat(40, "degrees Celsius"), Fit.SAME, ""),
        (flat(2, "km"), flat(3_000, "m"), Fit.APART, "2 against 3"),
    ],
)
def test_units_of_one_kind_are_turned_into_the_first(one, other, fit, why):
    found = fitting(one, other)
    assert (found.fit, found.why) == (fit, why)


def test_units_of_two_kinds_are_never_set_against_each_other():
    with pytest.raises(ValueError, match="different things"):
        fitting(flat(2, "km"), flat(2, "kg"))


def test_several_dozen_take_in_what_lies_within_them():
    assert fitting(Figure(AT, None, 24, 120), flat(47)).fit is Fit.CLOSE
