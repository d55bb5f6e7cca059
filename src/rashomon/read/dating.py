"""Days on which a text can have been published, judged by the time references in it.

The reasoning is that of a reader of news: what is told as past lies on or before the day of publication and what is
told as to come after it; a bare week day is the nearest one of that name; a report is written close to what it
reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Block, BlockKind, Tense, TimeReference
from rashomon.read.calendar import meaning

__all__ = [
    "FRESH_DAYS",
    "LEAD",
    "Bounds",
    "WeekDays",
    "in_lead",
    "latest_month_day",
    "runs",
    "stated_bounds",
    "week_days",
]

#: Days after the latest thing a news report dates within which it is taken to be published: dailies print on the
#: morrow.
FRESH_DAYS = 1

#: Paragraphs that make the lead: what they date is what the report is about.
LEAD = 2

#: Shares of 337 dated reports that print a post, by the days from the latest one to publication (0 to 7); and of those
#: published a day before it by the printed clock. Beyond, a post is old and says nothing.
_DELAYS = (0.70, 0.14, 0.03, 0.02, 0.01, 0.01, 0.005, 0.005)
_EARLY = 0.06

#: Shares of 593 dated reports by the days from the last week day they tell of as past to publication (0 to 6).
_GAPS = (0.72, 0.22, 0.03, 0.01, 0.01, 0.005, 0.005)

#: Share of the weight that a stretch of days must hold to be given.
_SURE = 0.95

#: Days that a stretch may have: a longer one says no more than the week.
LONGEST = 4

#: A full date told as past is a lower bound whatever its age, but a month or a year is too coarse to say more.
_DAY_LENGTH = len("2021-02-13")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day that references allow, with the references that say so."""

    low: date | None = None
    high: date | None = None
    low_from: TimeReference | None = None
    high_from: TimeReference | None = None


def stated_bounds(times: Iterable[TimeReference]) -> Bounds:
    """Bounds from the dates that stand in full: the latest past day below, the earliest day to come above."""
    low = high = None
    for one in times:
        if one.form or one.low is None or one.high is None:
            continue
        exact = len(one.value.split("T", 1)[0]) == _DAY_LENGTH and one.low == one.high
        if one.tense is Tense.PAST and (low is None or one.low > low.low):  # type: ignore[operator]
            low = one
        if one.tense is Tense.FUTURE and exact and (high is None or one.high < high.high):  # type: ignore[operator]
            high = one
    if low is not None and high is not None and low.low > high.high:  # type: ignore[operator]
        # a tense was misread, or the text tells of another time: neither decides
        return Bounds()
    return Bounds(low.low if low else None, high.high if high else None, low, high)


@dataclass(frozen=True, slots=True)
class WeekDays:
    """The bare week days a text names, by the tense of what they date.

    Attributes:
        past: ISO numbers of those told as past.
        future: ISO numbers of those told as to come.
        references: Where they stand.
    """

    past: frozenset[int]
    future: frozenset[int]
    references: tuple[TimeReference, ...]

    def spread(self, day: date) -> int:
        """Days from the earliest past to the latest coming week day, if the text is published on ``day``."""
        today = day.isoweekday()
        back = max(((today - n) % 7 for n in self.past), default=0)
        # published on that very day it would be called today, or told without "will"
        ahead = max(((n - today - 1) % 7 + 1 for n in self.future), default=0)
        return back + ahead

    def candidates(self, days: Sequence[date]) -> tuple[date, ...]:
        """Those of ``days`` that fit best: where what the text names lies closest together.

        A text with past week days alone is published on the last of them or within `FRESH_DAYS`; one with coming
        week days alone can be published on any day before.
        """
        if not self.past:
            return tuple(days) if self.future else ()
        least = min((self.spread(d) for d in _cycle(days)), default=0)
        best = [d for d in days if self.spread(d) == least]
        if not self.future:
            best = sorted({d + timedelta(n) for d in best for n in range(FRESH_DAYS + 1)} & set(days))
        return tuple(best)

    def likely(self, day: date, fresh: date) -> tuple[date, date] | None:
        """The shortest stretch of days in which a text that knows of something recent lies almost certainly.

        Each day is weighed by how long reports appear after the latest thing they print, and how long after the last
        week day they name; the shares were counted on dated reports.

        Args:
            day: The first possible day.
            fresh: The day of the latest thing it prints.

        Returns:
            First and last day of the stretch; ``None`` if no past week day is named, or none is near.
        """
        if not self.past:
            return None
        weights = {}
        for n in range((fresh - day).days + len(_DELAYS)):
            one = day + timedelta(n)
            gap = min((one.isoweekday() - number) % 7 for number in self.past)
            late = (one - fresh).days
            weights[one] = _GAPS[gap] * (_DELAYS[late] if late >= 0 else _EARLY)
        return _shortest(weights)


def _shortest(weights: dict[date, float]) -> tuple[date, date] | None:
    """The shortest stretch that holds `_SURE` of the weight, the heaviest of its length."""
    days, whole = sorted(weights), sum(weights.values())
    for length in range(1, LONGEST + 1):
        stretches = [days[i : i + length] for i in range(len(days) - length + 1)]
        held, first, last = max(((sum(weights[d] for d in s), s[0], s[-1]) for s in stretches), default=(0, None, None))
        if first is not None and last is not None and held >= _SURE * whole:
            return first, last
    return None


def _cycle(days: Sequence[date]) -> Sequence[date]:
    """A whole week from the first of the days, so that the best is judged over all week days."""
    return [days[0] + timedelta(n) for n in range(7)] if days else ()


def week_days(times: Iterable[TimeReference]) -> WeekDays:
    """The bare week days among time references whose tense is known."""
    bare = [t for t in times if t.form.startswith("weekday:") and t.tense is not Tense.UNKNOWN]
    numbers = {tense: frozenset(int(t.form[8]) for t in bare if t.tense is tense) for tense in Tense}
    past, future = numbers[Tense.PAST], numbers[Tense.FUTURE]
    return WeekDays(past, future - past, tuple(bare))


def latest_month_day(times: Iterable[TimeReference], day: date) -> tuple[date, tuple[TimeReference, ...]] | None:
    """The latest past day that month and day alone give, read on ``day``, with the references that name it."""
    named: dict[date, list[TimeReference]] = {}
    for one in times:
        if one.form.startswith("month-day:") and one.tense is Tense.PAST:
            found = meaning(one.form, one.tense, day).low
            if found:
                named.setdefault(found, []).append(one)
    return (max(named), tuple(named[max(named)])) if named else None


def in_lead(references: Iterable[TimeReference], blocks: Sequence[Block]) -> bool:
    """Whether one of the references stands in the lead: the first `LEAD` paragraphs of the body."""
    lead = [b.span for b in blocks if b.kind is BlockKind.BODY and not b.repeats][:LEAD]
    return any(span.covers(r.span) for span in lead for r in references)


def runs(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days gathered into stretches without a gap."""
    out: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if out and day - out[-1][1] == timedelta(1):
            out[-1] = (out[-1][0], day)
        else:
            out.append((day, day))
    return tuple(out)
