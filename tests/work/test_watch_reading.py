"""What the answer of a watched source holds."""

from __future__ import annotations

import gzip
import json

import pytest

from rashomon.errors import InputError, UnsupportedInput
from rashomon.model import Provenance
from rashomon.read.alternates import alternate_feeds
from rashomon.read.feedhead import FeedHead, feed_head
from rashomon.read.response import Response
from rashomon.work.watch_reading import read_source

URL = "https://quay.example/"
LONG = "The council of Tolm has voted to move the ferry to the new pier before winter comes. " * 8


def response(body: str | bytes, media_type: str | None = "text/html", url: str = URL) -> Response:
    raw = body.encode() if isinstance(body, str) else body
    return Response(url, raw, media_type, "utf-8", Provenance("http", url))


def rss(items: str, head: str = "") -> str:
    return f'<rss version="2.0"><channel><title>Quay &amp;amp; Pier</title>{head}{items}</channel></rss>'


ITEM = "<item><title>Ferry moves</title><link>https://quay.example/ferry</link></item>"
PAGE = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>{LONG}</p></article></body></html>"


def test_a_feed_names_pages_and_carries_reports():
    carried = (
        "<item><title>Pier opens</title><guid>urn:x:1</guid>"
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>&lt;p&gt;{LONG}&lt;/p&gt;"
        "</content:encoded></item>"
    )
    found = read_source(response(rss(ITEM + carried, "<ttl>90</ttl>"), "application/rss+xml"), URL, "page")
    assert (found.kind, found.head) == ("feed", FeedHead("Quay & Pier", 5_400))
    assert [one.url for one in found.pages] == ["https://quay.example/ferry"]
    assert [one.title for one in found.articles] == ["Pier opens"]


@pytest.mark.parametrize(
    ("raw", "head"),
    [
        (rss("", "<ttl>x</ttl>"), FeedHead("Quay & Pier")),
        (
            rss(
                "",
                '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"> daily </sy:updatePeriod>'
                '<sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">4</sy:updateFrequency>',
            ),
            FeedHead("Quay & Pier", 21_600),
        ),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><title>Observer</title></feed>', FeedHead("Observer")),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": " Tolm  Post ", "items": []}',
            FeedHead("Tolm Post"),
        ),
        ('{"title": 3}', FeedHead()),
        ("nothing", FeedHead()),
        ("", FeedHead()),
    ],
)
def test_what_a_feed_says_of_itself(raw, head):
    assert feed_head(raw.encode(), URL) == head


@pytest.mark.parametrize(
    ("body", "media_type", "kind"),
    [
        (rss(""), "text/xml", "feed"),
        (rss(ITEM), "text/html", "feed"),  # servers call it what they like
        (json.dumps({"version": "https://jsonfeed.org/version/1", "items": []}), "application/json", "feed"),
        ("<urlset><url><loc>https://quay.example/a</loc></url></urlset>", "application/xml", "sitemap"),
        (gzip.compress(b"<urlset/>"), "application/gzip", "sitemap"),
        ("<opml><body><outline text='a' xmlUrl='https://quay.example/f'/></body></opml>", "text/x-opml", "opml"),
        (PAGE, "text/html", "page"),
    ],
)
def test_what_it_is_shows_in_what_it_holds(body, media_type, kind):
    found = read_source(response(body, media_type), URL, "page")
    assert (found.kind, found.problems) == (kind, ())


def test_an_empty_list_is_no_failure_but_an_empty_page_is():
    assert read_source(response(rss(""), "text/xml"), URL, "feed").pages == ()
    with pytest.raises(InputError):
        read_source(response("<html><body></body></html>"), URL, "page")


def test_a_page_where_a_feed_was_is_no_feed_without_entries():
    with pytest.raises(UnsupportedInput, match="no feed any more: it answers with a page"):
        read_source(response("<html><body>Please sign in</body></html>"), URL, "feed")


def test_a_feed_of_which_nothing_can_be_used_fails():
    with pytest.raises(InputError, match="an entry with neither"):
        read_source(response(rss("<item><title>x</title></item>"), "text/xml"), URL, "feed")
    found = read_source(response(rss(f"<item><title>x</title></item>{ITEM}"), "text/xml"), URL, "feed")
    assert (len(found.pages), len(found.problems)) == (1, 1)


def test_a_page_gives_its_feed_not_that_of_its_comments():
    links = (
        '<link rel="alternate" hreflang="no" href="/no">'
        '<link rel="alternate" type="application/rss+xml" title="Comments on Ferry" href="/comments.xml">'
        '<link rel="ALTERNATE nofollow" type="application/atom+xml; charset=utf-8" title="All" href="feed.atom">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">'
        '<link rel="alternate" type="application/feed+json" href="//other.example/feed.json">'
    )
    page = PAGE.replace("<head>", f'<head><base href="https://quay.example/news/">{links}')
    found = read_source(response(page), URL, "page")
    assert (found.kind, [one.url for one in found.sources]) == ("page", ["https://quay.example/news/feed.atom"])
    assert [one.url for one in alternate_feeds(response(page))] == [
        "https://quay.example/news/feed.atom",
        "https://other.example/feed.json",
        "https://quay.example/comments.xml",
    ]


@pytest.mark.parametrize("body", ["", "<link rel=alternate type=application/rss+xml>", "<link " * 5_000, "\0\0"])
def test_pages_without_feeds(body):
    assert alternate_feeds(response(body)) == []
