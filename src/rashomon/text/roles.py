"""The role of each line, from its likeness to a line of a report, its wording and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.model import BlockKind
from rashomon.text.features import Measured, plain
from rashomon.text.region import densest
from rashomon.text.wording import URL_ONLY

__all__ = ["roles"]

#: Words that a headline has: fewer are a menu entry or somebody's name, more are prose.
_HEADLINE_WORDS = (4, 30)
#: Lines after a headline within which the report begins.
_TO_PROSE = 4
#: Lines before the report among which its headline is looked for.
_BEFORE = 25
#: A caption is shorter; a paragraph of the report may well speak of photographs.
_LONG = 60
#: A text of one paragraph is a report from this many words on, whatever words of page furniture are in it.
_LONE = 15
#: A line is taken for the report's from the first likeness on within the densest run of such lines, from the second
#: elsewhere: teasers in whole sentences are like a report, but stand apart from it; short lines of a list stand in it.
_WITHIN, _ELSEWHERE = 0.3, 0.65
#: The likeness that weighs nothing in finding that run.
_NEUTRAL = 0.4
#: Where no line reaches that, those that come this near to the best are the report, if the best is likely at all: a
#: short report in an unusual form is better than none.
_NEAR_BEST, _LIKELY = 0.7, 0.1
#: A report has a line of at least so many words; menus of single words can look like a list in one.
_SOME_WORDS = 4
#: A title given for the page may go on with the outlet's name; fewer characters than this may begin one by chance.
_TITLE_BEGINS = 20


class _Line(NamedTuple):
    """What decides on one line."""

    content: str
    key: str
    words: int
    total: int
    known: bool  # as furniture, from other pages
    bullet: bool
    terminal: bool
    prose: bool
    furniture: bool
    inside: bool
    ends: bool
    breadcrumb: bool
    byline: bool
    date_line: bool
    caption: bool

    @property
    def is_furniture(self) -> bool:
        return self.worded or URL_ONLY.fullmatch(self.content) is not None

    @property
    def worded(self) -> bool:
        """Whether its words are those of furniture."""
        return self.furniture or self.ends or self.breadcrumb or self.known


#: What decides on a line besides its words and counts, each a column of what was measured.
_HOLDS = _Line._fields[_Line._fields.index("bullet") :]


class _Lines:
    """The lines of a text; most of them are never asked for."""

    __slots__ = ("_columns", "_furniture", "_holds", "keys")

    def __init__(self, measured: Measured, furniture: AbstractSet[str]) -> None:
        self.keys = measured.keys
        self._furniture = furniture
        self._columns = (measured.contents, measured.column("words").tolist(), measured.column("total").tolist())
        self._holds = np.column_stack([measured.column(name) > 0 for name in _HOLDS])

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, index: int) -> _Line:
        content, words, total = (column[index] for column in self._columns)
        key = self.keys[index]
        return _Line(content, key, int(words), int(total), key in self._furniture, *self._holds[index].tolist())

    def that(self, name: str) -> Sequence[int]:
        """The lines of which something holds."""
        where: list[int] = np.flatnonzero(self._holds[:, _HOLDS.index(name)]).tolist()
        return where


def roles(
    measured: Measured,
    likeness: npt.NDArray[np.float64],
    title: str = "",
    furniture: AbstractSet[str] = frozenset(),
) -> list[BlockKind]:
    """Decide the role of every measured line of one text.

    Args:
        measured: The lines.
        likeness: How much each is like a line of a report, 0 to 1.
        title: The headline that came beside the text.
        furniture: Lines known to be furniture.
    """
    lines = _Lines(measured, furniture)
    if len(lines) == 1:
        lone = lines[0]
        kind = BlockKind.BODY if not lone.is_furniture or (lone.prose and lone.words >= _LONE) else BlockKind.CHROME
        return [kind]
    body = _body(measured, likeness)
    out = [BlockKind.CHROME] * len(lines)
    for index in {*lines.that("caption"), *lines.that("byline")}:
        out[index] = _outside(lines[index])
    for index in body:
        out[index] = _inside(lines[index])
    first = next((index for index in body if out[index] is BlockKind.BODY), None)
    headline = None if first is None else _headline(lines, first, plain(title))
    if first is None or headline is None:
        return out
    printed = lines.keys[headline]
    for index, key in enumerate(lines.keys):
        if key == printed:
            out[index] = BlockKind.HEADLINE
    for index in lines.that("date_line"):
        if headline < index < first:
            out[index] = BlockKind.DATELINE
    return out


def _body(measured: Measured, likeness: npt.NDArray[np.float64]) -> Sequence[int]:
    """Which lines are the report's, if any is longer than an entry of a menu."""
    words = measured.column("words")
    first, last = densest((likeness - _NEUTRAL) * np.sqrt(words + 1))
    limits = np.full(len(likeness), _ELSEWHERE)
    limits[first:last] = _WITHIN
    body = np.flatnonzero(likeness >= limits)
    if not len(body):
        body = np.flatnonzero(likeness >= max(float(likeness.max(initial=0.0)) * _NEAR_BEST, _LIKELY))
    if not (words[body] >= _SOME_WORDS).any():
        return []
    # no report begins or ends with a single word that ends no sentence: it is the last of a menu, or the first
    whole = np.flatnonzero((words[body] > 1) | (measured.column("terminal")[body] > 0))
    chosen: list[int] = body[whole[0] : whole[-1] + 1].tolist()
    return chosen


