"""What the answer of a watched source holds, of whatever kind: pages to fetch, reports, further sources."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.model import Article, Problem
from rashomon.read.alternates import alternate_feeds
from rashomon.read.content import kind_of, response_articles, unpacked_body
from rashomon.read.feedhead import FeedHead, feed_head
from rashomon.read.kinds import Kind
from rashomon.read.listed import Listed
from rashomon.read.response import Response

__all__ = ["LISTS", "Reading", "read_source"]

#: Kinds of sources by what their answers are; anything else is a page.
LISTS = {Kind.FEED: "feed", Kind.SITEMAP: "sitemap", Kind.OPML: "opml"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source's answer holds.

    Attributes:
        kind: What it is: ``feed``, ``sitemap``, ``opml`` or ``page``.
        head: What it says of itself.
        pages: Pages that it names.
        articles: Reports that it carries itself.
        sources: Further sources that it names; of a page the feeds it gives as its own.
        problems: What of it cannot be used.
    """

    kind: str
    head: FeedHead
    pages: tuple[Listed, ...] = ()
    articles: tuple[Article, ...] = ()
    sources: tuple[Listed, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_source(response: Response, url: str, expected: str) -> Reading:
    """Read the answer of a source.

    Args:
        response: The answer.
        url: The source's address.
        expected: What the source was when it last answered; ``page`` may turn out to be anything.

    Raises:
        InputError: If nothing can be read of it, or it is not what it was: a page where a feed was is an excuse that
            came with the wrong status.
    """
    kind = kind_of(response, url)
    name = LISTS.get(kind, "page")
    if expected != "page" and name != expected:
        raise UnsupportedInput(url, f"no {_CALLED[expected]} any more: it answers with {_GIVEN[name]}", "look at it")
    if kind is Kind.HTML and (feeds := alternate_feeds(response)):
        return Reading("page", FeedHead(), sources=(feeds[0],))
    head = feed_head(unpacked_body(response, url), url) if kind is Kind.FEED else FeedHead()
    return _sorted(response, url, name, head)


_CALLED = {"feed": "feed", "sitemap": "sitemap", "opml": "outline"}
_GIVEN = {"feed": "a feed", "sitemap": "a sitemap", "opml": "an outline", "page": "a page"}


def _sorted(response: Response, url: str, name: str, head: FeedHead) -> Reading:
    pages: list[Listed] = []
    articles: list[Article] = []
    sources: list[Listed] = []
    problems: list[Problem] = []
    errors: list[InputError] = []
    for _, one in response_articles(response, url, url):
        if isinstance(one, Article):
            articles.append(one)
        elif isinstance(one, Listed):
            (pages if one.kind == "article" else sources).append(one)
        elif isinstance(one, Problem):
            problems.append(one)
        else:
            errors.append(one)
    # a list may well be empty for a while
    empty = name != "page" and all(isinstance(one, EmptyInput) and one.where == url for one in errors)
    if errors and not empty:
        if not (pages or articles or sources):
            raise errors[0]
        problems += [Problem(one.where, one.reason, one.remedy) for one in errors]
    return Reading(name, head, tuple(pages), tuple(articles), tuple(sources), tuple(problems))
