"""Checking a whole workspace: every hash, every span, every citation of every account that was ever given.

What is wrong comes as it is found, all of it. Little is held in memory at a time, and no transaction is held for long:
others go on working meanwhile.
"""

from __future__ import annotations

import dataclasses
import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, func, literal, select, tuple_

from rashomon.account.verify import citations, cited, mismatches
from rashomon.model import Analysis, Article, Reuse
from rashomon.model.revisions import Revision
from rashomon.spans import Span
from rashomon.store import articles, schema
from rashomon.store.codec import unpack, unpacked_json
from rashomon.store.consistency import Mismatch, inconsistencies
from rashomon.store.identity import article_id, storable
from rashomon.store.workspace import Workspace

__all__ = ["Mismatch", "size", "verify"]

#: Rows that are read in one transaction: of contents each up to 16 MB, mostly 10 kB; of analyses some 30 kB.
_ROWS = 50
#: Tables of mentions whose words stand at their place.
_SPOKEN = (schema.saying, schema.figure, schema.time, schema.incident)
_PLACED = (*_SPOKEN, schema.name, schema.pledge)

_T = TypeVar("_T")


def size(workspace: Workspace) -> int:
    """How many steps `verify` takes."""
    tables = (schema.content, schema.article, schema.revision, schema.reuse, schema.account)
    with workspace.reading() as connection:
        return sum(int(connection.scalar(select(func.count()).select_from(one)) or 0) for one in tables)


def verify(workspace: Workspace, counts: Counter[str], step: Callable[[], None] = lambda: None) -> Iterator[Mismatch]:
    """Check all that a workspace holds.

    Args:
        workspace: The workspace.
        counts: Where to count what was checked: ``contents``, ``articles``, ``mentions``, ``revisions``, ``reuses``,
            ``accounts``, ``citations``.
        step: Called as often as `size` says.

    Yields:
        What is wrong.
    """
    parts = (_contents, _articles, _revisions, _reuses, _accounts)
    yield from inconsistencies(workspace)
    for part in parts:
        for found in part(workspace, counts):
            if found is None:
                step()
            else:
                yield found


#: ``None`` is a step.
_Found = Iterator[Mismatch | None]


def _contents(workspace: Workspace, counts: Counter[str]) -> _Found:
    table = schema.content
    for _, row in _each(workspace, select(table.c.sha256, table.c.size, table.c.packed), table.c.sha256):
        counts["contents"] += 1
        where = f"content {row.sha256}"
        try:
            content = zlib.decompress(row.packed)
        except zlib.error as error:
            yield Mismatch(where, f"cannot be unpacked: {error}")
        else:
            now = hashlib.sha256(content).hexdigest()
            if now != row.sha256:
                yield Mismatch(where, f"has changed since it was received (its SHA-256 is {now})")
            elif len(content) != row.size:
                yield Mismatch(where, f"has {len(content):,} bytes and should have {row.size:,}")
        yield None


def _articles(workspace: Workspace, counts: Counter[str]) -> _Found:
    table, document, analysis = schema.article, schema.document, schema.analysis
    names = ("number", "id", "sha256", "record", "stage", "failed")
    joined = table.join(document, document.c.number == table.c.document).outerjoin(
        analysis, analysis.c.article == table.c.number
    )
    query = select(
        *(table.c[one] for one in names), document.c.identity, analysis.c.record.label("analysis")
    ).select_from(joined)
    for connection, row in _each(workspace, query, table.c.number):
        counts["articles"] += 1
        where = f"article {row.id}"
        words = _text(connection, row.id)
        if row.id != article_id(row.identity, row.sha256):
            yield Mismatch(where, "its id is not the one of its address and text")
        received = _record(row.record, Article)
        if isinstance(received, str):
            yield Mismatch(where, received)
        if words is None:
            yield Mismatch(where, "its text cannot be read")
        else:
            yield from _analysis(f"{where}, its analysis", row.analysis, words)
            yield from _mentions(connection, where, row.number, words, counts)
        yield None


def _analysis(where: str, packed: bytes | None, words: str) -> Iterator[Mismatch]:
    found = _record(packed, Analysis) if packed is not None else None
    if isinstance(found, str):
        yield Mismatch(where, found)
    elif found:
        for span in _spans(found):
            yield from _fits(where, span, words)


def _mentions(connection: Connection, where: str, number: int, words: str, counts: Counter[str]) -> Iterator[Mismatch]:
    for table in _PLACED:
        for row in connection.execute(select(table).where(table.c.article == number)).mappings():
            counts["mentions"] += 1
            start, end = row["start"], row["end"]
            at = f"{where}, {table.name} [{start}:{end}]"
            if not 0 <= start < end <= len(words):
                yield Mismatch(at, f"its text has no such characters, but {len(words):,}")
            elif table in _SPOKEN and not _stands(row["words"], storable(words[start:end])):
                yield Mismatch(at, f"should read {row['words']!r} but reads {words[start:end]!r}")


def _revisions(workspace: Workspace, counts: Counter[str]) -> _Found:
    table = schema.revision
    for connection, row in _each(workspace, select(table), table.c.article):
        counts["revisions"] += 1
        later, earlier = (_id(connection, number) for number in (row.article, row.earlier))
        where = f"article {later}, what was changed in it"
        found = _record(row.record, Revision)
        if isinstance(found, str):
            yield Mismatch(where, found)
        elif (found.earlier, found.later) != (earlier, later):
            yield Mismatch(where, f"is told of {found.earlier} and {found.later}, not of {earlier} and {later}")
        else:
            old, new = _text(connection, earlier), _text(connection, later)
            for edit in found.edits:
                yield from _reads(where, edit.before, edit.old, old)
                yield from _reads(where, edit.after, edit.new, new)
        yield None


