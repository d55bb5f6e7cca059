"""Addresses: what goes in comes out, whatever names hold."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export import addresses
from rashomon.spans import Span


@given(st.text(min_size=1))
def test_a_name_is_one_part_of_a_path(name):
    path = addresses.person(name)
    assert path.count("/") == 2
    assert unquote(path.removeprefix("/people/")) == name
    assert urlsplit(path).path == path


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_a_query_comes_back(words):
    assert parse_qs(urlsplit(addresses.search(words)).query, keep_blank_values=True)["q"] == [words]


def test_citations_lead_to_their_words():
    assert addresses.sourced("ab12", Span(3, 9)) == "/articles/ab12?start=3&end=9"
    assert addresses.sourced("ab12", Span(0, 2)) == "/articles/ab12?start=0&end=2"


@pytest.mark.parametrize(
    ("page", "twin", "feed"),
    [
        ("/", "/index.json", "/stories.atom"),
        ("/?q=a&page=2", "/index.json?q=a&page=2", "/stories.atom?q=a&page=2"),
        ("/stories/s-1", "/stories/s-1.json", "/stories/s-1.atom"),
        ("/search?q=x", "/search.json?q=x", "/search.atom?q=x"),
    ],
)
def test_twins_and_feeds_stand_beside_their_pages(page, twin, feed):
    assert (addresses.twin(page), addresses.feed(page)) == (twin, feed)


def test_what_is_not_given_is_not_in_an_address():
    assert addresses.story("s-1", "", page=None, item="") == "/stories/s-1"
    assert addresses.with_query("/", {"a": 0, "b": ["x", "y"]}) == "/?a=0&b=x&b=y"
