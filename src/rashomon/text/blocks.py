"""Blocks of a page: headline, byline, dateline, caption, body and chrome."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import numpy as np

from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text.body import shipped
from rashomon.text.context import in_context
from rashomon.text.features import features
from rashomon.text.paragraphs import paragraphs
from rashomon.text.roles import roles

__all__ = ["blocks"]

#: Texts of these types were taken out of their page by its markup: what is left of them is the report.
_TAKEN_OUT = frozenset({"text/html", "application/xhtml+xml"})


def blocks(
    text: str, title: str | None = None, media_type: str = "text/plain", furniture: AbstractSet[str] = frozenset()
) -> tuple[Block, ...]:
    """Label every paragraph of a text with its role on the page.

    Plain text may hold a whole page, and its lines are told apart by a classifier; of a text that was taken from HTML
    every paragraph is the report's, unless its wording is that of something else.

    Args:
        text: The text of an article, with whatever of the page came along.
        title: The headline that was given beside it, if one was.
        media_type: What the text was taken from.
        furniture: Lines known to be furniture from other pages of the same outlet, as `furniture.shared_lines` has
            them.

    Returns:
        Blocks that cover the text exactly, in order. A paragraph whose words stood before is marked as a repeat.
    """
    parts = paragraphs(text)
    taken_out = media_type in _TAKEN_OUT
    measured = features(text, parts, title, everywhere=taken_out)
    likeness = np.ones(len(measured.of)) if taken_out else shipped()(in_context(measured))
    kinds = [BlockKind.CHROME] * len(parts)
    for index, kind in zip(measured.of, roles(measured, likeness, title or "", furniture), strict=True):
        kinds[index] = kind
    repeats = measured.repeats
    return tuple(
        [
            Block(Span(part.start, part.end), kind, index in repeats)
            for index, (part, kind) in enumerate(zip(parts, kinds, strict=True))
        ]
    )
