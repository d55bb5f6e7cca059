"""What can be measured of each line of a page, without a decision on its role.

Characters are counted for the whole page at once, by kind; words are looked up line by line. Only lines that stand
near prose are measured: a menu of three hundred entries far from any sentence needs no second look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.text.characters import (
    COUNTED,
    Codes,
    Floats,
    codes_of,
    counted,
    kinds_of,
    letters_alone,
    lowered,
    small_letters,
    text_of,
)
from rashomon.text.edges import ENDS, addresses, endings, holding
from rashomon.text.lexicon import TOPICS
from rashomon.text.paragraphs import Paragraph
from rashomon.text.words import SAID, Line, said

__all__ = ["COLUMNS", "Measured", "features", "plain"]

#: Words from which on a line may be prose, and what one counts for at most.
_NEAR_WORDS, _HEAVIEST = 8, 60
#: Lines to either side among which such lines have so many words in all, for a line to be measured: a lone teaser has
#: fewer, the shortest reports more.
_NEAR_LINES, _NEAR_PROSE = 7, 40
#: Texts of so few lines are measured whole: there is little to save.
_FEW_LINES = 40
#: Lines that are measured, from the first on, where none stands near prose: a longer list is no report.
_UNSURE_LINES = 2_000
#: Shorter sentences stand in menus too ("Already a member? Sign in.").
_PROSE_WORDS = 10
#: From this length on a paragraph is prose without a full stop, if enough of its words are function words.
_LONG_PROSE, _PROSE_SHARE = 25, 0.2
#: The function words of other scripts are not known; this is a usual share in lines from so many words on, and
#: entries of menus have none.
_USUAL_SHARE, _USUAL_WORDS = 0.4, 5
#: Beyond these a count says nothing more.
_MOST_WORDS, _MOST_LINES, _MOST_INDENT = 150, 600, 60
_MOST_SEEN, _MOST_TOTAL, _MOST_BLANK = 3, 4, 4
_LINE_END = 0x0A
#: Marks at the edges of a line in which repeats may differ.
_EDGES = " -–—*•·|»›>"

_STANDING = ("place", "offset", "lines", "blank", "indent", "bullet", "seen", "total", "address")
_COUNTS = COUNTED[:-1]  # the last only says whether blanks have to be made single
#: What the columns of the table hold, in their order.
COLUMNS = (*_COUNTS, *_STANDING, *ENDS, *SAID, *(f"{topic}_share" for topic in TOPICS), "prose")
_AT = {name: place for place, name in enumerate(COLUMNS)}


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of a page that stand near prose, measured.

    Attributes:
        of: For each of them, which paragraph of the text it is.
        contents: Their words, blanks single, without bullet marks.
        keys: The same, the form that repeats are compared in.
        table: `COLUMNS` × lines; shares and counts.
        repeats: The paragraphs, near prose or not, whose words stood in an earlier one.
    """

    of: Sequence[int]
    contents: Sequence[str]
    keys: Sequence[str]
    table: Floats
    repeats: frozenset[int]

    def column(self, name: str) -> Floats:
        """One column of the table."""
        column: Floats = self.table[_AT[name]]
        return column


class _Printed(NamedTuple):
    """The paragraphs of a text that hold words."""

    of: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]  # of their last line, the blank lines after it included
    spans: npt.NDArray[np.int64]  # of their words. Paragraphs × 2
    indents: npt.NDArray[np.int64]
    bullets: npt.NDArray[np.int64]


def plain(words: str) -> str:
    """The form of a line that repeats are compared in: blanks single, letters small, marks at the edges gone."""
    return " ".join(lowered(words).split()).strip(_EDGES)


