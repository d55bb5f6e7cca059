"""An article as a run of words to compare: one key for each, and what part of the page and whose words they are."""

from __future__ import annotations

import functools
import hashlib
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.group.reuse.quoted import quotations
from rashomon.model import Analysis, BlockKind
from rashomon.spans import Span, merged_spans
from rashomon.text.spelling import FUNCTION_WORDS, base
from rashomon.text.tokens import Token, words

__all__ = ["FUNCTION_WEIGHT", "Text", "key", "read", "read_words"]

#: What a word without content of its own counts beside one that has some: any two sentences share several.
FUNCTION_WEIGHT = 0.25

_READ = (BlockKind.HEADLINE, BlockKind.BODY)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The words of one article's headline and body, in order, each a place in arrays: thousands are held at once.

    Attributes:
        id: The article's id.
        text: Its text.
        starts: Where each word starts in it.
        ends: Where each word ends.
        keys: A number for each word, the same for all its forms and spellings.
        weights: What each word counts: 1, or `FUNCTION_WEIGHT`.
        named: Whether each word is printed with a capital, as names are.
        sentences: The number of the sentence each word stands in.
        sections: The number of the stretch without headline, caption or chrome between that each word stands in.
        quoted: Whether each word is somebody's, between quotation marks.
        told: Whether each word is given as said by somebody, with marks or without.
        standing: Whether each word belongs to a line printed under any report.
    """

    id: str
    text: str
    starts: array[int]
    ends: array[int]
    keys: array[int]
    weights: array[float]
    named: bytes
    sentences: array[int]
    sections: array[int]
    quoted: bytes
    told: bytes
    standing: bytes

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, end: int) -> Span:
        """Where the words from the first up to another, that one excluded, stand in the text."""
        return Span(self.starts[first], self.ends[end - 1])

    def shown(self, at: int) -> str:
        """A word as printed, without case, marks and dots."""
        return re.sub(r"\W", "", self.text[self.starts[at] : self.ends[at]].casefold())


@functools.lru_cache(maxsize=131_072)
def key(word: str) -> int:
    """A number for a folded word and its other forms, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(base(word).encode(), digest_size=8).digest(), "big") >> 1


def read_words(analysis: Analysis) -> Iterator[tuple[int, Token]]:
    """The words of headline and body, each with the number of its section."""
    text = analysis.article.text
    section, before = 0, None
    for block in analysis.blocks:
        if block.kind not in _READ or block.repeats:
            if any(c.isalnum() for c in block.span.of(text)):
                before = None
            continue
        if block.kind is not before:
            section, before = section + 1, block.kind
        for token in words(text, block.span):
            yield section, token


def read(analysis: Analysis, standing: Iterable[Span] = ()) -> Text:
    """Read an article for comparing.

    Args:
        analysis: The article.
        standing: Where its lines stand that are printed under any report.
    """
    text = analysis.article.text
    found = list(read_words(analysis))
    tokens = [token for _, token in found]
    borders = sorted({s.start for s in analysis.sentences} | {b.span.start for b in analysis.blocks})
    return Text(
        analysis.id,
        text,
        array("l", (t.span.start for t in tokens)),
        array("l", (t.span.end for t in tokens)),
        array("q", (key(t.text) for t in tokens)),
        array("f", (FUNCTION_WEIGHT if t.text in FUNCTION_WORDS else 1.0 for t in tokens)),
        bytes(text[t.span.start].isupper() for t in tokens),
        array("l", (bisect_right(borders, t.span.start) for t in tokens)),
        array("l", (section for section, _ in found)),
        _within(tokens, quotations(analysis, [t.span.start for t in tokens])),
        _within(tokens, merged_spans(c for a in analysis.attributions for c in a.content)),
        _within(tokens, merged_spans(standing)),
    )


def _within(tokens: Sequence[Token], spans: Sequence[Span]) -> bytes:
    """Whether each word starts in one of the spans, which are in order and apart."""
    starts = [s.start for s in spans]
    out = []
    for token in tokens:
        at = bisect_right(starts, token.span.start) - 1
        out.append(at >= 0 and token.span.start < spans[at].end)
    return bytes(out)
