"""Passages: stretches that answer each other, cut where quotations begin and end, and carried to sentences' borders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.group.reuse.alignment import Pairs, matched
from rashomon.group.reuse.edits import edits, likeness
from rashomon.group.reuse.texts import FUNCTION_WEIGHT, Text
from rashomon.model import Passage, PassageKind

__all__ = ["Piece", "passages", "pieces"]

#: Words, words of content and those of them that are no names in common that make a passage of a reporter's own words:
#: less is how anyone would put it ("at least 12 people were killed"), or somebody's title.
_WORDS, _CONTENT, _NO_NAMES = 7, 4, 3
#: Share of the words in common below which two stretches are two wordings; and the same of a long one, whose words in
#: common are too many to be so by chance.
_LIKE, _LIKE_LONG, _LONG = 0.65, 0.55, 15
#: Words in common that make a shared quotation or line of boilerplate, where both print them as such.
_QUOTED_WORDS = 4
#: Words in common that make a piece between two quotations worth showing, where the stretch has enough besides.
_BETWEEN = 2
#: Words that a passage may lack of the beginning or end of its sentence, on either side, and still be the sentence: a
#: day put first, or a name spelled out.
_SHORT_OF = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of two articles that answer each other and are of one kind.

    Attributes:
        kind: Whose words they are.
        pairs: Their indices.
        reworded: Whether they were found by sentences of the same meaning.
        bounds: The first words on both sides and those after the last, where these are known.
    """

    kind: PassageKind
    pairs: tuple[tuple[int, int], ...]
    reworded: bool = False
    bounds: tuple[tuple[int, int], tuple[int, int]] | None = None

    @property
    def first(self) -> tuple[int, int]:
        """The first words."""
        return self.pairs[0]

    @property
    def last(self) -> tuple[int, int]:
        """The last words."""
        return self.pairs[-1]


def pieces(a: Text, b: Text, stretches: Iterable[Pairs]) -> list[Piece]:
    """Cut stretches of two articles that answer each other into pieces of one kind, and keep those that say something.

    Args:
        a: The first article.
        b: The second.
        stretches: The words that answer each other, stretch by stretch.
    """
    out = []
    for pairs in stretches:
        cut = [Piece(kind, tuple(run)) for kind, run in groupby(pairs, key=lambda pair: _kind(a, b, pair))]
        own = [p for p in cut if p.kind is PassageKind.TEXT]
        enough = any(_enough(a, p) for p in own)
        for piece in cut:
            if piece.kind is not PassageKind.TEXT:
                if len(piece.pairs) >= (_QUOTED_WORDS if _both(a, b, piece) else _WORDS):
                    out.append(piece)
            elif _enough(a, piece) or (enough and _close(a, piece)):
                out.append(piece)
    return out


def passages(a: Text, b: Text, found: Sequence[Piece]) -> tuple[Passage, ...]:
    """The pieces as passages, in the order of the first article.

    Args:
        a: The first article.
        b: The second.
        found: The pieces; no word is in two of them.
    """
    ordered = sorted(found, key=lambda p: p.first)
    moved = _moved(ordered)
    bounds = _Bounds(a, b, ordered)
    out = []
    for at, (piece, jumps) in enumerate(zip(ordered, moved, strict=True)):
        (start_a, start_b), (end_a, end_b) = piece.bounds or (bounds.start(at), bounds.end(at))
        (i, j), (last_i, last_j) = piece.first, piece.last
        pairs = [*matched(a, b, (start_a, i), (start_b, j)), *piece.pairs]
        pairs += matched(a, b, (last_i + 1, end_a), (last_j + 1, end_b))
        differences = edits(a, b, pairs, (start_a, start_b), (end_a, end_b))
        out.append(
            Passage(
                piece.kind,
                a.span(start_a, end_a),
                b.span(start_b, end_b),
                differences,
                jumps,
                likeness(a, b, len(pairs), (end_a - start_a) + (end_b - start_b), differences),
                piece.reworded,
            )
        )
    return tuple(out)


