"""A small network that reads two passages side by side: whether their figures count one thing, their dates one event.

The two passages, each with its figure or date masked, go through one encoder together, so that the words of one are
read in the light of the other's. The values are not seen: whether they agree is another question.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from rashomon.compare.marked import Marked

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["CLASSES", "MASK", "Pair", "Read", "Reading", "pair_ids", "readings"]

#: What two figures, or two dates, can be to each other.
CLASSES = ("one thing", "another scope", "apart")

_START, _END, MASK = 101, 102, 103
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
        related = self.same + self.scope
        if related <= 0:
            return self
        kept = related / (related + (1 - related) * many)
        return Reading(self.same / related * kept, self.scope / related * kept, 1 - kept)


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
    network = _network()
    total = np.zeros(len(CLASSES))
    seen = np.zeros((1, network.get_inputs()[-1].shape[-1]), np.float32)
    if columns:
        seen[0] = columns
    for ids, segments in (pair_ids(one, other), pair_ids(other, one)):
        marks = [at for at, piece in enumerate(ids) if piece == MASK]
        given = {
            "ids": np.array([ids], np.int64),
            "segments": np.array([segments], np.float32),
            "marks": np.array([[marks[0], marks[-1]]], np.int64),
            "columns": seen,
        }
        (scores,) = network.run(["scores"], given)
        raised = np.exp(np.asarray(scores[0], np.float64) - scores[0].max())
        total += raised / raised.sum()
    same, scope, apart = (total / 2).tolist()
    return Reading(same, scope, apart)


@functools.cache
def _network() -> InferenceSession:
    # imported here: what compares nothing loads no network
    from rashomon.text.inference import packaged, session

    hashes = json.loads(files("rashomon.models").joinpath("figure_pairs.json").read_text("utf-8"))
    ((name, digest),) = hashes.items()
    return session(packaged(name, digest, "network"))


def pair_ids(one: Marked, other: Marked) -> tuple[list[int], list[int]]:
    """The word pieces of a pair, as the network reads them, and for each piece whether it is of the second passage."""
    first, second = _pieces(one), _pieces(other)
    return [_START, *first, *second], [0] * (len(first) + 1) + [1] * len(second)


def _pieces(passage: Marked) -> list[int]:
    lead, before, after, kind = (_ids(t) for t in (passage.lead, passage.before, passage.after, passage.kind))
    return [*lead[-_LEAD:], *before[-_BEFORE:], MASK, *kind, *after[:_AFTER], _END]


def _ids(text: str) -> list[int]:
    from rashomon.text.wordpiece import tokenizer

    return tokenizer().encode(text, add_special_tokens=False).ids
