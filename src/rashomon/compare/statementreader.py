"""A small network that reads two statements side by side: whether they say one thing, the opposite, or are apart.

The two sentences go through one encoder together, each with the words of its statement marked, so that the words of one
are read in the light of the other's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from rashomon.compare.sidebyside import END, START, among, chances, word_pieces
from rashomon.compare.stated import Stated

__all__ = ["STANCES", "Ids", "Read", "Stance", "stances", "statement_ids"]

#: What two statements can be to each other.
STANCES = ("agree", "opposed", "apart")

#: Word pieces of the sentence before, of the statement, and of its sentence to either side of it.
_LEAD, _CLAUSE, _BESIDE = 20, 40, 20


@dataclass(frozen=True, slots=True)
class Stance:
    """How probable it is that two statements say one thing, the opposite, or are apart."""

    agree: float
    opposed: float
    apart: float

    def among(self, many: float) -> Stance:
        """The same, if so many could as well be meant: what was learned from pairs is less sure among many.

        Args:
            many: With how many others the one could be set, times with how many the other; at least 1.
        """
        return Stance(*among(self.agree, self.opposed, many))


#: The word pieces of a pair; for each whether it is of the second statement's passage; and whether it is of a statement
#: itself.
Ids: TypeAlias = tuple[list[int], list[int], list[int]]
#: Reads pairs: two statements and what else is seen in them (`rashomon.compare.stances.COLUMNS`).
Read: TypeAlias = Callable[[Sequence[tuple[Stated, Stated, Sequence[float]]]], Sequence[Stance]]


def stances(pairs: Sequence[tuple[Stated, Stated, Sequence[float]]]) -> list[Stance]:
    """Read pairs of statements, each in both orders.

    Args:
        pairs: The pairs.

    Raises:
        ModelError: If the network is missing or is not the one the program was made with.
    """
    return [_stance(*pair) for pair in pairs]


def _stance(one: Stated, other: Stated, columns: Sequence[float]) -> Stance:
    orders: list[Mapping[str, NDArray[Any]]] = [
        {
            "ids": np.array([ids], np.int64),
            "segments": np.array([segments], np.float32),
            "focus": np.array([focus], np.float32),
            "columns": np.array([columns], np.float32),
        }
        for ids, segments, focus in (statement_ids(one, other), statement_ids(other, one))
    ]
    return Stance(*chances("statement_pairs", orders))


def statement_ids(one: Stated, other: Stated) -> Ids:
    """The word pieces of a pair, as the network reads them."""
    first, second = _pieces(one), _pieces(other)
    ids = [START, *first[0], *second[0]]
    return ids, [0] * (len(first[0]) + 1) + [1] * len(second[0]), [0, *first[1], *second[1]]


def _pieces(stated: Stated) -> tuple[list[int], list[int]]:
    before, clause, after = stated.sentence.partition(stated.clause)
    if not clause:
        before, clause = "", stated.clause
    lead, left, middle, right = (word_pieces(t) for t in (stated.lead, before, clause, after))
    middle = middle[:_CLAUSE]
    around = [*lead[-_LEAD:], *left[-_BESIDE:]]
    rest = right[:_BESIDE]
    return [*around, *middle, *rest, END], [0] * len(around) + [1] * len(middle) + [0] * (len(rest) + 1)
