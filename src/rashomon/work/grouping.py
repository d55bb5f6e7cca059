"""Putting the articles of a workspace into stories, as they come.

What a stream of articles needs to go on is kept in the workspace, and only what is near in time to new articles is
taken into memory. One process at a time changes the stories: of two that group at once the second finds, when it comes
to write, that the stories are not those that it read, and begins again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

from sqlalchemy import Connection, insert, select, update

from rashomon.group.features import Features
from rashomon.group.index import Limits
from rashomon.group.standing import Standing
from rashomon.group.stored import unpacked
from rashomon.group.stream import Stream, StreamSettings
from rashomon.model import StoryChange, StoryChangeKind
from rashomon.store import grouped, pending, schema, storychanges
from rashomon.store.articles import batches
from rashomon.store.days import day
from rashomon.store.workspace import Workspace
from rashomon.work.stages import article_stage, stage
from rashomon.work.writing import writing

__all__ = ["Grouping", "Moved"]

#: Articles that are put into stories at a time: the transaction that keeps them takes a tenth of a second or two.
_TOGETHER = 2_000
#: Articles of unknown day that others are compared with, and of any day with which those are, the last ones.
_UNDATED, _LATEST = 20_000, 20_000
#: Features held in memory: some 8 kB each.
_HELD = 100_000
#: The setting that counts how often the stories were changed.
_COUNT = "groupings"


@dataclass(frozen=True, slots=True)
class Moved:
    """What grouping has done.

    Attributes:
        articles: The story of each article that is in another one than before, by their ids.
        changes: What became of stories.
    """

    articles: Mapping[str, str]
    changes: tuple[StoryChange, ...]


class Grouping:
    """The stories of a workspace, to be used in a ``with`` statement; what is in memory stays for the next time.

    Args:
        workspace: Where.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._window = Limits().window
        self._stream = _new_stream()
        #: How often the stories had been changed when the stream was last as the workspace is.
        self._count = -1
        #: Where the texts stand that are in memory, as the workspace has it.
        self._kept: dict[int, Standing] = {}
        self._ages: dict[str, float] = {}
        #: Those of them that others are compared with.
        self._loaded: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def group_pending(self) -> Iterator[Moved]:
        """Put what has features and no place into stories.

        Yields:
            What has been done, each time when it is kept.
        """
        while True:
            with self._workspace.reading() as connection:
                batch = self._read(connection)
            if not batch:
                return
            moved = self._group(batch)
            if moved:
                yield moved

    def _read(self, connection: Connection) -> _Batch | None:
        """What is to be grouped next, with all that it may be compared with in memory."""
        now = stage("group")
        query = pending.ungrouped_articles(article_stage(), now)
        order = (query.c.day.is_(None), query.c.day, query.c.sha256, query.c.id)
        rows = connection.execute(select(query).order_by(*order).limit(_TOGETHER)).all()
        if not rows:
            return None
        features = schema.features
        records = select(features.c.article, features.c.record).where(features.c.article.in_([r.number for r in rows]))
        packed = dict(connection.execute(records).all())
        numbers = {r.id: r.number for r in rows}
        was = _was(connection, numbers)
        batch = _Batch(
            [unpacked(r.id, r.sha256, packed[r.number]) for r in rows],
            numbers,
            _versions(connection, [(r.id, r.document) for r in rows]),
            was,
            grouped.ages(connection, set(was.values())),
        )
        count = _count(connection)
        if count != self._count:
            self._forget(count)
        self._bring(connection, batch)
        return batch

    def _forget(self, count: int) -> None:
        """Others have changed the stories: what is in memory is not true any more."""
        self._stream.close()
        self._stream, self._kept, self._ages, self._loaded = _new_stream(), {}, {}, set()
        self._count = count

    def _bring(self, connection: Connection, batch: _Batch) -> None:
        """Take into memory what a batch may be compared with."""
        now = stage("group")
        dated = [one for one in batch.features if one.last - one.first <= self._window]
        window = None
        if dated:
            window = (min(f.first for f in dated) - self._window, max(f.last for f in dated) + self._window)
        latest = _LATEST if len(dated) < len(batch.features) else 0
        near = grouped.near_in_time(connection, now, window, _UNDATED, latest)
        missing = (near | grouped.nodes(connection, now, batch.before.values())) - self._loaded
        kept, ages = grouped.standing(connection, now, missing, self._kept)
        taken = set(connection.execute(select(schema.story.c.id)).scalars())
        self._stream.restore(grouped.size(connection, now), kept, {**self._ages, **ages}, taken)
        self._loaded |= missing
        for one in kept:
            self._kept.setdefault(one.node, replace(one, features=None))
        self._ages = self._stream.ages()

    def _group(self, batch: _Batch) -> Moved | None:
        """Group a batch and keep what comes out; ``None`` if others have changed the stories meanwhile."""
        pairs = len(self._stream.akin())
        was = {name: (story, batch.ages[story]) for name, story in batch.was.items()}
        changes = tuple(
            one
            for one in self._stream.add(batch.features, batch.before, was)
            if one.kind is not StoryChangeKind.CLOSED  # it says what is in memory, which is nothing to a reader
        )
        after = {one.node: one for one in self._stream.standing()}
        changed = [one for node, one in after.items() if self._kept.get(node) != one]
        moved = self._moved(changed, batch.was)
        ages = self._stream.ages()
        opened = {name: day(ages[name]) for name in ages.keys() - self._ages.keys()}
        made = datetime.now(UTC)
        with writing(self._workspace) as connection:
            if _count(connection) != self._count:
                self._count = -1
                return None
            numbers = batch.numbers | _numbers(connection, [i for one in changed for i in one.ids], batch.numbers)
            touched = storychanges.apply(connection, moved, changes, numbers, opened, made)
            grouped.keep_standing(connection, stage("group"), changed, numbers)
            akin = self._stream.akin(pairs)
            numbers |= _numbers(connection, [i for one, other, _ in akin for i in (one, other)], numbers)
            grouped.keep_pairs(connection, [(numbers[a], numbers[b], score) for a, b, score in akin])
            storychanges.relink(
                connection, touched | storychanges.with_articles(connection, {numbers[a] for a, _, _ in akin})
            )
            self._count = _counted(connection)
        self._loaded |= after.keys() - self._kept.keys()
        self._kept, self._ages = after, ages
        return Moved(moved, changes)

    def _moved(self, changed: list[Standing], was: Mapping[str, str]) -> dict[str, str]:
        before = {name: one.story for one in self._kept.values() for name in one.ids} | dict(was)
        return {name: one.story for one in changed for name in one.ids if before.get(name) != one.story}


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles to be grouped.

    Attributes:
        features: Of each.
        numbers: Their keys in the tables.
        before: Of versions of what is in a story, the id of an earlier one.
        was: Of those that were in a story under another version of grouping, its id.
        ages: When the first articles of those stories can have appeared.
    """

    features: list[Features]
    numbers: dict[str, int]
    before: dict[str, str]
    was: dict[str, str]
    ages: dict[str, float]


def _new_stream() -> Stream:
    return Stream(StreamSettings(Limits(held=_HELD)))


def _count(connection: Connection) -> int:
    """How often the stories of the workspace have been changed."""
    table = schema.setting
    return int(connection.scalar(select(table.c.value).where(table.c.key == _COUNT)) or 0)


def _counted(connection: Connection) -> int:
    table, count = schema.setting, _count(connection) + 1
    if count == 1:
        connection.execute(insert(table), {"key": _COUNT, "value": "1"})
    else:
        connection.execute(update(table).where(table.c.key == _COUNT).values(value=str(count)))
    return count


def _versions(connection: Connection, rows: list[tuple[str, int]]) -> dict[str, str]:
    """Of articles the id of another version that is in a story, or is put into one with them: the first of them."""
    table, features = schema.article, schema.features
    joined = table.join(features, features.c.article == table.c.number)
    query = select(table.c.document, table.c.id).select_from(joined).order_by(table.c.version.desc())
    documents = {document for _, document in rows}
    found: dict[int, str] = {}
    for some in batches(sorted(documents), 500):
        found |= dict(connection.execute(query.where(table.c.document.in_(some))).all())
    return {name: found[document] for name, document in rows if found[document] != name}


def _was(connection: Connection, numbers: Mapping[str, int]) -> dict[str, str]:
    member, story, table = schema.membership, schema.story, schema.article
    joined = member.join(story, story.c.number == member.c.story).join(table, table.c.number == member.c.article)
    out: dict[str, str] = {}
    for some in batches(sorted(numbers.values()), 500):
        query = select(table.c.id, story.c.id).select_from(joined).where(member.c.article.in_(some))
        out |= dict(connection.execute(query).all())
    return out


def _numbers(connection: Connection, ids: list[str], known: Mapping[str, int]) -> dict[str, int]:
    table = schema.article
    out: dict[str, int] = {}
    for some in batches(sorted(set(ids) - known.keys()), 500):
        out |= dict(connection.execute(select(table.c.id, table.c.number).where(table.c.id.in_(some))).all())
    return out
