"""Another outlet's house style: spelling, quotation marks, dashes, per cent, titles, numbers, abbreviations."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Style", "is_british", "other_style"]

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

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")

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


@dataclass(frozen=True)
class Style:
    """How an outlet prints.

    Attributes:
        british: Whether it writes British English; else it writes American.
        curly: Whether its quotation marks and apostrophes are curly; else they are straight.
        spelling: Words with their spelling there, which go before the general list.
    """

    british: bool
    curly: bool
    spelling: Mapping[str, str]

    def printed(self, text: str) -> str:
        """A text as the outlet would print it."""
        general = _american()
        table = {american: british for british, american in general.items()} if self.british else dict(general)
        table.update((a.lower(), b.lower()) for a, b in self.spelling.items())
        text = re.sub(r"[A-Za-z]+", lambda m: _spelled(m, table), text)
        for pattern, printed in (*_EITHER, *(_BRITISH if self.british else _AMERICAN)):
            text = re.sub(pattern, printed, text)
        return self._numbers(self._marks(text))

    def _marks(self, text: str) -> str:
        if not self.curly:
            return text.translate(_STRAIGHT)
        return re.sub(r"(?<=\w)'", "’", re.sub(r'"([^"]*)"', r"“\1”", text))

    def _numbers(self, text: str) -> str:
        """Numbers from ten to twenty in figures for British outlets, in words for American ones."""
        if self.british:
            return re.sub(r"\b(?:" + "|".join(_SMALL) + r")\b(?!-)", lambda m: _DIGITS[m.group()], text)
        spelled = {number: word for word, number in _DIGITS.items()}
        return _BARE.sub(
            lambda m: m.group() if re.search(rf"{_MONTH} $", text[: m.start()]) else spelled[m.group()], text
        )


def other_style(text: str, spelling: Mapping[str, str]) -> Style:
    """The style of an outlet that differs in all of it from the one that printed a text."""
    return Style(not is_british(text), not re.search("[“”]", text), spelling)


def is_british(text: str) -> bool:
    """Whether a text is spelled as in Britain."""
    found = re.findall(r"[a-z]+", text)
    american = set(_american().values())
    return sum(w in _american() for w in found) >= sum(w in american for w in found)


@functools.cache
def _american() -> Mapping[str, str]:
    with _SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return dict(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _spelled(met: re.Match[str], table: Mapping[str, str]) -> str:
    """A word in its other spelling; a name keeps its own."""
    word = met.group()
    other = table.get(word.lower(), word)
    if word[0].islower():
        return other
    opens = re.search(r"(?:^|[.!?:] |[“\"])$", met.string[: met.start()])
    return other.capitalize() if opens and other != word else word
