"""The stories of a workspace: which articles they are made of, how they stand to each other, what became of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, or_, select, update

from rashomon.group.affairs import appeared, links
from rashomon.model import StoryChange, StoryChangeKind, StoryLink, StoryRelation
from rashomon.store import schema
from rashomon.store.articles import batches
from rashomon.store.days import days

__all__ = [
    "Listed",
    "MemberRow",
    "Sort",
    "StoryRow",
    "apply",
    "current",
    "links_of",
    "list_stories",
    "members",
    "refresh_document",
    "relink",
    "story",
    "story_of",
    "with_articles",
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
    return tuple(_members(connection, [number]).get(number, ()))


def current(rows: Iterable[MemberRow]) -> tuple[MemberRow, ...]:
    """The articles that an account is made from, by id."""
    return tuple(sorted((row for row in rows if row.current), key=lambda row: row.id))


def links_of(connection: Connection, number: int) -> tuple[StoryLink, ...]:
    """The other stories of the same affair, nearest first."""
    table = schema.story_link
    query = select(table.c.other, table.c.relation, table.c.score).where(table.c.story == number)
    found = [StoryLink(row.other, StoryRelation(row.relation), row.score) for row in connection.execute(query)]
    return tuple(sorted(found, key=lambda one: (-one.score, one.story)))


def apply(
    connection: Connection,
    moved: Mapping[str, str],
    changes: Sequence[StoryChange],
    numbers: Mapping[str, int],
    opened: Mapping[str, str | None],
    made: datetime,
) -> set[int]:
    """Put articles into the stories that they are in now.

    Args:
        connection: A transaction that writes.
        moved: The story of each article that has come into another than before, by their ids.
        changes: What became of stories, in order.
        numbers: The keys of articles.
        opened: Of stories that are new, the day of the first article that opened them; ``None`` if it is not known.
        made: When.

    Returns:
        The keys of the stories that are made of other articles than before.
    """
    names = {*moved.values(), *(c.other for c in changes), *(c.story for c in changes)} - {""}
    keys = _keys(connection, names)
    # some have begun and ended within one batch
    for name in sorted(names - keys.keys()):
        row = {"id": name, "opened": opened.get(name), "changed": made}
        keys[name] = connection.execute(insert(schema.story).returning(schema.story.c.number), row).scalar_one()
    table = schema.membership
    touched = {keys[name] for name in moved.values()}
    for some in batches(sorted(moved), _BATCH):
        mine = table.c.article.in_([numbers[one] for one in some])
        touched.update(connection.execute(select(table.c.story).where(mine)).scalars())
        connection.execute(delete(table).where(mine))
        connection.execute(insert(table), [{"article": numbers[one], "story": keys[moved[one]]} for one in some])
    for one in changes:
        _record(connection, one, made)
        if one.kind is StoryChangeKind.MERGED:
            ended = schema.story
            at_end = or_(ended.c.id == one.other, ended.c.ended_in == one.other)
            connection.execute(update(ended).where(at_end).values(ended_in=one.story))
            touched.add(keys[one.other])
    touched |= _telling(connection, [numbers[one] for one in moved])
    _refresh(connection, touched, made)
    return touched


def refresh_document(connection: Connection, number: int, made: datetime) -> None:
    """Which version of a document is the latest may have changed: see what that means to its stories.

    Args:
        connection: A transaction that writes.
        number: The key of one of its versions.
        made: When.
    """
    article = schema.article
    document = select(article.c.document).where(article.c.number == number).scalar_subquery()
    versions = connection.execute(select(article.c.number).where(article.c.document == document)).scalars().all()
    if len(versions) > 1:
        _refresh(connection, _telling(connection, versions), made)


def with_articles(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """The keys of the stories that some articles are in."""
    table = schema.membership
    out: set[int] = set()
    for some in batches(sorted(numbers), _BATCH):
        out.update(connection.execute(select(table.c.story).where(table.c.article.in_(some))).scalars())
    return out


def relink(connection: Connection, touched: Collection[int]) -> None:
    """Find the links of stories anew, and those of the stories that they are linked with.

    Args:
        connection: A transaction that writes.
        touched: The keys of stories whose articles, or pairs of articles, have changed.
    """
    found = _pairs(connection, touched)
    every = {*touched, *(number for one, other, _ in found for number in (one, other))}
    when = {
        number: appeared([days(r.day, r.last_day) for r in rows])
        for number, rows in _members(connection, every).items()
    }
    names = {number: name for name, number in _names(connection, every).items()}
    first = {names[number]: when.get(number, appeared(())) for number in names}
    table = schema.story_link
    for number in touched:
        old = names[number]
        connection.execute(delete(table).where(or_(table.c.story == number, table.c.other == old)))
    rows: dict[tuple[int, str], dict[str, object]] = {}
    by_story: dict[int, list[tuple[str, float]]] = {}
    for one, other, score in found:
        by_story.setdefault(one, []).append((names[other], score))
        by_story.setdefault(other, []).append((names[one], score))
    for number, near in by_story.items():
        for link in links(names[number], near, first[names[number]], first):
            row = {"story": number, "other": link.story, "relation": link.relation.value, "score": link.score}
            rows[number, link.story] = row
    for some in batches(rows.values(), _BATCH):
        connection.execute(insert(table), some)


def _keys(connection: Connection, names: Collection[str]) -> dict[str, int]:
    table = schema.story
    out: dict[str, int] = {}
    for some in batches(sorted(names), _BATCH):
        out |= dict(connection.execute(select(table.c.id, table.c.number).where(table.c.id.in_(some))).all())
    return out


def _names(connection: Connection, keys: Collection[int]) -> dict[str, int]:
    table = schema.story
    out: dict[str, int] = {}
    for some in batches(sorted(keys), _BATCH):
        rows = connection.execute(select(table.c.id, table.c.number).where(table.c.number.in_(some)))
        out |= dict(rows.all())
    return out


def _told_by(outlet: str) -> ColumnElement[bool]:
    member, article = schema.membership, schema.article
    told = select(member.c.story).join(article, article.c.number == member.c.article)
    return exists(told.where(member.c.story == schema.story.c.number, article.c.outlet == outlet))


def _record(connection: Connection, one: StoryChange, made: datetime) -> None:
    row = {"made": made, "kind": one.kind.value, "story": one.story, "other": one.other or None, "cause": one.cause}
    connection.execute(insert(schema.change), {**row, "articles": json.dumps(one.articles)})


def _telling(connection: Connection, articles: Sequence[int]) -> set[int]:
    """The stories that hold a version of what these articles are versions of."""
    table, member = schema.article, schema.membership
    out: set[int] = set()
    for some in batches(articles, _BATCH):
        documents = select(table.c.document).where(table.c.number.in_(some))
        joined = select(member.c.story).join(table, table.c.number == member.c.article)
        out.update(connection.execute(joined.where(table.c.document.in_(documents))).scalars())
    return out


def _members(connection: Connection, stories: Collection[int]) -> dict[int, list[MemberRow]]:
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


def _refresh(connection: Connection, stories: Collection[int], made: datetime) -> None:
    """See what stories are made of now; what has changed of it asks for another account."""
    table = schema.story
    found = _members(connection, stories)
    before: dict[int, Any] = {}
    for some in batches(sorted(stories), _BATCH):
        columns = (table.c.number, table.c.inputs, table.c.title, table.c.ended_in)
        rows = connection.execute(select(*columns).where(table.c.number.in_(some)))
        before.update((row.number, row) for row in rows)
    for number, row in before.items():
        told = () if row.ended_in else current(found.get(number, ()))
        inputs = _inputs(told)
        if inputs == row.inputs:
            continue
        known = sorted((one.day or "9999", one.id, one.headline) for one in told)
        values = {
            "inputs": inputs,
            "articles": len(told),
            "outlets": len({one.outlet or one.id for one in told}),
            "first_day": min((one.day for one in told if one.day), default=None),
            "last_day": max((one.last_day or one.day for one in told if one.day), default=None),
            "title": row.title or (known[0][2] if known else ""),  # until the account gives it one
            "changed": made,
        }
        connection.execute(update(table).where(table.c.number == number).values(values))


def _inputs(told: Sequence[MemberRow]) -> str | None:
    return hashlib.sha256("\n".join(one.id for one in told).encode()).hexdigest() if told else None


def _pairs(connection: Connection, stories: Collection[int]) -> list[tuple[int, int, float]]:
    """Pairs of stories of one affair, one of which is among some, with the highest score of their articles."""
    pair, member = schema.akin, schema.membership
    one, other = member.alias(), member.alias()
    joined = pair.join(one, one.c.article == pair.c.one).join(other, other.c.article == pair.c.other)
    query = select(one.c.story, other.c.story, func.max(pair.c.score)).select_from(joined)
    out: dict[tuple[int, int], float] = {}
    for some in batches(sorted(stories), _BATCH):
        for side in (one, other):
            mine = query.where(side.c.story.in_(some), one.c.story != other.c.story)
            for a, b, score in connection.execute(mine.group_by(one.c.story, other.c.story)):
                out[a, b] = score
    return [(a, b, score) for (a, b), score in sorted(out.items())]
