"""Telling the formats that news comes in apart: XML by its root element, JSON by its keys."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["Kind", "json_kind", "xml_kind"]


class Kind(StrEnum):
    """Formats of what is read; ``json`` and ``xml`` are families whose member the content tells."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "jsonl"
    JSON = "json"
    XML = "xml"
    FEED = "feed"
    OPML = "opml"
    SITEMAP = "sitemap"
    NEWSML = "newsml"
    NITF = "nitf"
    NINJS = "ninjs"
    WARC = "warc"


#: Bytes in which the root element of a document begins; comments and a document type may stand before it.
_OPENING = 16_384

_BEFORE_ROOT = re.compile(
    r"\s+|<\?[^<>]{0,2000}\?>|<!--(?:[^-]|-(?!->)){0,8000}-->"
    r"|<!DOCTYPE[^<>\[]{0,1000}(?:\[(?:[^\]<]|<[^<>]{0,1000}>){0,8000}\]\s{0,100})?>",
    re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,60}:)?(?P<name>[A-Za-z_][\w.-]{0,60})(?P<rest>[^<>]{0,8000})", re.ASCII)

# root elements of NewsML-G2: https://iptc.org/std/NewsML-G2/
_NEWSML_ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem"})
_ROOTS = {
    "rss": Kind.FEED,
    "opml": Kind.OPML,
    "urlset": Kind.SITEMAP,
    "sitemapindex": Kind.SITEMAP,
    "nitf": Kind.NITF,
    "html": Kind.HTML,
}
_NEWSML_SPACE = "iptc.org/std/nar/"
_RSS_1 = ("purl.org/rss/", "my.netscape.com/rdf/simple/0.9", "channel.netscape.com/rdf/simple/0.9")

# the keys that a News in JSON item has beside its address, in lower case: https://iptc.org/standards/ninjs/
_NINJS_KEYS = frozenset(
    {"versioncreated", "firstcreated", "pubstatus", "headlines", "bodies", "byline", "copyrightholder", "associations"}
)
_NINJS_BODY = ("body_", "headline_", "description_")


def xml_kind(raw: bytes) -> Kind | None:
    """Say what an XML document (or one that is nearly so) holds, by its root element and namespace.

    Args:
        raw: The document, or its first some thousand bytes.

    Returns:
        A feed (RSS, Atom), an outline (OPML), a sitemap, a wire's item (NewsML-G2, NITF) or a page; ``None`` for
        anything else.
    """
    head = _decoded(raw[:_OPENING])
    at = 0
    while match := _BEFORE_ROOT.match(head, at):
        if match[0].lower().startswith("<!doctype html"):
            return Kind.HTML
        at = match.end()
    root = _ROOT.match(head, at)
    if root is None:
        return None
    name, rest = root["name"], root["rest"]
    if name in _NEWSML_ROOTS and _NEWSML_SPACE in rest:
        return Kind.NEWSML
    return _by_name(name.lower(), rest)


def _by_name(name: str, rest: str) -> Kind | None:
    if name == "rdf":
        return Kind.FEED if any(space in rest for space in _RSS_1) else None
    if name == "feed":
        return Kind.FEED if "/Atom" in rest or "/atom/" in rest or "xmlns" not in rest else None
    return _ROOTS.get(name)


def _decoded(head: bytes) -> str:
    """Enough of the characters to see the markup, which is ASCII in all but the wide encodings."""
    if head.startswith((b"\xff\xfe", b"<\0")):
        return head.decode("utf-16-le", "replace").removeprefix("\ufeff")
    if head.startswith((b"\xfe\xff", b"\0<")):
        return head.decode("utf-16-be", "replace").removeprefix("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def json_kind(value: object) -> Kind | None:
    """Say what a JSON document holds.

    Args:
        value: The document, parsed.

    Returns:
        A feed (JSON Feed) or ninjs (one item, or a list whose first is one); ``None`` for anything else.
    """
    if isinstance(value, list):
        return Kind.NINJS if value and json_kind(value[0]) is Kind.NINJS else None
    if not isinstance(value, dict):
        return None
    version = value.get("version")
    if isinstance(version, str) and "jsonfeed.org/version" in version and isinstance(value.get("items"), list):
        return Kind.FEED
    return Kind.NINJS if _is_ninjs(value) else None


def _is_ninjs(value: dict[str, object]) -> bool:
    standard = value.get("standard")
    if isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs":
        return True
    names = {key.lower() for key in value}
    if not names & {"uri", "guid"} or names & {"text", "html"}:
        return False
    return bool(names & _NINJS_KEYS) or any(name.startswith(_NINJS_BODY) for name in names)
