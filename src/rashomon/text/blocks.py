"""Blocks of a page dump: headline, byline, dateline, caption, body and chrome."""

from __future__ import annotations

from rashomon.model import Block
from rashomon.text.features import features
from rashomon.text.paragraphs import paragraphs
from rashomon.text.roles import roles

__all__ = ["blocks"]


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Label every paragraph of a text with its role on the page.

    Args:
        text: The text of an article, with whatever of the page came along.
        title: The headline that was given beside it, if one was.

    Returns:
        Blocks that cover the text exactly, in order. A paragraph whose words stood before is marked as a repeat.
    """
    parts = paragraphs(text)
    measured = features(text, parts, title)
    return tuple(
        Block(part.span, kind, repeats=bool(one.seen and one.plain))
        for part, one, kind in zip(parts, measured, roles(measured), strict=True)
    )
