"""Which sentence of an earlier version became which of a later one.

Sentences that are the same in both are found first, in order; of the others those that share most of their words. A
sentence may have been parted in two, or two may have been made one. What stands in another order than the rest was
moved: the heaviest run of links that rise on both sides is taken for the order that stayed.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from rashomon.compare.versionsentences import VersionSentence, weight_of
from rashomon.model.revisions import RevisionPart

__all__ = ["Link", "linked", "moved_runs", "same_in_order"]

#: Cells of the table in which the longest common subsequence is looked for, at most: bits of memory.
_CELLS = 200_000_000
#: Sentences that may share a word for it to lead from one to another: commoner ones lead everywhere.
_COMMON = 40
#: Sentences that are looked at for one, those with most words in common first.
_CANDIDATES = 8
#: Share of the words of both that are the same: for sentences at the same place, and elsewhere.
_LIKE, _LIKE_ELSEWHERE = 0.34, 0.6
#: Share of a sentence's words that stand in what is left of a longer one, to be a part of it, and their weight.
_PART, _PART_WEIGHT = 0.6, 2.0
#: Weight of the words of a sentence that can be told to have moved; less may stand anywhere by chance.
_MOVED_WEIGHT = 3.0


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences that answer each other: one of each version, or one of the one and neighbours of the other.

    Attributes:
        earlier: Those of the earlier version, in order.
        later: Those of the later one, in order.
        moved: Whether they stand in another order than the rest.
    """

    earlier: tuple[VersionSentence, ...]
    later: tuple[VersionSentence, ...]
    moved: bool = False

    @property
    def weight(self) -> float:
        """What the smaller side's words count."""
        return min(sum(s.weight for s in side) for side in (self.earlier, self.later))


def linked(earlier: Sequence[VersionSentence], later: Sequence[VersionSentence]) -> list[Link]:
    """The links between two versions, in the order of the later one; no sentence is in two of them."""
    anchors = same_in_order([s.key for s in earlier], [s.key for s in later])
    links = dict(anchors)
    free_a = [s for s in earlier if s.number not in links]
    held = set(links.values())
    free_b = [s for s in later if s.number not in held]
    links |= _alike(free_a, free_b, anchors)
    found = list(_in_order(_joined(_with_parts(links, earlier, later), earlier, later)))
    light = {one for run in moved_runs(found) if sum(o.weight for o in run) < _MOVED_WEIGHT for one in run}
    return [one for one in found if one not in light]


def moved_runs(links: Sequence[Link]) -> list[list[Link]]:
    """The links that were moved, those that went together in one list, in the order of the later version."""
    runs: list[list[Link]] = []
    for link in links:
        if not link.moved:
            continue
        last = runs[-1][-1] if runs else None
        if (
            last
            and last.later[-1].number + 1 == link.later[0].number
            and last.earlier[-1].number + 1 == link.earlier[0].number
        ):
            runs[-1].append(link)
        else:
            runs.append([link])
    return runs


def same_in_order(earlier: Sequence[object], later: Sequence[object]) -> list[tuple[int, int]]:
    """Pairs of indices of what two sequences have in common, in order: as many as can be, in huge ones nearly."""
    ids: dict[object, int] = {}
    one, two = ([ids.setdefault(key, len(ids)) for key in side] for side in (earlier, later))
    head = next((k for k, (i, j) in enumerate(zip(one, two, strict=False)) if i != j), min(len(one), len(two)))
    left = min(len(one), len(two)) - head
    tail = next((k for k in range(left) if one[-1 - k] != two[-1 - k]), left)
    out = [(k, k) for k in range(head)]
    out += [(head + i, head + j) for i, j in _inner(one[head : len(one) - tail], two[head : len(two) - tail])]
    return [*out, *((len(one) - k, len(two) - k) for k in range(tail, 0, -1))]


def _inner(one: list[int], two: list[int]) -> Iterator[tuple[int, int]]:
    if len(one) * len(two) > _CELLS:
        yield from _by_rare(one, two)
        return
    for block in LCSseq.opcodes(one, two):
        if block.tag == "equal":
            yield from ((block.src_start + k, block.dest_start + k) for k in range(block.src_end - block.src_start))


def _by_rare(one: list[int], two: list[int]) -> list[tuple[int, int]]:
    """What stands once on both sides, in order (patience): good enough for a text longer than any report."""
    counts = Counter(one), Counter(two)
    at = {key: i for i, key in enumerate(one) if counts[0][key] == 1}
    pairs = [(at[key], j) for j, key in enumerate(two) if key in at and counts[1][key] == 1]
    return rising(pairs, [1.0] * len(pairs))


