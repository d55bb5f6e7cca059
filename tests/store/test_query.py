"""Queries are read by their grammar; one that cannot be is explained, with the place that is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.store.conditions import (
    And,
    Bearer,
    Counts,
    Dated,
    Equals,
    Matches,
    Named,
    Not,
    Or,
    Plain,
    Query,
    Relation,
    Within,
    conditions,
)
from rashomon.store.fields import FIELDS
from rashomon.store.query import DEEPEST, LONGEST, MOST, QueryError, parse

A, B, C = Matches("a"), Matches("b"), Matches("c")


def says(words, *, prefix=False):
    return Matches(words, prefix, Within.SAYS)


def on(first, last, value):
    return Dated(Relation.ON, value, date.fromisoformat(first), date.fromisoformat(last))


READ = [
    # words
    ("a", A),
    ("a b", And((A, B))),
    ("a AND b", And((A, B))),
    ("a and b", And((A, Matches("and"), B))),
    ("a OR b", Or((A, B))),
    ("a b OR c", Or((And((A, B)), C))),
    ("a (b OR c)", And((A, Or((B, C))))),
    ("-a", Not(A)),
    ("NOT a", Not(A)),
    ("a -b", And((A, Not(B)))),
    ("a NOT (b OR c)", And((A, Not(Or((B, C)))))),
    ("NOT NOT a", Not(Not(A))),
    ("cease-fire", Matches("cease-fire")),
    ('"a b"', Matches("a b")),
    ("“a b”", Matches("a b")),
    ("„a b“", Matches("a b")),
    ('"AND"', Matches("AND")),
    (r'"say \"a\" \\ b"', Matches(r'say "a" \ b')),
    ("elect*", Matches("elect", prefix=True)),
    ('"no de"*', Matches("no de", prefix=True)),
    ("10:30", Matches("10:30")),
    ("10,000", Matches("10,000")),
    ("a – b — c …", And((A, B, C))),
    ("Analysis: a", And((Matches("Analysis:"), A))),
    ("a - b", And((A, B))),
    # fields
    ("headline:a", Matches("a", within=Within.HEADLINE)),
    ("HEADLINE:a", Matches("a", within=Within.HEADLINE)),
    ('says:"no plan"', says("no plan")),
    ("says:(a OR be*)", Or((says("a"), says("be", prefix=True)))),
    ("-outlet:beacon", Not(Named(Bearer.OUTLET, "beacon"))),
    ('outlet:="The Beacon"', Named(Bearer.OUTLET, "The Beacon", exact=True)),
    ("speaker:hag*", Named(Bearer.SPEAKER, "hag", prefix=True)),
    ("place:karsu", Named(Bearer.PLACE, "karsu")),
    ("person:hagen", Named(Bearer.PERSON, "hagen")),
    ("name:alliance", Named(Bearer.NAME, "alliance")),
    ("story:s-1", Equals(Plain.STORY, "s-1")),
    ("url:https://news.example/a?b=c", Equals(Plain.URL, "https://news.example/a?b=c")),
    ("language:EN", Equals(Plain.LANGUAGE, "en")),
    # figures
    ("figure:10000", Counts(10_000, 10_000)),
    ("figure:10,000", Counts(10_000, 10_000)),
    ("figure:=10", Counts(10, 10)),
    ("figure:>1000", Counts(1000, None, inclusive=False)),
    ("figure:<1000", Counts(None, 1000, inclusive=False)),
    ("figure:>=1000", Counts(1000, None)),
    ("figure:≤2", Counts(None, 2)),
    ("figure:100..200", Counts(100, 200)),
    ("figure:100..", Counts(100, None)),
    ("figure:..200", Counts(None, 200)),
    ("figure:-3..2.5", Counts(-3, 2.5)),
    ("figure:>5%", Counts(5, None, inclusive=False, unit="percent")),
    ('figure:">3 km"', Counts(3, None, inclusive=False, unit="km")),
    ('figure:"2..3 miles"', Counts(2, 3, unit="mile")),
    ("figure:$1.3m", Counts(1_300_000, 1_300_000, unit="USD")),
    ('figure:">2 million"', Counts(2_000_000, None, inclusive=False)),
    ('figure:"3 m"', Counts(3, 3, unit="m")),
    # days
    ("on:2021", on("2021-01-01", "2021-12-31", "2021")),
    ("on:2021-02", on("2021-02-01", "2021-02-28", "2021-02")),
    ("on:2021-W07", on("2021-02-15", "2021-02-21", "2021-W07")),
    ("on:2021-02-13/2021-03", on("2021-02-13", "2021-03-31", "2021-02-13/2021-03")),
    ("on:2021-02/..", Dated(Relation.ON, "2021-02/..", date(2021, 2, 1), None)),
    ("before:2021-02-14", Dated(Relation.BEFORE, "2021-02-14", date(2021, 2, 14), date(2021, 2, 14))),
    ("after:2021-02", Dated(Relation.AFTER, "2021-02", date(2021, 2, 1), date(2021, 2, 28))),
]


@pytest.mark.parametrize(("text", "tree"), READ, ids=[text for text, _ in READ])
def test_a_query_is_read(text, tree):
    assert parse(text) == Query(tree)
    assert parse(str(parse(text))) == Query(tree)


VERSIONS = [
    ("version:all", Query(None, versions=True)),
    ("version:all a b", Query(And((A, B)), versions=True)),
    ("a AND version:all", Query(A, versions=True)),
    ("a OR b version:all", Query(Or((A, B)), versions=True)),
    ("version:latest a", Query(A)),
    ("", Query()),
    ("  \n ", Query()),
]


@pytest.mark.parametrize(("text", "query"), VERSIONS, ids=[text for text, _ in VERSIONS])
def test_versions_are_of_the_whole_query(text, query):
    assert parse(text) == query
    assert parse(str(query)) == query


# the query with the wrong place in braces, and what is said of it
WRONG = [
    ("a {outlt:beacon} b", "did you mean outlet:?"),
    ("{foo:bar}", "no such field"),
    ("{https://news.example/a}", "write url:https://news.example/a"),
    ("{outlet:} a", "needs a value"),
    ("a {(b}", "not closed"),
    ("a{)}", "closes nothing"),
    ("a {()}", "has nothing in it"),
    ("{OR} a", "nothing to look for before it"),
    ("a {AND}", "needs something after it"),
    ("a {OR} OR b", "needs something after it"),
    ("a {NOT}", "needs something after it"),
    ('a {"b}', "not closed"),
    ("{co*op}", "only at the end of a word"),
    ("a {*}", "write one before it"),
    ("{a*}", "two letters"),
    ("says:({b*})", "two letters"),
    ("{figure:many}", "is no number"),
    ("{figure:200..100}", "the smaller one first"),
    ("{figure:>1..2}", "both a comparison and a range"),
    ('{figure:"30 ships"}', "figure:30 ships"),
    ("{figure:$3%}", "two units"),
    ("{figure:1e999}", "too large"),
    ("{on:2021-13}", "is no date"),
    ("{on:yesterday}", "is no date"),
    ("{on:2022/2021}", "the earlier date first"),
    ("{before:../2021}", "no beginning"),
    ("{after:2021/..}", "no end"),
    ("{language:english}", "two letters"),
    ("{language:e*}", "takes no *"),
    ('{outlet:="a b"*}', "leave one of them out"),
    ("{says:=a}", "leave it out"),
    ("{says:—}", "no letter or digit"),
    ("{—}", "no letter or digit"),
    ("says:({outlet:}a)", "the one after the other"),
    ("{version:old}", "version:all"),
    ("-{version:all}", "the whole query"),
    ("(a {version:all})", "the whole query"),
    ("{outlet:=}(a)", "one name after ="),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[text for text, _ in WRONG])
def test_a_query_that_is_wrong_is_explained(text, said):
    start, end = text.index("{"), text.index("}") - 1
    with pytest.raises(QueryError) as caught:
        parse(text.replace("{", "").replace("}", ""))
    error = caught.value
    assert said in str(error)
    assert (error.start, error.end) == (start, end)
    assert isinstance(error, UsageError)


def test_there_are_bounds_to_a_query():
    for text in ("a " * LONGEST, "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "a " * (MOST + 1)):
        with pytest.raises(QueryError):
            parse(text)
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST) == Query(A)


def test_a_message_repeats_no_more_of_a_query_than_a_reader_needs():
    with pytest.raises(QueryError) as caught:
        parse(f"(a {'b ' * 60}")
    assert len(str(caught.value)) < 150


def test_each_field_has_an_example_that_is_read():
    for name, field in FIELDS.items():
        assert parse(field.example).tree is not None
        assert field.example.startswith(f"{name}:")


def test_conditions_leave_out_what_is_not_wanted():
    tree = parse("a -b (c OR -(outlet:x -a))").tree
    assert list(conditions(tree)) == [A, C, A]


def read(text):
    try:
        return parse(text)
    except QueryError as error:
        return error


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            "plan",
            "AND",
            "OR",
            "NOT",
            "-",
            "(",
            ")",
            '"',
            "“",
            "”",
            "„",
            "*",
            ":",
            "=",
            "\\",
            " ",
            "  ",
            "\n",
        ),
        *(
            "outlet:",
            "speaker:",
            "says:",
            "figure:",
            "before:",
            "on:",
            "after:",
            "story:",
            "url:",
            "language:",
            "headline:",
        ),
        *(
            "version:all",
            "version:",
            "2021-02",
            "2021",
            "/",
            "..",
            ">",
            "<",
            "10,000",
            "%",
            "km",
            "$",
            "1e5",
            "-3",
            "m",
        ),
        *("é", "\0", "\ud800", "…", "½", "न", "en"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=40), st.lists(PIECES, max_size=16).map("".join), st.lists(PIECES, max_size=16).map(" ".join)
    )
)
def test_any_text_is_read_or_explained(text):
    query = read(text)
    if isinstance(query, QueryError):
        assert 0 <= query.start <= query.end <= len(text)
        assert str(query)
        return
    assert parse(str(query)) == query
    assert str(parse(str(query))) == str(query)
