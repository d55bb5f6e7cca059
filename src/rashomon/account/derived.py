"""Pairs of articles that share passages, the source first, and which of them a reader is told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.model import Derivation, Edit, EditKind, Hint, Lineage, Member, Passage, PassageKind, Reuse
from rashomon.spans import Span, merged_spans

__all__ = ["EDITS", "Pair", "alone", "pair_of", "slight_pairs", "told_pairs"]

#: What each kind of difference is called before a reader, for one and for more.
EDITS = {
    EditKind.SUBSTITUTED: ("change of words", "changes of words"),
    EditKind.DELETED: ("cut", "cuts"),
    EditKind.INSERTED: ("insertion", "insertions"),
    EditKind.EXPANDED: ("name spelled out or shortened", "names spelled out or shortened"),
    EditKind.FORM: ("change of spelling or form", "changes of spelling or form"),
}

#: What an edit is when it is looked at from the other side.
_TURNED = {EditKind.INSERTED: EditKind.DELETED, EditKind.DELETED: EditKind.INSERTED}

#: Share of what an article has from a second source that the first one must not hold already for both to be told.
_OWN = 0.25


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share passages, the source first where it is known.

    Attributes:
        reuse: What they share.
        derivation: Who took it from whom; ``None`` if they are no copies of one another.
    """

    reuse: Reuse
    derivation: Derivation | None = None

    @property
    def decided(self) -> bool:
        """Whether it is known which of the two came first."""
        return self.derivation is not None and self.derivation.source is not None

    @property
    def turned(self) -> bool:
        """Whether the second of the ids is the source."""
        return self.derivation is not None and self.derivation.source == self.reuse.b

    @property
    def first(self) -> str:
        """The source; the first of the ids where it is not known."""
        return self.reuse.b if self.turned else self.reuse.a

    @property
    def second(self) -> str:
        """The article that goes back to it."""
        return self.reuse.a if self.turned else self.reuse.b

    @property
    def shares(self) -> tuple[float, float]:
        """The share of the first's own words that the second has too, and of the second's that the first has."""
        both = self.reuse.share_a, self.reuse.share_b
        return both[::-1] if self.turned else both

    def passages(self, kind: PassageKind = PassageKind.TEXT) -> tuple[Passage, ...]:
        """The passages of a kind, in the order of the second article."""
        found = [p for p in self.reuse.passages if p.kind is kind]
        return tuple(sorted(found, key=lambda p: self.spans(p)[::-1]))

    def spans(self, passage: Passage) -> tuple[Span, Span]:
        """Where a passage stands in the first and in the second."""
        return (passage.b, passage.a) if self.turned else (passage.a, passage.b)

    def places(self, passage: Passage) -> tuple[Member, Member]:
        """The same as places."""
        first, second = self.spans(passage)
        return Member(self.first, first), Member(self.second, second)

    def edits(self, passage: Passage) -> tuple[Edit, ...]:
        """What leads from the first's words to the second's: `Edit.a` the first's, `Edit.b` the second's; in order."""
        if not self.turned:
            return passage.edits
        return tuple(Edit(_TURNED.get(e.kind, e.kind), e.b, e.a) for e in passage.edits)

    def hints(self, source: str) -> tuple[Hint, ...]:
        """The reasons that speak for one of the two as the source, those that say most first."""
        return tuple(h for h in self.derivation.hints if h.source == source) if self.derivation else ()


def pair_of(lineage: Lineage, reuse: Reuse) -> Pair:
    """A pair with its derivation, if it has one."""
    found = (d for d in lineage.derivations if (d.a, d.b) == (reuse.a, reuse.b))
    return Pair(reuse, next(found, None))


def told_pairs(lineage: Lineage) -> tuple[Pair, ...]:
    """The copied pairs that say who goes back to whom, those that share most first.

    Of twenty copies of one report each two are copies of one another, too: told is from which an article has most of
    what it took, from which others it has something that the first of them does not hold, and of pairs whose direction
    is not known those that tie articles together which nothing else does.

    Args:
        lineage: The lineage of a story.
    """
    known = {(d.a, d.b): d for d in lineage.derivations}
    pairs = [Pair(r, known[r.a, r.b]) for r in lineage.reuse if (r.a, r.b) in known]
    decided = [p for p in pairs if p.decided]
    tied = _Tied()
    out: list[Pair] = []
    for article in sorted({p.second for p in decided}):
        mine = sorted((p for p in decided if p.second == article), key=_most)
        covered: list[Span] = []
        for pair in mine:
            spans = merged_spans(pair.spans(p)[1] for p in pair.passages())
            if covered and _outside(spans, covered) < _OWN * _length(spans):
                continue
            covered = merged_spans([*covered, *spans])
            tied.join(pair.first, pair.second)
            out.append(pair)
    undecided = sorted((p for p in pairs if not p.decided), key=_most)
    out += [p for p in undecided if tied.join(p.first, p.second)]
    return tuple(sorted(out, key=_most))


def slight_pairs(lineage: Lineage) -> tuple[Pair, ...]:
    """Pairs of two origins that share words of their own, too few for a copy; those that share most first."""
    home = {article: n for n, origin in enumerate(lineage.origins) for article in origin.articles}
    found = [Pair(r) for r in lineage.reuse if not r.copied and home.get(r.a, r.a) != home.get(r.b, r.b)]
    return tuple(sorted((p for p in found if p.passages()), key=_most))


def alone(lineage: Lineage) -> tuple[str, ...]:
    """The articles that go back to nothing but themselves, and to which no other does."""
    copied = {i for d in lineage.derivations for i in (d.a, d.b)}
    behind = {i for u in lineage.unseen for i in u.articles}
    single = (o.articles[0] for o in lineage.origins if len(o.articles) == 1)
    return tuple(a for a in single if a not in copied and a not in behind)


def _most(pair: Pair) -> tuple[bool, float, float, str, str]:
    first, second = pair.shares
    return not pair.decided, -second, -first, pair.reuse.a, pair.reuse.b


def _length(spans: Iterable[Span]) -> int:
    return sum(s.end - s.start for s in spans)


def _outside(spans: Iterable[Span], covered: Iterable[Span]) -> int:
    """Characters of spans that lie in no others; both are merged."""
    held = list(covered)
    return _length(spans) - sum(_overlaps(spans, held))


def _overlaps(spans: Iterable[Span], held: list[Span]) -> Iterator[int]:
    for span in spans:
        for other in held:
            yield max(0, min(span.end, other.end) - max(span.start, other.start))


class _Tied:
    """Which articles are tied together so far (a union-find)."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def _root(self, one: str) -> str:
        while self._up.setdefault(one, one) != one:
            one = self._up[one]
        return one

    def join(self, one: str, other: str) -> bool:
        """Tie two together; whether they were not yet."""
        roots = self._root(one), self._root(other)
        self._up[roots[0]] = roots[1]
        return roots[0] != roots[1]
