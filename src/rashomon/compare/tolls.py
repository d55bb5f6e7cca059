"""How numbers of dead or wounded that several reports give for one incident stand to each other.

The verdicts are those of figures: numbers that the bounds allow together agree or are compatible; of those that are
apart, one may count others too, come from another source, or be a later count of what grows; what nothing explains is a
conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.compare.bounds import rounds_to
from rashomon.compare.counts import Count, counts
from rashomon.compare.givers import different_givers
from rashomon.compare.revisions import Later, order_of, revision
from rashomon.compare.scopes import scope_difference
from rashomon.compare.who import Names
from rashomon.model import Analysis, Toll, Verdict

__all__ = ["Tolls", "may_be_one"]


def may_be_one(one: Toll, other: Toll) -> bool:
    """Whether one number can be what both say."""
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


@dataclass(frozen=True)
class Tolls:
    """Judges the tolls of one story.

    Attributes:
        analyses: The articles, by id.
        names: Who is who among them.
        figures: Gives the story's figures ready for comparing; asked only where two numbers are apart.
    """

    analyses: Mapping[str, Analysis]
    names: Names
    figures: Callable[[], Mapping[str, Sequence[Count]]]

    @classmethod
    def of(cls, analyses: Sequence[Analysis], names: Names) -> Tolls:
        """A judge for the articles of a story."""
        made: dict[str, list[Count]] = {}

        def figures() -> Mapping[str, Sequence[Count]]:
            if not made:
                made.update({a.id: [] for a in analyses})
                for count in counts(analyses, names):
                    made[count.article].append(count)
            return made

        return cls({a.id: a for a in analyses}, names, figures)

    def verdict(self, tolls: Sequence[tuple[str, Toll | None]], what: str) -> tuple[Verdict | None, str]:
        """How the numbers of one incident stand to each other, and why, as a clause.

        Args:
            tolls: Article id and its number.
            what: "killed" or "wounded".

        Returns:
            ``None`` as the verdict if nobody gives a number.
        """
        given = [(a, t) for a, t in tolls if t]
        if not given:
            return None, ""
        pairs = [(one, other) for one, other in combinations(given, 2) if one[0] != other[0]]
        if not pairs:
            return Verdict.ONE_SOURCE, ""
        judged = [self._pair(one, other, what) for one, other in pairs]
        return max(judged, key=lambda j: j[0].gravity)

    def _pair(self, one: tuple[str, Toll], other: tuple[str, Toll], what: str) -> tuple[Verdict, str]:
        (article, first), (beside, second) = one, other
        if (first.low, first.high) == (second.low, second.high):
            return Verdict.AGREE, ""
        said = f"{_said(first)} and {_said(second)} {what}"
        if may_be_one(first, second) or rounds_to(first.low, second.low) or rounds_to(second.low, first.low):
            return Verdict.COMPATIBLE, said
        a, b = self._count(article, first), self._count(beside, second)
        order = order_of(self.analyses[article].published, self.analyses[beside].published)
        if a is not None and b is not None:
            if (scope := scope_difference(a, b)) is not None and scope.sure:
                return Verdict.DIFFERENT_SCOPE, scope.why
            if (later := revision(a, b, order)) is not None:
                return Verdict.REVISED, later.why
            if different_givers(a, b, self.names):
                return Verdict.DIFFERENT_SOURCE, f"{said}, each from another source"
        elif order.later is not Later.UNKNOWN:
            new, old = (first, second) if order.later is Later.FIRST else (second, first)
            if new.low > old.low:
                return Verdict.REVISED, "the later the report, the higher the number"
        return Verdict.CONFLICT, f"{_said(first)} against {_said(second)} {what}"

    def _count(self, article: str, toll: Toll) -> Count | None:
        """The figure that a toll is, ready for comparing; ``None`` for one that is counted together from several."""
        within = [c for c in self.figures()[article] if toll.span.covers(c.figure.span)]
        return within[0] if len(within) == 1 else None


def _said(toll: Toll) -> str:
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"
