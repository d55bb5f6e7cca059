"""Feeds that are broken or mean harm: an answer in time, and none but the project's errors."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.model import Article, Problem
from rashomon.read.content import content_articles
from rashomon.read.feeds import feed_articles
from rashomon.read.listed import Listed
from tests.clock import cpu_seconds
from tests.read.test_feeds import REPORT, SAMPLES, carrying, read, read_json, rss

LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    "doctype",
    [
        LAUGHS,
        f'<!DOCTYPE rss [<!ENTITY i "{"x" * 100_000}">]>',
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p; <!ENTITY i "x">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
    ids=["billion laughs", "quadratic", "file", "parameter", "outside"],
)
def test_entities_are_not_followed(doctype):
    item = f"<title>t&i;</title><link>https://post.example.org/a</link><description>{'&i;' * 1000}</description>"
    body = f"<content:encoded>{'&i;' * 1000}</content:encoded>"
    raw = rss(item + body).replace("<rss", f"{doctype}<rss", 1)
    start = time.process_time()
    outcome = read(raw)
    assert time.process_time() - start < 5
    hostname = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "-"
    for one in outcome:
        assert not isinstance(one, Article) or (len(one.text) < 10_000 and hostname not in one.text)
        assert not isinstance(one, Listed) or len(one.title or "") < 200


def seconds(unit: str, sizes: tuple[int, ...]) -> list[float]:
    """Time taken by a feed that goes on like this, for each size in bytes."""
    raws = ((rss().removesuffix("</channel></rss>") + unit * (size // len(unit))).encode() for size in sizes)
    return [cpu_seconds(lambda raw: list(feed_articles(raw, "f.xml", "f.xml")), raw) for raw in raws]


def test_time_is_linear():
    times = seconds(f"<item>{carrying(REPORT)}</item>", (125_000, 500_000))
    assert times[1] < 8 * times[0] + 0.5, times


@pytest.mark.parametrize("unit", ["<item>", "<a>", "<![CDATA[", "<!--", "<", "&", "<item><author>x@y (z)", "(@"])
def test_time_is_linear_for_what_is_broken(unit):
    times = seconds(unit, (12_500, 50_000))
    assert times[1] < 10 * times[0] + 0.3, times


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["", "<rss><channel><item>", '<feed xmlns="http://www.w3.org/2005/Atom">'])
)
def test_any_bytes(tail, head):
    for _, one in feed_articles(head.encode() + tail, "f", "f"):
        assert isinstance(one, Article | Listed | InputError | Problem)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["rss.xml", "atom.xml", "feed.json"]), st.data())
def test_damaged_samples(name, data):
    raw = (SAMPLES / name).read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 200))
    for _, one in content_articles(raw[:at] + data.draw(st.binary(max_size=8)) + raw[at + cut :], "f", "f"):
        assert isinstance(one, Article | Listed | InputError | Problem)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "url", "title", "content_html", "authors", "name", "summary"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_any_json(value):
    for one in read_json({"version": "https://jsonfeed.org/version/1.1", "items": [value]}):
        assert isinstance(one, Article | Listed | InputError | Problem)
