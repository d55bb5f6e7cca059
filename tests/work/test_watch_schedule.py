"""When to come back: from times to times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.work.watch_schedule import (
    BASE,
    DAY,
    LOOKS,
    after_change,
    after_failure,
    after_page_failure,
    after_visit,
    next_look,
    too_old,
)

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
intervals = st.timedeltas(MINUTE, timedelta(days=3))


@pytest.mark.parametrize(
    ("interval", "news", "wishes", "pace", "after"),
    [
        (15 * MINUTE, True, (), 15 * MINUTE, 15 * MINUTE),
        (15 * MINUTE, False, (), 22.5 * MINUTE, 22.5 * MINUTE),
        (4 * HOUR, True, (), 2 * HOUR, 2 * HOUR),
        (20 * HOUR, False, (), DAY, DAY),
        (15 * MINUTE, True, (3_600, None), 15 * MINUTE, HOUR),  # max-age of an hour
        (15 * MINUTE, True, (60, 7_200), 15 * MINUTE, 2 * HOUR),  # ttl of two hours
        (15 * MINUTE, True, (60, 0.0), 15 * MINUTE, 15 * MINUTE),
        (15 * MINUTE, True, (31_536_000,), 15 * MINUTE, DAY),  # for a year: no more than a day is granted
        (MINUTE, True, (), 15 * MINUTE, 15 * MINUTE),  # of a run with another base
    ],
)
def test_after_a_visit(interval, news, wishes, pace, after):
    assert after_visit(NOON, interval, BASE, news=news, wishes=wishes) == (pace, NOON + after)


@given(moments, intervals, intervals, st.booleans(), st.lists(st.none() | st.floats(-10, 1e9), max_size=3))
def test_a_source_is_visited_neither_too_often_nor_too_seldom(now, interval, base, news, wishes):
    pace, due = after_visit(now, interval, base, news=news, wishes=wishes)
    assert base <= pace <= max(base, DAY)
    assert now + pace <= due <= now + max(base, DAY)
    assert all(due >= now + timedelta(seconds=min(one, 86_400)) for one in wishes if one and one > 0)


@given(intervals)
def test_news_bring_visits_sooner_and_their_absence_later(interval):
    with_news, _ = after_visit(NOON, interval, MINUTE, news=True)
    without, _ = after_visit(NOON, interval, MINUTE, news=False)
    assert with_news <= without


@pytest.mark.parametrize(
    ("failures", "wait", "chance", "after"),
    [
        (1, None, 0.0, 15 * MINUTE),
        (2, None, 0.0, 30 * MINUTE),
        (3, None, 0.0, HOUR),
        (7, None, 0.0, 16 * HOUR),
        (8, None, 0.0, DAY),
        (1_000_000, None, 0.0, DAY),
        (1, None, 1.0, 18.75 * MINUTE),
        (1, 7_200.0, 0.0, 2 * HOUR),
        (1, 1e12, 0.0, 7 * DAY),
    ],
)
def test_after_a_failure(failures, wait, chance, after):
    assert after_failure(NOON, failures, BASE, wait=wait, chance=chance) == NOON + after


@given(moments, st.integers(1, 100), intervals, st.none() | st.floats(0, 1e6), st.floats(0, 1))
def test_a_server_that_asks_to_wait_is_obeyed_and_each_failure_waits_longer(now, failures, base, wait, chance):
    due = after_failure(now, failures, base, wait=wait, chance=chance)
    assert due >= now + base
    if wait:
        assert due >= now + timedelta(seconds=min(wait, 604_800))
    assert after_failure(now, failures + 1, base, wait=wait, chance=chance) >= due


def test_a_page_that_does_not_come_is_given_up_in_the_end():
    waits = [after_page_failure(NOON, n) for n in range(1, 8)]
    assert [(one - NOON) / MINUTE for one in waits if one] == [5, 10, 20, 40, 80]
    assert waits[5:] == [None, None]


def test_a_young_page_is_looked_at_again_at_growing_intervals():
    at: datetime | None = NOON
    looks = []
    while at := next_look(NOON, at):
        looks.append(at - NOON)
    assert tuple(looks) == LOOKS == (HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=30)))
def test_the_next_look_lies_ahead_and_looking_ends_with_the_week(seen, age):
    at = next_look(seen, seen + age)
    if at is None:
        assert age > timedelta(days=7) - HOUR
    else:
        assert seen + age < at <= seen + timedelta(days=7)


def test_what_a_source_says_anew_is_looked_at_but_not_each_time():
    assert after_change(NOON - HOUR, NOON - 10 * MINUTE, NOON) == NOON + 50 * MINUTE
    assert after_change(NOON - DAY, NOON - 2 * HOUR, NOON) == NOON
    assert after_change(NOON - 9 * DAY, NOON - 2 * HOUR, NOON) == NOON + 22 * HOUR


def test_an_archive_is_not_news():
    assert too_old(NOON - timedelta(days=31), NOON)
    assert not too_old(NOON - timedelta(days=29), NOON)
    assert not too_old(NOON + timedelta(days=400), NOON)
