"""Which pairs of articles are worth aligning: those that share fingerprints that few others have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

__all__ = ["candidates"]

#: Articles of which every pair is aligned: those of a story.
_FEW = 30
#: Articles that may hold a fingerprint: what more of them hold is a stock phrase.
_HOLDERS = 40
#: Fingerprints in common that make a pair worth aligning.
_COMMON = 2


def candidates(prints: Sequence[NDArray[np.uint64]]) -> list[tuple[int, int]]:
    """Pairs of indices of articles that may share passages, in order.

    Args:
        prints: The fingerprints of each article.
    """
    if len(prints) <= _FEW:
        return list(combinations(range(len(prints)), 2))
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for at, own in enumerate(prints):
        for one in own.tolist():
            holders[one].append(at)
    common: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 2 <= len(held) <= _HOLDERS:
            common.update(combinations(held, 2))
    return sorted(pair for pair, count in common.items() if count >= _COMMON)
