"""Official statements that everyone prints without marks: shared by several reports that are unlike otherwise.

That the police said this or that is told in their own words by whoever was sent them. Such words count apart where at
least three reports have them, each in what it gives as said, while next to nothing of what they tell themselves is
the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.group.reuse.passages import Piece
from rashomon.group.reuse.texts import Text
from rashomon.model import PassageKind

__all__ = ["common_statements"]

Pair = tuple[int, int]

#: Share of a piece that must be given as said, on both sides.
_TOLD = 0.8
#: Words of a report's own telling that are enough to see whether it is unlike, and the share of them that may be alike.
_OWN, _ALIKE = 50, 0.12
#: Share of a piece that a third report must have as well.
_SAME = 0.6


def common_statements(texts: Sequence[Text], found: Mapping[Pair, list[Piece]]) -> dict[Pair, list[Piece]]:
    """The pieces that articles share, those of statements that everyone prints told from text.

    Args:
        texts: The articles.
        found: The pieces of each pair of them, by their indices.
    """
    said = {pair: [p for p in own if _said(texts, pair, p)] for pair, own in found.items()}
    unlike = {pair for pair, own in found.items() if said[pair] and _unlike(texts, pair, own)}
    partners: defaultdict[int, list[tuple[int, range]]] = defaultdict(list)
    for pair in sorted(unlike):
        for piece in said[pair]:
            for side in (0, 1):
                partners[pair[side]].append((pair[1 - side], range(piece.first[side], piece.last[side] + 1)))
    out = dict(found)
    for pair in sorted(unlike):
        printed = [p for p in said[pair] if _by_others(pair, p, partners, unlike)]
        if printed:
            out[pair] = [replace(p, kind=PassageKind.QUOTATION) if p in printed else p for p in found[pair]]
    return out


def _said(texts: Sequence[Text], pair: Pair, piece: Piece) -> bool:
    if piece.kind is not PassageKind.TEXT:
        return False
    counts = (sum(texts[pair[side]].told[places[side]] for places in piece.pairs) for side in (0, 1))
    return min(counts) >= _TOLD * len(piece.pairs)


def _unlike(texts: Sequence[Text], pair: Pair, own: Sequence[Piece]) -> bool:
    """Whether next to nothing of what two reports tell themselves is the same."""
    for side in (0, 1):
        text = texts[pair[side]]
        telling = [not (t or q or s) for t, q, s in zip(text.told, text.quoted, text.standing, strict=True)]
        alike = sum(telling[places[side]] for p in own if p.kind is PassageKind.TEXT for places in p.pairs)
        if sum(telling) < _OWN or alike > _ALIKE * sum(telling):
            return False
    return True


def _by_others(
    pair: Pair, piece: Piece, partners: Mapping[int, Sequence[tuple[int, range]]], unlike: set[Pair]
) -> bool:
    """Whether a third report that is unlike both has the words too."""
    for side in (0, 1):
        start, end = piece.first[side], piece.last[side] + 1
        for third, words in partners[pair[side]]:
            if third in pair or (min(third, pair[1 - side]), max(third, pair[1 - side])) not in unlike:
                continue
            if min(end, words.stop) - max(start, words.start) >= _SAME * (end - start):
                return True
    return False
