from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.group.features import shaped
from rashomon.group.nearest import Nearest
from rashomon.group.score import COLUMNS, NEIGHBOURS, NEVER, beside, chance, columns, compared, keys, rivals
from rashomon.model import Published


def report(name, headline, body, day=None):
    when = Published(day, day, ("given",)) if day else None
    return shaped(name, "", headline, body, when)


QUAKE = report(
    "quake",
    "Quake of magnitude 6.1 shakes Ossa",
    "A quake of magnitude 6.1 struck the island of Ossa on Tuesday, and eleven people died, Governor Ilse Varga said.",
    date(2024, 5, 7),
)
AGAIN = report(
    "again",
    "Eleven die as Ossa is shaken",
    "Governor Ilse Varga said eleven people died when a 6.1 magnitude quake hit Ossa on Tuesday.",
    date(2024, 5, 8),
)
ELSEWHERE = report(
    "elsewhere",
    "Quake of magnitude 5.8 shakes Tarrow",
    "A quake of magnitude 5.8 struck the town of Tarrow on Tuesday. Nobody was hurt, said Mayor Pol Renn.",
    date(2024, 5, 7),
)
MATCH = report("match", "Renfield win the cup", "Renfield beat Calder 2-1 in the cup final.", date(2024, 5, 7))
EMPTY = report("empty", "", "")


def test_one_happening_outscores_a_like_one_and_that_a_strange_one():
    odds, akin = compared(QUAKE, [AGAIN, ELSEWHERE, MATCH])
    assert odds[0] > 0 > odds[1] > odds[2]
    assert akin.argmax() == 0


def test_it_makes_no_difference_which_is_the_one():
    every = [QUAKE, AGAIN, ELSEWHERE, MATCH, EMPTY]
    table = np.stack([compared(one, every)[0] for one in every])
    assert np.allclose(table, table.T, atol=1e-5)


def test_days_weigh_against_and_months_forbid():
    near, late, never = (
        report(str(day), "Eleven die as Ossa is shaken", "A 6.1 magnitude quake hit Ossa, Ilse Varga said.", day)
        for day in (date(2024, 5, 8), date(2024, 5, 28), date(2024, 9, 8))
    )
    odds, akin = compared(QUAKE, [near, late, never])
    assert odds[0] > odds[1] > odds[2] == NEVER
    assert np.ptp(akin) < 1e-6


def test_company_does_not_change_a_pair():
    alone = compared(QUAKE, [AGAIN])[0][0]
    assert compared(QUAKE, [MATCH, EMPTY, AGAIN, ELSEWHERE])[0][2] == pytest.approx(alone, abs=1e-6)


def test_nothing_to_compare():
    assert compared(QUAKE, [])[0].shape == (0,)
    assert compared(EMPTY, [EMPTY, QUAKE])[0].shape == (2,)
    assert columns(EMPTY, [QUAKE]).shape == (1, len(COLUMNS))
    assert keys(EMPTY) == []
    assert beside([]).shape == (0,)


def test_keys_begin_with_what_is_rare():
    heaviest = {term for term, _ in keys(QUAKE)[:4]}
    assert heaviest & {term for term, _ in keys(AGAIN)[:4]}
    weights = [weight for _, weight in keys(QUAKE)]
    assert weights == sorted(weights, reverse=True)


def near(*pairs):
    known = Nearest(NEIGHBOURS, -4.6)
    for one, other, odds in pairs:
        known.put(one, {other: odds})
    return known


def test_a_nearer_stranger_is_a_rival():
    # 1 and 2 are fairly alike; 3 lies nearer to 1 and is far from 2
    alone = rivals(1, 2, 0.0, near((1, 2, 0.0)))
    contested = rivals(1, 2, 0.0, near((1, 2, 0.0), (1, 3, 2.0)))
    assert beside([alone])[0] > beside([contested])[0]


def test_what_lies_near_both_is_no_rival():
    alone = rivals(1, 2, 0.0, near((1, 2, 0.0)))
    company = rivals(1, 2, 0.0, near((1, 2, 0.0), (1, 3, 2.0), (2, 3, 2.0)))
    assert company == alone


@given(st.floats(-9, 9), st.floats(-4, 9), st.floats(-4, 9))
def test_beside_a_pair_either_may_stand_first(odds, third, fourth):
    known = near((1, 2, odds), (1, 3, third), (2, 4, fourth))
    assert rivals(1, 2, odds, known) == rivals(2, 1, odds, known)
    assert 0 <= beside([rivals(1, 2, odds, known)])[0] <= 1


def test_chance_of_even_odds():
    assert chance(0.0) == 0.5
