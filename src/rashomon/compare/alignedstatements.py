"""Which statements of a story can be about one thing: pairs of different articles, or of different speakers in one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from rashomon.compare.stances import columns
from rashomon.compare.stated import Stated

__all__ = ["Aligned", "aligned"]

#: A pair: the indices of two statements, and what is seen in it (`rashomon.compare.stances.COLUMNS`).
Aligned = tuple[int, int, list[float]]

#: Statements that a word may stand in and still bring pairs together: a word of everybody's tells nothing, and the
#: work stays in proportion to the number of statements.
_COMMON = 60
#: Pairs that are kept for a statement, those that share most; in all and with any one article.
_KEPT, _OF_ONE = 6, 2
#: Statements of a story up to which the nearest by sense are looked at too, whatever their words; the nearest of each.
_FEW, _LIKEST = 120, 2
#: Words that two statements must share, their names counted in, and the part of the smaller one's weight.
_SHARED, _PART = 2, 0.25
#: Cosines of clauses and sentences below which two statements are of different things.
_CLAUSES, _SENTENCES = 0.22, 0.30


def aligned(given: Sequence[Stated]) -> list[Aligned]:
    """The pairs of statements that can be about one thing, in order.

    Args:
        given: The statements of a story.
    """
    terms = [one.stems | {f"={name}" for name in one.names} for one in given]
    near = _nearest(given, terms)
    if len(given) <= _FEW:
        near = sorted({*near, *_likest(given)})
    if not near:
        return []
    # imported here: the model is loaded only where statements are set against each other
    from rashomon.text.embedding import embeddings

    used = sorted({i for pair in near for i in pair})
    place = {i: n for n, i in enumerate(used)}
    clauses = embeddings([given[i].clause for i in used])
    sentences = embeddings([given[i].sentence for i in used])
    out = []
    for i, j in near:
        by_clause = float(clauses[place[i]] @ clauses[place[j]])
        by_sentence = float(sentences[place[i]] @ sentences[place[j]])
        if by_clause >= _CLAUSES and by_sentence >= _SENTENCES:
            out.append((i, j, columns(given[i], given[j], by_clause, by_sentence)))
    return out


def _nearest(given: Sequence[Stated], terms: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """The pairs that share most, by the weight of the words they share."""
    count = Counter(t for found in terms for t in found)
    weight = {t: math.log(1 + len(given) / n) for t, n in count.items()}
    whole = [sum(weight[t] for t in sorted(found)) for found in terms]
    holding: dict[str, list[int]] = defaultdict(list)
    kept: set[tuple[int, int]] = set()
    shared: list[Counter[int]] = [Counter() for _ in given]
    score: list[dict[int, float]] = [{} for _ in given]
    for index, found in enumerate(terms):
        for term in sorted(found):
            for other in holding[term][-_COMMON:]:
                if _comparable(given[index], given[other]):
                    for one, two in ((index, other), (other, index)):
                        shared[one][two] += 1
                        score[one][two] = score[one].get(two, 0.0) + weight[term]
            holding[term].append(index)
    for index, scores in enumerate(score):
        ranked = sorted(scores.items(), key=lambda s: (-s[1], s[0]))
        left: Counter[int] = Counter()
        taken = 0
        for other, got in ranked:
            article = given[other].article
            enough = shared[index][other] >= _SHARED and got >= _PART * min(whole[index], whole[other])
            if not enough or left[article] >= _OF_ONE:
                continue
            kept.add((min(index, other), max(index, other)))
            left[article] += 1
            taken += 1
            if taken == _KEPT:
                break
    return sorted(kept)


def _likest(given: Sequence[Stated]) -> list[tuple[int, int]]:
    """The pairs whose clauses are nearest by sense."""
    from rashomon.text.embedding import embeddings

    if not given:
        return []
    found = embeddings([one.clause for one in given])
    near = found @ found.T
    out = set()
    for index, row in enumerate(near):
        others = [int(j) for j in np.argsort(-row, kind="stable") if _comparable(given[index], given[int(j)])]
        out |= {(min(index, j), max(index, j)) for j in others[:_LIKEST]}
    return sorted(out)


def _comparable(one: Stated, other: Stated) -> bool:
    if one.article != other.article:
        return True
    speakers = one.statement.speaker, other.statement.speaker
    return all(speakers) and speakers[0] != speakers[1]
