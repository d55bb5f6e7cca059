"""HTML pages."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import EmptyInput, InputError
from rashomon.read.html import decode_html, html_article, looks_like_html, page

PARAGRAPHS = (
    "The island council of Marrow said on Thursday that the only ferry to the mainland would not sail before April.",
    "The company that owns the ferry said its engine had failed three times since the new year.",
    "About 900 people live on Marrow, and food will be flown in twice a week until the ferry sails again.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def html(head: str = "", body: str = BODY) -> str:
    menu = "<nav><ul><li>Home</li><li>Sport</li></ul></nav>"
    foot = "<footer>Updated 18 April 2024. All rights reserved.</footer>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{menu}<article>{body}</article>{foot}</body></html>"


def test_the_report_without_the_page():
    found = page(html("<title>Ferry cancelled until April | Marrow Post</title>"), "a.html")
    assert found.text.split("\n\n")[-3:] == list(PARAGRAPHS)
    assert "Sport" not in found.text


def test_the_headline_comes_first_and_once():
    head = '<meta property="og:title" content="Ferry cancelled until April">'
    for body in (BODY, f"<h1>Ferry cancelled until April</h1>{BODY}"):
        assert page(html(head, body), "a.html").text.split("\n\n") == ["Ferry cancelled until April", *PARAGRAPHS]


def test_a_headline_that_the_page_words_otherwise_is_the_one_it_shows():
    head = '<meta property="og:title" content="Island is cut off as ferry is cancelled">'
    found = page(html(head, f"<h1>Ferry cancelled until April</h1>{BODY}"), "a.html")
    assert found.text.split("\n\n") == ["Ferry cancelled until April", *PARAGRAPHS]
    assert found.metadata.title == "Ferry cancelled until April"


def test_what_the_page_says_of_itself():
    head = (
        '<meta property="og:site_name" content="The Marrow Post"><meta property="og:title" content="No ferry">'
        '<link rel="canonical" href="https://marrow.example/2022/03/05/no-ferry">'
    )
    found = page(html(head), "a.html").metadata
    assert (found.outlet, found.title, found.url) == (
        "The Marrow Post",
        "No ferry",
        "https://marrow.example/2022/03/05/no-ferry",
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="No ferry | Marrow Post">', "<h1>No ferry</h1>", "No ferry"),
        (
            '<meta property="og:site_name" content="Marrow Post"><title>No ferry – The Marrow Post</title>',
            "",
            "No ferry",
        ),
        ("<title>War – and peace – at sea</title>", "", "War – and peace – at sea"),
        ('<meta property="og:title" content="It&#39;s &amp; more">', "", "It's & more"),
        ("", "<h1>No <b>ferry</b></h1>", "No ferry"),
        ('<meta property="og:site_name" content="Marrow Post">', "<h1>Marrow Post</h1><h1>No ferry</h1>", "No ferry"),
    ],
)
def test_the_title_is_the_headline_alone(head, body, title):
    assert page(html(head, body + BODY), "a.html").metadata.title == title


@pytest.mark.parametrize(
    ("head", "outlet", "basis"),
    [
        ('<meta property="og:site_name" content="Marrow Post">', "Marrow Post", "metadata og:site_name"),
        (
            '<script type="application/ld+json">{"@type": "Article", "publisher": {"name": "Marrow Post"}}</script>',
            "Marrow Post",
            "JSON-LD publisher",
        ),
        ('<meta name="application-name" content="Marrow Post">', "Marrow Post", "metadata application-name"),
        ('<meta name="publisher" content="https://social.example/marrow">', None, ""),
        ("", None, ""),
    ],
)
def test_the_outlet_has_a_basis(head, outlet, basis):
    about = page(html(head), "a.html").metadata
    assert (about.outlet, about.outlet_basis) == (outlet, basis)


@pytest.mark.parametrize(
    ("head", "credits"),
    [
        ('<meta name="author" content="Ana Ruiz">', [("Ana Ruiz", "byline", "metadata author")]),
        (
            '<meta name="author" content="Ana Ruiz"><meta name="author" content="Tom Bell">',
            [("Ana Ruiz", "byline", "metadata author"), ("Tom Bell", "byline", "metadata author")],
        ),
        ('<meta property="article:author" content="https://social.example/ana">', []),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Ana Ruiz"}, "Reuters"]}'
            "</script>",
            [("Ana Ruiz", "byline", "JSON-LD author"), ("Reuters", "agency", "JSON-LD author")],
        ),
    ],
)
def test_authors_and_agencies_of_the_metadata(head, credits):  # noqa: A002
    assert [(c.name, c.kind.value, c.basis) for c in page(html(head), "a.html").credits] == credits


def test_all_days_that_a_page_gives_are_kept_best_first():
    head = (
        '<meta property="article:published_time" content="2022-03-06T00:10:00Z">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-03-05T19:10:00-05:00",'
        ' "dateModified": "2022-03-09"}</script><link rel="canonical" href="https://a.example/2022/03/05/x">'
    )
    found = page(html(head), "a.html")
    assert [(d.value, d.basis) for d in found.dated] == [
        ("2022-03-06", ("metadata article:published_time",)),
        ("2022-03-05", ("JSON-LD datePublished",)),
    ]
    assert found.metadata.changed == date(2022, 3, 9)
    assert "says it was changed on 2022-03-09" in found.notes


@pytest.mark.parametrize(
    ("opening", "given_url", "expected"),
    [
        ("<html>", None, "https://marrow.example/no-ferry"),
        ("<html>", "https://other.example/copy", "https://other.example/copy"),
        ("<html amp>", "https://other.example/amp/copy", "https://marrow.example/no-ferry"),
        ("<html ⚡>", "https://other.example/amp/copy", "https://marrow.example/no-ferry"),
    ],
)
def test_the_address(opening, given_url, expected):
    head = '<link rel="canonical" href="https://marrow.example/no-ferry">'
    assert page(html(head).replace("<html>", opening), "a.html", given_url).metadata.url == expected


def test_a_page_for_fast_mobile_display():
    body = (
        f"<amp-sidebar><p>All sections of the Marrow Post and how to reach them by telephone.</p></amp-sidebar>"
        f"<p>{PARAGRAPHS[0]}</p><amp-img src='x.jpg'></amp-img><p>{PARAGRAPHS[1]}</p>"
        f"<amp-ad><p>Buy a boat from the Marrow boatyard today, only while stocks last, at half the price.</p></amp-ad>"
        f"<p>{PARAGRAPHS[2]}</p><amp-social-share type='x'></amp-social-share>"
    )
    found = page(html("", body).replace("<html>", "<html ⚡>"), "a.html")
    assert found.text.split("\n\n") == list(PARAGRAPHS)


@pytest.mark.parametrize("body", ["", "<div id='root'></div><noscript>Please switch on JavaScript.</noscript>"])
def test_a_page_whose_article_is_in_its_json_ld(body):
    about = {"@type": "NewsArticle", "headline": "No ferry", "articleBody": "\n\n".join(PARAGRAPHS)}
    head = f'<script type="application/ld+json">{json.dumps(about)}</script>'
    found = page(f"<html><head>{head}</head><body>{body}</body></html>", "a.html")
    assert found.text.split("\n\n") == ["No ferry", *PARAGRAPHS]
    assert "the text is the articleBody of the page's JSON-LD" in found.notes


def test_the_page_comes_before_its_json_ld():
    about = {"@type": "NewsArticle", "articleBody": " ".join(PARAGRAPHS)}
    found = page(html(f'<script type="application/ld+json">{json.dumps(about)}</script>'), "a.html")
    assert found.text.split("\n\n") == list(PARAGRAPHS)


def test_an_article_of_a_page_has_all_of_it():
    head = (
        '<meta property="og:title" content="No ferry"><meta property="og:site_name" content="Marrow Post">'
        '<meta name="author" content="Ana Ruiz"><meta charset="windows-1252">'
    )
    raw = html(head).encode("cp1252")
    one = html_article(raw, "a.html", "a", "https://marrow.example/2022/03/05/no-ferry")
    assert (one.id, one.title, one.outlet, one.outlet_basis) == (
        "a",
        "No ferry",
        "Marrow Post",
        "metadata og:site_name",
    )
    assert (one.url, one.media_type) == ("https://marrow.example/2022/03/05/no-ferry", "text/html")
    assert ([c.name for c in one.credits], [d.value for d in one.dated]) == (["Ana Ruiz"], ["2022-03-05"])
    assert (one.raw, one.raw_sha256, one.excerpt) == (raw, hashlib.sha256(raw).hexdigest(), "")
    assert one.notes == ("decoded as windows-1252",)


def test_reading_twice_gives_the_same():
    raw = html("<title>No ferry</title>").encode()
    assert html_article(raw, "a.html", "a") == html_article(raw, "a.html", "a")


@pytest.mark.parametrize(
    ("head", "value", "basis"),
    [
        (
            '<meta property="article:published_time" content="2022-03-05T10:00:00Z">',
            "2022-03-05",
            "metadata article:published_time",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-03-05"}</script>',
            "2022-03-05",
            "JSON-LD datePublished",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"],'
            ' "datePublished": "2022-03-05"}]}</script>',
            "2022-03-05",
            "JSON-LD datePublished",
        ),
        ('<link rel="canonical" href="https://a.example/2022/03/05/x">', "2022-03-05", "URL /2022/03/05"),
        ('<meta name="x-post-date" content="2022/03/05">', "2022-03-05", "metadata x-post-date"),
        ('<meta name="rnews:datePublished" content="2022-03-05">', "2022-03-05", "metadata of the page"),
    ],
)
def test_publication_dates_have_a_basis(head, value, basis):
    assert [(d.value, d.basis) for d in page(html(head), "a.html").dated] == [(value, (basis,))]


def test_a_time_element_marked_as_published():
    body = '<time itemprop="datePublished" datetime="2022-03-05T08:00">today</time>' + BODY
    assert page(html("", body), "a.html").dated[0].value == "2022-03-05"


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2022-03-09T10:00:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2022-03-09"}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", broken</script>',
    ],
)
def test_other_dates_are_no_publication_dates(head):
    # the page itself shows the day it was viewed
    body = f"<p>Thursday, April 18, 2024</p><time datetime='2024-04-18'>now</time>{BODY}"
    assert page(html(head, body), "a.html").dated == ()


@pytest.mark.parametrize("depth", [300, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "span", "unknown"])
def test_deep_nesting(tag, depth):
    markup = html("", f"<{tag}>" * depth + BODY + f"</{tag}>" * depth)
    found = page(markup, "a.html")
    assert PARAGRAPHS[1] in found.text
    assert found.notes


@pytest.mark.parametrize(
    "broken",
    [
        f"<html><body><div><p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}<div></span>",
        f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}",
        f"<html><body><!-- <p>never closed</p><article>{BODY}",
        f"<html><body>{BODY}<script>var a = '<p>",
        html("", BODY + "<" * 100_000),
        html("", BODY + "<!--" * 50_000),
        html("", BODY + "&" * 100_000),
        html("", "<table><tr><td>" * 20_000 + BODY),
    ],
)
def test_broken_pages(broken):
    assert PARAGRAPHS[0] in page(broken, "a.html").text


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body><script>var a</script></body></html>", "<!---->"])
def test_pages_without_text(markup):
    with pytest.raises(EmptyInput):
        page(markup, "a.html")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('<meta charset="utf-8">é'.encode(), "é"),
        ('<meta charset="iso-8859-1">“é”'.encode("cp1252"), "“é”"),
        ('<meta charset="windows-1251">я'.encode("cp1251"), "я"),
        ('<meta charset="no-such">é'.encode(), "é"),
        (b"\xff\xfe" + "<p>é".encode("utf-16-le"), "é"),
    ],
)
def test_declared_encodings(raw, text):
    assert decode_html(raw, "a.html").text.endswith(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n <HTML lang='en'>", True),
        ("<?xml version='1.0'?>\n<html>", True),
        ("Ferry <b>cancelled</b>", False),
        ("<3 the ferry", False),
    ],
)
def test_what_looks_like_html(text, expected):
    assert looks_like_html(text) is expected


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div",
        ">",
        "<",
        "/",
        "<!--",
        "-->",
        "<script>",
        "&amp",
        ";",
        "\0",
        "text here. ",
        "<html>",
        "<meta charset=",
        "<td>",
        "<?",
        "]]>",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
@settings(max_examples=100, deadline=None)
def test_any_markup_is_a_page_or_an_input_error(markup):
    with contextlib.suppress(InputError):
        assert page(markup, "a.html").text


@given(st.binary(max_size=300) | st.lists(PIECES, max_size=30).map(lambda p: "".join(p).encode()))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_an_article_or_an_input_error(raw):
    with contextlib.suppress(InputError):
        assert html_article(raw, "a.html", "a").text


SENTENCE = "The ferry to Marrow will not sail before April, the council said on Thursday. "


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: f"<html><body><p>{SENTENCE * (n // len(SENTENCE))}",
        lambda n: "<html><body>" + f"<p>{SENTENCE}" * (n // (3 + len(SENTENCE))),
        lambda n: "<html><body>" + "<div>" * (n // 5) + SENTENCE,
        lambda n: "<html><body>" + ("<div>" * 200 + SENTENCE + "</div>" * 200) * (n // 2_300),
        lambda n: "<html><body>" + "<b>x</b>" * (n // 8),
        lambda n: "<html><body><p>" + "<a href=x>ab cd</a> " * (n // 20),
        lambda n: f"<html><body><p>{SENTENCE}</p>" + "<!--" * (n // 4),
        lambda n: f"<html><body><p>{SENTENCE}</p><p " + " ".join(f"a{i}=b" for i in range(n // 9)) + ">",
        lambda n: (
            '<html><script type="application/ld+json">{"@type": "Article", "articleBody": "'
            + SENTENCE * (n // len(SENTENCE))
            + '"}</script>'
        ),
    ],
    ids=["paragraph", "paragraphs", "open", "deep", "tags", "links", "comments", "attributes", "json-ld"],
)
def test_time_grows_with_size_alone(shape):
    # a page of four times the size may take somewhat more than four times as long, never sixteen times; the seconds
    # added keep the noise of short runs out
    taken = []
    for size in (500_000, 2_000_000):
        markup = shape(size)
        start = time.process_time()
        with contextlib.suppress(InputError):
            page(markup, "a.html")
        taken.append(time.process_time() - start)
    assert taken[1] < 8 * taken[0] + 0.5
