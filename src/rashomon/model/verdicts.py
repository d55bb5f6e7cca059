"""How values that several articles give for one thing stand to each other."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Verdict"]


class Verdict(StrEnum):
    """How values that several articles give for one thing stand to each other."""

    AGREE = "agree"
    COMPATIBLE = "compatible"  # rounding, truncation, bounds, hedges
    REVISED = "revised"  # a later count of something that grows
    DIFFERENT_SCOPE = "different-scope"
    DIFFERENT_SOURCE = "different-source"
    CONFLICT = "conflict"
    ONE_SOURCE = "one-source"

    @property
    def gravity(self) -> int:
        """How grave it is, from 0 on: of several pairs of values in one group, the gravest verdict is the group's."""
        return _GRAVITY.index(self)


#: From the least grave.
_GRAVITY = (
    Verdict.ONE_SOURCE,
    Verdict.AGREE,
    Verdict.COMPATIBLE,
    Verdict.DIFFERENT_SCOPE,
    Verdict.REVISED,
    Verdict.DIFFERENT_SOURCE,
    Verdict.CONFLICT,
)
