"""Articles as they were received: kept once, with every version of what an address has shown.

What is given again is known by its text. Another text under a known address is a new version, unless the outlet's own
words in it are the same and only the furniture of the page differs.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, func, insert, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from rashomon.model import Article
from rashomon.store import schema
from rashomon.store.codec import pack, unpack
from rashomon.store.identity import INDEXED, article_id, identity, storable

__all__ = [
    "INDEXED",
    "Added",
    "Outcome",
    "Version",
    "add",
    "article_id",
    "batches",
    "identity",
    "insert_new",
    "load",
    "number_of",
    "raw",
    "storable",
    "text",
    "text_of_hash",
    "versions",
]

_T = TypeVar("_T")

#: Rows that one statement asks for: SQLite takes 32,000 values, and the plan for hundreds is as good.
_BATCH = 500
#: Of zlib, as for records: pages pack to a quarter.
_LEVEL = 6


class Outcome(StrEnum):
    """What adding an article came to."""

    NEW = "new"
    VERSION = "version"  # of a document that was there
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was given to a workspace.

    Attributes:
        id: Its id there; of the version it is the same as, if it was known.
        number: Its key in the tables.
        outcome: Whether it is new.
        version: Its place among the versions of its document, from 1.
        origin: The path or address it was read from.
    """

    id: str
    number: int
    outcome: Outcome
    version: int
    origin: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of what is published under an address.

    Attributes:
        id: The article's id.
        number: Its key in the tables.
        version: From 1, in the order received.
        latest: Whether the document reads so now, as far as is known.
        stood: When it was first seen so: as an archive, a wire or a server states it, else when it was received.
        last: When it was last seen so.
        received: When it was first received.
        seen: How often it was received.
        sha256: Of its text.
        media_type: What it was received as.
        excerpt: Whether only a part of the report was to be had.
        headline: What the sketch took for its headline; empty before.
        failed: Why it is in no account; ``None`` otherwise.
    """

    id: str
    number: int
    version: int
    latest: bool
    stood: datetime
    last: datetime
    received: datetime
    seen: int
    sha256: str
    media_type: str
    excerpt: bool
    headline: str
    failed: str | None


def add(
    connection: Connection,
    article: Article,
    *,
    origin: str,
    received: datetime,
    run: int | None = None,
    same_words: Callable[[Article, Article], bool] | None = None,
) -> Added:
    """Keep an article, or note that it was received again. Run it in a transaction that writes.

    Args:
        connection: A transaction that writes.
        article: As it was read, with its bytes.
        origin: The path or address it was read from.
        received: When.
        run: The run that received it.
        same_words: Whether two texts of one document are the same but for the furniture of the page; asked, the known
            one first, where neither the document nor the text alone tells.
    """
    name = identity(article)
    document = _document(connection, name, article.url)
    stood = _stood(article, received)
    known = _known(connection, document, article, same_words)
    if known is None:
        number, version = _keep(connection, document, name, article, received, run)
        added = Added(article_id(name, article.sha256), number, _outcome(version), version, origin)
    else:
        added = Added(known.id, known.number, Outcome.KNOWN, known.version, origin)
    row = {
        "article": added.number,
        "received": received,
        "stood": stood,
        "origin": storable(origin),
        "raw_sha256": article.raw_sha256,
        "run": run,
    }
    connection.execute(insert(schema.receipt), row)
    _mark_latest(connection, document)
    return added


def load(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """Articles by id, as they were read, but with their ids in the workspace and without the bytes received.

    Returns:
        Those that are there, in the order asked for.
    """
    wanted = list(dict.fromkeys(ids))
    table = schema.article
    columns = (table.c.id, table.c.record, schema.content.c.packed)
    joined = table.join(schema.content, table.c.sha256 == schema.content.c.sha256)
    found = {}
    for some in batches(wanted, _BATCH):
        for row in connection.execute(select(*columns).select_from(joined).where(table.c.id.in_(some))):
            read = unpack(row.record, Article)
            found[row.id] = replace(read, id=row.id, called=read.called or read.id, text=_text(row.packed))
    return {one: found[one] for one in wanted if one in found}


def text(connection: Connection, id: str) -> str:  # noqa: A002 - what it is called everywhere
    """The text of an article.

    Raises:
        KeyError: If there is no article with that id.
    """
    return _text(_content(connection, schema.article.c.sha256, id))


def text_of_hash(connection: Connection, sha256: str) -> str | None:
    """The text with that hash; ``None`` if no article has it."""
    table = schema.content
    is_text = select(schema.article.c.number).where(schema.article.c.sha256 == table.c.sha256).exists()
    packed = connection.scalar(select(table.c.packed).where(table.c.sha256 == sha256, is_text))
    return None if packed is None else _text(packed)


def raw(connection: Connection, id: str) -> bytes:  # noqa: A002
    """The bytes that an article was read from.

    Raises:
        KeyError: If there is no article with that id.
    """
    return zlib.decompress(_content(connection, schema.article.c.raw_sha256, id))


def number_of(connection: Connection, id: str) -> int:  # noqa: A002
    """The key of an article in the tables.

    Raises:
        KeyError: If there is no article with that id.
    """
    found = connection.scalar(select(schema.article.c.number).where(schema.article.c.id == id))
    if found is None:
        raise KeyError(id)
    return int(found)


def versions(connection: Connection, id: str) -> list[Version]:  # noqa: A002
    """All versions of the document that an article is a version of, the first first; empty if there is no such one."""
    table, receipt = schema.article, schema.receipt
    document = select(table.c.document).where(table.c.id == id).scalar_subquery()
    seen = (
        select(
            receipt.c.article,
            func.min(receipt.c.stood).label("stood"),
            func.max(receipt.c.stood).label("last"),
            func.count().label("seen"),
        )
        .group_by(receipt.c.article)
        .where(receipt.c.article.in_(select(table.c.number).where(table.c.document == document)))
        .subquery()
    )
    names = ("id", "number", "version", "latest", "received", "sha256", "media_type", "excerpt", "headline", "failed")
    columns = [table.c[name] for name in names]
    query = (
        select(*columns, seen.c.stood, seen.c.last, seen.c.seen)
        .select_from(table.join(seen, seen.c.article == table.c.number))
        .where(table.c.document == document)
        .order_by(table.c.version)
    )
    return [Version(**row) for row in connection.execute(query).mappings()]


def insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless one of its key is there, whoever put it there meanwhile.

    Returns:
        Whether it was inserted.
    """
    made = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    # a row comes back only where one was inserted; what the drivers count differs
    return connection.execute(made.on_conflict_do_nothing().returning(true()), row).first() is not None


def batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Items some at a time, in lists of at most `size`."""
    source = iter(items)
    while some := list(islice(source, size)):
        yield some


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    number: int
    version: int


def _outcome(version: int) -> Outcome:
    return Outcome.NEW if version == 1 else Outcome.VERSION


def _stood(article: Article, received: datetime) -> datetime:
    """When a document read so: as stated by what it was taken from, though not after it was received."""
    recorded = article.provenance.recorded if article.provenance else None
    if recorded is None or recorded.tzinfo is None:
        return received
    return min(recorded, received)


def _document(connection: Connection, name: str, url: str | None) -> int:
    """The document of that identity, held so that nobody else adds a version of it until the transaction ends."""
    table = schema.document
    insert_new(connection, table, {"identity": name, "url": storable(url) if url else None})
    found = connection.scalar(select(table.c.number).where(table.c.identity == name).with_for_update())
    return int(found)  # type: ignore[arg-type]


def _known(
    connection: Connection,
    document: int,
    article: Article,
    same_words: Callable[[Article, Article], bool] | None,
) -> _Known | None:
    """The version that an article is the same as."""
    table = schema.article
    query = select(table.c.id, table.c.number, table.c.version, table.c.sha256).where(table.c.document == document)
    rows = connection.execute(query.order_by(table.c.latest.desc(), table.c.version.desc())).all()
    for row in rows:
        if row.sha256 == article.sha256:
            return _Known(row.id, row.number, row.version)
    if same_words:
        for row in rows:
            if same_words(load(connection, [row.id])[row.id], article):
                return _Known(row.id, row.number, row.version)
    return None


def _keep(
    connection: Connection, document: int, name: str, article: Article, received: datetime, run: int | None
) -> tuple[int, int]:
    table = schema.article
    before = connection.scalar(select(func.max(table.c.version)).where(table.c.document == document))
    version = (before or 0) + 1
    words = article.text.encode("utf-8", "surrogatepass")
    _keep_content(connection, article.sha256, words)
    _keep_content(connection, article.raw_sha256, article.raw)
    row = {
        "id": article_id(name, article.sha256),
        "document": document,
        "version": version,
        "latest": False,
        "sha256": article.sha256,
        "raw_sha256": article.raw_sha256,
        "media_type": storable(article.media_type, 100),
        "excerpt": bool(article.excerpt),
        "received": received,
        "record": pack(replace(article, text="", raw=b"")),
        "outlet": storable(article.outlet, INDEXED) if article.outlet else None,
        "url": storable(article.url) if article.url else None,
        "run": run,
    }
    return int(connection.execute(insert(table).returning(table.c.number), row).scalar_one()), version


def _keep_content(connection: Connection, sha256: str, content: bytes) -> None:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{len(content):,} bytes are not those with the SHA-256 {sha256}")
    if connection.scalar(select(schema.content.c.size).where(schema.content.c.sha256 == sha256)) is None:
        row = {"sha256": sha256, "size": len(content), "packed": zlib.compress(content, _LEVEL)}
        insert_new(connection, schema.content, row)


def _mark_latest(connection: Connection, document: int) -> None:
    """Let the version that was seen last be the latest one; of two seen at one time the one received last.

    What is only a part of a report, since a paywall has come down, takes the place of no whole one.
    """
    table, receipt = schema.article, schema.receipt
    last = (
        select(receipt.c.article)
        .select_from(receipt.join(table, table.c.number == receipt.c.article))
        .where(table.c.document == document)
        .order_by(table.c.excerpt, receipt.c.stood.desc(), receipt.c.number.desc())
        .limit(1)
    )
    number = connection.scalar(last)
    connection.execute(
        update(table).where(table.c.document == document, table.c.latest, table.c.number != number).values(latest=False)
    )
    connection.execute(update(table).where(table.c.number == number, ~table.c.latest).values(latest=True))


def _content(connection: Connection, column: Any, id: str) -> bytes:  # noqa: A002, ANN401
    table = schema.article
    query = select(schema.content.c.packed).select_from(table.join(schema.content, column == schema.content.c.sha256))
    packed = connection.scalar(query.where(table.c.id == id))
    if packed is None:
        raise KeyError(id)
    return bytes(packed)


def _text(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
