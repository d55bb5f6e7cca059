"""Runs of the commands that write: who works on what, and which of them were killed.

A run's number on a row says who is working on it. That holds only while the run lives: what a killed one had begun is
anybody's again.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import RashomonError
from rashomon.model import Problem
from rashomon.store import locks, schema
from rashomon.store.identity import storable
from rashomon.store.workspace import Workspace
from rashomon.version import __version__

__all__ = ["DONE", "KILLED", "Run", "alive", "count_added", "ended", "record_problem", "running"]

#: The last words of a run that came to its end, and of one that was killed.
DONE, KILLED = "done", "was ended from outside"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a command that writes.

    Attributes:
        number: Its key in the tables; stands on the rows it works on.
        command: What runs.
        started: When it began.
    """

    number: int
    command: str
    started: datetime


@contextmanager
def running(workspace: Workspace, command: str) -> Iterator[Run]:
    """A run of a command, known to all others of the workspace as living until its end, even if that is a kill.

    Those that were killed before are marked so.

    Args:
        workspace: What it writes to.
        command: What runs, such as ``add``.

    Raises:
        WorkspaceError: If it cannot be noted.
    """
    _bury(workspace)
    with ExitStack() as held:
        with workspace.writing() as connection:
            run = _begin(connection, command)
            # before anybody can see the row: a run without its lock counts as dead
            held.enter_context(locks.hold(workspace.database, run.number))
        try:
            yield run
        except BaseException as error:
            _try_to_end(workspace, run, _last_words(error))
            raise
        with workspace.writing() as connection:
            ended(connection, run.number, DONE)


def alive(workspace: Workspace) -> set[int]:
    """The numbers of the runs that live."""
    return locks.holders(workspace.database, _open(workspace))


def ended(connection: Connection, number: int, said: str) -> None:
    """Note that a run has ended, unless that is noted already.

    Args:
        connection: A transaction that writes.
        number: The run.
        said: Its last words: "done", or why it ended.
    """
    table = schema.run
    row = {"ended": datetime.now(UTC), "said": storable(said)}
    connection.execute(update(table).where(table.c.number == number, table.c.ended.is_(None)).values(row))


def count_added(connection: Connection, number: int, added: int) -> None:
    """Count articles that a run has added."""
    table = schema.run
    connection.execute(update(table).where(table.c.number == number).values(added=table.c.added + added))


def record_problem(connection: Connection, number: int, problem: Problem) -> None:
    """Keep what was wrong with an input of a run."""
    row = {
        "run": number,
        "made": datetime.now(UTC),
        "where": storable(problem.where),
        "reason": storable(problem.reason),
        "remedy": storable(problem.remedy),
        "severity": problem.severity.value,
    }
    connection.execute(insert(schema.problem), row)


def _begin(connection: Connection, command: str) -> Run:
    started = datetime.now(UTC)
    row = {
        "command": command,
        "program": __version__,
        "started": started,
        "host": storable(platform.node()),
        "process": os.getpid(),
    }
    number = connection.execute(insert(schema.run).returning(schema.run.c.number), row).scalar_one()
    return Run(int(number), command, started)


def _open(workspace: Workspace) -> set[int]:
    with workspace.reading() as connection:
        return set(connection.execute(select(schema.run.c.number).where(schema.run.c.ended.is_(None))).scalars())


def _bury(workspace: Workspace) -> None:
    begun = _open(workspace)
    dead = begun - locks.holders(workspace.database, begun)
    if not dead:
        return
    with workspace.writing() as connection:
        for number in sorted(dead):
            ended(connection, number, KILLED)


def _last_words(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "was interrupted"
    if isinstance(error, GeneratorExit):
        return DONE
    return str(error) if isinstance(error, RashomonError) else f"{type(error).__name__}: {error}"


def _try_to_end(workspace: Workspace, run: Run, said: str) -> None:
    """Note the end of a run that failed; what failed may be the workspace."""
    try:
        with workspace.writing() as connection:
            ended(connection, run.number, said)
    except (RashomonError, SQLAlchemyError):
        return
