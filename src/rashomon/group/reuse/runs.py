"""Runs of words that two articles have in common, and chains of them: what is left of one text when it is edited.

Seed and chain, as genomes are aligned (Abouelhoda, Ohlebusch, Chaining algorithms for multiple genome comparison, J.
Discrete Algorithms 2005): equal pairs of words grow into the longest equal runs; runs that follow each other in both
texts at a short distance make a chain, which pays for the words between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rashomon.group.reuse.texts import FUNCTION_WEIGHT, Text

__all__ = ["GAP", "Run", "chains", "pairs_of_words"]

#: Words between two runs of one chain, on either side: a clause put in or taken out.
GAP = 12
#: What a word between two runs costs: four words left out outweigh one content word in common.
_GAP_COST = 0.25
#: Places of one pair of words in one text times those in the other that all seed runs; of what is said more often the
#: first seeds with the first, the second with the second, and so on.
_PLACES = 25
#: Weight of a run that can be a link: two content words.
_LINK = 2.0
#: Weight of a chain that may be a passage.
_CHAIN = 4.0
#: Runs before one that are looked at for the one it follows: those further back are too far away in nearly any text.
_BEFORE = 80

WordPairs = Mapping[tuple[int, int], Sequence[int]]


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Equal words: where they start in both texts, and how many they are."""

    a: int
    b: int
    size: int


def pairs_of_words(text: Text) -> WordPairs:
    """Where each pair of neighbouring words stands that has content."""
    out: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at in range(len(text) - 1):
        if text.weights[at] + text.weights[at + 1] > 2 * FUNCTION_WEIGHT and _joined(text, at):
            out[text.keys[at], text.keys[at + 1]].append(at)
    return dict(out)


def chains(a: Text, b: Text, in_a: WordPairs, in_b: WordPairs) -> list[list[Run]]:
    """Chains of equal runs, the heaviest first; no word is in two of them.

    Args:
        a: The first text.
        b: The second.
        in_a: Its pairs of words, as `pairs_of_words` finds them.
        in_b: Those of the second.
    """
    runs = _runs(a, b, in_a, in_b)
    scores, before = _linked(a, b, runs)
    used = [False] * len(runs)
    out: list[list[Run]] = []
    taken: list[tuple[int, int, int, int]] = []
    for last in sorted(range(len(runs)), key=lambda r: (-scores[r], runs[r])):
        chain = []
        at: int | None = last
        while at is not None and not used[at]:
            chain.append(at)
            at = before[at]
        if not chain or scores[last] - (scores[at] if at is not None else 0) < _CHAIN:
            continue
        for r in chain:
            used[r] = True
        free = [runs[r] for r in reversed(chain) if not any(_meets(runs[r], region) for region in taken)]
        found = _apart(free) if free else []
        if sum(sum(a.weights[r.a : r.a + r.size]) for r in found) >= _CHAIN:
            taken.append((found[0].a, found[-1].a + found[-1].size, found[0].b, found[-1].b + found[-1].size))
            out.append(found)
    return out


def _joined(text: Text, at: int) -> bool:
    return text.sections[at] == text.sections[at + 1]


def _runs(a: Text, b: Text, in_a: WordPairs, in_b: WordPairs) -> list[Run]:
    """The longest equal runs that hold enough, in order."""
    seeds = []
    for pair in in_a.keys() & in_b.keys():
        here, there = in_a[pair], in_b[pair]
        every = product(here, there) if len(here) * len(there) <= _PLACES else zip(here, there, strict=False)
        seeds += [(j - i, i) for i, j in every]
    seeds.sort()
    out = []
    diagonal, end = None, 0
    for shift, i in seeds:
        if shift != diagonal:
            diagonal, end = shift, 0
        if i < end:
            continue
        start = i
        while start > end and start + shift > 0 and _equal(a, b, start - 1, start + shift - 1):
            start -= 1
        end = i + 2
        while end < len(a) and end + shift < len(b) and _equal(a, b, end - 1, end + shift - 1, ahead=True):
            end += 1
        if sum(a.weights[start:end]) >= _LINK:
            out.append(Run(start, start + shift, end - start))
    return sorted(out)


def _equal(a: Text, b: Text, i: int, j: int, ahead: bool = False) -> bool:
    """Whether a run can go on over two neighbouring places: to the second pair (ahead) or to the first."""
    step = 1 if ahead else 0
    return a.keys[i + step] == b.keys[j + step] and _joined(a, i) and _joined(b, j)


def _linked(a: Text, b: Text, runs: Sequence[Run]) -> tuple[list[float], list[int | None]]:
    """The weight of the best chain that ends with each run, and the run before it there."""
    scores: list[float] = []
    before: list[int | None] = []
    for at, run in enumerate(runs):
        own = sum(a.weights[run.a : run.a + run.size])
        best, link = own, None
        for prior in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
            other = runs[prior]
            if other.a >= run.a or other.b >= run.b:
                continue
            gap_a, gap_b = run.a - other.a - other.size, run.b - other.b - other.size
            overlap = max(0, -gap_a, -gap_b)
            if max(gap_a, gap_b) > GAP or overlap >= run.size or _apart_on_page(a, b, other, run):
                continue
            gain = sum(a.weights[run.a + overlap : run.a + run.size]) if overlap else own
            score = scores[prior] + gain - _GAP_COST * max(gap_a, gap_b, 0)
            if score > best:
                best, link = score, prior
        scores.append(best)
        before.append(link)
    return scores, before


def _apart_on_page(a: Text, b: Text, one: Run, other: Run) -> bool:
    return a.sections[one.a] != a.sections[other.a] or b.sections[one.b] != b.sections[other.b]


def _apart(chain: Sequence[Run]) -> list[Run]:
    """The runs of a chain, each without the words that the one before has."""
    out = [chain[0]]
    for run in chain[1:]:
        last = out[-1]
        overlap = max(0, last.a + last.size - run.a, last.b + last.size - run.b)
        if overlap < run.size:
            out.append(Run(run.a + overlap, run.b + overlap, run.size - overlap))
    return out


def _meets(run: Run, region: tuple[int, int, int, int]) -> bool:
    """Whether a run has words of a region, in either text."""
    return (run.a < region[1] and region[0] < run.a + run.size) or (run.b < region[3] and region[2] < run.b + run.size)
