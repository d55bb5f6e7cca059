"""Many small problems of one input, said in one message."""

from __future__ import annotations

from collections import Counter

from rashomon.errors import InputError, UnsupportedInput

__all__ = ["Tally", "counted"]

#: Reasons that a message gives; the rest is a number.
_REASONS = 3
#: Reasons that are told apart: some hold a name or a size, and need not all be kept.
_KEPT = 100


class Tally:
    """Problems of the parts of one input.

    Args:
        where: The input as its user named it.
        parts: What its parts are called.
    """

    def __init__(self, where: str, parts: str) -> None:
        self._where, self._parts = where, parts
        self._count: Counter[str] = Counter()
        self._first: dict[str, InputError] = {}

    def add(self, error: InputError) -> None:
        """Count one."""
        reason = error.reason
        if reason not in self._first and len(self._first) >= _KEPT:
            reason = "other reasons"
        self._first.setdefault(reason, error)
        self._count[reason] += 1

    def problem(self) -> InputError | None:
        """The only problem as it is, or one that sums them up; ``None`` if there were none."""
        total = self._count.total()
        if total == 0:
            return None
        if total == 1:
            return next(iter(self._first.values()))
        common = self._count.most_common(_REASONS)
        said = [
            f"{n:,} × {reason} ({self._first[reason].where.removeprefix(f'{self._where}, ')}"
            f"{' first' if n > 1 else ''})"
            for reason, n in common
        ]
        rest = total - sum(n for _, n in common)
        said += [f"{rest:,} for other reasons"] if rest else []
        return UnsupportedInput(self._where, f"{total:,} {self._parts} could not be read: {'; '.join(said)}")


def counted(counts: Counter[str]) -> str:
    """Counts of things, the most first: "201 images, 1 error".

    Args:
        counts: How many there are of each; ``{s}`` in a name stands for the plural.
    """
    every = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{n:,} {what.replace('{s}', 's' if n != 1 else '')}" for what, n in every)
