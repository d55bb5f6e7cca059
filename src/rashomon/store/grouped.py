"""Where articles stand among each other: their features, neighbours and parts, from which grouping goes on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select

from rashomon.group.features import Features
from rashomon.group.standing import Standing
from rashomon.group.stored import unpacked
from rashomon.store import schema
from rashomon.store.articles import batches
from rashomon.store.days import day, days, ordinal

__all__ = [
    "ages",
    "forget_features",
    "keep_features",
    "keep_pairs",
    "keep_standing",
    "near_in_time",
    "nodes",
    "size",
    "standing",
]

#: Values in one statement.
_BATCH = 500


def keep_features(connection: Connection, number: int, packed: bytes, stage: str) -> None:
    """Keep what an article is grouped by, as `group.stored.packed` gives it."""
    forget_features(connection, number)
    connection.execute(insert(schema.features), {"article": number, "stage": stage, "record": packed})


def forget_features(connection: Connection, number: int) -> None:
    """An article is to be in no story, or its features are made anew."""
    connection.execute(delete(schema.features).where(schema.features.c.article == number))


def size(connection: Connection, stage: str) -> int:
    """The number of the next text that is grouped."""
    table = schema.grouped
    last = connection.scalar(select(func.max(table.c.node)).where(table.c.stage == stage))
    return 0 if last is None else last + 1


def near_in_time(
    connection: Connection, stage: str, window: tuple[float, float] | None, undated: int, latest: int
) -> set[int]:
    """The numbers of the texts that others may be compared with.

    Args:
        connection: A transaction.
        stage: The version of grouping.
        window: Two days as ordinals: those that can have been published between them.
        undated: How many of unknown day, those grouped last.
        latest: How many of any day, those grouped last.
    """
    article, table = schema.article, schema.grouped
    query = select(table.c.node).join(article, article.c.number == table.c.article).where(table.c.stage == stage)
    newest = query.order_by(table.c.node.desc())
    out = set(connection.execute(newest.where(article.c.day.is_(None)).limit(undated)).scalars())
    out.update(connection.execute(newest.limit(latest)).scalars())
    if window:
        begins = or_(article.c.last_day.is_(None), article.c.last_day >= day(window[0]))
        out.update(connection.execute(query.where(article.c.day <= day(window[1]), begins)).scalars())
    return out


def nodes(connection: Connection, stage: str, ids: Iterable[str]) -> set[int]:
    """The numbers of the texts of articles, of those that have one."""
    article, table = schema.article, schema.grouped
    query = select(table.c.node).join(article, article.c.number == table.c.article).where(table.c.stage == stage)
    out: set[int] = set()
    for some in batches(sorted(set(ids)), _BATCH):
        out.update(connection.execute(query.where(article.c.id.in_(some))).scalars())
    return out


def standing(
    connection: Connection, stage: str, compared: Collection[int], known: Collection[int]
) -> tuple[list[Standing], dict[str, float]]:
    """Texts as a stream takes them up, with all that hangs together with them or is of one story, and ages of stories.

    Args:
        connection: A transaction.
        stage: The version of grouping.
        compared: The numbers of texts that others are to be compared with.
        known: Of texts that the stream has.
    """
    wanted = _with_company(connection, stage, set(compared) - set(known))
    features = dict(_features(connection, stage, compared))
    rows = _rows(connection, stage, wanted | features.keys())
    kept = []
    for node, several in sorted(rows.items()):
        # the one whose features count stands first
        several.sort(key=lambda row: (row.near is None, row.number))
        one = several[0]
        near = dict(json.loads(one.near or "[]"))
        ids = tuple(row.id for row in several)
        kept.append(Standing(node, ids, one.story, one.part, near, days(one.day, one.last_day), features.get(node)))
    return kept, ages(connection, {one.story for one in kept})


def ages(connection: Connection, stories: Iterable[str]) -> dict[str, float]:
    """When the first article of stories can have appeared, as ordinals."""
    table = schema.story
    out = {}
    for some in batches(sorted(stories), _BATCH):
        for row in connection.execute(select(table.c.id, table.c.opened).where(table.c.id.in_(some))):
            out[row.id] = ordinal(row.opened)
    return out


def keep_standing(connection: Connection, stage: str, changed: Iterable[Standing], numbers: dict[str, int]) -> None:
    """Keep where texts stand now.

    Args:
        connection: A transaction that writes.
        stage: The version of grouping.
        changed: The texts that stand otherwise than before.
        numbers: The keys of their articles.
    """
    rows = []
    for one in changed:
        near = json.dumps(sorted(one.near.items()), separators=(",", ":"))
        for at, name in enumerate(one.ids):
            row = {"article": numbers[name], "stage": stage, "node": one.node, "part": one.part}
            rows.append({**row, "near": None if at else near})
    for some in batches(rows, _BATCH):
        table = schema.grouped
        connection.execute(delete(table).where(table.c.article.in_([row["article"] for row in some])))
        connection.execute(insert(table), some)


def keep_pairs(connection: Connection, pairs: Iterable[tuple[int, int, float]]) -> None:
    """Keep pairs of articles of one affair, by their keys, with their scores."""
    table = schema.akin
    rows = [{"one": one, "other": other, "score": score} for one, other, score in pairs]
    for some in batches(rows, _BATCH):
        connection.execute(delete(table).where(table.c.one.in_([row["one"] for row in some])))
    for some in batches(rows, _BATCH):
        connection.execute(insert(table), some)


def _with_company(connection: Connection, stage: str, nodes: set[int]) -> set[int]:
    """Texts with all of their parts and stories: these are joined and told apart as wholes."""
    table, member = schema.grouped, schema.membership
    out: set[int] = set()
    for some in batches(sorted(nodes), _BATCH):
        mine = (table.c.stage == stage) & table.c.node.in_(some)
        parts = select(table.c.part).where(mine)
        found = select(member.c.story).join(table, table.c.article == member.c.article).where(mine)
        same_part = select(table.c.node).where(table.c.stage == stage, table.c.part.in_(parts))
        same_story = (
            select(table.c.node)
            .join(member, member.c.article == table.c.article)
            .where(table.c.stage == stage, member.c.story.in_(found))
        )
        out.update(connection.execute(same_part).scalars(), connection.execute(same_story).scalars())
    return out


def _features(connection: Connection, stage: str, nodes: Collection[int]) -> Iterator[tuple[int, Features]]:
    table, article, features = schema.grouped, schema.article, schema.features
    joined = table.join(article, article.c.number == table.c.article).join(
        features, features.c.article == table.c.article
    )
    query = select(table.c.node, article.c.id, article.c.sha256, features.c.record).select_from(joined)
    for some in batches(sorted(nodes), _BATCH):
        mine = query.where(table.c.stage == stage, table.c.near.is_not(None), table.c.node.in_(some))
        for node, name, sha256, record in connection.execute(mine):
            yield node, unpacked(name, sha256, record)


def _rows(connection: Connection, stage: str, nodes: Collection[int]) -> dict[int, list[Any]]:
    table, article, member, story = schema.grouped, schema.article, schema.membership, schema.story
    joined = (
        table.join(article, article.c.number == table.c.article)
        .join(member, member.c.article == table.c.article)
        .join(story, story.c.number == member.c.story)
    )
    columns = (table.c.node, table.c.part, table.c.near, article.c.id, article.c.number, article.c.day)
    query = select(*columns, article.c.last_day, story.c.id.label("story")).select_from(joined)
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for some in batches(sorted(nodes), _BATCH):
        for row in connection.execute(query.where(table.c.stage == stage, table.c.node.in_(some))).all():
            rows[row.node].append(row)
    return rows
