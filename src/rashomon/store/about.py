"""What a workspace knows about an article besides its words: when and from where it came, its stories, its kin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from rashomon.model import Reuse
from rashomon.store import schema
from rashomon.store.articles import batches
from rashomon.store.codec import unpack

__all__ = ["About", "Kin", "Receipt", "StoryName", "about", "abouts", "kin", "receipts", "shared", "stories_of"]

#: Receipts that a page tells of: a feed can bring an article every hour.
_RECEIPTS = 20
#: Ids that one statement asks for.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class About:
    """An article as lists and headings name it.

    Attributes:
        number: Its key in the tables.
        id: Its id.
        document: The key of what it is a version of.
        version: Its place among the versions of its document, from 1.
        latest: Whether the document reads so now, as far as is known.
        received: When it came first.
        raw_sha256: Of the bytes received.
        outlet: Who published it; ``None`` while that is not known.
        published: When, in EDTF; ``None`` while that is not known.
        day: The first day it can have been published.
        headline: Its headline; empty while it has none.
        failed: Why it is in no account; ``None`` otherwise.
        origin: The path or address that it came from first.
    """

    number: int
    id: str
    document: int
    version: int
    latest: bool
    received: datetime
    raw_sha256: str
    outlet: str | None
    published: str | None
    day: str | None
    headline: str
    failed: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One time that an article came."""

    received: datetime
    origin: str


@dataclass(frozen=True, slots=True)
class StoryName:
    """A story by its id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Kin:
    """Another article that shares words with one.

    Attributes:
        other: The other article.
        mine: Share of the one's own words that the other has, too, 0 to 1.
        theirs: Share of the other's own words that the one has.
        source: Id of the one of the two that was there first; ``None`` where that is not known.
    """

    other: About
    mine: float
    theirs: float
    source: str | None


_NAMES = (
    *("number", "id", "document", "version", "latest", "received", "raw_sha256"),
    *("outlet", "published", "day", "headline", "failed"),
)


def about(connection: Connection, id: str) -> About | None:  # noqa: A002 - what it is called everywhere
    """An article; ``None`` if there is none with that id."""
    return abouts(connection, [id]).get(id)


def abouts(connection: Connection, ids: Iterable[str]) -> dict[str, About]:
    """Articles by id, those that are there."""
    found = {}
    for some in batches(dict.fromkeys(ids), _BATCH):
        for row in connection.execute(_abouts().where(schema.article.c.id.in_(some))).mappings():
            found[row["id"]] = About(**row)
    return found


def receipts(connection: Connection, number: int) -> list[Receipt]:
    """The first time that an article came, and the last ones, in their order."""
    table = schema.receipt
    query = select(table.c.received, table.c.origin).where(table.c.article == number)
    first = connection.execute(query.order_by(table.c.number).limit(1)).all()
    last = connection.execute(query.order_by(table.c.number.desc()).limit(_RECEIPTS)).all()
    found = [Receipt(row.received, row.origin) for row in (*first, *reversed(last))]
    return list(dict.fromkeys(found))


def stories_of(connection: Connection, number: int) -> list[StoryName]:
    """The stories that an article is in."""
    story, member = schema.story, schema.membership
    query = select(story.c.id, story.c.title).select_from(story.join(member, member.c.story == story.c.number))
    return [StoryName(row.id, row.title) for row in connection.execute(query.where(member.c.article == number))]


def kin(connection: Connection, number: int) -> list[Kin]:
    """The articles that share words with one, those that share most first."""
    table, article = schema.reuse, schema.article
    rows = connection.execute(select(table).where(or_(table.c.a == number, table.c.b == number))).all()
    numbers = {row.b if row.a == number else row.a for row in rows}
    known = {}
    for some in batches(sorted(numbers), _BATCH):
        query = _abouts().where(article.c.number.in_(some))
        known.update({row["number"]: About(**row) for row in connection.execute(query).mappings()})
    found = []
    for row in rows:
        first = row.a == number
        mine, theirs = (row.share_a, row.share_b) if first else (row.share_b, row.share_a)
        found.append(Kin(known[row.b if first else row.a], mine, theirs, row.source))
    return sorted(found, key=lambda one: (-max(one.mine, one.theirs), one.other.id))


def shared(connection: Connection, number: int, others: Iterable[int]) -> dict[int, tuple[Reuse, str | None]]:
    """What an article shares with others.

    Args:
        connection: A transaction.
        number: Its key.
        others: The keys of the others.

    Returns:
        By the key of the other: the passages, and the id of the one that was there first where that is known.
    """
    table = schema.reuse
    found = {}
    for some in batches(sorted(set(others)), _BATCH):
        wanted = or_(
            (table.c.a == number) & table.c.b.in_(some),
            (table.c.b == number) & table.c.a.in_(some),
        )
        for row in connection.execute(select(table).where(wanted)):
            found[row.b if row.a == number else row.a] = (unpack(row.record, Reuse), row.source)
    return found


def _abouts() -> Select[Any]:
    article, receipt = schema.article, schema.receipt
    first = select(receipt.c.origin).where(receipt.c.article == article.c.number).order_by(receipt.c.number).limit(1)
    return select(*(article.c[name] for name in _NAMES), first.scalar_subquery().label("origin"))
