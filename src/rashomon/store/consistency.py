"""Whether the rows of a workspace go together: what the database itself can tell, without reading a single text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, String, and_, case, cast, exists, func, literal, or_, select, text, union
from sqlalchemy.exc import DatabaseError

from rashomon.errors import WorkspaceError
from rashomon.store import schema
from rashomon.store.workspace import Workspace

__all__ = ["RESTORE", "Mismatch", "inconsistencies", "partial_rows"]

#: What helps where what is kept is damaged.
RESTORE = "restore the workspace from a copy, or add the articles to a new one"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something in a workspace that is not as it should be.

    Attributes:
        where: The place, for its user.
        what: What is wrong, as a clause.
        remedy: What can be done, as a clause.
    """

    where: str
    what: str
    remedy: str = RESTORE

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.remedy})"


def inconsistencies(workspace: Workspace) -> Iterator[Mismatch]:
    """What the database finds wrong with itself: pages, references, indexes for searching, rows without their kin."""
    for check in (_pages, _references, partial_rows):
        with workspace.reading() as connection:
            # a list: the transaction ends before anybody looks at them
            found = list(check(connection))
        yield from found
    yield from _indexes(workspace)


def _pages(connection: Connection) -> Iterator[Mismatch]:
    """What SQLite finds in its file; a server checks its own."""
    if connection.dialect.name == "sqlite":
        for said in connection.execute(text("pragma quick_check")).scalars():
            if said != "ok":
                yield Mismatch("the file", f"is damaged: {said}")


def _references(connection: Connection) -> Iterator[Mismatch]:
    for table in schema.METADATA.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table.alias("parent")
            missing = ~exists().where(parent.c[key.column.name] == key.parent)
            query = select(cast(key.parent, String)).select_from(table).where(key.parent.is_not(None), missing)
            for value in connection.execute(query.distinct()).scalars():
                yield Mismatch(
                    f"table {table.name}",
                    f"{key.parent.name} names {key.column.table.name} {value}, which is not there",
                )


def partial_rows(connection: Connection) -> Iterator[Mismatch]:
    """Rows without those that belong to them: what was kept in part, or taken away in part."""
    for query, what in (*_articles(), *_stories()):
        for where in connection.execute(query).scalars():
            yield Mismatch(where, what)


_Rules = Iterator[tuple[Select[Any], str]]


def _articles() -> _Rules:
    document, article, receipt = schema.document, schema.article, schema.receipt
    where, place = literal("article ") + article.c.id, literal("document ") + document.c.identity
    versions = document.outerjoin(article, article.c.document == document.c.number)
    grouped = select(place).select_from(versions).group_by(document.c.number, document.c.identity)
    latest = func.coalesce(func.sum(case((article.c.latest, 1), else_=0)), 0)
    count = func.count(article.c.number)
    yield grouped.having(count == 0), "has no version"
    yield grouped.having(and_(count > 0, latest != 1)), "has not one latest version"
    yield (
        grouped.having(or_(func.min(article.c.version) != 1, func.max(article.c.version) != count)),
        "has versions that are not numbered from 1 on",
    )
    yield _without(where, article, receipt, receipt.c.article == article.c.number), "is not said when it was received"
    content = schema.content
    used = union(select(article.c.sha256), select(article.c.raw_sha256))
    yield (
        select(literal("content ") + content.c.sha256).where(content.c.sha256.not_in(used)),
        "belongs to no article",
    )
    # a stage that has been through an article, and not failed at it, leaves its rows
    finished = article.c.stage.like("features %") & article.c.failed.is_(None)
    for table in (schema.analysis, schema.features):
        query = _without(where, article, table, table.c.article == article.c.number)
        yield query.where(finished), f"has no {table.name}, though it has been analysed"


def _stories() -> _Rules:
    story, account, section, member = schema.story, schema.account, schema.section, schema.membership
    where = literal("story ") + story.c.id
    accounts = story.join(account, account.c.story == story.c.number)
    latest = func.sum(case((account.c.latest, 1), else_=0))
    yield (
        select(where).select_from(accounts).group_by(story.c.number, story.c.id).having(latest > 1),
        "has more than one latest account",
    )
    yield (
        select(where).select_from(accounts).where(account.c.latest, account.c.record.is_(None)),
        "has a latest account without its record",
    )
    yield (
        _without(where, accounts, section, section.c.account == account.c.number).where(account.c.latest),
        "has an account without its sections",
    )
    made = story.c.accounted.is_not(None) & story.c.failed.is_(None) & story.c.ended_in.is_(None)
    has = and_(account.c.story == story.c.number, account.c.latest)
    yield _without(where, story, account, has).where(made), "has no account, though one was made"
    members = story.join(member, member.c.story == story.c.number)
    yield (
        select(where).distinct().select_from(members).where(story.c.ended_in.is_not(None)),
        "has ended and has articles",
    )


def _without(where: Any, table: Any, kin: Any, on: Any) -> Select[Any]:  # noqa: ANN401 - columns and tables
    """Where a row has none of the rows that go with it."""
    return select(where).select_from(table).where(~exists().select_from(kin).where(on))


def _indexes(workspace: Workspace) -> Iterator[Mismatch]:
    """SQLite's indexes for searching against the words they index; on a server they are columns made by itself."""
    if not workspace.database.is_sqlite:
        return
    query = text("select name from sqlite_master where type = 'table' and sql like 'create virtual table%using fts5%'")
    with workspace.reading() as connection:
        names = list(connection.execute(query).scalars())
    for name in names:
        if not _agrees(workspace, name):
            rebuild = f"insert into {name}({name}) values ('rebuild')"  # noqa: S608 - a name of ours
            remedy = f'make it again: sqlite3 {workspace.name} "{rebuild}"'
            yield Mismatch(f"index {name}", "does not go with the words it indexes", remedy)


def _agrees(workspace: Workspace, name: str) -> bool:
    try:
        # it writes nothing; SQLite holds that an insert does
        with workspace.writing() as connection:
            connection.execute(text(f"insert into {name} ({name}, rank) values ('integrity-check', 1)"))  # noqa: S608
    except WorkspaceError as error:
        if isinstance(error.__cause__, DatabaseError) and "malformed" in str(error.__cause__.orig):
            return False
        raise
    return True
