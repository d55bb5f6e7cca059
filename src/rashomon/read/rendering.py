"""The rendering of a page that becomes an article's text: the paragraphs of its report."""

from __future__ import annotations

import logging

from lxml import etree, html
from trafilatura import bare_extraction

from rashomon.read.teasers import remove_teasers

__all__ = ["rendering"]

#: Characters below which a reading may have lost the report, and share of the prose of the page below which it may.
_SUSPICIOUS, _SHARE = 700, 0.4
#: Characters of a paragraph that is prose, whatever part of the page it stands in.
_PROSE = 80
#: Elements up to which other extractors are asked, and up to which a page is judged at all: pages have a thousand or
#: two, the largest some ten thousand, and what the extractors do grows faster than the page.
_FOR_OTHERS, _MOST_ELEMENTS = 12_000, 50_000
#: How many times as long the lenient reading has to be to be believed.
_LONGER = 1.5


def rendering(tree: html.HtmlElement) -> list[str]:
    """Find the report in a page.

    Trafilatura reads it by its strict rules alone first, which is right nearly always. Where that finds little, of a
    report or of the prose of the page, it weighs other extractors against its own; where even that finds little, it
    reads by its lenient rules.

    Args:
        tree: The page; it is changed.

    Returns:
        Its paragraphs, each on one line; none if no report was found, or the page has too many elements to look for it.
    """
    elements = int(tree.xpath("count(.//*)"))
    if elements > _MOST_ELEMENTS:
        return []
    _silence()
    # what is said in scripts is read elsewhere, with its paragraphs
    etree.strip_elements(tree, "script", "style", with_tail=False)
    remove_teasers(tree)
    prose = sum(length for p in tree.iter("p") if (length := len(p.text_content())) >= _PROSE)
    found = _extracted(tree, fast=True)
    if _length(found) >= max(_SUSPICIOUS, _SHARE * prose) or elements > _FOR_OTHERS:
        return found
    found = _extracted(tree)
    if _length(found) < _SUSPICIOUS:
        lenient = _extracted(tree, strict=False)
        if _length(lenient) >= _LONGER * _length(found):
            return lenient
    return found


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _extracted(tree: html.HtmlElement, *, fast: bool = False, strict: bool = True) -> list[str]:
    try:
        found = bare_extraction(tree, fast=fast, favor_precision=strict, include_comments=False, include_tables=True)
    except (
        etree.LxmlError,
        RecursionError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        KeyError,
        AssertionError,
    ):
        # what a page can provoke in a parser of pages; its text is then taken without it
        return []
    text = getattr(found, "text", None)
    return [words for line in (text or "").splitlines() if (words := line.strip())]


def _silence() -> None:
    """Keep what the extractor logs about broken pages off the terminal; a program can still listen to it."""
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
