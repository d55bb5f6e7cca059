"""The list of stories and the pages of a story, over a few reports of one happening."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime

import feedparser
import pytest
from sqlalchemy import insert

from rashomon.store import schema
from rashomon.store.workspace import open_workspace
from rashomon.web.app import create_app
from rashomon.web.settings import ServeSettings
from tests.web.bridged import browsing, workspace
from tests.web.crawling import crawl
from tests.web.guarded import asking

SECTIONS = ("timeline", "quotes", "figures", "coverage", "lineage", "articles", "versions")


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("asked")) as (client, _):
        yield client


@pytest.fixture(scope="module")
def bridge(asked):
    """The story of the bridge."""
    return max(asked.get("/index.json").json()["stories"], key=lambda one: one["articles"])


def text(answer):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", answer.text)))


def test_a_story_stands_in_the_list_with_who_reports_it(asked, bridge):
    page = asked.get("/")
    assert page.status_code == 200
    assert bridge["href"] in page.text
    assert bridge["title"] in page.text
    assert {"Beacon", "Sorr Mirror", "Velden Ledger"} <= set(bridge["tellers"])
    assert f"{bridge['counts'][0]} · {bridge['counts'][1]} · {bridge['counts'][2]}" in text(page)
    assert ", ".join(bridge["tellers"]) in text(page)


@pytest.mark.parametrize("order", ["newest", "origins", "disagreement"])
def test_stories_are_ordered_as_asked_for(asked, order):
    assert asked.get(f"/index.json?sort={order}").json()["sort"] == order


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outlet=Beacon", 1),
        ("outlet=Nobody", 0),
        ("from=2031-05-04", 0),
        ("q=arches", 1),
        ("q=arches%20zeppelin", 0),
        ("q=outlet:Mirror", 1),
    ],
)
def test_filters_choose_stories(asked, query, found):
    said = asked.get(f"/index.json?{query}").json()
    assert (said["paging"]["total"], len(said["stories"])) == (found, found)


def test_days_choose_the_stories_that_have_reports_of_them(asked):
    every = asked.get("/index.json").json()["paging"]["total"]
    assert asked.get("/index.json?from=2031-05-03&to=2031-05-03").json()["paging"]["total"] == every


def test_the_state_of_a_list_is_in_its_address(asked):
    page = asked.get("/?q=arches&outlet=Beacon&sort=origins&from=2031-05-01")
    assert 'value="arches"' in page.text
    assert re.search(r'<option value="Beacon" selected>', page.text)
    assert 'value="2031-05-01"' in page.text
    assert 'name="sort" value="origins"' in page.text
    assert "/index.json?q=arches&amp;outlet=Beacon&amp;sort=origins&amp;from=2031-05-01" in page.text


def test_the_days_of_the_picture_are_in_the_twin(asked):
    assert asked.get("/index.json").json()["days"] == [{"day": "2031-05-03", "articles": 4}]


def test_what_is_wrong_with_a_query_is_said(asked):
    answer = asked.get("/?q=%22open", headers={"accept": "text/html"})
    assert answer.status_code == 400
    assert "open" in answer.text
    said = asked.get("/index.json?q=%22open")
    assert (said.status_code, said.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("address", ["/?page=9", "/index.json?page=9"])
def test_a_page_that_a_list_does_not_have_is_not_there(asked, address):
    assert asked.get(address, headers={"accept": "text/html"}).status_code == 404


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=999999999999", "sort=best", "from=yesterday", "q=" + "x" * 1001]
)
def test_parameters_out_of_range_are_refused_with_their_names(asked, query):
    said = asked.get(f"/index.json?{query}")
    assert said.status_code == 422
    assert query.partition("=")[0] in said.json()["detail"]


def test_the_first_page_of_a_story_tells_all_that_its_twin_does(asked, bridge):
    said = asked.get(f"{bridge['href']}.json").json()
    page = asked.get(bridge["href"])
    shown = text(page)
    assert {"lead", "articles", "history"} <= said.keys()
    for line in (*said["lead"], *said["parting"]):
        assert line["text"] in shown
        assert all(link["href"].replace("&", "&amp;") in page.text for link in line["links"])
    for card in said["articles"]:
        assert card["headline"] in shown
    assert said["history"][0]["says"] == "begun"


def test_every_section_with_something_in_it_has_a_page(asked, bridge):
    said = asked.get(f"{bridge['href']}.json").json()
    names = {one["name"] for one in said["sections"]}
    assert set(SECTIONS) <= names
    for one in said["sections"]:
        page, twin = asked.get(one["href"]), asked.get(f"{one['href']}.json")
        assert (page.status_code, twin.status_code) == (200, 200), one
        assert f">{one['heading']}<" in page.text or one["name"] == "overview"
        assert twin.json()["links"]["self"] == f"{one['href']}.json"


def test_citations_open_an_article_at_its_words(asked, bridge):
    said = asked.get(f"{bridge['href']}/figures.json").json()
    tellers = [t for group in said["shown"]["shown"] for value in group["values"] for t in value["tellers"]]
    assert tellers
    for one in tellers:
        opened = asked.get(one["link"]["href"])
        assert opened.status_code == 200
        assert re.search(r"<mark", opened.text)


def test_changed_words_are_shown_with_both_times(asked, bridge):
    page = text(asked.get(f"{bridge['href']}/versions"))
    assert "12" in page
    assert "17" in page
    assert "10:02" in page
    assert "11:02" in page


def test_an_unknown_story_gives_a_page_that_helps(asked):
    page = asked.get("/stories/nowhere", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "nowhere" in page.text
    assert 'action="/search"' in page.text
    said = asked.get("/stories/nowhere.json")
    assert (said.status_code, said.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("section", ["figures?item=x", "timeline?item=x", "?item=lead-99", "nosuch"])
def test_an_unknown_part_is_not_there(asked, bridge, section):
    place = "" if section.startswith("?") else "/"
    assert asked.get(f"{bridge['href']}{place}{section}").status_code == 404


def test_a_story_that_was_merged_leads_to_the_one_that_goes_on(tmp_path, bridge):
    path, _ = workspace(tmp_path)
    with open_workspace(path) as made, made.writing() as connection:
        row = {"id": "gone", "ended_in": bridge["id"], "changed": datetime.now(UTC)}
        connection.execute(insert(schema.story), row)
    with asking(create_app(path, ServeSettings())) as client:
        for asked_for, leads in [
            ("/stories/gone", bridge["href"]),
            ("/stories/gone/quotes", f"{bridge['href']}/quotes"),
            ("/stories/gone.json", f"{bridge['href']}.json"),
            ("/stories/gone/export.json", f"{bridge['href']}/export.json"),
        ]:
            answer = client.get(asked_for)
            assert (answer.status_code, answer.headers["location"]) == (301, leads)


@pytest.mark.parametrize(
    ("form", "kind"), [("html", "text/html"), ("md", "text/markdown"), ("json", "application/json")]
)
def test_an_account_can_be_taken_along(asked, bridge, form, kind):
    answer = asked.get(f"{bridge['href']}/export.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{bridge["id"]}.{form}"'
    assert "Velden" in answer.text


@pytest.mark.parametrize("form", ["pdf", "..%2f..%2fetc%2fpasswd", "html%00"])
def test_no_other_form_is_given(asked, bridge, form):
    assert asked.get(f"{bridge['href']}/export.{form}").status_code in (404, 422)


@pytest.mark.parametrize("address", ["/stories.atom", "STORY.atom"])
def test_feeds_are_atom_and_keep_their_ids(asked, bridge, address):
    address = address.replace("STORY", bridge["href"])
    first, again = (feedparser.parse(asked.get(address).content) for _ in range(2))
    assert (first.bozo, first.version) == (False, "atom10")
    assert first.entries
    assert [e.id for e in first.entries] == [e.id for e in again.entries]
    assert all(e.id.startswith("urn:uuid:") and e.updated and e.title for e in first.entries)
    assert len({first.feed.id, *(e.id for e in first.entries)}) == len(first.entries) + 1
    assert asked.get(first.entries[0].link.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_a_feed_of_chosen_stories_is_another_feed(asked):
    some, all_of_them = (
        feedparser.parse(asked.get(a).content) for a in ("/stories.atom?outlet=Beacon", "/stories.atom")
    )
    assert some.feed.id != all_of_them.feed.id
    assert {e.id for e in some.entries} <= {e.id for e in all_of_them.entries}


def test_no_link_leads_nowhere_and_no_page_holds_a_script_or_a_style(asked):
    found, _ = crawl(asked, each=4)
    assert len(found) > 60
    broken = {place: answer.status_code for place, answer in found.items() if answer.status_code >= 400}
    assert broken == {}
    for place, answer in found.items():
        if (
            answer.headers.get("content-type", "").startswith("text/html")
            and "export.html" not in place
            and "/received" not in place
        ):
            assert not re.search(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=\"", answer.text), place
            assert len(answer.content) < 200_000, place
