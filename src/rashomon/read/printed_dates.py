"""Full dates as they are printed in a line, with the order of day and month where that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["DAY_NAME", "MONTH", "PrintedDate", "month_number", "printed_dates", "sure_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?"
DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
# a clock time may be glued to the year: "Nov 20 20194:29 AM"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d(?!\d?:\d\d))"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEK_DAY = rf"(?:\b(?P<week>{DAY_NAME})[,.]?\s{{1,2}}(?:the\s)?)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEK_DAY}\b(?P<month>{MONTH})\.?\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR}",
        rf"{_WEEK_DAY}\b{_DAY}(?:\sof)?[\s-](?P<month>{MONTH})\.?,?[\s-]{_YEAR}",
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<first>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d/-])",
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)"
        r"(?![\d/-])",
    )
)
#: Clocks of the United States and Canada, where the month is written before the day.
_MONTH_FIRST = re.compile(r"\b(?:[ECMP][SD]?T|A[KS]?[SD]T)\b")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date in a line.

    Attributes:
        day: The date.
        start: Where it begins in the line.
        end: Where it ends.
        week_day: Whether the day of the week stands with it, and is the right one.
    """

    day: date
    start: int
    end: int
    week_day: bool = False


def printed_dates(line: str) -> Iterator[PrintedDate]:
    """Find the full dates of a line, in its order.

    A date in figures counts only where the order of day and month is sure: one of them is above twelve, both are the
    same, or the line gives a North American clock time.

    Args:
        line: A line; long ones are the caller's to cut.
    """
    found: list[PrintedDate] = []
    for pattern in _PATTERNS:
        for hit in pattern.finditer(line):
            if any(one.start < hit.end() and hit.start() < one.end for one in found):
                continue
            if (day := _day(hit, line)) is not None:
                named = hit.groupdict().get("week")
                right = bool(named) and str(named)[:3].lower() == _DAYS[day.weekday()]
                found.append(PrintedDate(day, hit.start(), hit.end(), right))
    yield from sorted(found, key=lambda one: one.start)


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation; 0 if it is none."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(hit: re.Match[str], line: str) -> date | None:
    named = hit.groupdict()
    year = int(named["year"]) + (2000 if len(named["year"]) == 2 else 0)
    if named.get("month"):
        return sure_day(year, month_number(named["month"]), int(named["day"]))
    first = int(named["first"])
    if named.get("second") is None:
        return sure_day(year, first, int(named["day"]))
    second = int(named["second"])
    either = {d for d in (sure_day(year, first, second), sure_day(year, second, first)) if d}
    if len(either) == 1:
        return either.pop()
    return sure_day(year, first, second) if either and _MONTH_FIRST.search(line) else None


def sure_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; ``None`` if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
