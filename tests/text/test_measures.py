"""Units of measure in the base unit of their kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.measures import base_unit, in_base


@pytest.mark.parametrize(
    ("value", "unit", "expected", "base"),
    [
        (1, "mile", 1609.344, "m"),
        (3, "km", 3000, "m"),
        (6, "foot", 1.8288, "m"),
        (1, "acre", 4046.8564224, "m2"),
        (2, "square mile", 5_179_976.220672, "m2"),
        (1, "barrel", 158.987294928, "litre"),
        (2, "tonne", 2000, "kg"),
        (14, "stone", 88.90410452, "kg"),
        (60, "mph", 96.56064, "km/h"),
        (10, "m/s", 36, "km/h"),
        (104, "degrees Fahrenheit", 40, "degrees Celsius"),
        (-40, "degrees Fahrenheit", -40, "degrees Celsius"),
        (25, "basis points", 0.25, "percentage points"),
        (40, "percent", 0.4, "share"),
        (2, "TB", 2e12, "byte"),
        (90, "minute", 5400, "second"),
        (18, "month", 1.5, "year"),
        (18, "months old", 1.5, "years old"),
    ],
)
def test_a_unit_in_the_base_of_its_kind(value, unit, expected, base):
    assert base_unit(unit).name == base
    assert in_base(value, unit) == pytest.approx(expected)


@given(st.floats(-1e9, 1e9), st.sampled_from(["USD", "points", "boat", "decibel"]))
def test_what_cannot_be_turned_stays_as_it_is(value, unit):
    assert (base_unit(unit).name, in_base(value, unit)) == (unit, value)


def test_a_base_unit_is_its_own_base():
    for unit in ("m", "m2", "litre", "kg", "km/h", "kWh", "second", "year", "share", "degrees Celsius"):
        assert (base_unit(unit).name, in_base(7, unit)) == (unit, 7)
