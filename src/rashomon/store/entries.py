"""What watched sources have named: fetched once, and looked at again while it is young."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from rashomon.store import schema
from rashomon.store.articles import insert_new
from rashomon.store.identity import INDEXED, storable

__all__ = [
    "EntryRow",
    "Known",
    "Named",
    "due_entries",
    "entries",
    "entry_failed",
    "entry_fetched",
    "entry_identity",
    "fetched_since",
    "known_entries",
    "note",
]

#: Characters of a title or an error that are kept.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Named:
    """What a source says of one entry, to be kept.

    Attributes:
        identity: Of its address, or of what the source calls it, as `entry_identity` makes it.
        url: Its address.
        title: Its headline there.
        published: When it was published by the source, in EDTF.
        digest: Of all the source says of it.
        record: What the source says of it, packed, if its page is to be fetched.
        due: When to fetch its page; ``None`` if that is not to be.
        article: The article that the source itself carried.
        fetched: When it carried it.
    """

    identity: str
    url: str | None
    title: str | None
    published: str | None
    digest: str
    record: bytes | None = None
    due: datetime | None = None
    article: int | None = None
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What stands of an entry that a source names again; see `EntryRow`."""

    digest: str | None
    seen: datetime
    due: datetime | None
    fetched: datetime | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as it stands.

    Attributes:
        number: Its key in the tables.
        source: The source's.
        identity: Of its address, or of what the source calls it.
        url: Its address.
        title: Its headline by the source.
        published: When it was published by the source, in EDTF.
        seen: When the source first named it.
        due: When its page is fetched or looked at again; ``None`` if no more.
        fetched: When it was last.
        failures: How often in a row that failed.
        error: Why, the last time.
        article: The id of the article it has become.
        record: What the source says of it, packed.
    """

    number: int
    source: int
    identity: str
    url: str | None
    title: str | None
    published: str | None
    seen: datetime
    due: datetime | None
    fetched: datetime | None
    failures: int
    error: str | None
    article: str | None
    record: bytes | None


def entry_identity(name: str) -> str:
    """What tells an entry from others: its address, or what the source calls it; a hash of what no index can hold."""
    if len(name) <= INDEXED and storable(name) == name:
        return name
    return f"sha256:{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()}"


def entries(connection: Connection, source: int, *, limit: int = 100, offset: int = 0) -> list[EntryRow]:
    """What a source has named, the latest first."""
    query = _rows().where(schema.entry.c.source == source).order_by(schema.entry.c.number.desc())
    return [EntryRow(*row) for row in connection.execute(query.limit(limit).offset(offset))]


def due_entries(connection: Connection, source: int, now: datetime, limit: int) -> list[EntryRow]:
    """What a source has named whose page is to be fetched, or looked at again, by now; new ones first."""
    entry = schema.entry
    query = _rows().where(entry.c.source == source, entry.c.due <= now)
    order = (entry.c.fetched.is_not(None), entry.c.due, entry.c.number)
    return [EntryRow(*row) for row in connection.execute(query.order_by(*order).limit(limit))]


def known_entries(connection: Connection, source: int) -> dict[str, Known]:
    """What a source has named before, by its identity."""
    entry = schema.entry
    columns = (entry.c.identity, entry.c.digest, entry.c.seen, entry.c.due, entry.c.fetched)
    return {row[0]: Known(*row[1:]) for row in connection.execute(select(*columns).where(entry.c.source == source))}


def note(connection: Connection, source: int, named: Iterable[Named], now: datetime) -> None:
    """Keep entries that are new, and what is said anew of those that are not.

    Args:
        connection: A transaction that writes.
        source: The source.
        named: What it says of each.
        now: When.
    """
    entry = schema.entry
    for one in named:
        row: dict[str, Any] = {
            "url": storable(one.url) if one.url else None,
            "title": _short(one.title),
            "published": one.published,
            "digest": one.digest,
            "record": one.record,
            "due": one.due,
            "article": one.article,
            "fetched": one.fetched,
        }
        if not insert_new(connection, entry, {"source": source, "identity": one.identity, "seen": now, **row}):
            row = {name: value for name, value in row.items() if value is not None} | {"failures": 0, "error": None}
            known = entry.c.source == source, entry.c.identity == one.identity
            connection.execute(update(entry).where(*known).values(row))


def entry_fetched(connection: Connection, number: int, *, now: datetime, due: datetime | None, article: int) -> None:
    """Note that an entry's page has come.

    Args:
        connection: A transaction that writes.
        number: The entry.
        now: When.
        due: When to look at it again; ``None`` if no more.
        article: The key of the article it has become.
    """
    row: dict[str, object] = {"fetched": now, "due": due, "article": article, "failures": 0, "error": None}
    if due is None:
        row["record"] = None
    connection.execute(update(schema.entry).where(schema.entry.c.number == number).values(row))


def entry_failed(connection: Connection, number: int, *, error: str, due: datetime | None) -> None:
    """Note that an entry's page has not come, or holds no report.

    Args:
        connection: A transaction that writes.
        number: The entry.
        error: Why.
        due: When to try again; ``None`` if no more.
    """
    entry = schema.entry
    row = {"failures": entry.c.failures + 1, "error": _short(error), "due": due}
    connection.execute(update(entry).where(entry.c.number == number).values(row))


def fetched_since(connection: Connection, identity: str, since: datetime) -> tuple[datetime, int] | None:
    """When an entry of that identity was last fetched for any source, and its article; ``None`` if not since then."""
    entry = schema.entry
    query = (
        select(entry.c.fetched, entry.c.article)
        .where(entry.c.identity == identity, entry.c.fetched >= since, entry.c.article.is_not(None))
        .order_by(entry.c.fetched.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return (row.fetched, row.article) if row else None


def _rows() -> Any:  # noqa: ANN401 - a select of many columns
    entry, article = schema.entry, schema.article
    names = ("number", "source", "identity", "url", "title", "published", "seen", "due", "fetched", "failures", "error")
    joined = entry.outerjoin(article, article.c.number == entry.c.article)
    return select(*(entry.c[name] for name in names), article.c.id, entry.c.record).select_from(joined)


def _short(words: str | None) -> str | None:
    return storable(words)[:_LONGEST] if words else None