def rising(pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The heaviest choice of pairs that rise on both sides, in order."""
    order = sorted(range(len(pairs)), key=lambda k: pairs[k])
    ranks = {value: n for n, value in enumerate(sorted({j for _, j in pairs}), start=1)}
    # the best sum that ends at or below each rank of the second side, as a tree of partial maxima (Fenwick)
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    before: dict[int, int] = {}
    best = (0.0, -1)
    for k in order:
        rank = ranks[pairs[k][1]]
        reached, at = (0.0, -1), rank - 1
        while at > 0:
            reached = max(reached, tree[at])
            at -= at & -at
        before[k] = reached[1]
        here = (reached[0] + weights[k], k)
        best = max(best, here)
        at = rank
        while at < len(tree):
            tree[at] = max(tree[at], here)
            at += at & -at
    out = []
    at = best[1]
    while at >= 0:
        out.append(pairs[at])
        at = before[at]
    return out[::-1]


def _alike(
    earlier: Sequence[VersionSentence], later: Sequence[VersionSentence], anchors: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """The pairs among the remaining sentences that share most, each in one of them."""
    gaps = _Gaps(anchors)
    bags = {s.number: Counter(s.key) for s in earlier}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, bag in bags.items():
        for word in bag:
            places[word].append(number)
    by_number = {s.number: s for s in earlier}
    by_gap: defaultdict[int, list[int]] = defaultdict(list)
    for s in earlier:
        by_gap[gaps.of_earlier(s.number)].append(s.number)
    found = []
    for sentence in later:
        gap = gaps.of_later(sentence.number)
        bag = Counter(sentence.key)
        near = by_gap[gap] if len(by_gap[gap]) <= _COMMON else []
        met: Counter[int] = Counter()
        for word in bag:
            if 0 < len(places.get(word, ())) <= _COMMON:
                for number in places[word]:
                    met[number] += 1
        for number in {*near, *(number for number, _ in met.most_common(_CANDIDATES))}:
            other = by_number[number]
            if other.part is not sentence.part:
                continue
            shared = sum(weight_of(w) * n for w, n in (bag & bags[number]).items())
            score = 2 * shared / (sentence.weight + other.weight)
            here = gaps.of_earlier(number) == gap
            both_heads = here and sentence.part is RevisionPart.HEADLINE
            if score >= (_LIKE if here else _LIKE_ELSEWHERE) or both_heads:
                away = abs(gaps.within(number, sentence.number)) if here else _COMMON
                found.append((-score, away, sentence.number, number))
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, later_number, earlier_number in sorted(found):
        if earlier_number not in out and later_number not in taken:
            out[earlier_number] = later_number
            taken.add(later_number)
    return out


class _Gaps:
    """Between which of the sentences that stayed another one stands."""

    def __init__(self, anchors: Sequence[tuple[int, int]]) -> None:
        self._earlier = [i for i, _ in anchors]
        self._later = [j for _, j in anchors]

    def of_earlier(self, number: int) -> int:
        return bisect.bisect(self._earlier, number)

    def of_later(self, number: int) -> int:
        return bisect.bisect(self._later, number)

    def within(self, earlier: int, later: int) -> int:
        """How much further from the sentence before the gap one stands than the other."""
        at, to = self.of_earlier(earlier), self.of_later(later)
        return (earlier - (self._earlier[at - 1] if at else -1)) - (later - (self._later[to - 1] if to else -1))


def _with_parts(
    links: dict[int, int], earlier: Sequence[VersionSentence], later: Sequence[VersionSentence]
) -> list[tuple[int, int]]:
    """The links, and those of free sentences that are the rest of what a neighbour was linked to."""
    out = list(links.items())
    back = {j: i for i, j in links.items()}
    out += [(links_to, s) for s, links_to in _parts(earlier, later, back)]
    out += [(s, links_to) for s, links_to in _parts(later, earlier, links)]
    return sorted(set(out))


def _parts(
    wholes: Sequence[VersionSentence], sentences: Sequence[VersionSentence], links: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Free sentences with the whole that a neighbour of theirs was linked to and that holds most of their words."""
    for sentence in sentences:
        if sentence.number in links:
            continue
        for beside in (sentence.number - 1, sentence.number + 1):
            whole = links.get(beside)
            if whole is None:
                continue
            rest = Counter(wholes[whole].key) - Counter(sentences[beside].key)
            shared = sum(weight_of(w) * n for w, n in (rest & Counter(sentence.key)).items())
            if shared >= max(_PART_WEIGHT, _PART * sentence.weight):
                yield sentence.number, whole
                break


def _joined(
    pairs: Sequence[tuple[int, int]], earlier: Sequence[VersionSentence], later: Sequence[VersionSentence]
) -> list[Link]:
    """Links with all that hang together made one."""
    of_earlier: defaultdict[int, set[int]] = defaultdict(set)
    of_later: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        of_earlier[i].add(j)
        of_later[j].add(i)
    seen: set[int] = set()
    out = []
    for first in sorted(of_earlier):
        if first in seen:
            continue
        group, others = {first}, set(of_earlier[first])
        while more := {i for j in others for i in of_later[j]} - group:
            group |= more
            others |= {j for i in more for j in of_earlier[i]}
        seen |= group
        out.append(Link(tuple(earlier[i] for i in sorted(group)), tuple(later[j] for j in sorted(others))))
    return sorted(out, key=lambda link: link.later[0].number)


def _in_order(links: Sequence[Link]) -> Iterator[Link]:
    places = [(link.earlier[0].number, link.later[0].number) for link in links]
    kept = set(rising(places, [link.weight + 1e-6 for link in links]))
    for link, place in zip(links, places, strict=True):
        yield link if place in kept else Link(link.earlier, link.later, moved=True)
