"""Fingerprints: a few of a text's shingles, chosen so that two texts with a run of words in common choose one alike.

Winnowing (Schleimer, Wilkerson, Aiken, Winnowing: local algorithms for document fingerprinting, SIGMOD 2003): of each
window of neighbouring shingles the smallest hash is kept, so that every run of `GUARANTEED` equal words leaves a
fingerprint in both texts, however little else they share. A copy that is cut to a tenth is found as well.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["GUARANTEED", "SHINGLE", "fingerprints", "shingles"]

#: Words of a shingle: with three of ten content words replaced a third of all shingles stay.
SHINGLE = 5
#: Shingles of which one is kept.
_WINDOW = 4
#: Words of a common run that is certain to be found.
GUARANTEED = SHINGLE + _WINDOW - 1

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def shingles(keys: Sequence[int]) -> NDArray[np.uint64]:
    """A hash for each run of `SHINGLE` words.

    Args:
        keys: The words, as `texts.key` numbers them.
    """
    words = np.asarray(keys, np.int64).view(np.uint64)
    if len(words) < SHINGLE:
        return np.zeros(0, np.uint64)
    count = len(words) - SHINGLE + 1
    out = np.zeros(count, np.uint64)
    for place in range(SHINGLE):
        out = (out ^ words[place : place + count]) * _MULTIPLIER
        out ^= out >> np.uint64(29)
    return out


def fingerprints(keys: Sequence[int]) -> NDArray[np.uint64]:
    """The shingles kept of a text, sorted, each once.

    Args:
        keys: The words, as `texts.key` numbers them.
    """
    hashes = shingles(keys)
    if len(hashes) <= _WINDOW:
        return np.unique(hashes)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, _WINDOW)
    return np.unique(windows.min(axis=1))
