"""Formats told apart by the root element or the keys."""

from __future__ import annotations

import time

import pytest

from rashomon.read.kinds import json_kind, xml_kind


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b'<?xml version="1.0"?>\n<!-- a -- b > --><rss version="2.0">', "feed"),
        (b"\xef\xbb\xbf <rss>", "feed"),
        ('<?xml version="1.0" encoding="utf-16"?><rss>'.encode("utf-16"), "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', "feed"),
        (b'<feed xmlns="https://example.org/cattle">', None),
        (b'<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/">', "feed"),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', None),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><OPML version="1.0">', "opml"),
        (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a">', "newsml"),
        (b'<newsItem guid="a">', None),
        (b'<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf>', "nitf"),
        (b"<!doctype html><p>", "html"),
        (b"<svg>", None),
        (b"<", None),
        (b"", None),
        (b"no markup", None),
    ],
)
def test_xml_kinds(raw, kind):
    assert xml_kind(raw) == kind


@pytest.mark.parametrize("head", ["", "<!--", "<!DOCTYPE x [", "<!DOCTYPE x [<!ENTITY", "<?xml "])
@pytest.mark.parametrize("unit", ["<!--", "-->", "-", " ", "<?x?>", "<!ENTITY a 'b'>", "[", "]", "<x ", ">"])
def test_kinds_of_anything_fast(head, unit):
    start = time.process_time()
    xml_kind((head + unit * 20_000).encode())
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"version": "https://jsonfeed.org/version/1.1", "items": []}, "feed"),
        ({"version": "https://jsonfeed.org/version/1.1"}, None),
        ({"uri": "a", "versioncreated": "b"}, "ninjs"),
        ({"uri": "a", "versionCreated": "b"}, "ninjs"),
        ({"uri": "a", "body_html": "b"}, "ninjs"),
        ({"guid": "a", "pubstatus": "usable"}, "ninjs"),
        ({"standard": {"name": "ninjs"}}, "ninjs"),
        ([{"uri": "a", "headlines": []}], "ninjs"),
        ({"uri": "a"}, None),
        ({"id": "a", "uri": "b", "text": "c", "byline": "d"}, None),
        ([], None),
        ([1], None),
        ("ninjs", None),
        (None, None),
    ],
)
def test_json_kinds(value, kind):
    assert json_kind(value) == kind
