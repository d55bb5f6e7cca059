"""The figures of what was found of copying, and the tables that show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from reuse_measures import Claim, Pair, Tally, mean, passages_right, share_miss
from reuse_sets import CREDITED, DATED, INDEPENDENT, PLAIN, SYNONYMS_30
from reuse_texts import Text, shared

__all__ = ["AIMS", "FLOORS", "Found", "measured", "misses", "tables"]

#: What is aimed at; ``docs/reuse-cases.md`` has what was measured.
AIMS = {
    "pairs, F1": 0.95,
    f"pairs with {SYNONYMS_30}, F1": 0.85,
    "direction, right of decided": 0.90,
    "direction, decided": 0.60,
    "origins, adjusted Rand index": 0.90,
}
#: Least figures where they are below what is aimed at, each a little below what was measured.
FLOORS: dict[str, float] = {}


@dataclass
class Found:
    """What was found in the sets, gathered.

    Attributes:
        pairs: Every pair of articles once, as it came out in its first set.
        strangers: Pairs of different stories said to be copied.
        claims: What was said of the direction, per pair of copying and set.
        indices: The adjusted Rand index of each set, by its number.
    """

    pairs: dict[tuple[str, str], Pair] = field(default_factory=dict)
    strangers: dict[tuple[str, str], tuple[Text, Text]] = field(default_factory=dict)
    claims: dict[tuple[str, str], Claim] = field(default_factory=dict)
    indices: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


def tallies(found: Found) -> dict[str, Tally]:
    """Pairs counted overall, under the empty name, and by class."""
    out: dict[str, Tally] = defaultdict(Tally)
    for pair in found.pairs.values():
        for name in ("", *sorted(pair.classes)):
            out[name].add(pair)
    for texts in found.strangers.values():
        for name in {"", *(t.made for t in texts)}:
            out[name].invented += 1
    return out


def measured(found: Found) -> dict[str, float]:
    """The figures that have a floor."""
    counted = tallies(found)
    out = {"pairs, F1": counted[""].f1}
    if rewritten := [one for name, one in counted.items() if SYNONYMS_30 in name]:
        out[f"pairs with {SYNONYMS_30}, F1"] = sum(rewritten, Tally()).f1
    if found.claims:
        right, decided, directed = directed_counts(found.claims.values())
        out["direction, right of decided"] = right / decided if decided else 0.0
        # sets without a source have no direction to be found
        if directed:
            said = sum(c.directed and c.source is not None for c in found.claims.values())
            out["direction, decided"] = said / directed
        out["origins, adjusted Rand index"] = mean([i for some in found.indices.values() for i in some])
    return out


def directed_counts(some: Collection[Claim]) -> tuple[int, int, int]:
    """How many directions are right, how many are said, and how many there are."""
    decided = [c for c in some if c.source is not None]
    return sum(c.right for c in decided), len(decided), sum(c.directed for c in some)


def tables(found: Found) -> Iterator[str]:
    """The figures for a reader, line by line."""
    yield from _of_pairs(found)
    yield ""
    if found.claims:
        yield from _of_directions(found)
        yield ""
        yield "Origins, adjusted Rand index (mean of the stories), by set"
        for number, some in sorted(found.indices.items()):
            yield f"  {number + 1:<46} {mean(some):6.3f}  lowest {min(some):.3f}"
        yield ""
    got = measured(found)
    for name, value in got.items():
        below = "" if value >= AIMS[name] else "  below what is aimed at"
        yield f"{name:<48} {value:6.3f}  aimed at {AIMS[name]:.2f}{below}"


def _of_pairs(found: Found) -> Iterator[str]:
    yield "Pairs: which articles go back to one text ('share off': mean error of the share of a copy that is reused,"
    yield "'in place': share of the characters of passages that lie in paragraphs shared)."
    judged = [p for p in found.pairs.values() if p.copied is not None]
    yield (
        f"Of one story {len(judged)} pairs, {sum(not p.copied for p in judged)} of them not copied; "
        f"{len(found.pairs) - len(judged)} more share too little to be judged; of other stories, said to be copied, "
        f"{len(found.strangers)}"
    )
    yield (
        f"  {'class':<34} {'of':>4} {'found':>5} {'wrong':>5}  {'precision':>9} {'recall':>6} {'F1':>6} "
        f"{'share off':>9} {'in place':>8}"
    )
    counted = tallies(found)
    for name in sorted(counted, key=lambda n: (n == "", n == INDEPENDENT, n)):
        one = counted[name]
        some = [p for p in found.pairs.values() if not name or name in p.classes]
        line = f"  {name or 'all':<34} {one.right + one.missed:>4} {one.right:>5} {one.invented:>5}"
        if name != INDEPENDENT:
            off = [miss for p in some if (not name or _made(p) == name) and (miss := share_miss(p)) is not None]
            lying = [passages_right(p) for p in some if p.copied]
            whole = sum(w for _, w in lying)
            place = f"{sum(r for r, _ in lying) / whole:8.3f}" if whole else " " * 8
            share = f"{mean(off):9.3f}" if off else " " * 9
            line += f"  {one.precision:9.3f} {one.recall:6.3f} {one.f1:6.3f} {share} {place}"
        yield line


def _made(pair: Pair) -> str:
    return pair.derived.made if pair.derived else ""


def _of_directions(found: Found) -> Iterator[str]:
    yield "Directions: which of two was made from the other"
    yield f"  {'':<46} {'of':>4} {'said':>5} {'right':>5}  {'decided':>7} {'right of decided':>16}"
    every = list(found.claims.values())
    groups = [
        *(
            (f"a source and its copy, {words}", [c for c in every if c.directed and c.pair.hints == hints])
            for hints, words in _HINTED.items()
        ),
        ("a source and its copy", [c for c in every if c.directed]),
        ("two copies of one source (none is right)", [c for c in every if not c.directed and not c.unseen]),
        ("two copies, their source not among them", [c for c in every if not c.directed and c.unseen]),
        ("all", every),
    ]
    for name, some in groups:
        right, decided, directed = directed_counts(some)
        of = directed or len(some)
        line = f"  {name:<46} {of:>4} {decided:>5} {right:>5}"
        if directed:
            said = sum(c.source is not None for c in some if c.directed)
            line += f"  {said / directed:7.3f} {right / decided if decided else 0:16.3f}"
        yield line
    by_class: dict[str, list[Claim]] = defaultdict(list)
    for claim in every:
        if claim.directed:
            by_class[_made(claim.pair)].append(claim)
    for name, some in sorted(by_class.items()):
        right, decided, directed = directed_counts(some)
        shown = f"  {decided / directed:7.3f} {right / decided if decided else 0:16.3f}"
        yield f"    {name:<44} {directed:>4} {decided:>5} {right:>5}{shown}"


_HINTED = {PLAIN: "nothing else to go by", DATED: "times given", CREDITED: "source credited"}


def misses(found: Found) -> Iterator[str]:
    """Every pair that came out wrongly, with its classes."""
    for pair in found.pairs.values():
        if pair.wrong:
            said = "copied, is not" if pair.claimed else "not found"
            r = pair.found
            shown = f"score {r.score:.2f}, shares {r.share_a:.2f} {r.share_b:.2f}" if r else "no passage"
            yield f"pair {_pair(pair)}: {said} ({shown}; true {shared(pair.one, pair.other).low:.2f} of the second)"
    for (a, b), (one, other) in found.strangers.items():
        yield f"pair {a} ({one.made}), {b} ({other.made}): copied, is of another story"
    for claim in found.claims.values():
        if claim.source is not None and not claim.right:
            source = claim.pair.source
            yield f"direction {_pair(claim.pair)}: from {claim.source} said at {claim.score:.2f}, " + (
                f"is from {source.id}" if source else "is neither"
            )
            yield from (f"    {why}" for why in claim.why)


def _pair(pair: Pair) -> str:
    return f"{pair.one.id} ({pair.one.made}), {pair.other.id} ({pair.other.made})"
