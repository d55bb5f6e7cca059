"""Whether two articles share more than two reporters of one happening would write alike: a few columns, added up.

Each column is something a reader can check in the passages. The weights were set by hand and measured, on texts derived
in known ways and on news of several outlets, so that a brief of three sentences out of a long report is found, while
facts told from one press release, background in stock clauses and single sentences alike are not.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rashomon.group.reuse.passages import Piece
from rashomon.group.reuse.texts import FUNCTION_WEIGHT, Text
from rashomon.model import PassageKind

__all__ = ["COPIED", "Evidence", "chance", "evidence"]

#: Chance from which a pair is called copied.
COPIED = 0.5

#: Sentences between two passages that still follow each other.
_NEXT = 2
#: Weights of the columns, and what they start from: nothing shared is certainly no copy.
_NOTHING = -5.0
_PER_ROW, _PER_WORD, _PER_SHARE, _PER_VERBATIM = 0.05, 0.06, 5.0, 0.06
#: Most of a column that counts: beyond it there is no more doubt, and one column does not outvote the rest.
_ROW, _WORDS, _VERBATIM = 60.0, 80.0, 25
#: What a word counts that was found by the meaning of its sentence.
_REWORDED = 0.6
#: Other facts in the same words, for each word in common: an update changes one in fifty, a form that is filled in
#: every week, for quarterly figures or a match, one in five.
_FREE, _PER_CHANGED = 0.03, 60.0
#: Share of a sentence's content in capitals from which it is a headline, whose capitals tell no names.
_HEADLINE = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for copying.

    Attributes:
        row: Words in common in the longest row of passages that follow each other in both articles; those without
            content count a quarter.
        words: Words in common in all passages, counted likewise.
        share: Share of its own words that the article with the larger one has in passages.
        verbatim: Words of the longest run without an edit.
        changed: Names and numbers with others in their place, for each word in common.
    """

    row: float
    words: float
    share: float
    verbatim: int
    changed: float = 0.0


def evidence(a: Text, b: Text, found: Sequence[Piece], share_a: float, share_b: float) -> Evidence:
    """Gather what speaks for copying.

    Args:
        a: The first article.
        b: The second.
        found: What the two share.
        share_a: Share of the first's own words in passages of text.
        share_b: The same of the second.
    """
    own = sorted((p for p in found if p.kind is PassageKind.TEXT), key=lambda p: p.first)
    weights = [_weight(a, p) for p in own]
    row = max((sum(weights[first:last]) for first, last in _rows(a, b, own)), default=0.0)
    verbatim = max((_verbatim(p) for p in own), default=0)
    changed = sum(_changed(a, b, p) for p in own) / max(1, sum(len(p.pairs) for p in own))
    return Evidence(row, sum(weights), max(share_a, share_b), verbatim, changed)


def chance(found: Evidence) -> float:
    """How likely it is that the one was taken from the other, or both from one text, 0 to 1."""
    if not found.words:
        return 0.0
    odds = _NOTHING + _PER_SHARE * found.share
    odds += _PER_ROW * min(found.row, _ROW) + _PER_WORD * min(found.words, _WORDS)
    odds += _PER_VERBATIM * min(found.verbatim, _VERBATIM)
    odds -= _PER_CHANGED * max(0.0, found.changed - _FREE)
    return 1 / (1 + math.exp(-odds))


def _weight(a: Text, piece: Piece) -> float:
    weight = sum(a.weights[i] for i, _ in piece.pairs)
    return _REWORDED * weight if piece.reworded else weight


def _rows(a: Text, b: Text, own: Sequence[Piece]) -> list[tuple[int, int]]:
    """Rows of pieces of which each follows the one before in both articles, as ranges of their numbers."""
    out = []
    start = 0
    for at in range(1, len(own) + 1):
        if at == len(own) or not _follows(a, b, own[at - 1], own[at]):
            out.append((start, at))
            start = at
    return out


def _follows(a: Text, b: Text, one: Piece, other: Piece) -> bool:
    step_a = a.sentences[other.first[0]] - a.sentences[one.last[0]]
    step_b = b.sentences[other.first[1]] - b.sentences[one.last[1]]
    return one.last[1] < other.first[1] and 0 <= step_a <= _NEXT and 0 <= step_b <= _NEXT


def _verbatim(piece: Piece) -> int:
    """Words of the longest run without a word between on either side."""
    steps = ((i - at, j - at) for at, (i, j) in enumerate(piece.pairs))
    return max(len(list(run)) for _, run in groupby(steps))


def _changed(a: Text, b: Text, piece: Piece) -> int:
    """Places where one has a name or a number and the other has another."""
    out = 0
    for (i, j), (next_i, next_j) in pairwise(piece.pairs):
        one, other = _facts(a, i + 1, next_i), _facts(b, j + 1, next_j)
        out += bool(one and other and not one & other)
    return out


def _facts(text: Text, start: int, end: int) -> set[int]:
    """The names and numbers of a stretch; not what has a capital as every word of its sentence has, or as the first."""
    out = set()
    for at in range(start, end):
        named = text.named[at] and text.sentences[at] == text.sentences[at - 1] and not _capitals(text, at)
        if named or text.text[text.starts[at]].isdigit():
            out.add(text.keys[at])
    return out


def _capitals(text: Text, at: int) -> bool:
    """Whether most of a word's sentence is in capitals."""
    first, end = bisect_left(text.sentences, text.sentences[at]), bisect_right(text.sentences, text.sentences[at])
    content = [i for i in range(first, end) if text.weights[i] > FUNCTION_WEIGHT]
    return sum(text.named[i] for i in content) > _HEADLINE * len(content)
