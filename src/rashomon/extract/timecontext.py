"""What the text around a time reference decides: "the next day", "February" after "last February", "6 p.m." on Monday.

A text names a day and goes on from there. What counts from a named day ("the next day", "two weeks later", "that
year") is read from the last date named before it that is precise enough, in its sentence, its paragraph or the one
before. The date of an act of speech ("police said on Tuesday") is passed over for that of what is told; where both
might be meant, neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.extract.cues import CUES, cue_lemma
from rashomon.extract.timecounts import UNNAMED
from rashomon.model import Tense, TimeReference, TimeType
from rashomon.read.calendar import bounds, counted_from, meaning, unresolved
from rashomon.read.dating import LEAD

__all__ = ["Told", "in_context", "in_full"]

_BARE_MONTH = re.compile(r"month-name:(\d\d)")
_NAMED_MONTH = re.compile(r"(?:month-name[<>=][+-]?\d*:|\d{4}-)(\d\d)")
_MONTH_DAY = re.compile(r"month-day:(\d\d-\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUARTER = re.compile(r"quarter-no[^@]*|\d{4}-Q\d")
_CLOCK = re.compile(r"T\d\d:\d\d")
_PART = re.compile(r" T\S+(?= from |$)")

#: "The quarter", "the year-earlier quarter" and "a year earlier", with the years each lies before the quarter
#: reported on.
_SAME_QUARTER = {"quarter:-1": 0, "quarter:-1@-1": 1, "year:0@-1": 1}

#: Paragraphs over which a quarter stays the one that is reported on.
_QUARTER_REACH = 3

_HALF_YEAR = 6

#: Dates before a reference among which what it counts from is looked for: a text returns to none further back.
_REACH = 8

#: Steps from one date to the next ("the day after", "a week later") that are followed back to a date with a name.
_CHAIN = 3

#: What stands between a day and its clock time, and between the ends of a range.
_AT = re.compile(r"[\s,(]*(?:on|at|around|about|by|from|just after|just before|shortly after|shortly before)?[\s(]*")
_THROUGH = re.compile(r"\s*(?:to|through|until|till|-|–|—)\s*")
_WEEKDAY = re.compile(r"weekday:(\d)")
_TO = re.compile(r"\s*(?:to|and|or|through|until|till|-|–|—|,)\s*")
#: Characters between two references beyond which no range or clock time joins them.
_GAP = 20

#: How precise what a form names is; of what follows a name, only "day" and "weekday" hang on the publication's day.
_GRAIN = {
    "day": "today",
    "weekday": "today",
    "month-day": "day",
    "nth-day": "day",
    "easter": "day",
    "week": "week",
    "weekend": "week",
    "month": "month",
    "month-name": "month",
    "year": "year",
}
#: How precise that must be from which a unit is counted; days otherwise.
_FITS = {
    "week": {"today", "day", "week"},
    "weekend": {"today", "day", "week"},
    "month": {"day", "month"},
    "quarter": {"day", "month"},
    "year": {"day", "month", "year"},
}
_VALUES = {"day": _DAY, "week": re.compile(r"\d{4}-W\d\d(?:-WE)?"), "month": re.compile(r"\d{4}-\d\d")}
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Told:
    """A time reference where it stands.

    Attributes:
        passage: Number of its passage.
        sentence: Number of its sentence in the passage.
        reference: The reference.
        otherwise: The value or form it has if nothing that it counts from is named.
        body: Number of its paragraph in the body; -1 outside of it.
    """

    passage: int
    sentence: int
    reference: TimeReference
    otherwise: str = ""
    body: int = -1

    @property
    def spoken(self) -> bool:
        """Whether what it dates is an act of speech."""
        act = self.reference.act
        cue = CUES.get(cue_lemma(act.lemmas[0])) if act else None
        return cue is not None and cue.act.spoken


def in_context(text: str, told: Sequence[Told]) -> tuple[TimeReference, ...]:
    """Complete time references by those around them.

    Args:
        text: The article's text.
        told: Its time references in the order of the text, read without a publication date.
    """
    named = list(_named(told))
    joined = _joined(text, named)
    day = _reported_day(joined)
    return tuple(_from_report(one.reference, text, day) for one in joined)


def in_full(reference: TimeReference) -> TimeReference:
    """A reference that is counted from a date in full, with what it comes to; any other as it is."""
    base = reference.form.partition(" from ")[2]
    if not base or UNNAMED in base or ":" in base:
        return reference
    found = meaning(reference.form, Tense.UNKNOWN, date.max)
    return replace(reference, value=found.value, form="", low=found.low, high=found.high)


def _named(told: Sequence[Told]) -> Iterator[Told]:
    """Each with the names, quarters and days before it taken into account."""
    months: dict[str, TimeReference] = {}
    dated: tuple[int, str] | None = None
    quarter: tuple[int, TimeReference] | None = None
    before: list[Told] = []
    for item in told:
        one = done = item.reference
        if UNNAMED in one.form:
            one = done = _counted(item, before)
        if (month := _BARE_MONTH.fullmatch(one.form)) and (named := months.get(month[1])):
            if one.tense in (named.tense, Tense.UNKNOWN):
                done = replace(one, value=named.value, form=named.form, low=named.low, high=named.high)
        elif (day := _MONTH_DAY.fullmatch(one.form)) and dated and dated[0] == item.passage and _near(dated[1], day[1]):
            done = _with_value(one, f"{dated[1][:4]}-{day[1]}", "the year of the date before it")
        elif quarter and item.passage - quarter[0] <= _QUARTER_REACH:
            done = _of_quarter(one, quarter[1])
        if match := _NAMED_MONTH.fullmatch(done.form or done.value):
            months[match[1]] = done
        if not one.form and _DAY.fullmatch(one.value):
            dated = (item.passage, one.value)
        if _QUARTER.fullmatch(done.form or done.value):
            quarter = (item.passage, done)
        item = replace(item, reference=done)
        if done.type in (TimeType.DATE, TimeType.TIME):
            before.append(item)
        yield item


def _with_value(one: TimeReference, value: str, basis: str) -> TimeReference:
    low, high = bounds(value)
    return replace(one, value=value, form="", low=low, high=high, basis=basis)


def _near(full: str, month_day: str) -> bool:
    """Whether a month and day lie within half a year of a date, so that the year is the same."""
    return abs(int(full[5:7]) - int(month_day[:2])) < _HALF_YEAR


def _of_quarter(one: TimeReference, quarter: TimeReference) -> TimeReference:
    """What "the quarter" and "a year earlier" mean in a report on a quarter."""
    if one.form not in _SAME_QUARTER:
        return one
    back = _SAME_QUARTER[one.form]
    if quarter.form:
        return replace(one, form=f"{quarter.form}@-1" if back else quarter.form, tense=quarter.tense)
    return _with_value(one, f"{int(quarter.value[:4]) - back}{quarter.value[4:]}", "the quarter named before it")


def _counted(item: Told, before: Sequence[Told]) -> TimeReference:
    """A reference counted from the date it goes on from, or what it is if none is certain."""
    one = item.reference
    step = one.form.removesuffix(f" from {UNNAMED}")
    base = _base(item, step, before)
    if base is None:
        form = item.otherwise if ":" in item.otherwise else ""
        kind = TimeType.DURATION if item.otherwise.startswith("P") else one.type
        basis = one.basis if form or kind is TimeType.DURATION else "what it counts from is not certain"
        value = unresolved(form) if form else item.otherwise
        return replace(one, value=value, type=kind, form=form, basis=basis, relative=bool(form))
    done = replace(one, form=f"{step} from {base}")
    if ":" in base:
        return done
    return replace(in_full(done), basis=counted_from(base), relative=False)


def _base(item: Told, step: str, before: Sequence[Told]) -> str | None:
    """The date that a step goes on from, as forms write it."""
    kind = step.partition(":")[0].rstrip("<>=+-0123456789")
    fits = _FITS.get(kind, {"today", "day"})
    near = [
        one
        for one in before[-_REACH:]
        if item.passage - one.passage <= 1 and _grain(one.reference) in fits and _precedes(one, item)
    ]
    here = [one for one in near if one.passage == item.passage]
    same = [one for one in here if one.sentence == item.sentence]
    if ":" in item.otherwise:
        # it has a meaning of its own: only what its sentence names is nearer
        near = here = same
    found = _last(same) or _last(here) or (None if here else _last(near))
    if found is None:
        return None
    form = _PART.sub("", found.reference.form)
    if not form:
        return found.reference.value.partition("T")[0]
    if form.count(" from ") >= _CHAIN:
        return None
    return form if " from " in form else f"{form}/{found.reference.tense}"


def _precedes(one: Told, item: Told) -> bool:
    """Whether one may be told before the other: nothing past follows what is still to come."""
    return not (one.reference.tense is Tense.FUTURE and item.reference.tense is Tense.PAST)


def _last(candidates: Sequence[Told]) -> Told | None:
    """The last date, but not that of an act of speech beside which something else is dated."""
    if not candidates:
        return None
    last = candidates[-1]
    others = [one for one in candidates if not one.spoken]
    if not last.spoken or not others:
        return last
    beside = [one for one in others if (one.passage, one.sentence) == (last.passage, last.sentence)]
    return beside[-1] if beside else None


def _grain(one: TimeReference) -> str:
    """How precise a date is, as `_GRAIN` names it: "today" is a day that hangs on that of publication."""
    if not one.form:
        point = one.value.partition("T")[0]
        return next(
            (k for k, shape in _VALUES.items() if shape.fullmatch(point)), "year" if _YEAR.fullmatch(point) else ""
        )
    step, _, base = one.form.partition(" from ")
    grain = _GRAIN.get(step.partition(":")[0].rstrip("<>=+-0123456789"), "")
    return "day" if base and grain == "today" else grain


def _joined(text: str, told: Sequence[Told]) -> list[Told]:
    """Each with the date beside it: clock times with their day, first ends of ranges with the year of the last."""
    out = list(told)
    for n, item in enumerate(out):
        one = item.reference
        for m in (n - 1, n + 1):
            if not 0 <= m < len(out) or out[m].passage != item.passage:
                continue
            other = out[m].reference
            first, last = (one, other) if m > n else (other, one)
            if last.span.start - first.span.end > _GAP:
                continue
            between = text[first.span.end : last.span.start]
            if _CLOCK.fullmatch(one.value) and _AT.fullmatch(between):
                one = _at(one, other)
            elif m > n and _TO.fullmatch(between):
                one = _in_year_of(one, other)
            elif m < n and _THROUGH.fullmatch(between):
                one = _after(other, one)
        out[n] = replace(item, reference=one)
    return out


def _at(clock: TimeReference, day: TimeReference) -> TimeReference:
    """A clock time on the day named beside it."""
    if day.type is TimeType.DATE and not day.form and _DAY.fullmatch(day.value):
        return replace(clock, value=day.value + clock.value, low=day.low, high=day.high)
    if day.type is TimeType.DATE and _grain(day) in ("today", "day") and " " not in day.form:
        form = f"{day.form} {clock.value}"
        return replace(clock, value=unresolved(form), form=form, tense=day.tense, relative=True)
    return clock


def _after(first: TimeReference, last: TimeReference) -> TimeReference:
    """The last end of a range of week days, which comes after the first ("Monday through Friday")."""
    start, end = _WEEKDAY.fullmatch(first.form), _WEEKDAY.fullmatch(last.form)
    if not start or not end:
        return last
    form = f"weekday>:{end[1]} from {first.form}/{first.tense}"
    return replace(last, value=unresolved(form), form=form)


def _in_year_of(first: TimeReference, last: TimeReference) -> TimeReference:
    """The first end of a range in the year of the last ("March 3 to 5, 2015", "May to July 2015")."""
    if last.form or not last.low:
        return first
    if (day := _MONTH_DAY.fullmatch(first.form)) and _DAY.fullmatch(last.value):
        start = day[1]
    elif (month := _BARE_MONTH.fullmatch(first.form)) and _VALUES["month"].fullmatch(last.value):
        start = month[1]
    else:
        return first
    if start > last.value[5:]:
        return first
    return _with_value(first, f"{last.value[:4]}-{start}", "the year of the date after it")


def _reported_day(told: Sequence[Told]) -> str | None:
    """The day, as forms write it, of the one report or statement that the lead gives a date for."""
    days = {
        f"{one.reference.form}/{one.reference.tense}" if one.reference.form else one.reference.value
        for one in told
        if 0 <= one.body < LEAD
        and one.spoken
        and one.reference.tense is Tense.PAST
        and (
            _MONTH_DAY.fullmatch(one.reference.form) or (not one.reference.form and _DAY.fullmatch(one.reference.value))
        )
    }
    return days.pop() if len(days) == 1 else None


def _from_report(one: TimeReference, text: str, day: str | None) -> TimeReference:
    """What is so many days "ago", counted from a report dated to the day, where publication is not known to the day.

    A text that dates what it draws on to a day of the month has been written on that day or within days of it.
    """
    if day is None or " " in one.form or not one.form.startswith(("day:-", "week:-")):
        return one
    return replace(one, form=f"{one.form} by {day}") if one.span.of(text).lower().endswith(" ago") else one
