"""The body of an article: those of its blocks that are the report itself, each once."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Block, BlockKind
from rashomon.spans import Span

__all__ = ["body_blocks", "body_paragraphs", "body_text"]


def body_blocks(blocks: Sequence[Block]) -> list[Span]:
    """The blocks of the body, line ends included, repeats left out."""
    return [b.span for b in blocks if b.kind is BlockKind.BODY and not b.repeats]


def body_paragraphs(text: str, blocks: Sequence[Block]) -> list[Span]:
    """The same without blanks around them; those that hold nothing else are left out."""
    parts = (span.stripped(text) for span in body_blocks(blocks))
    return [part for part in parts if part]


def body_text(text: str, blocks: Sequence[Block]) -> str:
    """The body alone, its paragraphs joined by blank lines."""
    return "\n\n".join(part.of(text) for part in body_paragraphs(text, blocks))
