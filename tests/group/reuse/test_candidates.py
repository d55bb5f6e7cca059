from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.group.reuse.candidates import candidates
from rashomon.group.reuse.shingles import GUARANTEED, fingerprints

#: Words of articles that share nothing: of each so many numbers of its own.
LONG = 200


def words(article, size=LONG):
    return [1_000_003 * article + 17 * at for at in range(size)]


def test_of_few_articles_every_pair_is_one():
    prints = [fingerprints(words(n)) for n in range(5)]
    assert candidates(prints) == list(itertools.combinations(range(5), 2))


def test_of_many_only_those_that_share_something_are():
    every = [words(n) for n in range(50)]
    every[40] = every[40][:100] + every[7][50:80] + every[40][100:]
    assert candidates([fingerprints(one) for one in every]) == [(7, 40)]


def test_articles_of_one_story_are_in_any_case():
    prints = [fingerprints(words(n)) for n in range(50)]
    assert candidates(prints, [[3, 9, 4]]) == [(3, 4), (3, 9), (4, 9)]


def test_a_stock_phrase_makes_none():
    phrase = list(range(1, 21))
    prints = [fingerprints(words(n) + phrase) for n in range(100)]
    assert candidates(prints) == []


def test_copies_in_hundreds_are_chained_without_all_pairs():
    copies = 300
    prints = [fingerprints(words(0)) for _ in range(copies)] + [fingerprints(words(n)) for n in range(1, 50)]
    found = candidates(prints)
    assert len(found) < 50 * copies
    joined = {0}
    for one, other in found:
        if one in joined:
            joined.add(other)
    assert joined == set(range(copies))


@given(st.integers(0, 190), st.integers(GUARANTEED, 60))
def test_a_run_of_the_guaranteed_length_leaves_a_fingerprint(start, size):
    one = words(1)
    part = one[start : start + size]
    shared = np.intersect1d(fingerprints(one), fingerprints(words(2) + part + words(3)))
    assert len(shared) >= (1 if len(part) >= GUARANTEED else 0)
