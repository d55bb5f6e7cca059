"""A query finds the same articles in either database, with the words found, and counts what they divide into."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from rashomon.model import Analysis, Article, Block, BlockKind, Language
from rashomon.spans import Span
from rashomon.store import articles, schema
from rashomon.store import search as searching
from rashomon.store.query import QueryError, parse
from rashomon.store.results import FacetName, SnippetKind, Sort
from rashomon.store.search import search
from rashomon.store.workspace import open_workspace
from tests.databases import KINDS
from tests.store.searchable import NOON, analysed, fill, put

FOUND = [
    # words
    ("ferry", "strike talks undated"),
    ("ferries", "strike talks undated"),
    ("FERRY crews", "strike talks"),
    ('"no plan"', "strike"),
    ("“no plan”", "strike"),
    ("cafe", "talks"),
    ("CAFÉ", "talks"),
    ("negotia*", "talks"),
    ('"peace ta"*', "talks"),
    ("plan AND pier", "strike talks"),
    ("swim OR walked", "strike survey"),
    ("plan -pier", "survey"),
    ("plan NOT (pier OR swim)", ""),
    ("9,600", "strike"),
    ("share", ""),  # page chrome
    ("zeppelin", ""),
    ("headline:talks", "talks"),
    ('"quay negotiators"', ""),  # the end of the headline and the beginning of the body
    ("headline:pier", ""),
    # who and what
    ("outlet:beacon", "talks survey"),
    ("outlet:bea*", "talks survey"),
    ('outlet:"northern beacon"', "talks"),
    ('outlet:="Beacon on Sunday"', "survey"),
    ("-outlet:beacon", "strike undated"),
    ("speaker:brandt", "strike talks"),
    ('speaker:"tessa brandt"', "strike talks"),
    ("speaker:union", "strike"),
    ("speaker:seafarers", "strike"),
    ('speaker:="Islands Union of Seafarers"', "strike"),
    ("speaker:tessa says:plan", "strike talks"),
    ('speaker:brandt says:"no plan"', "strike"),
    ("says:crews says:reason", "talks"),
    ("says:plan says:reason", ""),
    ("says:(plan OR reason)", "strike talks survey"),
    ("speaker:brandt says:plan says:reason", ""),
    ("speaker:seafare*", "strike"),
    ("says:reaso*", "talks"),
    ("place:vest*", "strike"),
    ("negotiat* OR picket*", "strike talks"),
    ("-negotiatio*", "strike talks survey undated"),
    ("speaker:brandt says:return", ""),
    ("says:return speaker:union", "strike"),
    ("speaker:brandt says:plan speaker:union says:return", "strike"),
    ("speaker:brandt says:return speaker:union says:plan", ""),
    ("says:plan -speaker:brandt", "survey"),
    ('speaker:(feldt OR brandt) says:"a plan"', "talks survey"),
    ("person:feldt", "survey"),
    ("person:orlen", ""),
    ("name:orlen", "strike talks"),
    ("place:orlen", "strike talks"),
    ("place:kvistad", "strike"),
    ("place:norway", "strike"),
    ("place:vestland", "strike"),
    ("place:brandt", ""),
    ('place:="Orlen"', "strike talks"),
    # figures
    ("figure:9600", "strike"),
    ("figure:10000", "strike"),
    ("figure:>8000", "strike"),
    ("figure:>1000", "strike talks undated"),
    ("figure:1000", "talks"),
    ("figure:>5000", "strike"),
    ("figure:<5000 -figure:<100", "undated"),
    ("figure:100..160", "survey"),
    ("figure:>5%", "talks survey"),
    ("figure:>30%", "survey"),
    ('figure:"12 percent"', "talks"),
    ('figure:">2,000 m"', "survey"),
    ('figure:">2 miles"', ""),
    ('figure:">1 mile"', "survey"),
    ("figure:>$5", ""),
    # days
    ("before:2031-05-05", "strike"),
    ("after:2031-05-04", "talks"),
    ("on:2031-05", "strike talks survey"),
    ("on:2031-05-04", "strike survey"),
    ("on:2031-05-04/2031-05-05", "strike talks survey"),
    ("before:2031-06", "strike talks survey"),
    ("on:../2031-05-04", "strike survey"),
    ("-on:2031", "undated"),
    # stories, addresses, languages
    ("story:s-ferries", "strike talks"),
    ("story:orlen", "strike talks"),
    ("-story:s-ferries", "survey undated"),
    ("url:news.example/2031/str", "strike"),
    ("url:2031_str", ""),
    ("language:en plan", "strike talks survey"),
    ("language:de", ""),
    ("(ferry OR figure:>5%) -outlet:courier", "talks survey undated"),
    ("", "strike talks survey undated"),
]


@pytest.fixture(scope="module", params=KINDS)
def archive(request, tmp_path_factory):
    """The archive in a workspace that no test changes, and the name of each report by its id."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("archive") / "rashomon.db")
    else:
        place = request.getfixturevalue("postgresql").create(request.getfixturevalue("made_once"))
    with open_workspace(place, create=True) as opened:
        yield opened, fill(opened)


