"""News agencies: their names, and that they are told from people in whatever format an author's field comes."""

from __future__ import annotations

import json
import re

import pytest

from rashomon.model import Article, CreditKind
from rashomon.read import read_articles
from rashomon.read.agencies import AGENCY, AGENCY_SIGNED, agency

TEXT = " ".join(["The ferry to Marrow will not sail before April, the council said."] * 8)
MARKUP = f"<p>{TEXT}</p><p>{TEXT}</p>"


@pytest.mark.parametrize(
    ("name", "short", "elsewhere"),
    [
        ("Reuters", "Reuters", "Reuters"),
        ("THOMSON REUTERS", "Reuters", "Reuters"),
        ("The Associated Press", "AP", "AP"),
        ("the ap", "AP", "AP"),
        ("Agence France Presse", "AFP", "AFP"),
        ("agence france-presse", "AFP", "AFP"),
        ("Press Trust of India", "PTI", "PTI"),
        ("Canadian Press", "Canadian Press", "Canadian Press"),
        ("PA", "PA Media", None),
        ("Press Association", "PA Media", "PA Media"),
        ("AAP", "Australian Associated Press", None),
        ("Marrow Press", None, None),
        ("Associated Press Club", None, None),
        ("", None, None),
    ],
)
def test_names_that_agencies_go_by(name, short, elsewhere):
    assert agency(name) == short
    assert agency(name, signed=False) == elsewhere


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("the Associated Press writers", "the Associated Press"),
        ("ASSOCIATED PRESS", "ASSOCIATED PRESS"),
        ("Bloomberg News said", "Bloomberg News"),
        ("Agence France Presse", "Agence France Presse"),
        ("ap", None),
        ("Ani", None),
        ("PA", None),
    ],
)
def test_names_as_they_are_printed(printed, name):
    found = re.match(AGENCY, printed)
    assert (found[0] if found else None) == name


def test_what_is_signed_may_be_shorter():
    assert re.fullmatch(AGENCY_SIGNED, "PA")


def rss(author: str) -> str:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay Post</title><item><title>No ferry</title>'
        f"<link>https://quay.example/1</link><dc:creator>{author}</dc:creator>"
        f"<content:encoded><![CDATA[{MARKUP}]]></content:encoded></item></channel></rss>"
    )


def atom(author: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title><entry><title>No ferry</title>'
        f"<id>urn:x:1</id><author><name>{author}</name></author>"
        f'<content type="html"><![CDATA[{MARKUP}]]></content></entry></feed>'
    )


def json_feed(author: str) -> str:
    item = {"id": "1", "url": "https://quay.example/1", "content_html": MARKUP, "authors": [{"name": author}]}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Quay Post", "items": [item]})


def newsml(author: str) -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta/>'
        f"<contentMeta><by>{author}</by></contentMeta>"
        f"<contentSet><inlineData>{TEXT}</inlineData></contentSet></newsItem>"
    )


def creator(author: str) -> str:
    return newsml("").replace("<by></by>", f'<creator literal="{author}"/>')


def nitf(author: str) -> str:
    return (
        f"<nitf><body><body.head><byline>{author}</byline></body.head>"
        f"<body.content><p>{TEXT}</p></body.content></body></nitf>"
    )


def page(head: str) -> str:
    return f"<!DOCTYPE html><html><head><title>No ferry</title>{head}</head><body><article>{MARKUP}</article></body>"


def linked_data(author: str) -> str:
    node = json.dumps({"@type": "NewsArticle", "author": {"name": author}})
    return page(f'<script type="application/ld+json">{node}</script>')


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.html", lambda author: page(f'<meta name="author" content="{author}">')),
        ("linked.html", linked_data),
        ("a.rss", rss),
        ("a.atom", atom),
        ("feed.json", json_feed),
        ("byline.json", lambda author: json.dumps({"uri": "urn:x:1", "byline": author, "body_html": MARKUP})),
        (
            "people.json",
            lambda author: json.dumps(
                {"uri": "urn:x:1", "people": [{"name": author, "rel": "author"}], "body_html": MARKUP}
            ),
        ),
        ("by.xml", newsml),
        ("creator.xml", creator),
        ("nitf.xml", nitf),
        ("byline.jsonl", lambda author: json.dumps({"text": TEXT, "byline": author})),
        ("author.jsonl", lambda author: json.dumps({"text": TEXT, "author": [{"name": author}]})),
    ],
)
def test_an_agency_is_told_from_a_person_in_every_format(tmp_path, name, made):
    def credited(author: str) -> list[tuple[str, CreditKind]]:
        path = tmp_path / name
        path.write_text(made(author), "utf-8")
        (one,) = read_articles([str(path)])
        assert isinstance(one, Article), one
        return [(c.name, c.kind) for c in one.credits]

    assert credited("Reuters") == [("Reuters", CreditKind.AGENCY)]
    assert credited("By Agence France-Presse") == [("Agence France-Presse", CreditKind.AGENCY)]
    assert credited("Ana Ruiz, AP") == [("Ana Ruiz", CreditKind.BYLINE), ("AP", CreditKind.AGENCY)]
    assert credited("By Ana Ruiz") == [("Ana Ruiz", CreditKind.BYLINE)]


def test_what_a_writer_of_a_wire_holds_only_adds_an_agency(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(nitf("By <person>Ana Ruiz</person> <byttl>Associated Press</byttl>"), "utf-8")
    (one,) = read_articles([str(path)])
    assert isinstance(one, Article)
    assert [(c.name, c.kind.value) for c in one.credits] == [("Ana Ruiz", "byline"), ("Associated Press", "agency")]
