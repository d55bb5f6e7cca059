"""Whether two stretches of speech say the same in other words.

Nearness of their embeddings alone misleads: two sentences on one topic lie as near as two ways to say one thing, and a
denial lies next to what it denies. So words must be shared as well, and what decides the meaning must not differ:
denial, figures, names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.text.spelling import same_word
from rashomon.text.tokens import Token

__all__ = ["Overlap", "family", "overlap"]

_NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without"})
#: Words on either side of what is shared in which a denial belongs to it.
_REACH = (3, 2)

#: Letters in common at the start from which words are taken for one family (extend, extension).
_FAMILY = 5
#: Letters by which such words may differ in length (but not: internal, international).
_TAIL = 4

#: What shows that indirect speech gives a quotation: content words shared, names not counted; the share of the shorter
#: one's content words that is; and the least cosine of the embeddings. Read off the paraphrases and the neighbours in
#: 60 news stories: the fewer words are shared, the more of the whole they must be.
_TOLD = ((5, 0.5, 0.68), (4, 0.6, 0.66), (3, 0.75, 0.68))
#: The same for two pieces of indirect speech, of which neither is anybody's wording: more of both must be shared.
_BOTH = ((4, 0.7, 0.75), (6, 0.6, 0.75))
#: Share of the longer one's content words that is shared then.
_LONGER = 0.5


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two stretches of speech share.

    Attributes:
        shared: Content words of both, names not counted.
        shorter: Share of the shorter one's content words that both have, names counted.
        longer: The same of the longer one's.
    """

    shared: int
    shorter: float
    longer: float

    @property
    def possible(self) -> bool:
        """Whether the words leave it open that both say the same."""
        return any(self.shared >= words and self.shorter >= share for words, share, _ in _TOLD)

    def retells(self, cosine: float) -> bool:
        """Whether indirect speech gives what a quotation says.

        Args:
            cosine: Of their embeddings, -1 to 1.
        """
        return _shows(_TOLD, self.shared, self.shorter, cosine)

    def repeats(self, cosine: float) -> bool:
        """Whether two pieces of indirect speech give one statement."""
        return self.longer >= _LONGER and _shows(_BOTH, self.shared, self.shorter, cosine)


def _shows(levels: Sequence[tuple[int, float, float]], shared: int, share: float, cosine: float) -> bool:
    return any(shared >= words and share >= least and cosine >= near for words, least, near in levels)


def family(word: str) -> str:
    """The beginning of a word, which the words of its family have in common.

    Args:
        word: A word in normal form.
    """
    return word[:_FAMILY]


def overlap(one: Sequence[Token], other: Sequence[Token]) -> Overlap | None:
    """What two stretches of speech share; ``None`` if one denies what the other says, or figures or names differ.

    Args:
        one: Words of a quotation, or of indirect speech.
        other: Words of indirect speech.
    """
    first, second = (
        [(i, t) for i, t in enumerate(side) if t.content and t.text not in _NEGATIONS] for side in (one, other)
    )
    if not first or not second or not _figures_agree(one, other):
        return None
    left = dict(first)
    pairs: list[tuple[int, int]] = []
    for at, token in second:
        partner = next((i for i, t in left.items() if _akin(t.text, token.text)), None)
        if partner is not None:
            pairs.append((partner, at))
            del left[partner]
    if not pairs or _denied(one, [i for i, _ in pairs]) != _denied(other, [j for _, j in pairs]):
        return None
    names = sum(_is_name(one[i]) or _is_name(other[j]) for i, j in pairs)
    if not names and any(_is_name(t) for _, t in first) and any(_is_name(t) for _, t in second):
        return None
    sizes = sorted((len(first), len(second)))
    return Overlap(len(pairs) - names, len(pairs) / sizes[0], len(pairs) / sizes[1])


def _is_name(token: Token) -> bool:
    return token.alias or token.proper


def _figures_agree(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether one side's figures are all among the other's, as where one says less."""
    figures = [{t.text for t in side if any(c.isdigit() for c in t.text)} for side in (one, other)]
    return figures[1] <= figures[0] or (bool(figures[0]) and figures[0] <= figures[1])


def _denied(side: Sequence[Token], shared: Sequence[int]) -> bool:
    start, end = max(0, min(shared) - _REACH[0]), max(shared) + 1 + _REACH[1]
    return any(t.text in _NEGATIONS for t in side[start:end])


def _akin(one: str, other: str) -> bool:
    if same_word(one, other):
        return True
    return (
        one[:_FAMILY] == other[:_FAMILY] and min(len(one), len(other)) > _FAMILY and abs(len(one) - len(other)) <= _TAIL
    )
