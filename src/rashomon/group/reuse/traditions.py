"""The ways one text went through several articles: which copied pairs hold the same text, and how it spread.

The articles that hold one text are joined by the closest pairs into a tree, as in the criticism of manuscripts: a copy
differs from its source less than from another copy. Which article is the tree's root decides all directions at once,
so that each of them is judged by all hints together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.views import View, without
from rashomon.model import Hint, PassageKind
from rashomon.spans import Span

__all__ = ["Edge", "directions", "traditions", "tree"]

#: Share of the smaller of two stretches of one article that must lie in the other, for them to be the same text.
_SAME_TEXT = 0.3
#: What text that only one of two holds adds to their distance, beside the share of words that differ within what both
#: hold, and what a passage in another place adds, in words.
_MISSING, _MOVED = 0.3, 2
#: Probability is kept off 0 and 1 so far, in log odds.
_MOST = 8.0


@dataclass(frozen=True)
class Edge:
    """A copied pair with its hints.

    Attributes:
        view: The pair, the first article by id as the source.
        hints: What speaks for the one and the other, weights positive for the first article.
        odds: What they add up to.
    """

    view: View
    hints: tuple[Hint, ...]
    odds: float

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

    @cached_property
    def distance(self) -> float:
        """How far the two are apart: words that differ, for each that they share, and text that one alone holds."""
        one, other = self.view.source, self.view.copy
        shared = min(self.words(one.id), self.words(other.id))
        if not shared:
            return math.inf
        differing = sum(
            max(len(one.within(c.source)) if c.source else 0, len(other.within(c.copy)) if c.copy else 0)
            for c in self.view.changes
        )
        reworded = sum(len(one.within(p.source)) for p in self.view.passages if p.reworded)
        moved = sum(p.moved for p in self.view.reuse.passages if p.kind is not PassageKind.BOILERPLATE)
        missing = 1 - shared / max(1, min(len(one.tokens), len(other.tokens)))
        return (differing + reworded / 2 + _MOVED * moved) / shared + _MISSING * max(0.0, missing)


def traditions(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Put copied pairs together that hold the same text: those whose stretches of an article in common overlap.

    Args:
        edges: The copied pairs of a story.

    Returns:
        The pairs of each text, in the order given.
    """
    group = list(range(len(edges)))
    for j, second in enumerate(edges):
        for i, first in enumerate(edges[:j]):
            if group[i] != group[j] and any(_same_text(first, second, a) for a in first.ends if a in second.ends):
                old, new = group[j], group[i]
                group = [new if g == old else g for g in group]
    return [[e for e, g in zip(edges, group, strict=True) if g == one] for one in dict.fromkeys(group)]


def _same_text(first: Edge, second: Edge, article: str) -> bool:
    one, other = first.of(article), second.of(article)
    report = first.report(article)
    least = min(report.count(one), report.count(other))
    both = report.count(one) - report.count(without(one, other))
    return least > 0 and both >= _SAME_TEXT * least


def tree(edges: Sequence[Edge]) -> list[Edge]:
    """The closest pairs that join all articles of a text; of pairs as close, those of the longest articles."""

    def rank(edge: Edge) -> tuple[float, int, tuple[str, str]]:
        size = len(edge.view.source.tokens) + len(edge.view.copy.tokens)
        return round(edge.distance, 2), -size, edge.ends

    group = {article: article for edge in edges for article in edge.ends}
    out = []
    for edge in sorted(edges, key=rank):
        one, other = (group[article] for article in edge.ends)
        if one != other:
            out.append(edge)
            group = {article: one if g == other else g for article, g in group.items()}
    return out


def directions(
    edges: Sequence[Edge], branches: Sequence[Edge], shut: AbstractSet[tuple[str, str]]
) -> dict[tuple[str, str], float | None]:
    """The log odds of each pair's direction, judged with all pairs of the same text.

    Args:
        edges: The pairs of one text.
        branches: Those of them that are its tree.
        shut: Those, by their ends, of which neither can be the other's source.

    Returns:
        For the ids of each pair the log odds that the first is the source; ``None`` for two that both go back to a
        third, so that neither is.
    """
    known = {
        e.ends: 0.0 if e.ends in shut else _pooled(e, [b for b in branches if b.ends not in shut]) for e in branches
    }
    out: dict[tuple[str, str], float | None] = {}
    for edge in edges:
        if edge.ends in shut:
            out[edge.ends] = None
        else:
            out[edge.ends] = known[edge.ends] if edge.ends in known else _along(edge.ends, known)
    return out


def _pooled(edge: Edge, branches: Sequence[Edge]) -> float:
    """Log odds that the first of a pair is the source: all roots on its side of the tree against all on the other."""
    first, second = edge.ends
    near = _side(first, edge, branches)
    far = _side(second, edge, branches)
    here, there = ([_rooted(article, branches, near | far) for article in sorted(side)] for side in (near, far))
    return max(-_MOST, min(_MOST, _log_mean(here) - _log_mean(there)))


def _log_mean(values: Sequence[float]) -> float:
    """The logarithm of the mean of probabilities: by their number alone, more articles on a side are no evidence."""
    most = max(values)
    return most + math.log(math.fsum(math.exp(v - most) for v in values) / len(values))


def _side(article: str, cut: Edge, branches: Sequence[Edge]) -> set[str]:
    """The articles on one's side of the tree when one pair is cut."""
    found = {article}
    grown = True
    while grown:
        more = {a for e in branches if e is not cut and found & set(e.ends) for a in e.ends} - found
        found |= more
        grown = bool(more)
    return found


def _rooted(root: str, branches: Sequence[Edge], within: AbstractSet[str]) -> float:
    """Log odds of all hints for the directions that go out from one article to others that the tree joins it with."""
    total = 0.0
    seen = {root}
    rest = [e for e in branches if set(e.ends) <= within]
    while rest:
        beside = [e for e in rest if seen & set(e.ends)]
        for edge in beside:
            total += edge.odds if edge.ends[0] in seen else -edge.odds
        seen |= {a for e in beside for a in e.ends}
        rest = [e for e in rest if e not in beside]
    # as likely one way as the other, a pair adds nothing; half of it is for the log odds of one direction
    return total / 2


def _along(ends: tuple[str, str], tree: Mapping[tuple[str, str], float]) -> float | None:
    """Log odds of a direction that goes through other articles; ``None`` where that turns round on its way."""
    path = _path(ends, tree)
    steps = [tree[(a, b)] if (a, b) in tree else -tree[(b, a)] for a, b in path]
    if min(steps) > 0:
        return min(steps)
    return max(steps) if max(steps) < 0 else None


def _path(ends: tuple[str, str], tree: Mapping[tuple[str, str], float]) -> list[tuple[str, str]]:
    came: dict[str, str] = {ends[0]: ends[0]}
    queue = [ends[0]]
    while ends[1] not in came:
        here = queue.pop(0)
        for a, b in tree:
            for one, other in ((a, b), (b, a)):
                if one == here and other not in came:
                    came[other] = here
                    queue.append(other)
    path = []
    at = ends[1]
    while at != ends[0]:
        path.append((came[at], at))
        at = came[at]
    return path[::-1]
