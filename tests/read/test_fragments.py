"""Pieces of markup to paragraphs, and addresses to those of the web."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read.addresses import web_address
from rashomon.read.fragments import fragment_line, fragment_text, headed
from tests.clock import cpu_seconds


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One\n line.</p><p>Two.</p>", "One line.\n\nTwo."),
        ("<div>One.<div>Two.</div>Three.</div>", "One.\n\nTwo.\n\nThree."),
        ("One.<br>Two.<br/><br/>Three.", "One.\nTwo.\n\nThree."),
        ("One <b>bo</b>ld <a href='x'>link</a>.", "One bold link."),
        ("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "a\n\nb"),
        ("<p>a</p><figure><img alt='no'><figcaption>Cap.</figcaption></figure><p>b</p>", "a\n\nCap.\n\nb"),
        ("<table><tr><th>a</th><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>", "a | 1\nb | 2"),
        ("<pre>one\n  two</pre>three\nfour", "one\ntwo\n\nthree four"),
        ("<p>a<script>no()</script><style>no</style><!-- no -->b</p>", "ab"),
        ("<p>2 &lt; 3 &amp;amp; &#8220;x&#8221;&nbsp;y</p>", "2 < 3 &amp; “x” y"),
        ("One.\n\nTwo <b>b</b>.\nThree.", "One.\n\nTwo b. Three."),
        ("<p>open <p>next", "open\n\nnext"),
        ("<blockquote>a</blockquote><h2>b</h2>", "a\n\nb"),
        ("a\0b", "ab"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_fragments(markup, text):
    assert fragment_text(markup) == text


def test_what_is_nested_too_deep_is_not_lost():
    assert fragment_text(f"<p>a</p>{'<div>' * 3000}deep{'</div>' * 3000}<p>b</p>") == "a\n\ndeep\n\nb"


WORDS = st.lists(st.sampled_from(["ferry", "Marrow", "quay", "no", "date"]), min_size=1, max_size=8)
TAGS = st.sampled_from(["p", "div", "b", "li", "ul", "td", "table", "h2", "blockquote", "figcaption", "a", "section"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TAGS, WORDS), max_size=12), st.data())
def test_no_word_is_lost(parts, data):
    markup = "".join(
        f"<{tag}>{' '.join(words)}{f'</{tag}>' if data.draw(st.booleans()) else ''} " for tag, words in parts
    )
    expected = sorted(word for _, words in parts for word in words)
    assert sorted(fragment_text(markup).replace("|", " ").split()) == expected


@pytest.mark.parametrize("unit", ["<p>x", "<script>", "<", "<a ", "&amp;", "\n \n", " ", "<li>", "<pre>\n", "\x1e"])
def test_time_is_linear(unit):
    times = [cpu_seconds(fragment_text, "<p>" + unit * (size // len(unit))) for size in (50_000, 200_000)]
    assert times[1] < 10 * times[0] + 0.5, times


def test_lines():
    assert fragment_line(" Tom &amp; <i>Ida</i>\n<br>again ") == "Tom & Ida again"
    assert fragment_line("5 < 6") == "5 < 6"


def test_headed():
    assert headed("One.", "Title\n here") == "Title here\n\nOne."
    assert headed("TITLE  here\n\nOne.", "Title here") == "TITLE  here\n\nOne."
    assert headed("One.", None) == "One."


@pytest.mark.parametrize(
    ("given_address", "base", "whole"),
    [
        ("https://a.example.org/x", None, "https://a.example.org/x"),
        (" http://a.example.org/x y\n", None, "http://a.example.org/x%20y"),
        ("/x", "https://a.example.org/feeds/f.xml", "https://a.example.org/x"),
        ("//b.example.org/x", "https://a.example.org/", "https://b.example.org/x"),
        ("feed://a.example.org/x", None, "http://a.example.org/x"),
        ("feed:https://a.example.org/x", None, "https://a.example.org/x"),
        ("HTTPS://a.example.org/X", None, "https://a.example.org/X"),
        ("/x", None, None),
        ("x", None, None),
        ("javascript:alert(1)", "https://a.example.org/", None),
        ("file:///etc/passwd", None, None),
        ("http://[::1", None, None),
        ("https:///x", None, None),
        ("https://a.example.org/" + "x" * 5_000, None, None),
        ("", "https://a.example.org/", None),
        (None, None, None),
    ],
)
def test_addresses(given_address, base, whole):
    assert web_address(given_address, base) == whole


@given(st.text(), st.none() | st.text())
def test_any_address(given_address, base):
    found = web_address(given_address, base)
    assert found is None or found.startswith(("http://", "https://"))
