"""Authors from fields beside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.authors import credited
from rashomon.read.publishers import same_house


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ana Ruiz", ["Ana Ruiz"]),
        ("By Ana Ruiz and Tom Bell", ["Ana Ruiz", "Tom Bell"]),
        ("Ana Ruiz, Tom Bell, Lin Wei", ["Ana Ruiz", "Tom Bell", "Lin Wei"]),
        ("Ana Ruiz; Tom Bell; Ana Ruiz", ["Ana Ruiz", "Tom Bell"]),
        ("Ana Ruiz, Chief Correspondent", ["Ana Ruiz"]),
        ("Analysis by Tom Bell", ["Tom Bell"]),
        ("Tom Bell, Jr.", ["Tom Bell"]),
        ("Ludwig van der Meer", ["Ludwig van der Meer"]),
        ("Ana Ruiz | The Marrow Post", ["Ana Ruiz"]),
        ("Ana Postle", ["Ana Postle"]),
        ("Mary-Ann O&#x27;Neil", ["Mary-Ann O'Neil"]),
        ("The Marrow Post", []),
        ("MarrowPost.com", []),
        ("https://marrow.example/people/ana", []),
        ("ana@marrow.example", []),
        ("Staff Writer", []),
        ("admin", []),
        ("Ana Ruiz has written about boats since she was a child and lives by the sea", []),
        ("", []),
    ],
)
def test_who_wrote_it(field, names):
    found = credited([(field, "metadata author")], "The Marrow Post")
    assert [(c.name, c.kind.value, c.basis) for c in found] == [(n, "byline", "metadata author") for n in names]


@pytest.mark.parametrize(
    ("field", "outlet", "agencies"),
    [
        ("Reuters", "The Marrow Post", ["Reuters"]),
        ("Ana Ruiz, Associated Press", "The Marrow Post", ["Associated Press"]),
        ("ANA RUIZ, AP National Writer", "The Marrow Post", ["AP"]),
        ("Ana Ruiz - AFP", None, ["AFP"]),
        ("Ana Ruiz (Press Association)", None, ["Press Association"]),
        ("ANA RUIZ, ANI Senior Reporter", None, ["ANI"]),
        ("Ani Ruiz, Senior Reporter", None, []),
        ("Reuters and Thomson Reuters", None, ["Reuters"]),
        ("Agence France Presse", None, ["Agence France Presse"]),
        ("Reuters", "Reuters", []),
    ],
)
def test_agencies_are_told_from_people(field, outlet, agencies):
    found = credited([(field, "JSON-LD author")], outlet)
    assert [c.name for c in found if c.kind == "agency"] == agencies


def test_the_first_field_that_names_a_person_decides_and_the_others_add_agencies():
    fields = [("admin", "JSON-LD author"), ("Ana Ruiz", "metadata author"), ("A. Ruiz, Reuters", "metadata byl")]
    found = credited(fields, None)
    assert [(c.name, c.kind.value) for c in found] == [("Ana Ruiz", "byline"), ("Reuters", "agency")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The Marrow Post", "Marrow Post", True),
        ("MarrowPost", "The Marrow Post", True),
        ("Marrow Post", "Marrow Post Online", True),
        ("Post", "Ana Postle", False),
        ("", "Marrow Post", False),
    ],
)
def test_names_of_one_publisher(a, b, same):
    assert same_house(a, b) is same


@given(st.lists(st.tuples(st.text(), st.just("field"))), st.none() | st.text())
def test_any_field_gives_clean_names_once(fields, outlet):
    found = credited(fields, outlet)
    assert all(c.name == c.name.strip() and any(x.isalpha() for x in c.name) for c in found)
    assert len({(c.kind, c.name.casefold()) for c in found}) == len(found)
