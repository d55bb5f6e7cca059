"""A small network that reads two statements side by side: whether they say one thing, the opposite, or are apart.

The two sentences go through one encoder together, each with the words of its statement marked, so that the words of one
are read in the light of the other's.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from rashomon.compare.stated import Stated

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["STANCES", "Ids", "Read", "Stance", "stances", "statement_ids"]

#: What two statements can be to each other.
STANCES = ("agree", "opposed", "apart")

_START, _END = 101, 102
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
            many: With how many others each of the two could be set, in the mean; at least 1.
        """
        related = self.agree + self.opposed
        if related <= 0:
            return self
        kept = related / (related + (1 - related) * many)
        # what is read of a pair among many is that they are related; which way is for its own words to say
        return Stance(self.agree / related * kept, self.opposed / related * kept, 1 - kept)


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
    total = np.zeros(len(STANCES))
    for ids, segments, focus in (statement_ids(one, other), statement_ids(other, one)):
        given = {
            "ids": np.array([ids], np.int64),
            "segments": np.array([segments], np.float32),
            "focus": np.array([focus], np.float32),
            "columns": np.array([columns], np.float32),
        }
        (scores,) = _network().run(["scores"], given)
        raised = np.exp(np.asarray(scores[0], np.float64) - scores[0].max())
        total += raised / raised.sum()
    return Stance(*(total / 2).tolist())


@functools.cache
def _network() -> InferenceSession:
    # imported here: what compares nothing loads no network
    from rashomon.text.inference import packaged, session

    hashes = json.loads(files("rashomon.models").joinpath("statement_pairs.json").read_text("utf-8"))
    ((name, digest),) = hashes.items()
    return session(packaged(name, digest, "network"))


def statement_ids(one: Stated, other: Stated) -> Ids:
    """The word pieces of a pair, as the network reads them."""
    first, second = _pieces(one), _pieces(other)
    ids = [_START, *first[0], *second[0]]
    return ids, [0] * (len(first[0]) + 1) + [1] * len(second[0]), [0, *first[1], *second[1]]


def _pieces(stated: Stated) -> tuple[list[int], list[int]]:
    before, clause, after = stated.sentence.partition(stated.clause)
    if not clause:
        before, clause = "", stated.clause
    lead, left, middle, right = (_ids(t) for t in (stated.lead, before, clause, after))
    middle = middle[:_CLAUSE]
    around = [*lead[-_LEAD:], *left[-_BESIDE:]]
    rest = right[:_BESIDE]
    return [*around, *middle, *rest, _END], [0] * len(around) + [1] * len(middle) + [0] * (len(rest) + 1)


@functools.lru_cache(maxsize=16_384)
def _ids(text: str) -> list[int]:
    from rashomon.text.wordpiece import tokenizer

    ids: list[int] = tokenizer().encode(text, add_special_tokens=False).ids
    return ids
