"""How a workspace stands: how much it holds, who works on it, and what went wrong last."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, or_, select, text

from rashomon.store import schema
from rashomon.store.connect import Database

__all__ = ["Holdings", "ProblemRow", "RunRow", "holdings", "problems", "recent_runs", "size"]


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a workspace holds.

    Attributes:
        documents: What is published under one address, or as one item.
        articles: Versions of documents.
        changed: Documents of more than one version.
        failed: Articles that are in no account, as they could not be analysed or hold no report.
        outlets: Different outlets.
        stories: Stories that go on.
        shared: Of these those that more than one article tells.
        failed_stories: Of these those whose last account could not be given.
        sources: Sources that are watched.
        failing: Of these those that did not answer the last time.
        tables: The version of the tables.
    """

    documents: int
    articles: int
    changed: int
    failed: int
    outlets: int
    stories: int
    shared: int
    failed_stories: int
    sources: int
    failing: int
    tables: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run of a command that writes.

    Attributes:
        number: Its key in the tables.
        command: What runs.
        program: The version of the program.
        host: On which computer.
        process: The number of its process there.
        started: When it began.
        ended: When it ended, as far as that was noted.
        added: How many articles it has added.
        said: Its last words.
    """

    number: int
    command: str
    program: str
    host: str
    process: int
    started: datetime
    ended: datetime | None
    added: int
    said: str | None


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something that was wrong with one input; see `model.Problem`."""

    made: datetime
    command: str
    where: str
    reason: str
    remedy: str
    severity: str


def holdings(connection: Connection) -> Holdings:
    """Count what a workspace holds."""
    article, story, source = schema.article, schema.story, schema.source
    alive = and_(story.c.ended_in.is_(None), story.c.articles > 0)

    def count(table: FromClause, *where: ColumnElement[bool]) -> int:
        return int(connection.scalar(select(func.count()).select_from(table).where(*where)) or 0)

    several = select(article.c.document).where(article.c.version == 2).subquery()
    return Holdings(
        count(schema.document),
        count(article),
        count(several),
        count(article, article.c.failed.is_not(None)),
        int(connection.scalar(select(func.count(func.distinct(article.c.outlet)))) or 0),
        count(story, alive),
        count(story, alive, story.c.articles > 1),
        count(story, alive, story.c.failed.is_not(None)),
        count(source),
        count(source, source.c.failures > 0),
        str(connection.scalar(text("select version_num from alembic_version"))),
    )


def recent_runs(connection: Connection, most: int, alive: Collection[int] = ()) -> list[RunRow]:
    """The runs that began last, and those that live, the last first."""
    table = schema.run
    columns = [table.c[name] for name in RunRow.__slots__]
    last = select(table.c.number).order_by(table.c.number.desc()).limit(most)
    query = select(*columns).where(or_(table.c.number.in_(last), table.c.number.in_(alive)))
    return [RunRow(*row) for row in connection.execute(query.order_by(table.c.number.desc()))]


def problems(connection: Connection, most: int) -> list[ProblemRow]:
    """What went wrong last, the last first."""
    table, run = schema.problem, schema.run
    columns = (table.c.made, run.c.command, table.c.where, table.c.reason, table.c.remedy, table.c.severity)
    query = select(*columns).join(run, run.c.number == table.c.run).order_by(table.c.number.desc()).limit(most)
    return [ProblemRow(*row) for row in connection.execute(query)]


def size(database: Database) -> int:
    """Bytes that a workspace takes on disk."""
    if database.path:
        names = (database.path.name, f"{database.path.name}-wal")
        paths = [database.path.with_name(name) for name in names]
        return sum(path.stat().st_size for path in paths if path.exists())
    with database.reading() as connection:
        return int(connection.scalar(text("select pg_database_size(current_database())")) or 0)
