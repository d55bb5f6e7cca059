"""Time expressions: where they stand, and what they mean on a given day of publication."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.times import resolve, time_references
from rashomon.model import Published, Tense, TimeReference, TimeType
from rashomon.read.calendar import meaning, unresolved
from rashomon.spans import Span
from tests.conftest import parsed

# a Wednesday
DAY = date(2019, 10, 16)


def found(text: str, day: date | None = DAY) -> list[tuple[str, str]]:
    when = Published(day, day, ("test",)) if day else None
    return [(t.span.of(text), t.value) for t in time_references(parsed(text), when)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in full, at any precision
        ("The bridge opened on April 18, 2012.", [("April 18, 2012", "2012-04-18")]),
        ("The bridge opened on 18 April 2012.", [("18 April 2012", "2012-04-18")]),
        ("The bridge opened in May 2012.", [("May 2012", "2012-05")]),
        ("The bridge has stood since 1987.", [("1987", "1987")]),
        ("The log says 2012-02-13 and nothing else.", [("2012-02-13", "2012-02-13")]),
        ("The harbour was dredged in the 1990s.", [("the 1990s", "199")]),
        ("Sales fell in the third quarter of 2018.", [("the third quarter of 2018", "2018-Q3")]),
        ("The ferry sank in the winter of 1962.", [("the winter of 1962", "1962-WI")]),
        # days of the week, by tense
        ("The mayor resigned on Monday.", [("Monday", "2019-10-14")]),
        ("The council will vote on Monday.", [("Monday", "2019-10-21")]),
        ("The council is to vote on Friday.", [("Friday", "2019-10-18")]),
        ("The mayor resigned on Wednesday.", [("Wednesday", "2019-10-16")]),
        (
            "Delegates will gather on Thursday and Friday.",
            [("Thursday", "2019-10-17"), ("Friday", "2019-10-18")],
        ),
        ("The mayor resigned last Friday.", [("last Friday", "2019-10-11")]),
        ("The council will vote next Tuesday.", [("next Tuesday", "2019-10-22")]),
        ("The fire broke out on Sunday night.", [("Sunday night", "2019-10-13TNI")]),
        # days and months without their year
        ("The mayor resigned on September 30.", [("September 30", "2019-09-30")]),
        # October now: a month with nothing to say whether it is past or to come is past, but for the next few
        ("The engineer's March report detailed the cracks.", [("March", "2019-03")]),
        ("The council will vote on January 9.", [("January 9", "2020-01-09")]),
        ("The mayor resigned last February.", [("last February", "2019-02")]),
        ("Workers must leave the mine by March.", [("March", "2020-03")]),
        ("The factory closed in December.", [("December", "2018-12")]),
        ("Rain fell on March 3 and 4.", [("March 3", "2019-03-03"), ("4", "2019-03-04")]),
        # counted from the publication
        ("The mayor resigned yesterday.", [("yesterday", "2019-10-15")]),
        ("The mayor resigned two days ago.", [("two days ago", "2019-10-14")]),
        ("The mayor resigned last week.", [("last week", "2019-W41")]),
        ("The council will vote next week.", [("next week", "2019-W43")]),
        ("The mayor resigned earlier this month.", [("earlier this month", "2019-10")]),
        ("The mill closed five years ago.", [("five years ago", "2014")]),
        ("The mayor resigned last year.", [("last year", "2018")]),
        # stretches, repetitions, clock times
        ("He had ruled for the previous two decades.", [("the previous two decades", "P20Y")]),
        ("Over the past three days the river rose.", [("the past three days", "P3D")]),
        ("It was a two-week strike.", [("two-week", "P2W")]),
        ("The ferry sails every day.", [("every day", "P1D")]),
        ("The ferry left at 8:40 a.m. local time.", [("8:40 a.m. local time", "T08:40")]),
        ("Doors will open at 7 pm on Friday.", [("7 pm on Friday", "2019-10-18T19:00")]),
        ("The mine is flooded now.", [("now", "PRESENT_REF")]),
    ],
)
def test_expressions(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the palace, and may stay.",
        "The sun rose over 1200 tents and 2000 people.",
        "She paid $1999 for Flight 2010 tickets.",
        "April Baker, 52 years old, has a 6-year-old son.",
        "A second group took a quarter of the grain.",
        "He asked for a fall in prices.",
        "In his last week in office the mayor sold the quay.",
        "In the mayor's last month as chairman the quay was sold.",
    ],
)
def test_what_is_no_time(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor resigned on Saturday.", "XXXX-WXX-6"),
        ("The mayor resigned on January 30.", "XXXX-01-30"),
        ("The mayor resigned last week.", "XXXX-WXX"),
        ("The mayor resigned in May 2012.", "2012-05"),
    ],
)
def test_without_a_publication_date(text, value):
    assert [v for _, v in found(text, None)] == [value]


def test_a_range_of_days_gives_what_its_days_agree_on():
    text = "The mayor resigned on Monday. He had been elected two days ago."
    monday, offset = time_references(parsed(text), Published(DAY, DAY + timedelta(1), ("test",)))
    assert monday.value == "2019-10-14"
    assert (offset.value, offset.low, offset.high) == ("2019-10", date(2019, 10, 14), date(2019, 10, 15))


_REPORT = (
    "The owners will close the yard, the Brenn Ledger reported on October 16.\n\n"
    "The yard has built ferries since 1921.\n\nTwo days ago, the mayor said he had doubts."
)


def _two_days_ago(first: date, last: date) -> TimeReference:
    (one,) = (
        t for t in time_references(parsed(_REPORT), Published(first, last, ("test",))) if t.form.startswith("day")
    )
    return one


def test_ago_is_counted_from_a_report_that_the_text_dates_where_publication_is_a_range():
    one = _two_days_ago(DAY, DAY + timedelta(1))
    assert one.value == "2019-10-14"
    # the days that publication leaves stay its bounds
    assert (one.low, one.high) == (date(2019, 10, 14), date(2019, 10, 15))
    assert one.basis == (
        "counted from 2019-10-16, the day of a report it draws on; publication date between 2019-10-16 and 2019-10-17"
    )


def test_ago_is_counted_from_publication_where_that_is_known_or_the_report_is_older():
    known = _two_days_ago(DAY + timedelta(1), DAY + timedelta(1))
    assert (known.value, known.basis) == ("2019-10-15", "publication date 2019-10-17")
    later = _two_days_ago(DAY + timedelta(3), DAY + timedelta(4))
    assert (later.value, later.low, later.high) == ("2019-10", date(2019, 10, 17), date(2019, 10, 18))
    assert later.basis == "publication date between 2019-10-19 and 2019-10-20"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The dam broke on March 3, 2015. The next day it rained.", "counted from 2015-03-03, named before it"),
        (
            "The dam broke on Monday. The next day it rained.",
            "counted from 2019-10-14, named before it; publication date 2019-10-16",
        ),
        ("The dam broke. The next day it rained.", "what it counts from is not certain"),
        ("It rained from March 3 to 5, 2015.", "the year of the date after it"),
    ],
)
def test_what_a_reference_rests_on(text, basis):
    when = Published(DAY, DAY, ("test",))
    assert basis in {t.basis for t in time_references(parsed(text), when)}


def test_another_publication_date_moves_what_is_counted_from_a_day_of_the_week():
    text = "The dam broke on Monday. The next day it rained. A day later it thawed."
    before = time_references(parsed(text), Published(DAY, DAY, ("test",)))
    week = DAY + timedelta(7)
    after = [resolve(t, Published(week, week, ("test",))).value for t in before]
    assert [t.value for t in before] == ["2019-10-14", "2019-10-15", "2019-10-16"]
    assert after == ["2019-10-21", "2019-10-22", "2019-10-23"]


def test_an_open_range_decides_nothing():
    text = "The mayor resigned on Monday."
    (monday,) = time_references(parsed(text), Published(DAY, None, ("test",)))
    assert (monday.value, monday.low) == ("XXXX-WXX-1", None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The pact was signed last February. Under the February pact both sides withdrew.",
            ["2019-02", "2019-02"],
        ),
        ("On March 3, 2015, the dam broke. On March 5 it broke again.", ["2015-03-03", "2015-03-05"]),
        ("Profit rose in the third quarter. Sales were $3 million a year earlier.", ["2019-Q3", "2018-Q3"]),
    ],
)
def test_the_text_around_completes_a_date(text, values):
    assert [v for _, v in found(text)] == values


def test_what_is_dated_and_by_whom():
    text = "In a statement on Sunday, the orchard growers have warned of losses."
    (sunday,) = time_references(parsed(text), None)
    assert sunday.tense is Tense.PAST
    assert sunday.act is not None
    assert set(sunday.act.lemmas) >= {"warn", "statement"}
    assert sunday.act.actor is not None
    assert sunday.act.actor.of(text) == "the orchard growers"


_SHIFTING = ["day:-2", "day:1", "weekday:6", "weekday<:2", "weekday>:4", "weekday=-1:3"]


@given(
    st.sampled_from(_SHIFTING),
    st.sampled_from(Tense),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.integers(0, 200),
)
def test_days_move_with_the_publication_by_whole_weeks_or_days(form, tense, day, n):
    step = timedelta(n if form.startswith("day") else 7 * n)
    before, after = meaning(form, tense, day), meaning(form, tense, day + step)
    assert date.fromisoformat(after.value) - date.fromisoformat(before.value) == step


@given(st.integers(1, 7), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_past_week_day_lies_within_the_week_before_and_a_coming_one_within_the_week_after(number, day):
    past = date.fromisoformat(meaning(f"weekday:{number}", Tense.PAST, day).value)
    coming = date.fromisoformat(meaning(f"weekday:{number}", Tense.FUTURE, day).value)
    assert past.isoweekday() == coming.isoweekday() == number
    assert timedelta(0) <= day - past < timedelta(7)
    assert timedelta(0) <= coming - day < timedelta(7)


@given(st.sampled_from([*_SHIFTING, "month-day:02-29", "month-name:05", "season:WI", "year:-5000"]), st.dates())
def test_resolving_twice_is_resolving_once(form, day):
    when = Published(day, day, ("test",))
    one = TimeReference(Span(0, 1), TimeType.DATE, unresolved(form), form=form)
    assert resolve(resolve(one, None), when) == resolve(one, when)


@pytest.mark.parametrize("form", ["", "noon", "weekday", "fortnight:2"])
def test_what_is_no_form_is_refused(form):
    with pytest.raises(ValueError, match="not a time form"):
        meaning(form, Tense.PAST, DAY)
