"""The first tables."""

from __future__ import annotations

from alembic import op

from rashomon.store.schema import METADATA

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The words `content="article"` are how Datasette finds what searches what.
_SQLITE = """
create virtual table article_fts using fts5(headline, body, tokenize="porter unicode61 remove_diacritics 2",
    content="article", content_rowid="number");
create trigger article_fts_insert after insert on article begin
    insert into article_fts (rowid, headline, body) values (new.number, new.headline, new.body); end;
create trigger article_fts_delete after delete on article begin
    insert into article_fts (article_fts, rowid, headline, body)
    values ('delete', old.number, old.headline, old.body); end;
create trigger article_fts_update after update of headline, body on article begin
    insert into article_fts (article_fts, rowid, headline, body)
    values ('delete', old.number, old.headline, old.body);
    insert into article_fts (rowid, headline, body) values (new.number, new.headline, new.body); end;
create virtual table saying_fts using fts5(words, tokenize="porter unicode61 remove_diacritics 2",
    content="saying", content_rowid="number");
create trigger saying_fts_insert after insert on saying begin
    insert into saying_fts (rowid, words) values (new.number, new.words); end;
create trigger saying_fts_delete after delete on saying begin
    insert into saying_fts (saying_fts, rowid, words) values ('delete', old.number, old.words); end;
create trigger saying_fts_update after update of words on saying begin
    insert into saying_fts (saying_fts, rowid, words) values ('delete', old.number, old.words);
    insert into saying_fts (rowid, words) values (new.number, new.words); end;
"""

# A text of more than a megabyte of different words does not fit into a tsvector.
_POSTGRESQL = (
    """alter table article add column search tsvector generated always as (
        setweight(to_tsvector('english', left(headline, 10000)), 'A') ||
        setweight(to_tsvector('english', left(body, 200000)), 'B')) stored""",
    "create index article_search on article using gin (search)",
    """alter table saying add column search tsvector generated always as (
        to_tsvector('english', left(words, 200000))) stored""",
    "create index saying_search on saying using gin (search)",
)


def upgrade() -> None:
    """Make them."""
    METADATA.create_all(op.get_bind(), checkfirst=False)
    statements = _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _split(_SQLITE)
    for statement in statements:
        op.execute(statement)


def _split(script: str) -> list[str]:
    """The statements of a script; a trigger's body ends in ``end;``."""
    out, held = [], ""
    for part in script.strip().split(";\n"):
        held = f"{held};\n{part}" if held else part
        if not held.startswith("create trigger") or held.rstrip(";").endswith("end"):
            out.append(held.rstrip(";"))
            held = ""
    return [one if not one.startswith("create trigger") else f"{one};" for one in out]
