"""What is measured on sets of articles of known descent: pairs, directions, origins and shares."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sklearn.metrics import adjusted_rand_score

from rashomon.model import Lineage, PassageKind, Reuse
from rashomon.spans import Span
from reuse_sets import INDEPENDENT, SOURCE, Set
from reuse_texts import Kind, Text, shared

__all__ = [
    "Claim",
    "Pair",
    "Tally",
    "claims",
    "mean",
    "origins_index",
    "pairs",
    "passages_right",
    "share_miss",
    "strangers",
]


@dataclass(frozen=True)
class Pair:
    """Two articles of a set, what their descent says of them, and what is found.

    Attributes:
        one: The first by id.
        other: The second.
        hints: What speaks for a direction in their story beside the words.
        copied: Whether one goes back to the other or both to one text; ``None`` if too little of it is left in both
            for anybody to see.
        found: What the program says; ``None`` if it says nothing of the two.
    """

    one: Text
    other: Text
    hints: str
    copied: bool | None
    found: Reuse | None

    @property
    def claimed(self) -> bool:
        """Whether the program says that they are copied."""
        return self.found is not None and self.found.copied

    @property
    def wrong(self) -> bool:
        """Whether that is not so."""
        return self.copied is not None and self.claimed != self.copied

    @property
    def source(self) -> Text | None:
        """The one that the other was made from; ``None`` if neither was."""
        for a, b in ((self.one, self.other), (self.other, self.one)):
            if a.id in b.ancestors():
                return a
        return None

    @property
    def derived(self) -> Text | None:
        """The one that was made from the other."""
        source = self.source
        return None if source is None else self.other if source is self.one else self.one

    @property
    def classes(self) -> frozenset[str]:
        """The classes it counts for: how its copies were made, or that it has none."""
        made = {self.one.made, self.other.made} - {SOURCE}
        return frozenset(made - {INDEPENDENT} or {INDEPENDENT})


def pairs(one: Set, found: Mapping[tuple[str, str], Reuse]) -> Iterator[Pair]:
    """Every pair of articles of a set."""
    for a, b in itertools.combinations(one.texts, 2):
        yield Pair(a, b, one.hints, _copied(a, b), found.get((a.id, b.id)))


def _copied(one: Text, other: Text) -> bool | None:
    if one.id in other.ancestors() or other.id in one.ancestors():
        return True
    common = shared(one, other)
    if not common.roots:
        return False
    return True if common.enough else None


def strangers(stories: Mapping[str, str], found: Sequence[Reuse]) -> list[Reuse]:
    """Pairs of different stories that are said to be copied.

    Args:
        stories: The story of each article, by its id.
        found: What the program says.
    """
    return [r for r in found if r.copied and stories[r.a] != stories[r.b]]


@dataclass
class Tally:
    """Pairs said to be copied, counted against the truth."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def add(self, pair: Pair) -> None:
        """Count a pair; one that nobody could judge is passed over."""
        if pair.copied is None:
            return
        self.right += pair.copied and pair.claimed
        self.invented += pair.claimed and not pair.copied
        self.missed += pair.copied and not pair.claimed

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of those found that are."""
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        """Share of those that are found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        whole = 2 * self.right + self.invented + self.missed
        return 2 * self.right / whole if whole else 1.0


@dataclass(frozen=True)
class Claim:
    """A pair that is one of copying, and the direction said of it.

    Attributes:
        pair: The pair.
        source: Id of the article said to be the source; ``None`` if that is left open.
        score: How sure it is said to be.
        why: The reasons given.
        unseen: Whether the set is without its source.
    """

    pair: Pair
    source: str | None
    score: float
    why: tuple[str, ...]
    unseen: bool

    @property
    def directed(self) -> bool:
        """Whether one of the two was made from the other."""
        return self.pair.source is not None

    @property
    def right(self) -> bool:
        """Whether the direction said is the true one; between copies of one source none is."""
        return self.pair.source is not None and self.source == self.pair.source.id


def claims(one: Set, judged: Sequence[Pair], lineage: Lineage) -> Iterator[Claim]:
    """The directions said of a set's pairs: of each that goes back one to the other, and of any other of copying."""
    said = {(d.a, d.b): d for d in lineage.derivations}
    for pair in judged:
        derivation = said.get((pair.one.id, pair.other.id))
        if derivation is None:
            if pair.source is not None:
                yield Claim(pair, None, 0.5, (), one.unseen)
        else:
            why = tuple(f"{h.kind.value} {h.weight:+.1f}: {h.text}" for h in derivation.hints)
            yield Claim(pair, derivation.source, derivation.score, why, one.unseen)


def origins_index(one: Set, lineage: Lineage) -> float:
    """Adjusted Rand index of the origins of a set's articles; an article in none is one of its own."""
    said = {article: n for n, origin in enumerate(lineage.origins) for article in origin.articles}
    labels = [said.get(text.id, -1 - n) for n, text in enumerate(one.texts)]
    return float(adjusted_rand_score([text.origin for text in one.texts], labels))


def share_miss(pair: Pair) -> float | None:
    """How far the share of a copy that is said to be reused is from the truth; ``None`` for a pair without a copy."""
    source, derived = pair.source, pair.derived
    if source is None or derived is None:
        return None
    said = 0.0
    if pair.found is not None:
        said = pair.found.share_b if derived is pair.other else pair.found.share_a
    return shared(source, derived).miss(said)


def passages_right(pair: Pair) -> tuple[int, int]:
    """Characters of a pair's passages of text, in its second article: those in paragraphs shared, and all."""
    if pair.found is None:
        return 0, 0
    roots = shared(pair.one, pair.other).roots
    common = [
        Span(at.start, at.end + 2)  # with the blank line, over which a passage may run on
        for p, at in pair.other.places()
        if p.root in roots and p.kind is not Kind.FURNITURE
    ]
    right = whole = 0
    for passage in pair.found.passages:
        if passage.kind is PassageKind.TEXT:
            span = passage.b
            whole += span.end - span.start
            right += sum(max(0, min(span.end, at.end) - max(span.start, at.start)) for at in common)
    return right, whole


def mean(values: Sequence[float]) -> float:
    """Their mean; 0 if there are none."""
    return fmean(values) if values else 0.0
