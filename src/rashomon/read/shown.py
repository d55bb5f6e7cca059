"""All text of a page that a reader would see, without judging it: what is left where no report is found."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["flattened", "shown"]

# elements that only arrange others: without them a page reads the same, if less well
_ARRANGING = re.compile(
    r"</?(?:div|span|section|article|main|center|font|b|i|em|strong|u|small|big|a|ul|ol|dl|table|tbody|thead|tr|td|th"
    r"|form|fieldset|blockquote|details|nav|aside|figure)\b[^<>]*>",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(
    r"</?(?:p|h[1-6]|li|div|br|tr|td|th|dd|dt|section|article|blockquote|title)\b[^<>]*>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_UNSHOWN = ("script", "style", "noscript", "template", "svg", "head")


def flattened(markup: str) -> str:
    """The page without the elements that only arrange others, for one that nests them too deep to be parsed."""
    return _ARRANGING.sub("\n", markup)


def shown(markup: str) -> list[str]:
    """The paragraphs of a page or of a piece of one.

    Args:
        markup: The page, decoded.
    """
    for name in _UNSHOWN:
        markup = _without(
            markup, re.compile(rf"<{name}\b", re.IGNORECASE), re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE)
        )
    markup = _without(markup, re.compile("<!--"), re.compile("-->"))
    lines = unescape(_ANY_TAG.sub(" ", _PARAGRAPH.sub("\n", markup))).replace("\0", "").split("\n")
    return [words for line in lines if (words := " ".join(line.split()))]


def _without(markup: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """A page without the elements of a kind; one that is never closed is kept."""
    out, at = [], 0
    while (start := opening.search(markup, at)) and (end := closing.search(markup, start.end())):
        out.append(markup[at : start.start()])
        at = end.end()
    out.append(markup[at:])
    return "".join(out)
