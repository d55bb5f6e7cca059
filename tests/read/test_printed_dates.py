"""Full dates as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.printed_dates import printed_dates


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("March 5, 2019", ["2019-03-05"]),
        ("Tue, 5th Mar. 2019 18.54 GMT", ["2019-03-05"]),
        ("5 MAR 2019", ["2019-03-05"]),
        ("Nov 20 20194:29 AM", ["2019-11-20"]),
        ("2019-03-05T20:51:19Z", ["2019-03-05"]),
        ("2019.03.05 / 2019/03/06", ["2019-03-05", "2019-03-06"]),
        ("13/02/2021 and 02/14/2021", ["2021-02-13", "2021-02-14"]),
        ("21:17 18.11.2019", ["2019-11-18"]),
        ("03/04/2019", []),
        ("04/04/2019", ["2019-04-04"]),
        ("03/04/2019 9:00 PM ET", ["2019-03-04"]),
        ("11/19/19", ["2019-11-19"]),
        ("11.19.19", []),
        ("1.2.2019.4", []),
        ("February 30, 2019", []),
        ("March 2019", []),
        ("call 555-03-2019", []),
        ("marching 5, 2019", []),
    ],
)
def test_dates_in_a_line(line, days):
    assert [one.day.isoformat() for one in printed_dates(line)] == days


@pytest.mark.parametrize(("line", "right"), [("Tuesday, March 5, 2019", True), ("Monday, March 5, 2019", False)])
def test_the_day_of_the_week_must_be_the_right_one(line, right):
    (one,) = printed_dates(line)
    assert one.week_day is right


@given(st.text(max_size=160))
def test_dates_stand_where_they_say(line):
    for one in printed_dates(line):
        assert 0 <= one.start < one.end <= len(line)
