"""The rendering of a page that becomes an article's text: the paragraphs of its report."""

from __future__ import annotations

import logging

from lxml import html
from lxml.etree import LxmlError
from trafilatura import bare_extraction

from rashomon.read.teasers import remove_teasers

__all__ = ["rendering"]

#: Characters below which a strict reading may have lost the report, and a lenient one is tried too.
_SUSPICIOUS = 700
#: How many times as long the lenient reading has to be to be believed then.
_LONGER = 1.5


def rendering(tree: html.HtmlElement) -> list[str]:
    """Find the report in a page.

    Args:
        tree: The page; it is changed.

    Returns:
        Its paragraphs, each on one line; none if no report was found.
    """
    _silence()
    remove_teasers(tree)
    found = _extracted(tree, strict=True)
    if sum(map(len, found)) < _SUSPICIOUS:
        lenient = _extracted(tree, strict=False)
        if sum(map(len, lenient)) >= _LONGER * sum(map(len, found)):
            return lenient
    return found


def _extracted(tree: html.HtmlElement, *, strict: bool) -> list[str]:
    try:
        found = bare_extraction(
            tree, include_comments=False, include_tables=True, favor_precision=strict, with_metadata=False
        )
    except (LxmlError, RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError):
        # what a page can provoke in a parser of pages; its text is then taken without it
        return []
    text = getattr(found, "text", None)
    return [words for line in (text or "").splitlines() if (words := line.strip())]


def _silence() -> None:
    """Keep what the extractor logs about broken pages off the terminal; a program can still listen to it."""
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
