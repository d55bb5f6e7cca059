"""Boosted trees as lines of JSON that a reader can follow."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier

__all__ = ["exported", "lines"]


def exported(model: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """A model for two classes as `rashomon.text.trees` reads it.

    Args:
        model: The model.
        names: What its columns are called.
    """
    trees = []
    # the library offers no other way to its trees
    for (predictor,) in model._predictors:  # noqa: SLF001
        tree: dict[str, list[Any]] = {"columns": [], "limits": [], "paths": [], "values": []}
        _walk(predictor.nodes, 0, [], tree, names)
        trees.append(tree)
    baseline = float(model._baseline_prediction.ravel()[0])  # noqa: SLF001
    return {"baseline": baseline, "trees": trees}


def _walk(
    nodes: npt.NDArray[np.void], index: int, path: list[int], tree: dict[str, list[Any]], names: Sequence[str]
) -> None:
    node = nodes[index]
    if node["is_leaf"]:
        tree["paths"].append(path)
        tree["values"].append(round(float(node["value"]), 6))
        return
    tree["columns"].append(names[node["feature_idx"]])
    # seven digits are enough: no two values that a column can take are closer
    tree["limits"].append(float(f"{node['num_threshold']:.7g}"))
    number = len(tree["columns"])
    _walk(nodes, node["left"], [*path, number], tree, names)
    _walk(nodes, node["right"], [*path, -number], tree, names)


def lines(saved: Mapping[str, Any]) -> str:
    """An exported model as JSON, a tree a line."""
    rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in saved["trees"])
    return f'{{"baseline": {saved["baseline"]}, "trees": [\n{rows}\n]}}'
