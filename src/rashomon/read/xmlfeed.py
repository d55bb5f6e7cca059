"""RSS and Atom: what their entries say, whatever dialect they say it in."""

from __future__ import annotations

import io
import warnings
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.sax import SAXParseException

import feedparser

from rashomon.errors import UnsupportedInput
from rashomon.model import Credit, CreditKind, Provenance, Published
from rashomon.read.addresses import web_address
from rashomon.read.authors import credited
from rashomon.read.carried import Carried, carried
from rashomon.read.entries import Content, Entry
from rashomon.read.fragments import fragment_line
from rashomon.read.given_dates import distinct, given_date, url_date

__all__ = ["LARGEST_FEED", "xml_entries"]

#: Bytes of a feed that is read; whole archives of an outlet have a few million.
LARGEST_FEED = 32_000_000


def xml_entries(raw: bytes, where: str, url: str | None = None) -> list[Entry]:
    """Read the entries of an RSS or Atom feed, in its order.

    Args:
        raw: The feed. It is parsed as it is: nothing it refers to is opened.
        where: The input as its user named it.
        url: Its address, from which relative ones start.

    Raises:
        UnsupportedInput: If it is no feed, or too large for one.
    """
    if len(raw) > LARGEST_FEED:
        raise UnsupportedInput(where, f"too large for a feed: {len(raw):,} bytes", "split it")
    parsed = _parsed(raw, where, url)
    if not parsed.entries and (_broken(parsed) or not parsed.get("version")):
        why = _reason(parsed.get("bozo_exception"))
        raise UnsupportedInput(where, f"not readable as a feed: {why}", "open its address anew, or save it again")
    about = _Feed(parsed, url)
    elements = carried(raw, where)
    known = len(elements) == len(parsed.entries)
    return [_entry(one, about, elements[n] if known else None) for n, one in enumerate(parsed.entries)]


def _broken(parsed: feedparser.FeedParserDict) -> bool:
    """Whether the parser complains of the feed, not of what came beside it."""
    return bool(parsed.bozo) and not isinstance(parsed.get("bozo_exception"), feedparser.NonXMLContentType)


def _reason(error: object) -> str:
    """What the parser complains of; it counts lines of what it made of the feed, which say nothing here."""
    words = error.getMessage() if isinstance(error, SAXParseException) else str(error or "no entries in it")
    return " ".join(words.split())


def _parsed(raw: bytes, where: str, url: str | None) -> feedparser.FeedParserDict:
    headers = {"content-location": url} if url else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return feedparser.parse(
                io.BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
            )
        except (
            ValueError,
            TypeError,
            AttributeError,
            LookupError,
            AssertionError,
            RecursionError,
            OverflowError,
        ) as error:
            # what a broken feed can provoke in a parser of feeds
            raise UnsupportedInput(where, f"not readable as a feed: {type(error).__name__}", "save it again") from None


class _Feed:
    """What holds for all entries of a feed."""

    __slots__ = ("format", "host", "rss", "title", "url")

    def __init__(self, parsed: feedparser.FeedParserDict, url: str | None) -> None:
        version = str(parsed.get("version") or "")
        self.rss = not version.startswith("atom")
        self.format = "rss" if self.rss else "atom"
        self.title = _line(parsed.feed.get("title"))
        self.url = web_address(parsed.feed.get("link"), url) or url
        self.host = _host(self.url)


def _entry(one: feedparser.FeedParserDict, feed: _Feed, elements: Carried | None) -> Entry:
    title = _title(one)
    url = web_address(one.get("feedburner_origlink")) or web_address(one.get("link"), feed.url)
    given = " ".join(str(one.get("id") or "").split()) or None
    outlet, basis, sources = _outlet(one, feed, url, title)
    exact, dated = _dates(one, feed, url, elements)
    provenance = Provenance(feed.format, given or url or title or "", exact)
    return Entry(
        given,
        title,
        url,
        tuple(_contents(one, elements)),
        elements.summaries if elements else (str(one.get("summary") or ""),),
        outlet,
        basis,
        dated,
        (*_authors(one, outlet), *sources),
        provenance,
    )


def _contents(one: feedparser.FeedParserDict, elements: Carried | None) -> Iterator[Content]:
    """The bodies that are meant for the report, markup before plain text, the longest first.

    Without the elements nothing tells a report from a second summary.
    """
    if elements is None or not elements.report:
        return
    found = [c for c in one.get("content") or () if isinstance(c.get("value"), str) and _is_text(c.get("type"))]
    for content in sorted(found, key=lambda c: (c.get("type") == "text/plain", -len(c["value"]))):
        yield Content(content["value"], content.get("type") != "text/plain")


def _is_text(media_type: str | None) -> bool:
    return not media_type or media_type.startswith("text/") or "html" in media_type


def _title(one: feedparser.FeedParserDict) -> str | None:
    """The headline; one that is marked as plain text has no markup, whatever it looks like."""
    detail = one.get("title_detail") or {}
    value = one.get("title")
    if detail.get("type") == "text/plain" and isinstance(value, str):
        return " ".join(value.split()) or None
    return _line(value)


def _outlet(
    one: feedparser.FeedParserDict, feed: _Feed, url: str | None, title: str | None
) -> tuple[str | None, str, tuple[Credit, ...]]:
    """Who published an entry: the feed, or the source it names where the entry leads there.

    A source that is named in an entry which leads to the feed's own site is where that site has it from.
    """
    source = one.get("source") or {}
    name = _line(source.get("title"))
    own = feed.title, "feed title" if feed.title else ""
    if not name or name == feed.title:
        return *own, ()
    theirs = _host(web_address(source.get("href") or source.get("link")))
    at_feed = feed.host is not None and _host(url) == feed.host and theirs != feed.host
    if at_feed and not (title or "").endswith(f" - {name}"):
        return *own, (Credit(name, CreditKind.AGENCY, basis="feed entry source"),)
    return name, "feed entry source", ()


def _authors(one: feedparser.FeedParserDict, outlet: str | None) -> tuple[Credit, ...]:
    named = [author.get("name") for author in one.get("authors") or ()] or [one.get("author")]
    return credited(((_line(name) or "", "feed entry author") for name in named), outlet)


def _dates(
    one: feedparser.FeedParserDict, feed: _Feed, url: str | None, elements: Carried | None
) -> tuple[datetime | None, tuple[Published, ...]]:
    """When an entry was made available as stated there, and its dates of publication."""
    stated = _date(one, "published", "feed entry pubDate" if feed.rss else "feed entry published")
    updated = _date(one, "updated", "feed entry dc:date")
    if stated is None and updated and feed.rss and (elements is None or elements.dated):
        stated, updated = updated, None
    exact = (updated.exact if updated else None) or (stated.exact if stated else None)
    return exact, distinct((stated, url_date(url) if url else None))


def _date(one: feedparser.FeedParserDict, key: str, basis: str) -> Published | None:
    """A date as it is written; where only the parser of feeds can read it, the day in UTC."""
    # past the parser's own look-up, which gives one date for another
    written, parsed = dict.get(one, key), dict.get(one, f"{key}_parsed")
    if isinstance(written, str) and (found := given_date(written, basis)):
        return found
    try:
        exact = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return Published(exact.date(), exact.date(), (f"{basis} (in UTC)",), exact) if exact else None


def _line(value: object) -> str | None:
    return fragment_line(value) or None if isinstance(value, str) else None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
