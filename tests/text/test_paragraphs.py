"""Cutting a text into paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.paragraphs import bullet_end, paragraphs


def cut(text: str) -> list[str]:
    return [" ".join(p.words.of(text).split()) for p in paragraphs(text) if p.words]


WRAPPED = (
    "The harbour master of Lindvik told the council on Tuesday that\n"
    "the new breakwater would not be finished before the autumn and\n"
    "that ships would be sent to Osterby for the winter.\n"
    "Fishermen who had hoped for a quick end to the works left the\n"
    "meeting early.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\n", ["One.", "Two."]),
        ("\n\n  One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("* Home\n  + News\n      o Local\n* ", ["Home", "News", "Local"]),
        ("• The first.\n• The second.", ["The first.", "The second."]),
        ("+44 20 7946 0000", ["+44 20 7946 0000"]),
        (
            "The minister, who had come late because of the snow,\nsaid she would stay.",
            ["The minister, who had come late because of the snow, said she would stay."],
        ),
        (
            "Short\nlines\nof\na\nmenu",
            ["Short", "lines", "of", "a", "menu"],
        ),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_cuts(text, expected):
    assert cut(text) == expected


def test_text_broken_at_a_column_is_joined():
    first, second = cut(WRAPPED)
    assert first.endswith("for the winter.")
    assert second.startswith("Fishermen")


def test_paragraphs_of_one_length_are_not_joined():
    lines = [
        f"The council of the {w} district met on Monday and agreed on the new budget." for w in ("east", "west", "dock")
    ]
    assert cut("\n".join(lines)) == lines


@pytest.mark.parametrize(("block", "length"), [("  • Yes", 4), ("* Yes", 2), ("Yes", 0), ("*Yes", 0), ("\n - Yes", 4)])
def test_bullet(block, length):
    assert bullet_end(block) == length


@given(st.text(alphabet=st.sampled_from("ab. \t\n\r*•-o\u2028\x85\x0b")))
def test_every_character_is_in_one_paragraph(text):
    parts = paragraphs(text)
    assert "".join(p.span.of(text) for p in parts) == text
    for part in parts:
        assert part.words is None or part.span.covers(part.words)
