"""How the benches end: what fell below its floor is named, and the status says whether anything did."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

__all__ = ["below", "ended", "part_of", "parts_below"]


def part_of(part: int, whole: int) -> float:
    """The part of a whole, from 0 to 1; 1 where there is nothing to be part of."""
    return part / whole if whole else 1.0


def below(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """The figures that are below their floors, with both, a line each.

    Args:
        measured: What was measured; each figure that has a floor must be among it.
        floors: The least value of each.
    """
    return [f"{name}: {measured[name]:.4f} (floor {least})" for name, least in floors.items() if measured[name] < least]


def parts_below(measured: Mapping[str, tuple[int, int]], floors: Mapping[str, float]) -> list[str]:
    """The same of figures that are so many of so many."""
    return below({name: part_of(*counted) for name, counted in measured.items()}, floors)


def ended(fallen: Sequence[str]) -> int:
    """Name on standard error what fell below its floor.

    Returns:
        The status to end with: 1 if anything fell, else 0.
    """
    for line in fallen:
        print(f"below its floor: {line}", file=sys.stderr)
    return 1 if fallen else 0