@pytest.fixture
def changing(workspace):
    return workspace, fill(workspace)


def found(workspace, query, **options):
    with workspace.reading() as connection:
        return search(connection, parse(query), **options)


def test_each_query_finds_what_its_reader_means(archive):
    workspace, names = archive
    got = {q: {names[hit.article] for hit in found(workspace, q).hits} for q, _ in FOUND}
    assert got == {query: set(wanted.split()) for query, wanted in FOUND}


def test_the_count_is_of_all_that_is_found(archive):
    workspace, _ = archive
    results = found(workspace, "", limit=2, offset=1)
    assert (results.total, len(results.hits), results.offset) == (4, 2, 1)
    assert found(workspace, "", limit=2, offset=9, with_facets=False).total == 4


def test_a_word_of_the_headline_weighs_more(archive):
    workspace, names = archive
    hits = found(workspace, "talks OR ferry OR negotiators").hits
    assert names[hits[0].article] == "talks"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_order_is_by_day_where_that_is_asked_for(archive):
    workspace, names = archive
    newest = [names[hit.article] for hit in found(workspace, "plan OR ferry", sort=Sort.NEWEST).hits]
    oldest = [names[hit.article] for hit in found(workspace, "plan OR ferry", sort=Sort.OLDEST).hits]
    assert newest == ["talks", "strike", "survey", "undated"]
    assert oldest == ["survey", "strike", "talks", "undated"]


def test_without_words_to_rank_the_newest_come_first(archive):
    workspace, names = archive
    assert [names[hit.article] for hit in found(workspace, "on:2031").hits] == ["talks", "strike", "survey"]


def test_words_are_marked_where_they_stand_in_the_article(archive):
    workspace, names = archive
    for hit in found(workspace, "ferry plan crews").hits:
        text = analysed(names[hit.article]).article.text
        for snippet in hit.snippets:
            assert snippet.kind is SnippetKind.TEXT
            assert text[snippet.start : snippet.end] == snippet.text
            assert {mark.of(snippet.text).lower() for mark in snippet.marks} <= {"ferry", "ferries", "plan", "crews"}
            assert snippet.marks
        assert {mark.of(hit.headline) for mark in hit.marks} <= {"Ferry", "crews"}


def test_a_phrase_is_marked_as_one(archive):
    workspace, _ = archive
    (hit,) = found(workspace, '"no plan"').hits
    assert [mark.of(one.text) for one in hit.snippets for mark in one.marks] == ["no plan"]


def test_a_saying_is_shown_with_its_speaker(archive):
    workspace, names = archive
    (hit,) = found(workspace, 'speaker:brandt says:"no plan"').hits
    (snippet,) = hit.snippets
    assert (snippet.kind, snippet.speaker) == (SnippetKind.SAYING, "Tessa Brandt")
    assert snippet.text == "There is no plan for the summer"
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["no plan"]
    text = analysed(names[hit.article]).article.text
    assert text[snippet.start : snippet.end] == snippet.text


def test_a_figure_and_a_name_are_shown_where_they_stand(archive):
    workspace, names = archive
    (hit,) = found(workspace, "figure:10000 place:kvistad").hits
    text = analysed(names[hit.article]).article.text
    marks = {(one.kind, mark.of(one.text)) for one in hit.snippets for mark in one.marks}
    assert marks == {(SnippetKind.FIGURE, "About 9,600"), (SnippetKind.NAME, "Kvistad")}
    assert all(text[one.start : one.end] == one.text for one in hit.snippets)
    (hit,) = found(workspace, "place:norway").hits
    assert [one.kind for one in hit.snippets] == [SnippetKind.INCIDENT]


def test_an_article_found_by_nothing_in_it_shows_how_it_begins(archive):
    workspace, _ = archive
    (hit,) = found(workspace, "outlet:courier").hits
    (snippet,) = hit.snippets
    assert snippet.kind is SnippetKind.LEAD
    assert snippet.text.startswith("Crews of the island ferries")
    assert not snippet.marks


def test_what_is_not_wanted_is_not_marked(archive):
    workspace, names = archive
    (hit,) = [hit for hit in found(workspace, "crews -figure:2 -says:summer").hits if names[hit.article] == "talks"]
    assert {mark.of(one.text).lower() for one in hit.snippets for mark in one.marks} == {"crews"}


def test_facets_count_what_is_found_and_narrow_it_down(archive):
    workspace, _ = archive
    results = found(workspace, "plan")
    counts = {facet.name: {value.label: value.count for value in facet.values} for facet in results.facets}
    assert counts == {
        FacetName.OUTLET: {"Quay Courier": 1, "Northern Beacon": 1, "Beacon on Sunday": 1},
        FacetName.SPEAKER: {"Tessa Brandt": 2, "Aron Feldt": 1},
        FacetName.PLACE: {"Orlen": 2, "Kvistad": 1},
        FacetName.STORY: {"The ferry strike of Orlen": 2},
        FacetName.MONTH: {"2031-05": 3},
        FacetName.LANGUAGE: {"en": 3},
    }
    for facet in results.facets:
        for value in facet.values:
            assert found(workspace, f"plan {value.query}").total == value.count, value.query
    assert results.counted == 3


