"""Opening a workspace's database: one SQLite file, or a PostgreSQL server by its address."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from rashomon.errors import UsageError, WorkspaceError

__all__ = ["Database", "address", "connect", "is_url", "lock"]

#: Seconds that a writer waits for another one. Each holds the file for milliseconds; a busy disk can make that seconds.
_PATIENCE = 60.0
#: Pages of memory for the cache of a SQLite connection, in KiB, and bytes of the file that are mapped.
_CACHE, _MAPPED = 32_000, 268_435_456
#: Marks the transactions that write.
_WRITES = "rashomon_writes"


class Database:
    """A database that is open; to be used in a ``with`` statement, or closed. Threads may share it.

    Args:
        engine: Where it is.
        name: What its user calls it, for messages.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a SQLite file; else it is PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @property
    def path(self) -> Path | None:
        """The SQLite file; ``None`` for a server."""
        return Path(self.engine.url.database) if self.is_sqlite and self.engine.url.database else None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads: all its statements see the workspace as it is at the first of them."""
        with self.explained(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: whole at its end, or as if it had not begun. Keep it short: others wait for it."""
        with (
            self.explained(),
            self.engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """What the database says, in words for people.

        Raises:
            WorkspaceError: If it cannot be reached, is busy for too long, is full or damaged.
        """
        try:
            yield
        except OperationalError as error:
            raise WorkspaceError(self.name, *_explain(str(error.orig))) from error
        except DBAPIError as error:
            if not isinstance(error.orig, sqlite3.DatabaseError) or isinstance(error.orig, sqlite3.IntegrityError):
                raise
            raise WorkspaceError(self.name, *_explain(str(error.orig))) from error


def is_url(name: str) -> bool:
    """Whether a workspace is named by an address of a server."""
    return name.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def connect(name: str) -> Database:
    """Open a database without looking at what is in it.

    Args:
        name: The path of a SQLite file, made if it is not there, or an address ``postgresql://USER@HOST/DATABASE``.

    Raises:
        UsageError: If the address cannot be used, or what it needs is not installed.
    """
    if not is_url(name):
        path = Path(name).absolute()
        if path.is_dir():
            raise UsageError(f"{name}: is a folder; name a file in it, such as {Path(name) / 'rashomon.db'}")
        if not path.parent.is_dir():
            raise UsageError(f"{name}: there is no folder {path.parent}; make it first")
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _PATIENCE, "check_same_thread": False})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return Database(engine, name)
    try:
        url = make_url(name).set(drivername="postgresql+psycopg")
        return Database(create_engine(url, pool_pre_ping=True), url.render_as_string(hide_password=True))
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise UsageError(f"{_without_password(name)}: is no address of a database: {error}") from None
    except ModuleNotFoundError:
        raise UsageError(f"{_without_password(name)}: needs psycopg; pip install 'rashomon[postgresql]'") from None


def address(database: Database) -> str:
    """What `connect` opens the same database by, from any folder; it holds the password."""
    if database.path:
        return str(database.path)
    return database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _without_password(name: str) -> str:
    before, at, after = name.rpartition("@")
    return f"{before.split('://')[0]}://…@{after}" if at else name


def _prepare(connection: Any, _: ConnectionPoolEntry) -> None:  # noqa: ANN401 - whatever the driver gives
    # transactions are begun in _begin: the driver would begin them late, and as readers
    connection.isolation_level = None
    settings = ("journal_mode = wal", "synchronous = normal", "foreign_keys = on", "temp_store = memory")
    for setting in (*settings, f"cache_size = -{_CACHE}", f"mmap_size = {_MAPPED}"):
        connection.execute(f"pragma {setting}")


def _begin(connection: Connection) -> None:
    # one that reads first and writes later could find that another has written in between, and fail
    connection.exec_driver_sql("begin immediate" if connection.get_execution_options().get(_WRITES) else "begin")


#: What databases say, what that means and what to do.
_KNOWN = (
    ("database is locked", "is busy: another program has been writing to it for a minute", "try again"),
    ("file is not a database", "is not a SQLite file", "name another file"),
    ("malformed", "is damaged", "restore it from a copy, or read it with `sqlite3 FILE .recover`"),
    ("unable to open", "cannot be opened", "look at the rights to the file and its folder"),
    ("readonly", "may not be written", "look at the rights to the file and its folder"),
    ("disk is full", "does not fit: the disk is full", "make room"),
    ("connection failed", "cannot be reached", "is the server running, and the address right?"),
    ("connection refused", "cannot be reached", "is the server running, and the address right?"),
)


def _explain(words: str) -> tuple[str, str]:
    for sign, reason, remedy in _KNOWN:
        if sign in words.lower():
            return reason, remedy
    return " ".join(words.split()), ""


def lock(connection: Connection, key: int) -> None:
    """Let one transaction at a time pass here until it ends; on SQLite each that writes is alone anyway."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": key})
