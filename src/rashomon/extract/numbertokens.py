"""The pieces that numbers are made of: numerals, signs for fractions, and words that can belong to a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.extract.numberwords import SPELLED, VULGAR

__all__ = ["Token", "letters_after", "times", "tokens_of"]

#: Letters that multiply a numeral they are written onto; those of the second set only after a currency.
_SUFFIXES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_MONEY_SUFFIXES = {"m": 1e6, "mm": 1e6, "b": 1e9, "t": 1e12}

_TOKEN = re.compile(
    r"(?P<num>(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d{1,3}(?:,[ ]000(?!\d))+|\d+)(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<vulgar>[½⅓⅔¼¾⅕⅛⅜⅝⅞])"
    r"|(?P<word>(?<![^\W\d_])[a-z]+(?![^\W\d_]))",
    re.IGNORECASE,
)
_CURRENCY_BEFORE = re.compile(
    r"(?:[$£€¥₹₽₪₩₺₴₿]|\b(?:USD|EUR|GBP|RM|Rs|PS|CHF|AUD|CAD|JPY|CNY|INR|NZD|HKD))[ =]?[-−]?$"
)
_MILLIONS_FOLLOW = re.compile(r"\s+(?:[^\W\d_][\w’'-]*\s+){0,2}?(?:[^\W\d_][\w’'-]*s|people|women|men|children)\b")
_METRES_FOLLOW = re.compile(r"\s+(?:tall|long|wide|deep|high|above|below|from|away|by|across|of|in|on|to|and)\b")


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral, a fraction sign or a word of a number.

    Attributes:
        kind: "num", "vulgar", or the word in lower case.
        word: What is written.
        value: What a numeral or a sign is worth, else 0.
        start: Its first character.
        end: The character after its last.
    """

    kind: str
    word: str
    value: float
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The pieces of a text's numbers, in order."""
    return [t for m in _TOKEN.finditer(text) if (t := _token(m))]


def _token(match: re.Match[str]) -> Token | None:
    kind, words = match.lastgroup or "", match.group()
    if kind == "num":
        return Token(kind, words, float(words.replace(",", "").replace(" ", "")), match.start(), match.end())
    if kind == "vulgar":
        return Token(kind, words, VULGAR[words], match.start(), match.end())
    low = words.lower()
    return Token(low, words, 0.0, match.start(), match.end()) if low in SPELLED else None


def times(value: float, scale: float) -> float:
    """Multiply without the last-digit noise of binary fractions (1.1 million is 1,100,000)."""
    return float(f"{value * scale:.12g}")


def letters_after(text: str, token: Token) -> tuple[int, float]:
    """Letters on a numeral that multiply it, and by how much."""
    match = re.match(r"[A-Za-z]{1,3}(?![A-Za-z0-9])", text[token.end : token.end + 4])
    if not match or token.kind != "num":
        return 0, 1.0
    letters = match.group()
    low = letters.lower()
    if low in _SUFFIXES:
        return len(letters), _SUFFIXES[low]
    money = _CURRENCY_BEFORE.search(text, max(0, token.start - 6), token.start)
    if money and low in _MONEY_SUFFIXES:
        return len(letters), _MONEY_SUFFIXES[low]
    after = token.end + 1
    capital = letters == "M" and not text[after : after + 2].strip()[:1].isupper()  # "3M Co"
    if capital or (letters == "m" and _MILLIONS_FOLLOW.match(text, after)):
        return (0, 1.0) if _METRES_FOLLOW.match(text, after) else (1, 1e6)
    return 0, 1.0
