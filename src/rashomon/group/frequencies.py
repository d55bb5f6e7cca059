"""In how many news articles a word stands: what a handful of articles cannot tell by themselves.

Five reports of one story share all the words that make it one, so weights taken from them alone would call those words
common. The counts come from a file that ``training/word_frequencies.py`` makes; its card stands beside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["Frequencies", "frequencies", "normal_words"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Document frequencies of words.

    Attributes:
        articles: Articles counted.
        counts: Articles that hold a word; the rare words are left out.
    """

    articles: int
    counts: Mapping[str, int]


def normal_words(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text in lower case without a possessive, each with whether it begins with a capital."""
    for match in _WORD.finditer(text):
        word = match.group()
        plain = word.casefold().replace("’", "'")
        yield plain.removesuffix("'s"), word[0].isupper()


@functools.cache
def frequencies() -> Frequencies:
    """The counts that come with the package: a line with the number of articles, then a word and its count a line."""
    first, *lines = (files("rashomon.models") / "word_frequencies.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return Frequencies(int(first), {word: int(count) for word, count in rows})
