"""A workspace: where articles and accounts are kept, opened by its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from rashomon.errors import UsageError
from rashomon.store.connect import Database, connect, is_url
from rashomon.store.migrate import migrate, revision_of

__all__ = ["DEFAULT", "VARIABLE", "Workspace", "open_workspace"]

#: The environment variable that names a workspace, and the file if nothing does.
VARIABLE, DEFAULT = "RASHOMON_WORKSPACE", "rashomon.db"


class Workspace:
    """A workspace that is open; to be used in a ``with`` statement, or closed. Threads may share it.

    Args:
        database: Where it is kept, its tables those of this version.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    def name(self) -> str:
        """What its user calls it, without a password."""
        return self.database.name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.database.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads; see `Database.reading`."""
        with self.database.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes; see `Database.writing`."""
        with self.database.writing() as connection:
            yield connection


def open_workspace(name: str | None = None, *, create: bool = False) -> Workspace:
    """Open a workspace, its tables brought to those of this version.

    Args:
        name: The path of a SQLite file or an address ``postgresql://USER@HOST/DATABASE``; ``None`` for what the
            environment variable ``RASHOMON_WORKSPACE`` says, else ``rashomon.db`` here.
        create: Whether to make one if there is none.

    Raises:
        UsageError: If there is none and none is to be made, or the name cannot be one.
        WorkspaceError: If it cannot be read, or a later version of the program made it.
    """
    name = name or os.environ.get(VARIABLE) or DEFAULT
    if not create and not is_url(name) and not Path(name).exists():
        raise UsageError(_missing(name))
    database = connect(name)
    try:
        if not create:
            with database.reading() as connection:
                empty = revision_of(connection) is None
            if empty:
                raise UsageError(_missing(database.name))
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Workspace(database)


def _missing(name: str) -> str:
    return (
        f"{name}: there is no workspace here; make one with `rashomon add PATH… -w {name}`, or name another with "
        f"--workspace or {VARIABLE}"
    )
