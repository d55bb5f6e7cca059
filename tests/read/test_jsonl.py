"""JSON Lines."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.model import Article, CreditKind
from rashomon.read.jsonl import LONGEST_LINE, json_lines

TEXT = "The ferry to Marrow will not sail before April, the council said."


def read(*lines: object) -> list[Article | InputError]:
    raw = b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    return [one for _, one in json_lines(io.BytesIO(raw), "f.jsonl", "f.jsonl")]


def article(item: object) -> Article:
    (one,) = read(item)
    assert isinstance(one, Article), one
    return one


def test_fields():
    one = article(
        {
            "id": "a1",
            "text": TEXT,
            "title": "No ferry",
            "outlet": "Post",
            "url": "https://a.example/2022/03/06/x",
            "date": "2022-03-05",
            "beat": ["sea"],
        }
    )
    assert (one.id, one.text, one.title, one.outlet) == ("a1", TEXT, "No ferry", "Post")
    assert [(d.value, d.basis) for d in one.dated] == [
        ("2022-03-05", ("date field",)),
        ("2022-03-06", ("URL /2022/03/06",)),
    ]
    assert one.extra == {"beat": ["sea"]}
    assert json.loads(one.raw)["id"] == "a1"
    assert one.notes == ()


def test_html_in_a_line():
    markup = f"<html><head><title>No ferry</title></head><body><article><p>{TEXT}</p><p>{TEXT[4:]}</p></article></body>"
    one = article({"id": "a1", "html": markup, "outlet": "Post"})
    assert TEXT in one.text
    assert (one.media_type, one.outlet, one.title) == ("text/html", "Post", "No ferry")


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"byline": "Ana Ruiz"}, ["Ana Ruiz"]),
        ({"author": ["Ana Ruiz", " Jon \n Peck "]}, ["Ana Ruiz", "Jon Peck"]),
        ({"author": {"name": "Ana Ruiz"}}, ["Ana Ruiz"]),
        ({"author": [{"name": "Ana Ruiz"}, 3, None, ""]}, ["Ana Ruiz"]),
        ({"byline": "Ana Ruiz", "author": "Ana Ruiz"}, ["Ana Ruiz"]),
        ({"author": 3}, []),
        ({"byline": ["Ana Ruiz"] * 90}, ["Ana Ruiz"]),
    ],
)
def test_bylines(fields, names):
    one = article({"text": TEXT} | fields)
    assert [c.name for c in one.credits] == names
    assert all(c.kind is CreditKind.BYLINE and c.basis in ("byline field", "author field") for c in one.credits)
    assert one.extra == fields


def test_what_the_page_says_comes_second():
    markup = (
        '<html><head><meta name="author" content="Ana Ruiz"><meta property="og:site_name" content="Quay Post"></head>'
        f"<body><article><p>{TEXT}</p><p>{TEXT[4:]}</p></article></body></html>"
    )
    one = article({"html": markup})
    assert [c.name for c in one.credits] == ["Ana Ruiz"]
    assert one.outlet == "Quay Post"
    assert one.outlet_basis
    other = article({"html": markup, "byline": "Jon Peck", "outlet": "Marrow News"})
    assert ([c.name for c in other.credits], other.outlet, other.outlet_basis) == (["Jon Peck"], "Marrow News", "")


def test_lines_of_other_formats():
    wire = {"uri": "urn:x:1", "type": "text", "pubstatus": "usable", "headline": "No ferry", "body_text": TEXT}
    entry = {"id": "urn:x:2", "url": "https://quay.example/2", "content_text": "\n\n".join([TEXT] * 8)}
    (first, second) = read(wire, entry)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [(a.id, a.provenance.format) for a in (first, second) if a.provenance] == [
        ("urn:x:1", "ninjs"),
        ("urn:x:2", "json-feed"),
    ]


@pytest.mark.parametrize(("given_id", "expected"), [("x", "x"), (7, "7"), (None, "f.jsonl:1"), ("", "f.jsonl:1")])
def test_ids(given_id, expected):
    assert article({"id": given_id, "text": TEXT}).id == expected


@pytest.mark.parametrize(
    ("field", "note"),
    [
        ({"date": "soon"}, "its date 'soon' could not be read"),
        ({"date": 20220305}, 'its "date" is a number, not a string, and was not used'),
        ({"title": ["x"]}, 'its "title" is a list, not a string, and was not used'),
    ],
)
def test_fields_it_can_do_without_are_noted(field, note):
    assert article({"id": "a", "text": TEXT} | field).notes == (note,)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"id": "a", "text": "x', "not valid JSON: unterminated string"),
        (b"not json", "not valid JSON"),
        (b"[1, 2]", "a list, not an object"),
        (b'"text"', "a string, not an object"),
        (b"null", "null, not an object"),
        (b'{"id": "a"}', 'neither "text" nor "html"'),
        (b'{"id": "a", "text": 5}', '"text" is a number'),
        (b'{"id": {}, "text": "x"}', '"id" is an object'),
        (b'{"id": true, "text": "x"}', '"id" is true or false'),
        (b'{"id": "a", "text": "  "}', "blank"),
        (b'{"id": "a", "text": "\\u0000"}', "zero characters"),
        (b'{"id": "a", "html": "<p></p>"}', "no text in the page"),
        (b'{"id": "\xff", "text": "x"}', "not UTF-8"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"id": ' + b"9" * 5_000 + b', "text": "x"}', "too many digits"),
        (json.dumps({"id": "a", "text": "x" * 5_000_000}).encode(), "too long for one article"),
        (b" " * (LONGEST_LINE + 10), "longer than"),
    ],
)
def test_a_bad_third_line_is_named_and_the_others_are_read(line, words):
    first, second, bad, last = read({"id": 1, "text": TEXT}, {"id": 2, "text": TEXT}, line, {"id": 4, "text": TEXT})
    assert isinstance(bad, InputError)
    assert bad.where == "f.jsonl, line 3"
    assert words in bad.reason
    assert [a.id for a in (first, second, last) if isinstance(a, Article)] == ["1", "2", "4"]


def test_raw_tabs_inside_strings_do_no_harm():
    (one,) = read(b'{"id": "a", "text": "The ferry\twill not sail."}')
    assert isinstance(one, Article)
    assert one.text == "The ferry\twill not sail."


def test_blank_lines_a_mark_and_other_line_ends():
    raw = b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode() + b"\r\n\r\n \n" + json.dumps({"text": TEXT}).encode()
    ids = [one.id for _, one in json_lines(io.BytesIO(raw), "f.jsonl", "f.jsonl") if isinstance(one, Article)]
    assert ids == ["f.jsonl:1", "f.jsonl:4"]


def test_nothing_in_it():
    ((_, problem),) = json_lines(io.BytesIO(b"\n"), "f.jsonl", "f.jsonl")
    assert isinstance(problem, InputError)
    assert "empty" in problem.reason


def test_half_a_character_is_shown_as_one_that_is_missing():
    (one,) = read(b'{"id": "a", "text": "The \\ud83d ferry \\ud83d\\ude00"}')
    assert isinstance(one, Article)
    assert one.text == "The \ufffd ferry \U0001f600"
    assert one.notes


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(exclude_categories=[])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.binary(max_size=200)
    | st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("id", "text", "title", "outlet", "url", "date", "x"), VALUES)
    ).map(lambda item: json.dumps(item).encode())
)
def test_any_line_is_an_article_or_an_input_error(line):
    for _, one in json_lines(io.BytesIO(line), "f.jsonl", "f.jsonl"):
        if isinstance(one, Article):
            one.text.encode("utf-8")
            one.id.encode("utf-8")
        else:
            assert isinstance(one, InputError)
