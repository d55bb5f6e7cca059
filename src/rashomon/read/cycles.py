"""Which of the many Mondays, Mays or Easters is meant by a name, on a given day."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Tense
from rashomon.read.feasts import easter, islamic_days
from rashomon.read.stretches import SEASONS

__all__ = ["NAMED", "Way", "islamic", "valid_year", "week_of"]

#: Days by which a month and day may lie on the wrong side of the tense: "on May 2 he will" of the day before is a
#: slip of the tense, not a date of next year.
_TENSE_SLACK = 30

#: Months ahead up to which a bare month of unknown tense is the coming one: news looks back further than ahead.
_MONTHS_AHEAD = 3

#: Months ahead from which a bare month told as to come is the one just past: its tense is that of something else.
_TOO_FAR = 10

#: Quarters by which the one that has just ended lies after the current one, counted round the year.
_JUST_ENDED = 3


@dataclass(frozen=True, slots=True)
class Way:
    """Which of the many Mondays or Mays is meant."""

    way: str
    tense: Tense

    @property
    def shift(self) -> int | None:
        """Years (weeks, of a weekday) from those of the publication; ``None`` if only a direction is known."""
        return int(self.way[1:]) if self.way.startswith("=") else None

    @property
    def after(self) -> bool:
        """Whether the one to come is meant."""
        return self.way == ">" or (not self.way and self.tense is Tense.FUTURE)

    @property
    def strict(self) -> bool:
        """Whether the day (month, season) of publication itself is out of the question."""
        return self.way in ("<", ">")


def week_of(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def valid_year(year: int) -> int:
    """The same year.

    Raises:
        OverflowError: If the calendar has no such year.
    """
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return year


def _weekend(arg: str, way: Way, day: date) -> str:
    if way.shift is not None:
        return f"{week_of(day + timedelta(weeks=way.shift))}-{arg}"
    on = day.isoweekday() >= 6
    back = not way.after and (way.strict or not on)
    ahead = way.after and way.strict and on
    return f"{week_of(day + timedelta(weeks=ahead - back))}-{arg}"


def _weekday(number: int, way: Way, day: date) -> date:
    if way.shift is not None:
        found = day + timedelta(number - day.isoweekday(), weeks=way.shift)
        if way.shift == 0 and way.tense is Tense.PAST and found > day:
            # "this Sunday", told on Monday as past
            return found - timedelta(7)
        return found + timedelta(7) if way.shift == 0 and way.tense is Tense.FUTURE and found < day else found
    if way.after:
        ahead = (number - day.isoweekday()) % 7
        return day + timedelta(7 if way.strict and ahead == 0 else ahead)
    back = (day.isoweekday() - number) % 7
    return day - timedelta(7 if way.strict and back == 0 else back)


def _month_day(arg: str, way: Way, day: date) -> str:
    """The nearest such day that the tense allows."""
    years = range(day.year - 4, day.year + 5) if arg == "02-29" else range(day.year - 1, day.year + 2)
    if way.shift is not None:
        years = range(day.year + way.shift, day.year + way.shift + 1)
    month, number = (int(x) for x in arg.split("-"))
    days = [date(y, month, number) for y in years if number <= calendar.monthrange(y, month)[1]]
    slack = timedelta(0 if way.strict else _TENSE_SLACK)
    if way.after:
        allowed = [d for d in days if d >= day - slack]
    elif way.way == "<" or way.tense is Tense.PAST:
        allowed = [d for d in days if d <= day + slack]
    else:
        allowed = days
    return min(allowed or days, key=lambda d: (abs((d - day).days), d)).isoformat()


def _nth_day(arg: str, way: Way, day: date) -> str:
    month, weekday, nth = (int(x) for x in arg.split("-"))

    def of(year: int) -> date:
        first = date(year, month, 1)
        found = first + timedelta((weekday - first.isoweekday()) % 7, weeks=nth - 1)
        return found if found.month == month else found - timedelta(7)

    return _nearest([of(year) for year in _years(way, day)], way, day).isoformat()


def _easter(arg: str, way: Way, day: date) -> str:
    return _nearest([easter(year) + timedelta(int(arg)) for year in _years(way, day)], way, day).isoformat()


def _years(way: Way, day: date) -> range:
    """The years in which a feast can be meant."""
    year = day.year + (way.shift or 0)
    return range(year, year + 1) if way.shift is not None else range(max(1, year - 1), min(9999, year + 1) + 1)


def _nearest(days: Sequence[date], way: Way, day: date) -> date:
    """The nearest of the days that the tense allows."""
    allowed = [d for d in days if (d >= day if way.after else d <= day)]
    return min(allowed or days, key=lambda d: abs((d - day).days))


def islamic(arg: str, way: Way, day: date) -> tuple[date, date] | None:
    """The first and last possible day of a day ("10-01") or month ("09") of the Islamic calendar.

    Args:
        arg: Its month and day.
        way: Which one is meant.
        day: The day of publication.

    Returns:
        Those of the nearest that the tense allows; ``None`` outside of the tabulated years.
    """
    month, _, number = arg.partition("-")
    found = [d for y in _years(way, day) for d in islamic_days(int(month), int(number) if number else None, y)]
    if not found:
        return None
    ends = {last if way.after else first: (first, last) for first, last in found}
    return ends[_nearest(sorted(ends), way, day)]


def _half_no(arg: str, way: Way, day: date) -> str:
    return f"{valid_year(day.year + (way.shift or 0)):04}-H{arg}"


def _month_name(arg: str, way: Way, day: date) -> str:
    ahead = (int(arg) - day.month) % 12
    if not way.way and (way.tense is Tense.UNKNOWN or (way.tense is Tense.PAST and ahead == 1)):
        # next month's name in a past sentence dates what is ahead, else it would have its year
        way = Way("", Tense.FUTURE if ahead <= _MONTHS_AHEAD else Tense.PAST)
    elif not way.way and way.after and ahead >= _TOO_FAR:
        # nobody says "in September" of that of next year in October
        way = Way("<", Tense.UNKNOWN)
    year = _cycle_year(int(arg), day.month, way, day)
    return f"{year:04}-{arg}"


def _quarter_no(arg: str, way: Way, day: date) -> str:
    if not way.way and way.after and (int(arg) - (day.month + 2) // 3) % 4 == _JUST_ENDED:
        # "expects to report a third-quarter loss" is of the one that has just ended
        way = Way("<", Tense.UNKNOWN)
    year = _cycle_year(int(arg), (day.month + 2) // 3, way, day)
    return f"{year:04}-Q{arg}"


def _season(arg: str, way: Way, day: date) -> str:
    start, end = SEASONS[arg]
    now = day.month + (12 if day.month < 3 and arg == "WI" else 0)
    base = day.year - (1 if now > 12 else 0)
    if way.shift is not None:
        return f"{base + way.shift:04}-{arg}"
    begun, over = now >= start, now > end
    if way.after:
        year = base + (1 if over or (way.strict and begun) else 0)
    else:
        year = base - (0 if over or (begun and not way.strict) else 1)
    return f"{year:04}-{arg}"


def _cycle_year(wanted: int, now: int, way: Way, day: date) -> int:
    if way.shift is not None:
        return valid_year(day.year + way.shift)
    if way.after:
        return valid_year(day.year + (wanted < now or (way.strict and wanted == now)))
    return valid_year(day.year - (wanted > now or (way.strict and wanted == now)))


#: What the argument of each named form means, by which one is meant and the day of publication.
NAMED: dict[str, Callable[[str, Way, date], str]] = {
    "weekday": lambda arg, way, day: _weekday(int(arg), way, day).isoformat(),
    "weekend": _weekend,
    "month-day": _month_day,
    "month-name": _month_name,
    "quarter-no": _quarter_no,
    "season": _season,
    "nth-day": _nth_day,
    "easter": _easter,
    "half-no": _half_no,
}