def _reuses(workspace: Workspace, counts: Counter[str]) -> _Found:
    table, a, b = schema.reuse, schema.article.alias("a"), schema.article.alias("b")
    joined = table.join(a, a.c.number == table.c.a).join(b, b.c.number == table.c.b)
    query = select(table, a.c.id.label("one"), b.c.id.label("other")).select_from(joined)
    texts: dict[str, str | None] = {}
    for connection, row in _each(workspace, query, table.c.story, table.c.a, table.c.b):
        counts["reuses"] += 1
        where = f"articles {row.one} and {row.other}, what they share"
        found = _record(row.record, Reuse)
        if isinstance(found, str):
            yield Mismatch(where, found)
        elif {found.a, found.b} != {row.one, row.other}:
            yield Mismatch(where, f"is told of {found.a} and {found.b}")
        else:
            if len(texts) > _ROWS:  # those of a story follow one another
                texts.clear()
            for name, side in ((found.a, "a"), (found.b, "b")):
                if name not in texts:
                    texts[name] = _text(connection, name)
                yield from _shared(where, found, side, texts[name])
        yield None


def _shared(where: str, found: Reuse, side: str, words: str | None) -> Iterator[Mismatch]:
    for passage in found.passages if words is not None else ():
        for one in (passage, *passage.edits):
            yield from _fits(where, getattr(one, side), words or "")


def _accounts(workspace: Workspace, counts: Counter[str]) -> _Found:
    table, story = schema.account, schema.story
    query = select(table.c.number, table.c.made, table.c.document, story.c.id).select_from(
        table.join(story, story.c.number == table.c.story)
    )
    for connection, row in _each(workspace, query, table.c.number):
        counts["accounts"] += 1
        where = f"the account of {row.made:%Y-%m-%d %H:%M:%S}"
        try:
            saved = {"stories": [unpacked_json(row.document)]}
        except (ValueError, zlib.error) as error:
            yield Mismatch(f"story {row.id}, {where}", f"cannot be read: {error}")
        else:
            texts = {one: words for one in sorted(cited(saved)) if (words := _text(connection, one)) is not None}
            wrong = [Mismatch(f"{one.where}, in {where}", one.reason) for one in mismatches(saved, texts)]
            counts["citations"] += citations(saved) - len(wrong)
            yield from wrong
        yield from _sections(connection, f"story {row.id}, {where}", row.number)
        yield None


def _sections(connection: Connection, where: str, account: int) -> Iterator[Mismatch]:
    table = schema.section
    for row in connection.execute(select(table.c.name, table.c.data).where(table.c.account == account)):
        try:
            unpacked_json(row.data)
        except (ValueError, zlib.error) as error:
            yield Mismatch(f"{where}, {row.name}", f"cannot be read: {error}")


def _fits(where: str, span: Span | None, words: str) -> Iterator[Mismatch]:
    if span and span.end > len(words):
        yield Mismatch(where, f"points to [{span.start}:{span.end}] of a text of {len(words):,} characters")


def _reads(where: str, span: Span | None, words: str, text: str | None) -> Iterator[Mismatch]:
    if span and text is not None and not _stands(words, storable(text[span.start : span.end])):
        reads = text[span.start : span.end]
        yield Mismatch(where, f"[{span.start}:{span.end}] should read {words!r} but reads {reads!r}")


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text in this order, whatever is between them: a saying can be interrupted."""
    at = 0
    for word in words.split():
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


def _spans(value: object) -> Iterator[Span]:
    """All spans in a record, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Span):
            yield one
        elif isinstance(one, tuple):
            waiting.extend(one)
        elif dataclasses.is_dataclass(one):
            waiting.extend(getattr(one, field.name) for field in dataclasses.fields(one))


def _record(packed: bytes, kind: type[_T]) -> _T | str:
    """A record, or why there is none."""
    try:
        return unpack(packed, kind)
    except (ValueError, zlib.error) as error:
        return f"cannot be read: {' '.join(str(error).split())}"


def _text(connection: Connection, article: str) -> str | None:
    """The text of an article; ``None`` if it cannot be read, which is told of its content."""
    try:
        return articles.text(connection, article)
    except (KeyError, ValueError, zlib.error):
        return None


def _id(connection: Connection, number: int) -> str:
    return str(connection.scalar(select(schema.article.c.id).where(schema.article.c.number == number)))


def _each(workspace: Workspace, query: Select[Any], *key: Column[Any]) -> Iterator[tuple[Connection, Row[Any]]]:
    """The rows of a query in the order of a key, some in one transaction, with that transaction."""
    last: tuple[Any, ...] | None = None
    ordered = query.order_by(*key).limit(_ROWS)
    while True:
        some = ordered if last is None else ordered.where(tuple_(*key) > tuple_(*(literal(one) for one in last)))
        with workspace.reading() as connection:
            rows = connection.execute(some).all()
            for row in rows:
                yield connection, row
        if len(rows) < _ROWS:
            return
        last = tuple(getattr(rows[-1], column.name) for column in key)
