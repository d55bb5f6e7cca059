"""Units of measure and what each is in the base unit of its kind, so that figures in different units can be compared.

Factors are those of the SI Brochure (9th edition, 2019) and, for other units, of NIST Special Publication 811 (2008),
appendix B. Where one name stands for several units the commonest in news is meant: the ton is the short ton, the
gallon and the pint are those of the United States, horsepower is mechanical, kilobytes and their like are decimal.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TIME_UNITS", "BaseUnit", "base_unit", "in_base", "is_currency", "same_kind"]


@dataclass(frozen=True, slots=True)
class BaseUnit:
    """How a unit is turned into the base unit of its kind: ``value * factor + offset``.

    Attributes:
        name: The base unit ("m", "kg", "degrees Celsius").
        factor: How many base units one unit is.
        offset: What is added then; not 0 only for temperatures.
    """

    name: str
    factor: float
    offset: float = 0.0


#: Units of time: their figures measure how long something lasts, not how much of it there is.
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})

#: Letters of a currency's code.
_CODE_LENGTH = 3

_LENGTHS = {
    "nm": 1e-9,
    "μm": 1e-6,
    "mm": 1e-3,
    "cm": 1e-2,
    "m": 1.0,
    "km": 1e3,
    "inch": 0.0254,
    "foot": 0.3048,
    "yard": 0.9144,
    "mile": 1609.344,
    "nautical mile": 1852.0,
    "light year": 9.4607304725808e15,
}
_AREAS = {
    "cm2": 1e-4,
    "m2": 1.0,
    "km2": 1e6,
    "hectare": 1e4,
    "acre": 4046.8564224,
    "square foot": 0.09290304,
    "square yard": 0.83612736,
    "square mile": 2589988.110336,
}
_VOLUMES = {
    "ml": 1e-3,
    "litre": 1.0,
    "cubic metre": 1e3,
    "cubic km": 1e12,
    "cubic foot": 28.316846592,
    "pint": 0.473176473,
    "gallon": 3.785411784,
    "barrel": 158.987294928,
}
_MASSES = {
    "μg": 1e-9,
    "mg": 1e-6,
    "g": 1e-3,
    "kg": 1.0,
    "tonne": 1e3,
    "ton": 907.18474,
    "pound": 0.45359237,
    "ounce": 0.028349523125,
    "stone": 6.35029318,
}
_SPEEDS = {"m/s": 3.6, "km/h": 1.0, "mph": 1.609344, "knot": 1.852}
_ENERGIES = {
    "joule": 1 / 3.6e6,
    "Wh": 1e-3,
    "kWh": 1.0,
    "MWh": 1e3,
    "GWh": 1e6,
    "TWh": 1e9,
}
_POWERS = {"watt": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9, "hp": 745.69987158227}
_DATA = {"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15}
_FREQUENCIES = {"Hz": 1.0, "kHz": 1e3, "MHz": 1e6, "GHz": 1e9}
#: Months and years have no fixed number of days, so that they are not turned into seconds.
_TIMES = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_LONG_TIMES = {"month": 1 / 12, "year": 1.0, "decade": 10.0, "century": 100.0}
_AGES = {"days old": 1 / 365.25, "weeks old": 7 / 365.25, "months old": 1 / 12, "years old": 1.0, "decades old": 10.0}
_POINTS = {"basis points": 0.01, "percentage points": 1.0}
_SHARES = {"percent": 0.01, "share": 1.0}
_DENSITIES = {"ppm": 1.0, "ppb": 1e-3}

_BASES = {
    unit: BaseUnit(base, factor)
    for base, table in (
        ("m", _LENGTHS),
        ("m2", _AREAS),
        ("litre", _VOLUMES),
        ("kg", _MASSES),
        ("km/h", _SPEEDS),
        ("kWh", _ENERGIES),
        ("watt", _POWERS),
        ("byte", _DATA),
        ("Hz", _FREQUENCIES),
        ("second", _TIMES),
        ("year", _LONG_TIMES),
        ("years old", _AGES),
        ("percentage points", _POINTS),
        ("share", _SHARES),
        ("ppm", _DENSITIES),
    )
    for unit, factor in table.items()
} | {
    "degrees Celsius": BaseUnit("degrees Celsius", 1.0),
    "degrees Fahrenheit": BaseUnit("degrees Celsius", 5 / 9, -160 / 9),
    "kelvin": BaseUnit("degrees Celsius", 1.0, -273.15),
}


def base_unit(unit: str) -> BaseUnit:
    """The base unit of a unit's kind and how to get there; a unit that is not known is its own base.

    Currencies are not turned into one another: what they are worth changes by the day.

    Args:
        unit: A normalised unit, as figures have it ("mile", "percent", "USD").
    """
    return _BASES.get(unit) or BaseUnit(unit, 1.0)


def same_kind(unit: str) -> tuple[str, ...]:
    """The units that measure the same kind of thing, this one among them."""
    base = base_unit(unit).name
    return tuple(sorted({unit} | {other for other, one in _BASES.items() if one.name == base}))


def in_base(value: float, unit: str) -> float:
    """A value in the base unit of its unit's kind (104 degrees Fahrenheit: 40)."""
    base = base_unit(unit)
    return value * base.factor + base.offset


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a currency by its form: a code of ISO 4217."""
    return unit is not None and len(unit) == _CODE_LENGTH and unit.isascii() and unit.isupper()
