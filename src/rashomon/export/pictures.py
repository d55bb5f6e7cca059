"""Pictures of an account as plain geometry, for a template to draw: the timeline, and the values of a figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rashomon.account.dates import MONTHS, bounds, spell, spell_days
from rashomon.model import Account, Figure, FigureGroup, TimelineEntry

__all__ = ["Bar", "Dot", "Row", "Scale", "Tick", "TimelinePicture", "scale", "timeline_picture"]

#: Widths in units of the drawing, which are pixels at its natural size.
_LABELS = 150
_DAY = 46
_RIGHT = 40
_ROW = 30
_TOP = 58

#: Widest drawn distance between two neighbouring days, in days: a longer pause is drawn as a break.
_WIDEST = 3.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    label: str
    year: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """What one article dates."""

    x: float
    width: float
    status: str
    entry: int
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """When one article can have been published."""

    x: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One article's line."""

    y: float
    label: str
    dots: tuple[Dot, ...]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """Days from left to right, articles from top to bottom; long pauses are shortened."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """One figure on the axis of its group, in percent of the width.

    Attributes:
        point: Where the printed value stands; ``None`` without one.
        low: Where the bounds begin.
        high: Where they end.
        open_low: Whether there is no lower bound.
        open_high: Whether there is no upper bound.
    """

    point: float | None
    low: float
    high: float
    open_low: bool
    open_high: bool


def timeline_picture(account: Account, names: dict[str, str]) -> TimelinePicture | None:
    """Lay out the dated events; ``None`` if fewer than two days are named.

    Args:
        account: The account.
        names: What each article is called.
    """
    days = sorted({day for e in account.timeline for day in _ends(e.value)})
    for one in account.analyses:
        if days and one.published and one.published.earliest and one.published.latest:
            days = sorted({*days, one.published.earliest, one.published.latest})
    if len(days) < 2:
        return None
    places = _places(days)
    rows = []
    for index, one in enumerate(account.analyses):
        dots = tuple(
            _dot(places, entry, number)
            for number, entry in enumerate(account.timeline)
            if any(c.article == one.id for c in entry.citations)
        )
        bar = None
        if one.published and one.published.earliest and one.published.latest:
            left, right = places[one.published.earliest], places[one.published.latest]
            when = spell_days(one.published.earliest, one.published.latest)
            bar = Bar(left, right - left, f"{names[one.id]} was published {when}")
        rows.append(Row(_TOP + index * _ROW, names[one.id], dots, bar))
    width = places[days[-1]] + _RIGHT
    return TimelinePicture(width, _TOP + len(rows) * _ROW, _ticks(days, places), tuple(rows))


def scale(group: FigureGroup) -> tuple[Scale, ...] | None:
    """Lay out the values of a group on one axis; ``None`` where there is nothing to compare.

    Args:
        group: Figures that count the same thing.
    """
    figures = [f for _, f in group.members]
    known = [b for f in figures for b in (f.low, f.value, f.high) if b is not None and math.isfinite(b)]
    if len(figures) < 2 or not known or min(known) == max(known):
        return None
    low, high = min(known), max(known)
    margin = (high - low) * 0.08
    return tuple(_scaled(f, low - margin, high + margin) for f in figures)


def _scaled(figure: Figure, low: float, high: float) -> Scale:
    def place(value: float) -> float:
        return round(100 * (value - low) / (high - low), 2)

    return Scale(
        None if figure.value is None else place(figure.value),
        0.0 if figure.low is None else place(figure.low),
        100.0 if figure.high is None else place(figure.high),
        figure.low is None,
        figure.high is None,
    )


def _ends(value: str) -> tuple[date, ...]:
    return bounds(value) or ()


def _places(days: Sequence[date]) -> dict[date, float]:
    """A place for each day: neighbours a step apart, pauses shortened."""
    x = float(_LABELS + 20)
    places = {days[0]: x}
    for before, day in pairwise(days):
        x += _DAY * min(_WIDEST, 1 + math.log2((day - before).days) / 2)
        places[day] = round(x, 1)
    return places


def _ticks(days: Sequence[date], places: dict[date, float]) -> tuple[Tick, ...]:
    out = []
    before: date | None = None
    for day in days:
        year = str(day.year) if before is None or before.year != day.year else ""
        out.append(
            Tick(
                places[day],
                f"{day.day} {MONTHS[day.month - 1][:3]}",
                year,
                before is not None and (day - before).days > 1,
            )
        )
        before = day
    return tuple(out)


def _dot(places: dict[date, float], entry: TimelineEntry, number: int) -> Dot:
    first, last = _ends(entry.value)
    return Dot(
        places[first],
        round(places[last] - places[first], 1),
        entry.status.value,
        number,
        f"{spell(entry.value)}: {entry.text}",
    )
