"""Copied pairs as they are weighed, and which of them hold the same text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.views import View, without
from rashomon.model import Hint, PassageKind
from rashomon.spans import Span, merged_spans

__all__ = ["Edge", "traditions"]

#: Share of the smaller of two stretches of one article that must lie in the other, for them to be the same text.
_SAME_TEXT = 0.3
#: What a passage in another place adds to the distance of two articles, in words.
_MOVED = 2


@dataclass(frozen=True)
class Edge:
    """A copied pair with its hints.

    Attributes:
        view: The pair, the first article by id as the source.
        hints: What speaks for the one and the other, weights positive for the first article.
        odds: What they add up to.
        named: Whether one of the two names the other's outlet for what it prints.
    """

    view: View
    hints: tuple[Hint, ...]
    odds: float
    named: bool = False

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of the two."""
        return self.view.source.id, self.view.copy.id

    def of(self, article: str) -> tuple[Span, ...]:
        """What an article of the pair shares with the other."""
        return self.view.in_source if article == self.view.source.id else self.view.in_copy

    def words(self, article: str) -> int:
        """How many words that is."""
        return self.report(article).count(self.of(article))

    def report(self, article: str) -> Report:
        """One of the two."""
        return self.view.source if article == self.view.source.id else self.view.copy

    def other(self, article: str) -> str:
        """The id of the one that an article is paired with."""
        first, second = self.ends
        return second if article == first else first

    def towards(self, article: str) -> float:
        """Log odds that an article of the pair is the source of the other."""
        return self.odds if article == self.view.source.id else -self.odds

    @cached_property
    def differing(self) -> float:
        """Words that differ within what the two share, and how much of it stands in another place."""
        one, other = self.view.source, self.view.copy
        changed = sum(
            max(len(one.within(c.source)) if c.source else 0, len(other.within(c.copy)) if c.copy else 0)
            for c in self.view.changes
        )
        reworded = sum(len(one.within(p.source)) for p in self.view.passages if p.reworded)
        moved = sum(p.moved for p in self.view.reuse.passages if p.kind is not PassageKind.BOILERPLATE)
        return changed + reworded / 2 + _MOVED * moved

    @property
    def distance(self) -> float:
        """Words that differ, for each word that the two share."""
        shared = min(self.words(a) for a in self.ends)
        return self.differing / shared if shared else math.inf

    @cached_property
    def apart(self) -> float:
        """Words that differ, and those that only one of the two has."""
        return self.differing + sum(len(self.report(a).tokens) - self.words(a) for a in self.ends)


def traditions(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Put copied pairs together that hold the same text: those whose stretches of an article in common overlap.

    Args:
        edges: The copied pairs of a story.

    Returns:
        The pairs of each text, in the order given.
    """
    up = list(range(len(edges)))

    def root(of: int) -> int:
        while up[of] != of:
            of = up[of]
        return of

    # what each article shares, text by text, with one of the pairs that share it
    held: dict[str, list[tuple[int, tuple[Span, ...]]]] = {}
    for number, edge in enumerate(edges):
        for article in edge.ends:
            stretch, report, known = edge.of(article), edge.report(article), held.setdefault(article, [])
            same = [at for at, (_, other) in enumerate(known) if _same_text(report, stretch, other)]
            for at in same:
                first, second = sorted((root(known[at][0]), root(number)))
                up[second] = first
            joined = tuple(merged_spans([*stretch, *(span for at in same for span in known[at][1])]))
            held[article] = [(number, joined), *(one for at, one in enumerate(known) if at not in same)]
    out: dict[int, list[Edge]] = {}
    for number, edge in enumerate(edges):
        out.setdefault(root(number), []).append(edge)
    return list(out.values())


def _same_text(report: Report, one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two stretches of an article overlap by much of the smaller."""
    least = min(report.count(one), report.count(other))
    both = report.count(one) - report.count(without(one, other))
    return least > 0 and both >= _SAME_TEXT * least
