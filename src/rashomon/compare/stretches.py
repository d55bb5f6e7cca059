"""The time over which something is counted, as days from first to last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.model import Period, PeriodRelation, Published, TimeReference

__all__ = ["Stretch", "stretch"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days over which, or as of which, something is counted.

    Attributes:
        words: As the report words it.
        relation: How the time bounds the count.
        low: The first day; ``None`` if that is open or not known.
        high: The last day, likewise.
    """

    words: str
    relation: PeriodRelation
    low: date | None
    high: date | None

    def holds(self, other: Stretch) -> bool:
        """Whether the other is a part of this stretch, and certainly a smaller one."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return False
        inside = self.low <= other.low and other.high <= self.high
        return inside and (other.high - other.low) < (self.high - self.low)

    def apart(self, other: Stretch) -> bool:
        """Whether the two certainly have no day in common."""
        if self.relation is not other.relation or self.relation is not PeriodRelation.DURING:
            return False
        before = self.high is not None and other.low is not None and self.high < other.low
        return before or (other.high is not None and self.low is not None and other.high < self.low)


def stretch(period: Period, times: dict[tuple[int, int], TimeReference], text: str, until: Published | None) -> Stretch:
    """The days of a period.

    Args:
        period: The period.
        times: The article's time references by start and end.
        text: The article's text.
        until: When the article was published: a count "since" then ends there.
    """
    words = " ".join(period.span.of(text).split())
    time = times.get((period.span.start, period.span.end))
    low, high = (time.low, time.high) if time is not None else (None, None)
    if period.relation is PeriodRelation.SINCE:
        high = until.latest if until is not None else None
        words = f"since {words}"
    elif period.relation is PeriodRelation.UNTIL:
        low, words = None, f"until {words}"
    return Stretch(words, period.relation, low, high)
