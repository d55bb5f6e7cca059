from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.group.clusters import average_link, sampled_link


def matrix(size, scores):
    out = np.zeros((size, size), np.float32)
    for (a, b), score in scores.items():
        out[a, b] = out[b, a] = score
    return out


@pytest.mark.parametrize(
    ("size", "scores", "expected"),
    [
        (0, {}, []),
        (1, {}, [0]),
        (2, {(0, 1): 0.5}, [0, 0]),
        (2, {(0, 1): 0.49}, [0, 1]),
        (3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}, [0, 0, 0]),
        # a chain: the ends are strangers, and their mean with the pair in the middle is too low
        (3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}, [0, 0, 2]),
        (3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3}, [0, 0, 0]),
        # two pairs with one bridge stay two
        (4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.95}, [0, 1, 1, 3]),
        (4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.6}, [0, 0, 2, 2]),
    ],
)
def test_average_link(size, scores, expected):
    assert average_link(matrix(size, scores), 0.5) == expected


def test_copies_of_one_text_have_one_vote():
    # rows 1, 2, 3 are one text that is far from row 4; row 0 is near both
    scores = {(0, n): 0.6 for n in (1, 2, 3)} | {(0, 4): 0.9} | {(n, 4): 0.45 for n in (1, 2, 3)}
    scores |= dict.fromkeys(itertools.combinations((1, 2, 3), 2), 1.0)
    assert average_link(matrix(5, scores), 0.5, ["a", "b", "b", "b", "c"]) == [0, 0, 0, 0, 0]
    # copies stay together whatever their scores are
    assert average_link(matrix(3, {(0, 2): 0.9}), 0.5, ["a", "b", "a"]) == [0, 1, 0]


@given(st.integers(2, 9).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.integers(0, 999), min_size=n * n))))
def test_every_group_holds_together_and_no_two_belong_together(drawn):
    size, values = drawn
    rng = np.array(values[: size * size], np.float32).reshape(size, size) / 999
    scores = np.maximum(rng, rng.T)
    labels = average_link(scores, 0.6)
    groups = [[n for n, label in enumerate(labels) if label == own] for own in sorted(set(labels))]
    assert all(group[0] == labels[group[0]] for group in groups)
    for one, other in itertools.combinations(groups, 2):
        assert scores[np.ix_(one, other)].mean() < 0.6 + 1e-5


def table(scores):
    def mean(some, others):
        return float(np.mean([scores.get((min(a, b), max(a, b)), 0.0) for a in some for b in others]))

    return mean


def test_groups_join_along_good_pairs_where_the_mean_is_high():
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7, (2, 3): 0.9, (3, 4): 0.95}
    groups = {name: [n] for n, name in enumerate("abcde")}
    pairs = sorted(((v, "abcde"[a], "abcde"[b]) for (a, b), v in scores.items()), reverse=True)
    into, _ = sampled_link(groups, pairs, table(scores), 0.5, {})
    assert len({into[name] for name in "abc"}) == 1
    assert into["d"] == into["e"] != into["a"]


def test_what_was_found_apart_is_asked_again_once_grown():
    asked = []

    def mean(some, others):
        asked.append(len(some) + len(others))
        return 0.0

    apart: dict[tuple[str, str], int] = {}
    for size in (4, 5, 6, 7, 9):
        apart |= sampled_link({"a": list(range(size)), "b": [99]}, [(0.9, "a", "b")], mean, 0.5, apart)[1]
    assert asked == [5, 8]
