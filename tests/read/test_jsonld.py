"""JSON-LD as pages write it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.jsonld import linked_data

ARTICLE = '{"@type": "NewsArticle", "headline": "No ferry", "datePublished": "2022-03-05"}'


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        f"\n<!-- {ARTICLE} -->\n",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/* <![CDATA[ */ {ARTICLE} /* ]]> */",
        f"{ARTICLE};",
        f"\ufeff{ARTICLE}",
        ARTICLE.replace('"}', '",}'),
        ARTICLE.replace("No ferry", "No\n\tferry").replace("No\n\tferry", "No ferry"),
        ARTICLE.replace('"', "&quot;"),
        f'{{"@type": "WebSite"}} {ARTICLE}',
        ARTICLE.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]'),
    ],
)
def test_an_article_is_found_however_it_is_wrapped(script):
    assert list(linked_data([script]).words("headline")) == ["No ferry"]


def test_raw_line_breaks_in_strings():
    assert linked_data(['{"@type": "Article", "articleBody": "One.\n\nTwo."}']).body() == ["One.", "Two."]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "{broken",
        '{"@type": "JobPosting", "headline": "No ferry"}',
        f'{{"@type": "ItemList", "itemListElement": [{ARTICLE}]}}',
        f'{{"@type": "WebSite", "hasPart": {ARTICLE}}}',
        "[" * 100_000,
    ],
)
def test_what_is_not_the_pages_article(script):
    assert linked_data([script]).articles == ()


def test_a_page_stands_for_its_article_where_none_is_described():
    page = '{"@type": "WebPage", "datePublished": "2022-03-05"}'
    assert list(linked_data([page]).words("datePublished")) == ["2022-03-05"]
    assert list(linked_data([page, ARTICLE]).words("headline")) == ["No ferry"]


def test_the_article_at_the_pages_address_comes_first():
    one, other = ({"@type": "Article", "headline": n, "url": f"https://marrow.example/{n}"} for n in ("a", "b"))
    found = linked_data([json.dumps([one, other])], "https://marrow.example/b")
    assert list(found.words("headline")) == ["b", "a"]


def test_references_are_resolved():
    graph = {
        "@graph": [
            {"@type": "Article", "author": {"@id": "#ana"}, "publisher": [{"@id": "#gone"}]},
            {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"},
        ]
    }
    found = linked_data([json.dumps(graph)])
    assert [node.get("name") for node in found.nodes("author")] == ["Ana Ruiz"]
    assert [node.get("name") for node in found.nodes("publisher")] == [None]


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("<p>One.</p><p>Two &amp; three.</p>", ["One.", "Two & three."]),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", ["One.", "Two."]),
        ("He said &amp;quot;no&amp;quot;.", ['He said "no".']),
        ("  ", []),
    ],
)
def test_the_body_may_hold_markup(body, paragraphs):
    assert linked_data([json.dumps({"@type": "Article", "articleBody": body})]).body() == paragraphs


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.just("Article"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "@id", "author", "mainEntity", "url", "articleBody"]), inner
        )
    ),
    max_leaves=20,
)


@given(VALUES | st.text())
def test_any_json_and_any_text_can_be_read(value):
    found = linked_data([value if isinstance(value, str) else json.dumps(value)], "x")
    assert all(isinstance(one, str) for one in found.addresses())
    assert all(isinstance(node, dict) for node in found.nodes("author"))
    assert all(line.strip() for line in found.body())
