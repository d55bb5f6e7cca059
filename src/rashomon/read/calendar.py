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
``nth-day:11-4-4``    the fourth Thursday of November, likewise; ``nth-day:05-1-5`` the last Monday of May
``easter:-2``         so many days from Easter Sunday, likewise
``hijri:10-01``       that day of the Islamic calendar, likewise; ``hijri:09`` that month
``half-no:1``         that half of the year of publication
``night:-1``          the night that begins so many days from publication
====================  ================================================================================

A named form may say which one it means: ``weekday<:5`` (last Friday), ``weekday>:5`` (next Friday), ``weekday=0:5``
(the Friday of this week), ``month-name=-1:06`` (June of last year). An argument may end with years to add
(``quarter-no:3@-1``, a year before the third quarter), and a form with a part of the day or a clock time (``weekday:6
TNI``, ``day:0 T09:25``).

What is counted from another day than that of publication says from which. ``day:1 from month-day:01-30/past`` is the
day after 30 January, ``year:-1 from 2015`` the year before 2015. ``day:-2 by month-day:01-31/past`` is counted from
publication; but where that is known as a range of days in which 31 January lies, the value is counted from it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model import Published, Tense, TimeReference
from rashomon.read.cycles import NAMED, Way, islamic, valid_year, week_of
from rashomon.read.stretches import bounds

__all__ = ["LONGEST_RANGE", "Meaning", "bounds", "counted_from", "meaning", "resolve", "unresolved"]

#: Days of a publication range that are tried one by one; beyond, even the year would seldom be common to all of them.
LONGEST_RANGE = 400

_FORM = re.compile(
    r"(?P<kind>[a-z-]+)(?P<way>[<>]|=[+-]?\d+)?:(?P<arg>[^@ ]+)(?:@(?P<years>[+-]?\d+))?(?: (?P<part>T\S+))?"
)
_LINK = re.compile(r" (from|by) ")


def _year_of(day: date) -> int:
    return day.year


