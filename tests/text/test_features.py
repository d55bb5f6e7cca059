"""What is measured of the lines of a page."""

from __future__ import annotations

import pytest

from rashomon.text.features import Measured, features, plain
from rashomon.text.paragraphs import paragraphs

PAGE = """\
* Home

Mill Burns Down

    The old mill of Osterby burnt down on Sunday, the fire service said, and nobody was hurt.


Mill burns down:
"""


def measured(text: str, title: str = "") -> Measured:
    return features(text, paragraphs(text), title)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("words", [1, 3, 17, 3]),
        ("bullet", [1, 0, 0, 0]),
        ("indent", [0, 0, 4, 0]),
        ("blank", [2, 2, 3, 1]),
        ("terminal", [0, 0, 1, 1]),
        ("colon", [0, 0, 0, 1]),
        ("place", [0, 0.25, 0.5, 0.75]),
        ("lines", [4, 4, 4, 4]),
        ("total", [1, 1, 1, 1]),
        ("prose", [0, 0, 1, 0]),
        ("title_found", [0, 2 / 3, 2 / 3, 2 / 3]),
        ("titled", [0, 2 / 3, 2 / 17, 2 / 3]),
        ("menu", [1, 0, 0, 0]),
        ("menu_share", [1, 0, 0, 0]),
    ],
)
def test_columns(name, values):
    assert measured(PAGE, "Osterby: mill burns").column(name).tolist() == pytest.approx(values)


def test_repeats():
    found = measured("Mill burns\n\n• Mill  Burns\n\nIt burnt.\n\nMILL BURNS »\n")
    assert found.column("seen").tolist() == [0, 1, 0, 2]
    assert found.column("total").tolist() == [3, 3, 1, 3]
    assert found.repeats == {1, 3}


def test_contents_have_single_blanks():
    assert measured("• Two   words\n").contents == ["Two words"]


@pytest.mark.parametrize(
    ("line", "key"), [("  Mill   Burns ", "mill burns"), ("» Next >", "next"), ("STRASSE — 5", "strasse — 5")]
)
def test_plain(line, key):
    assert plain(line) == key
    assert measured(f"{line}\n").keys == [key]


def test_menus_far_from_prose_are_not_measured():
    menu = "".join(f"* Entry {n}\n" for n in range(60))
    report = "\n\n".join(["The old mill of Osterby burnt down on Sunday, the fire service said."] * 4)
    found = measured(f"{menu}\n{report}\n\n{menu}")
    assert 4 < len(found.of) < 30
    assert {60, 61, 62, 63} <= set(found.of)


def test_every_line_is_measured_on_demand():
    menu = "".join(f"* Entry {n}\n" for n in range(60)) + "\nThe old mill burnt down on Sunday, the fire service said."
    assert len(features(menu, paragraphs(menu), everywhere=True).of) == 61


def test_of_endless_lists_only_the_beginning_is_measured():
    assert len(measured("Osterby\n" * 5_000).of) == 2_000


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_to_measure(text):
    found = measured(text)
    assert (list(found.of), found.column("words").tolist()) == ([], [])
