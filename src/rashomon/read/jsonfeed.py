"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.errors import UnsupportedInput
from rashomon.model import Credit, Provenance, Published
from rashomon.read.addresses import web_address
from rashomon.read.authors import credited
from rashomon.read.entries import Content, Entry
from rashomon.read.given_dates import distinct, given_date, url_date

__all__ = ["json_entries"]


def json_entries(feed: object, where: str, url: str | None = None) -> list[Entry]:
    """Read the items of a JSON Feed, in its order.

    Args:
        feed: The feed, parsed.
        where: The input as its user named it.
        url: Its address, from which relative ones start.

    Raises:
        UnsupportedInput: If it is no JSON Feed.
    """
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(items, list):
        raise UnsupportedInput(where, "not a JSON Feed: it has no list of items", "give a feed")
    base = next(filter(None, (web_address(_words(feed.get(key))) for key in ("home_page_url", "feed_url"))), url)
    outlet = _words(feed.get("title"))
    ours = credited(_authors(feed), outlet)
    return [_entry(item if isinstance(item, dict) else {}, outlet, base, ours) for item in items]


def _entry(item: dict[str, object], outlet: str | None, base: str | None, ours: tuple[Credit, ...]) -> Entry:
    given = item.get("id")
    own_id = _words(str(given) if isinstance(given, int | float) else given)
    url = web_address(_words(item.get("url")), base) or web_address(_words(item.get("external_url")), base)
    stated = _date(item.get("date_published"), "feed entry date_published")
    updated = _date(item.get("date_modified"), "feed entry date_modified")
    exact = (updated.exact if updated else None) or (stated.exact if stated else None)
    title = _words(item.get("title"))
    return Entry(
        own_id,
        title,
        url,
        tuple(_contents(item)),
        tuple(value for value in (item.get("summary"),) if isinstance(value, str)),
        outlet,
        "feed title" if outlet else "",
        distinct((stated, url_date(url) if url else None)),
        credited(_authors(item), outlet) or ours,
        Provenance("json-feed", own_id or url or title or "", exact),
    )


def _contents(item: dict[str, object]) -> Iterator[Content]:
    for key in ("content_html", "content_text"):
        value = item.get(key)
        if isinstance(value, str):
            yield Content(value, key == "content_html")


def _authors(item: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Authors by the key of version 1.1, else by that of 1.0."""
    authors = item.get("authors")
    named = authors if isinstance(authors, list) else [item.get("author")]
    for author in named:
        name = _words(author.get("name")) if isinstance(author, dict) else None
        if name:
            yield name, "feed entry author"


def _date(value: object, basis: str) -> Published | None:
    return given_date(value, basis) if isinstance(value, str) else None


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
