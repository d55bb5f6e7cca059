"""The nearest neighbours of each article, by the log odds that two report one happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["Nearest"]


class Nearest:
    """Neighbours by number; only so many of each article, and none further off than is worth remembering.

    Args:
        most: Neighbours that are remembered of each article.
        least: Least log odds of a neighbour.
    """

    def __init__(self, most: int, least: float) -> None:
        self._most, self._least = most, least
        self._near: dict[int, dict[int, float]] = {}

    def of(self, node: int) -> Mapping[int, float]:
        """The neighbours of an article with their log odds."""
        return self._near.get(node, {})

    def put(self, one: int, found: Mapping[int, float]) -> list[int]:
        """Two articles lie near each other: remember it on both sides.

        Args:
            one: An article.
            found: The log odds of others with it.

        Returns:
            Those of the others that have it among their neighbours now.
        """
        shifted = [other for other, odds in found.items() if odds >= self._least and self._keep(other, one, odds)]
        for other, odds in found.items():
            if odds >= self._least:
                self._keep(one, other, odds)
        return shifted

    def take(self, nodes: Iterable[int]) -> list[dict[int, float]]:
        """Forget the neighbours of some articles, and give them back, to be put elsewhere."""
        return [self._near.pop(node, {}) for node in nodes]

    def give(self, nodes: Iterable[int], near: Iterable[dict[int, float]]) -> None:
        """Remember again what was taken; what came since stays."""
        for node, those in zip(nodes, near, strict=True):
            for other, odds in those.items():
                self._keep(node, other, odds)

    def _keep(self, node: int, other: int, odds: float) -> bool:
        near = self._near.setdefault(node, {})
        near[other] = odds
        if len(near) <= self._most:
            return True
        # of equal ones the one that came last goes, whose place nobody counts on yet
        last = min(near, key=lambda n: (near[n], -n))
        del near[last]
        return last != other
