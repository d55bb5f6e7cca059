"""What a reading of two passages and all else that is seen in the pair make of two different values.

A small ensemble of trees weighs them. It was fitted on readings of pairs that the network had not learned from, so that
it knows how far the network can be trusted; ``models/figure_pairs.md`` says on which.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from rashomon.compare.likeness import COLUMNS
from rashomon.compare.pairreader import Reading

if TYPE_CHECKING:
    from rashomon.text.trees import Ensemble

__all__ = ["WEIGHED", "weighed", "weighed_columns"]

#: What the trees are asked about.
WEIGHED = ("read as one thing", "read as another scope", "read as apart", *COLUMNS)

_LEAST = 1e-3


def weighed_columns(reading: Reading, columns: Sequence[float]) -> list[float]:
    """What the trees are asked about, by the names of `WEIGHED`: the log of each probability, and the rest."""
    read = (reading.same, reading.scope, reading.apart)
    return [*(math.log(max(_LEAST, p)) for p in read), *columns]


def weighed(reading: Reading, columns: Sequence[float]) -> Reading:
    """The probabilities of two figures with different values.

    Args:
        reading: What the network reads.
        columns: What else is seen in the pair, by the names of `rashomon.compare.likeness.COLUMNS`.
    """
    table = np.array([weighed_columns(reading, columns)], np.float32).T
    same, scope = (float(trees(table)[0]) for trees in _trees())
    total = max(1.0, same + scope)
    return Reading(same / total, scope / total, max(0.0, 1 - (same + scope) / total))


@functools.cache
def _trees() -> tuple[Ensemble, Ensemble]:
    from rashomon.text.trees import ensemble

    saved = json.loads(files("rashomon.models").joinpath("figure_trees.json").read_text("utf-8"))
    return ensemble(saved["same"], WEIGHED), ensemble(saved["scope"], WEIGHED)
