"""Kinds of event that words tell."""

from __future__ import annotations

import pytest

from rashomon.compare.eventkinds import kinds_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dockers walked out", [("walked out", {"strike"})]),
        ("a walkout of the dockers", [("walkout", {"strike"})]),
        ("The roof caved in", [("caved in", {"collapse"})]),
        ("gunmen killed a guard", [("gunmen", {"shoot"}), ("killed", {"death"})]),
        ("The minister stepped down", [("stepped down", {"resign"})]),
        ("a resignation", [("resignation", {"resign"})]),
        ("The treaty was signed", [("was", {"light"}), ("signed", {"sign"})]),
        ("cows and meadows", []),
    ],
)
def test_kinds(text, expected):
    found = [(text[t.start : t.end], set(t.kinds)) for t in kinds_in(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The train derailed", "The train came off the rails"),
        ("A blaze gutted the mill", "The mill caught fire"),
        ("She quit", "her resignation"),
        ("The vote", "They will go to the polls"),
        ("The launch", "It lifted off"),
    ],
)
def test_two_ways_to_tell_one_kind(one, other):
    kinds = [frozenset(k for t in kinds_in(text) for k in t.kinds) for text in (one, other)]
    assert kinds[0] & kinds[1] - {"light"}
