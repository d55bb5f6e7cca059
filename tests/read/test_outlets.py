"""Which outlet published an article."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Block, BlockKind
from rashomon.read.outlets import host_outlet, identified, outlet, untitled
from rashomon.spans import Span
from tests.conftest import article

BODY, CHROME = BlockKind.BODY, BlockKind.CHROME


@pytest.mark.parametrize(
    ("url", "title", "expected"),
    [
        ("https://www.bbc.co.uk/news/1", None, ("BBC News", "domain of the URL")),
        ("https://abcnews.go.com/a", None, ("ABC News", "domain of the URL")),
        ("https://finance.yahoo.com/a", None, ("Yahoo Finance", "domain of the URL")),
        ("uk.reuters.com/a", None, ("Reuters", "domain of the URL")),
        ("https://news.harbour.example/a", None, ("harbour.example", "domain of the URL")),
        ("https://harbour.blogspot.com/a", None, ("harbour.blogspot.com", "domain of the URL")),
        ("https://www.harbour.co.uk/a", None, ("harbour.co.uk", "domain of the URL")),
        (
            "https://www.harbourherald.example/a",
            "Master resigns - The Harbour Herald",
            ("The Harbour Herald", "domain of the URL and page title"),
        ),
        ("https://harbour.example/a", "Master resigns | Opinion", ("harbour.example", "domain of the URL")),
        (None, "Master resigns | Reuters", ("Reuters", "page title")),
        (None, "Master resigns - Sky News", ("Sky News", "page title")),
        (None, "A rhyme - Reason", None),
        (None, "Sky News", None),
        (None, "Master resigns - The Harbour Herald", None),
        ("https://127.0.0.1:8000/a", None, None),
        ("http://localhost/a", None, None),
        ("https://[::1]/a", None, None),
        ("http://[bad", None, None),
        (None, None, None),
    ],
)
def test_outlets_by_address_and_title(url, title, expected):
    assert outlet(url, title) == expected


@pytest.mark.parametrize(
    ("title", "name", "url", "expected"),
    [
        ("Master resigns - The Harbour Herald", "Harbour Herald", None, "Master resigns"),
        ("Master resigns | Ports | Harbour Herald", "The Harbour Herald", None, "Master resigns | Ports"),
        ("Master resigns - Harbour.example", None, "https://harbour.example/a", "Master resigns"),
        ("Master resigns - BBC News", "BBC News", "https://www.bbc.com/a", "Master resigns"),
        ("Master resigns - at last", "Harbour Herald", None, "Master resigns - at last"),
        ("Harbour Herald", "Harbour Herald", None, "Harbour Herald"),
        ("| Harbour Herald", "Harbour Herald", None, "| Harbour Herald"),
        ("One | two | three | four | Herald", "Herald", None, "One | two | three | four | Herald"),
    ],
)
def test_only_the_outlets_name_is_taken_off_a_title(title, name, url, expected):
    assert untitled(title, name, url) == expected


def page(*lines: tuple[BlockKind, str], **fields: object) -> tuple[str | None, str, str | None]:
    text, blocks = "", []
    for kind, line in lines:
        blocks.append(Block(Span(len(text), len(text) + len(line) + 1), kind))
        text += line + "\n"
    one = identified(article(text, **fields), blocks)
    assert one.text == text
    return one.outlet, one.outlet_basis, one.title


NEWS = (BODY, "The harbour master resigned on Monday.")


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        (
            [(CHROME, "The Harbour Herald"), NEWS, (CHROME, "© 2021 Harbour Herald Ltd. All rights reserved.")],
            None,
            ("The Harbour Herald", "masthead and copyright line", None),
        ),
        (
            [NEWS, (CHROME, "Copyright © 2004-2021 The Harbour Herald")],
            "Master resigns - The Harbour Herald",
            ("The Harbour Herald", "page title and copyright line", "Master resigns"),
        ),
        ([NEWS, (CHROME, "© 2021 Harbour Herald")], None, (None, "", None)),
        ([(CHROME, "Ports"), NEWS, (CHROME, "About us"), (CHROME, "© 2021 Herald")], None, (None, "", None)),
        (
            [(CHROME, "Associated Press"), NEWS, (CHROME, "© 2021 The Associated Press. All rights reserved.")],
            None,
            (None, "", None),
        ),
        ([(CHROME, "Ports"), NEWS], "Master resigns | News | Sea | Tides | Ports", (None, "", None)),
    ],
)
def test_a_pages_own_words_count_where_two_places_agree(lines, title, expected):
    found = page(*lines, title=title)
    assert found == (expected[0], expected[1], expected[2] or title)


def test_what_came_with_the_article_stays():
    assert page(NEWS, outlet="Harbour TV", url="https://www.bbc.com/a", title="Gone - Harbour TV") == (
        "Harbour TV",
        "",
        "Gone",
    )


def test_the_table_is_in_order_and_holds_no_domain_twice():
    lines = (files("rashomon.models") / "outlets.tsv").read_text("utf-8").splitlines()
    domains = [line.split("\t")[0] for line in lines]
    assert all(len(line.split("\t")) == 2 for line in lines)
    assert domains == sorted(set(domains))
    for domain in domains:
        found = host_outlet(f"https://www.{domain}/a")
        assert found is not None
        assert found[2]


@given(st.text(), st.text())
def test_any_address_and_title_can_be_read(url, title):
    found = outlet(url, title)
    assert found is None or all(found)
    assert title.startswith(untitled(title, found[0] if found else None, url))
