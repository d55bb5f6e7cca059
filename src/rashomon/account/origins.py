"""Counting by origins: how many independent texts stand behind whoever carries something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import Lineage, Member, PassageKind
from rashomon.spans import Citation, Span

__all__ = ["Origins", "Place"]

#: What is counted: an article as a whole by its id, or words of one.
Place = str | Member | Citation

#: Share of the cited words, quotations aside, that must lie in what an article took from another for them to be its.
_TAKEN = 0.5


@dataclass(frozen=True, slots=True)
class _Run:
    """A passage as it stands in one of its two articles, and where it stands in the other."""

    span: Span
    kind: PassageKind
    other: str
    there: Span
    share: float


@dataclass(frozen=True)
class Origins:
    """The lineage of a story, at hand for counting."""

    lineage: Lineage

    @property
    def known(self) -> bool:
        """Whether anybody has looked at who takes from whom."""
        return bool(self.lineage.origins)

    def count(self, places: Iterable[Place]) -> int | None:
        """How many independent origins carry something.

        Articles of one origin count once. Words that an article took from one of another origin count as that one's;
        words that two articles share without it being known who took them count once.

        Args:
            places: Who carries it: ids of articles, or the words themselves.

        Returns:
            The number; ``None`` while nothing is known of the origins.
        """
        if not self.known:
            return None
        found = [(_article(p), _span(p)) for p in dict.fromkeys(places)]
        groups = _Groups()
        for article, span in found:
            groups.join((article, span), self._origin(article, span))
        shared = [(a, s) for a, s in found if s is not None and a in self._undecided]
        for article, span in shared:
            for run in self._undecided[article]:
                if span is not None and run.span.overlaps(span):
                    for other, there in shared:
                        if other == run.other and there is not None and run.there.overlaps(there):
                            groups.join((article, span), (other, there))
        return groups.number(found)

    @cached_property
    def _main(self) -> dict[str, int]:
        return {article: n for n, origin in enumerate(self.lineage.origins) for article in origin.articles}

    @cached_property
    def _sources(self) -> dict[str, list[_Run]]:
        """What each article took from articles of other origins."""
        taken: dict[str, list[_Run]] = defaultdict(list)
        for derived, source, runs in self._across(decided=True):
            taken[derived] += [run for run in runs if run.other == source]
        return taken

    @cached_property
    def _undecided(self) -> dict[str, list[_Run]]:
        """What each article has in common with articles of other origins, without it being known who took it."""
        shared: dict[str, list[_Run]] = defaultdict(list)
        for a, b, runs in self._across(decided=False):
            for run in runs:
                if run.kind is PassageKind.TEXT:
                    shared[b if run.other == a else a].append(run)
        return shared

    def _across(self, *, decided: bool) -> Iterator[tuple[str, str, list[_Run]]]:
        """The copied pairs of two origins: the derived article and its source, where that is known, and the runs."""
        reuse = {(r.a, r.b): r for r in self.lineage.reuse}
        for one in self.lineage.derivations:
            pair = reuse.get((one.a, one.b))
            within = self._main.get(one.a) == self._main.get(one.b)
            if pair is None or within or (one.source is not None) is not decided:
                continue
            runs = [_Run(p.a, p.kind, one.b, p.b, pair.share_a) for p in pair.passages]
            runs += [_Run(p.b, p.kind, one.a, p.a, pair.share_b) for p in pair.passages]
            yield one.derived or one.a, one.source or one.b, runs

    def _origin(self, article: str, span: Span | None, seen: frozenset[str] = frozenset()) -> int | str:
        """The origin of words, or of an article as a whole; an article of none is one by itself."""
        home = self._main.get(article, article)
        if span is None or article in seen:
            return home
        by_source: dict[str, list[_Run]] = defaultdict(list)
        for run in self._sources.get(article, ()):
            by_source[run.other].append(run)
        best = max(
            ((_taken(span, runs), runs[0].share, source) for source, runs in sorted(by_source.items())),
            default=(0.0, 0.0, ""),
            key=lambda found: found[:2],
        )
        if best[0] < _TAKEN:
            return home
        nearest = max(by_source[best[2]], key=lambda run: (_common(run.span, span), -run.span.start))
        return self._origin(best[2], nearest.there, seen | {article})


def _article(place: Place) -> str:
    return place if isinstance(place, str) else place.article


def _span(place: Place) -> Span | None:
    return None if isinstance(place, str) else place.span


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _taken(span: Span, runs: Iterable[_Run]) -> float:
    """The share of cited words that lie in runs of an article's own words; what it quotes counts on neither side."""
    within = dict.fromkeys(PassageKind, 0)
    for run in runs:
        within[run.kind] += _common(run.span, span)
    rest = span.end - span.start - within[PassageKind.QUOTATION] - within[PassageKind.BOILERPLATE]
    return within[PassageKind.TEXT] / rest if rest > 0 else 0.0


class _Groups:
    """Things that are one with one another (a union-find)."""

    def __init__(self) -> None:
        self._up: dict[object, object] = {}

    def _root(self, one: object) -> object:
        self._up.setdefault(one, one)
        while self._up[one] != one:
            self._up[one] = self._up[self._up[one]]
            one = self._up[one]
        return one

    def join(self, one: object, other: object) -> None:
        self._up[self._root(one)] = self._root(other)

    def number(self, things: Iterable[object]) -> int:
        """How many groups some things are in."""
        return len({self._root(one) for one in things})