def features(text: str, parts: Sequence[Paragraph], title: str | None = None, *, everywhere: bool = False) -> Measured:
    """Measure the lines of a page that stand near prose; where there is none, the first of them all.

    Args:
        text: The text.
        parts: Its paragraphs; those without words are passed over.
        title: The headline that came beside the text, if one did.
        everywhere: Whether to measure every line in any case.
    """
    every = _printed(parts)
    if not len(every.of):
        return Measured((), (), (), np.zeros((len(COLUMNS), 0), np.float32), frozenset())
    codes = codes_of(text)
    kinds = kinds_of(codes)
    counts = counted(codes, kinds, every.spans)
    small = small_letters(text, codes)
    contents = _single(text_of(small), every.spans, counts[-1])
    keys = [content.strip(_EDGES) for content in contents]
    seen, total = _repeats(keys)
    places = np.arange(len(keys)) if everywhere else _near(counts[0])
    near = _Printed(*[column[places] for column in every])
    counts = counts[:, places]
    chosen = places.tolist()
    lines = list(
        map(
            Line,
            _single(text, near.spans, counts[-1]),
            [contents[k] for k in chosen],
            [keys[k] for k in chosen],
            _words(letters_alone(small, kinds), near.spans),
            (counts[COUNTED.index("numbers")] > 0).tolist(),
            (counts[COUNTED.index("marks")] > 0).tolist(),
        )
    )
    standing = (
        places / len(keys),
        near.spans[:, 0] / len(text),
        np.full(len(places), min(len(keys), _MOST_LINES)),
        np.minimum(_line_ends(codes, near), _MOST_BLANK),
        np.minimum(near.indents, _MOST_INDENT),
        near.bullets,
        np.minimum(seen[places], _MOST_SEEN),
        np.minimum([total[line.key] for line in lines], _MOST_TOTAL),
        holding(addresses(text), near.spans),
    )
    table = np.empty((len(COLUMNS), len(places)), np.float32)
    table[: len(_COUNTS)] = counts[:-1]
    table[_AT["place"] : _AT["address"] + 1] = standing
    table[_AT[ENDS[0]] : _AT[ENDS[-1]] + 1] = endings(codes, kinds, near.spans)
    table[_AT[SAID[0]] : _AT[SAID[-1]] + 1] = said(lines, title or "")
    _share(table)
    return Measured(
        near.of.tolist(),
        [line.content for line in lines],
        [line.key for line in lines],
        table,
        frozenset(every.of[seen > 0].tolist()),
    )


def _printed(parts: Sequence[Paragraph]) -> _Printed:
    width = len(Paragraph._fields)
    every = np.fromiter(chain.from_iterable(parts), np.int64, len(parts) * width).reshape(-1, width)
    of = np.flatnonzero(every[:, 2] < every[:, 3])
    _, ends, _, _, indents, bullets = every[of].T
    return _Printed(of, ends, every[of, 2:4], indents, bullets)


def _near(words: Floats) -> npt.NDArray[np.int64]:
    """The lines that have prose close by."""
    prose = np.where(words >= _NEAR_WORDS, np.minimum(words, _HEAVIEST), 0)
    around = np.convolve(prose, np.ones(2 * _NEAR_LINES + 1))[_NEAR_LINES : _NEAR_LINES + len(words)]
    near = np.flatnonzero(around >= _NEAR_PROSE)
    if not len(near):
        return np.arange(min(len(words), _UNSURE_LINES))
    return near if len(words) > _FEW_LINES else np.arange(len(words))


def _single(text: str, spans: npt.NDArray[np.int64], loose: Floats) -> list[str]:
    """What stands in spans of a text; the blanks of those that hold loose ones are made single."""
    out = [text[first:end] for first, end in spans.tolist()]
    for k in np.flatnonzero(loose).tolist():
        out[k] = " ".join(out[k].split())
    return out


def _words(letters: str, spans: npt.NDArray[np.int64]) -> list[list[str]]:
    """The words in spans of a text of letters and blanks."""
    return [letters[first:end].split() for first, end in spans.tolist()]


def _repeats(keys: Sequence[str]) -> tuple[npt.NDArray[np.int64], dict[str, int]]:
    """How often the words of each line stood before, and how often those of each key stand in all."""
    counts: dict[str, int] = {}
    seen = []
    for key in keys:
        before = counts.get(key, 0)
        seen.append(before)
        counts[key] = before + 1
    return np.array(seen, np.int64), counts


def _line_ends(codes: Codes, lines: _Printed) -> npt.NDArray[np.int64]:
    """The line ends after the words of each line."""
    places = np.flatnonzero(codes == _LINE_END)
    after: npt.NDArray[np.int64] = np.searchsorted(places, lines.ends) - np.searchsorted(places, lines.spans[:, 1])
    return after


def _share(table: Floats) -> None:
    """Make counts that only mean something in relation to the length of the line shares of it, and tell prose."""
    words, terminal = table[_AT["words"]], table[_AT["terminal"]]
    per_word = np.maximum(words, 1)
    function_words = table[_AT["function_words"]]
    unknown = table[_AT["other_script"]] > 0
    usual = np.where(words >= _USUAL_WORDS, _USUAL_SHARE, 0)
    function_words[:] = np.where(unknown, usual, function_words / per_word)
    table[_AT["titled"]] /= per_word
    first = _AT[next(iter(TOPICS))]
    table[-len(TOPICS) - 1 : -1] = table[first : first + len(TOPICS)] / per_word
    long = (words >= _LONG_PROSE) & (function_words >= _PROSE_SHARE)
    table[_AT["prose"]] = (words >= _PROSE_WORDS) & ((terminal > 0) | long)
    words[:] = np.minimum(words, _MOST_WORDS)
