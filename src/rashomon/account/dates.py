"""Dates as a reader writes them, from EDTF and TIMEX3 values."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.model import Analysis, DatePrecision, Published
from rashomon.read.calendar import bounds as single_bounds

__all__ = ["MONTHS", "bounds", "is_inferred", "precision", "spell", "spell_days", "spell_published"]

#: Not from the calendar module, whose names follow the locale of the process.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?", re.ASCII)
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])", re.ASCII)
_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)", re.ASCII)
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PART = re.compile(r"(\d{4})-([QH])([1-4])", re.ASCII)
_NTH = ("first", "second", "third", "fourth")

#: Days up to which a stretch counts as one of a kind.
_LENGTHS = (
    (1, DatePrecision.DAY),
    (27, DatePrecision.DAYS),
    (31, DatePrecision.MONTH),
    (93, DatePrecision.QUARTER),
    (1_000_000, DatePrecision.YEAR),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = re.compile(r"(\d{4})", re.ASCII)


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a day, week, month, year or interval; ``None`` if the value is not resolved so far.

    Args:
        value: EDTF or TIMEX3: ``2021-02-13``, ``2021-W07``, ``2021-02``, ``2021``, ``2021-02-17/2021-02-18``.
    """
    if "/" in value:
        first, _, last = value.partition("/")
        ends = bounds(first), bounds(last)
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] and ends[0][0] <= ends[1][1] else None
    first_day, last_day = single_bounds(value)
    return (first_day, last_day) if first_day and last_day else None


def spell(value: str) -> str:
    """A date value for a reader: "13 February 2021", "February 2021", "17–18 February 2021".

    What is not known is said: "a Saturday", "30 January of an unknown year".
    """
    days = bounds(value)
    if days is None:
        return _spell_incomplete(value)
    if "/" in value:
        return spell_days(*days)
    if _WEEK.fullmatch(value):
        if value.endswith("-WE"):
            return f"the weekend of {spell_days(*days)}"
        return f"the week of {spell_days(days[0], days[0] + timedelta(days=6))}"
    if _MONTH.fullmatch(value):
        return f"{MONTHS[days[0].month - 1]} {days[0].year}"
    if _YEAR.fullmatch(value):
        return value
    if season := _SEASON.fullmatch(value):
        return f"{_SEASONS[season[2]]} {season[1]}"
    if part := _PART.fullmatch(value):
        return f"the {_NTH[int(part[3]) - 1]} {'quarter' if part[2] == 'Q' else 'half'} of {part[1]}"
    clock = re.search(r"T(\d\d:\d\d)", value)
    return spell_days(*days) + (f", {clock[1]}" if clock else "")


def precision(value: str) -> DatePrecision:
    """How precisely a date value is known.

    Args:
        value: EDTF or TIMEX3, resolved to some stretch of the calendar.
    """
    days = bounds(value)
    length = (days[1] - days[0]).days + 1 if days else 1
    if _WEEK.fullmatch(value) and length > 2:
        return DatePrecision.WEEK
    if _SEASON.fullmatch(value):
        return DatePrecision.SEASON
    if "T" in value and length == 1:
        return DatePrecision.MOMENT
    return next(p for most, p in _LENGTHS if length <= most)


def _spell_incomplete(value: str) -> str:
    if found := _WEEKDAY.fullmatch(value):
        return f"a {_WEEKDAYS[int(found[1]) - 1]}"
    found = _NO_YEAR.fullmatch(value)
    if found and 1 <= int(found[1]) <= len(MONTHS):
        day = f"{int(found[2])} " if found[2] else ""
        return f"{day}{MONTHS[int(found[1]) - 1]} of an unknown year"
    return value


def spell_days(first: date, last: date, between: str = "–") -> str:
    """One day or a run of days: "13 February 2021", "17–18 February 2021", "30 January – 2 February 2021"."""
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{between}{end}"
    wide = between if between != "–" else " – "
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year}{wide}{end}"


def spell_published(published: Published | None) -> str:
    """When an article was published, for a reader, as a phrase that goes after "published"."""
    if published is None:
        return "on an unknown day"
    first, last = published.earliest, published.latest
    if first and last:
        return f"on {spell_days(first, last)}" if first == last else f"between {spell_days(first, last, ' and ')}"
    return (
        f"on or after {spell_days(first, first)}" if first else f"on or before {spell_days(last, last)}" if last else ""
    )


def is_inferred(analysis: Analysis) -> bool:
    """Whether the publication date was worked out from the text rather than given with it."""
    if analysis.published is None:
        return False
    given = {clause for one in analysis.article.dated for clause in one.basis}
    return not given & set(analysis.published.basis)
