"""Indirect speech that gives an utterance in other words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.compare.spelling import same_word
from rashomon.compare.tokens import Token

__all__ = ["paraphrases"]

#: Content words, names not counted, that both must have: names and the topic's words alone are in every sentence.
_SHARED = 4
#: The share of the shorter one's content words that is.
_SHARE = 0.5
#: Letters in common at the start from which words are taken for one family (extend, extension).
_FAMILY = 5
#: Letters by which such words may differ in length (but not: internal, international).
_TAIL = 4


def paraphrases(quoted: Sequence[Token], said: Sequence[Token]) -> float:
    """How much of the content of indirect speech a quotation of the same speaker shares; 0 if that shows nothing.

    Args:
        quoted: Words of the quotation.
        said: Words of the indirect speech.
    """
    one, other = ([t for t in side if t.content and t.text != "not"] for side in (quoted, said))
    shorter = min(len(one), len(other))
    if not shorter or (_negated(quoted) != _negated(said)):
        return 0.0
    left = list(one)
    shared = names = 0
    for token in other:
        partner = next((k for k, t in enumerate(left) if _akin(t.text, token.text)), None)
        if partner is not None:
            shared += 1
            names += left.pop(partner).alias
    share = shared / shorter
    return share if shared - names >= _SHARED and share >= _SHARE else 0.0


def _negated(side: Sequence[Token]) -> bool:
    return any(t.text in ("not", "no", "never", "none", "nobody", "neither", "nor", "without") for t in side)


def _akin(one: str, other: str) -> bool:
    if same_word(one, other):
        return True
    return (
        one[:_FAMILY] == other[:_FAMILY] and min(len(one), len(other)) > _FAMILY and abs(len(one) - len(other)) <= _TAIL
    )
