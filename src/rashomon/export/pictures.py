"""The timeline of an account as plain geometry, for a template to draw."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rashomon.account.dates import MONTHS, bounds, spell_days
from rashomon.model import Account, Status, TimelineEntry, Verdict

__all__ = ["Bar", "Dot", "Join", "Row", "Tick", "TimelinePicture", "timeline_picture"]

#: Lengths in units of the drawing, which are pixels at its natural size.
_LEFT = 24
_DAY = 40
_RIGHT = 40
_TOP = 54
_BOTTOM = 14

#: Height of one line of dots, and free space above and below a report's lines.
_LINE, _AROUND = 18, 8

#: What a dot takes of its line on either side of its place.
_REACH = 8

#: Width of a bar for a month of which no day is on the axis.
_SHORTEST = 22

#: Widest drawn distance between two neighbouring days, in days: a longer pause is drawn as a break.
_WIDEST = 1.7

#: More days than this are drawn as a whole month.
_MONTH = 12

# a day and whether it is meant to the day; a whole month is its first day, and stands before its days
_Place = tuple[date, bool]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day or a month on the axis."""

    x: float
    label: str
    year: str


@dataclass(frozen=True, slots=True)
class Dot:
    """What one article dates: a dot for a day, a bar for days of which it is not said which.

    Attributes:
        entry: Index of the entry in the timeline.
        row: Index of the article's row.
        x: Its beginning.
        y: Its middle.
        width: 0 for a dot.
        status: Whether it happened, is planned or is off.
    """

    entry: int
    row: int
    x: float
    y: float
    width: float
    status: Status


@dataclass(frozen=True, slots=True)
class Bar:
    """When one article can have been published."""

    x: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Join:
    """A line between two entries of one event that give different days.

    Attributes:
        ends: Both dots: x, y, x, y.
        moved: Whether the day was put off or brought forward; else the days contradict each other.
    """

    ends: tuple[float, float, float, float]
    moved: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The point half-way."""
        x, y, other_x, other_y = self.ends
        return (x + other_x) / 2, (y + other_y) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """One article's lines."""

    top: float
    height: float
    label: str
    bar: Bar | None

    @property
    def y(self) -> float:
        """Its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Days from left to right, articles from top to bottom; long pauses are shortened.

    Attributes:
        width: Of the whole.
        height: Of the whole.
        ticks: The axis.
        rows: The articles.
        dots: What they date, by time and then by article: the order for a keyboard and for a listener.
        joins: Between the days of events on whose day they differ.
        skipped: Whether older, background dates are left out.
    """

    width: float
    height: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    joins: tuple[Join, ...]
    skipped: bool


def timeline_picture(account: Account, names: Mapping[str, str]) -> TimelinePicture | None:
    """Lay out the dated events; ``None`` if fewer than two days are named.

    Args:
        account: The account.
        names: What each article is called.
    """
    shown = [(n, e) for n, e in enumerate(account.timeline) if not e.background and bounds(e.value)]
    places = _places(sorted(_named(account, [e for _, e in shown])))
    if len(places) < 2:
        return None
    rows, dots, top = [], [], float(_TOP)
    for index, one in enumerate(account.analyses):
        own = [(n, e) for n, e in shown if any(c.article == one.id for c in e.citations)]
        lines, found = _stacked([(n, e, *_extent(places, e)) for n, e in own])
        dots += [
            Dot(n, index, x, top + _AROUND + (line + 0.5) * _LINE, width, e.status)
            for (n, e, x, width), line in zip(found, lines, strict=True)
        ]
        height = 2 * _AROUND + (max(lines, default=0) + 1) * _LINE
        bar = None
        if one.published and one.published.earliest and one.published.latest:
            left, right = places[one.published.earliest, True], places[one.published.latest, True]
            when = spell_days(one.published.earliest, one.published.latest)
            bar = Bar(left, right - left, f"{names[one.id]} was published {when}")
        rows.append(Row(top, height, names[one.id], bar))
        top += height
    dots.sort(key=lambda d: (d.x, d.entry, d.row))
    return TimelinePicture(
        max(places.values()) + _RIGHT,
        top + _BOTTOM,
        _ticks(places),
        tuple(rows),
        tuple(dots),
        tuple(_joins(shown, dots)),
        len(shown) < len(account.timeline),
    )


