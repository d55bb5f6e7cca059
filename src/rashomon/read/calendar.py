"""What an unresolved time form means when it is read on a given day.

A form is a short string that keeps all of a time expression that its publication date does not decide, so that it can
be resolved again later without the text. Values are those of TIMEX3 (ISO 8601 of the known precision,
http://www.timeml.org/publications/timeMLdocs/timeml_1.2.1.html). The forms:

====================  ================================================================================
``day:-2``            so many days from the day of publication; also ``week``, ``month``, ``quarter``,
                      ``year``, ``decade``, ``century``
``weekday:6``         that day of the week (Monday is 1), before or after publication by the tense
``month-day:01-30``   that day of the year, likewise
``month-name:02``     that month, likewise
``quarter-no:3``      that quarter of a year, likewise
``season:SU``         that season (SP, SU, FA, WI), likewise
``weekend:WE``        the weekend before or after, or the one that is on
``nth-day:11-4-4``    the fourth Thursday of November, likewise
====================  ================================================================================

A named form may say which one it means: ``weekday<:5`` (last Friday), ``weekday>:5`` (next Friday), ``weekday=0:5``
(the Friday of this week), ``month-name=-1:06`` (June of last year). An argument may end with years to add
(``quarter-no:3@-1``, a year before the third quarter), and a form with a part of the day or a clock time (``weekday:6
TNI``, ``day:0 T09:25``).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model import Published, Tense, TimeReference

__all__ = ["LONGEST_RANGE", "Meaning", "bounds", "meaning", "resolve", "unresolved"]

#: Days of a publication range that are tried one by one; beyond, even the year would seldom be common to all of them.
LONGEST_RANGE = 400

#: Days by which a month and day may lie on the wrong side of the tense: "on May 2 he will" of the day before is a
#: slip of the tense, not a date of next year.
_TENSE_SLACK = 60

#: Months ahead up to which a bare month of unknown tense is the coming one: news looks back further than ahead.
_MONTHS_AHEAD = 3

_FORM = re.compile(
    r"(?P<kind>[a-z-]+)(?P<way>[<>]|=[+-]?\d+)?:(?P<arg>[^@ ]+)(?:@(?P<years>[+-]?\d+))?(?: (?P<part>T\S+))?"
)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 value with the first and last day it can mean."""

    value: str
    low: date | None
    high: date | None


def resolve(reference: TimeReference, published: Published | None) -> TimeReference:
    """Resolve a time reference again, on another publication date.

    A publication date that is a range gives the value only if every day of it does; else the value keeps what they
    have in common, with the bounds of all.

    Args:
        reference: A time reference with its form; one without a form stands in full and is returned as it is.
        published: When its article was published; ``None``, or a range with an open end, leaves it unresolved.
    """
    if not reference.form:
        return reference
    days = _days(published)
    if not days or published is None:
        return replace(
            reference, value=unresolved(reference.form), basis="publication date unknown", low=None, high=None
        )
    meanings = [meaning(reference.form, reference.tense, day) for day in days]
    values = sorted({m.value for m in meanings})
    low = min((m.low for m in meanings if m.low), default=None)
    high = max((m.high for m in meanings if m.high), default=None)
    value = values[0] if len(values) == 1 else _in_common(values) or unresolved(reference.form)
    return replace(reference, value=value, basis=f"publication date {published.value}", low=low, high=high)


def _days(published: Published | None) -> list[date]:
    if published is None or published.earliest is None or published.latest is None:
        return []
    length = (published.latest - published.earliest).days
    return [published.earliest + timedelta(n) for n in range(length + 1)] if length <= LONGEST_RANGE else []


def _in_common(values: list[str]) -> str | None:
    """The month or year that all values lie in."""
    for length, shape in ((7, r"\d{4}-\d\d"), (4, r"\d{4}")):
        heads = {v[:length] for v in values}
        if len(heads) == 1 and re.fullmatch(shape, head := heads.pop()):
            return head
    return None


def meaning(form: str, tense: Tense, day: date) -> Meaning:
    """What a form means in a text published on a given day.

    Args:
        form: The unresolved form.
        tense: Whether what it dates is told as past or to come.
        day: The day of publication.

    Raises:
        ValueError: If the form is none of those this module describes.
    """
    match = _parse(form)
    kind, arg = match["kind"], match["arg"]
    try:
        value = (
            _offset(kind, int(arg), day)
            if kind in _UNKNOWN
            else _NAMED[kind](arg, _Way(match["way"] or "", tense), day)
        )
        value = _add_years(value, int(match["years"] or 0))
    except OverflowError:
        # "three thousand years ago": before the calendar
        return Meaning(unresolved(form), None, None)
    low, high = bounds(value)
    return Meaning(value + (match["part"] or ""), low, high)


def unresolved(form: str) -> str:
    """The value of a form while the publication date is unknown, with ``X`` for what it would decide."""
    match = _parse(form)
    kind, arg, part = match["kind"], match["arg"], match["part"] or ""
    named = {
        "weekday": f"XXXX-WXX-{arg}",
        "month-day": f"XXXX-{arg}",
        "month-name": f"XXXX-{arg}",
        "quarter-no": f"XXXX-Q{arg}",
        "season": f"XXXX-{arg}",
        "weekend": f"XXXX-WXX-{arg}",
        "nth-day": f"XXXX-{arg[:2]}-XX",
    }
    return (_UNKNOWN.get(kind) or named[kind]) + part


def _parse(form: str) -> re.Match[str]:
    match = _FORM.fullmatch(form)
    if match is None or (match["kind"] not in _UNKNOWN and match["kind"] not in _NAMED):
        raise ValueError(f"not a time form: {form!r}")
    return match


