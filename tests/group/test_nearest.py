from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.group.nearest import Nearest


def test_the_nearest_of_each_side_are_remembered():
    near = Nearest(2, -1.0)
    assert near.put(0, {1: 0.5, 2: 0.3, 3: -2.0}) == [1, 2]
    assert near.put(4, {0: 0.4}) == [0]  # it takes the place of the farther of the two
    assert dict(near.of(0)) == {1: 0.5, 4: 0.4}
    assert dict(near.of(2)) == {0: 0.3}
    assert dict(near.of(3)) == {}  # too far off to be anyone's neighbour
    assert near.put(5, {0: 0.1}) == []


def test_what_is_taken_comes_back():
    near = Nearest(2, -1.0)
    near.put(0, {1: 0.5, 2: 0.3})
    taken = near.take([0, 9])
    assert dict(near.of(0)) == {}
    near.give([0, 9], taken)
    assert dict(near.of(0)) == {1: 0.5, 2: 0.3}


@given(st.permutations(range(1, 8)), st.integers(1, 4))
def test_the_order_of_arrival_does_not_matter(order, most):
    near = Nearest(most, -1.0)
    for other in order:
        near.put(other, {0: other / 10})
    assert sorted(near.of(0)) == list(range(8 - most, 8))
