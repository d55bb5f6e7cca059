"""Which lines of a page are the report: a small ensemble of decision trees over a line and its surroundings.

The trees are made by ``training/blocks.py`` (gradient boosting: Friedman, Greedy function approximation, Annals of
Statistics 29, 2001) and kept as JSON; ``models/body_lines.md`` says from what, and how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.text.context import CONTEXT_COLUMNS
from rashomon.text.features import Floats

__all__ = ["Ensemble", "ensemble", "shipped"]

#: No path has so many turns: a leaf that a smaller tree does not have is never reached.
_NEVER = 99.0


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Decision trees as matrices, so that all lines go through all trees at once.

    A leaf is reached where every turn on its path is the one taken: the left turns taken where it asks for one, less
    those taken where it does not, are then as many as it asks for, and in no other case (Nakandala et al., A tensor
    compiler for unified machine learning prediction serving, OSDI 2020).

    Attributes:
        columns: The column that each node asks for. Trees × nodes.
        limits: The value up to which it turns left. Trees × nodes.
        paths: 1 for a left turn on the way to a leaf, -1 for a right one. Trees × leaves × nodes.
        turns: The left turns on the way to each leaf. Trees × leaves × 1.
        values: What each leaf adds to the log-odds. Trees × leaves.
        baseline: The log-odds without any tree.
    """

    columns: npt.NDArray[np.intp]
    limits: Floats
    paths: Floats
    turns: Floats
    values: Floats
    baseline: float

    def __call__(self, table: Floats) -> npt.NDArray[np.float64]:
        """The likeness of each line to one of a report, 0 to 1.

        Args:
            table: Lines by `CONTEXT_COLUMNS`.
        """
        if not len(table):
            return np.zeros(0)
        trees, nodes = self.columns.shape
        columns = np.ascontiguousarray(table.T)[self.columns.ravel()]
        left = (columns <= self.limits.reshape(-1, 1)).astype(np.float32).reshape(trees, nodes, len(table))
        reached = (self.paths @ left == self.turns).reshape(-1, len(table))
        added = self.values.ravel() @ reached.astype(np.float32)
        likeness: npt.NDArray[np.float64] = 1.0 / (1.0 + np.exp(-(added.astype(np.float64) + self.baseline)))
        return likeness


def ensemble(saved: Mapping[str, Any]) -> Ensemble:
    """The trees of a saved ensemble.

    Args:
        saved: ``baseline`` and ``trees``; each tree has the ``columns`` and ``limits`` of its nodes,
            and for each leaf its ``values`` and ``paths``: the nodes passed, counted from 1, negative for a right turn.
    """
    trees = saved["trees"]
    place = {name: index for index, name in enumerate(CONTEXT_COLUMNS)}
    nodes = max(len(tree["columns"]) for tree in trees)
    columns = np.zeros((len(trees), nodes), np.intp)
    limits = np.zeros((len(trees), nodes), np.float32)
    paths = np.zeros((len(trees), nodes + 1, nodes), np.float32)
    turns = np.full((len(trees), nodes + 1, 1), _NEVER, np.float32)
    values = np.zeros((len(trees), nodes + 1), np.float32)
    for index, tree in enumerate(trees):
        columns[index, : len(tree["columns"])] = [place[name] for name in tree["columns"]]
        limits[index, : len(tree["limits"])] = tree["limits"]
        values[index, : len(tree["values"])] = tree["values"]
        for leaf, path in enumerate(tree["paths"]):
            turns[index, leaf, 0] = sum(turn > 0 for turn in path)
            for turn in path:
                paths[index, leaf, abs(turn) - 1] = 1 if turn > 0 else -1
    return Ensemble(columns, limits, paths, turns, values, float(saved["baseline"]))


@cache
def shipped() -> Ensemble:
    """The ensemble that comes with the package."""
    return ensemble(json.loads((files("rashomon.models") / "body_lines.json").read_text("utf-8")))
