"""Spans as JSON: as two keys of an object, or as a pair."""

from __future__ import annotations

from rashomon.spans import Span

__all__ = ["at", "pair"]


def at(span: Span) -> dict[str, int]:
    """The keys ``start`` and ``end`` of an object that stands at a span."""
    return {"start": span.start, "end": span.end}


def pair(span: Span | None) -> list[int] | None:
    """A span as ``[start, end]``; ``None`` stays ``None``."""
    return [span.start, span.end] if span else None
