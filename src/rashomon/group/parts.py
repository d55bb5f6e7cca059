"""Which articles hang together by pairs that score well, and what is known of the scores among them.

Average link never joins across such parts: a mean that is high enough has a pair that is. So each part is clustered by
itself, and an article that arrives touches only the parts that it has a pair in.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Parts"]

_Scores = NDArray[np.float32]


class Parts:
    """Articles by number, from 0, in connected parts."""

    def __init__(self) -> None:
        self._part = array("q")
        self._nodes: dict[int, list[int]] = {}
        #: What was scored, in blocks of articles that were once a part.
        self._blocks: dict[int, list[tuple[list[int], _Scores]]] = {}

    def add(self) -> int:
        """Add an article that hangs together with none yet, and give its number."""
        node = len(self._part)
        self._part.append(node)
        self._nodes[node] = [node]
        return node

    def reserve(self, count: int) -> None:
        """So many numbers belong to articles that are not here yet."""
        self._part.extend(range(len(self._part), len(self._part) + count))

    def restore(self, node: int, part: int) -> None:
        """Put an article where it was.

        Args:
            node: Its number, a reserved one.
            part: The name of its part, which is the number of one of its articles.
        """
        self._part[node] = part
        nodes = self._nodes.setdefault(part, [])
        nodes.append(node)
        if len(nodes) > 1 and nodes[-2] > node:
            nodes.sort()  # the newest stand last

    def join(self, one: int, other: int) -> None:
        """Two articles hang together."""
        a, b = self._part[one], self._part[other]
        if a == b:
            return
        if len(self._nodes[a]) < len(self._nodes[b]):
            a, b = b, a
        for node in self._nodes[b]:
            self._part[node] = a
        self._nodes[a] += self._nodes.pop(b)
        if blocks := self._blocks.pop(b, None):
            self._blocks.setdefault(a, []).extend(blocks)

    def part(self, node: int) -> int:
        """The part that an article is in; it changes as parts are joined."""
        return self._part[node]

    def nodes(self, part: int) -> Sequence[int]:
        """The articles of a part."""
        return self._nodes[part]

    def divide(self, part: int, rows: Sequence[int], together: NDArray[np.bool_]) -> None:
        """Take a part apart that hangs together no more: what has come since can make a pair less likely.

        Args:
            part: A part, as it was last scored.
            rows: All its articles; if some of it are not among them, it stays.
            together: For each two rows whether they hang together. Symmetric.
        """
        if len(rows) < len(self._nodes[part]):
            return
        left = np.ones(len(rows), np.bool_)
        groups = []
        while left.any():
            inside = np.zeros(len(rows), np.bool_)
            fresh = inside.copy()
            fresh[left.argmax()] = True
            while fresh.any():
                inside |= fresh
                fresh = together[fresh].any(axis=0) & ~inside
            left &= ~inside
            groups.append(np.flatnonzero(inside))
        if len(groups) == 1:
            return
        ((_, scores),) = self._blocks.pop(part)
        del self._nodes[part]
        for group in groups:
            nodes = [rows[row] for row in group.tolist()]
            # the name of a part is that of one of its articles, so that no two have the same
            name = part if part in nodes else min(nodes)
            self._nodes[name] = sorted(nodes)
            self._blocks[name] = [(nodes, scores[np.ix_(group, group)])]
            for node in nodes:
                self._part[node] = name

    def forget(self, part: int) -> None:
        """Let go of the scores in a part."""
        self._blocks.pop(part, None)

    def scores(
        self,
        part: int,
        rows: Sequence[int],
        found: Mapping[int, Mapping[int, float]],
        score: Callable[[int, Sequence[int]], Sequence[float]],
    ) -> _Scores:
        """The score of each two of some articles of a part; what is not known yet is asked for, and kept.

        Args:
            part: The part.
            rows: The articles, in the order of the rows that come out.
            found: What is known besides: scores by two numbers, the larger first.
            score: Asked for the scores of one article with several.
        """
        place = {node: row for row, node in enumerate(rows)}
        out = np.full((len(rows), len(rows)), np.nan, np.float32)
        for nodes, block in self._blocks.get(part, ()):
            kept = [(place[node], n) for n, node in enumerate(nodes) if node in place]
            if kept:
                to, at = zip(*kept, strict=True)
                out[np.ix_(to, to)] = block[np.ix_(at, at)]
        np.fill_diagonal(out, 1)
        for row, node in enumerate(rows):
            for other, value in found.get(node, {}).items():
                if (column := place.get(other)) is not None:
                    out[row, column] = out[column, row] = value
        unknown = np.isnan(out).sum(axis=1)
        # those that miss most ask first, so that few ask at all
        for row in np.argsort(-unknown, kind="stable")[: np.count_nonzero(unknown)].tolist():
            missing = np.flatnonzero(np.isnan(out[row]))
            if missing.size:
                values = score(rows[row], [rows[column] for column in missing.tolist()])
                out[row, missing] = values
                out[missing, row] = values
        self._blocks[part] = [(list(rows), out)]
        return out
