"""The words and signs that numbers are written with, and what each is worth."""

from __future__ import annotations

__all__ = ["FEW", "PARTS", "SCALES", "SPELLED", "STRETCHES", "TENS", "UNITS", "VULGAR"]

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
UNITS = {word: float(value) for value, word in enumerate(_SMALL)}
TENS = {
    word: 10.0 * value
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
#: Multipliers.
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "tn": 1e12,
}
#: Parts of a whole, by how many make it up.
PARTS = {
    "half": 2.0,
    "third": 3.0,
    "quarter": 4.0,
    "fourth": 4.0,
    "fifth": 5.0,
    "sixth": 6.0,
    "seventh": 7.0,
    "eighth": 8.0,
    "ninth": 9.0,
    "tenth": 10.0,
}
#: Words for more than one and fewer than ten of a multiplier: "several hundred". A few are at least two.
FEW = frozenset({"several", "few"})
#: Parts of the way from a multiplier to ten times as much: "the low thousands".
STRETCHES = {"low": (1.0, 5.0), "mid": (3.0, 7.0), "high": (5.0, 10.0)}
VULGAR = {
    "½": 0.5,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 0.25,
    "¾": 0.75,
    "⅕": 0.2,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
#: Every word that can belong to a number in words.
SPELLED = {
    *UNITS,
    *TENS,
    *SCALES,
    *(scale + "s" for scale in SCALES),
    *PARTS,
    *(part + "s" for part in PARTS),
    "halves",
    "tens",
    "scores",
    "handful",
    "couple",
    *FEW,
    *STRETCHES,
    "a",
    "an",
    "and",
    "of",
    "in",
    "out",
    "minus",
}
