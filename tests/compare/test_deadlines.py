"""Days between a report and a deadline."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.compare.deadlines import nearness
from rashomon.model import Nearness, Published


def on(first: date | None, last: date | None) -> Published:
    return Published(first, last, ("given",))


MAY_6 = on(date(2024, 5, 6), date(2024, 5, 6))
MAY_6_OR_7 = on(date(2024, 5, 6), date(2024, 5, 7))


@pytest.mark.parametrize(
    ("deadline", "published", "expected"),
    [
        ("2024-05-16", MAY_6, (10, 10)),
        ("2024-05-16", MAY_6_OR_7, (9, 10)),
        ("2024-07", MAY_6, (56, 86)),
        ("2024-05-03", MAY_6, (-3, -3)),
        ("2024-04-30/2024-05-02", MAY_6, None),
        ("XXXX-05-16", MAY_6, None),
        ("P30D", MAY_6, None),
        (None, MAY_6, None),
        ("2024-05-16", None, None),
        ("2024-05-16", on(date(2024, 5, 6), None), None),
    ],
)
def test_days_to_go(deadline, published, expected):
    found = nearness(deadline, ["a"], {"a": published})
    assert [(n.least, n.most) for n in found] == ([expected] if expected else [])


def test_each_report_once_in_their_order():
    found = nearness("2024-05-16", ["b", "a", "b"], {"a": MAY_6, "b": MAY_6_OR_7})
    assert found == (Nearness("b", 9, 10), Nearness("a", 10, 10))


def test_a_distance_runs_from_fewest_to_most_days():
    with pytest.raises(ValueError, match="more than"):
        Nearness("a", 3, 2)
