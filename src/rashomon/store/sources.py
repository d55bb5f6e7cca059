"""Sources that are watched: which there are, how they fare, when each is due, and whose turn it is.

What they have named stands in `store.entries`. A run takes a source in hand before it asks for anything; another run
leaves it, and all others of its host, alone until it is let go or the run has ended.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Column, ColumnElement, Connection, and_, case, delete, exists, func, or_, select, update

from rashomon.store import schema
from rashomon.store.articles import insert_new
from rashomon.store.connect import lock
from rashomon.store.identity import INDEXED, storable

__all__ = [
    "SourceRow",
    "add_source",
    "claim_sources",
    "count",
    "count_new",
    "failed",
    "find_source",
    "host_of",
    "let_go",
    "next_due",
    "pause",
    "postpone",
    "remove_source",
    "sources",
    "visited",
]

#: The key of the lock under which one run at a time takes sources in hand, on a server.
_LOCK = 0x7261_7377
#: Sources that are looked through for some of different hosts.
_CANDIDATES = 1_000
#: Characters of an error that are kept.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as it stands.

    Attributes:
        number: Its key in the tables.
        url: Its address.
        host: The host of the address.
        kind: ``feed``, ``sitemap``, ``opml``, or ``page`` for one that is none of these or has not answered yet.
        title: What it calls itself.
        listed_in: The outline or list of sitemaps that named it, or the page that gave it as its feed.
        added: When it was first watched.
        paused: Whether it is left alone.
        interval_seconds: Between two visits, as it has shown news so far.
        stated_seconds: Between two visits, as it wishes itself.
        due: When it is to be visited.
        tried: When it was last asked for.
        fetched: When it last answered.
        changed: When it last held something new.
        failures: How often in a row it has failed.
        error: What went wrong the last time; ``None`` if nothing did.
        etag: The validator to send.
        modified: The other one.
        new: Articles it has brought, versions included.
        waiting: Entries whose page is still to be fetched for the first time.
        entries: Entries it has named.
    """

    number: int
    url: str
    host: str
    kind: str
    title: str | None
    listed_in: str | None
    added: datetime
    paused: bool
    interval_seconds: int
    stated_seconds: int | None
    due: datetime
    tried: datetime | None
    fetched: datetime | None
    changed: datetime | None
    failures: int
    error: str | None
    etag: str | None
    modified: str | None
    new: int
    waiting: int = 0
    entries: int = 0


_COUNTED = frozenset(("waiting", "entries"))
_COLUMNS: list[Column[Any]] = [schema.source.c[one.name] for one in fields(SourceRow) if one.name not in _COUNTED]


def sources(connection: Connection) -> list[SourceRow]:
    """All sources, in the order in which they were added, with how much each has named."""
    entry = schema.entry
    waiting = and_(entry.c.fetched.is_(None), entry.c.due.is_not(None))
    counts = (
        select(entry.c.source, func.count().label("entries"), func.sum(case((waiting, 1), else_=0)).label("waiting"))
        .group_by(entry.c.source)
        .subquery()
    )
    columns = [*_COLUMNS, func.coalesce(counts.c.waiting, 0), func.coalesce(counts.c.entries, 0)]
    query = (
        select(*columns)
        .select_from(schema.source.outerjoin(counts, counts.c.source == schema.source.c.number))
        .order_by(schema.source.c.number)
    )
    return [SourceRow(*row) for row in connection.execute(query)]


def find_source(connection: Connection, url: str) -> SourceRow | None:
    """The source of an address, without counts; ``None`` if that is not watched."""
    row = connection.execute(select(*_COLUMNS).where(schema.source.c.url == url)).one_or_none()
    return SourceRow(*row) if row else None


def add_source(
    connection: Connection,
    url: str,
    *,
    kind: str = "page",
    title: str | None = None,
    listed_in: str | None = None,
    interval: timedelta,
    added: datetime,
    due: datetime,
) -> bool:
    """Watch an address, if it is not watched yet.

    Returns:
        Whether it is new.
    """
    row = {
        "url": storable(url),
        "host": host_of(url),
        "kind": kind,
        "title": _short(title),
        "listed_in": storable(listed_in) if listed_in else None,
        "added": added,
        "interval_seconds": round(interval.total_seconds()),
        "due": due,
    }
    return insert_new(connection, schema.source, row)


def remove_source(connection: Connection, number: int) -> None:
    """Watch a source no more, and forget what it has named; its articles stay."""
    connection.execute(delete(schema.source).where(schema.source.c.number == number))


def pause(connection: Connection, number: int, paused: bool, now: datetime) -> None:
    """Leave a source alone, or take it up again: then it is due at once, and its failures are forgotten."""
    row: dict[str, object] = {"paused": paused}
    if not paused:
        row |= {"due": now, "failures": 0, "error": None}
    connection.execute(update(schema.source).where(schema.source.c.number == number).values(row))


