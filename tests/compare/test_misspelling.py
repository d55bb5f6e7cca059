from __future__ import annotations

import pytest

from rashomon.compare.misspelling import misspelt


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("government", "goverment"),
        ("receive", "recieve"),
        ("committee", "commitee"),
        ("statement", "statment"),
        ("business", "businness"),
        ("supremacist", "supremist"),
        ("from", "form"),
    ],
)
def test_a_slip_is_no_other_word(right, wrong):
    assert misspelt(right, wrong)
    assert misspelt(wrong, right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("barley", "barely"),
        ("minister", "ministry"),
        ("president", "presidents"),
        ("desert", "dessert"),
        ("filed", "filled"),
        ("statements", "misstatements"),
        ("country", "county"),
        ("effect", "affect"),
        ("trial", "trail"),
        ("to", "two"),
        ("government", "government"),
    ],
)
def test_other_words_are_no_slips(one, other):
    assert not misspelt(one, other)
