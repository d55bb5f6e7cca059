"""Numbers as a reader writes them: digits grouped, large round ones with their multiplier, units named."""

from __future__ import annotations

import re

from rashomon.compare.bounds import interval
from rashomon.model import Figure
from rashomon.text.measures import in_base, is_currency

__all__ = ["amount", "is_stated_range", "size", "unit_name", "value_text"]

_MULTIPLIERS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

#: Decimals that a number with a multiplier may have; one with more is written out ("1,234,567").
_DECIMALS = 3

#: Currencies whose sign no other large one shares; others keep their code.
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}

#: Names of units whose plural is not theirs with an s.
_PLURALS = {
    "foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence", "square foot": "square feet",
    "cubic foot": "cubic feet", "percent": "percent", "share": "percent", "stone": "stone",
}  # fmt: skip
#: Symbols that a reader writes otherwise; the others stay as they are, in the plural too.
_SYMBOLS = {"m2": "m²", "cm2": "cm²", "km2": "km²", "cubic km": "km³"}

#: Units that are kept in the plural.
_PLURAL_UNIT = re.compile("^(degree|day|week|month|year|decade|(?:percentage |basis )?point)s")

#: Letters that a unit's name has at least; what is shorter is a symbol ("km", "mph", "kWh").
_NAME = 4

#: Hedges that leave the number itself out.
_ABOVE = frozenset({"more than", "over", "above", "in excess of", "upwards of", "well over", "greater than"})
_BELOW = frozenset({"less than", "fewer than", "under", "below", "well under"})


def amount(value: float, unit: str | None = None, per: str = "") -> str:
    """A number with its unit: "9,600", "$1.3 million", "CHF 40", "4.2 percent", "40 per day".

    Args:
        value: The number. Parts of a whole (unit "share") are given as they are, 0.25 for a quarter.
        unit: The unit, as figures have it.
        per: What a rate is per.
    """
    number, sign = (value * 100, "") if unit == "share" else (value, "")
    if number < 0:
        number, sign = -number, "\N{MINUS SIGN}"
    digits = f"{round(number, 1):,.10g}" if unit == "share" else _digits(number)
    rate = f" per {per}" if per else ""
    if unit is None:
        return f"{sign}{digits}{rate}"
    if unit in _SIGNS:
        return f"{sign}{_SIGNS[unit]}{digits}{rate}"
    if is_currency(unit):
        return f"{sign}{unit} {digits}{rate}"
    return f"{sign}{digits} {unit_name(unit, number)}{rate}"


def unit_name(unit: str, number: float = 2.0) -> str:
    """A unit's name as it stands after a number: "1 mile", "40 miles", "20 percent", "40 km²"."""
    if unit in _SYMBOLS:
        return _SYMBOLS[unit]
    if number == 1:
        return "percent" if unit == "share" else _PLURAL_UNIT.sub(r"\1", unit)
    if unit in _PLURALS:
        return _PLURALS[unit]
    is_name = len(unit) >= _NAME and unit.isascii() and unit.replace(" ", "").isalpha() and unit.islower()
    return f"{unit}s" if is_name and not unit.endswith(("s", " old")) else unit


def size(figure: Figure) -> float:
    """By what a figure is put in order: its value, else a bound, in the base unit of its kind."""
    return in_base(_first(figure), figure.unit or "")


def is_stated_range(figure: Figure) -> bool:
    """Whether both bounds are stated and differ, so that the value between them is nobody's."""
    return figure.low is not None and figure.high is not None and figure.low != figure.high


def value_text(figure: Figure) -> str:
    """A figure's value or bounds for a reader: "9,600", "about 200", "at least 30", "9,500 to 10,500"."""
    unit, per = figure.unit, figure.scope.per

    def plain(value: float) -> str:
        return amount(value, unit, per)

    if is_stated_range(figure):
        low, high = (figure.low or 0.0), (figure.high or 0.0)
        # "$20 million to $40 million", but "20 to 40 percent"
        first = amount(low, unit) if unit and is_currency(unit) else amount(low * (100 if unit == "share" else 1))
        return f"{first} to {plain(high)}"
    if figure.low is not None and figure.high is not None:
        return plain(figure.low)
    if figure.low is not None:
        return f"{'more than' if figure.hedge in _ABOVE else 'at least'} {plain(_printed(figure, figure.low))}"
    if figure.high is not None:
        return f"{figure.hedge if figure.hedge in _BELOW else 'up to'} {plain(_printed(figure, figure.high))}"
    return f"{_about(figure)} {plain(_first(figure))}"


def _first(figure: Figure) -> float:
    return next(v for v in (figure.value, figure.low, figure.high) if v is not None)


def _printed(figure: Figure, bound: float) -> float:
    return bound if figure.value is None else figure.value


def _about(figure: Figure) -> str:
    """The side to which a hedged value is loose."""
    low, high = interval(figure)
    times = 100.0 if figure.unit == "share" else 1.0
    at = _first(figure) * times
    return "about" if low < at < high or low == high else "nearly" if high == at else "just over"


def _digits(number: float) -> str:
    for scale, word in _MULTIPLIERS:
        if number >= scale:
            short = round(number / scale, _DECIMALS)
            if abs(short * scale - number) < 1e-9 * number:
                return f"{short:,.10g} {word}"
    return f"{number:,.10g}"
