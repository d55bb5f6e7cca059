"""OPML outlines to the feeds they subscribe to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.read.listed import Listed
from rashomon.read.opml import opml_feeds
from tests.clock import cpu_seconds

SAMPLES = Path(__file__).parent / "samples"


def test_sample():
    found = list(opml_feeds((SAMPLES / "subscriptions.opml").read_bytes(), "s.opml"))
    assert [(place, one.url, one.title) for place, one in found if isinstance(one, Listed)] == [
        ("s.opml, Coast / Dunholm Courier", "https://courier.example.org/coast/feed.xml", "Dunholm Courier"),
        ("s.opml, Coast / Islands / Gazette & more", "http://gazette.example.org/feed.atom", "Gazette & more"),
        ("s.opml, Tolm Observer", "https://observer.example.org/feed.json", "Tolm Observer"),
    ]
    assert {one.kind for _, one in found if isinstance(one, Listed)} == {"feed"}
    ((place, error),) = [(place, one) for place, one in found if isinstance(one, InputError)]
    assert place == error.where == "s.opml, Coast / Islands / Broken"
    assert "gopher://old.example.org/feed" in error.reason


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        (b"", UnsupportedInput, "not readable as XML"),
        (b"text", UnsupportedInput, "not readable as XML"),
        (b"\0\0\0", UnsupportedInput, "not readable as XML"),
        (b"<rss/>", UnsupportedInput, "not an OPML outline: its root is <rss>"),
        (b"<opml><body/></opml>", EmptyInput, "an outline without feeds"),
        (b"<opml><body><outline text='a'/></body></opml>", EmptyInput, "an outline without feeds"),
    ],
)
def test_what_is_no_outline(raw, error, words):
    ((where, one),) = opml_feeds(raw, "s.opml")
    assert isinstance(one, error)
    assert where == "s.opml"
    assert words in str(one)


def test_broken_outlines_give_what_they_have():
    raw = (
        b"<opml><body><outline text='A & B' xmlUrl='https://a.example.org/f?a=1&b=2'>"
        b"<outline text='C' xmlUrl='https://c.example.org/'>"
    )
    assert [one.url for _, one in opml_feeds(raw, "s") if isinstance(one, Listed)][-1] == "https://c.example.org/"


@pytest.mark.parametrize(
    "declared", ["", "<?xml version='1.0' encoding='windows-1252'?>", "<?xml version='1.0' encoding='x-no'?>"]
)
def test_encodings(declared):
    raw = (declared + "<opml><body><outline text='Café' xmlUrl='https://c.example.org/'/></body></opml>").encode(
        "cp1252"
    )
    ((_, one),) = opml_feeds(raw, "s")
    assert isinstance(one, Listed)
    assert one.title == "Café"


def test_entities_are_not_followed():
    laughs = '<!ENTITY a "https://a.example.org/">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    outlines = f"<outline text='&i;' xmlUrl='&i;'/><outline text='{'&i;' * 20}'/>"
    raw = f"<!DOCTYPE opml [{laughs}]><opml><body>{outlines}</body></opml>"
    start = time.process_time()
    list(opml_feeds(raw.encode(), "s"))
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "unit", ["<outline text='a' xmlUrl='https://a.example.org/'>", "<outline/>", "<a>", "&", "<!--"]
)
def test_time_is_linear(unit):
    raws = (b"<opml><body>" + unit.encode() * (size // len(unit)) for size in (100_000, 400_000))
    times = [cpu_seconds(lambda raw: list(opml_feeds(raw, "s")), raw) for raw in raws]
    assert times[1] < 10 * times[0] + 0.5, times


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"<opml>", b"<opml><body><outline xmlUrl='"]))
def test_any_bytes(tail, head):
    for _, one in opml_feeds(head + tail, "s"):
        assert isinstance(one, Listed | InputError)
