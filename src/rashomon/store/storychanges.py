"""Changes of stories as grouping finds them: articles that move, stories that open, merge and split, their links."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from rashomon.group.affairs import appeared, links
from rashomon.model import StoryChange, StoryChangeKind
from rashomon.store import schema
from rashomon.store.articles import batches
from rashomon.store.days import days
from rashomon.store.stories import MemberRow, current, members_of

__all__ = ["apply", "refresh_document", "relink", "with_articles"]

#: Values in one statement.
_BATCH = 500


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
        for number, rows in members_of(connection, every).items()
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


def _refresh(connection: Connection, stories: Collection[int], made: datetime) -> None:
    """See what stories are made of now; what has changed of it asks for another account."""
    table = schema.story
    found = members_of(connection, stories)
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