def _kind(a: Text, b: Text, pair: tuple[int, int]) -> PassageKind:
    i, j = pair
    if a.quoted[i] or b.quoted[j]:
        return PassageKind.QUOTATION
    return PassageKind.BOILERPLATE if a.standing[i] or b.standing[j] else PassageKind.TEXT


def _both(a: Text, b: Text, piece: Piece) -> bool:
    """Whether both articles print the words as somebody's, or as a standing line."""
    return all((a.quoted[i] and b.quoted[j]) or (a.standing[i] and b.standing[j]) for i, j in piece.pairs)


def _enough(a: Text, piece: Piece) -> bool:
    """Whether a piece of text is long and alike enough to be a passage on its own."""
    content = [i for i, _ in piece.pairs if a.weights[i] > FUNCTION_WEIGHT]
    plain = sum(not a.named[i] for i in content)
    return len(piece.pairs) >= _WORDS and len(content) >= _CONTENT and plain >= _NO_NAMES and _like(piece)


def _close(a: Text, piece: Piece) -> bool:
    return len(piece.pairs) >= _BETWEEN and _like(piece) and any(a.weights[i] > FUNCTION_WEIGHT for i, _ in piece.pairs)


def _like(piece: Piece) -> bool:
    """Whether enough of the words on both sides are in common."""
    (i, j), (end_i, end_j) = piece.first, piece.last
    share = 2 * len(piece.pairs) / (end_i - i + end_j - j + 2)
    return share >= (_LIKE_LONG if len(piece.pairs) >= _LONG else _LIKE)


def _moved(ordered: Sequence[Piece]) -> list[bool]:
    """Whether each piece is out of the order that most words of the second article keep."""
    best: list[tuple[int, int]] = []  # weight of the heaviest rising row that ends with each piece, and the one before
    for at, piece in enumerate(ordered):
        prior = [(best[k][0], -k) for k in range(at) if ordered[k].last[1] < piece.first[1]]
        weight, back = max(prior, default=(0, 1))
        best.append((weight + len(piece.pairs), -back))
    moved = [True] * len(ordered)
    at = max(range(len(ordered)), key=lambda k: (best[k][0], -k), default=-1)
    while at >= 0:
        moved[at] = False
        at = best[at][1]
    return moved


class _Bounds:
    """Where passages begin and end: at their own words, or at those of the sentence if they all but reach it."""

    def __init__(self, a: Text, b: Text, ordered: Sequence[Piece]) -> None:
        self._sides = (a, b)
        self._pieces = ordered
        self._taken = tuple(sorted(at for p in ordered for at in (p.first[side], p.last[side])) for side in (0, 1))

    def start(self, at: int) -> tuple[int, int]:
        """The first word on both sides."""
        first = self._pieces[at].first
        i, j = (self._back(side, first[side]) for side in (0, 1))
        return (i, j) if i is not None and j is not None else first

    def end(self, at: int) -> tuple[int, int]:
        """The word after the last on both sides."""
        last = self._pieces[at].last
        i, j = (self._on(side, last[side]) for side in (0, 1))
        return (i + 1, j + 1) if i is not None and j is not None else (last[0] + 1, last[1] + 1)

    def _back(self, side: int, at: int) -> int | None:
        """The beginning of the sentence, if it is near and the words up to it are free and of the same kind."""
        text = self._sides[side]
        reached = at
        while reached > 0 and text.sentences[reached - 1] == text.sentences[at]:
            reached -= 1
            if at - reached > _SHORT_OF or not self._free(side, reached, at):
                return None
        return reached

    def _on(self, side: int, at: int) -> int | None:
        text = self._sides[side]
        reached = at
        while reached + 1 < len(text) and text.sentences[reached + 1] == text.sentences[at]:
            reached += 1
            if reached - at > _SHORT_OF or not self._free(side, reached, at):
                return None
        return reached

    def _free(self, side: int, at: int, beside: int) -> bool:
        text, taken = self._sides[side], self._taken[side]
        place = bisect_left(taken, at)
        if place < len(taken) and taken[place] == at:
            return False
        return (text.quoted[at], text.standing[at], text.sections[at]) == (
            text.quoted[beside],
            text.standing[beside],
            text.sections[beside],
        )
