"""HTML: a page to the text of its report, with the headline first."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from rashomon.errors import EmptyInput, UnsupportedInput
from rashomon.model import Article, Credit, Published
from rashomon.read.fragments import headed
from rashomon.read.htmltree import parse
from rashomon.read.jsonld import LinkedData
from rashomon.read.markup import Metadata, metadata
from rashomon.read.paywall import only_beginning, without_prompts
from rashomon.read.plain import Decoded, check, decode, remarks
from rashomon.read.rendering import rendering
from rashomon.read.shown import flattened, shown

__all__ = ["LARGEST_PAGE", "Page", "decode_html", "html_article", "looks_like_html", "markup_article", "page"]

#: Bytes of a page that is read. Pages with everything built in have a few million; reading is linear, but holds the
#: page some thirty times over as a tree.
LARGEST_PAGE = 16_000_000

#: Share of the length of the JSON-LD's ``articleBody`` below which the page's own text is not the report.
_FAR_SHORTER = 0.5
#: Characters of an ``articleBody`` that is a report and no teaser.
_REPORT = 250
#: Paragraphs at the top among which the headline is looked for.
_TOP = 3

#: Characters in which a page shows that it is one.
_OPENING = 2_048
_IS_HTML = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The report of a page.

    Attributes:
        text: Its paragraphs, joined by blank lines, the headline first.
        metadata: What the page says of itself.
        dated: The publication dates that came with it, best first.
        notes: How it was read, where that was out of the ordinary.
        credits: The authors and agencies it names beside the text.
        excerpt: Why the text is only a part of the report; empty for a whole one.
    """

    text: str
    metadata: Metadata
    dated: tuple[Published, ...]
    notes: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    excerpt: str = ""


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
        outlet_basis=found.metadata.outlet_basis,
        credits=found.credits,
        excerpt=found.excerpt,
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
    notes: list[str] = []
    parsed = parse(markup)
    if parsed.cut:
        notes.append("elements nested too deep; read without those that only arrange others")
        markup = flattened(markup)
        parsed = parse(markup)
    about, data = metadata(parsed.tree, url)
    paragraphs = [] if parsed.tree is None or parsed.cut else rendering(parsed.tree)
    paragraphs = _or_linked(paragraphs, data, notes)
    excerpt = only_beginning(paragraphs, markup, parsed.tree, data, about.named)
    if excerpt:
        notes.append(excerpt)
        paragraphs = without_prompts(paragraphs)
    if not paragraphs:
        paragraphs = shown(markup)
        notes.append("no report was found in the page; its whole text is kept")
    if not paragraphs:
        raise EmptyInput(where, "no text in the page", "save its text as a .txt file")
    about = _as_shown(about, paragraphs)
    text = headed("\n\n".join(paragraphs), about.title)
    check(text, where)
    if about.changed:
        notes.append(f"says it was changed on {about.changed}")
    return Page(text, about, about.dated, tuple(notes), about.credits, excerpt)


def _or_linked(paragraphs: list[str], data: LinkedData, notes: list[str]) -> list[str]:
    """The page's own paragraphs, or those of its JSON-LD where the page itself has far less."""
    linked = data.body()
    length = sum(map(len, linked))
    if length < _REPORT or sum(map(len, paragraphs)) >= _FAR_SHORTER * length:
        return paragraphs
    notes.append("the text is the articleBody of the page's JSON-LD")
    return linked


def _as_shown(about: Metadata, paragraphs: list[str]) -> Metadata:
    """The metadata with the headline as the page shows it, where that stands over the report already."""
    heading = next((one for one in paragraphs[:_TOP] if " ".join(one.split()) in about.headings), None)
    return about if heading is None else replace(about, title=" ".join(heading.split()))
