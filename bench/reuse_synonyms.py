"""Words put in place of others, as one who rewrites a text to hide where it is from does."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.text.spelling import FUNCTION_WORDS
from reuse_texts import QUOTED

__all__ = ["content_words", "swapped"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FUNCTION = (
    "after before over under during between against through not no nor or all any each every some such only other more "
    "most less least than many much few can could may might must should shall would out off up down own same both "
    "either neither per via within without since until till across around along behind beyond above below near "
    "that's it's don't didn't doesn't isn't wasn't weren't aren't can't won't couldn't wouldn't he's she's they're"
)
_NOT_CONTENT = FUNCTION_WORDS | frozenset(_FUNCTION.split())
#: Words of the longest expression that has a synonym.
_LONGEST = 4
_VOWEL = re.compile(r"(?!one\b|uni|use|usu|eu)[aeiou]|hour|honest|heir|honou?r", re.IGNORECASE)


@dataclass(frozen=True)
class _Swap:
    text: int
    start: int
    end: int
    other: str
    content: int


def swapped(texts: Sequence[str], synonyms: Mapping[str, str], share: float, rng: random.Random) -> list[str]:
    """Replace words outside quotations.

    Args:
        texts: The paragraphs.
        synonyms: Words and expressions of the text, each with what can stand in its place.
        share: Share of the content words, names and numbers left out, that is to be replaced, 0 to 1; less is where
            there are not synonyms enough.
        rng: Chooses which.
    """
    given = {_key(a): b for a, b in synonyms.items()}
    found = [swap for n, text in enumerate(texts) for swap in _swaps(n, text, given)]
    rng.shuffle(found)
    wanted = round(share * sum(content_words(text) for text in texts))
    chosen: list[_Swap] = []
    for swap in found:
        if wanted <= 0:
            break
        chosen.append(swap)
        wanted -= swap.content
    return [
        _replaced(text, sorted((s for s in chosen if s.text == n), key=lambda s: -s.start))
        for n, text in enumerate(texts)
    ]


def content_words(text: str) -> int:
    """How many content words outside quotations a text has, names and numbers not among them."""
    return sum(_is_content(m.group()) for m in _WORD.finditer(_unquoted(text)))


def _unquoted(text: str) -> str:
    """A text with blanks in place of its quotations."""
    return QUOTED.sub(lambda m: "\x00" * len(m.group()), text)


def _key(word: str) -> str:
    return word.replace("’", "'").lower()


def _is_content(word: str) -> bool:
    return word[0].islower() and len(word) > 1 and _key(word) not in _NOT_CONTENT


def _swaps(number: int, text: str, given: Mapping[str, str]) -> Iterator[_Swap]:
    plain = _unquoted(text)
    found = list(_WORD.finditer(plain))
    at = 0
    while at < len(found):
        for length in range(min(_LONGEST, len(found) - at), 0, -1):
            run = found[at : at + length]
            words = plain[run[0].start() : run[-1].end()]
            key = _key(words)
            other = given.get(key)
            if other is None or not _may(plain, run, words):
                continue
            if any(_key(m.group()) not in _NOT_CONTENT for m in run):
                content = sum(_is_content(m.group()) for m in run)
                yield _Swap(number, run[0].start(), run[-1].end(), _cased(words, other), content)
                at += length - 1
                break
        at += 1


def _may(plain: str, run: Sequence[re.Match[str]], words: str) -> bool:
    """Whether words are no name and no part of a longer one, by their capitals and what stands beside them."""
    start, end = run[0].start(), run[-1].end()
    if any(m.group()[0].isupper() for m in run[1:]):
        return False
    if words[0].isupper() and not re.search(r"(?:^|[.!?:] )$", plain[:start]):
        return False
    return not re.match(r" (?:[A-Z]|\d+(?:st|nd|rd|th))", plain[end:]) or words[0].islower()


def _replaced(text: str, swaps: Sequence[_Swap]) -> str:
    for swap in swaps:  # from the last to the first, so that places hold
        before, after = text[: swap.start], text[swap.end :]
        if article := re.search(r"\b([Aa])n? $", before):
            wanted = article[1] + ("n " if _VOWEL.match(swap.other) else " ")
            before = before[: article.start()] + wanted
        text = before + swap.other + after
    return text


def _cased(words: str, other: str) -> str:
    return other[0].upper() + other[1:] if words[0].isupper() else other
