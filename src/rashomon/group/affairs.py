"""How stories stand to each other and their articles to the story: of one affair, earlier, later; ahead of the rest."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rashomon.model import StoryLink, StoryRelation

__all__ = ["Days", "ahead", "appeared", "links"]

#: First and last day on which an article can have been published, as ordinals; infinite where that is open.
Days = tuple[float, float]

#: Days by which articles must have appeared before all others to be called the earlier ones: a day less can be the
#: night between two editions.
_AHEAD = 2.0


def appeared(days: Iterable[Days]) -> Days:
    """When a story was first reported: between these two days, its articles of unknown day left out."""
    known = [day for day in days if math.isfinite(day[0])]
    if not known:
        return -math.inf, math.inf
    return min(first for first, _ in known), min(last for _, last in known)


def ahead(days: Sequence[Days]) -> list[int]:
    """Which articles of a story appeared well before the others: the lesser part, before the longest pause.

    An article whose day is open is neither: it does not count as one of the others.

    Args:
        days: Those of each article.

    Returns:
        Indices into ``days``, in their order.
    """
    known = sorted((i for i, day in enumerate(days) if math.isfinite(day[0])), key=lambda i: (days[i][1], i))
    best, cut = -math.inf, 0
    reached = [days[i][1] for i in known]
    follow = math.inf
    # from the end, so that the earliest day of all that follow is at hand
    for at in range(len(known) - 1, 0, -1):
        follow = min(follow, days[known[at]][0])
        pause = follow - reached[at - 1]
        if pause >= _AHEAD and 2 * at < len(known) and pause >= best:
            best, cut = pause, at
    return sorted(known[:cut])


def links(story: str, found: Iterable[tuple[str, float]], days: Days, others: dict[str, Days]) -> tuple[StoryLink, ...]:
    """The other stories of one affair, nearest first.

    Args:
        story: The id of the story.
        found: Ids of other stories with a score, repeated as often as they were found; the highest counts.
        days: When the story was first reported.
        others: The same of the other stories.
    """
    best: dict[str, float] = {}
    for other, score in found:
        if other != story:
            best[other] = max(score, best.get(other, 0.0))
    made = [StoryLink(other, _relation(days, others[other]), round(score, 4)) for other, score in best.items()]
    return tuple(sorted(made, key=lambda link: (-link.score, link.story)))


def _relation(days: Days, other: Days) -> StoryRelation:
    if other[1] < days[0]:
        return StoryRelation.EARLIER
    return StoryRelation.LATER if days[1] < other[0] else StoryRelation.RELATED
