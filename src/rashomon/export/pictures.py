"""The timeline of an account as plain geometry, for a template to draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.account.dates import MONTHS, bounds, spell, spell_days
from rashomon.model import Account, TimelineEntry

__all__ = ["Bar", "Dot", "Row", "Tick", "TimelinePicture", "timeline_picture"]

#: Lengths in units of the drawing, which are pixels at its natural size.
_LETTER = 7.0
_LABELS = 150
_DAY = 40
_RIGHT = 40
_ROW = 30
_TOP = 58

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
    lane: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


def timeline_picture(account: Account, names: dict[str, str]) -> TimelinePicture | None:
    """Lay out the dated events; ``None`` if fewer than two days are named.

    Args:
        account: The account.
        names: What each article is called.
    """
    places = _places(sorted(_named(account)), max(map(len, names.values())))
    if len(places) < 2:
        return None
    rows = []
    for index, one in enumerate(account.analyses):
        dots = tuple(
            _dot(places, entry, number)
            for number, entry in enumerate(account.timeline)
            if any(c.article == one.id for c in entry.citations)
        )
        bar = None
        if one.published and one.published.earliest and one.published.latest:
            left, right = places[one.published.earliest, True], places[one.published.latest, True]
            when = spell_days(one.published.earliest, one.published.latest)
            bar = Bar(left, right - left, f"{names[one.id]} was published {when}")
        rows.append(Row(_TOP + index * _ROW, names[one.id], dots, bar))
    width = max(places.values()) + _RIGHT
    lane = min(places.values()) - _RIGHT / 2
    return TimelinePicture(width, _TOP + len(rows) * _ROW, lane, _ticks(places), tuple(rows))


def _named(account: Account) -> set[_Place]:
    """The places of the axis: days (true) and whole months (false)."""
    found = {place for e in account.timeline for place in _ends(e)}
    for published in (a.published for a in account.analyses):
        if found and published and published.earliest and published.latest:
            found |= {(published.earliest, True), (published.latest, True)}
    return found


def _ends(entry: TimelineEntry) -> tuple[_Place, ...]:
    days = bounds(entry.value)
    if days is None:
        return ()
    if "/" not in entry.value and (days[1] - days[0]).days > _MONTH:
        return ((days[0], False),)
    return (days[0], True), (days[1], True)


def _places(found: Sequence[_Place], longest: int) -> dict[_Place, float]:
    """An x for each place: neighbours a step apart, pauses shortened; room for the longest label before them."""
    x = min(longest * _LETTER, _LABELS) + _RIGHT
    places = {}
    for index, place in enumerate(found):
        if index:
            pause = max((place[0] - found[index - 1][0]).days, 1)
            x += _DAY * min(_WIDEST, 1 + math.log2(pause) / 4)
        places[place] = round(x, 1)
    return places


def _ticks(places: dict[_Place, float]) -> tuple[Tick, ...]:
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


def _dot(places: dict[_Place, float], entry: TimelineEntry, number: int) -> Dot:
    ends = _ends(entry)
    first, last = places[ends[0]], places[ends[-1]]
    return Dot(first, round(last - first, 1), entry.status.value, number, f"{spell(entry.value)}: {entry.text}")
