"""The stories of a workspace: which articles they are made of, how they stand to each other, what became of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, select

from rashomon.model import StoryLink, StoryRelation
from rashomon.store import schema
from rashomon.store.articles import batches

__all__ = [
    "Listed",
    "MemberRow",
    "Sort",
    "StoryRow",
    "current",
    "links_of",
    "list_stories",
    "members",
    "members_of",
    "story",
    "story_of",
]

_BATCH = 500


class Sort(StrEnum):
    """In which order stories are listed."""

    NEWEST = "newest"
    ORIGINS = "origins"
    DISAGREEMENT = "disagreement"


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as it stands in a list.

    Attributes:
        number: Its key in the tables.
        id: Its id.
        ended_in: The story it was merged into; ``None`` while it goes on.
        title: Its headline.
        first_day: When the first of its articles can have appeared, ISO 8601; ``None`` if that is not known.
        last_day: When the last of them did.
        articles: How many tell it, of each document the latest version.
        outlets: How many outlets these are of.
        origins: How many independent origins; ``None`` before the first account.
        disagreements: On how much they part.
        changed: When its articles last changed.
        failed: Why its last account could not be given; ``None`` otherwise.
    """

    number: int
    id: str
    ended_in: str | None
    title: str
    first_day: str | None
    last_day: str | None
    articles: int
    outlets: int
    origins: int | None
    disagreements: int
    changed: datetime
    failed: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list of stories, and how many there are on all pages."""

    rows: tuple[StoryRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """An article of a story.

    Attributes:
        number: Its key in the tables.
        id: Its id.
        document: The key of what it is a version of.
        version: Which.
        current: Whether the story's account is made from this version.
        earlier: Whether it appeared well before the others.
        outlet: Who published it.
        url: Where.
        headline: Its headline.
        published: When, as EDTF.
        day: The first day it can have been.
        last_day: The last.
    """

    number: int
    id: str
    document: int
    version: int
    current: bool
    earlier: bool
    outlet: str | None
    url: str | None
    headline: str
    published: str | None
    day: str | None
    last_day: str | None


_COLUMNS = tuple(schema.story.c[name] for name in StoryRow.__slots__)


def list_stories(
    connection: Connection,
    *,
    sort: Sort = Sort.NEWEST,
    outlet: str | None = None,
    first: str | None = None,
    last: str | None = None,
    numbers: Collection[int] | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Listed:
    """Stories that go on and are told by at least one article.

    Args:
        connection: A transaction.
        sort: In which order.
        outlet: Only those that this outlet tells.
        first: Only those with an article of this day (ISO 8601) or later.
        last: Only those with an article of this day or earlier.
        numbers: Only these, by their keys.
        limit: How many at most.
        offset: How many to leave out at the beginning.
    """
    table = schema.story
    wanted: list[ColumnElement[bool]] = [table.c.ended_in.is_(None), table.c.articles > 0]
    if outlet:
        wanted.append(_told_by(outlet))
    if first:
        wanted.append(table.c.last_day >= first)
    if last:
        wanted.append(table.c.first_day <= last)
    if numbers is not None:
        wanted.append(table.c.number.in_(numbers))
    newest = (table.c.last_day.desc().nulls_last(), table.c.changed.desc(), table.c.number)
    order = {
        Sort.NEWEST: newest,
        Sort.ORIGINS: (table.c.origins.desc().nulls_last(), *newest),
        Sort.DISAGREEMENT: (table.c.disagreements.desc(), *newest),
    }[sort]
    total = connection.scalar(select(func.count()).select_from(table).where(*wanted))
    rows = connection.execute(select(*_COLUMNS).where(*wanted).order_by(*order).limit(limit).offset(offset))
    return Listed(tuple(StoryRow(*row) for row in rows), int(total or 0))


def story(connection: Connection, id: str) -> StoryRow | None:  # noqa: A002 - what it is called everywhere
    """A story by its id, also one that has ended in another; ``None`` if there is none."""
    row = connection.execute(select(*_COLUMNS).where(schema.story.c.id == id)).one_or_none()
    return StoryRow(*row) if row else None


def story_of(connection: Connection, article: str) -> StoryRow | None:
    """The story that an article is in; ``None`` before it is in one."""
    member, table = schema.membership, schema.story
    joined = table.join(member, member.c.story == table.c.number).join(
        schema.article, schema.article.c.number == member.c.article
    )
    row = connection.execute(select(*_COLUMNS).select_from(joined).where(schema.article.c.id == article)).one_or_none()
    return StoryRow(*row) if row else None


def members(connection: Connection, number: int) -> tuple[MemberRow, ...]:
    """The articles of a story, all versions, by day and id.

    Args:
        connection: A transaction.
        number: The story's key.
    """
    return tuple(members_of(connection, [number]).get(number, ()))


def current(rows: Iterable[MemberRow]) -> tuple[MemberRow, ...]:
    """The articles that an account is made from, by id."""
    return tuple(sorted((row for row in rows if row.current), key=lambda row: row.id))


def links_of(connection: Connection, number: int) -> tuple[StoryLink, ...]:
    """The other stories of the same affair, nearest first."""
    table = schema.story_link
    query = select(table.c.other, table.c.relation, table.c.score).where(table.c.story == number)
    found = [StoryLink(row.other, StoryRelation(row.relation), row.score) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (-one.score, one.story)))


def _told_by(outlet: str) -> ColumnElement[bool]:
    member, article = schema.membership, schema.article
    told = select(member.c.story).join(article, article.c.number == member.c.article)
    return exists(told.where(member.c.story == schema.story.c.number, article.c.outlet == outlet))


def members_of(connection: Connection, stories: Collection[int]) -> dict[int, list[MemberRow]]:
    """The articles of stories, all versions, by day and id."""
    table, member = schema.article, schema.membership
    joined = table.join(member, member.c.article == table.c.number)
    names = ("number", "id", "document", "version", "outlet", "url", "headline", "published", "day", "last_day")
    columns = [table.c[name] for name in (*names, "latest", "failed")]
    query = select(*columns, member.c.story, member.c.earlier).select_from(joined)
    out: dict[int, list[MemberRow]] = {}
    for some in batches(sorted(stories), _BATCH):
        documents = select(table.c.document).select_from(joined).where(member.c.story.in_(some))
        rows = connection.execute(query.where(table.c.document.in_(documents))).all()
        now = _current(rows)
        for row in sorted(rows, key=lambda r: (r.day or "", r.id)):
            if row.story in some:
                fields = {name: getattr(row, name) for name in names}
                one = MemberRow(**fields, current=row.number in now, earlier=row.earlier)
                out.setdefault(row.story, []).append(one)
    return out


def _current(rows: Iterable[Any]) -> set[int]:
    """Of each document the version that counts: the latest, or if that tells no story the last one that does."""
    best: dict[int, Any] = {}
    for row in rows:
        if row.failed is None:
            other = best.get(row.document)
            if other is None or (row.latest, row.version) > (other.latest, other.version):
                best[row.document] = row
    return {row.number for row in best.values()}
