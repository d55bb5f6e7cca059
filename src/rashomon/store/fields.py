"""The fields of a query: what each is called, what it looks for, and how its value is read."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rashomon.store.conditions import (
    Bearer,
    Condition,
    Counts,
    Dated,
    Equals,
    Matches,
    Named,
    Plain,
    Relation,
    Within,
)
from rashomon.text.units import currency_before, is_money, unit_named

__all__ = ["FIELDS", "BadValue", "Field", "Value", "has_word", "words_in"]


class BadValue(ValueError):
    """A value that a field cannot use.

    Args:
        reason: What is wrong with it, as a clause.
        remedy: What to write instead, as a clause.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Value:
    """What stands after a field's colon.

    Attributes:
        words: Without quotation marks.
        prefix: Whether a ``*`` follows.
        exact: Whether a ``=`` stands before.
    """

    words: str
    prefix: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        what: What it looks for, for its user.
        example: A query with it.
        read: Reads its value.
    """

    what: str
    example: str
    read: Callable[[Value], Condition]


_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
#: What is a scale only after money: "3m" alone is three metres.
_MONEY_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12}
_NUMBER = r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_AMOUNT = re.compile(rf"(?P<before>[^0-9−-]*)(?P<number>{_NUMBER})(?P<after>(?:[^0-9].*)?)", re.DOTALL)
_COMPARED = re.compile(r"(?P<sign>>=|<=|≥|≤|>|<|=)?(?P<amount>.*)", re.DOTALL)
_STRETCH = re.compile(r"[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|W[0-9]{2}|Q[1-4]|H[12]|SP|SU|FA|WI))?")
_OPEN = ".."
_WORD = re.compile(r"[^\W_]+")
#: Letters: half of all articles have a word that begins with any one.
_SHORTEST_BEGINNING = 2
_FIGURE_REMEDY = 'write a number, such as figure:10000, figure:>1000, figure:100..200 or figure:">3 km"'
_DATE_REMEDY = "write a year, month or day, such as 2021, 2021-02 or 2021-02-14, or two of them with / between"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}")


def has_word(words: str) -> bool:
    """Whether there is a letter or a digit to look for."""
    return any(character.isalnum() for character in words)


def _check(value: Value) -> None:
    """Refuse what nothing, or nearly everything, would be found by."""
    if not has_word(value.words):
        raise BadValue("holds no letter or digit to look for", "write a word, or several in quotation marks")
    if value.prefix and len(_WORD.findall(value.words)[-1]) < _SHORTEST_BEGINNING:
        raise BadValue("is too short a beginning of a word", "write two letters or more before *")


def words_in(within: Within) -> Callable[[Value], Condition]:
    """What reads words that are looked for in one place."""

    def read(value: Value) -> Condition:
        if value.exact:
            raise BadValue("takes no =, which stands for a whole name", "leave it out")
        _check(value)
        return Matches(value.words, value.prefix, within)

    return read


def _name(bearer: Bearer) -> Callable[[Value], Condition]:
    def read(value: Value) -> Condition:
        if value.exact:
            if value.prefix:
                raise BadValue("asks for a whole name (=) and for the beginning of one (*)", "leave one of them out")
            if not value.words.strip():
                raise BadValue("names nobody", "write the whole name after =, in quotation marks")
            return Named(bearer, value.words, exact=True)
        _check(value)
        return Named(bearer, value.words, value.prefix)

    return read


def _whole(value: Value) -> str:
    """A value that is taken as it stands; ``=`` changes nothing there."""
    if value.prefix:
        raise BadValue("takes no *", "leave it out")
    if not value.words.strip():
        raise BadValue("needs a value", "write it after the colon, without a blank")
    return value.words.strip()


def _equals(what: Plain) -> Callable[[Value], Condition]:
    def read(value: Value) -> Condition:
        return Equals(what, _whole(value))

    return read


def _language(value: Value) -> Condition:
    code = _whole(value)
    if not _LANGUAGE.fullmatch(code):
        raise BadValue("is no code of a language", "write two letters, such as en or de; und is unknown")
    return Equals(Plain.LANGUAGE, code.lower())


def _figure(value: Value) -> Condition:
    words = ("=" if value.exact else "") + _whole(Value(value.words, value.prefix))
    compared = _COMPARED.fullmatch(words)
    sign, amount = (compared["sign"] or "=", compared["amount"].strip()) if compared else ("=", words)
    if _OPEN in amount:
        if sign != "=" or value.exact:
            raise BadValue("has both a comparison and a range", "leave one of them out")
        return _range(*amount.split(_OPEN, 1))
    number, unit = _amount(amount)
    match sign:
        case ">":
            return Counts(number, None, inclusive=False, unit=unit)
        case "<":
            return Counts(None, number, inclusive=False, unit=unit)
        case ">=" | "≥":
            return Counts(number, None, unit=unit)
        case "<=" | "≤":
            return Counts(None, number, unit=unit)
        case _:
            return Counts(number, number, unit=unit)


def _range(first: str, second: str) -> Counts:
    high, unit = _amount(second) if has_word(second) else (None, None)
    low, other = _amount(first) if has_word(first) else (None, None)
    if second.strip() and high is None:
        unit = _unit(second.strip(), f"{first.strip()}..")  # "100.. km"
    if low is None and high is None:
        raise BadValue("is a range without a bound", _FIGURE_REMEDY)
    if other and unit and other != unit:
        raise BadValue("has two units", "write one, after the second number")
    if low is not None and high is not None and low > high:
        raise BadValue("is a range whose first number is the larger", "write the smaller one first")
    return Counts(low, high, unit=unit or other)


def _amount(words: str) -> tuple[float, str | None]:
    """A number and its unit: "10,000", "$1.3m", "3 km", "5 percent"."""
    found = _AMOUNT.fullmatch(words.strip())
    if found is None:
        raise BadValue("is no number", _FIGURE_REMEDY)
    number = float(found["number"].replace(",", "").replace("−", "-"))
    before, after = found["before"].strip(), found["after"].strip()
    unit = None
    if before:
        money = currency_before(before, len(before))
        if money is None or money[0]:
            raise BadValue(f"has “{before}” before its number, which is no currency", _FIGURE_REMEDY)
        unit = money[1]
    scale, _, rest = after.partition(" ")
    factor = _SCALES.get(scale.lower()) or (_MONEY_SCALES.get(scale.lower()) if is_money(unit) else None)
    if factor:
        number, after = number * factor, rest.strip()
    if not math.isfinite(number):
        raise BadValue("is too large a number", "write a smaller one")
    if not after:
        return number, unit
    named = _unit(after, found["number"])
    if unit and unit != named:
        raise BadValue("has two units", "leave one of them out")
    return number, named


def _unit(words: str, number: str) -> str:
    unit = unit_named(words)
    if unit is None:
        raise BadValue(f"“{words}” is no unit", f"to look for the word, too, write figure:{number} {words}")
    return unit


def _dated(relation: Relation) -> Callable[[Value], Condition]:
    def read(value: Value) -> Condition:
        written = _whole(value)
        start, between, end = written.partition("/")
        first = _stretch(start, last=False) if start != _OPEN or not between else None
        last = _stretch(end if between else start, last=True) if end != _OPEN else None
        if first is None and last is None:
            raise BadValue("is no date", _DATE_REMEDY)
        if first and last and first > last:
            raise BadValue("ends before it begins", "write the earlier date first")
        if first is None and relation is Relation.BEFORE:
            raise BadValue("has no beginning to be before", "write a date")
        if last is None and relation is Relation.AFTER:
            raise BadValue("has no end to be after", "write a date")
        return Dated(relation, written, first, last)

    return read


def _stretch(written: str, *, last: bool) -> date:
    # reading brings parsers of HTML along, which most queries have no use for
    from rashomon.read.stretches import bounds

    found = bounds(written)[last] if _STRETCH.fullmatch(written) else None
    if found is None:
        raise BadValue("is no date", _DATE_REMEDY)
    return found


#: Each field by its name. ``version`` is none of them: it is no condition on an article.
FIELDS = {
    "headline": Field("words in the headline", "headline:ceasefire", words_in(Within.HEADLINE)),
    "outlet": Field("who published it", 'outlet:"Harbour Monitor"', _name(Bearer.OUTLET)),
    "speaker": Field("who is said to have said something", "speaker:hagen", _name(Bearer.SPEAKER)),
    "says": Field("words within what somebody is said to have said", 'says:"no plan"', words_in(Within.SAYS)),
    "figure": Field("a number, by the bounds that its words give it", "figure:>1000", _figure),
    "place": Field("a place that is named", "place:karsu", _name(Bearer.PLACE)),
    "person": Field("a person who is named", 'person:"Ilse Hagen"', _name(Bearer.PERSON)),
    "name": Field("anybody and anything that has a name", "name:alliance", _name(Bearer.NAME)),
    "before": Field("published before a date", "before:2024-05-14", _dated(Relation.BEFORE)),
    "after": Field("published after a date", "after:2024-04", _dated(Relation.AFTER)),
    "on": Field("published on a day, or in a month or year", "on:2024-05", _dated(Relation.ON)),
    "story": Field("in a story, by its id or words of its title", "story:observers", _equals(Plain.STORY)),
    "url": Field("a part of its address", "url:harbour-monitor.example", _equals(Plain.URL)),
    "language": Field("the language it is written in", "language:en", _language),
}
