"""Telling what is read apart by name, media type and beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.read.kinds import Kind
from rashomon.read.media import EXTENSIONS, is_read, kind_by_media_type, kind_by_name, sniffed


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "text"),
        ("a.TEXT", "text"),
        ("a.html", "html"),
        ("a.b.htm", "html"),
        ("a.xhtml", "html"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.json", "json"),
        ("a.xml", "xml"),
        ("a.rss", "xml"),
        ("a.atom", "xml"),
        ("a.opml", "xml"),
        ("a.warc", "warc"),
        ("a.warc.gz", "warc"),
        ("page.HTML.GZ", "html"),
        ("dump.jsonl.gz", "jsonl"),
        ("a.md", None),
        ("a.gz", None),
        ("a.tar.gz", None),
        ("warc", None),
        ("a.jsonl.bz2", None),
    ],
)
def test_names(name, kind):
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("media_type", "kind", "read"),
    [
        (None, None, True),
        ("text/plain", None, True),
        ("application/octet-stream", None, True),
        ("text/html", "html", True),
        ("application/xhtml+xml", "html", True),
        ("application/rss+xml", "xml", True),
        ("application/feed+json", "json", True),
        ("application/ld+json", "json", True),
        ("application/x-ndjson", "jsonl", True),
        ("image/svg+xml", "xml", False),
        ("image/png", None, False),
        ("text/css", None, False),
        ("application/pdf", None, False),
    ],
)
def test_media_types(media_type, kind, read):
    assert kind_by_media_type(media_type) == kind
    assert is_read(media_type) == read


RSS = b'<?xml version="1.0"?><!-- a comment --><rss version="2.0"><channel></channel></rss>'


@pytest.mark.parametrize(
    ("head", "expected", "kind"),
    [
        (b"WARC/1.0\r\n", None, "warc"),
        (b"WARC/1.1\r\n", "text", "warc"),
        (b"<!DOCTYPE html><html>", None, "html"),
        (b"<html><body>", "xml", "html"),
        ("<html>".encode("utf-16"), None, "html"),
        (RSS, None, "feed"),
        (RSS, "html", "feed"),
        (RSS, "xml", "feed"),
        (b"\xef\xbb\xbf" + RSS, "xml", "feed"),
        (RSS.decode().encode("utf-16"), "xml", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', None, "feed"),
        (b'<opml version="2.0">', None, "opml"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', None, "newsml"),
        (b"<nitf><body/></nitf>", None, "nitf"),
        (b"<?xml version='1.0'?><invoice>", None, "xml"),
        (b"<?xml version='1.0'?><div>", "html", "html"),
        (b"<invoice>", None, "text"),
        (b"<invoice>", "xml", "xml"),
        (b"<p>The ferry", None, "text"),
        (b'{"text": "x"}', None, "json"),
        (b'[\n {"text": "x"}]', None, "json"),
        (b"[The ferry] will not sail.", None, "text"),
        (b"{", "text", "text"),
        (b"<html>", "text", "text"),
        (b"The ferry will not sail.", None, "text"),
        (b"", None, "text"),
    ],
)
def test_beginnings(head, expected, kind):
    assert sniffed(head, Kind(expected) if expected else None) == kind


def test_the_documentation_names_every_extension():
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")
    assert [extension for extension in EXTENSIONS if f"`{extension}`" not in page] == []
