from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.tokens import words


@pytest.mark.parametrize(
    ("forms", "value"),
    [
        (("£4bn", "£4 billion", "four billion pounds", "£4,000,000,000"), "£4000000000"),
        (("$1.5m", "$1.5 million", "1.5 million dollars"), "$1500000"),
        (("Rs 500 crore", "₹500 crore", "five hundred crore rupees"), "₹5000000000"),
        (("twenty dollars", "$20", "20 dollars"), "$20"),
        (("forty-one", "41", "forty one"), "41"),
        (("two hundred and fifty-three", "253"), "253"),
        (("a thousand two hundred", "1,200", "one thousand two hundred"), "1200"),
        (("a hundred and ten", "110"), "110"),
        (("3.50", "3.5"), "3.5"),
        (("3rd", "third"), "3rd"),
        (("12k", "12 thousand"), "12000"),
    ],
)
def test_amounts_spelled_in_several_ways(forms, value):
    for form in forms:
        (one,) = words(form)
        assert (one.text, one.span.of(form)) == (value, form)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5m tall", ["5", "m", "tall"]),
        ("in 2019 40 men", ["in", "2019", "40", "men"]),
        ("10, 20 and 30", ["10", "20", "and", "30"]),
        ("thousands of men", ["thousands", "of", "men"]),
        ("He counted ten. Five million came", ["he", "counted", "10", "5000000", "came"]),
        ("agent 007", ["agent", "007"]),
        ("one of them", ["one", "of", "them"]),
        ("twenty … one", ["20", "one"]),
    ],
)
def test_what_is_no_one_amount(text, expected):
    assert [t.text for t in words(text)] == expected


@given(st.integers(0, 10**12))
def test_digits_are_their_own_value(value):
    assert [t.text for t in words(f"{value:,}")] == [str(value)]
