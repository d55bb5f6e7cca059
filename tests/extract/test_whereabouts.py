"""Which place is meant: what decides between places of one name, and what leaves a name a name."""

from __future__ import annotations

import pytest

from rashomon.extract.names import names
from rashomon.extract.whereabouts import Whereabouts
from rashomon.model import Location
from rashomon.spans import Span
from tests.conftest import parsed


def located(text: str, *places: str) -> Location | None:
    one = parsed(text)
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in places]
    return Whereabouts(one, names(one)).of(spans)


def found(where: Location | None) -> tuple[str, str, str] | None:
    return (where.kind.value, where.country, where.name) if where else None


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("A tram burned in Nairobi on Monday.", ("Nairobi",), ("city", "KE", "Nairobi")),
        ("A tram burned in Paris on Monday.", ("Paris",), ("city", "FR", "Paris")),
        ("A tram burned in Geneva on Monday.", ("Geneva",), ("city", "CH", "Genève")),
        ("A mill burned in Hyderabad, Pakistan, on Monday.", ("Hyderabad", "Pakistan"), ("city", "PK", "Hyderabad")),
        ("A mill burned in Springfield, Illinois.", ("Springfield", "Illinois"), ("city", "US", "Springfield")),
        # the districts and villages that no gazetteer of cities holds lie in what is named with them
        ("A mill burned in Orlen village in Helmand province.", ("Orlen village", "Helmand province"),
         ("division", "AF", "Helmand")),
        ("A mill burned in Orlen, a village in Norway.", ("Orlen", "Norway"), ("country", "NO", "Norway")),
        ("The mill in the state of New York burned.", ("New York",), ("city", "US", "New York City")),
    ],
)  # fmt: skip
def test_names_that_are_certain(text, places, expected):
    assert found(located(text, *places)) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A mill burned in Springfield on Monday.", "Springfield"),
        ("A mill burned in Georgia on Monday.", "Georgia"),
        ("A mill burned in Tripoli on Monday.", "Tripoli"),
        ("A mill burned in Cambridge on Monday.", "Cambridge"),
        ("A mill burned in Torvik on Monday.", "Torvik"),
        # a small town alone may as well be a village elsewhere
        ("A mill burned in Halden on Monday.", "Halden"),
        ("A mill burned in Halden district on Monday.", "Halden district"),
    ],
)
def test_names_that_are_not(text, place):
    assert located(text, place) is None


def test_a_namesake_is_not_taken_for_a_town_of_a_country_that_is_not_known():
    assert located("A mill burned in Halden, Vesonia, on Monday.", "Halden", "Vesonia") is None


@pytest.mark.parametrize(
    ("text", "place", "expected", "basis"),
    [
        ("The Lebanese army sent a crew. A mill burned in Tripoli on Monday.", "Tripoli", "LB", "other places"),
        ("A mill burned in Tripoli on Monday. Crews came from Benghazi.", "Tripoli", "LY", "other places"),
        ("A mill burned in Georgia. The mayor of Tbilisi sent help.", "Georgia", "GE", "other places"),
        ("A mill burned in Georgia. Crews came from Atlanta.", "Georgia", "US", "other places"),
        ("OSLO, Norway (Wire) - A mill burned in Halden on Monday.", "Halden", "NO", "written from"),
    ],
)
def test_the_rest_of_the_report_decides(text, place, expected, basis):
    where = located(text, place)
    assert where is not None
    assert where.country == expected
    assert basis in where.basis


def test_two_candidate_countries_decide_nothing():
    text = "Crews came from Benghazi and from Beirut. A mill burned in Tripoli on Monday."
    assert located(text, "Tripoli") is None


def test_which_places_are_compatible():
    city = located("A tram burned in Nairobi.", "Nairobi")
    country = located("A tram burned in Kenya.", "Kenya")
    other = located("A tram burned in Mombasa.", "Mombasa")
    assert city is not None
    assert country is not None
    assert other is not None
    assert city.compatible(country)
    assert country.compatible(other)
    assert not city.compatible(other)
