"""A picture of the values that reports give for one thing, as plain geometry for a template to draw."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

from rashomon.account.amounts import amount, is_stated_range, unit_name, value_text
from rashomon.account.dates import MONTHS
from rashomon.account.figures import FigureEntry, Teller, appeared_text
from rashomon.account.sources import Sources
from rashomon.account.wording import listed, quoted
from rashomon.compare.bounds import interval
from rashomon.export.axis import Axis, axis
from rashomon.model import Figure, Published, Verdict
from rashomon.text.measures import base_unit, in_base

__all__ = ["FigurePicture", "Mark", "ValueRow", "figure_picture"]

#: Height of a row, and how much the time between two reports adds to it on average, in pixels.
_ROW, _PAUSE = 48, 24

#: The same for a number that was revised, where the time is what there is to see.
_LONG_PAUSE = 48

#: Long enough for its abbreviation to be shorter.
_MONTH = re.compile("|".join(MONTHS))

#: Days of one month: "15 and 16 February".
_RUN = re.compile(r"^(\d+) and (?=\d+ \w+ \d+$)")

#: Units whose sign stands at each number of the axis.
_AT_TICKS = ("USD", "EUR", "GBP")


@dataclass(frozen=True, slots=True)
class Mark:
    """One value of one report on the axis, in percent of the width.

    Attributes:
        at: Where it is reached with pointer and keyboard.
        point: Where the printed number stands; ``None`` for a range, which has none.
        low: Where its bounds begin.
        high: Where they end.
        open_low: Whether it is open downwards.
        open_high: Whether it is open upwards.
        soft: Whether its bounds are those of a hedge ("about"), not stated ones.
        says: The value, its words and whose they are, for a reader.
        teller: The place that gives it, the first of several.
    """

    at: float
    point: float | None
    low: float
    high: float
    open_low: bool
    open_high: bool
    soft: bool
    says: str
    teller: Teller


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One report's line.

    Attributes:
        label: Its name.
        appeared: When it appeared; empty if that is not known.
        pause: Pixels left free above it for the time since the report before.
        y: The middle of the line in pixels from the top.
        marks: Its values, the smallest first.
    """

    label: str
    appeared: str
    pause: int
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class FigurePicture:
    """Values from left to right, reports from top to bottom in the order in which they appeared, undated ones last.

    Where the times of all are known, the pauses between the rows are in proportion to the time between the reports.

    Attributes:
        name: What it shows, for one who does not see it.
        ticks: Places and labels on the axis.
        unit: What the axis is in; empty for a plain count.
        rows: The reports.
        height: Of all rows, in pixels.
        path: Places (percent, pixels) of a number that was revised, in the order of time; else empty.
        notes: What one has to know to read it, a sentence each.
        kinds: Names of the kinds of marks in it: "point", "soft", "range", "open".
    """

    name: str
    ticks: tuple[tuple[float, str], ...]
    unit: str
    rows: tuple[ValueRow, ...]
    height: int
    path: tuple[tuple[float, float], ...]
    notes: tuple[str, ...]
    kinds: tuple[str, ...]


def figure_picture(sources: Sources, entry: FigureEntry) -> FigurePicture | None:
    """Lay out the values of one thing; ``None`` where there is nothing to compare or the units have no common measure.

    Args:
        sources: The articles of the story.
        entry: The thing counted.
    """
    tellers = [t for value in entry.values for t in value.tellers]
    unit = _common_unit([t.figure for t in tellers])
    if unit is None or len(tellers) < 2:
        return None
    extents = [_extent(t.figure, unit) for t in tellers]
    known = sorted({v for extent in extents for v in extent if v is not None and math.isfinite(v)})
    if len(known) < 2 or len(set(extents)) < 2:
        return None
    line = axis(known)
    articles = sorted(
        dict.fromkeys(t.article for t in tellers),
        key=lambda a: (_earliest(sources.by_id[a].published), sources.order[a]),
    )
    longest = _LONG_PAUSE if entry.kind is Verdict.REVISED else _PAUSE
    pauses = _pauses([_instant(sources.by_id[a].published) for a in articles], longest)
    rows: list[ValueRow] = []
    top = 0
    for article, pause in zip(articles, pauses, strict=True):
        marks = _marks(sources, [t for t in tellers if t.article == article], unit, line)
        published = sources.by_id[article].published
        appeared = _short(appeared_text(published).removeprefix("on ").removeprefix("between ")) if published else ""
        rows.append(ValueRow(sources.label(article), appeared, pause, top + pause + _ROW / 2, marks))
        top += pause + _ROW
    path = (
        tuple((m.at, row.y) for row in rows for m in row.marks) if entry.kind is Verdict.REVISED and any(pauses) else ()
    )
    return FigurePicture(
        _name(entry, rows),
        tuple((tick.at, amount(tick.value, unit if unit in _AT_TICKS else None)) for tick in line.ticks),
        "" if unit in ("", *_AT_TICKS) else unit_name(unit),
        tuple(rows),
        top,
        path,
        tuple(_notes(line)),
        _kinds(rows),
    )


