"""A common axis for the values of one thing: round ticks, in even steps or, where values lie far apart, multiplying."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Axis", "Tick", "axis"]

#: Intervals between ticks to aim for: five labels fit a telephone's width.
_STEPS = 4

#: Steps of a reader's scale, in powers of ten.
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)

#: Part of the axis that two values must lie apart to be told from one another.
_APART = 0.02

#: Times that the largest value must be the smallest before multiplying steps are thought of.
_FAR = 10.0

#: Decades that get a tick each; beyond them only some do.
_DECADES = 5

#: Smaller steps cannot be told from nothing by the arithmetic of floating-point numbers.
_LEAST = 1e-300

#: The axis of so few begins at zero: three stand beside four, not at the other end.
_FEW = 10

#: Percent of the width left free at either end, for marks and labels that stand there.
_MARGIN = 6.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A value with its place on the axis, in percent of the width."""

    at: float
    value: float


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from left to right.

    Attributes:
        low: The value at its beginning.
        high: The value at its end.
        multiplies: Whether equal distances multiply the value (a logarithmic axis) rather than add to it.
        ticks: Its ticks, from left to right.
    """

    low: float
    high: float
    multiplies: bool
    ticks: tuple[Tick, ...]

    def place(self, value: float) -> float:
        """Where a value stands, in percent of the width; what lies outside is put at the end it lies beyond."""
        return _place(min(max(value, self.low), self.high), self.low, self.high, multiplies=self.multiplies)


def axis(values: Sequence[float]) -> Axis:
    """An axis that holds all of some values.

    It begins at zero where that costs less than half of it, and where a few things are counted. Equal distances
    multiply only if values would otherwise lie on one another.

    Args:
        values: The values, at least two different ones; none infinite.
    """
    low, high = min(values), max(values)
    if low > 0 and high / low > _FAR and _crowded(values):
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        every = max(1, math.ceil((last - first) / _DECADES))
        powers = [10.0**power for power in range(first, last + every, every)]
        return _with_ticks(powers, multiplies=True)
    if low >= 0 and (low <= high / 2 or high <= _FEW):
        low = 0.0
    step = _round_step(max((high - low) / _STEPS, _LEAST), whole=all(v == int(v) for v in values))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return _with_ticks([float(f"{n * step:.12g}") for n in range(first, last + 1)], multiplies=False)


def _with_ticks(values: Sequence[float], *, multiplies: bool) -> Axis:
    low, high = values[0], values[-1]
    ticks = tuple(Tick(_place(v, low, high, multiplies=multiplies), v) for v in values)
    return Axis(low, high, multiplies, ticks)


def _place(value: float, low: float, high: float, *, multiplies: bool) -> float:
    if multiplies:
        value, low, high = math.log(value), math.log(low), math.log(high)
    return round(_MARGIN + (100 - 2 * _MARGIN) * (value - low) / (high - low), 2)


def _crowded(values: Sequence[float]) -> bool:
    """Whether two different values lie closer on an even axis than they would on a multiplying one, and too close."""
    ordered = sorted(set(values))
    span, ratio = ordered[-1] - min(0.0, ordered[0]), math.log(ordered[-1] / ordered[0])
    return any((b - a) / span < _APART < math.log(b / a) / ratio for a, b in pairwise(ordered))


def _round_step(least: float, *, whole: bool) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    step = next(r * power for r in _ROUND if r * power >= least * (1 - 1e-9))
    # nobody counts in halves
    return next(r for r in (1.0, 2.0, 5.0) if r >= step) if whole and step <= _ROUND[-2] else step
