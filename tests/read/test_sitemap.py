"""Sitemaps to the pages they name, lists of sitemaps to sitemaps."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.model import Problem
from rashomon.read import read_articles
from rashomon.read.content import content_articles
from rashomon.read.kinds import xml_kind
from rashomon.read.listed import Listed
from rashomon.read.sitemap import MOST_ADDRESSES, sitemap_entries
from tests.read.archives import page
from tests.read.test_follow import Site, read

SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def urlset(*parts: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {SPACES}>{"".join(parts)}</urlset>'.encode()


def listed(raw: bytes, url: str | None = None) -> list[Listed]:
    return [one for _, one in sitemap_entries(raw, "s.xml", url) if isinstance(one, Listed)]


NEWS = """<url><loc>https://tolm.example/quay</loc><lastmod>2031-05-04T11:20:00Z</lastmod>
<image:image><image:loc>https://tolm.example/quay.jpg</image:loc></image:image>
<news:news><news:publication><news:name>Tolm Observer</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2031-05-04T09:00:00+02:00</news:publication_date>
<news:title>The quay &amp; the crane</news:title></news:news></url>"""


def test_a_sitemap_of_news():
    (one,) = listed(urlset(NEWS))
    assert (one.url, one.kind, one.title, one.outlet) == (
        "https://tolm.example/quay",
        "article",
        "The quay & the crane",
        "Tolm Observer",
    )
    assert [(d.value, d.basis) for d in one.dated] == [("2031-05-04", ("sitemap news:publication_date",))]
    assert one.changed
    assert one.changed.exact
    assert one.changed.exact.isoformat() == "2031-05-04T11:20:00+00:00"
    assert one.provenance
    assert one.provenance.format == "sitemap"


def test_a_plain_sitemap_dates_nothing_but_by_its_addresses():
    parts = [
        "<url><loc> https://tolm.example/2031/05/03/ferry#top </loc><lastmod>2031-05-09</lastmod></url>",
        "<url><loc>https://tolm.example/2031/05/03/ferry</loc></url>",
        "<url><loc>/about</loc><priority>0.5</priority></url>",
    ]
    ferry, about = listed(urlset(*parts), "https://tolm.example/sitemap.xml")
    assert (ferry.url, [d.value for d in ferry.dated]) == ("https://tolm.example/2031/05/03/ferry", ["2031-05-03"])
    assert ferry.changed
    assert (ferry.changed.value, ferry.changed.exact) == ("2031-05-09", None)
    assert (about.url, about.dated, about.changed) == ("https://tolm.example/about", (), None)


def test_a_list_of_sitemaps():
    raw = (
        f"<sitemapindex {SPACES}><sitemap><loc>https://tolm.example/1.xml.gz</loc><lastmod>2031-05</lastmod></sitemap>"
    )
    (one,) = listed(raw.encode() + b"</sitemapindex>")
    assert (one.url, one.kind) == ("https://tolm.example/1.xml.gz", "sitemap")
    assert one.changed
    assert one.changed.value == "2031-05-01/2031-05-31"


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        (b"", UnsupportedInput, "not readable as XML"),
        (b"<rss/>", UnsupportedInput, "not a sitemap: its root is <rss>"),
        (b"<urlset/>", EmptyInput, "a sitemap without addresses"),
        (b"<urlset><url/></urlset>", UnsupportedInput, "not the address of a page: ''"),
        (b"<urlset><url><loc>javascript:alert(1)</loc></url></urlset>", UnsupportedInput, "'javascript:alert(1)'"),
        (b"<urlset><url><loc>file:///etc/x</loc></url></urlset>", UnsupportedInput, "correct its <loc>"),
    ],
)
def test_what_names_nothing(raw, error, words):
    ((where, one),) = sitemap_entries(raw, "s.xml")
    assert isinstance(one, error)
    assert (where, words in str(one)) == ("s.xml", True)


def test_many_bad_addresses_are_one_problem():
    parts = ["<url><loc>no address</loc></url>"] * 40 + ["<url><loc>https://tolm.example/a</loc></url>"]
    *_, (_, problem) = sitemap_entries(urlset(*parts), "s.xml")
    assert str(problem).startswith("s.xml: 40 addresses could not be read: 40 × not the address of a page")


def test_no_more_than_the_protocol_allows():
    raw = urlset(*(f"<url><loc>https://tolm.example/{n}</loc></url>" for n in range(MOST_ADDRESSES + 10)))
    *entries, (_, problem) = sitemap_entries(raw, "s.xml")
    assert len(entries) == MOST_ADDRESSES
    assert isinstance(problem, Problem)
    assert "more than 50,000 addresses" in problem.reason


def test_entities_are_not_expanded():
    laughs = '<!ENTITY a "https://a.example.org/">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    raw = f"<!DOCTYPE urlset [{laughs}]><urlset><url><loc>&i;</loc></url><url><loc>&a;</loc></url></urlset>"
    start = time.process_time()
    assert listed(raw.encode()) == []
    assert time.process_time() - start < 2


def test_nothing_outside_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("https://tolm.example/secret")
    raw = f'<!DOCTYPE u [<!ENTITY s SYSTEM "{secret.as_uri()}">]><urlset><url><loc>&s;</loc></url></urlset>'
    assert listed(raw.encode()) == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"<urlset>", b"<sitemapindex><sitemap><loc>", b"<urlset><url>"]))
def test_any_bytes(tail, head):
    for _, one in sitemap_entries(head + tail, "s"):
        assert isinstance(one, Listed | InputError | Problem)


@given(st.lists(st.sampled_from([f"https://tolm.example/{n}" for n in range(6)]), min_size=1, max_size=12))
def test_each_address_once_in_order(urls):
    raw = urlset(*(f"<url><loc>{one}</loc></url>" for one in urls))
    assert [one.url for one in listed(raw)] == list(dict.fromkeys(urls))


def test_it_is_told_by_its_root_packed_or_not():
    assert xml_kind(urlset(NEWS)) == "sitemap"
    assert xml_kind(b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">') == "sitemap"
    ((_, one),) = content_articles(gzip.compress(urlset(NEWS)), "s.xml.gz", "s")
    assert isinstance(one, Listed)


def test_reading_follows_a_list_to_sitemaps_and_these_to_pages(tmp_path):
    site = Site()
    try:
        for number in range(3):
            site.pages[f"/{number}"] = ("text/html; charset=utf-8", page(number))
        site.pages["/bare"] = ("text/plain", b"The crane was sold to the harbour of Dunholm, its owner said.")
        entries = [f"<url><loc>{site.root}/{n}</loc></url>" for n in (0, 1, 0)]
        site.pages["/a.xml"] = ("application/xml", urlset(*entries))
        news = NEWS.replace("https://tolm.example/quay<", f"{site.root}/bare<")
        site.pages["/b.xml.gz"] = ("application/gzip", gzip.compress(urlset(news, *entries[:1])))
        index = tmp_path / "index.xml"
        parts = "".join(f"<sitemap><loc>{site.root}/{name}</loc></sitemap>" for name in ("a.xml", "b.xml.gz"))
        index.write_text(f"<sitemapindex>{parts}</sitemapindex>")
        articles, problems = read(str(index))
        assert [a.id for a in articles] == [f"{site.root}/{n}" for n in (0, 1, "bare")]
        assert problems == []
        assert (articles[2].title, articles[2].outlet, articles[2].outlet_basis) == (
            "The quay & the crane",
            "Tolm Observer",
            "sitemap",
        )
        assert [d.value for d in articles[2].dated] == ["2031-05-04"]
        (notice,) = read_articles([str(index)])
        assert isinstance(notice, Problem)
        assert notice.reason == "points to 2 sitemaps that it does not carry; they were not read"
    finally:
        site.close()


def test_a_sitemap_in_a_folder_is_no_report(tmp_path: Path):
    (tmp_path / "sitemap.xml").write_bytes(urlset(NEWS))
    (notice,) = read_articles([str(tmp_path)])
    assert isinstance(notice, Problem)
    assert "points to 1 article that it does not carry" in notice.reason
