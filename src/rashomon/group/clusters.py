"""Groups by average link: two of them become one while the mean score between their members says one story.

Average link keeps a chain of half-related articles from growing into one story. `average_link` is exact and wants
every score. `sampled_link` is for groups too large for that: it goes along the pairs that are known to score well, and
asks for the mean between two groups by samples.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["average_link", "sampled_link"]

_T = TypeVar("_T", bound=Hashable)
_S = TypeVar("_S")

#: How much larger two groups together must have become before their mean is asked for again.
_GROWN = 1.5


def average_link(scores: NDArray[np.float32], joined: float, texts: Sequence[Hashable] = ()) -> list[int]:
    """Cluster by average link (UPGMA: Sokal and Michener 1958), the nearest two first.

    Args:
        scores: Symmetric, ``(n, n)``; the diagonal is not read. Of equal scores that of the lower indices counts first,
            so that the order of the rows must not depend on chance.
        joined: Least mean score between two groups that become one.
        texts: What is one text: rows with equal entries are together from the start and have one vote. Without it each
            row is a text of its own.

    Returns:
        A label for each row: the index of the first row of its group.
    """
    count = len(scores)
    labels = list(range(count))
    if texts and len(set(texts)) < count:
        first: dict[Hashable, int] = {}
        labels = [first.setdefault(text, row) for row, text in enumerate(texts)]
        kept = sorted(first.values())
        place = {row: n for n, row in enumerate(kept)}
        votes = np.zeros((len(kept), count), np.float32)
        votes[[place[label] for label in labels], range(count)] = 1
        votes /= votes.sum(axis=1, keepdims=True)
        inner = average_link((votes @ scores @ votes.T).astype(np.float32), joined)
        return [kept[inner[place[label]]] for label in labels]
    if count < 2:
        return labels
    work = scores.astype(np.float64)
    np.fill_diagonal(work, np.inf)
    if work.min() >= joined:
        return [0] * count  # every mean of scores like these is at least as high
    np.fill_diagonal(work, -np.inf)
    sizes = np.ones(count)
    while True:
        at = int(work.argmax())
        one, other = divmod(at, count)
        if work[one, other] < joined:
            break
        one, other = min(one, other), max(one, other)
        # Lance and Williams 1967: the mean to what is joined is the mean of the means, by size
        mean = (sizes[one] * work[one] + sizes[other] * work[other]) / (sizes[one] + sizes[other])
        work[one], work[:, one] = mean, mean
        work[one, one] = -np.inf
        work[other], work[:, other] = -np.inf, -np.inf
        sizes[one] += sizes[other]
        labels = [one if label == other else label for label in labels]
    return labels


def sampled_link(
    groups: Mapping[_T, Sequence[_S]],
    pairs: Iterable[tuple[float, _T, _T]],
    mean: Callable[[Sequence[_S], Sequence[_S]], float],
    joined: float,
    apart: Mapping[tuple[_T, _T], int],
) -> tuple[dict[_T, _T], dict[tuple[_T, _T], int]]:
    """Join groups along pairs that score well, the best first, where the mean between the two is high enough.

    Args:
        groups: The members of each group to begin with.
        pairs: Scores of at least ``joined`` between a member of one group and one of another, by the groups' keys.
            They are gone through in this order.
        mean: The mean score between two lists of members, or an estimate of it from samples.
        joined: Least mean score between two groups that become one.
        apart: Pairs of groups found apart before, with the members both had then; asked again only when they have
            grown by half.

    Returns:
        For each group the key of the group that it is part of in the end, and the pairs found apart now.
    """
    parent = {key: key for key in groups}
    members = {key: list(those) for key, those in groups.items()}
    found: dict[tuple[_T, _T], int] = {}

    def root(key: _T) -> _T:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for _, one, other in pairs:
        one, other = root(one), root(other)
        if one == other:
            continue
        # the smaller goes into the larger, whose key is kept
        if len(members[one]) < len(members[other]):
            one, other = other, one
        together = len(members[one]) + len(members[other])
        if together < _GROWN * found.get((one, other), apart.get((one, other), -math.inf)):
            continue
        if mean(members[one], members[other]) < joined:
            found[one, other] = found[other, one] = together
            continue
        parent[other] = one
        members[one] += members.pop(other)
    return {key: root(key) for key in groups}, found
