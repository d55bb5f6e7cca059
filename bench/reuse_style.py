"""Another outlet's house style: spelling, quotation marks, dashes, per cent, titles, numbers, abbreviations."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Mapping
from pathlib import Path

__all__ = ["house_style", "is_british"]

_SPELLINGS = Path(__file__).parent / "cases" / "spellings.tsv"

_SMALL = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
_DIGITS = {word: str(number) for number, word in enumerate(_SMALL, 10)}
_MONTH = "(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

#: A number from ten to twenty that counts things: no price, date, share, time or part of a longer number.
_BARE = re.compile(r"(?<![\d$€£.,:/-])\b(?:1\d|20)(?= (?!percent|per|million|billion|[ap]m|km|kilo|met)[a-z]{3,}\b)")

#: What both ways have in common, in order.
_EITHER = (
    (r"\bU\.S\.(?= [a-z])", "US"),
    (r"\b([ap])\.m\.(?! [A-Z])(?= )", r"\1m"),
    (r"(?<=\d) kilomet(?:er|re)s\b", " km"),
)
_AMERICAN = (
    (r"(?<=\d)%|\bper cent\b", " percent"),
    (r" {2,}", " "),
    (r"\b(Mr|Mrs|Ms|Dr)(?= [A-Z])", r"\1."),
    (r" [–-] ", " — "),
    (rf"\b(said|announced|told reporters) on (?={_DAY}\b)", r"\1 "),
    (rf"\b(\d{{1,2}}) ({_MONTH})\b", r"\2 \1"),
)
_BRITISH = (
    (r" percent\b", " per cent"),
    (r"(?<=\d) per cent\b", "%"),
    (r"\b(Mr|Mrs|Ms|Dr)\.(?= [A-Z])", r"\1"),
    (r" ?— ?| - ", " – "),
    (rf"\b({_MONTH}) (\d{{1,2}})\b(?!,? \d{{4}})", r"\2 \1"),
)


def house_style(text: str, spelling: Mapping[str, str], british: bool) -> str:
    """Print a text as another outlet would.

    Args:
        text: The text.
        spelling: Words and their other spelling, which go before the general list.
        british: Whether the outlet writes British English; else it writes American.
    """
    table = _american() if not british else {american: other for other, american in _american().items()}
    table = {**table, **{a.lower(): b.lower() for a, b in spelling.items()}}
    text = re.sub(r"[A-Za-z]+", lambda m: _cased(m.group(), table.get(m.group().lower(), m.group())), text)
    for pattern, printed in (*_EITHER, *(_BRITISH if british else _AMERICAN)):
        text = re.sub(pattern, printed, text)
    return _numbers(_marks(text), british)


def is_british(text: str) -> bool:
    """Whether a text is spelled as in Britain."""
    found = re.findall(r"[a-z]+", text)
    american = set(_american().values())
    return sum(w in _american() for w in found) >= sum(w in american for w in found)


@functools.cache
def _american() -> Mapping[str, str]:
    with _SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return dict(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _cased(word: str, other: str) -> str:
    if other.lower() == word.lower():
        return word
    return other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other


def _marks(text: str) -> str:
    """Curly marks made straight, or straight ones curly."""
    if any(mark in text for mark in "“”‘’"):
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return re.sub(r"(?<=\w)'", "’", text)


def _numbers(text: str, british: bool) -> str:
    """Numbers from ten to twenty in words, or in figures."""
    if british:
        return re.sub(r"\b(?:" + "|".join(_SMALL) + r")\b(?!-)", lambda m: _DIGITS[m.group()], text)
    spelled = {number: word for word, number in _DIGITS.items()}
    return _BARE.sub(lambda m: m.group() if re.search(rf"{_MONTH} $", text[: m.start()]) else spelled[m.group()], text)
