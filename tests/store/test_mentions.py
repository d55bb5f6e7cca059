"""What is found in an article stands in rows that can be looked up, once, whatever is done again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete, func, insert, select, text

from rashomon.model import Analysis, Attribution, AttributionKind, Figure, Name, Voice
from rashomon.spans import Span
from rashomon.store import mentions, schema
from rashomon.store.workspace import open_workspace
from tests.store.searchable import ARCHIVE, NOON, analysed, put

TABLES = (schema.saying, schema.name, schema.figure, schema.time, schema.incident, schema.pledge)


def rows(connection, table, *names):
    columns = [table.c[name] for name in names]
    return [tuple(row) for row in connection.execute(select(*columns).order_by(table.c.number))]


def counts(connection):
    return {table.name: connection.scalar(select(func.count()).select_from(table)) for table in TABLES}


def test_each_mention_has_a_row_where_it_stands(workspace):
    with workspace.writing() as connection:
        put(connection, "strike")
    whole = analysed("strike").article.text
    with workspace.reading() as connection:
        assert rows(connection, schema.saying, "speaker", "person", "voice", "kind", "act", "words") == [
            ("Tessa Brandt", "Tessa Brandt", "named", "direct", "say", "There is no plan for the summer"),
            ("the union", "the union", "role", "direct", "say", "to return on Friday"),
        ]
        assert rows(connection, schema.name, "entity", "label", "times") == [
            ("Orlen", "GPE", 1),
            ("Tessa Brandt", "PERSON", 1),
            ("Kvistad", "GPE", 1),
        ]
        assert rows(connection, schema.time, "value", "type", "low", "words") == [
            ("2031-05-04", "DATE", "2031-06-01", "Sunday")
        ]
        assert rows(connection, schema.incident, "type", "reality", "place", "country", "low", "high", "wounded") == [
            ("protest", "happened", "Kvistad, Vestland", "Norway", "2031-05-01", "2031-05-31", 2.0)
        ]
        assert rows(connection, schema.pledge, "kind", "party", "words") == [("promise", "the union", "return")]
        for table in (schema.saying, schema.name, schema.figure, schema.time):
            words = "entity" if table is schema.name else "words"
            for start, end, said in rows(connection, table, "start", "end", words):
                assert whole[start:end] == said


FIGURES = [
    # value, low, high, unit: what is kept of low, high, least, most and unit
    ((10, 10, 10, None), (10, 10, 10, 10, None)),
    ((1000, 1000, None, None), (1000, None, 1000, 1000, None)),  # more than 1,000
    ((5000, None, 5000, None), (None, 5000, 5000, 5000, None)),  # up to 5,000
    ((175, 150, 200, "km"), (150, 200, 150, 200, "km")),
    ((10000, None, None, None), (9000, 11000, 9000, 11000, None)),  # about 10,000
    ((None, 12, 120, None), (12, 120, 12, 120, None)),  # dozens
    ((0.25, 0.25, 0.25, "share"), (25, 25, 25, 25, "percent")),
    ((None, 1e308, None, None), (1e308, None, 1e308, 1e308, None)),
]


@pytest.mark.parametrize(("given", "kept"), FIGURES)
def test_a_figure_has_the_bounds_that_its_words_give(tmp_path, given, kept):
    one = analysed("undated")
    value, low, high, unit = given
    figure = Figure(Span(0, 5), value, low, high, unit=unit, hedge="about" if (low, high) == (None, None) else None)
    with open_workspace(str(tmp_path / "a.db"), create=True) as workspace, workspace.writing() as connection:
        put(connection, "undated", replace(one, figures=(figure,)))
        assert rows(connection, schema.figure, "low", "high", "least", "most", "unit") == [kept]


def test_the_same_again_changes_nothing_and_less_leaves_nothing_behind(workspace):
    with workspace.writing() as connection:
        added = [put(connection, name) for name in ARCHIVE]
        before = counts(connection)
        mentions.index(connection, added[0].number, analysed("strike"))
        assert counts(connection) == before
        first = analysed("strike")
        bare = Analysis(first.article, first.blocks, (), first.language)
        mentions.index(connection, added[0].number, bare)
        of_first = {
            table: connection.scalar(select(func.count()).where(table.c.article == added[0].number)) for table in TABLES
        }
        assert set(of_first.values()) == {0}
        assert counts(connection)["saying"] == before["saying"] - 2


def test_a_name_has_one_row_with_how_often_it_stands(workspace):
    one = analysed("undated")
    names = (Name(Span(9, 12), "ORG", "Union"), Name(Span(2, 5), "ORG", "Union"), Name(Span(2, 5), "GPE", "Union"))
    with workspace.writing() as connection:
        put(connection, "undated", replace(one, names=names))
        found = rows(connection, schema.name, "entity", "label", "times", "start")
    assert sorted(found) == [("Union", "GPE", 1, 2), ("Union", "ORG", 2, 2)]


def test_what_the_tables_cannot_hold_is_replaced(workspace):
    one = analysed("undated")
    said = Attribution((), (), (Span(0, 5),), AttributionKind.INDIRECT, "Null\0 and \ud800 half", Voice.NAMED)
    long = Name(Span(0, 3), "ORG", "Very " * 1000)
    with workspace.writing() as connection:
        put(connection, "undated", replace(one, attributions=(said,), names=(long,)))
        assert rows(connection, schema.saying, "speaker") == [("Null\ufffd and \ufffd half",)]
        assert rows(connection, schema.name, "entity")[0][0].endswith("…")


def test_the_index_of_words_goes_with_what_it_indexes(tmp_path):
    with open_workspace(str(tmp_path / "a.db"), create=True) as workspace, workspace.writing() as connection:
        numbers = [put(connection, name).number for name in ARCHIVE]
        story = connection.execute(insert(schema.story), {"id": "s", "changed": NOON}).inserted_primary_key[0]
        connection.execute(insert(schema.membership), {"article": numbers[1], "story": story})
        connection.execute(schema.saying.update().values(person="Somebody Else"))
        connection.execute(schema.article.update().values(latest=False))
        connection.execute(delete(schema.article).where(schema.article.c.number == numbers[0]))
        for table in ("article", "saying", "name", "incident"):
            # SQLite compares the index with what it was made from, and says so if they differ
            check = f"insert into {table}_fts({table}_fts, rank) values ('integrity-check', 1)"  # noqa: S608
            connection.execute(text(check))
