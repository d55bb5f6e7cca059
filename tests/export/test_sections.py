"""The sections of an account: JSON, with links that lead to the pages of the web app."""

import json
import re

import pytest

from rashomon.export.headings import NAMES
from rashomon.export.sections import sections
from rashomon.pipeline import accounts, analyse
from tests.conftest import article

ONE = """Storm closes the port of Hallin

HALLIN — The port of Hallin was closed on Tuesday, 4 May 2032, after a storm broke 12 moorings, the harbour office said.

"Nobody will sail before the pilots agree," the harbour master, Ines Raum, said.
"""
OTHER = """Hallin port shut as storm breaks moorings

The port of Hallin was closed on Tuesday, 4 May 2032. Some 15 moorings broke in the storm.

"Nobody will sail before the pilots consent," said Ines Raum, the harbour master of Hallin.
"""


@pytest.fixture(scope="module")
def made():
    analysed = [
        analyse(article(text, name, outlet=outlet))
        for text, name, outlet in ((ONE, "a1", "Hallin Post"), (OTHER, "b2", "Sea News"))
    ]
    (found,) = accounts(analysed)
    return sections(found)


def links(value):
    if isinstance(value, dict):
        if "href" in value:
            yield value["href"]
        for held in value.values():
            yield from links(held)
    elif isinstance(value, list):
        for held in value:
            yield from links(held)


def test_all_sections_are_made_in_reading_order(made):
    assert tuple(made) == tuple(NAMES)
    assert made["articles"].count == 2
    assert made["quotes"].count == 1


def test_sections_come_back_from_json_as_they_were(made):
    for one in made.values():
        assert json.loads(json.dumps(one.data, allow_nan=False)) == one.data


def test_every_link_leads_to_the_words_of_an_article(made):
    found = [href for one in made.values() for href in links(one.data)]
    assert len(found) > 10
    assert all(re.fullmatch(r"/articles/(a1|b2)\?start=\d+&end=\d+", href) for href in found)


def test_a_difference_within_a_quotation_is_in_its_section(made):
    said = made["quotes"].data["said"][0]
    assert said["name"] == "Ines Raum"
    changed = [p for v in said["said"]["versions"] for run in v["runs"] for p in run["parts"] if p["grade"]]
    assert {p["text"] for p in changed} & {"agree", "consent"}
    assert all("operation" in p for p in changed)


def test_two_hundred_columns_would_fit_in_the_matrix(made):
    row = made["coverage"].data["rows"][0]
    assert set(row["cells"]) <= {"carried", "indirect", "opposed", "not carried", "not yet", "unread"}
    assert all(cell.isdigit() and len(place) == 2 for cell, place in row["places"].items())
