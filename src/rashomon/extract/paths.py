"""The best reading of a window for one cue: which pieces are its source, which its content.

Each piece has nine scores: outside, and for source and content each the first, an inner, the last and a single piece of
a run. Only runs with a first and a last piece are readings; the best is found by dynamic programming (Viterbi, IEEE
Transactions on Information Theory 1967) over three states instead of nine, since the tags fix each other.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["CONTENT", "OUTSIDE", "SOURCE", "TAGS", "best_path", "runs"]

#: Number of tags, and the first tag of each kind; from there: first, inner, last, single.
TAGS = 9
OUTSIDE, SOURCE, CONTENT = 0, 1, 5
_FIRST, _INNER, _LAST, _SINGLE = range(4)

# states between two pieces: in no run, in a source's, in a content's
_NONE, _IN_SOURCE, _IN_CONTENT = range(3)


def best_path(scores: NDArray[np.float32]) -> list[int]:
    """The tags of the best reading.

    Args:
        scores: Logarithms of probabilities, shape (pieces, 9).

    Returns:
        One tag for each piece.
    """
    never = -1e30
    none, source, content = 0.0, never, never
    # for each piece the tag by which each state is reached; what stood before follows from the tag
    reached: list[tuple[int, int, int]] = []
    for row in scores.tolist():
        outside, s_first, s_inner, s_last, s_single, c_first, c_inner, c_last, c_single = row
        best, tag = none + outside, OUTSIDE
        for value, candidate in (
            (none + s_single, SOURCE + _SINGLE),
            (none + c_single, CONTENT + _SINGLE),
            (source + s_last, SOURCE + _LAST),
            (content + c_last, CONTENT + _LAST),
        ):
            if value > best:
                best, tag = value, candidate
        enter, stay = none + s_first, source + s_inner
        source, source_tag = (enter, SOURCE + _FIRST) if enter >= stay else (stay, SOURCE + _INNER)
        enter, stay = none + c_first, content + c_inner
        content, content_tag = (enter, CONTENT + _FIRST) if enter >= stay else (stay, CONTENT + _INNER)
        none = best
        reached.append((tag, source_tag, content_tag))
    out: list[int] = []
    state = _NONE  # a run that the window cuts off ends with the window
    for tags in reversed(reached):
        tag = tags[state]
        out.append(tag)
        state = _before(tag)
    out.reverse()
    return out


def runs(path: Sequence[int], kind: int) -> list[tuple[int, int]]:
    """The runs of one kind in a reading, half-open.

    Args:
        path: Tags of the pieces.
        kind: `SOURCE` or `CONTENT`.
    """
    out: list[tuple[int, int]] = []
    start = 0
    for at, tag in enumerate(path):
        role = tag - kind
        if role in (_FIRST, _SINGLE):
            start = at
        if role in (_LAST, _SINGLE):
            out.append((start, at + 1))
    return out


def _before(tag: int) -> int:
    """The state before a piece of a tag."""
    if tag in (SOURCE + _INNER, SOURCE + _LAST):
        return _IN_SOURCE
    if tag in (CONTENT + _INNER, CONTENT + _LAST):
        return _IN_CONTENT
    return _NONE
