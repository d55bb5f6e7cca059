"""Blocks of a page dump: headline, byline, dateline, caption, body and chrome."""

from __future__ import annotations

import re

from rashomon.model import Block, BlockKind
from rashomon.spans import Span

__all__ = ["blocks"]


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Label every paragraph of a text."""
    out: list[Block] = []
    start = 0
    for match in re.finditer(r"\n(?:[ \t]*\n)*", text):
        out.append(Block(Span(start, match.end()), BlockKind.BODY))
        start = match.end()
    if start < len(text):
        out.append(Block(Span(start, len(text)), BlockKind.BODY))
    return tuple(out)
