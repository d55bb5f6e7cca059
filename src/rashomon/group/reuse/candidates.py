"""Which pairs of articles are worth aligning: those of one story, and those that share what few others have.

An index of winnowed fingerprints finds any two articles with a run of words in common, however short the copy; what
many articles hold is passed over there, as a stock phrase. Where whole articles consist of it, they are copies of one
text printed everywhere, and MinHash finds them (Broder, On the resemblance and containment of documents, SEQUENCES
1997). The work grows with the number of articles, not with its square: each has so many partners at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

import numpy as np
import rensa  # type: ignore[import-untyped]
from numpy.typing import NDArray

__all__ = ["candidates"]

Pair = tuple[int, int]

#: Articles of a story of which every pair is aligned.
_FEW = 30
#: Articles that may hold a fingerprint: what more of them hold is a stock phrase, or a text printed everywhere.
_HOLDERS = 40
#: Fingerprints in common that make a pair worth aligning: one is a name with its title as often as not.
_COMMON = 2
#: Articles that one is aligned with at most beyond its story: those it shares most with.
_PARTNERS = 48
#: Share of an article's fingerprints that many others hold from which it is taken for a text printed everywhere.
_CROWDED = 0.3
#: Hashes of a signature and the bands they are read in: two texts of which half of all shingles are the same meet in a
#: band with a chance of 0.99, two with a tenth with one of 0.003.
_HASHES, _BANDS = 128, 32
#: Seed of the hash functions: any will do, as long as it is always the same.
_SEED = 20211


def candidates(prints: Sequence[NDArray[np.uint64]], together: Iterable[Sequence[int]] = ()) -> list[Pair]:
    """Pairs of indices of articles that may share passages, in order.

    Args:
        prints: The fingerprints of each article.
        together: The articles of each story, if stories are known.
    """
    if len(prints) <= _FEW:
        return list(combinations(range(len(prints)), 2))
    found = set(_nearest(_sharing(prints)))
    found |= {pair for story in together if len(story) <= _FEW for pair in combinations(sorted(story), 2)}
    return sorted(found)


def _sharing(prints: Sequence[NDArray[np.uint64]]) -> Iterator[tuple[Pair, int]]:
    """Pairs that have enough fingerprints in common, with their number."""
    every = np.concatenate([np.zeros(0, np.uint64), *prints])
    owners = np.repeat(np.arange(len(prints)), [len(own) for own in prints])
    order = np.argsort(every, kind="stable")
    every, owners = every[order], owners[order]
    borders = np.flatnonzero(every[1:] != every[:-1]) + 1
    common: Counter[Pair] = Counter()
    crowded: Counter[int] = Counter()
    for held in np.split(owners, borders):
        if len(held) > _HOLDERS:
            crowded.update(held.tolist())
        elif len(held) > 1:
            common.update(combinations(held.tolist(), 2))
    everywhere = [at for at, own in enumerate(prints) if crowded[at] > _CROWDED * len(own)]
    seen = set()
    for pair, count in common.items():
        if count >= _COMMON:
            seen.add(pair)
            yield pair, count
    yield from ((pair, _COMMON) for pair in _near_copies(everywhere, prints) if pair not in seen)


def _near_copies(places: Sequence[int], prints: Sequence[NDArray[np.uint64]]) -> Iterator[Pair]:
    """Pairs of articles with like signatures; of many that are alike each with those that come next."""
    if len(places) < 2:
        return
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=_HASHES, num_bands=_BANDS)
    signatures = []
    for at in places:
        signature = rensa.RMinHash(num_perm=_HASHES, seed=_SEED)
        signature.update([one.tobytes() for one in prints[at]])
        signatures.append(signature)
        index.insert(at, signature)
    for at, signature in zip(places, signatures, strict=True):
        later = sorted(other for other in index.query(signature) if other > at)
        yield from ((at, other) for other in later[: _PARTNERS // 2])


def _nearest(counted: Iterable[tuple[Pair, int]]) -> Iterator[Pair]:
    """The pairs that are among those with most in common for one of the two."""
    partners: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), count in counted:
        partners[one].append((-count, other))
        partners[other].append((-count, one))
    return chain.from_iterable(
        ((min(at, other), max(at, other)) for _, other in sorted(found)[:_PARTNERS]) for at, found in partners.items()
    )
