"""A place in one article that belongs to a finding."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.spans import Span

__all__ = ["Member"]


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A place in one article that belongs to a finding."""

    article: str
    span: Span
