"""How much of two articles is shared, and whether that is more than two reporters would write alike."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.group.reuse.decision import COPIED, chance, evidence
from rashomon.group.reuse.passages import Piece
from rashomon.group.reuse.texts import Text
from rashomon.model import Passage, PassageKind, Reuse

__all__ = ["measured"]


def measured(a: Text, b: Text, found: Sequence[Piece], shared: tuple[Passage, ...]) -> Reuse:
    """The shared passages of two articles with their shares of each, and the decision.

    Args:
        a: The first article.
        b: The second.
        found: The pieces that the passages were made from.
        shared: The passages.
    """
    share_a, quoted_a = _shares(a, [(p.kind, p.a.start, p.a.end) for p in shared])
    share_b, quoted_b = _shares(b, [(p.kind, p.b.start, p.b.end) for p in shared])
    score = chance(evidence(a, b, found, share_a, share_b))
    return Reuse(a.id, b.id, shared, share_a, share_b, quoted_a, quoted_b, score >= COPIED, score)


def _shares(text: Text, stretches: Sequence[tuple[PassageKind, int, int]]) -> tuple[float, float]:
    """Share of a text's own words that stand in passages of text, and of all its words in shared quotations."""
    own = sum(not q and not s for q, s in zip(text.quoted, text.standing, strict=True))
    shared = quoted = 0
    at = 0
    for kind, start, end in sorted(stretches, key=lambda s: s[1:]):
        while at < len(text) and text.starts[at] < start:
            at += 1
        while at < len(text) and text.starts[at] < end:
            if kind is PassageKind.QUOTATION:
                quoted += 1
            elif kind is PassageKind.TEXT and not text.quoted[at] and not text.standing[at]:
                shared += 1
            at += 1
    return (shared / own if own else 0.0, quoted / len(text) if len(text) else 0.0)
