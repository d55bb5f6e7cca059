"""A workspace of any released version opens in this one, with all that is in it."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text, update

from rashomon.errors import WorkspaceError
from rashomon.model import Article
from rashomon.store import articles, migrate, schema
from rashomon.store.codec import pack, unpack
from rashomon.store.connect import connect
from rashomon.store.verify import verify
from rashomon.store.workspace import open_workspace
from tests.store.released import FOLDER, TEXTS, restore

SCRIPTS = ScriptDirectory.from_config(migrate._config())
RELEASED = sorted(one.revision for one in SCRIPTS.walk_revisions())


def differences(connection):
    """What the tables have besides or unlike those of the schema, but for what full-text search adds to them."""

    def is_ours(_, name, kind, reflected, __):
        return not (reflected and ((kind == "table" and "_fts" in name) or "search" in name))

    context = MigrationContext.configure(connection, opts={"include_object": is_ours})
    return compare_metadata(context, schema.METADATA)


def test_migrations_make_the_tables_of_the_schema(workspace):
    with workspace.reading() as connection:
        assert differences(connection) == []


@pytest.mark.parametrize("revision", RELEASED)
def test_every_released_version_opens_in_this_one(place, kind, revision):
    restore(place, kind, revision)
    with open_workspace(place) as workspace:
        with workspace.reading() as connection:
            assert differences(connection) == []
            assert migrate.revision_of(connection) == SCRIPTS.get_current_head()
            query = select(schema.article.c.id).order_by(schema.article.c.number)
            ids = list(connection.execute(query).scalars())
            assert [one.text for one in articles.load(connection, ids).values()] == list(TEXTS)
            assert [one.latest for one in articles.versions(connection, ids[0])] == [False, True]
        assert list(verify(workspace, Counter())) == []


def test_which_articles_are_excerpts_is_found_in_what_was_received(place, kind):
    restore(place, kind, "0001")
    with connect(place) as database, database.writing() as connection:
        table = schema.article
        record = connection.scalar(select(table.c.record).where(table.c.number == 3))
        cut = pack(replace(unpack(record, Article), excerpt="a paywall"))
        connection.execute(update(table).where(table.c.number == 3).values(record=cut))
    with open_workspace(place) as workspace, workspace.reading() as connection:
        query = select(schema.article.c.excerpt).order_by(schema.article.c.number)
        assert list(connection.execute(query).scalars()) == [False, False, True]


def test_a_released_version_is_kept_for_every_migration():
    kept = {one.name for one in FOLDER.iterdir()}
    assert kept == {f"{revision}.{kind}.sql" for revision in RELEASED for kind in ("sqlite", "postgresql")}


def test_there_is_one_line_of_migrations():
    assert len(SCRIPTS.get_heads()) == 1


def test_a_workspace_of_a_later_version_is_left_alone(workspace_name):
    with connect(workspace_name) as database, database.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(WorkspaceError, match=r"made by a later version of the program \(tables 9999\)"):
        open_workspace(workspace_name)


def _open(name, start, results):
    start.wait()
    try:
        open_workspace(name, create=True).close()
        results.put("made")
    except Exception as error:  # noqa: BLE001 - for the test to show
        results.put(f"{type(error).__name__}: {error}")


def test_processes_that_make_a_workspace_at_once_make_one(place):
    context = multiprocessing.get_context("spawn")
    start, results = context.Barrier(2), context.Queue()
    processes = [context.Process(target=_open, args=(place, start, results)) for _ in range(2)]
    for one in processes:
        one.start()
    assert [results.get(timeout=300) for _ in processes] == ["made"] * 2
    for one in processes:
        one.join(timeout=300)
    with open_workspace(place) as workspace, workspace.reading() as connection:
        assert differences(connection) == []


def test_a_migration_that_fails_leaves_the_tables_as_they_were(place, monkeypatch):
    def fail(*_):
        with connect(place) as database, database.reading() as connection:
            seen.append(migrate.revision_of(connection))
        raise ZeroDivisionError

    seen = []
    upgrade = migrate.command.upgrade
    monkeypatch.setattr(migrate.command, "upgrade", lambda *given: (upgrade(*given), fail()))
    with pytest.raises(ZeroDivisionError):
        open_workspace(place, create=True)
    assert seen == [None]
    monkeypatch.undo()
    with open_workspace(place, create=True) as workspace, workspace.reading() as connection:
        assert differences(connection) == []
