"""Fetching what was named by its address, and what feeds, outlines and sitemaps point to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol
from urllib.parse import urldefrag

from rashomon.errors import InputError
from rashomon.model import Article, Problem, Severity
from rashomon.read.content import response_articles
from rashomon.read.found import Outcome
from rashomon.read.listed import Listed
from rashomon.read.response import Response
from rashomon.read.tally import Tally

__all__ = ["Fetches", "Follower", "completed"]

#: Steps from one list to the next: an outline leads to a feed, a feed to a page; so with a list of sitemaps.
_STEPS = 2


class Fetches(Protocol):
    """What gets the page at an address."""

    def fetch(self, url: str) -> Response:
        """Fetch a page.

        Raises:
            InputError: If there is none to be had.
        """
        ...


class Follower:
    """Reads what lies at addresses, each once.

    Args:
        fetcher: What fetches; ``None`` if nothing may be fetched.
        follow: Whether what lists point to is fetched as well, not only what was named.
    """

    def __init__(self, fetcher: Fetches | None, follow: bool) -> None:
        self._fetcher = fetcher
        self._follow = follow and fetcher is not None
        self._asked: set[str] = set()

    def named(self, url: str) -> Iterator[Outcome]:
        """Read what lies at an address that was named.

        Args:
            url: The address.

        Yields:
            What `response_articles` gives, its ids made from the address.
        """
        self._asked.add(url)
        if self._fetcher is None:
            yield url, Problem(url, "an address, and nothing may be fetched here", "save the page and name the file")
            return
        try:
            response = self._fetcher.fetch(url)
        except InputError as error:
            yield url, error
            return
        yield from response_articles(response, url, url)

    def read(self, found: Iterator[Outcome], where: str) -> Iterator[tuple[str, Article | InputError | Problem]]:
        """Pass on what was read, and read what it points to if that is wanted; else say how much that is.

        Args:
            found: What was read of one input, in order.
            where: The input as its user named it.

        Yields:
            Articles and errors, what is pointed to in the place of its pointer; then messages on the whole input.
        """
        left: Counter[str] = Counter()
        failed = Tally(where, "addresses")
        yield from self._each(found, left, failed, _STEPS)
        if left:
            yield where, _unfollowed(where, left, self._follow)
        if problem := failed.problem():
            yield where, problem

    def _each(
        self, found: Iterator[Outcome], left: Counter[str], failed: Tally, steps: int
    ) -> Iterator[tuple[str, Article | InputError | Problem]]:
        for where, one in found:
            if not isinstance(one, Listed):
                yield where, one
            elif not self._follow or not steps:
                left[one.kind] += 1
            else:
                yield from self._each(self._listed(one, where, failed), left, failed, steps - 1)

    def _listed(self, listed: Listed, where: str, failed: Tally) -> Iterator[Outcome]:
        url = urldefrag(listed.url).url
        if url in self._asked or self._fetcher is None:
            return
        self._asked.add(url)
        try:
            response = self._fetcher.fetch(url)
        except InputError as error:
            failed.add(error)
            return
        for place, one in response_articles(response, url, url):
            if isinstance(one, Article) and listed.kind == "article":
                yield place, completed(one, listed, where)
            else:
                yield place, one


def completed(article: Article, listed: Listed, where: str) -> Article:
    """A page with what the list says of it where the page itself says nothing; dates of both.

    Args:
        article: What was read at the address.
        listed: What the list says of it.
        where: The list, for a note.
    """
    item = f" as {listed.provenance.item}" if listed.provenance else ""
    return replace(
        article,
        title=article.title or listed.title,
        outlet=article.outlet or listed.outlet,
        outlet_basis=article.outlet_basis if article.outlet or not listed.outlet else _basis(listed),
        dated=(*article.dated, *(one for one in listed.dated if one not in article.dated)),
        credits=article.credits or listed.credits,
        notes=(*article.notes, f"listed{item} in {where}"),
    )


def _basis(listed: Listed) -> str:
    return "sitemap" if listed.provenance and listed.provenance.format == "sitemap" else "feed"


def _unfollowed(where: str, left: Counter[str], followed: bool) -> Problem:
    names = {"article": ("article", "articles"), "feed": ("feed", "feeds"), "sitemap": ("sitemap", "sitemaps")}
    parts = [f"{n:,} {names.get(kind, (kind, kind))[n != 1]}" for kind, n in sorted(left.items())]
    were = "it was" if left.total() == 1 else "they were"
    what = f"points to {' and '.join(parts)} that it does not carry; {were} not read"
    remedy = "name their addresses" if followed else "--fetch fetches them"
    return Problem(where, what, remedy, Severity.NOTICE)
