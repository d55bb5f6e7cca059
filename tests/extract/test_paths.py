"""The best reading against all readings, tried one by one."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from rashomon.extract.paths import CONTENT, OUTSIDE, SOURCE, TAGS, best_path, runs

# a run is single, or a first, inner ones and a last
FREE = {OUTSIDE, SOURCE + 2, SOURCE + 3, CONTENT + 2, CONTENT + 3}
STARTS = {OUTSIDE, SOURCE, SOURCE + 3, CONTENT, CONTENT + 3}
AFTER = dict.fromkeys(FREE, STARTS) | {kind + i: {kind + 1, kind + 2} for kind in (SOURCE, CONTENT) for i in (0, 1)}


def allowed(path: tuple[int, ...]) -> bool:
    return path[0] in STARTS and path[-1] in FREE and all(b in AFTER[a] for a, b in pairwise(path))


READINGS = [path for path in product(range(TAGS), repeat=4) if allowed(path)]


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(np.float32, (4, TAGS), elements=st.floats(-20, 0, width=32)))
def test_no_reading_scores_higher(scores):
    def total(path):
        return sum(float(scores[i, tag]) for i, tag in enumerate(path))

    found = tuple(best_path(scores))
    assert allowed(found)
    assert total(found) >= max(map(total, READINGS)) - 1e-4


def test_runs_of_each_kind():
    path = [SOURCE + 3, OUTSIDE, CONTENT, CONTENT + 1, CONTENT + 2, CONTENT + 3, OUTSIDE]
    assert runs(path, SOURCE) == [(0, 1)]
    assert runs(path, CONTENT) == [(2, 5), (5, 6)]
    assert runs([OUTSIDE] * 3, CONTENT) == []


def test_nothing_is_read_from_nothing():
    assert best_path(np.zeros((0, TAGS), np.float32)) == []
