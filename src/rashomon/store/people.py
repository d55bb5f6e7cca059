"""Who is named and who speaks in the articles of a workspace, as the articles and their stories name them.

A name is what a story calls somebody, else what the article does. Whether two stories mean one person by it is not
known, and not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from rashomon.model import Voice
from rashomon.store import schema
from rashomon.store.articles import batches

__all__ = [
    "Bearers",
    "Counted",
    "Filter",
    "Order",
    "Said",
    "by_day",
    "by_outlet",
    "by_story",
    "count_sayings",
    "forms",
    "kinds",
    "naming",
    "people",
    "sayings",
]

#: Labels of names whose bearers are listed: who can act and speak.
_BEARERS = ("PERSON", "ORG", "GPE", "NORP")
_BATCH = 200

#: How a pattern of LIKE says that the next character means itself.
_ESCAPE = "\\"


class Order(StrEnum):
    """What a list of people goes by."""

    SAYINGS = "sayings"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Bearers:
    """Somebody, with how much there is of them.

    Attributes:
        name: As stories or articles have it.
        times: How often something is attributed to them, or in a list by articles how often they are named.
        articles: In how many articles.
    """

    name: str
    times: int
    articles: int


@dataclass(frozen=True, slots=True)
class Counted:
    """One value with how many sayings and articles have it."""

    value: str
    sayings: int
    articles: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sayings of somebody; what is empty does not narrow them down.

    Attributes:
        name: Who.
        outlet: By which outlet.
        story: In which story, by its id.
        first: Of articles published on or after this day.
        last: On or before this day.
    """

    name: str
    outlet: str = ""
    story: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something attributed to somebody, with the article that does so.

    Attributes:
        article: The article's id.
        start: Where it begins in the text.
        end: Where it ends.
        words: What is said, on one line.
        speaker: Who says it, as the article has it.
        kind: "direct", "indirect" or "mixed".
        act: What the speaker does by it; ``None`` if that is not known.
        via: Through whom the outlet has it.
        day: The first day that the article can have been published.
        received: When it came.
        story: The id of the story it is in; ``None`` if in none.
        title: That story's title.
    """

    article: str
    start: int
    end: int
    words: str
    speaker: str | None
    kind: str
    act: str | None
    via: str | None
    day: str | None
    received: datetime
    story: str | None
    title: str | None


def people(connection: Connection, order: Order, words: str, *, limit: int, offset: int) -> tuple[list[Bearers], int]:
    """Those of whom there is most, and how many there are in all.

    Args:
        connection: A transaction.
        order: By what.
        words: What their names hold, in small or capital letters; empty for all.
        limit: How many at most.
        offset: How many to pass over.
    """
    query = _people(order, words)
    rows = connection.execute(query.add_columns(func.count().over().label("every")).limit(limit).offset(offset)).all()
    found = [Bearers(row.value, row.times, row.articles) for row in rows]
    if rows or not offset:
        return found, rows[0].every if rows else 0
    inner = query.order_by(None).subquery()
    return [], int(connection.scalar(select(func.count()).select_from(inner)) or 0)


def _people(order: Order, words: str) -> Select[Any]:
    if order is Order.SAYINGS:
        said = schema.saying.c
        query = select(
            said.person.label("value"),
            func.count().label("times"),
            func.count(said.article.distinct()).label("articles"),
        ).where(said.voice == Voice.NAMED.value, said.person.is_not(None))
        ranked = (func.count().desc(), said.person)
        return _holding(query, said.person, words).group_by(said.person).order_by(*ranked)
    name = schema.name.c
    query = select(
        name.entity.label("value"),
        func.sum(name.times).label("times"),
        func.count(name.article.distinct()).label("articles"),
    ).where(name.label.in_(_BEARERS[:2]))
    ranked = (func.count(name.article.distinct()).desc(), name.entity)
    return _holding(query, name.entity, words).group_by(name.entity).order_by(*ranked)


def _holding(query: Select[Any], column: ColumnElement[Any], words: str) -> Select[Any]:
    for word in words.split():
        query = query.where(column.icontains(word, autoescape=True, escape=_ESCAPE))
    return query


def kinds(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """What kind of name each is ("PERSON", "ORG"), by what most of its mentions are taken for."""
    table = schema.name.c
    best: dict[str, tuple[int, str]] = {}
    for some in batches(dict.fromkeys(names), _BATCH):
        query = select(table.entity, table.label, func.sum(table.times).label("times")).where(table.entity.in_(some))
        for row in connection.execute(query.group_by(table.entity, table.label)):
            best[row.entity] = max(best.get(row.entity, (0, "")), (int(row.times), row.label))
    return {name: label for name, (_, label) in best.items()}


def sayings(connection: Connection, which: Filter, *, limit: int, offset: int, apart: bool = False) -> list[Said]:
    """What is attributed to somebody, what was published last first.

    Args:
        connection: A transaction.
        which: Whose, and which of them.
        limit: How many at most.
        offset: How many to pass over.
        apart: Whether those of one story stand together.
    """
    said, article, story = schema.saying.c, schema.article.c, schema.story.c
    columns = (
        *(article.id.label("article"), said.start, said.end, said.words, said.speaker, said.kind, said.act, said.via),
        *(article.day, article.received, story.id.label("story"), story.title),
    )
    order = (func.coalesce(article.day, "").desc(), article.received.desc(), article.number, said.start)
    grouped = (func.coalesce(story.last_day, "").desc(), story.number, *order) if apart else order
    query = _said(columns, which).order_by(*grouped).limit(limit).offset(offset)
    return [Said(**row) for row in connection.execute(query).mappings()]


def count_sayings(connection: Connection, which: Filter) -> Counted:
    """How many there are, in how many articles."""
    said = schema.saying.c
    row = connection.execute(_said((func.count(), func.count(said.article.distinct())), which)).one()
    return Counted(which.name, row[0], row[1])


def by_outlet(connection: Connection, which: Filter) -> list[Counted]:
    """By outlets, the one with most first; those not known together, under the empty name."""
    return _counted(connection, which, func.coalesce(schema.article.c.outlet, ""))


def by_day(connection: Connection, which: Filter) -> list[Counted]:
    """By the days of publication that are known, in their order."""
    found = _counted(connection, which, func.coalesce(schema.article.c.day, ""))
    return sorted((one for one in found if one.value), key=lambda one: one.value)


def by_story(connection: Connection, which: Filter) -> list[Counted]:
    """By stories, the one with most first, each with its title; what is in none under the empty name."""
    found = _counted(connection, which, func.coalesce(schema.story.c.id, ""))
    story = schema.story.c
    query = select(story.id, story.title).where(story.id.in_([one.value for one in found]))
    titles = dict(connection.execute(query).all())
    return [Counted(one.value, one.sayings, one.articles, titles.get(one.value, "")) for one in found]


def forms(connection: Connection, which: Filter) -> list[Counted]:
    """How the articles themselves call them, the commonest first."""
    return _counted(connection, which, func.coalesce(schema.saying.c.speaker, ""))


def naming(connection: Connection, name: str) -> int:
    """How many articles name them."""
    table = schema.name.c
    return int(connection.scalar(select(func.count(table.article.distinct())).where(table.entity == name)) or 0)


def _counted(connection: Connection, which: Filter, value: ColumnElement[Any]) -> list[Counted]:
    said = schema.saying.c
    counts = (func.count().label("sayings"), func.count(said.article.distinct()).label("articles"))
    query = _said((value.label("value"), *counts), which).group_by(value).order_by(func.count().desc(), value)
    return [Counted(row.value, row.sayings, row.articles) for row in connection.execute(query)]


def _said(columns: Sequence[Any], which: Filter) -> Select[Any]:
    """Sayings with their articles and stories; of a report that was changed, those of its latest version."""
    said, article, member, story = schema.saying, schema.article, schema.membership, schema.story
    joined = (
        said.join(article, article.c.number == said.c.article)
        .outerjoin(member, member.c.article == article.c.number)
        .outerjoin(story, story.c.number == member.c.story)
    )
    query = select(*columns).select_from(joined)
    query = query.where(said.c.person == which.name, said.c.voice == Voice.NAMED.value, article.c.latest)
    if which.outlet:
        query = query.where(article.c.outlet == which.outlet)
    if which.story:
        query = query.where(story.c.id == which.story)
    if which.first:
        query = query.where(article.c.day >= which.first)
    if which.last:
        query = query.where(article.c.day <= which.last)
    return query
