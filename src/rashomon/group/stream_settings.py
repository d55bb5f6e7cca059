"""How a stream of articles is grouped, and by what: its thresholds, and what tells whether articles are one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.group.features import Features
from rashomon.group.index import Limits

__all__ = ["Scorer", "StreamSettings"]


class Scorer(Protocol):
    """What tells whether articles report one happening; `rashomon.group.score` does."""

    def keys(self, one: Features, /) -> Sequence[tuple[int, float]]:
        """Terms for the index with their weights, heaviest first."""

    def compared(self, one: Features, others: Sequence[Features], /) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For each other article the log odds that it reports the same happening, and the chance of one affair."""

    def beside(self, rows: Sequence[Sequence[float]], /) -> NDArray[np.float64]:
        """The chance of one happening for each pair, by its log odds and what lies beside it."""


@dataclass(frozen=True, slots=True)
class StreamSettings:
    """How a stream of articles is grouped.

    Attributes:
        limits: The window in days, the articles held in memory, and what a look into the index costs.
        folder: Where the rest of the index and the history lie, an empty folder; ``None`` for a temporary one.
        joined: Least mean chance of articles that are one story. Lower than even: most of what an article is compared
            with are reports of other happenings, and few of those come so far.
        akin: Least score of an article of another story by which the two are of one affair.
        exact: Articles that may hang together and still be clustered from the single scores.
        sample: Articles of a story that others are compared with where there are more.
        akin_candidates: Candidates that are asked whether they are of the same affair, the nearest.
    """

    limits: Limits = field(default_factory=Limits)
    folder: Path | None = None
    joined: float = 0.25
    akin: float = 0.5
    exact: int = 64
    sample: int = 16
    akin_candidates: int = 6
