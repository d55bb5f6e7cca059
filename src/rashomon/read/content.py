"""Bytes held in memory, and answers of servers, to articles by what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from rashomon.errors import EmptyInput, InputError, UnreadableInput, UnsupportedInput
from rashomon.model import Article
from rashomon.read.compressed import unpacked
from rashomon.read.feeds import feed_articles, json_feed_articles
from rashomon.read.found import Outcome
from rashomon.read.html import html_article
from rashomon.read.jsonl import is_item, item_articles, json_lines, parsed
from rashomon.read.kinds import Kind, json_kind
from rashomon.read.media import HEAD, is_read, kind_by_media_type, sniffed
from rashomon.read.newsml import newsml_articles
from rashomon.read.ninjs import ninjs_items
from rashomon.read.nitf import nitf_articles
from rashomon.read.opml import opml_feeds
from rashomon.read.plain import text_article
from rashomon.read.response import Response
from rashomon.read.sitemap import sitemap_entries
from rashomon.read.xmltree import LARGEST_DOCUMENT

__all__ = ["NoNews", "content_articles", "is_json_line", "kind_of", "response_articles", "unpacked_body"]

_JSON_READ = 'JSON Feed, ninjs, and articles with "text" or "html"'
_XML_READ = "RSS, Atom, OPML, sitemaps, NewsML-G2, NITF and XHTML"


class NoNews(UnsupportedInput):
    """Well-formed JSON or XML that is none of the formats read."""


def content_articles(
    raw: bytes,
    where: str,
    name: str,
    expected: Kind | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Outcome]:
    """Read what bytes hold.

    Args:
        raw: The bytes as received, perhaps packed with gzip.
        where: The input as its user named it.
        name: The article's id, or what the ids of several begin with.
        expected: What their name or media type makes of them; their beginning may show that they are something else.
        url: Their address, where that is known.
        charset: The encoding that came beside them.

    Yields:
        For each part its place, and its article, what it points to, or the error that says why it is none.
    """
    try:
        raw = unpacked(raw, where, LARGEST_DOCUMENT)
        if not raw:
            raise EmptyInput(where, "empty: there is no text in it")
        kind = sniffed(raw[:HEAD], expected)
        if kind in (Kind.JSON, Kind.JSON_LINES):
            yield from _json(raw, where, name, kind, expected, url)
        elif kind is Kind.HTML:
            yield where, html_article(raw, where, name, url, charset)
        elif kind is Kind.TEXT:
            yield where, text_article(raw, where, name, url)
        else:
            yield from _packed(raw, where, name, kind, url)
    except InputError as error:
        yield where, error


def response_articles(response: Response, where: str, name: str) -> Iterator[Outcome]:
    """Read what a server's answer holds: a page, a text, a feed, an item of a wire.

    A page has the address and the provenance of the answer. What a feed or a wire carries keeps its own, and when it
    was recorded, where it does not say so itself, is when the answer was.

    Args:
        response: The answer.
        where: The place of the answer, for messages.
        name: The article's id, or what the ids of several begin with.

    Yields:
        What `content_articles` gives.
    """
    if not is_read(response.media_type):
        yield where, UnsupportedInput(where, f"{response.media_type}, not text or HTML", "give the page of the report")
        return
    expected = kind_by_media_type(response.media_type)
    for place, one in content_articles(response.body, where, name, expected, response.url, response.charset):
        yield place, _taken_from(response, one) if isinstance(one, Article) else one


def kind_of(response: Response, where: str) -> Kind:
    """Say what a server's answer is, without reading it all.

    Args:
        response: The answer.
        where: Its place, for messages.

    Raises:
        InputError: If it cannot be unpacked.
    """
    raw = unpacked_body(response, where)
    kind = sniffed(raw[:HEAD], kind_by_media_type(response.media_type))
    if kind is Kind.JSON:
        try:
            return json_kind(parsed(raw.removeprefix(b"\xef\xbb\xbf"), where)) or kind
        except UnreadableInput:
            return kind
    return kind


def unpacked_body(response: Response, where: str) -> bytes:
    """The bytes of an answer, gzip undone that is no encoding of the transfer: ``sitemap.xml.gz``.

    Args:
        response: The answer.
        where: Its place, for messages.

    Raises:
        InputError: If it cannot be unpacked.
    """
    return unpacked(response.body, where, LARGEST_DOCUMENT)


def _taken_from(response: Response, one: Article) -> Article:
    notes = (*response.notes, *one.notes)
    if one.provenance is None:
        return replace(one, url=response.url, provenance=response.provenance, notes=notes)
    own, outer = one.provenance, response.provenance
    kept = replace(own, recorded=own.recorded or outer.recorded)
    return replace(one, provenance=kept, notes=(*notes, f"taken from {outer.format} {outer.item}"))


def _packed(raw: bytes, where: str, name: str, kind: Kind, url: str | None) -> Iterator[Outcome]:
    """What formats of several parts hold."""
    if kind is Kind.FEED:
        yield from feed_articles(raw, where, name, url)
    elif kind is Kind.OPML:
        yield from opml_feeds(raw, where)
    elif kind is Kind.SITEMAP:
        yield from sitemap_entries(raw, where, url)
    elif kind is Kind.NEWSML:
        yield from newsml_articles(raw, where, name)
    elif kind is Kind.NITF:
        yield from nitf_articles(raw, where, name)
    elif kind is Kind.WARC:
        raise UnsupportedInput(where, "a web archive inside another input", "name it itself")
    else:
        raise NoNews(where, "XML, not a report", f"{_XML_READ} are read")


def _json(raw: bytes, where: str, name: str, kind: Kind, expected: Kind | None, url: str | None) -> Iterator[Outcome]:
    """What JSON holds: articles line by line, a feed, an item of a wire, or articles in a list."""
    line, _, more = raw.partition(b"\n")
    if kind is Kind.JSON_LINES or (more.strip() and is_json_line(line, where)):
        yield from json_lines(BytesIO(raw), where, name)
        return
    try:
        value = parsed(raw.removeprefix(b"\xef\xbb\xbf"), where)
    except UnreadableInput as error:
        if expected is None:  # it only began like JSON
            yield where, text_article(raw, where, name, url)
            return
        if "nested" in error.reason:
            raise NoNews(where, "JSON, not a report", f"{_JSON_READ} are read") from error
        raise
    found = json_kind(value)
    if found is Kind.FEED:
        yield from json_feed_articles(value, where, name, url)
    elif found is Kind.NINJS:
        yield from ninjs_items(value, where, name, raw)
    elif isinstance(value, dict) and is_item(value):
        yield from item_articles(value, raw, where, name)
    elif isinstance(value, list) and value and all(map(is_item, value)):
        for number, one in enumerate(value, 1):
            yield from item_articles(one, raw, f"{where}, item {number}", f"{name}:{number}")
    else:
        raise NoNews(where, "JSON, not a report", f"{_JSON_READ} are read")


def is_json_line(line: bytes, where: str) -> bool:
    """Whether a line is an article by itself, as in JSON Lines.

    Args:
        line: It.
        where: The input as its user named it.
    """
    try:
        return is_item(parsed(line.removeprefix(b"\xef\xbb\xbf"), where))
    except UnreadableInput:
        return False
