"""What outlets changed after publication: kept for each version of a document that another one stood before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select

from rashomon.model.revisions import Revision
from rashomon.store import articles, schema
from rashomon.store.codec import pack, unpack

__all__ = ["RevisionTask", "count_of_story", "keep", "latest", "load", "of_document", "of_story", "pending"]

#: Of a document, revisions that are read at once.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class RevisionTask:
    """Two versions of a document that followed one another and have not been compared.

    Attributes:
        earlier: Id of the one that stood first.
        later: Id of the other.
        earlier_number: Key of the first in the tables.
        later_number: Key of the other.
        earlier_seen: When the first was seen so for the first and the last time.
        later_seen: The same of the other.
    """

    earlier: str
    later: str
    earlier_number: int
    later_number: int
    earlier_seen: tuple[datetime, datetime]
    later_seen: tuple[datetime, datetime]


def pending(connection: Connection, stage: str, limit: int) -> list[RevisionTask]:
    """Neighbouring versions that have not been compared, or were compared by another stage or with another neighbour.

    Versions follow one another in the order in which they stood; one that could not be analysed is passed over.

    Args:
        connection: A transaction.
        stage: What a revision has that needs not be made again.
        limit: How many at most.
    """
    versions = _versions()
    earlier, later = versions.alias("earlier"), versions.alias("later")
    table = schema.revision
    joined = later.join(earlier, earlier.c.number == later.c.before).outerjoin(table, table.c.article == later.c.number)
    query = (
        select(
            earlier.c.id,
            later.c.id.label("later_id"),
            earlier.c.number,
            later.c.number.label("later_number"),
            *(
                side.c[name].label(f"{which}_{name}")
                for which, side in (("earlier", earlier), ("later", later))
                for name in ("stood", "last")
            ),
        )
        .select_from(joined)
        .where(or_(table.c.article.is_(None), table.c.stage != stage, table.c.earlier != later.c.before))
        .order_by(later.c.number)
        .limit(limit)
    )
    return [
        RevisionTask(
            row.id,
            row.later_id,
            row.number,
            row.later_number,
            (row.earlier_stood, row.earlier_last),
            (row.later_stood, row.later_last),
        )
        for row in connection.execute(query)
    ]


def keep(connection: Connection, task: RevisionTask, revision: Revision, stage: str, made: datetime) -> None:
    """Keep what was found in place of what was kept for the later version before.

    Args:
        connection: A transaction that writes.
        task: The two versions.
        revision: What changed between them.
        stage: The version of what found it.
        made: When.
    """
    table = schema.revision
    connection.execute(delete(table).where(table.c.article == task.later_number))
    row = {
        "article": task.later_number,
        "earlier": task.earlier_number,
        "stage": stage,
        "made": made,
        "grade": revision.grade.value,
        "changes": len(revision.told),
        "record": pack(revision),
    }
    articles.insert_new(connection, table, row)


def load(connection: Connection, ids: Iterable[str]) -> dict[str, Revision]:
    """Revisions by the id of the later version.

    Returns:
        Those that are there, in the order asked for.
    """
    wanted = list(dict.fromkeys(ids))
    found = {}
    for some in articles.batches(wanted, _BATCH):
        for one in _found(connection, _revisions().where(schema.article.c.id.in_(some))):
            found[one.later] = one
    return {one: found[one] for one in wanted if one in found}


def of_document(connection: Connection, id: str) -> list[Revision]:  # noqa: A002 - what it is called everywhere
    """All revisions of the document that an article is a version of, the first first."""
    document = select(schema.article.c.document).where(schema.article.c.id == id).scalar_subquery()
    return _found(connection, _revisions().where(schema.article.c.document == document))


def of_story(connection: Connection, story: str) -> list[Revision]:
    """All revisions of the documents that a story tells of, by the time at which the later version was first seen."""
    return _found(connection, _revisions().where(schema.article.c.document.in_(_told_of(story))))


def count_of_story(connection: Connection, story: str) -> int:
    """How many there are."""
    table, article = schema.revision, schema.article
    joined = table.join(article, article.c.number == table.c.article)
    query = select(func.count()).select_from(joined).where(article.c.document.in_(_told_of(story)))
    return int(connection.scalar(query) or 0)


def _told_of(story: str) -> Select[Any]:
    article, membership = schema.article, schema.membership
    joined = membership.join(article, article.c.number == membership.c.article).join(
        schema.story, schema.story.c.number == membership.c.story
    )
    return select(article.c.document).select_from(joined).where(schema.story.c.id == story)


def latest(connection: Connection, limit: int) -> list[Revision]:
    """The revisions of the whole workspace in which something else is said, the latest first.

    Args:
        connection: A transaction.
        limit: How many at most.
    """
    table, article = schema.revision, schema.article
    query = select(article.c.id, table.c.record).select_from(table.join(article, article.c.number == table.c.article))
    query = query.where(table.c.changes > 0).order_by(article.c.received.desc(), article.c.number.desc()).limit(limit)
    return [unpack(row.record, Revision) for row in connection.execute(query)]


def _revisions() -> Select[Any]:
    table, article = schema.revision, schema.article
    joined = table.join(article, article.c.number == table.c.article)
    stood = select(func.min(schema.receipt.c.stood)).where(schema.receipt.c.article == article.c.number)
    order = (stood.scalar_subquery(), article.c.number)
    return select(article.c.id, table.c.record).select_from(joined).order_by(*order)


def _found(connection: Connection, query: Select[Any]) -> list[Revision]:
    return [unpack(row.record, Revision) for row in connection.execute(query)]


def _versions() -> Any:  # noqa: ANN401 - SQLAlchemy's subquery
    """The analysed versions of documents that have several, each with the one that stood before it.

    Where a report was to be had whole, the times when only a part of it was are passed over: a paywall changes nothing
    in a report.
    """
    article, receipt = schema.article, schema.receipt
    several = select(article.c.document).where(article.c.version > 1)
    had_whole = select(article.c.document).where(~article.c.excerpt)
    seen = (
        select(
            receipt.c.article,
            func.min(receipt.c.stood).label("stood"),
            func.max(receipt.c.stood).label("last"),
        )
        .group_by(receipt.c.article)
        .subquery()
    )
    joined = article.join(schema.analysis, schema.analysis.c.article == article.c.number).join(
        seen, seen.c.article == article.c.number
    )
    before = func.lag(article.c.number).over(
        partition_by=article.c.document, order_by=(seen.c.stood, article.c.version)
    )
    return (
        select(article.c.number, article.c.id, seen.c.stood, seen.c.last, before.label("before"))
        .select_from(joined)
        .where(article.c.document.in_(several), or_(~article.c.excerpt, article.c.document.not_in(had_whole)))
        .subquery()
    )
