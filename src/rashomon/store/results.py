"""What a search finds: articles, the words that were found in them, and counts to narrow it down by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rashomon.spans import Span

__all__ = ["Facet", "FacetName", "FacetValue", "Hit", "Results", "Snippet", "SnippetKind", "Sort", "hit_json"]


class Sort(StrEnum):
    """In what order articles are found."""

    RELEVANCE = "relevance"  # of the words in headline and body; without such words the newest first
    NEWEST = "newest"  # by day of publication; those without one at the end
    OLDEST = "oldest"


class SnippetKind(StrEnum):
    """What a snippet is taken from."""

    TEXT = "text"
    SAYING = "saying"
    FIGURE = "figure"
    NAME = "name"
    INCIDENT = "incident"
    LEAD = "lead"  # how the article begins, where no words of it were asked for


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of an article with the words that were found in it.

    Attributes:
        kind: What it is taken from.
        text: The piece, as it stands in the article.
        marks: The words found, as spans of `text`; never markup.
        start: Its first character in the article's text, so that ``start + mark.start`` is where the article opens at a
            word; ``None`` if that cannot be told.
        end: The character after its last.
        cut: Whether what it is taken from, a paragraph or a saying, begins before it and goes on after it.
        speaker: Who says it, of a saying.
    """

    kind: SnippetKind
    text: str
    marks: tuple[Span, ...] = ()
    start: int | None = None
    end: int | None = None
    cut: tuple[bool, bool] = (False, False)
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found.

    Attributes:
        article: Its id.
        headline: Its headline; empty where it has none.
        marks: The words found in the headline.
        outlet: Who published it, where that is known.
        url: Where.
        published: When, in EDTF; ``None`` if unknown.
        day: The first day that can be.
        language: ISO 639-1, or ``und``; ``None`` before it was looked at.
        story: The id of the story it is in; ``None`` if in none.
        title: The story's title.
        version: Its place among the versions of its document, from 1.
        latest: Whether its document reads so now.
        score: How well it matches: more is better, within one search only; ``None`` where nothing is ranked.
        snippets: What was found in it.
    """

    article: str
    headline: str
    marks: tuple[Span, ...]
    outlet: str | None
    url: str | None
    published: str | None
    day: str | None
    language: str | None
    story: str | None
    title: str | None
    version: int
    latest: bool
    score: float | None
    snippets: tuple[Snippet, ...] = ()


class FacetName(StrEnum):
    """By what the articles found are counted."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    PLACE = "place"
    STORY = "story"
    MONTH = "month"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet.

    Attributes:
        label: For a reader.
        count: Articles found that have it.
        query: What to add to the query to find these alone.
    """

    label: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values of one kind; months stand in the order of time.

    Attributes:
        name: What kind.
        values: The values with their counts.
        more: Whether there are others.
    """

    name: FacetName
    values: tuple[FacetValue, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found.

    Attributes:
        query: The query, as the program reads it.
        sort: In what order.
        total: Articles found in all.
        offset: How many of them are before the first of `hits`.
        hits: Those of this page.
        facets: Counts; empty if they were not asked for.
        counted: Articles that the counts are of: the first ones found where there are very many.
    """

    query: str
    sort: Sort
    total: int
    offset: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    counted: int = 0

    def json(self) -> dict[str, Any]:
        """All of it as dictionaries, lists, strings and numbers."""
        return {
            "query": self.query,
            "sort": self.sort.value,
            "total": self.total,
            "offset": self.offset,
            "hits": [hit_json(one) for one in self.hits],
            "facets": {
                facet.name.value: {
                    "values": [{"label": v.label, "count": v.count, "query": v.query} for v in facet.values],
                    "more": facet.more,
                }
                for facet in self.facets
            },
            "counted": self.counted,
        }


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit as dictionaries, lists, strings and numbers; a span is a pair."""
    return {
        "article": hit.article,
        "headline": hit.headline,
        "marks": _pairs(hit.marks),
        "outlet": hit.outlet,
        "url": hit.url,
        "published": hit.published,
        "language": hit.language,
        "story": {"id": hit.story, "title": hit.title} if hit.story else None,
        "version": hit.version,
        "latest": hit.latest,
        "score": hit.score,
        "snippets": [
            {
                "kind": one.kind.value,
                "text": one.text,
                "marks": _pairs(one.marks),
                "start": one.start,
                "end": one.end,
                "cut": list(one.cut),
                "speaker": one.speaker,
            }
            for one in hit.snippets
        ],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
