"""The words of time expressions: months, week days, units, numbers, and the patterns that the grammar is built of.

Patterns are for a text of lower-case tokens with one blank between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "CARDINAL",
    "DAYS",
    "DAY_NUMBER",
    "DAY_WORD",
    "DAY_WORDS",
    "DECADES",
    "HEDGE",
    "MONTH",
    "MONTHS",
    "ORDINALS",
    "PART",
    "PARTS",
    "QUARTERS",
    "REFERENCES",
    "REPEATED",
    "SEASON",
    "SEASONS",
    "UNIT",
    "UNITS",
    "UNIT_WORDS",
    "VAGUE",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "number",
    "spoken_year",
]


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: n for n, name in enumerate(_FULL_MONTHS, 1)}
MONTHS |= {name[:3] + dot: n for name, n in MONTHS.items() for dot in (".", "") if n != 5}
MONTHS |= {"sept": 9, "sept.": 9}
MONTH = _any(MONTHS)

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: n for n, name in enumerate(_WEEK, 1)}
WEEKDAY = _any(WEEKDAYS)

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON = _any(SEASONS)

PARTS = {
    "morning": "TMO",
    "midday": "T12:00",
    "noon": "T12:00",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midnight": "T24:00",
}
PART = _any(PARTS)

DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

#: Units, and what a TIMEX3 duration is written with.
UNITS = {
    "second": "T{}S",
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "week": "{}W",
    "month": "{}M",
    "quarter": "{}Q",
    "year": "{}Y",
    "decade": "{}0Y",
    "century": "{}00Y",
}
UNIT = (
    r"(?:(?:trading |working |business |calendar )?day|second|minute|hour|week|fortnight|month|quarter|year|decade|"
    r"century|centurie)"
)
UNIT_WORDS = frozenset({*UNITS, *(unit + "s" for unit in UNITS), "fortnight", "fortnights", "centuries"})

DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d{2})"
HEDGE = (
    r"(?:nearly|almost|about|around|roughly|approximately|some|over|well over|more than|less than|fewer than|at least|"
    r"at most|up to|no more than|just over|just under|as many as|under|only|just)"
)

_SMALL_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_SMALL = {word: n for n, word in enumerate(_SMALL_WORDS)}
_TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: n * 10 for n, word in enumerate(_TENS_WORDS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
_ARTICLES = ("a", "an")
_WORD = _any([*_SMALL, *_TENS, *_SCALES])
CARDINAL = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,4}(?: 1/2)?|\d{1,3}\.\d|"
    rf"(?:an? (?=hundred|thousand|dozen))?{_WORD}(?:(?: -)?(?: and)? {_WORD}){{0,4}})"
    r"(?:(?: -)? and(?: -)? a(?: -)? half)?"
    r"|half an?|a half|an?)"
)
VAGUE = r"(?:an? couple of|a couple|a few|several|many|few|dozens of|hundreds of|thousands of|a number of)"
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
DECADES = {word.removesuffix("y") + "ies": n for n, word in enumerate(_TENS_WORDS, 2)}
_FIRST_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL_WORDS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty - first",
)  # fmt: skip
ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS, 10)}
#: The days of a month in words.
DAY_WORDS = {word: n for n, word in enumerate((*_FIRST_ORDINALS, *_ORDINAL_WORDS), 1)}
DAY_WORDS |= {f"twenty - {word}": n for n, word in enumerate(_FIRST_ORDINALS, 21)}
DAY_WORDS |= {"thirtieth": 30, "thirty - first": 31}
DAY_WORD = _any(DAY_WORDS)

REPEATED = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
}

REFERENCES = {
    "right now": "PRESENT_REF",
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "these days": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "recently": "PAST_REF",
    "the past": "PAST_REF",
    "soon": "FUTURE_REF",
    "the near future": "FUTURE_REF",
    "the future": "FUTURE_REF",
    "the short term": "FUTURE_REF",
    "the near term": "FUTURE_REF",
}


def number(words: str) -> float | None:
    """The value of a number in digits or words; ``None`` if it is not one.

    Args:
        words: Tokens as `CARDINAL` matches them.
    """
    whole = re.sub(r"(?: -)? and(?: -)? a(?: -)? half$", "", words)
    if whole != words:
        value = number(whole)
        return value + 0.5 if value is not None else None
    if words in ("half a", "half an", "a half"):
        return 0.5
    digits = words.replace(",", "").removesuffix(" 1/2")
    if re.fullmatch(r"\d+(\.\d+)?", digits):
        return float(digits) + (0.5 if words.endswith(" 1/2") else 0)
    total = part = 0
    for word in words.replace(" - ", " ").split():
        if word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] == 1000:
                total, part = total + part, 0
        elif word in _SMALL or word in _TENS:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
        elif word in _ARTICLES:
            part = part or 0
        elif word != "and":
            return None
    return float(total + part) or (1.0 if words in _ARTICLES else None)


def spoken_year(words: str) -> int | None:
    """The year in words such as "nineteen ninety - seven" or "two thousand and one"; ``None`` if it is none."""
    first, _, rest = words.partition(" ")
    if first in ("eighteen", "nineteen", "twenty") and rest:
        tail = number(rest)
        if tail is not None and 10 <= tail <= 99:
            return _SMALL.get(first, _TENS.get(first, 0)) * 100 + int(tail)
        return None
    value = number(words)
    return int(value) if value and 2000 <= value <= 2099 else None
