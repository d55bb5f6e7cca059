"""How near a deadline was when a report appeared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.model import Nearness, Published
from rashomon.read.calendar import bounds

__all__ = ["nearness"]


def nearness(
    deadline: str | None, articles: Iterable[str], published: Mapping[str, Published | None]
) -> tuple[Nearness, ...]:
    """Days from the publication of each report to a deadline, as ranges where either is known as one.

    "By May" leaves open whether its first or its last day is meant, so the whole month counts.

    Args:
        deadline: TIMEX3 value; ``None`` or a value without year gives nothing.
        articles: Ids of the reports; the result is in their order, each once.
        published: When each appeared.
    """
    first, last = bounds(deadline) if deadline else (None, None)
    if first is None or last is None:
        return ()
    out = []
    for article in dict.fromkeys(articles):
        when = published.get(article)
        if when is not None and when.earliest and when.latest:
            out.append(Nearness(article, (first - when.latest).days, (last - when.earliest).days))
    return tuple(out)
