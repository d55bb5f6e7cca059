"""An ensemble of trees, worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from rashomon.text.body import shipped
from rashomon.text.context import CONTEXT_COLUMNS
from rashomon.text.trees import ensemble

# words ≤ 5: -1; else commas ≤ 0: 0.5, else 2
FIRST = {
    "columns": ["words", "commas"],
    "limits": [5.0, 0.0],
    "paths": [[1], [-1, 2], [-1, -2]],
    "values": [-1, 0.5, 2],
}
# bullet ≤ 0: 0.25; else -0.75
SECOND = {"columns": ["bullet"], "limits": [0.0], "paths": [[1], [-1]], "values": [0.25, -0.75]}
TREES = {"baseline": 0.1, "trees": [FIRST, SECOND]}


def table(*lines: dict[str, float]) -> np.ndarray:
    out = np.zeros((len(CONTEXT_COLUMNS), len(lines)), np.float32)
    for place, line in enumerate(lines):
        for name, value in line.items():
            out[CONTEXT_COLUMNS.index(name), place] = value
    return out


@pytest.mark.parametrize(
    ("line", "log_odds"),
    [
        ({"words": 3}, 0.1 - 1 + 0.25),
        ({"words": 5, "commas": 2}, 0.1 - 1 + 0.25),
        ({"words": 6}, 0.1 + 0.5 + 0.25),
        ({"words": 6, "commas": 1}, 0.1 + 2 + 0.25),
        ({"words": 9, "commas": 1, "bullet": 1}, 0.1 + 2 - 0.75),
    ],
)
def test_likeness_is_what_the_leaves_add_up_to(line, log_odds):
    assert ensemble(TREES, CONTEXT_COLUMNS)(table(line)) == pytest.approx([1 / (1 + math.exp(-log_odds))])


def test_lines_are_judged_apart():
    lines = [{"words": 3}, {"words": 6, "commas": 1}, {"words": 9, "bullet": 1}]
    trees = ensemble(TREES, CONTEXT_COLUMNS)
    together = trees(table(*lines))
    assert together == pytest.approx([trees(table(line))[0] for line in lines])


def test_more_lines_than_are_judged_at_once():
    lines = np.repeat(table({"words": 3}, {"words": 6}), 5_000, axis=1)
    assert np.unique(ensemble(TREES, CONTEXT_COLUMNS)(lines)).size == 2


def test_no_lines():
    assert ensemble(TREES, CONTEXT_COLUMNS)(table()).shape == (0,)


def test_a_tree_of_too_many_leaves_is_refused():
    nodes = 12
    paths = [[*range(-1, -leaf - 1, -1), leaf + 1] for leaf in range(nodes)] + [[*range(-1, -nodes - 1, -1)]]
    tree = {"columns": ["words"] * nodes, "limits": list(range(nodes)), "paths": paths, "values": [0] * (nodes + 1)}
    with pytest.raises(ValueError, match="13 leaves"):
        ensemble({"baseline": 0, "trees": [tree]}, CONTEXT_COLUMNS)


def test_the_shipped_ensemble_prefers_prose():
    likeness = shipped()(table({"words": 30, "sentences": 2, "terminal": 1, "prose": 1, "weight": 30}, {"words": 1}))
    assert likeness[0] > likeness[1]
