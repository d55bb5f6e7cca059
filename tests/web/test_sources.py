"""Sources that are watched, and how the workspace stands."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta

import pytest

from rashomon.model import Problem
from rashomon.store import articles, runs, sources
from rashomon.store.entries import Named, entries, entry_fetched, note
from rashomon.store.workspace import open_workspace
from rashomon.web.app import create_app
from rashomon.web.settings import ServeSettings
from tests.web.guarded import asking
from tests.work.filled import BEACON

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def client(tmp_path):
    """Three sources: one that is fine and brought an article, one that fails, one that is paused."""
    path = str(tmp_path / "watched.db")
    with open_workspace(path, create=True) as made:
        with made.writing() as connection:
            for name in ("fine", "failing", "paused"):
                sources.add_source(
                    connection,
                    f"https://{name}.example/feed",
                    kind="feed",
                    title=f"The {name} <feed>",
                    interval=timedelta(minutes=15),
                    added=NOW,
                    due=NOW,
                )
            fine, failing, paused = (one.number for one in sources.sources(connection))
            sources.failed(
                connection, failing, error="the server says 503\u202e", now=NOW, due=NOW + timedelta(hours=1)
            )
            sources.pause(connection, paused, True, NOW)
            sources.visited(
                connection, fine, now=NOW, due=NOW + timedelta(hours=2), interval=timedelta(hours=2), news=True
            )
            added = articles.add(connection, BEACON, origin=BEACON.url, received=NOW)
            known = Named("e1", BEACON.url, "Bridge closed", None, "d", None, NOW, None, None)
            note(connection, fine, [known], NOW)
            entry = entries(connection, fine)[0]
            entry_fetched(connection, entry.number, now=NOW, due=None, article=added.number)
        with runs.running(made, "watch") as run, made.writing() as connection:
            runs.record_problem(connection, run.number, Problem("https://failing.example/feed", "says 503", "wait"))
    with asking(create_app(path, ServeSettings())) as asked:
        yield asked


def test_each_source_says_how_it_stands(client):
    made = client.get("/sources.json").json()
    assert [one["state"] for one in made["sources"]] == ["fine", "failing", "paused"]
    fine, failing, paused = made["sources"]
    assert (fine["pace"], fine["entries"], fine["fetched"]["text"]) == ("two hours", 1, "3 May 2031, 12:00 UTC")
    assert failing["failures"] == 1
    assert "503" in failing["error"]
    assert "\u202e" not in failing["error"]
    assert paused["due"] is None
    text = client.get("/sources").text
    assert "The fine &lt;feed&gt;" in text
    assert "1 failure in a row" in text


def test_a_source_has_a_page_with_what_it_named(client):
    made = client.get("/sources.json").json()
    one = client.get(made["sources"][0]["link"].replace("/sources?", "/sources.json?")).json()
    assert [entry["title"] for entry in one["entries"]] == ["Bridge closed"]
    assert client.get(one["entries"][0]["article"]).status_code == 200
    assert client.get("/sources?source=99").status_code == 404


def test_a_feed_has_the_articles_that_sources_brought(client):
    feed = ET.fromstring(client.get("/sources.atom").text)  # noqa: S314 - our own
    space = "{http://www.w3.org/2005/Atom}"
    assert [one.findtext(f"{space}title") for one in feed.findall(f"{space}entry")] == ["Bridge closed"]


def test_the_status_tells_what_is_pending_who_ran_and_what_went_wrong(client):
    made = client.get("/status.json").json()
    assert next(one["count"] for one in made["pending"] if one["name"] == "articles") == 1
    assert made["runs"][0]["command"] == "watch"
    assert made["problems"][0]["reason"] == "says 503"
    assert "workspace" not in made
    text = client.get("/status").text
    assert "One article to be analysed" in text


def test_where_nothing_is_watched_the_page_says_how_to(tmp_path):
    path = str(tmp_path / "empty.db")
    open_workspace(path, create=True).close()
    with asking(create_app(path, ServeSettings())) as asked:
        assert "rashomon watch" in asked.get("/sources").text
        assert "There are no articles" in asked.get("/search").text
        assert "Nothing is attributed" in asked.get("/people").text
        assert asked.get("/status").status_code == 200
