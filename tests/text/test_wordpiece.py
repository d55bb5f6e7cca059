from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.wordpiece import tokenizer


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The harbour froze.", ["the", "harbour", "froze", "."]),
        ("Zoë’s café", ["zoe", "’", "s", "cafe"]),
        ("U.S. and us", ["u", ".", "s", ".", "and", "us"]),
        ("e\u0301tat", ["etat"]),
        ("icebreakers", ["ice", "##breakers"]),
        # a mark of the model's own in the text is text
        ("[SEP]", ["[", "sep", "]"]),
        ("", []),
    ],
)
def test_pieces(text, pieces):
    assert tokenizer().encode(text, add_special_tokens=False).tokens == pieces
    assert tokenizer().encode(text).tokens == ["[CLS]", *pieces, "[SEP]"]


def test_each_piece_stands_where_its_letters_are():
    text = "“Ünder\u00a0e\u0301tat”, 🚢 Zoë said"
    found = tokenizer().encode(text, add_special_tokens=False)
    shown = [text[start:end] for start, end in found.offsets]
    assert shown == ["“", "Ünder", "e\u0301tat", "”", ",", "🚢", "Zoë", "said"]


@given(st.text(max_size=200))
def test_pieces_come_in_the_order_of_the_text(text):
    found = tokenizer().encode(text, add_special_tokens=False)
    assert len(found.ids) == len(found.offsets)
    assert all(0 <= start <= end <= len(text) for start, end in found.offsets)
    assert found.offsets == sorted(found.offsets)
