"""Sitemaps, those of news among them, and lists of sitemaps (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

from lxml import etree

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.model import Problem, Provenance, Published
from rashomon.read.addresses import web_address
from rashomon.read.found import Outcome
from rashomon.read.given_dates import distinct, given_date, url_date
from rashomon.read.listed import Listed
from rashomon.read.tally import Tally
from rashomon.read.xmltree import local, tree, words

__all__ = ["LARGEST_SITEMAP", "MOST_ADDRESSES", "sitemap_entries"]

#: Bytes of a sitemap, and addresses in it: what the protocol allows.
LARGEST_SITEMAP, MOST_ADDRESSES = 52_428_800, 50_000

#: Characters of a headline or of an outlet's name that are kept.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class _Map:
    """One sitemap.

    Attributes:
        parts: What each of its parts is called.
        where: The input as its user named it.
        url: Its address, from which relative ones start.
        read: Makes something to fetch of a part with an address.
    """

    parts: str
    where: str
    url: str | None
    read: Callable[[etree._Element, str], Listed]


def sitemap_entries(raw: bytes, where: str, url: str | None = None) -> Iterator[Outcome]:
    """List the pages that a sitemap names, or the sitemaps that a list of them does, in its order, each once.

    Args:
        raw: The sitemap.
        where: The input as its user named it.
        url: Its address; relative ones, which the protocol does not know, start from there.

    Yields:
        What is to be fetched, each with its place; then an error for what has no address, and a problem if it names
        more than the protocol allows.
    """
    try:
        if len(raw) > LARGEST_SITEMAP:
            raise UnsupportedInput(where, f"too large for a sitemap: {len(raw):,} bytes", "split it")
        root = tree(raw, where)
        name = local(root).lower()
        if name == "urlset":
            found = _Map("url", where, url, _page)
        elif name == "sitemapindex":
            found = _Map("sitemap", where, url, _sitemap)
        else:
            raise UnsupportedInput(where, f"not a sitemap: its root is <{local(root)}>", "give a sitemap.xml")
    except InputError as error:
        yield where, error
        return
    yield from _entries(root, found)


def _entries(root: etree._Element, given: _Map) -> Iterator[Outcome]:
    where = given.where
    bad, seen = Tally(where, "addresses"), set[str]()
    number = 0
    for part in root.iterchildren(tag=etree.Element):
        if local(part).lower() != given.parts:
            continue
        number += 1
        if number > MOST_ADDRESSES:
            reason = f"names more than {MOST_ADDRESSES:,} addresses; those after are left out"
            yield where, Problem(where, reason, "split it")
            break
        place = f"{where}, entry {number}"
        written = words(_child(part, "loc"))
        address = web_address(written, given.url)
        if address is None:
            bad.add(UnsupportedInput(place, f"not the address of a page: {written[:200]!r}", "correct its <loc>"))
        elif (address := urldefrag(address).url) not in seen:
            seen.add(address)
            yield place, given.read(part, address)
    if problem := bad.problem():
        yield where, problem
    elif not number:
        yield where, EmptyInput(where, "a sitemap without addresses", "nothing can be read of it")


def _page(part: etree._Element, url: str) -> Listed:
    """A page, with what the extension for news says of it.

    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
    """
    changed = _date(part, "lastmod", "sitemap lastmod")
    news = _child(part, "news")
    if news is None:
        return Listed(url, "article", dated=distinct((url_date(url),)), provenance=_from(url, changed), changed=changed)
    stated = _date(news, "publication_date", "sitemap news:publication_date")
    publication = _child(news, "publication")
    outlet = _words(publication, "name") if publication is not None else None
    title, dated = _words(news, "title"), distinct((stated, url_date(url)))
    return Listed(url, "article", title, outlet, dated, (), _from(url, changed or stated), changed)


def _sitemap(part: etree._Element, url: str) -> Listed:
    changed = _date(part, "lastmod", "sitemap lastmod")
    return Listed(url, "sitemap", provenance=_from(url, changed), changed=changed)


def _from(url: str, changed: Published | None) -> Provenance:
    return Provenance("sitemap", url, changed.exact if changed else None)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((one for one in element.iterchildren(tag=etree.Element) if local(one).lower() == name), None)


def _words(element: etree._Element, name: str) -> str | None:
    return words(_child(element, name))[:_LONGEST] or None


def _date(element: etree._Element, name: str, basis: str) -> Published | None:
    return given_date(words(_child(element, name))[:_LONGEST], basis)
