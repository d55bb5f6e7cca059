"""Small ensembles of decision trees, read from JSON and asked for many rows at once.

They are made by gradient boosting (Friedman, Greedy function approximation, Annals of Statistics 29, 2001); the cards
in `rashomon.models` say from what, and how well they do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.text.characters import Floats

__all__ = ["Ensemble", "ensemble"]

#: Leaves of a tree that fit a number of 16 bits, and sets of them a table that stays in the processor's cache.
_MOST_LEAVES = 12
#: Rows judged at once, for the memory it takes.
_AT_ONCE = 4_096


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Decision trees, such that all rows go through all of them at once.

    A node at which a row turns right takes the leaves to its left out of reach; of those left over when all nodes
    have been asked, in whatever order, the first is the row's (QuickScorer: Lucchese et al., SIGIR 2015). Leaves are
    bits, the first the lowest.

    Attributes:
        columns: The column that each node asks for. Nodes, those of a tree together.
        limits: The value up to which it turns left. Nodes × 1.
        reach: The leaves in reach after a right turn. Nodes × 1.
        every: All leaves.
        trees: How many there are, all with as many nodes: smaller ones ask some of theirs in vain.
        first: The first leaf of each set of leaves.
        values: What each leaf adds to the log-odds. Trees × leaves, as one row.
        starts: Where the leaves of each tree begin in it. Trees × 1.
        baseline: The log-odds without any tree.
    """

    columns: npt.NDArray[np.intp]
    limits: Floats
    reach: npt.NDArray[np.uint16]
    every: np.uint16
    trees: int
    first: npt.NDArray[np.intp]
    values: Floats
    starts: npt.NDArray[np.intp]
    baseline: float

    def __call__(self, table: Floats) -> npt.NDArray[np.float64]:
        """The likeness of each row to what was learned, 0 to 1.

        Args:
            table: Columns × rows.
        """
        parts = [self._part(table[:, begin : begin + _AT_ONCE]) for begin in range(0, table.shape[1], _AT_ONCE)]
        return np.concatenate([np.zeros(0), *parts])

    def _part(self, table: Floats) -> npt.NDArray[np.float64]:
        lines = table.shape[1]
        left = table[self.columns] <= self.limits
        kept = self.reach | left * self.every
        leaves = np.bitwise_and.reduce(kept.reshape(self.trees, -1, lines), 1)
        added = self.values.take(self.first.take(leaves) + self.starts).sum(0, dtype=np.float64)
        likeness: npt.NDArray[np.float64] = 1.0 / (1.0 + np.exp(-(added + self.baseline)))
        return likeness


def ensemble(saved: Mapping[str, Any], names: Sequence[str]) -> Ensemble:
    """The trees of a saved ensemble.

    Args:
        saved: ``baseline`` and ``trees``; each tree has the ``columns`` and ``limits`` of its nodes,
            and for each leaf its ``values`` and ``paths``: the nodes passed, counted from 1, negative for a right turn.
            Leaves stand from left to right.
        names: The columns of the tables it will be asked, by which its nodes name them.

    Raises:
        ValueError: If a tree has more than 12 leaves.
    """
    trees = saved["trees"]
    place = {name: index for index, name in enumerate(names)}
    nodes = max(len(tree["columns"]) for tree in trees)
    if nodes >= _MOST_LEAVES:
        raise ValueError(f"a tree with {nodes + 1} leaves; at most {_MOST_LEAVES} can be told apart")
    sets = 1 << (nodes + 1)
    columns = np.zeros((len(trees), nodes), np.intp)
    limits = np.full((len(trees), nodes), np.inf, np.float32)
    reach = np.zeros((len(trees), nodes), np.uint16)
    values = np.zeros((len(trees), nodes + 1), np.float32)
    for index, tree in enumerate(trees):
        columns[index, : len(tree["columns"])] = [place[name] for name in tree["columns"]]
        limits[index, : len(tree["limits"])] = tree["limits"]
        for node in range(len(tree["columns"])):
            lost = sum(1 << leaf for leaf, path in enumerate(tree["paths"]) if node + 1 in path)
            reach[index, node] = sets - 1 - lost
        values[index, : len(tree["values"])] = tree["values"]
    return Ensemble(
        columns=columns.ravel(),
        limits=limits.reshape(-1, 1),
        reach=reach.reshape(-1, 1),
        every=np.uint16(sets - 1),
        trees=len(trees),
        first=np.array([max(0, (leaves & -leaves).bit_length() - 1) for leaves in range(sets)], np.intp),
        values=values.ravel(),
        starts=np.arange(0, values.size, nodes + 1)[:, None],
        baseline=float(saved["baseline"]),
    )
