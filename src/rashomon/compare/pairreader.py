"""A small network that reads two passages side by side: whether their figures count one thing, their dates one event.

The two passages, each with its figure or date masked, go through one encoder together, so that the words of one are
read in the light of the other's. The values are not seen: whether they agree is another question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from rashomon.compare.marked import Marked
from rashomon.compare.sidebyside import END, START, among, chances, opened, word_pieces

__all__ = ["CLASSES", "MASK", "Pair", "Read", "Reading", "pair_ids", "readings"]

#: What two figures, or two dates, can be to each other.
CLASSES = ("one thing", "another scope", "apart")

#: The word piece that stands for a figure or a date.
MASK = 103
#: Word pieces of the sentence before, of the sentence up to the figure, and from it on: more tells of other things.
_LEAD, _BEFORE, _AFTER = 28, 40, 40


@dataclass(frozen=True, slots=True)
class Reading:
    """How probable it is that two figures count one thing, related things of another scope, or are apart.

    Of two dates: that they date one event, or two.
    """

    same: float
    scope: float
    apart: float

    def among(self, many: float) -> Reading:
        """The same, if so many could as well be meant: what was learned from pairs is less sure among many.

        Args:
            many: With how many others each of the two could be set, in the mean; at least 1.
        """
        return Reading(*among(self.same, self.scope, many))


#: Two passages and what else is seen in the pair (`rashomon.compare.likeness.COLUMNS`); nothing for dates.
Pair: TypeAlias = tuple[Marked, Marked, Sequence[float]]
#: Reads pairs.
Read: TypeAlias = Callable[[Sequence[Pair]], Sequence[Reading]]


def readings(pairs: Sequence[Pair]) -> list[Reading]:
    """Read pairs of passages, each in both orders.

    Args:
        pairs: The pairs.

    Raises:
        ModelError: If the network is missing or is not the one the program was made with.
    """
    return [_reading(*pair) for pair in pairs]


def _reading(one: Marked, other: Marked, columns: Sequence[float]) -> Reading:
    seen = np.zeros((1, opened("figure_pairs").get_inputs()[-1].shape[-1]), np.float32)
    if columns:
        seen[0] = columns
    orders: list[Mapping[str, NDArray[Any]]] = []
    for ids, segments in (pair_ids(one, other), pair_ids(other, one)):
        marks = [at for at, piece in enumerate(ids) if piece == MASK]
        orders.append(
            {
                "ids": np.array([ids], np.int64),
                "segments": np.array([segments], np.float32),
                "marks": np.array([[marks[0], marks[-1]]], np.int64),
                "columns": seen,
            }
        )
    return Reading(*chances("figure_pairs", orders))


def pair_ids(one: Marked, other: Marked) -> tuple[list[int], list[int]]:
    """The word pieces of a pair, as the network reads them, and for each piece whether it is of the second passage."""
    first, second = _pieces(one), _pieces(other)
    return [START, *first, *second], [0] * (len(first) + 1) + [1] * len(second)


def _pieces(passage: Marked) -> list[int]:
    lead, before, after, kind = (word_pieces(t) for t in (passage.lead, passage.before, passage.after, passage.kind))
    return [*lead[-_LEAD:], *before[-_BEFORE:], MASK, *kind, *after[:_AFTER], END]
