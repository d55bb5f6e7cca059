"""A passage with its quotations marked, as the search for cues and sources reads it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.extract.quotations import Quotation
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["Page", "page_of", "runs", "source_span"]


@dataclass(slots=True)
class Page:
    """A passage with its quotations, and which token is in which."""

    text: str
    passage: Passage
    quotations: Sequence[Quotation]
    quoted: list[int]
    starts: list[int]
    paragraphs: Sequence[Span]
    first_paragraph: int

    @property
    def doc(self) -> Doc:
        """The passage's tokens."""
        return self.passage.doc

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset of the article."""
        return bisect_left(self.starts, offset - self.passage.start)

    def span(self, start: int, end: int) -> Span:
        """Where a run of tokens stands in the article's text."""
        return self.passage.span(self.doc[start:end])

    def paragraph_of(self, offset: int) -> int:
        """Number of the paragraph that an offset of the article is in."""
        at = bisect_left(self.paragraphs, offset + 1, key=lambda p: p.start) - 1
        return self.first_paragraph + max(0, at)


def page_of(
    text: str, passage: Passage, quotations: Sequence[Quotation], paragraphs: Sequence[Span], first: int
) -> Page:
    """Mark which tokens of a passage stand in which of its quotations."""
    starts = [t.idx for t in passage.doc]
    quoted = [-1] * len(passage.doc)
    for number, quotation in enumerate(quotations):
        i = bisect_left(starts, quotation.span.start - passage.start)
        while i < len(starts) and starts[i] + passage.start < quotation.span.end:
            quoted[i] = number
            i += 1
    return Page(text, passage, quotations, quoted, starts, paragraphs, first)


def runs(page: Page, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Spans of tokens, those beside each other joined."""
    out: list[Span] = []
    before = -2
    for i in tokens:
        span = page.span(i, i + 1)
        if i == before + 1 and out:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
        before = i
    return tuple(out)


def source_span(page: Page, head: Token, cue: int) -> Span:
    """The whole noun phrase around a head, cut where it would take in the cue or a quotation."""
    low, high = head.left_edge.i, head.right_edge.i + 1
    if low <= cue < head.i:
        low = cue + 1
    if head.i < cue < high:
        high = cue
    low = next((i + 1 for i in range(head.i, low - 1, -1) if page.quoted[i] >= 0), low)
    high = next((i for i in range(head.i, high) if page.quoted[i] >= 0), high)
    while high - 1 > head.i and (page.doc[high - 1].is_punct or page.doc[high - 1].is_space):
        high -= 1
    while low < head.i and (page.doc[low].is_punct or page.doc[low].is_space):
        low += 1
    return page.span(low, high) if low <= head.i < high else page.span(head.i, head.i + 1)
