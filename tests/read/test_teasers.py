"""What is set among an article's paragraphs and is none of it."""

from __future__ import annotations

import pytest
from lxml import html

from rashomon.read.teasers import remove_teasers

P = "<p>The ferry to <a href='/marrow'>Marrow</a> will not sail before April, the council said.</p>"
LINK = "<a href='/x'>Storm closes the harbour for a week</a>"


def left(body: str) -> str:
    tree = html.document_fromstring(f"<html><body><main><article>{body}</article></main></body></html>")
    remove_teasers(tree)
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize(
    "teaser",
    [
        f"<p>Related: {LINK}</p>",
        f"<p><strong>READ MORE: {LINK}</strong></p>",
        f"<h3>See also – {LINK}</h3>",
        f"<p>{LINK}</p>",
        f"<p>DON'T MISS</p><p>{LINK} [INSIGHT] {LINK} [VIDEO]</p>",
        f"<p><b>DON'T MISS</b><br>{LINK} [INSIGHT]<br>{LINK} [VIDEO]</p>",
        f"<h4>Related stories</h4><ul><li>{LINK}</li><li>{LINK}</li></ul>",
        f"<ul><li>{LINK}</li><li>{LINK}</li><li>{LINK}</li><li>Follow our <a href='/live'>live page</a></li></ul>",
        "<div><a href='/x'><img><h3>Storm closes it</h3></a><a href='/y'><h3>Harbour reopens</h3></a></div>",
        "<p><em>Sign up for our <a href='/n'>daily newsletter</a>.</em></p>",
        "<p>Follow Ana Ruiz on <a href='https://social.example/ana'>Twitter</a>.</p>",
        "<p>Tags: <a rel='tag' href='/t'>ferries</a>, <a rel='tag' href='/u'>winter</a></p>",
        "<div><h3>The Marrow letter</h3><form><input type='email'><button>Send</button></form></div>",
        "<amp-ad>Buy a boat</amp-ad>",
    ],
)
def test_teasers_go(teaser):
    assert left(P + teaser + P) == left(P + P)


@pytest.mark.parametrize(
    "kept",
    [
        "<p>The council published <a href='/r'>its full report on the harbour wall</a> on Monday.</p>",
        "<p>Read the report, said the council, and <a href='/r'>judge</a> for yourselves.</p>",
        "<h2>What the council <a href='/r'>said</a></h2>",
        "<ul><li>The wall is <a href='/w'>cracked</a>.</li><li>The crane is gone.</li></ul>",
        "<p><a href='https://marrow.example'>marrow.example</a></p>",
        "<p>Related costs rose to <a href='/c'>9 million</a>.</p>",
        "<p>She told her readers to subscribe to nothing.</p>",
        "<p>Islanders can sign up for <a href='/a'>alerts</a> from Monday, the council said.</p>",
        "<p>The mayor asked people to follow him on <a href='/t'>Twitter</a> for news of the ferry.</p>",
    ],
)
def test_what_belongs_to_the_article_stays(kept):
    words = " ".join(html.fromstring(f"<div>{kept}</div>").text_content().split())
    assert words in left(P + kept + P)


def test_what_stands_after_a_teaser_in_its_parent_stays():
    assert left("<p>One.</p><amp-ad>Buy</amp-ad>Two.") == "One.Two."


def test_a_card_over_a_name_goes():
    links = "<a href='/p'>Tom Bell</a> <a href='/s'>Bell wins</a> <a href='/t'>Bell sails</a>"
    card = f"<span><span><img>{links}</span></span>"
    assert left(f"<p>Mayor <span><a href='/p'>Tom Bell</a>{card}</span> resigned.</p>") == "Mayor Tom Bell resigned."


def test_embedded_posts_lose_the_wrapper_that_extractors_throw_out():
    post = "<blockquote class='twitter-tweet'><p>No ferry today.</p>— Tom (@tom)</blockquote>"
    tree = html.document_fromstring(
        f"<html><body><figure class='social-embed'><div>{post}</div></figure></body></html>"
    )
    remove_teasers(tree)
    assert [dict(e.attrib) for e in tree.iter("div", "blockquote", "figure")] == [{}, {}, {}]


def test_a_body_in_several_boxes_becomes_one():
    text = f"<p>{'The ferry will not sail before April. ' * 8}</p>"
    boxes = f"<div class='x article-body'>{text}</div><div class='ad'></div>" * 3
    tree = html.document_fromstring(f"<html><body><article>{boxes}</article></body></html>")
    remove_teasers(tree)
    assert [len(box) for box in tree.iter("div") if "article-body" in box.get("class")] == [3, 0, 0]
