"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed, an entry at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from rashomon.errors import EmptyInput, InputError
from rashomon.model import Article, Problem, Severity
from rashomon.read.entries import Entry, entry_id, read_entry
from rashomon.read.found import Outcome
from rashomon.read.jsonfeed import json_entries
from rashomon.read.listed import Listed
from rashomon.read.xmlfeed import xml_entries

__all__ = ["feed_articles", "json_feed_articles"]


def feed_articles(raw: bytes, where: str, name: str, url: str | None = None) -> Iterator[Outcome]:
    """Read the entries of an RSS or Atom feed, in its order.

    An entry is an article only where the feed carries the report itself; a summary is not taken for it, and the entry
    then is something to fetch. Of two entries with one identifier the first stands.

    Args:
        raw: The feed.
        where: The input as its user named it.
        name: Its id; entries without an identifier of their own are numbered after it.
        url: Its address, from which relative ones start.

    Yields:
        What each entry gives, with its place for messages.
    """
    return _articles(partial(xml_entries, raw, where, url), where, name)


def json_feed_articles(feed: object, where: str, name: str, url: str | None = None) -> Iterator[Outcome]:
    """Read the items of a JSON Feed, as `feed_articles` does.

    Args:
        feed: The feed, parsed.
        where: The input as its user named it.
        name: Its id; items without an identifier of their own are numbered after it.
        url: Its address, from which relative ones start.

    Yields:
        What each item gives, with its place for messages.
    """
    return _articles(partial(json_entries, feed, where, url), where, name)


def _articles(read: Callable[[], list[Entry]], where: str, name: str) -> Iterator[Outcome]:
    try:
        entries = read()
        if not entries:
            raise EmptyInput(where, "a feed without entries", "nothing can be read of it")
    except InputError as error:
        yield where, error
        return
    seen: dict[str, tuple[int, Article | Listed]] = {}
    for number, entry in enumerate(_identified(entries), 1):
        place = f"{where}, entry {number}"
        key = entry_id(entry, name, number)
        one = read_entry(entry, place, key)
        if isinstance(one, InputError):
            yield place, one
        elif key in seen:
            yield place, _repeated(one, place, key, *seen[key])
        else:
            seen[key] = (number, one)
            yield place, one


def _identified(entries: list[Entry]) -> list[Entry]:
    """The entries, without identifiers that several of them share though they lead to different addresses."""
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for one in entries:
        if one.given_id and one.url:
            addresses[one.given_id].add(one.url)
    return [replace(one, given_id=None) if len(addresses.get(one.given_id or "", ())) > 1 else one for one in entries]


def _repeated(one: Article | Listed, place: str, key: str, number: int, first: Article | Listed) -> Problem:
    same = first.text == one.text if isinstance(first, Article) and isinstance(one, Article) else first.url == one.url
    if same:
        return Problem(place, f"the same as entry {number}", severity=Severity.NOTICE)
    return Problem(place, f"it has the identifier of entry {number}, {key!r}, but differs; left out", "read it apart")
