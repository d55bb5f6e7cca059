import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.axis import axis


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([9, 14, 21], [0, 10, 20, 30]),
        ([9600, 10000], [9600, 9700, 9800, 9900, 10000]),
        ([4, 5], [0, 2, 4, 6]),  # a few begin at zero
        ([60, 61], [60, 61]),  # nobody counts in halves
        ([12, 12.5], [12, 12.2, 12.4, 12.6]),
        ([20, 100], [0, 25, 50, 75, 100]),
        ([-3, 5], [-4, -2, 0, 2, 4, 6]),
        ([1e6, 2.4e6], [0, 1e6, 2e6, 3e6]),
        ([0.0, 5e-324], [0, 1e-300]),  # as good as equal
    ],
)
def test_ticks_are_round_and_begin_at_zero_where_that_costs_little(values, ticks):
    found = axis(values)
    assert [t.value for t in found.ticks] == ticks
    assert not found.multiplies


@pytest.mark.parametrize(
    ("values", "multiplies"),
    [
        ([3, 5, 4000], True),  # 3 and 5 would lie on one another
        ([9000, 2_000_000], False),  # two values far apart can be told from one another
        ([0, 5, 4000], False),  # there is no zero on an axis that multiplies
        ([100, 101, 102], False),
    ],
)
def test_equal_steps_multiply_only_where_values_would_lie_on_one_another(values, multiplies):
    assert axis(values).multiplies is multiplies


def test_what_lies_outside_is_put_at_the_end():
    found = axis([10, 20])
    assert found.place(-5) == found.ticks[0].at
    assert found.place(900) == found.ticks[-1].at


@given(st.lists(st.floats(-1e12, 1e12).map(lambda v: float(f"{v:.6g}")), min_size=2, max_size=9, unique=True))
def test_every_value_lies_between_the_ends_and_in_order(values):
    found = axis(values)
    places = [found.place(v) for v in sorted(values)]
    assert places == sorted(places)
    assert all(0 < p < 100 for p in places)
    assert 2 <= len(found.ticks) <= 8
    assert [t.at for t in found.ticks] == sorted(t.at for t in found.ticks)
    assert all(math.isfinite(t.value) for t in found.ticks)