@dataclass(frozen=True, slots=True)
class _Way:
    """Which of the many Mondays or Mays is meant."""

    way: str
    tense: Tense

    @property
    def shift(self) -> int | None:
        """Years (weeks, of a weekday) from those of the publication; ``None`` if only a direction is known."""
        return int(self.way[1:]) if self.way.startswith("=") else None

    @property
    def after(self) -> bool:
        return self.way == ">" or (not self.way and self.tense is Tense.FUTURE)

    @property
    def strict(self) -> bool:
        """Whether the day (month, season) of publication itself is out of the question."""
        return self.way in ("<", ">")


def _offset(kind: str, n: int, day: date) -> str:
    if kind == "day":
        return (day + timedelta(n)).isoformat()
    if kind == "week":
        return _week(day + timedelta(weeks=n))
    if kind in ("month", "quarter"):
        months = 1 if kind == "month" else 3
        index = day.year * 12 // months + (day.month - 1) // months + n
        year, rest = divmod(index, 12 // months)
        _valid_year(year)
        return f"{year:04}-{rest + 1:02}" if kind == "month" else f"{year:04}-Q{rest + 1}"
    if kind == "year":
        return f"{_valid_year(day.year + n):04}"
    digits = 1 if kind == "decade" else 2
    return f"{_valid_year(day.year + n * 10**digits):04}"[:-digits]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _weekend(arg: str, way: _Way, day: date) -> str:
    on = day.isoweekday() >= 6
    back = not way.after and (way.strict or not on)
    ahead = way.after and way.strict and on
    return f"{_week(day + timedelta(weeks=ahead - back))}-{arg}"


def _weekday(number: int, way: _Way, day: date) -> date:
    if way.shift is not None:
        return day + timedelta(number - day.isoweekday(), weeks=way.shift)
    if way.after:
        ahead = (number - day.isoweekday()) % 7
        return day + timedelta(7 if way.strict and ahead == 0 else ahead)
    back = (day.isoweekday() - number) % 7
    return day - timedelta(7 if way.strict and back == 0 else back)


def _month_day(arg: str, way: _Way, day: date) -> str:
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


def _nth_day(arg: str, way: _Way, day: date) -> str:
    month, weekday, nth = (int(x) for x in arg.split("-"))

    def of(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7, weeks=nth - 1)

    if way.shift is not None:
        return of(day.year + way.shift).isoformat()
    days = [of(y) for y in range(day.year - 1, day.year + 2)]
    allowed = [d for d in days if (d >= day if way.after else d <= day)]
    return min(allowed, key=lambda d: abs((d - day).days)).isoformat()


def _month_name(arg: str, way: _Way, day: date) -> str:
    ahead = (int(arg) - day.month) % 12
    if not way.way and (way.tense is Tense.UNKNOWN or (way.tense is Tense.PAST and ahead == 1)):
        # next month's name in a past sentence dates what is ahead, else it would have its year
        way = _Way("", Tense.FUTURE if ahead <= _MONTHS_AHEAD else Tense.PAST)
    year = _cycle_year(int(arg), day.month, way, day)
    return f"{year:04}-{arg}"


def _quarter_no(arg: str, way: _Way, day: date) -> str:
    year = _cycle_year(int(arg), (day.month + 2) // 3, way, day)
    return f"{year:04}-Q{arg}"


def _season(arg: str, way: _Way, day: date) -> str:
    start, end = _SEASONS[arg]
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


def _cycle_year(wanted: int, now: int, way: _Way, day: date) -> int:
    if way.shift is not None:
        return _valid_year(day.year + way.shift)
    if way.after:
        return _valid_year(day.year + (wanted < now or (way.strict and wanted == now)))
    return _valid_year(day.year - (wanted > now or (way.strict and wanted == now)))


_NAMED = {
    "weekday": lambda arg, way, day: _weekday(int(arg), way, day).isoformat(),
    "weekend": _weekend,
    "month-day": _month_day,
    "month-name": _month_name,
    "quarter-no": _quarter_no,
    "season": _season,
    "nth-day": _nth_day,
}


def _add_years(value: str, years: int) -> str:
    if not years:
        return value
    year = f"{_valid_year(int(value[:4]) + years):04}"
    if value[4:] == "-02-29" and not calendar.isleap(int(year)):
        return year + "-02-28"
    return year + value[4:]


def _valid_year(year: int) -> int:
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year}")
    return year


def bounds(value: str) -> tuple[date | None, date | None]:
    """The first and last day of a TIMEX3 date or time; ``None`` twice for what is no stretch of the calendar."""
    point = value.split("T", 1)[0]
    try:
        return _bounds(point)
    except (ValueError, OverflowError):
        return None, None


def _bounds(point: str) -> tuple[date | None, date | None]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", point):
        return (day := date.fromisoformat(point)), day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", point):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return first, first + timedelta(1 if match[3] else 6)
    if match := re.fullmatch(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)", point):
        return _months(int(match[1]), match[2])
    if re.fullmatch(r"\d{2,4}", point):
        return date(int(point.ljust(4, "0")) or 1, 1, 1), date(int(point.ljust(4, "9")), 12, 31)
    return None, None


def _months(year: int, part: str) -> tuple[date, date]:
    if part in _SEASONS:
        start, end = _SEASONS[part]
    elif part[0] in "QH":
        length = 3 if part[0] == "Q" else 6
        end = int(part[1]) * length
        start = end - length + 1
    else:
        start = end = int(part)
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return date(year, start, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
