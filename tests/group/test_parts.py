from __future__ import annotations

import numpy as np

from rashomon.group.parts import Parts


def values(one, others):
    """A score that can be told from its two articles."""
    return [(min(one, n) * 10 + max(one, n)) / 100 for n in others]


def made(count):
    parts = Parts()
    assert [parts.add() for _ in range(count)] == list(range(count))
    return parts


def test_articles_hang_together_through_others():
    parts = made(5)
    parts.join(0, 1)
    parts.join(3, 4)
    parts.join(1, 4)
    assert sorted(parts.nodes(parts.part(3))) == [0, 1, 3, 4]
    assert parts.part(0) == parts.part(4) != parts.part(2)
    assert list(parts.nodes(parts.part(2))) == [2]


def test_each_pair_is_scored_once():
    parts = made(6)
    asked = []

    def score(one, others):
        asked.extend((one, n) for n in others)
        return values(one, others)

    parts.join(0, 1)
    parts.join(3, 4)
    parts.scores(parts.part(0), [0, 1], {}, score)
    parts.scores(parts.part(3), [4, 3], {4: {3: 0.34}}, score)
    assert asked in ([(0, 1)], [(1, 0)])
    parts.join(4, 1)
    parts.join(5, 4)
    asked.clear()
    rows = [5, 3, 0, 4, 1]
    scores = parts.scores(parts.part(5), rows, {5: {4: 0.45, 2: 0.9}}, score)
    pairs = {frozenset(pair) for pair in asked}
    assert len(pairs) == len(asked) == 7
    expected = np.array([values(one, rows) for one in rows], np.float32)
    np.fill_diagonal(expected, 1)
    assert np.allclose(scores, expected)


def test_what_is_forgotten_is_asked_again():
    parts = made(2)
    parts.join(0, 1)
    parts.scores(parts.part(0), [0, 1], {1: {0: 0.3}}, values)
    parts.forget(parts.part(0))
    assert parts.scores(parts.part(0), [0, 1], {1: {0: 0.7}}, values)[0, 1] == np.float32(0.7)


def test_a_part_that_hangs_together_no_more_is_taken_apart():
    parts = made(6)
    for one, other in ((4, 1), (1, 3), (3, 5), (5, 0)):
        parts.join(one, other)
    whole = parts.part(0)
    rows = [5, 3, 0, 4, 1]
    scores = parts.scores(whole, rows, {}, values)
    together = np.eye(5, dtype=np.bool_)
    for a, b in ((3, 5), (4, 1)):
        together[rows.index(a), rows.index(b)] = together[rows.index(b), rows.index(a)] = True
    parts.divide(whole, rows, together)
    assert {tuple(parts.nodes(parts.part(n))) for n in range(6)} == {(3, 5), (1, 4), (0,), (2,)}
    # what was scored is still known, and the parts can come together again
    parts.join(1, 5)
    again = parts.scores(parts.part(5), [1, 3, 4, 5], {}, values)
    assert again[0, 2] == scores[4, 3]
    assert sorted(parts.nodes(parts.part(4))) == [1, 3, 4, 5]


def test_a_part_that_is_not_looked_at_whole_stays():
    parts = made(3)
    parts.join(0, 1)
    parts.join(1, 2)
    parts.scores(parts.part(0), [0, 1], {}, values)
    parts.divide(parts.part(0), [0, 1], np.eye(2, dtype=np.bool_))
    assert sorted(parts.nodes(parts.part(0))) == [0, 1, 2]
