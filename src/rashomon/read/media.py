"""What a file or an answer is taken for: by its name, by the media type stated, and by how it begins."""

from __future__ import annotations

import re

from rashomon.read.html import looks_like_html
from rashomon.read.kinds import Kind, xml_kind

__all__ = ["EXTENSIONS", "GZIP", "HEAD", "is_read", "kind_by_media_type", "kind_by_name", "sniffed"]


#: Extensions that are read from a folder, and what they hold. Markdown is not among them: in a folder of reports it is
#: a README more often than a report. A file that is named itself is read whatever its extension.
EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".json": Kind.JSON,
    ".xml": Kind.XML,
    ".rss": Kind.XML,
    ".atom": Kind.XML,
    ".opml": Kind.XML,
    ".warc": Kind.WARC,
}
#: The extension that may follow any of them.
GZIP = ".gz"

#: Bytes in which content shows what it is: a document may open with a long comment.
HEAD = 16_384

_MEDIA_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/xml": Kind.XML,
    "application/xml": Kind.XML,
    "text/x-opml": Kind.XML,
    "application/json": Kind.JSON,
    "text/json": Kind.JSON,
    "application/jsonl": Kind.JSON_LINES,
    "application/x-ndjson": Kind.JSON_LINES,
    "application/ndjson": Kind.JSON_LINES,
    "application/warc": Kind.WARC,
}
#: Types that say nothing, or are given to everything: the content decides.
_SAY_NOTHING = (
    "text/plain",
    "text/markdown",
    "application/octet-stream",
    "application/gzip",
    "application/x-gzip",
    "binary/octet-stream",
    "unknown/unknown",
)

_JSON = re.compile(r"\s*(?:\{|\[\s*\{)")


def kind_by_name(name: str) -> Kind | None:
    """What a file holds by its extension (the one before ``.gz``); ``None`` if that does not tell.

    Args:
        name: The file's name or path.
    """
    name = name.lower().removesuffix(GZIP)
    return EXTENSIONS.get(name[name.rfind(".") :]) if "." in name else None


def kind_by_media_type(media_type: str | None) -> Kind | None:
    """What an answer holds by the type stated; ``None`` where the content has to tell.

    Args:
        media_type: Lower case, without parameters.
    """
    if not media_type:
        return None
    if media_type.endswith("+xml"):
        return _MEDIA_TYPES.get(media_type, Kind.XML)
    return Kind.JSON if media_type.endswith("+json") else _MEDIA_TYPES.get(media_type)


def is_read(media_type: str | None) -> bool:
    """Whether an answer of a type can hold a report: images, styles, scripts and documents cannot be read.

    Args:
        media_type: Lower case, without parameters.
    """
    if not media_type or media_type in _SAY_NOTHING:
        return True
    return not media_type.startswith("image/") and kind_by_media_type(media_type) is not None


def sniffed(head: bytes, expected: Kind | None = None) -> Kind:
    """What content is by its first `HEAD` bytes.

    Args:
        head: Them, uncompressed.
        expected: What its name or its media type makes of it, where they say something.

    Returns:
        A kind that is certain from the beginning, else the one expected, else plain text.
    """
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if expected in (Kind.TEXT, Kind.JSON_LINES, Kind.JSON):
        return expected
    shown = head.replace(b"\0", b"").decode("latin-1").lstrip("\ufeffþÿï»¿ \t\r\n")
    if looks_like_html(shown):
        return Kind.HTML
    if shown.startswith("<"):
        if found := xml_kind(head.lstrip()):
            return found
        if expected is Kind.XML or (shown.startswith("<?xml") and expected is not Kind.HTML):
            return Kind.XML
    if expected is None and _JSON.match(shown):
        return Kind.JSON
    return expected or Kind.TEXT
