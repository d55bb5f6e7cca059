"""Whose words are not the reporter's: what stands between quotation marks, and posts that are shown whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rashomon.model import Analysis, BlockKind
from rashomon.spans import Span, merged_spans

__all__ = ["quotations"]

#: Words that are more than a borrowed term; fewer are the reporter's sentence, with marks.
_QUOTED = 4
#: Characters of a post at most that are taken for quoted before its signature.
_POST = 320

_READ = (BlockKind.HEADLINE, BlockKind.BODY)
# a mark that opens stands before a word, one that closes after one; a paragraph ends every quotation
_MARKED = re.compile(
    r"[“„«](?P<curly>[^“„”«»]+)(?:[”»]|\Z)|(?<!\w)\"(?=\S)(?P<plain>[^\"]+)(?:\"|\Z)|(?<!\w)‘(?P<single>[^‘“”]{20,1000}?)’(?!\w)"
)
# "— Ana Ruiz (@anaruiz) May 3, 2021" under a post
_SIGNED = re.compile(r"[—–-]\s*[^—–()\n]{2,60}\(@\w{1,30}\)\s*(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?")
_SENTENCE = re.compile(r"[.!?]\s+")


def quotations(analysis: Analysis, starts: Sequence[int]) -> list[Span]:
    """Where somebody else's words stand: as extraction found them, and where it found none by the marks.

    Args:
        analysis: The article.
        starts: Where its words start, in order.
    """
    text = analysis.article.text
    spans = [quote for attribution in analysis.attributions for quote in attribution.quotes]
    for block in analysis.blocks:
        if block.kind in _READ and not block.repeats:
            content = block.span.of(text)
            spans += [span.shifted(block.span.start) for span in (*_marked(content), *_posts(content))]
    return [
        s for s in merged_spans(spans) if bisect_right(starts, s.end - 1) - bisect_right(starts, s.start - 1) >= _QUOTED
    ]


def _marked(content: str) -> Iterator[Span]:
    for match in _MARKED.finditer(content):
        group = match.lastgroup or 0
        yield Span(match.start(group), match.end(group))


def _posts(content: str) -> Iterator[Span]:
    """Posts with their signatures; of a long paragraph the sentences before one that a post can hold."""
    before = 0
    for match in _SIGNED.finditer(content):
        start = before
        if match.start() - start > _POST:
            first = _SENTENCE.search(content, match.start() - _POST, match.start())
            start = first.end() if first else match.start() - _POST
        yield Span(start, match.end())
        before = match.end()