def _inside(one: _Line) -> BlockKind:
    """The role of a line that is like one of a report."""
    if one.is_furniture:
        return BlockKind.CHROME
    if one.caption and one.words < _LONG:
        return BlockKind.CAPTION
    if one.byline:
        return BlockKind.BYLINE
    return BlockKind.DATELINE if one.date_line else BlockKind.BODY


def _outside(one: _Line) -> BlockKind:
    """The role of any other line."""
    if one.caption and not one.is_furniture and one.words < _LONG:
        return BlockKind.CAPTION
    return BlockKind.BYLINE if one.byline else BlockKind.CHROME


def _headline(lines: _Lines, first: int, title: str) -> int | None:
    """The line before the report that is its headline, if one is."""
    for index, key in enumerate(lines.keys[: first + 3]):
        if _same_title(key, title) and not lines[index].worded:
            return index
    best, best_score = None, 0.0
    low, high = _HEADLINE_WORDS
    for index in range(max(0, first - _BEFORE), first):
        one = lines[index]
        unfit = one.caption or one.byline or one.inside or one.date_line
        # a sentence is none, unless the text begins with it
        unfit = unfit or (index > 0 and one.key.endswith((".", ":", ";")))
        if unfit or not low <= one.words <= high or one.is_furniture:
            continue
        # near the report, printed twice, long for a menu entry, not one of a list
        score = 1.0 / (first - index) + 0.5 * (one.total > 1) + 0.1 * min(one.words, 10) - 0.6 * one.bullet
        if score > best_score:
            best, best_score = index, score
    if best is None and _heads(lines, first):
        return first
    return best


def _heads(lines: _Lines, first: int) -> bool:
    """Whether the first line of the report is its headline: no sentence, and prose after it."""
    one = lines[first]
    low, high = _HEADLINE_WORDS
    if one.bullet or one.inside or one.caption or not low <= one.words <= high:
        return False
    if one.terminal and not one.key.endswith(("?", "!")):
        return False
    return any(first < index <= first + _TO_PROSE for index in lines.that("prose"))


def _same_title(key: str, title: str) -> bool:
    """Whether a line is the given title, or all but the outlet's name after it."""
    if not key or not title:
        return False
    return key == title or (len(key) >= _TITLE_BEGINS and title.startswith(key) and len(key) * 2 >= len(title))
