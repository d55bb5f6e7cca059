"""Official statements that everyone prints without marks: shared by several reports that are unlike otherwise.

That the police said this or that is told in their own words by whoever was sent them. Such words count apart where at
least three reports have them, each in what it gives as said, while next to nothing of what they tell themselves is
the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from rashomon.group.reuse.passages import Piece
from rashomon.group.reuse.texts import Text
from rashomon.model import PassageKind

__all__ = ["as_quotations", "printed_by_all", "told_alike"]

Pair = tuple[int, int]
#: The first words of a piece on both sides, and the last.
Stretch = tuple[tuple[int, int], tuple[int, int]]

#: Share of a piece that must be given as said, on both sides.
_TOLD = 0.8
#: Words of a report's own telling that are enough to see whether it is unlike, and the share of them that may be alike.
_OWN, _ALIKE = 50, 0.12
#: Share of a piece that a third report must have as well.
_SAME = 0.6


def told_alike(a: Text, b: Text, found: Sequence[Piece]) -> list[Stretch]:
    """The pieces that two reports both give as said; none if they are alike in what they tell themselves.

    Args:
        a: The first report.
        b: The second.
        found: What the two share.
    """
    said = [p for p in found if _said(a, b, p)]
    return [(p.first, p.last) for p in said] if said and _unlike((a, b), found) else []


def printed_by_all(told: Mapping[Pair, Sequence[Stretch]]) -> dict[Pair, set[Stretch]]:
    """Of the pieces that pairs of reports both give as said, those that a third report has as well.

    Args:
        told: The pieces of each pair, as `told_alike` finds them.
    """
    partners: defaultdict[int, list[tuple[int, range]]] = defaultdict(list)
    for pair, pieces in sorted(told.items()):
        for first, last in pieces:
            for side in (0, 1):
                partners[pair[side]].append((pair[1 - side], range(first[side], last[side] + 1)))
    out = {}
    for pair, pieces in sorted(told.items()):
        printed = {piece for piece in pieces if _by_others(pair, piece, partners, told)}
        if printed:
            out[pair] = printed
    return out


def as_quotations(found: Sequence[Piece], printed: AbstractSet[Stretch]) -> list[Piece]:
    """The pieces of two reports, those of statements that everyone prints told from text.

    Args:
        found: The pieces.
        printed: Which of them are such statements.
    """
    return [replace(p, kind=PassageKind.QUOTATION) if (p.first, p.last) in printed else p for p in found]


def _said(a: Text, b: Text, piece: Piece) -> bool:
    if piece.kind is not PassageKind.TEXT:
        return False
    counts = (sum(text.told[places[side]] for places in piece.pairs) for side, text in enumerate((a, b)))
    return min(counts) >= _TOLD * len(piece.pairs)


def _unlike(texts: tuple[Text, Text], found: Sequence[Piece]) -> bool:
    """Whether next to nothing of what two reports tell themselves is the same."""
    for side, text in enumerate(texts):
        telling = [not (t or q or s) for t, q, s in zip(text.told, text.quoted, text.standing, strict=True)]
        alike = sum(telling[places[side]] for p in found if p.kind is PassageKind.TEXT for places in p.pairs)
        if sum(telling) < _OWN or alike > _ALIKE * sum(telling):
            return False
    return True


def _by_others(
    pair: Pair, piece: Stretch, partners: Mapping[int, Sequence[tuple[int, range]]], unlike: Collection[Pair]
) -> bool:
    """Whether a third report that is unlike both has the words too."""
    first, last = piece
    for side in (0, 1):
        start, end = first[side], last[side] + 1
        for third, words in partners[pair[side]]:
            if third in pair or (min(third, pair[1 - side]), max(third, pair[1 - side])) not in unlike:
                continue
            if min(end, words.stop) - max(start, words.start) >= _SAME * (end - start):
                return True
    return False
