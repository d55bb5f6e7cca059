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
