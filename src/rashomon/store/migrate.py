"""Bringing a database to the tables of this version."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from rashomon.errors import WorkspaceError
from rashomon.store.connect import Database, lock

__all__ = ["migrate", "revision_of"]

#: The key of the lock under which one process at a time changes the tables of a server.
_LOCK = 0x7261_7368


def migrate(database: Database) -> None:
    """Make the tables that are missing, or change those of an earlier version. All of it happens or nothing.

    Raises:
        WorkspaceError: If a later version of the program made them, or they belong to another program.
    """
    config = _config()
    with database.reading() as connection:
        if revision_of(connection) == ScriptDirectory.from_config(config).get_current_head():
            return
    with database.writing() as connection:
        lock(connection, _LOCK)
        found = revision_of(connection)
        scripts = ScriptDirectory.from_config(config)
        if found is not None and found not in {one.revision for one in scripts.walk_revisions()}:
            raise WorkspaceError(
                database.name, f"was made by a later version of the program (tables {found})", "install that version"
            )
        if found is None and (other := _tables(connection)):
            raise WorkspaceError(
                database.name, f"holds tables of another program ({other[0]})", "name another file or database"
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revision_of(connection: Connection) -> str | None:
    """Which tables a database has; ``None`` if none of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def _tables(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "rashomon.store:migrations")
    # alembic otherwise splits paths at blanks and colons, and warns of it
    config.set_main_option("path_separator", "os")
    return config
