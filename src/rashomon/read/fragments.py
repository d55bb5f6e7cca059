"""Pieces of markup, as feeds and wires carry them: to paragraphs, without losing a word that a reader would see.

A fragment is the report alone, so nothing in it is judged: each block element becomes a paragraph, paragraphs are
joined by blank lines, items of a list and rows of a table stand on a line each. Captions are paragraphs of their own.
"""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from rashomon.read.htmltree import parse
from rashomon.read.shown import shown
from rashomon.read.xmltree import local

__all__ = ["element_text", "fragment_line", "fragment_text", "headed", "is_markup", "paragraphs"]

#: Elements of HTML and NITF that begin and end a paragraph.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"}
    | {"hr", "html", "legend", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot"}
    | {"thead", "ul", "block", "body.content", "body.end", "body.head", "bq", "byline", "bytag", "credit", "dateline"}
    | {"datasource", "fn", "hedline", "hl1", "hl2", "media", "media-caption", "media-producer", "nitf", "nitf-table"}
    | {"distributor", "note", "tagline"}
)
#: Elements that stand on a line of their own within one.
_LINES = frozenset({"li", "tr"})
_CELLS = frozenset({"td", "th"})
#: Elements whose text is not shown; those of NITF describe media and who may use it.
_UNSHOWN = frozenset(
    {"audio", "button", "canvas", "embed", "head", "iframe", "math", "noscript", "object", "script", "select", "style"}
    | {"svg", "template", "textarea", "video"}
    | {"abstract", "docdata", "media-metadata", "media-object", "media-reference", "rights"}
)

_TAG = re.compile(r"<(?:/?[A-Za-z]|!--)[^<>]*>")
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|table|tr|td|section|article|figure|pre)\b", re.IGNORECASE
)
#: Where a line begins or ends; of several in a row one counts. It is no character of XML or HTML.
_LINE = "\x1e"
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def is_markup(text: str) -> bool:
    """Whether a text holds tags or character references."""
    return bool(_TAG.search(text)) or unescape(text) != text


def fragment_text(markup: str) -> str:
    """The paragraphs of a piece of HTML, joined by blank lines.

    Args:
        markup: The piece; one without tags for blocks is split at its own blank lines.
    """
    markup = markup.replace("\0", "")
    if not _BLOCK_TAG.search(markup):
        parts = _BLANK_LINES.split(markup)
        return "\n\n".join(filter(None, (fragment_line(part) for part in parts)))
    return _read(markup)


def fragment_line(markup: str) -> str:
    """The text of a piece of HTML on one line: a headline, a name."""
    markup = markup.replace("\0", "")
    if "<" not in markup:
        return " ".join(unescape(markup).split())
    return " ".join(_read(markup).split())


def _read(markup: str) -> str:
    found = parse(f"<body>{markup}</body>")
    # the parser drops what is nested deeper than it goes: then the tags alone tell
    return "\n\n".join(shown(markup)) if found.tree is None or found.cut else element_text(found.tree)


def paragraphs(text: str) -> str:
    """A text with its paragraphs joined by blank lines and without blanks at the ends of lines."""
    kept = []
    for part in _BLANK_LINES.split(text):
        lines = [" ".join(line.split()).removesuffix(" |") for line in part.splitlines()]
        kept.append("\n".join(line for line in lines if line))
    return "\n\n".join(part for part in kept if part)


def element_text(root: etree._Element) -> str:
    """The paragraphs under an element of HTML or NITF, joined by blank lines.

    Args:
        root: The element; its namespace does not matter.
    """
    out: list[str] = []
    verbatim = 0
    steps: list[tuple[etree._Element, bool]] = [(root, True)]
    while steps:
        element, opening = steps.pop()
        name = local(element).lower()
        if not opening:
            verbatim -= name == "pre"
            out.append(_after(name))
        elif element.tag is etree.Entity:
            out.append(unescape(element.text or ""))
        elif name and name not in _UNSHOWN:
            verbatim += name == "pre"
            out += (_before(name), _flat(element.text or "", verbatim))
            steps.append((element, False))
            steps.extend((child, True) for child in reversed(element))
            continue
        if element is not root:
            out.append(_flat(element.tail or "", verbatim))
    lines = "".join(out).split(_LINE)
    return paragraphs("\n".join(line for line in lines if "\n" in line or line.strip()))


def _before(name: str) -> str:
    if name in _BLOCKS:
        return "\n\n"
    return "\n" if name == "br" else _LINE if name in _LINES else ""


def _after(name: str) -> str:
    if name in _BLOCKS:
        return "\n\n"
    return " | " if name in _CELLS else _LINE if name in _LINES else ""


def _flat(text: str, verbatim: int) -> str:
    """Text between tags, whose line ends mean nothing but in a preformatted element."""
    return text if verbatim else text.replace("\r", " ").replace("\n", " ")


def headed(text: str, title: str | None) -> str:
    """The text with its headline before it, unless it stands in one of the first paragraphs already.

    Args:
        text: Paragraphs joined by blank lines.
        title: The headline, if there is one.
    """
    if not title:
        return text
    wanted = " ".join(title.split()).casefold()
    opening = [" ".join(part.split()).casefold() for part in text.split("\n\n", 3)[:3]]
    return text if any(part.startswith(wanted) for part in opening) else f"{' '.join(title.split())}\n\n{text}"
