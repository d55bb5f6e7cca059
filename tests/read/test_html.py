"""HTML pages."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import EmptyInput, InputError
from rashomon.read.html import decode_html, looks_like_html, page

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
@settings(max_examples=150, deadline=None)
def test_any_markup_is_a_page_or_an_input_error(markup):
    with contextlib.suppress(InputError):
        assert page(markup, "a.html").text
