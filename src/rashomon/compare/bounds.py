"""How two values stand to each other: equal, the same after rounding, within a bound, or apart."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import IntEnum

from rashomon.model import Figure
from rashomon.text.measures import base_unit, in_base

__all__ = ["Fit", "Fitting", "fitting", "interval", "number_text", "rounds_to", "significant_digits"]

#: How far "about N" reaches on either side: writers round to one or two digits, and 9 is a tenth from 10.
HEDGED = 0.10
#: Most that dropping digits of a whole number may move it: 9,600 is called 10,000, and 36 is not called 40.
ROUNDED = 0.05
#: Most that dropping decimals may move a number: 4.3 percent is called 4, and 1.6 km is not called 2.
DECIMALS = 0.15
#: Things that are counted one by one: of fewer, a flat number is meant as it stands (29 is not called 30).
_COUNTED = 100
#: How many times a bound a value may be and still be taken for what the bound was about.
ROOM = 1.5

#: A plural multiplier is at least two of them, and hardly more than ten.
_PLURAL, _MAGNITUDE = 2.0, 10.0
_MAGNITUDES = {
    12.0: "dozens",
    100.0: "hundreds",
    1e3: "thousands",
    1e4: "tens of thousands",
    1e5: "hundreds of thousands",
    1e6: "millions",
    1e9: "billions",
}
_FROM_BELOW = frozenset(
    {"nearly", "almost", "just under", "just below", "close to", "approaching", "nearing", "just shy of"}
)
_FROM_ABOVE = frozenset({"just over", "just above", "slightly more than", "slightly over", "a little over", "barely"})


class Fit(IntEnum):
    """How two values stand to each other, the closest first."""

    SAME = 0  # one value
    CLOSE = 1  # one value, rounded, hedged or bounded
    OPEN = 2  # neither is ruled out by the other, but nothing says that they are one value
    APART = 3  # both cannot be right of one thing at one time


@dataclass(frozen=True, slots=True)
class Fitting:
    """How two values stand to each other, why (as a clause for a reader), and whether by rounding."""

    fit: Fit
    why: str
    rounded: bool = False


def interval(figure: Figure) -> tuple[float, float]:
    """The values that a figure's wording allows, from lowest to highest; infinite where it leaves them open.

    Stated bounds stand as they are. "About" and its like reach `HEDGED` to either side, "nearly" only below and "just
    over" only above. A magnitude ("hundreds") is open upwards: twelve hundred dead are hundreds too. Parts of a whole
    come in percent.
    """
    figure = _in_unit(figure, "percent") if figure.unit == "share" else figure
    value = figure.value
    if value is None:
        return figure.low or 0.0, math.inf
    if figure.low is None and figure.high is None:
        reach = abs(value) * HEDGED
        low = value if figure.hedge in _FROM_ABOVE else value - reach
        high = value if figure.hedge in _FROM_BELOW else value + reach
        return low, high
    return -math.inf if figure.low is None else figure.low, math.inf if figure.high is None else figure.high


def significant_digits(value: float) -> int:
    """Digits of a number without the zeros at either end (3 for 1,230,000 and 0.0123)."""
    return max(1, len(_decimal(value).normalize().as_tuple().digits))


def rounds_to(fine: float, coarse: float) -> bool:
    """Whether the coarse number is the fine one with fewer digits, rounded or cut off, and not far from it.

    The coarse number's last digit that is not zero tells its precision; the move is at most `ROUNDED`, or `DECIMALS`
    where only decimals go.
    """
    if fine == coarse or not coarse or significant_digits(coarse) >= significant_digits(fine):
        return False
    limit = DECIMALS if coarse == int(coarse) and fine != int(fine) and abs(fine - coarse) < 1 else ROUNDED
    if abs(fine - coarse) > limit * abs(fine):
        return False
    unit = Decimal(1).scaleb(int(_decimal(coarse).normalize().as_tuple().exponent))
    steps = _decimal(fine) / unit
    return any(
        steps.quantize(Decimal(1), rounding=way) * unit == _decimal(coarse) for way in (ROUND_HALF_UP, ROUND_DOWN)
    )


def fitting(one: Figure, other: Figure) -> Fitting:
    """Set two figures against each other, the second in the unit of the first; parts of a whole are in percent.

    Raises:
        ValueError: If their units measure different things.
    """
    unit = "percent" if one.unit == "share" else one.unit
    one, other = _in_unit(one, unit), _in_unit(other, unit)
    (low, high), (other_low, other_high) = interval(one), interval(other)
    if max(low, other_low) > min(high, other_high):
        return _rounding(one, other) or Fitting(Fit.APART, f"{_said(one)} against {_said(other)}")
    if _facing(one, other) or _facing(other, one):
        return Fitting(Fit.OPEN, f"{_said(one)} and {_said(other)}")
    values = one.value, other.value
    if (low, high) == (other_low, other_high):
        return Fitting(Fit.SAME, "")
    if None not in values and values[0] == values[1] and _is_range(one) == _is_range(other):
        return Fitting(Fit.SAME, "")
    return _rounding(one, other) or _within(one, other)


def _in_unit(figure: Figure, unit: str | None) -> Figure:
    """A figure as it would be in another unit of its kind."""
    if figure.unit == unit:
        return figure
    if figure.unit is None or unit is None or base_unit(figure.unit).name != base_unit(unit).name:
        raise ValueError(f"{figure.unit} and {unit} measure different things")
    base, source = base_unit(unit), figure.unit

    def turned(value: float | None) -> float | None:
        # nine digits: what turning adds beyond them is no precision
        return None if value is None else float(f"{(in_base(value, source) - base.offset) / base.factor:.9g}")

    return replace(figure, value=turned(figure.value), low=turned(figure.low), high=turned(figure.high), unit=unit)


def _rounding(one: Figure, other: Figure) -> Fitting | None:
    """Two single values of which one is the other with fewer digits."""
    first, second = one.value, other.value
    if first is None or second is None or _is_range(one) or _is_range(other):
        return None
    fine, coarse = sorted((first, second), key=lambda v: (-significant_digits(v), v))
    flat = one.hedge is None and other.hedge is None
    if not rounds_to(fine, coarse) or (one.unit is None and flat and abs(coarse) < _COUNTED):
        return None
    cut = abs(coarse) < abs(fine) and not _is_nearest(fine, coarse)
    words = "is cut to" if cut else "rounds to"
    return Fitting(Fit.CLOSE, f"{number_text(fine)} {words} {number_text(coarse)}", rounded=True)


def _within(one: Figure, other: Figure) -> Fitting:
    """Two figures whose intervals meet: close if the bound and the value are of one size."""
    spans = [interval(f) for f in (one, other)]
    loose, firm = (one, other) if spans[0][1] - spans[0][0] > spans[1][1] - spans[1][0] else (other, one)
    sizes = [abs(f.value if f.value is not None else span[0]) for f, span in zip((one, other), spans, strict=True)]
    near = max(sizes) <= ROOM * min(sizes)
    if one.value is None or other.value is None:
        # "dozens" is said of two dozen and more, and of a hundred no longer; "several dozen" has bounds of its own
        vague = one if one.value is None else other
        low, high = vague.low or 0.0, vague.high if vague.high is not None else _MAGNITUDE * (vague.low or 0.0)
        low = _PLURAL * low if high == _MAGNITUDE * low else low
        near = (one.value is None) != (other.value is None) and firm.value is not None and low <= firm.value <= high
    verb = "takes in" if near else "leaves room for"
    return Fitting(Fit.CLOSE if near else Fit.OPEN, f"“{_said(loose)}” {verb} {_said(firm)}")


def _facing(one: Figure, other: Figure) -> bool:
    """Whether one figure is bounded only from above and the other only from below ("up to 40", "more than 20")."""
    return one.low is None and one.high is not None and other.low is not None and other.high is None


def _is_range(figure: Figure) -> bool:
    return figure.low is not None and figure.high is not None and figure.low != figure.high


def _is_nearest(fine: float, coarse: float) -> bool:
    unit = Decimal(1).scaleb(int(_decimal(coarse).normalize().as_tuple().exponent))
    return (_decimal(fine) / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit == _decimal(coarse)


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.12g}")


def number_text(value: float) -> str:
    """A number for a reader: digits grouped, large round ones with their multiplier ("43.885 million")."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {word}"
    return f"{value:,.10g}" if value == int(value) else f"{round(value, 3):,.6g}"


def _said(figure: Figure) -> str:
    """A figure for a reader, with its hedge."""
    if _is_range(figure) and figure.value is not None:
        return f"{number_text(figure.low or 0)} to {number_text(figure.high or 0)}"
    if figure.value is None:
        return _MAGNITUDES.get(figure.low or 0.0, f"{number_text(figure.low or 0.0)} or more")
    words = f"{figure.hedge} " if figure.hedge and figure.hedge.isascii() and figure.hedge[0].isalpha() else ""
    return f"{words}{number_text(figure.value)}"
