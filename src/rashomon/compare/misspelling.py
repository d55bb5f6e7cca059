"""Words that are another word misspelt: a letter missing, doubled or in its neighbour's place.

No dictionary is at hand but the words of some thousands of news articles. A word that none of them uses, one such slip
from a word that they use, is that word misspelt. Other letters in place of some ("affect", "effect") are never taken
for a slip, nor is anything in short words: there a letter makes another word.
"""

from __future__ import annotations

import functools

from rashomon.group.frequencies import frequencies

__all__ = ["misspelt"]

#: Letters of the right word: shorter ones have too many neighbours (barley, barely).
_LONG = 7
#: Articles that use the right word; rarer ones may be the slip themselves.
_USED = 20
#: Letters at the end in which a slip would be another form of the word.
_ENDING = 1


@functools.lru_cache(maxsize=65_536)
def misspelt(one: str, other: str) -> bool:
    """Whether one of two words is the other misspelt.

    Args:
        one: A word in lower case.
        other: Another.
    """
    counts = frequencies().counts
    right, wrong = sorted((one, other), key=lambda word: counts.get(word, 0), reverse=True)
    if len(right) < _LONG or counts.get(right, 0) < _USED or wrong in counts or one[0] != other[0]:
        return False
    return right[-_ENDING:] == wrong[-_ENDING:] and _slipped(right, wrong)


def _slipped(right: str, wrong: str) -> bool:
    start = next((i for i, (a, b) in enumerate(zip(right, wrong, strict=False)) if a != b), min(len(right), len(wrong)))
    if len(right) == len(wrong):
        swapped = right[:start] + right[start : start + 2][::-1] + right[start + 2 :]
        return swapped == wrong
    longer, shorter = (right, wrong) if len(right) > len(wrong) else (wrong, right)
    if longer[:start] + longer[start + 1 :] != shorter:
        return False
    # a letter too many is a slip only where it doubles its neighbour
    return longer is right or longer[start] in (longer[start - 1], longer[start + 1 : start + 2])
