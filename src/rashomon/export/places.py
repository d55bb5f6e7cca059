"""Spans and citations as JSON: a span as two keys of an object, or as a pair."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.account.origins import Place
from rashomon.account.sources import Sources
from rashomon.spans import Citation, Span

__all__ = ["at", "citations_json", "count_json", "pair"]


def at(span: Span) -> dict[str, int]:
    """The keys ``start`` and ``end`` of an object that stands at a span."""
    return {"start": span.start, "end": span.end}


def pair(span: Span | None) -> list[int] | None:
    """A span as ``[start, end]``; ``None`` stays ``None``."""
    return [span.start, span.end] if span else None


def count_json(sources: Sources, places: Iterable[Place]) -> dict[str, int | None]:
    """By how many outlets and by how many independent origins something is carried, where the latter is known."""
    every = tuple(places)
    return {"outlets": sources.outlets(every), "origins": sources.origins(every)}


def citations_json(citations: Iterable[Citation]) -> list[dict[str, str | int]]:
    """Citations with everything that a later check needs."""
    return [
        {
            "article": c.article,
            "start": c.start,
            "end": c.end,
            "exact": c.exact,
            "prefix": c.prefix,
            "suffix": c.suffix,
            "sha256": c.sha256,
        }
        for c in citations
    ]
