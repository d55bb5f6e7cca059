"""Answers of servers to articles: what they keep of the answer, and which of them hold none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rashomon.errors import InputError, UnsupportedInput
from rashomon.model import Article, Provenance
from rashomon.read.content import response_articles
from rashomon.read.listed import Listed
from rashomon.read.response import Response
from tests.read.archives import page
from tests.read.test_file import NEWSML, OPML, RSS

URL = "https://quay.example/2031/05/04/ferry"
WHEN = datetime(2031, 5, 5, 6, 7, 8, tzinfo=UTC)


def answered(body: bytes, media_type: str | None, charset: str | None = None) -> list[object]:
    given = Response(URL, body, media_type, charset, Provenance("http", URL, WHEN), ("redirected from elsewhere",))
    return [one for _, one in response_articles(given, "a page", URL)]


def test_a_page_keeps_its_address_and_what_is_said_of_the_answer():
    (one,) = answered(page(1), "text/html")
    assert isinstance(one, Article)
    assert (one.id, one.url, one.provenance) == (URL, URL, Provenance("http", URL, WHEN))
    assert one.notes == ("redirected from elsewhere",)
    assert [(d.value, d.basis) for d in one.dated] == [("2031-05-04", ("URL /2031/05/04",))]


def test_the_charset_that_came_beside_the_page_counts():
    body = "<html><body><p>Die Fähre nach Marrow fährt nicht vor April, sagte der Rat.</p></body></html>".encode(
        "cp1252"
    )
    (one,) = answered(body, "text/html", "windows-1252")
    assert isinstance(one, Article)
    assert "Fähre" in one.text


@pytest.mark.parametrize(
    ("body", "media_type", "kind"),
    [
        (RSS.encode(), "application/rss+xml", "rss"),
        (RSS.encode(), "text/html", "rss"),
        (RSS.encode(), "text/plain", "rss"),
        (RSS.encode(), None, "rss"),
        (NEWSML.encode(), "application/vnd.iptc.g2.newsitem+xml", "newsml-g2"),
    ],
)
def test_what_an_answer_carries_keeps_its_own_provenance(body, media_type, kind):
    (one,) = answered(body, media_type)
    assert isinstance(one, Article)
    assert one.provenance
    assert one.provenance.format == kind
    assert one.notes[-1] == f"taken from http {URL}"


def test_what_an_answer_points_to():
    (one,) = answered(OPML.encode(), "text/x-opml")
    assert isinstance(one, Listed)


@pytest.mark.parametrize(
    ("body", "media_type", "words"),
    [
        (b"\x89PNG", "image/png", "image/png, not text or HTML"),
        (b"%PDF-1.7", "application/pdf", "application/pdf, not text or HTML"),
        (b"%PDF-1.7", "text/html", "a PDF document"),
        (b"", "text/html", "empty"),
        (b"{}", "application/json", "JSON, not a report"),
        (b"<sitemap/>", "text/xml", "XML, not a report"),
        (b"WARC/1.0\r\n", "application/warc", "a web archive inside another input"),
    ],
)
def test_answers_without_an_article(body, media_type, words):
    (one,) = answered(body, media_type)
    assert isinstance(one, InputError)
    assert isinstance(one, UnsupportedInput) or body == b""
    assert words in one.reason
