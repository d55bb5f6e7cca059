"""What an outlet prints in several of its reports that are different otherwise: links amid the text, its appeals.

Later versions of a report share most of it. What two reports of one outlet share word for word while they have little
else in common is not taken from the one into the other: the outlet sets it beside, or into, whatever it prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.group.reuse.passages import Piece
from rashomon.group.reuse.texts import Text
from rashomon.model import PassageKind

__all__ = ["with_furniture"]

#: Share of the own words of either report in common from which one is a version of the other.
_VERSION = 0.3


def with_furniture(a: Text, b: Text, found: Sequence[Piece]) -> list[Piece]:
    """The pieces that two reports of one outlet share, its furniture told from text.

    Args:
        a: The first report.
        b: The second.
        found: The pieces.
    """
    own = [p for p in found if p.kind is PassageKind.TEXT]
    shared = sum(len(p.pairs) for p in own)
    if any(shared >= _VERSION * _own_words(text) for text in (a, b)):
        return list(found)
    return [replace(p, kind=PassageKind.BOILERPLATE) if p in own and _verbatim(p) else p for p in found]


def _own_words(text: Text) -> int:
    return sum(not q and not s for q, s in zip(text.quoted, text.standing, strict=True))


def _verbatim(piece: Piece) -> bool:
    (i, j), (end_i, end_j) = piece.first, piece.last
    return end_i - i == end_j - j == len(piece.pairs) - 1
