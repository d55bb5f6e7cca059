"""Two amounts side by side: a range, a change from one to the other, a score, or nothing to do with one another."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from spacy.tokens import Doc

from rashomon.extract.amounts import Amount
from rashomon.extract.counted import CHANGE

__all__ = ["Joint", "joint", "shared"]


class Joint(StrEnum):
    """What two amounts next to each other are together."""

    RANGE = "range"  # "20 to 30", "between 20 and 30"
    CHANGE = "change"  # "from 20 to 12", "by 8 to 12"
    SCORE = "score"  # "6-4"


_JOINS = re.compile(
    r"\s?[-‐‑–—]\s?|[-‐‑]\s*(?:to|or)[\s-]+|\s+(?:up\s+)?to[\s-]+|\s+and\s+|\s+or\s+(?:even\s+|maybe\s+|perhaps\s+)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b(?:to|and|or)\b", re.IGNORECASE)
#: How far a lower bound without a multiplier may lie from the upper one's digits to share it ("24.2 to 33 billion").
_SHARES_SCALE = 20.0
#: Whole numbers below this with a hyphen between and the larger first are a score, not a range ("6-4").
_SCORE = 200
#: Behind "by", an upper end beyond this many times the lower is where the change ends ("by 300 to 1,200").
_WIDEST_CHANGE = 2.0


def joint(doc: Doc, text: str, first: Amount, second: Amount) -> Joint | None:
    """What two amounts that follow one another in a text are together; ``None`` if nothing joins them.

    Args:
        doc: The passage.
        text: Its text.
        first: An amount.
        second: The next one.
    """
    gap = text[first.end : second.start]
    if gap == " " and text[second.start] in "-−" and not second.number.spelled:
        gap = "-"
    if not _JOINS.fullmatch(gap) or {first.unit, second.unit} >= {"share"}:
        return None
    low, high = first.number.value, second.number.value
    if low is None or high is None or (first.unit and second.unit and first.unit != second.unit):
        return None
    word = _WORD.search(gap)
    join = word[0].lower() if word else "-"
    if first.unit is None and re.fullmatch(r"(?:1[0-9]|20)\d\d", text[first.start : first.end]) and join == "to":
        return None  # "20 tonnes in 2008 to 29 tonnes"
    high = abs(high) if gap == "-" else high
    before = text[max(0, first.start - 24) : first.start].lower().split()
    low *= _scale_shared(first, second)
    if join == "and" and "between" not in before[-2:]:
        return None
    if join == "or":
        return Joint.RANGE if low < high <= 2 * low + 1 and first.unit is None else None
    if join == "to" and _moves(doc, first, before, low, high):
        return Joint.CHANGE
    if low < high:
        return Joint.RANGE
    whole = low % 1 == 0 and high % 1 == 0 and max(low, high) < _SCORE
    if join == "-" and whole and first.unit is None and second.unit is None:
        return Joint.SCORE
    return Joint.CHANGE if join == "to" else None


def shared(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Two joined amounts, each with the unit and the multiplier that only one of them is written with."""
    scale = _scale_shared(first, second)
    number, other = first.number, second.number
    if scale > 1 and number.value is not None:
        value = number.value * scale
        number = replace(number, value=value, low=value, high=value, scale=scale)
    if other.value is not None and other.value < 0 and first.end + 1 >= second.start and (number.value or 0) > 0:
        other = replace(other, value=-other.value, low=-other.value, high=-other.value)
    return replace(first, number=number, unit=first.unit or second.unit), replace(
        second, number=other, unit=second.unit or first.unit
    )


def _moves(doc: Doc, first: Amount, before: list[str], low: float, high: float) -> bool:
    """Whether something moves from the first amount to the second, or by the first to the second."""
    if "by" in before[-2:]:
        return (first.unit is not None and first.end > first.number.end) or high > _WIDEST_CHANGE * low
    if "from" in before[-2:]:
        return _changes(doc, first)
    # "rose $12 to $1,800"
    return bool(before) and high > _WIDEST_CHANGE * low and _changes(doc, first, right_before=True)


def _changes(doc: Doc, amount: Amount, *, right_before: bool = False) -> bool:
    """Whether an amount stands below a verb that moves amounts."""
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if span is None:
        return False
    if right_before:
        return span.start > 0 and doc[span.start - 1].lemma_.lower() in CHANGE
    verb = next((a for a in span.root.ancestors if a.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_.lower() in CHANGE


def _scale_shared(first: Amount, second: Amount) -> float:
    """The multiplier of the second amount, where the first goes without its own ("33-35 billion")."""
    low, high = first.number, second.number
    if low.scale > 1 or high.scale == 1 or low.value is None or high.value is None or not high.value:
        return 1.0
    ratio = low.value * high.scale / high.value
    return high.scale if 1 / _SHARES_SCALE <= ratio <= _SHARES_SCALE else 1.0
