"""The page of the search: what is found, marked, narrowed down; and what is wrong with a query."""

import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest

from tests.web.bridged import browsing


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("bridge")) as made:
        yield made


def view(kept, query, more=""):
    answer = kept[0].get(f"/search.json?q={quote(query)}{more}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_what_was_looked_for_is_marked_and_leads_to_its_place(kept):
    client, _ = kept
    made = view(kept, "cracks arches")
    assert made["total"] == 3
    for hit in made["hits"]:
        marked = [p["text"].lower() for s in hit["snippets"] for p in s["pieces"] if p["mark"]]
        assert any("crack" in one or "arch" in one for one in marked)
        place = next(s["link"] for s in hit["snippets"] if s["link"])
        assert 'id="words"' in client.get(place).text


def test_facets_narrow_down_and_widen_again(kept):
    client, _ = kept
    made = view(kept, "bridge")
    outlets = next(one for one in made["facets"] if one["name"] == "outlet")
    beacon = next(one for one in outlets["values"] if one["label"] == "Beacon")
    narrowed = client.get(beacon["link"].replace("/search?", "/search.json?")).json()
    assert {hit["outlet"] for hit in narrowed["hits"]} == {"Beacon"}
    again = next(v for f in narrowed["facets"] if f["name"] == "outlet" for v in f["values"] if v["label"] == "Beacon")
    assert again["chosen"]
    assert client.get(again["link"].replace("/search?", "/search.json?")).json()["q"] == "bridge"


def test_a_facet_holds_for_the_whole_of_a_query_with_or(kept):
    client, _ = kept
    made = view(kept, "ferry OR spokesman")
    value = next(v for f in made["facets"] if f["name"] == "outlet" for v in f["values"] if v["label"] == "Beacon")
    narrowed = client.get(value["link"].replace("/search?", "/search.json?")).json()
    assert {hit["outlet"] for hit in narrowed["hits"]} == {"Beacon"}


def test_a_query_that_cannot_be_understood_is_explained_beside_its_box(kept):
    client, _ = kept
    answer = client.get("/search?q=bridge%20figure:many")
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.text
    assert "figure:many</mark>" in answer.text
    assert "number" in answer.text
    told = client.get("/search.json?q=bridge%20figure:many")
    assert told.status_code == 400
    assert told.headers["content-type"] == "application/problem+json"


def test_nothing_found_is_said_and_what_was_typed_stays_text(kept):
    client, _ = kept
    text = client.get("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E").text
    assert "<script>alert" not in text
    assert "Nothing fits" in client.get("/search?q=zebra").text


def test_the_feed_has_the_articles_the_newest_first(kept):
    client, ids = kept
    answer = client.get("/search.atom?q=bridge")
    feed = ET.fromstring(answer.text)  # noqa: S314 - our own
    space = "{http://www.w3.org/2005/Atom}"
    links = [one.find(f"{space}link").get("href") for one in feed.findall(f"{space}entry")]
    assert any(link.endswith(ids["Velden Ledger", 1]) for link in links)
    assert client.get("/search.atom?q=figure:many").status_code == 400


@pytest.mark.parametrize("more", ["&sort=newest", "&sort=oldest", "&page=1"])
def test_orders_and_pages_are_part_of_the_address(kept, more):
    assert view(kept, "bridge", more)["total"] == 3


@pytest.mark.parametrize("more", ["&sort=best", "&page=0", "&page=x"])
def test_an_order_or_page_that_is_none_is_refused(kept, more):
    assert kept[0].get(f"/search?q=bridge{more}").status_code == 422


def test_a_page_beyond_the_last_is_not_there(kept):
    assert kept[0].get("/search?q=bridge&page=2").status_code == 404
