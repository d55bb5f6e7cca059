"""Web archives for tests, of invented pages."""

from __future__ import annotations

import io
from collections.abc import Iterable

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

__all__ = ["HTML", "archive", "captured", "page", "starts"]

HTML = "text/html; charset=utf-8"


def page(number: int, words: str = "will not sail before April") -> bytes:
    """A page with a headline and two paragraphs that name its number."""
    return (
        f"<!DOCTYPE html><html><head><title>Ferry {number} stays in port</title></head><body><article>"
        f"<p>The ferry number {number} to Marrow {words}, the council of Brenn said on Monday at the quay.</p>"
        f"<p>It has no second ship, and {number} people wait for a place on the road bridge, which is narrow.</p>"
        "</article></body></html>"
    ).encode()


def captured(
    body: bytes,
    url: str = "https://quay.example/a",
    media_type: str = HTML,
    status: str = "200 OK",
    kind: str = "response",
    http: Iterable[tuple[str, str]] = (),
    gzip: bool = True,
    **stated: str,
) -> bytes:
    """One record; ``stated`` holds its own headers, with "_" for "-"."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    headers = None
    if kind in ("response", "revisit"):
        headers = StatusAndHeaders(status, [("Content-Type", media_type), *http], protocol="HTTP/1.1")
    made = writer.create_warc_record(
        url, kind, io.BytesIO(body), len(body), "" if headers else media_type, http_headers=headers
    )
    for key, value in {"WARC_Date": "2031-05-05T06:07:08Z", **stated}.items():
        made.rec_headers.replace_header(key.replace("_", "-"), value)
    writer.write_record(made)
    return out.getvalue()


def archive(*records: bytes, gzip: bool = True) -> bytes:
    """An archive: its description and the records."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "invented"}))
    return out.getvalue() + b"".join(records)


def starts(raw: bytes) -> list[int]:
    """Where the records of an archive begin, packed or not."""
    mark = b"\x1f\x8b\x08" if raw.startswith(b"\x1f\x8b") else b"WARC/1.0"
    return [at for at in range(len(raw)) if raw.startswith(mark, at)]