def test_facets_of_very_many_are_of_the_first(archive, monkeypatch):
    workspace, _ = archive
    monkeypatch.setattr(searching, "COUNTED", 2)
    results = found(workspace, "", limit=1)
    assert (results.total, results.counted) == (4, 2)
    assert found(workspace, "zeppelin").facets == ()
    assert found(workspace, "plan", with_facets=False).facets == ()


def test_earlier_versions_are_found_only_if_asked_for(changing):
    workspace, _ = changing
    later = analysed("strike")
    text = later.article.text.replace("Pickets", "Rowers")
    with workspace.writing() as connection:
        raw = text.encode()
        changed = replace(later.article, text=text, raw=raw, raw_sha256=hashlib.sha256(raw).hexdigest())
        blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
        rest = Analysis(changed, blocks, (), Language("en", 0.9), later.published)
        put(connection, "strike", rest, received=NOON + timedelta(hours=1))
    assert [hit.version for hit in found(workspace, "rowers").hits] == [2]
    assert found(workspace, "pickets").total == 0
    (earlier,) = found(workspace, "pickets version:all").hits
    assert (earlier.version, earlier.latest) == (1, False)
    assert {hit.version for hit in found(workspace, "outlet:courier version:all").hits} == {1, 2}
    assert found(workspace, 'says:"no plan"').total == 0


def test_what_an_article_no_longer_holds_is_no_longer_found(changing):
    workspace, names = changing
    strike = next(id for id, name in names.items() if name == "strike")  # noqa: A001
    with workspace.writing() as connection:
        number = articles.number_of(connection, strike)
        connection.execute(update(schema.article).where(schema.article.c.number == number).values(body="Nothing."))
        connection.execute(delete(schema.saying).where(schema.saying.c.article == number))
    assert found(workspace, "pickets").total == 0
    assert found(workspace, "speaker:union").total == 0
    with workspace.writing() as connection:
        connection.execute(delete(schema.article).where(schema.article.c.number == number))
    assert found(workspace, "place:kvistad OR figure:9600 OR headline:walk").total == 0


def test_a_story_is_found_by_the_id_that_it_had(changing):
    workspace, _ = changing
    with workspace.writing() as connection:
        ended = {"id": "s-before", "title": "", "changed": NOON, "ended_in": "s-ferries"}
        connection.execute(insert(schema.story), ended)
    assert found(workspace, "story:s-before").total == 2


HOSTILE = {
    "null": "before\0after zebra",
    "surrogate": "half \ud800 of a pair zebra",
    "overrides": "\u202ezebra\u202c \x1b[31mred",
    "one word": "zebra " + "z" * 1_000_000,
    "words": "zebra " + " ".join(f"w{n:x}" for n in range(500_000)),
    "wide": "zebra " + "".join(f"{chr(0x20000 + n % 40_000)} " for n in range(150_000)),
    "expanding": "zebra " + "\ufdfa" * 300_000,
    "marks": "zebra a" + "\u0301" * 100_000,
}


def test_no_text_keeps_an_article_from_being_kept_and_found(workspace):
    for name, text in HOSTILE.items():
        raw = text.encode("utf-8", "surrogatepass")
        article = Article(name, text, hashlib.sha256(raw).hexdigest(), raw=raw, url=f"https://news.example/{len(raw)}")
        blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
        with workspace.writing() as connection:
            put(connection, name, Analysis(article, blocks, (), Language("und", 0.0)))
    hits = found(workspace, "zebra").hits
    assert len(hits) == len(HOSTILE)
    for hit in hits:
        assert [mark.of(one.text) for one in hit.snippets for mark in one.marks] == ["zebra"]
        assert all(len(snippet.text) <= 300 for snippet in hit.snippets)


SYNTAX = st.sampled_from(
    [
        *"abc\"'*^:(){}[]+-&|!<>@\\~\0%_",
        "NEAR",
        "AND",
        "OR",
        "NOT",
        "headline",
        "rowid",
        "ferry",
        "plan",
        ":*",
        "<->",
        " ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(SYNTAX, max_size=12).map("".join), st.sampled_from(["{}", '"{}"', 'says:"{}"', 'speaker:="{}"', "url:{}"])
)
def test_nothing_that_is_written_is_taken_for_the_language_of_the_database(archive, words, shape):
    workspace, _ = archive
    try:
        query = parse(shape.format(words))
    except QueryError:
        return
    with workspace.reading() as connection:
        search(connection, query)


def test_the_largest_query_is_answered(archive):
    workspace, _ = archive
    assert found(workspace, " ".join(["ferry"] * 100)).total == 3
    assert found(workspace, " OR ".join(["speaker:brandt says:plan"] * 50)).total == 2
    assert found(workspace, "-(" * 15 + "ferry" + ")" * 15).total == 1
