"""Which word of one article answers which of another: chains of equal runs, filled between and carried on at the ends.

Between two runs the longest common subsequence finds the words that are still the same; at the ends it goes on as long
as what is the same outweighs what is not, as local alignment does (Smith, Waterman, J. Mol. Biol. 1981).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from rashomon.group.reuse.runs import GAP, Run, WordPairs, chains
from rashomon.group.reuse.texts import Text

__all__ = ["Pairs", "aligned", "matched"]

# between the characters before and after a place: two letters, or a letter and the mark of a clitic
_WITHIN = re.compile(r"\w(?:\w|['’]\w)")

#: Indices of words in the first and in the second article that answer each other, rising on both sides.
Pairs = list[tuple[int, int]]

#: What a word that has no like costs while an end is carried on: two of them outweigh one content word.
_ODD_COST = 0.4
#: Weight of the words at a stretch's head that may be odd ones, and the distance from the rest that makes them so.
_ODD_HEAD, _ODD_GAP = 2.0, 3
#: Weight of those of another sentence than the rest, and the share of it that they have to be less than.
_ODD_SENTENCE, _ODD_SHARE = 4.0, 0.5


def aligned(a: Text, b: Text, in_a: WordPairs, in_b: WordPairs) -> list[Pairs]:
    """The stretches of two articles that answer each other, in the order of the first; none has words of another.

    Args:
        a: The first article.
        b: The second.
        in_a: Its pairs of words, as `runs.pairs_of_words` finds them.
        in_b: Those of the second.
    """
    found = chains(a, b, in_a, in_b)
    held_a = _held((c[0].a, c[-1].a + c[-1].size) for c in found)
    held_b = _held((c[0].b, c[-1].b + c[-1].size) for c in found)
    out = []
    for chain in found:
        pairs = _filled(a, b, chain)
        pairs = _before(a, b, pairs[0], held_a, held_b) + pairs
        pairs += _after(a, b, pairs[-1], held_a, held_b)
        pairs = _at_words(a, b, _whole(a, b, _whole(a, b, pairs)[::-1])[::-1])
        held_a.update(range(pairs[0][0], pairs[-1][0] + 1))
        held_b.update(range(pairs[0][1], pairs[-1][1] + 1))
        out.append(pairs)
    return sorted(out)


def matched(a: Text, b: Text, in_a: tuple[int, int], in_b: tuple[int, int]) -> Pairs:
    """The words that two stretches have in common, in order."""
    blocks = LCSseq.opcodes(a.keys[slice(*in_a)], b.keys[slice(*in_b)])
    return [
        (in_a[0] + block.src_start + k, in_b[0] + block.dest_start + k)
        for block in blocks
        if block.tag == "equal"
        for k in range(block.src_end - block.src_start)
    ]


def _whole(a: Text, b: Text, pairs: Pairs) -> Pairs:
    """A stretch without the odd words at its head: few of another sentence's last ones, or fewer far from the rest."""
    weight = 0.0
    for at, ((i, j), (next_i, next_j)) in enumerate(pairwise(pairs), start=1):
        weight += a.weights[i]
        if weight > _ODD_SENTENCE:
            break
        other = a.sentences[i] != a.sentences[next_i] or b.sentences[j] != b.sentences[next_j]
        far = max(abs(next_i - i), abs(next_j - j)) > _ODD_GAP and weight <= _ODD_HEAD
        if far or (other and at < _ODD_SHARE * max(_length(a, i), _length(b, j))):
            return _whole(a, b, pairs[at:])
    return pairs


def _at_words(a: Text, b: Text, pairs: Pairs) -> Pairs:
    """A stretch without the half of a word that it begins or ends with: the "'s" or the "n't" counts by itself."""
    first, end = 0, len(pairs)
    while end - first > 1 and (_goes_on(a, a.starts[pairs[first][0]]) or _goes_on(b, b.starts[pairs[first][1]])):
        first += 1
    while end - first > 1 and (_goes_on(a, a.ends[pairs[end - 1][0]]) or _goes_on(b, b.ends[pairs[end - 1][1]])):
        end -= 1
    return pairs[first:end]


def _goes_on(text: Text, at: int) -> bool:
    """Whether a word goes on over a place."""
    return at > 0 and _WITHIN.match(text.text, at - 1) is not None


def _length(text: Text, at: int) -> int:
    """Words of the sentence of a word."""
    number = text.sentences[at]
    return bisect_right(text.sentences, number) - bisect_left(text.sentences, number)


def _held(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in ranges for at in range(start, end)}


def _filled(a: Text, b: Text, chain: Sequence[Run]) -> Pairs:
    out: Pairs = []
    for run in chain:
        if out:
            i, j = out[-1]
            if run.a - i > 1 and run.b - j > 1:
                out += matched(a, b, (i + 1, run.a), (j + 1, run.b))
        out += [(run.a + k, run.b + k) for k in range(run.size)]
    return out


def _before(a: Text, b: Text, first: tuple[int, int], held_a: set[int], held_b: set[int]) -> Pairs:
    start_a, start_b = _reach(a, first[0], held_a, -1), _reach(b, first[1], held_b, -1)
    pairs = matched(a, b, (start_a, first[0]), (start_b, first[1]))
    return _worth(a, pairs[::-1], first)[::-1]


def _after(a: Text, b: Text, last: tuple[int, int], held_a: set[int], held_b: set[int]) -> Pairs:
    end_a, end_b = _reach(a, last[0], held_a, 1), _reach(b, last[1], held_b, 1)
    pairs = matched(a, b, (last[0] + 1, end_a + 1), (last[1] + 1, end_b + 1))
    return _worth(a, pairs, last)


def _reach(text: Text, at: int, held: set[int], step: int) -> int:
    """How far from a place an end may be carried on: over free words of the same section, some at most."""
    reached = at
    for _ in range(GAP):
        further = reached + step
        if not 0 <= further < len(text) or further in held or text.sections[further] != text.sections[at]:
            break
        reached = further
    return reached


def _worth(a: Text, pairs: Pairs, start: tuple[int, int]) -> Pairs:
    """As many of the pairs, from the end they are carried on from, as are worth the words between."""
    score = best = 0.0
    keep = 0
    before = start
    for count, pair in enumerate(pairs, start=1):
        odd = max(abs(pair[0] - before[0]), abs(pair[1] - before[1])) - 1
        score += a.weights[pair[0]] - _ODD_COST * odd
        if score > best:
            best, keep = score, count
        before = pair
    return pairs[:keep]
