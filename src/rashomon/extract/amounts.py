"""Amounts: numbers with their currency or unit, before it is known what they count or what range they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.extract.hedges import Hedge, hedge_after
from rashomon.extract.numbers import Number, numbers
from rashomon.extract.numbertokens import times
from rashomon.extract.uncounted import Masks
from rashomon.text.units import DOLLARS, currency_before, unit_after

__all__ = ["Amount", "amounts"]

_CODE_BEFORE = re.compile(r"[A-Za-z]\d*\s?[-‐]$")
_PREFIX_BEFORE = re.compile(r"\b(?:minus|sub|to|mid|non|a|now|pre|post)[-‐]$|\s\s?[-‐]$", re.IGNORECASE)
#: Smaller units that a larger one is told together with ("6 feet 2 inches"), and how many of them make one.
_PARTS = {
    ("foot", "inch"): 12.0,
    ("yard", "foot"): 3.0,
    ("stone", "pound"): 14.0,
    ("pound", "ounce"): 16.0,
    ("hour", "minute"): 60.0,
    ("minute", "second"): 60.0,
    ("degree", "minute"): 60.0,
    ("USD", "cent"): 100.0,
    ("EUR", "cent"): 100.0,
    ("AUD", "cent"): 100.0,
    ("CAD", "cent"): 100.0,
    ("NZD", "cent"): 100.0,
    ("GBP", "penny"): 100.0,
}
#: Multipliers written onto a currency code ("30 MEUR", "5 KUSD"), as Nordic companies report.
_CODED_SCALES = {"K": 1e3, "T": 1e3, "M": 1e6, "B": 1e9}
_CODED = re.compile(r"[ \u00a0]?(?P<scale>[KTMB])(?P<code>USD|EUR|GBP|SEK|NOK|DKK|CHF)(?!\w)")
#: So many bare numbers in a row are no sentence.
_COLUMN = 3
#: Hedges that stand behind a unit or a noun, not before it.
_BEHIND_UNITS = frozenset({"at least", "at most", "at the most", "more or less", "give or take", "and counting"})
_TOGETHER = re.compile(r",?[ \u00a0]?(?:and[ \u00a0])?", re.IGNORECASE)
#: "in" behind a number is inches only where feet went before ("6ft 2in").
_INCHES = re.compile(r"[ \u00a0]?in(?!\w)|[\"″”]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Attributes:
        number: The number.
        start: Its first character, or that of the currency before it.
        end: The character after its last, or after that of its unit.
        unit: The normalised unit; ``None`` if it carries none.
        hedge: A hedge between the number and its unit ("20 or so miles").
    """

    number: Number
    start: int
    end: int
    unit: str | None
    hedge: Hedge | None = None


def amounts(text: str) -> list[Amount]:
    """The amounts of a text in order, without those in dates, clock times, addresses and other masked stretches.

    Args:
        text: The text of a passage.
    """
    masks = Masks(text)
    out: list[Amount] = []
    for number in numbers(text):
        amount = None if masks.hide(number) else _amount(text, number)
        if amount is None:
            continue
        if out and (whole := _together(text, out[-1], amount)):
            out[-1] = whole
        else:
            out.append(amount)
    return _without_columns(text, out)


def _without_columns(text: str, found: list[Amount]) -> list[Amount]:
    """Leave out runs of bare numbers with nothing but blanks between: the scale of a chart, a row of a table."""
    bare = [
        a.unit is None and b.unit is None and a.end < b.start and not text[a.end : b.start].strip()
        for a, b in pairwise(found)
    ]
    out: list[Amount] = []
    at = 0
    while at < len(found):
        end = at
        while end < len(bare) and bare[end]:
            end += 1
        if end - at + 1 < _COLUMN:
            out += found[at : end + 1]
        at = end + 1
    return out


def _together(text: str, first: Amount, second: Amount) -> Amount | None:
    """One amount told in two units ("3 dollars and 50 cents", "6 feet 2 inches")."""
    small = second.unit
    if small is None and first.unit == "foot" and (inches := _INCHES.match(text, second.end)):
        small, second = "inch", replace(second, end=inches.end())
    many = _PARTS.get((first.unit or "", small or ""))
    value, part = first.number.value, second.number.value
    if many is None or value is None or part is None or value % 1 or not 0 < part < many:
        return None
    between = text[first.end : second.start]
    if not _TOGETHER.fullmatch(between) or (small == "cent" and second.start > second.number.start):
        return None
    value += part / many
    number = replace(first.number, value=value, low=value, high=value, end=second.number.end)
    return replace(first, number=number, end=second.end)


def _amount(text: str, number: Number) -> Amount | None:
    """The number with its currency or unit; ``None`` if it is part of a longer token."""
    money = currency_before(text, number.start)
    start = money[0] if money else number.start
    if _within_token(text, start, number):
        return None
    unit = unit_after(text, number.end, scaled=number.scale > 1)
    after = text[number.end : number.end + 1]
    if coded := _CODED.match(text, number.end):
        scale = _CODED_SCALES[coded["scale"]]
        return Amount(_scaled(number, scale), start, coded.end(), coded["code"])
    if money:
        # "$71 billion dollars", "$4bn Canadian"
        named = unit is not None and (unit[1] == money[1] or (money[1] == "USD" and unit[1] in DOLLARS))
        return Amount(number, start, *(unit if unit and named else (number.end, money[1])))
    if unit:
        return Amount(number, start, unit[0], unit[1])
    if after.isalnum() and not (after == "i" and _INCHES.match(text, number.end)):
        return None
    if after in ("_", "@", "/") or re.match(r"[:.]\d", text[number.end : number.end + 2]):
        return None
    hedge = hedge_after(text, number.end)
    if hedge and hedge.words not in _BEHIND_UNITS and (unit := unit_after(text, hedge.end, scaled=number.scale > 1)):
        return Amount(number, start, unit[0], unit[1], hedge)
    return Amount(number, start, number.end, "share" if number.share else None)


def _scaled(number: Number, scale: float) -> Number:
    """A number that a multiplier behind its unit or within it makes larger."""
    value = None if number.value is None else times(number.value, scale)
    return replace(number, value=value, low=times(number.low, scale), high=times(number.high, scale), scale=scale)


def _within_token(text: str, start: int, number: Number) -> bool:
    """Whether what stands right before a number makes it part of something longer ("F-16", "v2", "3/4", "#5")."""
    before = text[start - 1 : start] if start else ""
    if before.isalnum() or (before and before in "_/:#&@\\"):
        return True
    if number.spelled:
        return False
    if before and before in ".,":
        return text[start - 2 : start - 1].isalnum()
    tail = text[max(0, start - 6) : start]
    return bool(_CODE_BEFORE.search(tail)) and not _PREFIX_BEFORE.search(tail)
