"""Figures: numbers that count or measure something, with bounds, hedge, unit and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.extract.counted import CHANGE, counted
from rashomon.extract.hedges import Bound, Hedge, hedge_after, hedge_before
from rashomon.extract.numbers import Number, numbers
from rashomon.extract.scope import content_words, scope
from rashomon.extract.uncounted import Masks, is_name_or_label, is_year_or_day
from rashomon.extract.units import currency_before, unit_after
from rashomon.model import Figure
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["figures"]

_JOINS = re.compile(r"\s?[-‐‑–—]\s?|\s+to[\s-]+|\s+and\s+|\s+or\s+", re.IGNORECASE)
_STRONG = re.compile(r"[\s-]?strong(?![\w])", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"[A-Za-z]\d*\s?[-‐]$")
_PREFIX_BEFORE = re.compile(r"\b(?:minus|sub|to|mid|non|a|now)[-‐]$|\s\s?[-‐]$", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)(?:\sof)?\s$", re.IGNORECASE)
#: How far a lower bound without a multiplier may lie from the upper one's digits to share it ("24.2 to 33 billion").
_SHARES_SCALE = 20.0
#: Whole numbers below this with a hyphen between and the larger first are a score, not a range ("6-4").
_SCORE = 200
_OLDEST = 120
_CENTS = 100


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit, before it is known whether it stands in a range."""

    number: Number
    start: int
    end: int
    unit: str | None


def figures(parsed: Parsed) -> tuple[Figure, ...]:
    """Find the figures of an article, in order.

    Numerals, number words, multipliers, parts ("a third", "one in three"), ranges, money, percentages and measures are
    read. Dates, years, clock times, ordinals, identifiers, addresses, scores, list numbers, the pronoun "one" and
    numbers inside names are no figures. Two numbers that something moved between ("cut from 20 to 12") are two figures.

    What a hedge makes of ``low`` and ``high`` for a number N:

    ========================================= ======== ========
    wording                                   low      high
    ========================================= ======== ========
    N, just N, only N, exactly N              N        N
    about, around, nearly, almost, some N     open     open
    at least, more than, over N; N or more    N        open
    up to, as many as, fewer than, under N    open     N
    N to M, N-M, between N and M              N        M
    ========================================= ======== ========

    Args:
        parsed: The article.
    """
    return tuple(sorted((f for passage in parsed.passages for f in _in_passage(passage)), key=lambda f: f.span))


def _in_passage(passage: Passage) -> Iterator[Figure]:
    doc = passage.doc
    text = doc.text  # made anew at each asking
    masks = Masks(text)
    amounts = [a for n in numbers(text) if not masks.hide(n) and (a := _amount(text, n)) is not None]
    at = 0
    while at < len(amounts):
        if at + 1 < len(amounts) and (whole := _with_cents(text, amounts[at], amounts[at + 1])):
            amounts[at : at + 2] = [whole]
        first = amounts[at]
        second = amounts[at + 1] if at + 1 < len(amounts) else None
        joined = _joined(doc, text, first, second) if second is not None else None
        if joined == "score":
            at += 2
            continue
        if second is not None and joined:
            first, second = _share_unit(first, second)
            amounts[at + 1] = second
        figure = _figure(passage, text, first, second if joined == "range" else None)
        if figure is not None:
            yield figure
        at += 2 if joined == "range" else 1


def _with_cents(text: str, first: _Amount, second: _Amount) -> _Amount | None:
    """One sum of money told in two units ("3 dollars and 50 cents")."""
    value, cents = first.number.value, second.number.value
    if first.unit is None or second.unit not in ("cent", "penny") or first.unit != first.unit.upper():
        return None
    if value is None or cents is None or value % 1 or not 0 < cents < _CENTS:
        return None
    if not re.fullmatch(r",?\s(?:and\s)?", text[first.end : second.start]):
        return None
    value += cents / _CENTS
    number = replace(first.number, value=value, low=value, high=value, end=second.number.end)
    return replace(first, number=number, end=second.end)


def _amount(text: str, number: Number) -> _Amount | None:
    """The number with its currency or unit; ``None`` if it is part of a longer token."""
    money = currency_before(text, number.start)
    start = money[0] if money else number.start
    if _within_token(text, start, number):
        return None
    unit = unit_after(text, number.end, scaled=number.scale > 1)
    after = text[number.end : number.end + 1]
    if money:
        # "$71 billion dollars"
        end = unit[0] if unit and unit[1] == money[1] else number.end
        return _Amount(number, start, end, money[1])
    if unit:
        return _Amount(number, start, unit[0], unit[1])
    if after.isalnum() or after in ("_", "@", "/") or re.match(r"[:.]\d", text[number.end : number.end + 2]):
        return None
    return _Amount(number, start, number.end, "share" if number.share else None)


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


