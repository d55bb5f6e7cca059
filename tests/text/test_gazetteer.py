"""The table of places: what a name can mean."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.gazetteer import entries, named, nation, place_key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kenya", {("country", "KE")}),
        ("UK", {("country", "GB")}),
        ("Georgia", {("country", "GE"), ("division", "US")}),
        ("Bavaria", {("division", "DE")}),
        ("Kiev", {("city", "UA")}),
        ("Tripoli", {("city", "LY"), ("division", "LY"), ("city", "LB"), ("city", "GR")}),
        ("Lissen", set()),
        ("", set()),
    ],
)
def test_what_a_name_can_mean(name, expected):
    assert {(e.kind.value, e.country) for e in entries(name)} == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kandahār", "kandahar"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("the Gambia", "Gambia"),
        ("St. Gallen", "St Gallen"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert place_key(one) == place_key(other)


def test_codes_and_peoples():
    assert (named("US-GA"), named("NO"), named("XX-YY")) == ("Georgia", "Norway", "")
    assert (nation("Kenyans"), nation("Sri Lankan"), nation("Vesonian")) == ("KE", "LK", "")


def test_a_city_has_coordinates_and_its_division():
    (city,) = [e for e in entries("Nairobi") if e.kind.value == "city"]
    assert (round(city.lat), round(city.lon)) == (-1, 37)
    assert city.division.startswith("KE")


@given(st.text(max_size=30))
def test_any_name_is_looked_up_without_harm(name):
    for entry in entries(name):
        assert entry.country


def test_importing_loads_no_table():
    code = "import rashomon.text.gazetteer as g; print(g._table.cache_info().currsize)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "0"
    )
