"""Reading as a whole: every input gives an article or a message, and none stops the others."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Problem, Severity
from rashomon.read import read_articles
from rashomon.read.media import EXTENSIONS

TEXT = "The ferry to Marrow will not sail before April, the council said.\r\n\r\nIt has no second ship.\r\n"


def read(*paths: object, stdin: bytes | None = None) -> tuple[list[Article], list[Problem]]:
    every = list(read_articles([str(p) for p in paths], stdin=io.BytesIO(stdin) if stdin is not None else None))
    return [a for a in every if isinstance(a, Article)], [p for p in every if isinstance(p, Problem)]


def test_plain_text_is_kept_as_it_is(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    ((one,), problems) = read(tmp_path)
    assert (one.id, one.text, one.media_type, one.notes) == ("a.txt", TEXT, "text/plain", ())
    assert one.raw == TEXT.encode()
    assert one.raw_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert problems == []


BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \r\n\t", "blank"),
    ("binary.txt", bytes(range(256)) * 10, "binary"),
    ("image", b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG image"),
    ("large.txt", b"word " * 10_000_000, "too long for one article: 50,000,000 bytes"),
    ("line.txt", b"x" * 5_000_000, "too long for one article: 5,000,000 characters"),
    ("empty.html", b"", "empty"),
    ("nothing.html", b"<html><body></body></html>", "no text in the page"),
    ("large.html", b"<p>" * 6_000_000, "too long"),
    ("bad.jsonl", b"{", "not valid JSON"),
    ("wide.jsonl", '{"text": "x"}\n'.encode("utf-16"), "not UTF-8"),
    ("account.json", b'{"stories": []}', "JSON, not a report"),
    ("pretty.json", b'{\n "stories": []\n}', "JSON, not a report"),
    ("deep.json", b"[" * 200_000, "JSON, not a report"),
]


def test_nitf_is_read(tmp_path):
    raw = (Path(__file__).parent / "samples" / "nitf.xml").read_bytes()
    (tmp_path / "a.xml").write_bytes(raw)
    (tmp_path / "b.xml.gz").write_bytes(gzip.compress(raw.replace(b"cw-2022-03-04-12", b"cw-2")))
    articles, problems = read(tmp_path)
    assert problems == []
    assert [a.id for a in articles] == ["cw-2022-03-04-12", "cw-2"]
    assert all(a.provenance and a.provenance.format == "nitf" for a in articles)
    assert all(a.text.startswith("Market opens two weeks late\n\nMussels are scarce\n\n") for a in articles)


@pytest.mark.parametrize(("name", "raw", "words"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input_is_named_and_the_good_beside_it_is_read(tmp_path, name, raw, words):
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(TEXT)
    articles, (problem,) = read(tmp_path / name, tmp_path / "good.txt")
    assert [a.id for a in articles] == ["good.txt"]
    assert name in problem.where
    assert words in problem.reason
    assert problem.severity is Severity.LEFT_OUT


def test_a_missing_path(tmp_path):
    _, (problem,) = read(tmp_path / "no.txt")
    assert str(problem) == f"{tmp_path / 'no.txt'}: no such file or folder (check the name)"


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be read")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert "no permission" in read(tmp_path / "a.txt")[1][0].reason


@pytest.mark.parametrize(
    ("name", "raw", "media_type"),
    [
        (
            "page",
            b"<!DOCTYPE html><html><body><p>The ferry to Marrow will not sail before April.</p></body></html>",
            "text/html",
        ),
        ("page.md", b"# Ferry\n\nThe ferry to Marrow will not sail.", "text/plain"),
        ("lines.json", b'{"text": "The ferry to Marrow will not sail."}\n', "text/plain"),
        ("quote.log", b"[The ferry] will not sail.", "text/plain"),
    ],
)
def test_the_content_tells_where_the_name_does_not(tmp_path, name, raw, media_type):
    (tmp_path / name).write_bytes(raw)
    ((one,), problems) = read(tmp_path / name)
    assert one.media_type == media_type
    assert "will not sail" in one.text
    assert problems == []


def test_two_articles_with_one_id(tmp_path):
    lines = [
        {"id": "a", "text": "The first text."},
        {"id": "a", "text": "The second text."},
        {"id": "a", "text": "The first text."},
    ]
    (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, lines)))
    articles, (other, same) = read(tmp_path / "f.jsonl")
    assert [a.text for a in articles] == ["The first text."]
    assert other.where.endswith("f.jsonl, line 2")
    assert "f.jsonl, line 1" in other.reason
    assert other.severity is Severity.LEFT_OUT
    assert same.where.endswith("f.jsonl, line 3")
    assert same.severity is Severity.NOTICE


def test_files_of_one_name_are_all_read(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"Report {folder} of the ferry.")
    articles, problems = read(tmp_path / "a/x.txt", tmp_path / "b/x.txt")
    assert [a.id for a in articles] == ["a/x.txt", "b/x.txt"]
    assert problems == []


def test_standard_input():
    articles, problems = read("-", stdin=b'{"id": "a", "text": "The ferry."}\n{"text": "The mill."}\n')
    assert [a.id for a in articles] == ["a", "stdin:2"]
    assert problems == []
    assert read("-")[1][0].where == "standard input"


def test_control_and_bidirectional_characters_are_kept_and_noted(tmp_path):
    text = "The ferry \x07 will \u202enot\u202c sail, the council said."
    (tmp_path / "a.txt").write_text(text)
    ((one,), _) = read(tmp_path)
    assert one.text == text
    assert len(one.notes) == 2


def test_two_readings_are_the_same(tmp_path):
    for name in ("c.txt", "a.html", "b.txt"):
        (tmp_path / name).write_text(f"<p>{name}</p> The ferry will not sail.")
    assert list(read_articles([str(tmp_path)])) == list(read_articles([str(tmp_path)]))


#: How files of each kind begin, so that what follows is taken for one.
OPENINGS = [
    b"",
    b"\x1f\x8b\x08\0\0\0\0\0\0\0",
    b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 40\r\nWARC-Target-URI: https://a.example/\r\n\r\n",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200\r\n",
    b"<html><body><p>",
    b"<rss><channel><item><title>",
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>',
    b'<opml><body><outline xmlUrl="',
    b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="u"><contentSet><inlineXML>',
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "',
    b'{"uri": "u", "type": "text", "body_text": "',
    b'{"id": "x", "text": "',
    b'[{"text": "The ferry"}, {"html": "',
]
CLOSINGS = [b"", b'"}', b'"}]', b'"}]}', b"</p>", b'"/>\r\n\r\n']
NAMES = [f"a{suffix}{gz}" for suffix in (*EXTENSIONS, ".xyz", "") for gz in ("", ".gz")]


@given(
    st.sampled_from(OPENINGS), st.binary(max_size=200), st.sampled_from(CLOSINGS), st.sampled_from(NAMES), st.booleans()
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_articles_or_problems(tmp_path, opening, inner, closing, name, packed):
    raw = opening + inner + closing
    (tmp_path / name).write_bytes(gzip.compress(raw) if packed else raw)
    for one in read_articles([str(tmp_path / name)]):
        assert isinstance(one, (Article, Problem))
        if isinstance(one, Article):
            assert one.text.strip()
    (tmp_path / name).unlink()
