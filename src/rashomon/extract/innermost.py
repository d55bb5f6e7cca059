"""In whose words a place of an article stands."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from rashomon.model import Attribution
from rashomon.spans import Span

__all__ = ["innermost"]


def innermost(spans: Sequence[Span], attributions: Sequence[Attribution]) -> list[int | None]:
    """Which attribution's content each span stands in, the shortest where several do.

    Args:
        spans: Spans in order, none overlapping another.
        attributions: The attributions.
    """
    contents = sorted((c.start, c.end, i) for i, a in enumerate(attributions) for c in a.content)
    open_: list[tuple[int, int, int]] = []
    out: list[int | None] = []
    at = 0
    for span in spans:
        while at < len(contents) and contents[at][0] <= span.start:
            start, end, index = contents[at]
            heappush(open_, (end - start, end, index))
            at += 1
        # what ends before this span's end holds none of the later ones either
        while open_ and open_[0][1] < span.end:
            heappop(open_)
        out.append(open_[0][2] if open_ else None)
    return out
