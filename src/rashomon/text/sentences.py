"""Sentences of the blocks that are read."""

from __future__ import annotations

from collections.abc import Sequence

from nupunkt import sent_spans

from rashomon.model import Block
from rashomon.spans import Span

__all__ = ["sentences"]


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Spans of the sentences, in order, none crossing a block."""
    out: list[Span] = []
    for block in blocks:
        for start, end in sent_spans(block.span.of(text)):
            inner = Span(block.span.start + start, block.span.start + end).stripped(text)
            if inner:
                out.append(inner)
    return tuple(out)
