"""Spellings of one person's name: other transliterations of it, and slips of a letter or two in a long surname.

Two names are spellings of one only where the whole of them agrees: a first name that is equal, short for the other or
another way to write the same foreign letters, and a surname of some length that differs by as little. Places and
bodies are never joined by spelling: neighbours differ by a letter or two.
"""

from __future__ import annotations

import functools
import re

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

__all__ = ["SUFFIXES", "romanised", "same_first_name", "same_surname", "surname", "swapped"]

#: Words after a surname that tell one bearer from another.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: rapidfuzz ratio from which two long surnames beside one first name or one role are spellings of one name.
_ALIKE = 85.0
#: Letters a surname needs for that: in short ones a letter makes another name (Berg, Borg).
_LONG = 5
#: Letters a surname needs for two of them to have changed places.
_SWAPPED = 3
#: Letters two surnames may differ by whatever their length (a swap counts as one).
_SLIPS = 2
#: Consonants that two first names must have in common beyond which their vowels are only transliteration: Mohammed and
#: Muhammad are, Lena and Lina are not.
_CONSONANTS = 3
#: What is written for one foreign letter; order matters.
_LETTERS = (
    (re.compile(r"^(?:al|el|ul|ad|as|ash)[-’' ](?=\w{3})"), ""),
    (re.compile(r"[’'`-]"), ""),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=[aeiou])h(?=[aeiou])"), "h"),
    (re.compile(r"(?:kh|q|ck|c(?![eih]))"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"(?:skiy|skii|skyi|skyy|sky|ski)$"), "ski"),
    (re.compile(r"(?:ou|oo|o|u)"), "u"),
    (re.compile(r"(?:ee|ie|ei|ey|ay|ai|iy|yi|e|i|y)"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = frozenset("aiu")


@functools.lru_cache(maxsize=65_536)
def romanised(word: str) -> str:
    """One form for the ways in which a foreign name is written in Latin letters.

    Args:
        word: A folded word of a name.
    """
    for pattern, to in _LETTERS:
        word = pattern.sub(to, word)
    return word


def surname(key: str) -> str:
    """The surname in a folded name: its last word, "Jr." and the like left aside."""
    words = key.split()
    while len(words) > 1 and words[-1].rstrip(".") in SUFFIXES:
        words.pop()
    return words[-1]


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names are ways to write one."""
    if one == other:
        return True
    mine, theirs = romanised(one), romanised(other)
    return mine == theirs and sum(c not in _VOWELS for c in mine) >= _CONSONANTS


def same_surname(one: str, other: str) -> bool:
    """Whether two surnames are ways to write one, beside the same first name or role."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG:
        return False
    if romanised(one) == romanised(other):
        return True
    return fuzz.ratio(one, other) >= _ALIKE and OSA.distance(one, other) <= _SLIPS


def swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters of one surname, not the first, change places in the other ("Hoem", "Heom").

    Between long surnames `same_surname` sees it; of short ones it says something beside the same first name alone.
    """
    if not _SWAPPED <= len(one) == len(other) or one[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) > 1 == OSA.distance(one, other)