def _named(account: Account, entries: Sequence[TimelineEntry]) -> set[_Place]:
    """The places of the axis: days (true) and whole months (false)."""
    found = {place for e in entries for place in _ends(e)}
    for published in (a.published for a in account.analyses):
        if found and published and published.earliest and published.latest:
            found |= {(published.earliest, True), (published.latest, True)}
    return found


def _ends(entry: TimelineEntry) -> tuple[_Place, ...]:
    days = bounds(entry.value)
    if days is None:
        return ()
    if (days[1] - days[0]).days > _MONTH:
        return ((days[0], False),)
    return (days[0], True), (days[1], True)


def _extent(places: Mapping[_Place, float], entry: TimelineEntry) -> tuple[float, float]:
    """Where an entry begins, and its width; a month reaches to the last of its days that is on the axis."""
    ends, days = _ends(entry), bounds(entry.value)
    first = places[ends[0]]
    if len(ends) == 1 and days is not None:
        last = max(x for (day, _), x in places.items() if day <= days[1])
        return first, round(max(last - first, _SHORTEST), 1)
    return first, round(places[ends[-1]] - first, 1)


def _stacked(
    found: Sequence[tuple[int, TimelineEntry, float, float]],
) -> tuple[list[int], Sequence[tuple[int, TimelineEntry, float, float]]]:
    """A line for each of an article's entries, so that no two lie on one another."""
    reach: list[float] = []
    lines = []
    for _, _, x, width in found:
        line = next((i for i, end in enumerate(reach) if end <= x - _REACH), len(reach))
        reach[line : line + 1] = [x + width + _REACH]
        lines.append(line)
    return lines, found


def _joins(shown: Sequence[tuple[int, TimelineEntry]], dots: Sequence[Dot]) -> list[Join]:
    """Lines between the days of one event, from each to the next."""
    events: dict[int, list[int]] = {}
    for number, entry in shown:
        if entry.event is not None and entry.others:
            events.setdefault(entry.event, []).append(number)
    verdicts = {number: entry.verdict for number, entry in shown}
    out = []
    for numbers in events.values():
        for one, other in pairwise(numbers):
            pairs = [(a, b) for a in dots if a.entry == one for b in dots if b.entry == other]
            if pairs:
                # the nearest two, so that the line crosses least
                a, b = min(pairs, key=lambda p: (abs(p[0].row - p[1].row), p[0].row, p[1].row))
                ends = (a.x + a.width / 2, a.y, b.x + b.width / 2, b.y)
                out.append(Join(ends, verdicts[other] is Verdict.REVISED))
    return out


def _places(found: Sequence[_Place]) -> dict[_Place, float]:
    """An x for each place: neighbours a step apart, pauses shortened."""
    x = float(_LEFT)
    places = {}
    for index, place in enumerate(found):
        if index:
            pause = max((place[0] - found[index - 1][0]).days, 1)
            x += _DAY * min(_WIDEST, 1 + math.log2(pause) / 4)
        places[place] = round(x, 1)
    return places


def _ticks(places: Mapping[_Place, float]) -> tuple[Tick, ...]:
    """What is new since the tick before: the year, the month, the day."""
    out = []
    year, month = 0, 0
    for (day, exact), x in places.items():
        name = MONTHS[day.month - 1][:3]
        known = exact and (year, month) == (day.year, day.month)
        label = str(day.day) if known else f"{day.day} {name}" if exact else name
        out.append(Tick(x, label, "" if day.year == year else str(day.year)))
        # after a whole month its first day still needs the month's name
        year, month = day.year, day.month if exact else 0
    return tuple(out)
