"""HTML: a page to the text of its report, with the headline first."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass
from html import unescape

from lxml.etree import LxmlError
from trafilatura import bare_extraction

from rashomon.errors import EmptyInput, UnsupportedInput
from rashomon.model import Article, Published
from rashomon.read.markup import Metadata, metadata, nested_too_deep
from rashomon.read.plain import Decoded, check, decode, remarks

__all__ = ["LARGEST_PAGE", "Page", "decode_html", "html_article", "looks_like_html", "markup_article", "page"]

#: Bytes of a page that is read. Pages with everything built in have a few million; reading is linear, but holds the
#: page some thirty times over as a tree.
LARGEST_PAGE = 16_000_000

#: Characters in which a page shows that it is one.
_OPENING = 2_048
_IS_HTML = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)

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


@dataclass(frozen=True, slots=True)
class Page:
    """The report of a page.

    Attributes:
        text: Its paragraphs, joined by blank lines, the headline first.
        metadata: What the page says of itself.
        dated: The publication dates that came with it, best first.
        notes: How it was read, where that was out of the ordinary.
    """

    text: str
    metadata: Metadata
    dated: tuple[Published, ...]
    notes: tuple[str, ...] = ()


def looks_like_html(text: str) -> bool:
    """Whether a text opens as an HTML page does."""
    return bool(_IS_HTML.match(text[:_OPENING]))


def html_article(raw: bytes, where: str, name: str, url: str | None = None, charset: str | None = None) -> Article:
    """Read an article from the bytes of a page.

    Args:
        raw: The bytes as received.
        where: The input as its user named it.
        name: The article's id.
        url: Its address, where that is known from elsewhere.
        charset: The encoding that came beside the bytes (a Content-Type header).

    Raises:
        EmptyInput: If the page holds no text.
        UnsupportedInput: If it is no text, or too large.
    """
    markup = decode_html(raw, where, charset)
    return markup_article(markup.text, where, name, raw, url, markup.notes)


def markup_article(
    markup: str, where: str, name: str, raw: bytes, url: str | None = None, notes: tuple[str, ...] = ()
) -> Article:
    """Read an article from a page that is decoded already.

    Args:
        markup: The page.
        where: The input as its user named it.
        name: The article's id.
        raw: The bytes it came in (the page's own, or those of the line or item that held it).
        url: Its address, where that is known from elsewhere.
        notes: What is to be said of how it was decoded.

    Raises:
        EmptyInput: If the page holds no text.
        UnsupportedInput: If it is no text, or too large.
    """
    found = page(markup, where, url)
    return Article(
        name,
        found.text,
        hashlib.sha256(raw).hexdigest(),
        "text/html",
        found.metadata.outlet,
        found.metadata.url,
        found.metadata.title,
        found.dated,
        (*notes, *found.notes, *remarks(found.text)),
        raw=raw,
    )


def decode_html(raw: bytes, where: str, charset: str | None = None) -> Decoded:
    """Turn the bytes of a page into characters, by the encoding it declares if it is not UTF-8.

    Args:
        raw: The bytes.
        where: The input as its user named it.
        charset: The encoding that came beside them, which comes before what the page says.

    Raises:
        UnsupportedInput: If the page is too large or no text.
    """
    if len(raw) > LARGEST_PAGE:
        raise UnsupportedInput(where, f"too large for a page: {len(raw):,} bytes", "save its text alone")
    declared = _DECLARED.search(raw[:_OPENING])
    name = (charset or (declared[1].decode("ascii") if declared else "")).lower()
    if name and b"\0" not in raw:
        try:
            # browsers read latin-1 as cp1252: https://encoding.spec.whatwg.org/#names-and-labels
            text = raw.decode("cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name)
        except (LookupError, UnicodeError, ValueError):
            pass
        else:
            return Decoded(text.removeprefix("\ufeff"), () if name in ("utf-8", "utf8") else (f"decoded as {name}",))
    return decode(raw, where)


def page(markup: str, where: str, url: str | None = None) -> Page:
    """Take the report from a page.

    Args:
        markup: The page, decoded.
        where: The input as its user named it.
        url: Its address, where that is known from elsewhere.

    Raises:
        EmptyInput: If the page holds no text.
        UnsupportedInput: If what it holds is no text, or too much.
    """
    if "\0" in markup:
        raise UnsupportedInput(where, "binary: it holds zero characters", "give plain text, HTML or JSON Lines")
    notes: tuple[str, ...] = ()
    if nested_too_deep(markup):
        notes = ("elements nested too deep; read without those that only arrange others",)
        markup = _ARRANGING.sub("\n", markup)
    about, dated = metadata(markup, url)
    text = None if notes and nested_too_deep(markup) else _extracted(markup)
    if text is None:
        text = _shown(markup)
        notes += ("no report was found in the page; its whole text is kept",) if text else ()
    if not text:
        raise EmptyInput(where, "no text in the page", "save its text as a .txt file")
    text = _headed(text, about.title)
    check(text, where)
    return Page(text, about, dated, notes)


def _extracted(markup: str) -> str | None:
    """The paragraphs of the report, as trafilatura finds them."""
    _silence()
    try:
        found = bare_extraction(
            markup, include_comments=False, include_tables=True, favor_precision=False, with_metadata=False
        )
    except (LxmlError, RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError):
        # what a page can provoke in a parser of pages; its text is then taken without it
        return None
    text = getattr(found, "text", None)
    return _paragraphs(text.splitlines()) if isinstance(text, str) else None


def _silence() -> None:
    """Keep what the extractor logs about broken pages off the terminal; a program can still listen to it."""
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _paragraphs(lines: list[str]) -> str | None:
    kept = [line.strip() for line in lines if line.strip()]
    return "\n\n".join(kept) or None


def _shown(markup: str) -> str | None:
    """All text of a page that a reader would see, without judging it."""
    for name in _UNSHOWN:
        markup = _without(
            markup, re.compile(rf"<{name}\b", re.IGNORECASE), re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE)
        )
    markup = _without(markup, re.compile("<!--"), re.compile("-->"))
    lines = unescape(_ANY_TAG.sub(" ", _PARAGRAPH.sub("\n", markup))).replace("\0", "").split("\n")
    return _paragraphs([" ".join(line.split()) for line in lines])


def _without(markup: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """A page without the elements of a kind; one that is never closed is kept."""
    out, at = [], 0
    while (start := opening.search(markup, at)) and (end := closing.search(markup, start.end())):
        out.append(markup[at : start.start()])
        at = end.end()
    out.append(markup[at:])
    return "".join(out)


def _headed(text: str, title: str | None) -> str:
    """The text with its headline before it, unless it stands in one of the first lines already."""
    if not title:
        return text
    wanted = " ".join(title.split()).casefold()
    opening = [" ".join(line.split()).casefold() for line in text.split("\n\n", 3)[:3]]
    return text if any(line.startswith(wanted) for line in opening) else f"{' '.join(title.split())}\n\n{text}"
