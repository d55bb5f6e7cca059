"""Days as the tables hold them, ISO 8601, and as grouping counts them: ordinals, infinite where a day is open."""

from __future__ import annotations

import math
from datetime import date

__all__ = ["day", "days", "ordinal"]


def ordinal(text: str | None) -> float:
    """The ordinal of a day; negative infinity if it is open."""
    return float(date.fromisoformat(text).toordinal()) if text else -math.inf


def days(first: str | None, last: str | None) -> tuple[float, float]:
    """First and last day as ordinals; infinite where that is open."""
    return ordinal(first), ordinal(last) if last else math.inf


def day(ordinal: float) -> str | None:
    """A day of an ordinal; ``None`` if it is infinite."""
    if math.isinf(ordinal):
        return None
    return date.fromordinal(int(min(max(ordinal, 1), date.max.toordinal()))).isoformat()
