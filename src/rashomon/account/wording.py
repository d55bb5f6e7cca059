"""Putting words together and cutting them short, for lines that people read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.spans import Span

__all__ = ["clip", "count_of", "counted", "listed", "overlap", "quoted", "range_of", "window", "word_stems"]

#: Words up to ten are spelled out, as newspapers do.
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

#: Where a sentence can be cut: after a comma (not one inside a number), semicolon, colon or dash.
_BORDER = re.compile(r"(?:(?<=[,;:])|(?<=[–—])|(?<= --))\s+(?!\d{3}\b)")

#: Letters of a word that must agree for two words to count as the same: "warned" and "warns", not "war" and "warns".
_STEM = 5

_WORD = re.compile(r"[^\W_]+(?:,\d{3})*")

#: Longer words that say nothing of what a sentence is about.
_EMPTY = frozenset(
    {
        "about", "after", "again", "also", "because", "been", "before", "being", "between", "both", "could",
        "does", "during", "each", "every", "from", "have", "having", "here", "into", "itself", "just", "more",
        "most", "much", "only", "other", "over", "said", "same", "says", "should", "since", "some", "such", "than",
        "that", "their", "them", "then", "there", "these", "they", "this", "those", "through", "under", "until",
        "upon", "very", "were", "what", "when", "where", "which", "while", "whom", "whose", "will", "with",
        "without", "would", "your",
    }
)  # fmt: skip


def listed(items: Sequence[str]) -> str:
    """Items as a list in running text: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def counted(n: int, noun: str) -> str:
    """A number with its noun: "one article", "five articles", "12 articles"."""
    return count_of(n, noun, f"{noun}s")


def count_of(n: int, one: str, many: str) -> str:
    """A number with what follows it, for one and for any other number: "one outlet quotes", "two outlets quote"."""
    return f"{_SMALL[n] if n < len(_SMALL) else format(n, ',')} {one if n == 1 else many}"


def range_of(low: int, high: int | None) -> str:
    """A number that is known within bounds: "3", "3 to 5", "at least 3" where the upper one is open."""
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def quoted(words: str, limit: int | None = None) -> str:
    """Words in quotation marks, on one line, cut at a word if they are longer than ``limit`` characters."""
    return f"“{clip(' '.join(words.split()), limit) if limit else ' '.join(words.split())}”"


def clip(words: str, limit: int) -> str:
    """Words cut at a blank to at most ``limit`` characters, with an ellipsis where something was cut."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 2].rsplit(None, 1)[0]
    return cut.rstrip(" ,;:–—-") + " …"


def window(text: str, sentence: Span, at: Span, limit: int) -> tuple[Span, str]:
    """The part of a sentence around a place, cut at clause borders if the sentence is longer than ``limit``.

    What stands before the place is kept rather than what stands after it: a sentence begins with who does what.

    Returns:
        The part, and its words on one line with an ellipsis where something was cut.
    """
    inner = sentence.stripped(text) or sentence
    if len(inner.of(text)) <= limit:
        return inner, " ".join(inner.of(text).split())
    starts = [inner.start, *(inner.start + m.end() for m in _BORDER.finditer(inner.of(text)))]
    pieces = list(zip(starts, [*starts[1:], inner.end], strict=True))
    touched = [i for i, (s, e) in enumerate(pieces) if s < at.end and at.start < e] or [0]
    low, high = touched[0], touched[-1]
    while low > 0 and pieces[high][1] - pieces[low - 1][0] <= limit:
        low -= 1
    while high < len(pieces) - 1 and pieces[high + 1][1] - pieces[low][0] <= limit:
        high += 1
    end = pieces[high][1]
    if high < len(pieces) - 1 and end - pieces[low][0] < limit / 2:
        # a short opening clause alone ("In a statement on Sunday …") tells nothing: go on in the next, to a whole word
        end = max(end, text.rfind(" ", end, pieces[low][0] + limit))
    span = Span(pieces[low][0], end).stripped(text) or inner
    words = " ".join(span.of(text).split())
    before = "… " if low else ""
    after = " …" if span.end < inner.end else ""
    return span, before + (words.rstrip(" ,;:–—-") if after else words) + after


def word_stems(text: str) -> frozenset[str]:
    """What a sentence is about, roughly: the beginnings of its longer words, and its numbers."""
    found = (w.casefold() for w in _WORD.findall(text))
    return frozenset(
        w if w[0].isdigit() else w[:_STEM] for w in found if w[0].isdigit() or (len(w) > 3 and w not in _EMPTY)
    )


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two sentences the longer one tells too, from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
