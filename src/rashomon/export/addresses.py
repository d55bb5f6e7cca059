"""Where each page of the web app stands: every link of the program is made here.

An address holds all the state of its page, so that each view can be kept and passed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode

from rashomon.spans import Span

__all__ = [
    "ADD",
    "API",
    "KEYS",
    "LOGIN",
    "LOGOUT",
    "OPENAPI",
    "PEOPLE",
    "SEARCH",
    "SOURCES",
    "STATUS",
    "STORIES",
    "article",
    "compare",
    "exported",
    "feed",
    "person",
    "raw",
    "received",
    "search",
    "sourced",
    "story",
    "twin",
    "versions",
    "with_query",
]

STORIES: Final = "/"
SEARCH: Final = "/search"
PEOPLE: Final = "/people"
SOURCES: Final = "/sources"
STATUS: Final = "/status"
ADD: Final = "/add"
LOGIN: Final = "/login"
LOGOUT: Final = "/logout"
KEYS: Final = "/keys"
API: Final = "/api"
OPENAPI: Final = "/openapi.json"


def story(story_id: str, section: str = "", **query: object) -> str:
    """The page of a story, or of one of its sections."""
    return with_query(f"/stories/{_part(story_id)}" + (f"/{_part(section)}" if section else ""), query)


def article(article_id: str, start: int | None = None, end: int | None = None, **query: object) -> str:
    """The page of an article, opened at the words between two places, in code points of its text."""
    return with_query(f"/articles/{_part(article_id)}", {"start": start, "end": end, **query})


def sourced(article_id: str, span: Span) -> str:
    """The page of an article, opened at the words of a span."""
    return article(article_id, span.start, span.end)


def received(article_id: str) -> str:
    """What came of an article, as it would be shown by a browser."""
    return f"/articles/{_part(article_id)}/received"


def raw(article_id: str) -> str:
    """What came of an article, byte by byte."""
    return f"/articles/{_part(article_id)}/raw"


def versions(article_id: str) -> str:
    """The versions of an article."""
    return f"/articles/{_part(article_id)}/versions"


def compare(first: str, second: str, **query: object) -> str:
    """Two articles side by side."""
    return with_query(f"/compare/{_part(first)}/{_part(second)}", query)


def person(name: str, **query: object) -> str:
    """What is attributed to a person or organisation."""
    return with_query(f"{PEOPLE}/{_part(name)}", query)


def search(words: str = "", **query: object) -> str:
    """What is found for a query."""
    return with_query(SEARCH, {"q": words, **query})


def exported(story_id: str, form: str) -> str:
    """The account of a story as a file: "html", "md" or "json"."""
    return f"/stories/{_part(story_id)}/export.{form}"


def twin(address: str) -> str:
    """The same page as JSON."""
    path, mark, query = address.partition("?")
    return ("/index" if path == STORIES else path) + ".json" + mark + query


def feed(address: str) -> str:
    """The Atom feed of a page that lists what grows."""
    path, mark, query = address.partition("?")
    return ("/stories" if path == STORIES else path) + ".atom" + mark + query


def with_query(path: str, query: Mapping[str, object]) -> str:
    """A path with those parameters of a query that hold something, in the order given."""
    held = [
        (name, one)
        for name, value in query.items()
        for one in (value if isinstance(value, list | tuple) else (value,))
        if one is not None and one != ""
    ]
    return f"{path}?{urlencode(held)}" if held else path


def _part(text: str) -> str:
    # a lone surrogate is none of a part's letters, but must not stop a page
    return quote(text, safe="", errors="replace")
