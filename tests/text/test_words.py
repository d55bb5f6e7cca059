"""What the words of a line say."""

from __future__ import annotations

import re

import pytest

from rashomon.text.words import SAID, Line, said


def line(content: str) -> Line:
    words = re.findall(r"[^\W_]+", content.lower())
    marks = any(mark in content for mark in "|»›→>•·←<‹")
    return Line(content, content.lower(), content.lower(), words, any(w[0].isdigit() for w in words), marks)


def says(content: str, title: str = "") -> dict[str, float]:
    return {name: value for name, value in zip(SAID, said([line(content)], title)[:, 0].tolist(), strict=True) if value}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Share this article", "furniture"),
        ("5 min read", "furniture"),
        ("12 Comments", "ends"),
        ("© 2024 The Marrow Post", "furniture"),
        ("The Marrow Post. All rights reserved.", "furniture"),
        ("Most viewed", "ends"),
        ("E-mail this to a friend", "furniture"),
        ("Leave a Reply", "ends"),
        ("Write to desk@example.org with news.", "inside"),
        ("Put it in your inbox every day.", "inside"),
        ("By Tilda Voss", "byline"),
        ("March 8, 2024", "date_line"),
        ("08/03/24", "date_line"),
        ("Home > News > Island", "breadcrumb"),
        ("Photo by Jo Weller", "caption"),
        ("A crane on Sunday. (Jo Weller/AP)", "caption"),
        ("He came at 10:30", "dated"),
        ("You were there", "personal"),
    ],
)
def test_wording(content, name):
    assert name in says(content)


@pytest.mark.parametrize(
    "content", ["The council met again.", "Ivo Brandt, who owns the mill, left.", "Three ships lay in the harbour."]
)
def test_sentences_are_worded_as_nothing_else(content):
    flags = {"furniture", "inside", "ends", "byline", "date_line", "breadcrumb", "caption"}
    assert not flags & set(says(content))


def test_topics_count_different_words():
    assert says("Share tweet share email")["share"] == 3


def test_the_headline_is_found():
    found = says("Mill burns down again", "Osterby mill burns")
    assert found["title_found"] == pytest.approx(2 / 3)
    assert found["titled"] == 2


def test_long_lines_are_not_matched():
    assert set(says("Share this " * 40)) == {"function_words"}
