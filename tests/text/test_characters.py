"""Counting characters by their kind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.characters import (
    COUNTED,
    codes_of,
    counted,
    kinds_of,
    letters_alone,
    lowered,
    small_letters,
    text_of,
)


def counts(text: str, *spans: tuple[int, int]) -> dict[str, list[float]]:
    codes = codes_of(text)
    table = counted(codes, kinds_of(codes), np.array(spans or [(0, len(text))], np.int64).reshape(-1, 2))
    return dict(zip(COUNTED, table.tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("The ferry did not sail.", "words", 5),
        ("The ferry Petrel", "capitals", 2 / 3),
        ("On 4 May 1999", "numbers", 2 / 4),
        ("ABc.", "upper", 2 / 4),
        ("One. Two! 3.5 www.example.org", "sentences", 2),
        ("It ended.", "sentences", 1),
        ("one, two, three", "commas", 2),
        ("“Yes,” he said", "quoted", 2),
        ("Home > News » Local", "marks", 2),
        ("a-b", "signs", 1 / 3),
        ("abcd ef", "word_length", 3),
        ("辞任すると述べた。", "words", 4),
        ("辞任すると述べた。", "other_script", 1),
        ("Мельница сгорела", "other_script", 1),
        ("방앗간이 불탔다", "other_script", 1),
        ("방앗간이 불탔다", "words", 2),
        ("辞任すると述べた。", "sentences", 1),
        ("plain words", "other_script", 0),
        ("plain words", "loose", 0),
        ("two  blanks", "loose", 1),
        ("a line\nand a\ttab", "loose", 2),
        ("one, two, three, four, five, six, seven, eight, nine", "commas", 6),
    ],
)
def test_counts(text, name, value):
    assert counts(text)[name] == pytest.approx([value])


def test_spans_are_counted_apart():
    assert counts("One two.\nThree.", (0, 8), (9, 15))["words"] == [2, 1]


def test_more_spans_than_are_counted_at_once():
    n = 20_000
    spans = [(3 * k, 3 * k + 2) for k in range(n)]
    assert counts("ab " * n, *spans)["words"] == [1] * n


def test_words_are_letters_and_digits():
    text = "Ana's ferry – no. 3 – “sails”"
    codes = codes_of(text)
    assert letters_alone(codes, kinds_of(codes)).split() == ["Ana", "s", "ferry", "no", "3", "sails"]


@pytest.mark.parametrize(("text", "small"), [("ÅSA", "åsa"), ("ΟΔΟΣ", "οδοσ"), ("İz", "iz"), ("ＡＢ", "ａｂ")])
def test_small_letters(text, small):
    assert lowered(text) == small


@given(st.text())
def test_small_letters_keep_their_places(text):
    assert len(lowered(text)) == len(text)
    assert text_of(small_letters(text, codes_of(text))) == lowered(text)


@given(st.text(min_size=1))
def test_any_text_is_counted(text):
    assert all(np.isfinite(column).all() for column in counts(text).values())