def _joined(doc: Doc, text: str, first: _Amount, second: _Amount) -> str | None:
    """Whether two amounts are a range, a change from one to the other, a score, or nothing."""
    gap = text[first.end : second.start]
    if gap == " " and text[second.start] in "-−" and not second.number.spelled:
        gap = "-"
    if not _JOINS.fullmatch(gap) or {first.unit, second.unit} >= {"share"}:
        return None
    low, high = first.number.value, second.number.value
    if low is None or high is None or (first.unit and second.unit and first.unit != second.unit):
        return None
    if first.unit is None and re.fullmatch(r"(?:1[0-9]|20)\d\d", text[first.start : first.end]) and gap.strip() == "to":
        return None  # "20 tonnes in 2008 to 29 tonnes"
    high = abs(high) if gap == "-" else high
    join = gap.strip().lower().rstrip("-") or "-"
    before = text[max(0, first.start - 24) : first.start].lower().split()
    low *= _scale_shared(first, second)
    if join == "and" and "between" not in before[-2:]:
        return None
    if join == "or":
        return "range" if low < high <= 2 * low + 1 and first.unit is None else None
    if join == "to" and "from" in before[-2:] and _changes(doc, first):
        return "change"
    if low < high:
        return "range"
    whole = low % 1 == 0 and high % 1 == 0 and max(low, high) < _SCORE
    if join in "-‐‑–" and whole and first.unit is None and second.unit is None:
        return "score"
    return "change" if join == "to" else None


def _changes(doc: Doc, amount: _Amount) -> bool:
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if span is None:
        return False
    verb = next((a for a in span.root.ancestors if a.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_.lower() in CHANGE


def _scale_shared(first: _Amount, second: _Amount) -> float:
    """The multiplier of the second amount, where the first goes without its own ("33-35 billion")."""
    low, high = first.number, second.number
    if low.scale > 1 or high.scale == 1 or low.value is None or high.value is None or not high.value:
        return 1.0
    ratio = low.value * high.scale / high.value
    return high.scale if 1 / _SHARES_SCALE <= ratio <= _SHARES_SCALE else 1.0


def _share_unit(first: _Amount, second: _Amount) -> tuple[_Amount, _Amount]:
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


def _figure(passage: Passage, text: str, first: _Amount, second: _Amount | None) -> Figure | None:
    doc = passage.doc
    last = second or first
    tokens = doc.char_span(first.start, last.end, alignment_mode="expand")
    digits = doc.char_span(first.number.start, last.number.end, alignment_mode="expand")
    if tokens is None or digits is None:
        return None
    unit = first.unit or _age(text, first, last, digits[-1])
    if unit is None and (
        is_year_or_day(text, first.number, doc, digits[0])
        or is_year_or_day(text, last.number, doc, digits[-1])
        or is_name_or_label(text, first.number, doc, digits[-1])
    ):
        return None
    if first.number.spelled and second is None and _empty_one(text, first, digits[-1]):
        return None
    strong = _STRONG.match(text, last.end)
    hedge = hedge_before(text, first.start)
    end = strong.end() if strong else last.end
    if hedge is None and (hedge := hedge_after(text, end)):
        end = hedge.end
    start = min(first.start, hedge.start) if hedge else first.start
    value, low, high = _bounds(first.number, second.number if second else None, hedge)
    found = counted(doc, tokens.start, tokens.end - 1, measure=first.unit is not None)
    return Figure(
        Span(passage.start + start, passage.start + end),
        value,
        low,
        high,
        None if hedge is None or hedge.bound is Bound.EXACT else hedge.words,
        unit,
        passage.span(doc[found.first : found.last + 1]) if found.noun is not None else None,
        found.noun.lemma_.lower() if found.noun is not None else None,
        content_words(found.anchor),
        scope(found, (tokens.start, tokens.end - 1)),
    )


def _bounds(
    first: Number, second: Number | None, hedge: Hedge | None
) -> tuple[float | None, float | None, float | None]:
    """Value, low and high as the wording states them."""
    if second is not None and first.value is not None and second.value is not None:
        ends = first.value, second.value
        return sum(ends) / 2, min(ends), max(ends)
    if first.value is None:
        return None, first.low, first.high
    bound = hedge.bound if hedge else Bound.EXACT
    low = first.value if bound in (Bound.EXACT, Bound.LEAST) else None
    high = first.value if bound in (Bound.EXACT, Bound.MOST) else None
    return first.value, low, high


def _age(text: str, first: _Amount, last: _Amount, token: Token) -> str | None:
    """The unit of an age given as a bare number ("aged 34", "Jane Poe, 34,")."""
    value = first.number.value
    if value is None or value % 1 or not 0 < value <= _OLDEST or last is not first or first.number.spelled:
        return None
    if _AGE_BEFORE.search(text, max(0, first.start - 10), first.start):
        return "years old"
    doc = token.doc
    before = doc[token.i - 2] if token.i >= 2 and doc[token.i - 1].text == "," else None
    if before is not None and before.ent_type_ == "PERSON" and re.match(r"[,.;)]", text[first.end : first.end + 1]):
        return "years old"
    return None


def _empty_one(text: str, amount: _Amount, token: Token) -> bool:
    """Whether "one" or "zero" is a pronoun or says nothing ("one another", "no one", "the one who")."""
    if text[amount.number.start : amount.number.end].lower() not in ("one", "zero") or amount.unit:
        return False
    doc = token.doc
    if token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i and token.head.lower_ != "another":
        return token.i > 0 and doc[token.i - 1].lower_ in ("no", "any", "every", "each", "the", "this", "that")
    after = [t.lower_ for t in doc[token.i + 1 : token.i + 3]]
    return after[:1] != ["of"] or after[1:] in (["them"], ["us"], ["it"])
