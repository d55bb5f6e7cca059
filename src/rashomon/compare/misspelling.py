"""Words that are another word misspelt: a letter missing, doubled or in its neighbour's place.

No dictionary is at hand but the words of some thousands of news articles. A word that none of them uses, one such slip
from a word that they use, is that word misspelt. Other letters in place of some ("affect", "effect") are never taken
for a slip, nor is anything in short words: there a letter makes another word. Only two letters in each other's place in
a small word ("form" for "from") are one, whatever word that makes.
"""

from __future__ import annotations

import functools

from rashomon.text.spelling import FUNCTION_WORDS

__all__ = ["misspelt"]

#: Letters of the right word: shorter ones have too many neighbours (barley, barely).
_LONG = 7
#: Articles that use the right word; rarer ones may be the slip themselves.
_USED = 20
#: Letters of the right word from which two neighbouring ones may be missing (supremacist, supremist).
_LONGER = 10
#: Letters at the end in which a slip would be another form of the word.
_ENDING = 1


@functools.lru_cache(maxsize=65_536)
def misspelt(one: str, other: str) -> bool:
    """Whether one of two words is the other misspelt.

    Args:
        one: A word in lower case.
        other: Another.
    """
    if len(one) == len(other) and (one in FUNCTION_WORDS) != (other in FUNCTION_WORDS) and _swapped(one, other):
        return True
    # imported here: the stage of grouping loads a vectoriser, which a mere check of saved citations has no use for
    from rashomon.group.frequencies import frequencies

    counts = frequencies().counts
    right, wrong = sorted((one, other), key=lambda word: counts.get(word, 0), reverse=True)
    if len(right) < _LONG or counts.get(right, 0) < _USED or wrong in counts or one[0] != other[0]:
        return False
    return right[-_ENDING:] == wrong[-_ENDING:] and _slipped(right, wrong)


def _slipped(right: str, wrong: str) -> bool:
    if len(right) == len(wrong):
        return _swapped(right, wrong)
    start = _alike(right, wrong)
    longer, shorter = (right, wrong) if len(right) > len(wrong) else (wrong, right)
    missing = len(longer) - len(shorter)
    if missing > (2 if longer is right and len(right) >= _LONGER else 1):
        return False
    if longer[:start] + longer[start + missing :] != shorter:
        return False
    # a letter too many is a slip only where it doubles its neighbour
    return longer is right or longer[start] in (longer[start - 1], longer[start + 1 : start + 2])


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters change places, not the first."""
    at = _alike(one, other)
    return one != other and at > 0 and one[:at] + one[at : at + 2][::-1] + one[at + 2 :] == other


def _alike(one: str, other: str) -> int:
    """Letters in common at the start."""
    size = min(len(one), len(other))
    return next((i for i in range(size) if one[i] != other[i]), size)