def _common_unit(figures: Sequence[Figure]) -> str | None:
    """The unit to draw in: the first one, if the others can be turned into it; empty for plain counts."""
    units = list(dict.fromkeys("percent" if f.unit == "share" else f.unit or "" for f in figures))
    rates = {f.scope.per for f in figures}
    return units[0] if len({base_unit(u).name for u in units}) == 1 and len(rates) == 1 else None


def _in_unit(value: float, figure: Figure, unit: str) -> float:
    own = figure.unit or ""
    if own == unit or not math.isfinite(value):
        return value
    base = base_unit(unit)
    return float(f"{(in_base(value, own) - base.offset) / base.factor:.6g}")


def _extent(figure: Figure, unit: str) -> tuple[float | None, float | None, float | None]:
    """Lower bound, value and upper bound in a unit; an open bound is infinite, the middle of a range is none."""
    low, high = interval(figure)
    if figure.unit == "share":
        low, high = low / 100, high / 100
    if figure.value is None:
        # "dozens" may be more than its magnitude: open upwards
        return _in_unit(low, figure, unit), None, math.inf if figure.low is not None else _in_unit(high, figure, unit)
    value = None if is_stated_range(figure) else _in_unit(figure.value, figure, unit)
    return _in_unit(low, figure, unit), value, _in_unit(high, figure, unit)


def _marks(sources: Sources, tellers: Sequence[Teller], unit: str, line: Axis) -> tuple[Mark, ...]:
    by_value: dict[str, list[Teller]] = {}
    for one in tellers:
        by_value.setdefault(value_text(one.figure), []).append(one)
    out = []
    for text, same in by_value.items():
        figure = same[0].figure
        low, value, high = _extent(figure, unit)
        ends = [line.place(v) if v is not None and math.isfinite(v) else None for v in (low, value, high)]
        first = ends[0] if ends[0] is not None else 0.0
        last = ends[2] if ends[2] is not None else 100.0
        anchor = ends[1] if ends[1] is not None else _anchor(ends[0], ends[2])
        soft = figure.low is None and figure.high is None
        says = _says(sources, text, same)
        out.append(Mark(anchor, ends[1], first, last, ends[0] is None, ends[2] is None, soft, says, same[0]))
    return tuple(sorted(out, key=lambda m: (m.at, m.low)))


def _anchor(low: float | None, high: float | None) -> float:
    if low is not None and high is not None:
        return round((low + high) / 2, 2)
    return low if low is not None else high if high is not None else 0.0


def _says(sources: Sources, text: str, tellers: Sequence[Teller]) -> str:
    """A value as a reader of the picture hears it: "Courier: about 200 – “some 200 passengers”, according to …"."""
    words = listed(list(dict.fromkeys(quoted(sources.words(t.article, t.at)) for t in tellers)))
    spoken = list(dict.fromkeys(t.source for t in tellers if t.source))
    by = f", according to {listed(spoken)}" if spoken else ""
    over = next((f", {t.over}" for t in tellers if t.over), "")
    return f"{text} – {words}{over}{by}"


def _instant(published: Published | None) -> datetime | None:
    """The moment of publication, of a day its noon; ``None`` if the day is not known."""
    if published is None or published.day is None:
        return None
    if published.exact is None:
        return datetime.combine(published.day, time(12), UTC)
    exact = published.exact
    return exact.replace(tzinfo=UTC) if exact.tzinfo is None else exact.astimezone(UTC)


def _earliest(published: Published | None) -> datetime:
    """The first moment at which an article can have appeared; of one that is not dated the end of time."""
    if (moment := _instant(published)) is not None:
        return moment
    first = published and (published.earliest or published.latest)
    return datetime.combine(first or date.max, time(12), UTC)


def _short(when: str) -> str:
    """A spelled date with its months shortened: "15 and 16 February 2031" as "15–16 Feb 2031"."""
    return _RUN.sub(r"\1–", _MONTH.sub(lambda found: found[0][:3], when)).replace(" and ", " – ")


def _pauses(moments: Sequence[datetime | None], each: int) -> list[int]:
    """Pixels above each row, in proportion to the time since the one before; none where a moment is not known."""
    known = [m for m in moments if m is not None]
    if len(known) < len(moments) or len(known) < 2 or known[0] == known[-1]:
        return [0] * len(moments)
    whole = (known[-1] - known[0]).total_seconds()
    steps = [(b - a).total_seconds() / whole for a, b in pairwise(known)]
    return [0, *(round(each * len(steps) * step) for step in steps)]


def _name(entry: FigureEntry, rows: Sequence[ValueRow]) -> str:
    return f"{entry.what}: values given by {listed([row.label for row in rows])}, on one axis"


def _notes(line: Axis) -> list[str]:
    if line.multiplies:
        return ["Equal distances multiply the number (a logarithmic axis), since the values lie far apart."]
    return [f"The axis begins at {amount(line.low)}, not at zero."] if line.low > 0 else []


def _kinds(rows: Sequence[ValueRow]) -> tuple[str, ...]:
    marks = [m for row in rows for m in row.marks]
    found = {
        "point": any(m.point is not None and not m.soft for m in marks),
        "soft": any(m.soft for m in marks),
        "range": any(m.point is None and not (m.open_low or m.open_high) for m in marks),
        "open": any(m.open_low or m.open_high for m in marks),
    }
    return tuple(kind for kind, there in found.items() if there)
