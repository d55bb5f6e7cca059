"""From likenesses to roles."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.text.features import features
from rashomon.text.paragraphs import paragraphs
from rashomon.text.roles import roles

PROSE = "The old mill of Osterby burnt down on Sunday, the fire service said."


def kinds(lines: list[tuple[str, float]], title: str = "", furniture: frozenset[str] = frozenset()) -> list[str]:
    text = "\n\n".join(line for line, _ in lines)
    measured = features(text, paragraphs(text), title, everywhere=True)
    likeness = np.array([one for _, one in lines])
    return [str(kind) for kind in roles(measured, likeness, title, furniture)]


@pytest.mark.parametrize(
    ("line", "likeness", "kind"),
    [
        ("Nobody was hurt.", 0.9, "body"),
        ("Nobody was hurt.", 0.35, "body"),
        ("Nobody was hurt.", 0.1, "chrome"),
        ("Share this article", 0.9, "chrome"),
        ("https://example.org/mill", 0.9, "chrome"),
        ("Photo by Jo Weller", 0.9, "caption"),
        ("Photo by Jo Weller", 0.1, "caption"),
        ("By Tilda Voss", 0.9, "byline"),
        ("By Tilda Voss", 0.1, "byline"),
        ("March 8, 2024", 0.9, "dateline"),
        ("Ana Ruiz is our woman in Osterby", 0.9, "chrome"),
    ],
)
def test_a_line_between_paragraphs(line, likeness, kind):
    found = kinds(
        [(PROSE, 0.9), (line, likeness), (f"Again {PROSE}", 0.9)],
        furniture=frozenset({"ana ruiz is our woman in osterby"}),
    )
    assert found == ["body", kind, "body"]


def test_a_line_apart_from_the_report_has_to_be_more_like_it():
    menu = [(f"Entry of a menu {n}", 0.01) for n in range(8)]
    lines = [(PROSE, 0.9), *menu, ("Nobody was hurt there.", 0.5)]
    assert kinds(lines)[0] == "body"
    assert kinds(lines)[-1] == "chrome"


def test_headline_and_date_before_the_report():
    lines = [
        ("Home", 0.1),
        ("Osterby Mill Burns Down", 0.2),
        ("March 8, 2024", 0.1),
        (PROSE, 0.9),
        (f"So {PROSE}", 0.9),
    ]
    assert kinds(lines) == ["chrome", "headline", "dateline", "body", "body"]


def test_the_given_title_is_preferred():
    lines = [("Mill Gone", 0.1), ("Osterby Mill Burns Down Again", 0.2), (PROSE, 0.9), (f"So {PROSE}", 0.9)]
    assert kinds(lines, "Mill gone")[:2] == ["headline", "chrome"]


def test_where_no_line_is_likely_the_likeliest_are_the_report():
    assert kinds([("Home", 0.01), (PROSE, 0.25), (f"So {PROSE}", 0.2)])[1:] == ["body", "body"]


def test_single_words_are_no_report():
    assert kinds([("Home", 0.9), ("News", 0.9), ("Sport", 0.9)]) == ["chrome"] * 3


@pytest.mark.parametrize(
    ("line", "kind"), [("Ten ships lay there", "body"), ("Advertisement", "chrome"), (f"Share this: {PROSE}", "body")]
)
def test_a_lone_line(line, kind):
    assert kinds([(line, 0.0)]) == [kind]


def test_no_lines():
    assert kinds([]) == []
