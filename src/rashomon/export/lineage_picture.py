"""The picture of who derives from whom: each origin an area, in it a box for each text, arrows from source to copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.account.dates import MONTHS
from rashomon.account.derived import Pair
from rashomon.account.lineage import percent
from rashomon.account.sources import Sources
from rashomon.account.wording import counted, listed
from rashomon.export.descent import Family, descent
from rashomon.export.plain import visible

__all__ = ["Area", "Arrow", "Box", "LineagePicture", "lineage_picture"]

#: Lengths in units of the drawing, which are pixels at its natural size: the whole of a telephone's width holds three
#: texts below one another.
_LEFT, _TOP, _GAP = 12.0, 8.0, 12.0
_BOX, _HIGH, _BETWEEN = 220.0, 42.0, 10.0
#: How far a copy is set in from its source: room for an arrow and its share.
_STEP = 60.0
#: Height of the name of an area, and space under its last box.
_HEAD, _FOOT = 24.0, 10.0
#: First bow beside the boxes, what each further one adds, and room for the words on it.
_BOW, _BOWS, _WORDS = 30.0, 16.0, 76.0
#: Width of an arrow for nothing and what the whole of a text adds to it.
_THIN, _THICK = 1.5, 7.0
#: Characters of a name that a box shows.
_NAME = 24
#: Articles up to which those that have nothing to do with any other are drawn too.
_ALL = 12


_MONTH = re.compile("|".join(MONTHS))


@dataclass(frozen=True, slots=True)
class Box:
    """One text.

    Attributes:
        article: Id of the article; ``None`` for a text that is not among the reports.
        x: Left edge.
        y: Upper edge.
        name: What it is called, short enough for the box.
        note: A second line: the day it appeared.
        says: The whole of it for a listener, what it has from the text above it included.
    """

    article: str | None
    x: float
    y: float
    name: str
    note: str
    says: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """What one text has from another.

    Attributes:
        path: The line, as the path of an SVG.
        width: Of the line, by the share.
        label: The share; empty under a text that nobody has.
        at: Where the label stands: x and y of its left end, at half its height.
        decided: Whether it is known which of the two came first; if not, it has no head.
        supposed: Whether it leads from a text that nobody has.
        pair: The two articles; ``None`` where one of the texts is none.
        says: The same for a listener.
    """

    path: str
    width: float
    label: str
    at: tuple[float, float]
    decided: bool
    supposed: bool
    pair: Pair | None
    says: str


@dataclass(frozen=True, slots=True)
class Area:
    """The texts of one origin.

    Attributes:
        number: Of the origin, as the trees count them.
        name: What stands over it.
        y: Upper edge.
        height: Of it.
    """

    number: int
    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class LineagePicture:
    """Origins from top to bottom, the earliest report first; in each the copies under what they are copies of.

    Attributes:
        width: Of the whole.
        height: Of the whole.
        box: Width and height of each box.
        areas: The origins.
        boxes: The texts, in the order for a keyboard and for a listener.
        arrows: From source to copy.
        left_out: How many articles, which have nothing to do with any other, are not drawn.
        says: All of it in a sentence or two.
    """

    width: float
    height: float
    box: tuple[float, float]
    areas: tuple[Area, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int
    says: str


def lineage_picture(sources: Sources) -> LineagePicture | None:
    """Lay out the lineage; ``None`` where no text goes back to another.

    Args:
        sources: The articles, with their lineage.
    """
    families = descent(sources)
    if all(family.single for family in families):
        return None
    every = len(sources.analyses) <= _ALL
    shown = [family for family in families if every or not family.single]
    areas: list[Area] = []
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    where: dict[str, Box] = {}
    y = _TOP
    for family in shown:
        placed = [
            _box(sources, family, n, _LEFT + _STEP * node.depth, y + _HEAD + n * (_HIGH + _BETWEEN))
            for n, node in enumerate(family.nodes)
        ]
        boxes += placed
        where |= {box.article: box for box in placed if box.article is not None}
        arrows += _within(sources, family, placed)
        height = _HEAD + len(placed) * (_HIGH + _BETWEEN) - _BETWEEN + _FOOT
        areas.append(Area(family.number, _name(family), y, height))
        y += height + _GAP
    right = max(box.x for box in boxes) + _BOX
    beside = [pair for family in shown for pair in family.others if pair.first in where and pair.second in where]
    arrows += _bows(sources, beside, where, right)
    bows = _BOW + _BOWS * (len(beside) - 1) + _WORDS if beside else 0.0
    left_out = len(families) - len(shown)
    says = (
        f"{counted(len(families), 'origin')} of {counted(len(sources.analyses), 'report')}: an area for each origin, "
        "the copies set in under the text they have most from"
    )
    return LineagePicture(
        right + bows + _LEFT,
        y - _GAP + _TOP,
        (_BOX, _HIGH),
        tuple(areas),
        tuple(boxes),
        tuple(arrows),
        left_out,
        f"{says[:1].upper()}{says[1:]}. {_told(arrows)}",
    )


def _name(family: Family) -> str:
    return f"Origin {family.number}"


def _box(sources: Sources, family: Family, number: int, x: float, y: float) -> Box:
    node = family.nodes[number]
    if node.article is None:
        owner = node.unseen.name if node.unseen else ""
        name = f"a text of {owner}" if owner else "a common source"
        return Box(None, x, y, _short(visible(name)), "not among the reports", f"{name}, not among the reports")
    label, day = visible(sources.label(node.article)), sources.appeared(node.article)
    short = _MONTH.sub(lambda found: found[0][:3], day)
    says = f"{label}, published {day}"
    above = family.nodes[node.parent].article if node.parent is not None else None
    if node.pair and above:
        says += f", {percent(node.pair.shares[1])} of its text from {visible(sources.label(above))}"
    return Box(node.article, x, y, _short(label), short, says)


def _short(name: str) -> str:
    """A name that fits a box; cut within a word if it has no blanks."""
    return name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"


def _within(sources: Sources, family: Family, placed: Sequence[Box]) -> Iterator[Arrow]:
    """From each text down and to the right to those that stand under it."""
    for node, box in zip(family.nodes, placed, strict=True):
        if node.parent is None:
            continue
        above = placed[node.parent]
        x, middle = above.x + _LEFT, box.y + _HIGH / 2
        path = f"M{x:g} {above.y + _HIGH:g} V{middle - 8:g} q0 8 8 8 H{box.x:g}"
        if node.pair is None:
            yield Arrow(path, _THIN, "", (0.0, 0.0), True, True, None, "")
            continue
        share = node.pair.shares[1]
        # above the line, at the left edge of the box
        at = (x + 8, middle - 14)
        yield Arrow(path, _thick(share), percent(share), at, True, False, node.pair, _pair_says(sources, node.pair))


def _bows(sources: Sources, pairs: Sequence[Pair], where: dict[str, Box], right: float) -> Iterator[Arrow]:
    """Beside the boxes, the nearest pairs inside."""
    ordered = sorted(pairs, key=lambda p: (abs(where[p.first].y - where[p.second].y), p.reuse.a, p.reuse.b))
    for number, pair in enumerate(ordered):
        one, other = where[pair.first], where[pair.second]
        start, end = one.y + _HIGH / 2 + 6, other.y + _HIGH / 2 - 6
        if start > end:
            start, end = one.y + _HIGH / 2 - 6, other.y + _HIGH / 2 + 6
        out = right + _BOW + _BOWS * number
        path = f"M{one.x + _BOX:g} {start:g} H{right:g} C{out:g} {start:g} {out:g} {end:g} {right:g} {end:g}"
        path += f" H{other.x + _BOX:g}"
        first, second = (percent(share) for share in pair.shares)
        label = second if pair.decided else f"{first.removesuffix(' %')} / {second}"
        at = (right / 4 + out * 3 / 4 + 5, (start + end) / 2)
        # many of them lie side by side
        width = round(_thick(max(pair.shares)) / 2, 1)
        yield Arrow(path, width, label, at, pair.decided, False, pair, _pair_says(sources, pair))


def _thick(share: float) -> float:
    return round(_THIN + _THICK * share, 1)


def _pair_says(sources: Sources, pair: Pair) -> str:
    first, second = visible(sources.label(pair.first)), visible(sources.label(pair.second))
    if pair.decided:
        return f"{second} has {percent(pair.shares[1])} of its text from {first}"
    return (
        f"{first} and {second} share {percent(pair.shares[0])} and {percent(pair.shares[1])} of their texts, "
        "and which came first is not known"
    )


def _told(arrows: Sequence[Arrow]) -> str:
    told = [arrow.says for arrow in arrows if arrow.says]
    return f"{listed(told)}." if told else ""
