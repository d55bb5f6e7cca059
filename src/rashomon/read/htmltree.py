"""HTML of strangers as a tree: whatever is in it, in time that grows with its size alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

__all__ = ["Parsed", "parse"]

# characters that no XML has, and that trees of it refuse
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# "<html … />" ends the page before it begins: https://bugs.launchpad.net/lxml/+bug/1955915
_ENDED_AT_ONCE = re.compile(r"(<html\b[^<>]{0,2000}?)\s*/>", re.IGNORECASE)
_OPENING = 4_096
# libxml2 looks for each attribute of an element among all before it
_OVERFULL = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{20000,}")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as a tree.

    Attributes:
        tree: Its root; ``None`` if there is no element in it.
        cut: Whether elements are nested deeper than the parser goes, which drops what is deeper (libxml2: 256).
    """

    tree: html.HtmlElement | None
    cut: bool


def parse(markup: str) -> Parsed:
    """Parse a page or a piece of one, however broken.

    Args:
        markup: It, decoded.
    """
    markup = _CONTROL.sub("", markup)
    markup = _OVERFULL.sub(_emptied, markup)
    head = _ENDED_AT_ONCE.sub(r"\1>", markup[:_OPENING], count=1)
    parser = html.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring((head + markup[_OPENING:]).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return Parsed(None, cut=False)
    lost = any(error.level_name == "FATAL" or error.message.startswith("Excessive depth") for error in parser.error_log)
    return Parsed(tree, cut=lost)


def _emptied(tag: re.Match[str]) -> str:
    """An element's tag without its attributes, if they are too many."""
    names = _QUOTED.sub("", tag[0]).split(None, _MOST_ATTRIBUTES)
    return f"<{tag[1]}" if len(names) > _MOST_ATTRIBUTES else tag[0]