def claim_sources(
    connection: Connection, run: int, alive: Collection[int], *, due: datetime, now: datetime, limit: int
) -> list[SourceRow]:
    """Take sources in hand that have something to do, one of a host at most.

    Those to be visited come before those with pages to be fetched, and what was left alone longest comes first.

    Args:
        connection: A transaction that writes.
        run: Who takes them.
        alive: The runs that live: what they have in hand, and its hosts, are left to them.
        due: Sources that are to be visited by then count as due.
        now: Likewise for entries.
        limit: How many to take.
    """
    lock(connection, _LOCK)
    table, entry = schema.source, schema.entry
    in_hand = table.c.run.in_(list(alive))
    busy = set(connection.execute(select(table.c.host).where(in_hand)).scalars())
    named = exists().where(entry.c.source == table.c.number, entry.c.due <= now)
    query = (
        select(*_COLUMNS)
        .where(~table.c.paused, or_(table.c.run.is_(None), ~in_hand), or_(table.c.due <= due, named))
        .order_by(case((table.c.due <= due, 0), else_=1), func.coalesce(table.c.tried, table.c.added), table.c.number)
        .limit(_CANDIDATES)
    )
    if busy:
        query = query.where(table.c.host.not_in(busy))
    taken: dict[str, SourceRow] = {}
    for row in connection.execute(query):
        one = SourceRow(*row)
        if len(taken) < limit and one.host not in taken:
            taken[one.host] = one
    if taken:
        numbers = [one.number for one in taken.values()]
        connection.execute(update(table).where(table.c.number.in_(numbers)).values(run=run))
    return list(taken.values())


def let_go(connection: Connection, run: int, numbers: Sequence[int]) -> None:
    """Leave sources to whoever takes them next."""
    table = schema.source
    connection.execute(update(table).where(table.c.run == run, table.c.number.in_(numbers)).values(run=None))


def visited(
    connection: Connection,
    number: int,
    *,
    now: datetime,
    due: datetime,
    interval: timedelta,
    news: bool,
    kind: str | None = None,
    title: str | None = None,
    stated: int | None = None,
    etag: str | None = None,
    modified: str | None = None,
) -> None:
    """Note that a source has answered.

    Args:
        connection: A transaction that writes.
        number: The source.
        now: When.
        due: When it is to be visited next.
        interval: What its pace is now.
        news: Whether it held something new.
        kind: What it has turned out to be; ``None`` if it has not changed since the last time: then `title` and
            `stated` stay as they were.
        title: What it calls itself.
        stated: The interval that it wishes, in seconds.
        etag: The validator it gave.
        modified: The other one.
    """
    row: dict[str, object] = {
        "tried": now,
        "fetched": now,
        "due": due,
        "interval_seconds": round(interval.total_seconds()),
        "failures": 0,
        "error": None,
        "etag": etag,
        "modified": modified,
    }
    if news:
        row["changed"] = now
    if kind:
        row |= {"kind": kind, "stated_seconds": stated}
        if title:
            row["title"] = _short(title)
    connection.execute(update(schema.source).where(schema.source.c.number == number).values(row))


def failed(
    connection: Connection, number: int, *, error: str, now: datetime, due: datetime, paused: bool = False
) -> None:
    """Note that a source has not answered, or not with what it is watched for.

    Args:
        connection: A transaction that writes.
        number: The source.
        error: Why.
        now: When.
        due: When it is to be tried next.
        paused: Whether it is to be left alone from now on.
    """
    table = schema.source
    row = {"tried": now, "due": due, "failures": table.c.failures + 1, "error": _short(error)}
    if paused:
        row["paused"] = True
    connection.execute(update(table).where(table.c.number == number).values(row))


def postpone(connection: Connection, host: str, until: datetime) -> None:
    """Leave a host alone until then: all sources there, and what they have named."""
    table, entry = schema.source, schema.entry
    there = table.c.host == host
    connection.execute(update(table).where(there, table.c.due < until).values(due=until))
    mine = entry.c.source.in_(select(table.c.number).where(there))
    connection.execute(update(entry).where(mine, entry.c.due < until).values(due=until))


def count_new(connection: Connection, number: int, more: int) -> None:
    """Count articles that a source has brought."""
    table = schema.source
    connection.execute(update(table).where(table.c.number == number).values(new=table.c.new + more))


def count(connection: Connection) -> int:
    """How many sources are watched, paused ones included."""
    return connection.scalar(select(func.count()).select_from(schema.source)) or 0


def next_due(connection: Connection) -> tuple[datetime, SourceRow] | None:
    """When something is to be done next, and for which source; ``None`` if all are paused or there are none."""
    table, entry = schema.source, schema.entry
    named = (
        select(entry.c.source, func.min(entry.c.due).label("due"))
        .where(entry.c.due.is_not(None))
        .group_by(entry.c.source)
        .subquery()
    )
    sooner: ColumnElement[datetime] = case((named.c.due < table.c.due, named.c.due), else_=table.c.due)
    query = (
        select(sooner.label("at"), *_COLUMNS)
        .select_from(table.outerjoin(named, named.c.source == table.c.number))
        .where(~table.c.paused)
        .order_by("at", table.c.number)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return (row[0], SourceRow(*row[1:])) if row else None


def host_of(url: str) -> str:
    """The host of an address, lower case, whatever its port; empty if it names none."""
    try:
        return storable((urlsplit(url).hostname or "").removesuffix("."), INDEXED)
    except ValueError:
        return ""


def _short(words: str | None) -> str | None:
    return storable(words)[:_LONGEST] if words else None
