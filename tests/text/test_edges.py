"""How lines begin and end."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.characters import codes_of, kinds_of
from rashomon.text.edges import ENDS, addresses, endings, holding


def ends(*lines: str) -> list[set[str]]:
    text = "\n".join(lines)
    lasts = np.cumsum([len(line) + 1 for line in lines]) - 1
    spans = np.column_stack((lasts - [len(line) for line in lines], lasts))
    codes = codes_of(text)
    table = endings(codes, kinds_of(codes), spans)
    return [{name for name, holds in zip(ENDS, column, strict=True) if holds} for column in table.T]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The ferry sailed.", {"terminal"}),
        ("“The ferry sailed.”", {"terminal"}),
        ("“The ferry sailed,” she said", set()),
        ("“The ferry sailed,”", {"terminal"}),
        ("The ferry,", set()),
        ("The council listed:", {"terminal", "colon"}),
        ("Why?", {"terminal", "asks"}),
        ("the rest of it", {"lower"}),
        ("The ferry did not …", {"terminal", "cut"}),
        ("The ferry did not ...", {"terminal", "cut"}),
        ("The ferry did not […]", {"terminal", "cut"}),
        (".", {"terminal"}),
        ("野党は選挙を求めている。", {"terminal"}),
        ("Ferry", set()),
        ("))", set()),
    ],
)
def test_ends(line, expected):
    assert ends(line) == [expected]
    # the lines around it change nothing
    assert ends("Before.", line, "after …")[1] == expected


@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1), min_size=1))
def test_small_first_letters_of_any_lines(lines):
    below = [("lower" in found, line) for found, line in zip(ends(*lines), lines, strict=True) if line[0] < "\u2fff"]
    assert all(small == line[0].islower() for small, line in below)


def test_addresses_are_found_in_their_lines():
    text = "See www.example.org now\nNothing here\nana@example.org"
    assert holding(addresses(text), np.array([(0, 23), (24, 36), (37, 52)])).tolist() == [True, False, True]