#: By what two days are the same for each kind of form that may be counted from either; by the day otherwise.
_SAME: dict[str, Callable[[date], object]] = {
    "week": lambda day: day.isocalendar()[:2],
    "weekend": lambda day: day.isocalendar()[:2],
    "month": lambda day: (day.year, day.month),
    "quarter": lambda day: (day.year, (day.month - 1) // 3),
    **dict.fromkeys(("year", "half-no", "month-day", "nth-day", "easter", "hijri"), _year_of),
}
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
    if not days:
        return replace(
            reference, value=unresolved(reference.form), basis="publication date unknown", low=None, high=None
        )
    form = _Form.of(reference.form)
    meanings = [meaning(reference.form, reference.tense, day) for day in days]
    values = sorted({m.value for m in meanings})
    known = all(m.low and m.high for m in meanings)
    low = min((m.low for m in meanings if m.low), default=None) if known else None
    high = max((m.high for m in meanings if m.high), default=None) if known else None
    value = values[0] if len(values) == 1 else _in_common(values) or unresolved(reference.form)
    basis = f"publication date {days[0]}" if len(days) == 1 else f"publication date between {days[0]} and {days[-1]}"
    anchor = _agreed([form.anchor(day) for day in days]) if form.base else None
    if anchor and form.link == "from":
        basis = f"{counted_from(anchor.value)}; {basis}"
    elif anchor and len(values) > 1 and anchor.low == anchor.high and anchor.low in days:
        value = meaning(form.step, reference.tense, anchor.low).value
        basis = f"counted from {anchor.value}, the day of a report it draws on; {basis}"
    return replace(reference, value=value, basis=basis, low=low, high=high)


def counted_from(value: str) -> str:
    """The basis of what is counted from another date of the text; for a reader."""
    return f"counted from {value}, named before it"


def _agreed(anchors: Sequence[Meaning]) -> Meaning | None:
    """What a base means, if it is the same whatever the day of publication."""
    return anchors[0] if all(a == anchors[0] for a in anchors) and anchors[0].low else None


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
    whole = _Form.of(form)
    if whole.link == "from":
        return _counted(whole, tense, day)
    match = _parse(whole.step)
    kind, arg = match["kind"], match["arg"]
    try:
        if kind == "hijri":
            return _months_in(islamic(arg, Way(match["way"] or "", tense), day), form)
        value = (
            _offset(kind, int(arg), day) if kind in _COUNTED else NAMED[kind](arg, Way(match["way"] or "", tense), day)
        )
        value = _add_years(value, int(match["years"] or 0))
    except OverflowError:
        # "three thousand years ago": before the calendar
        return Meaning(unresolved(form), None, None)
    low, high = bounds(value)
    if kind == "night" and low and high:
        return Meaning(value + "TNI", low, high + timedelta(1))
    return Meaning(value + (match["part"] or ""), low, high)


def _months_in(ends: tuple[date, date] | None, form: str) -> Meaning:
    """The month or year that two days lie in, with them as bounds."""
    if ends is None:
        return Meaning(unresolved(form), None, None)
    return Meaning(_in_common([d.isoformat() for d in ends]) or unresolved(form), *ends)


def _counted(form: _Form, tense: Tense, day: date) -> Meaning:
    """What is counted from another day than that of publication."""
    unknown = Meaning(unresolved(form.step), None, None)
    anchor = form.anchor(day)
    if anchor.low is None or anchor.high is None:
        return unknown
    same = _SAME.get(_parse(form.step)["kind"], date.toordinal)
    if same(anchor.low) != same(anchor.high):
        # the day after some day of March
        return unknown
    found = meaning(form.step, Tense.UNKNOWN, anchor.low)
    # what is told as past and would be yet to come was counted from something else
    return unknown if tense is Tense.PAST and found.low and found.low > day else found


def unresolved(form: str) -> str:
    """The value of a form while the publication date is unknown, with ``X`` for what it would decide."""
    match = _parse(_Form.of(form).step)
    kind, arg, part = match["kind"], match["arg"], match["part"] or ""
    named = {
        "night": "XXXX-XX-XXTNI",
        "easter": "XXXX-XX-XX",
        "hijri": "XXXX",
        "half-no": f"XXXX-H{arg}",
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
    if match is None or (match["kind"] not in _KINDS):
        raise ValueError(f"not a time form: {form!r}")
    return match


@dataclass(frozen=True, slots=True)
class _Form:
    """A form taken apart: what is counted, and from what."""

    step: str
    link: str = ""
    base: str = ""
    tense: Tense = Tense.UNKNOWN

    @classmethod
    def of(cls, form: str) -> _Form:
        match = _LINK.search(form)
        if match is None:
            return cls(form)
        base, _, tense = form[match.end() :].partition("/")
        if _LINK.search(base):
            # its own base has the tense
            return cls(form[: match.start()], match[1], form[match.end() :])
        return cls(form[: match.start()], match[1], base, Tense(tense) if tense else Tense.UNKNOWN)

    def anchor(self, day: date) -> Meaning:
        """What it is counted from, in a text published on a given day."""
        if ":" in self.base:
            return meaning(self.base, self.tense, day)
        return Meaning(self.base, *bounds(self.base))


def _offset(kind: str, n: int, day: date) -> str:
    if kind in ("day", "night"):
        return (day + timedelta(n)).isoformat()
    if kind == "week":
        return week_of(day + timedelta(weeks=n))
    if kind in ("month", "quarter"):
        months = 1 if kind == "month" else 3
        index = day.year * 12 // months + (day.month - 1) // months + n
        year, rest = divmod(index, 12 // months)
        valid_year(year)
        return f"{year:04}-{rest + 1:02}" if kind == "month" else f"{year:04}-Q{rest + 1}"
    if kind == "year":
        return f"{valid_year(day.year + n):04}"
    digits = 1 if kind == "decade" else 2
    return f"{valid_year(day.year + n * 10**digits):04}"[:-digits]


_COUNTED = frozenset({*_UNKNOWN, "night"})
_KINDS = _COUNTED | {*NAMED, "hijri"}


def _add_years(value: str, years: int) -> str:
    if not years:
        return value
    year = f"{valid_year(int(value[:4]) + years):04}"
    if value[4:] == "-02-29" and not calendar.isleap(int(year)):
        return year + "-02-28"
    return year + value[4:]
