"""Full text as the first tables had it: what is searched, and how, on either database."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["statements"]

#: What full text is searched, and the weight of each column on PostgreSQL.
_SEARCHED = {
    "article": {"headline": "A", "body": "B"},
    "saying": {"words": "B", "speaker": "A", "person": "A"},
    "name": {"entity": "A"},
    "incident": {"place": "A", "country": "A"},
}

# The words `content="article"` are how Datasette finds what searches what.
_SQLITE = """
create virtual table {table}_fts using fts5({columns}, tokenize="porter unicode61 remove_diacritics 2",
    content="{table}", content_rowid="number")
---
create trigger {table}_fts_insert after insert on {table} begin
    insert into {table}_fts (rowid, {columns}) values (new.number, {new}); end
---
create trigger {table}_fts_delete after delete on {table} begin
    insert into {table}_fts ({table}_fts, rowid, {columns}) values ('delete', old.number, {old}); end
---
create trigger {table}_fts_update after update of {columns} on {table} when {differs} begin
    insert into {table}_fts ({table}_fts, rowid, {columns}) values ('delete', old.number, {old});
    insert into {table}_fts (rowid, {columns}) values (new.number, {new}); end
"""

# The same stemmer as SQLite's, and as there no words that are passed over: what is said is often in the small ones.
_CONFIGURATION = (
    "create text search dictionary rashomon (template = snowball, language = porter)",
    "create text search configuration rashomon (parser = default)",
    """alter text search configuration rashomon add mapping for asciiword, word, numword, asciihword, hword, numhword,
        hword_asciipart, hword_part, hword_numpart, email, protocol, url, host, url_path, file, sfloat, float, int,
        uint, version, tag, entity with rashomon""",
)
#: Marks on letters, which SQLite's tokenizer leaves out, and what separates words.
_MARKS, _SEPARATORS = (
    r"[\u0300-\u036f]",
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\U0001F000-\U0001FAFF]+",
)
# A vector of words holds a megabyte: 200,000 characters fit, whatever they are.
_PLAIN = (
    "left(regexp_replace(regexp_replace(normalize(left(coalesce({column}, ''), 400000), NFKD), "
    f"'{_MARKS}', '', 'g'), '{_SEPARATORS}', ' ', 'g'), {{most}})"
)
_POSTGRESQL = (
    "alter table {table} add column search tsvector generated always as ({vectors}) stored",
    "create index {table}_search on {table} using gin (search)",
)


def statements(dialect: str) -> Iterator[str]:
    """What makes the searches, for a database of that kind."""
    return _postgresql() if dialect == "postgresql" else _sqlite()


def _sqlite() -> Iterator[str]:
    for table, weights in _SEARCHED.items():
        filled = _SQLITE.format(
            table=table,
            columns=", ".join(weights),
            new=", ".join(f"new.{column}" for column in weights),
            old=", ".join(f"old.{column}" for column in weights),
            differs=" or ".join(f"old.{column} is not new.{column}" for column in weights),
        )
        yield from filled.split("---")


def _postgresql() -> Iterator[str]:
    yield from _CONFIGURATION
    for table, weights in _SEARCHED.items():
        vectors = [
            f"setweight(to_tsvector('rashomon', {_PLAIN.format(column=column, most=_most(column))}), '{weight}')"
            for column, weight in weights.items()
        ]
        for statement in _POSTGRESQL:
            yield statement.format(table=table, vectors=" || ".join(vectors))


def _most(column: str) -> int:
    """Characters of a column that are searched: all columns of a row share a vector."""
    return 200_000 if column in ("body", "words") else 5_000
