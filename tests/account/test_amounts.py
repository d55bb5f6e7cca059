import pytest

from rashomon.account.amounts import amount, size, value_text
from rashomon.model import Figure, Scope
from rashomon.spans import Span


@pytest.mark.parametrize(
    ("value", "unit", "per", "expected"),
    [
        (9600, None, "", "9,600"),
        (0.25, None, "", "0.25"),
        (1_300_000, None, "", "1.3 million"),
        (1_234_567, None, "", "1,234,567"),
        (43_885_000, None, "", "43.885 million"),
        (2.5e12, "USD", "", "$2.5 trillion"),
        (1.3e6, "USD", "", "$1.3 million"),
        (40, "CHF", "", "CHF 40"),
        (-3e9, "EUR", "", "−€3 billion"),
        (4.2, "percent", "", "4.2 percent"),
        (1 / 3, "share", "", "33.3 percent"),
        (-0.5, "percentage points", "", "−0.5 percentage points"),
        (40, None, "day", "40 per day"),
        (9, "USD", "hour", "$9 per hour"),
        (0, None, "", "0"),
        (1, "mile", "", "1 mile"),
        (40, "mile", "", "40 miles"),
        (40, "km", "", "40 km"),
        (6, "foot", "", "6 feet"),
        (1, "years old", "", "1 year old"),
        (19, "years old", "", "19 years old"),
        (640, "km2", "", "640 km²"),
        (1, "percent", "", "1 percent"),
        (1, "degrees Celsius", "", "1 degree Celsius"),
        (1, "percentage points", "", "1 percentage point"),
        (38, "degrees Celsius", "", "38 degrees Celsius"),
    ],
)
def test_numbers_with_their_units(value, unit, per, expected):
    assert amount(value, unit, per) == expected


@pytest.mark.parametrize(
    ("value", "low", "high", "hedge", "unit", "expected"),
    [
        (9600, 9600, 9600, None, None, "9,600"),
        (9600, 9600, 9600, "just", None, "9,600"),
        (1.3e6, None, None, "about", "USD", "about $1.3 million"),
        (200, None, None, "or so", None, "about 200"),
        (200, None, None, "nearly", None, "nearly 200"),
        (200, None, None, "just over", None, "just over 200"),
        (0.25, 0.25, 0.25, None, "percent", "0.25 percent"),
        (None, 24, None, None, None, "at least 24"),
        (30, 30, None, "more than", None, "more than 30"),
        (30, 30, None, "no fewer than", None, "at least 30"),
        (None, None, 40, None, None, "up to 40"),
        (40, None, 40, "as many as", None, "up to 40"),
        (40, None, 40, "fewer than", None, "fewer than 40"),
        (30, 20, 40, None, None, "20 to 40"),
        (30e6, 20e6, 40e6, None, "USD", "$20 million to $40 million"),
        (30, 20, 40, None, "percent", "20 to 40 percent"),
        (0.3, 0.25, 0.35, None, "share", "25 to 35 percent"),
    ],
)
def test_values_for_readers(value, low, high, hedge, unit, expected):
    assert value_text(Figure(Span(0, 2), value, low, high, hedge, unit)) == expected


def test_a_rate_says_what_it_is_per():
    assert value_text(Figure(Span(0, 2), 40, None, None, "about", scope=Scope(per="day"))) == "about 40 per day"


def test_values_in_different_units_are_put_in_order():
    figures = [Figure(Span(0, 2), v, v, v, unit=u) for v, u in ((5, "km"), (4, "mile"), (900, "m"))]
    assert [value_text(f) for f in sorted(figures, key=size)] == ["900 m", "5 km", "4 miles"]
