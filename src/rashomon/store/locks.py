"""The lock that a run holds while it lives, so that others can tell whether it does.

The operating system, or the server, lets go of it when the process ends, however it ends.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import text

from rashomon.errors import WorkspaceError
from rashomon.store.connect import Database

__all__ = ["hold", "holders"]

#: The first half of the keys of locks on a server; the second is the run's number.
_KEY = 0x7261_7368
#: Who looks whether a file is locked locks it for a moment: how often to look again, and seconds before that.
_LOOKS, _PAUSE = 4, 0.002
#: The files that this process holds: they are asked for before each piece of work.
_OURS: set[Path] = set()


@contextlib.contextmanager
def hold(database: Database, run: int) -> Iterator[None]:
    """Hold the lock of a run.

    Raises:
        WorkspaceError: If it cannot be had.
    """
    if not database.is_sqlite:
        with _held_on_server(database, run):
            yield
        return
    path = _file(database, run)
    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (OSError, Timeout) as error:
        raise WorkspaceError(
            database.name, f"{path.name} beside it cannot be locked", "look at the rights to its folder"
        ) from error
    _OURS.add(path)
    try:
        yield
    finally:
        _OURS.discard(path)
        lock.release()
        path.unlink(missing_ok=True)


def holders(database: Database, runs: Iterable[int]) -> set[int]:
    """Which of these runs live.

    Args:
        database: Where they run.
        runs: Their numbers.
    """
    if database.is_sqlite:
        return {run for run in runs if _is_locked(_file(database, run))}
    query = text(
        "select objid from pg_locks where locktype = 'advisory' and classid = :key and objsubid = 2 and granted"
        " and database = (select oid from pg_database where datname = current_database())"
    )
    with database.reading() as connection:
        held = set(connection.execute(query, {"key": _KEY}).scalars())
    return held & set(runs)


def _file(database: Database, run: int) -> Path:
    assert database.path is not None  # noqa: S101 - it is a file
    return database.path.with_name(f"{database.path.name}-run-{run}")


def _is_locked(path: Path) -> bool:
    if path in _OURS:
        return True
    for look in range(_LOOKS):
        if look:
            time.sleep(_PAUSE * look)
        if not path.exists():
            return False
        try:
            with FileLock(path, timeout=0, thread_local=False):
                # nobody will hold it again: each run has a number of its own
                path.unlink(missing_ok=True)
                return False
        except Timeout:
            continue
    return True


@contextlib.contextmanager
def _held_on_server(database: Database, run: int) -> Iterator[None]:
    """A connection of its own, whose end the server notices even if the network tells it nothing."""
    with contextlib.ExitStack() as open_until_done, database.explained():
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        open_until_done.callback(connection.close)
        connection.detach()
        for setting, seconds in (("idle", 60), ("interval", 10), ("count", 3)):
            connection.execute(text(f"set tcp_keepalives_{setting} = {seconds}"))
        held = connection.scalar(text("select pg_try_advisory_lock(:key, :run)"), {"key": _KEY, "run": run})
        if not held:
            raise WorkspaceError(database.name, f"run {run} is held by another program", "try again")
        release = open_until_done.pop_all()
    with release:
        yield
