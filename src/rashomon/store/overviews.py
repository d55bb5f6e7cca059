"""What pages show of stories besides the stories themselves: counts to choose by, neighbours and history."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from rashomon.store import schema
from rashomon.store.articles import batches
from rashomon.store.matching import Matching
from rashomon.store.query import Query

__all__ = [
    "Change",
    "Neighbour",
    "activity",
    "history",
    "matching",
    "neighbours",
    "outlets",
    "tellers",
]

#: Ids that one statement asks for.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another story of the same affair.

    Attributes:
        id: Its id.
        title: Its headline.
        relation: How it stands to the one: "earlier", "later" or "related".
        first_day: When the first of its articles can have appeared, ISO 8601.
    """

    id: str
    title: str
    relation: str
    first_day: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a story.

    Attributes:
        made: When.
        kind: "opened", "merged", "split" or "closed".
        story: The story that goes on.
        other: The one that ended in it or came out of it; ``None`` otherwise.
        articles: How many articles changed their story.
    """

    made: datetime
    kind: str
    story: str
    other: str | None
    articles: int


def outlets(connection: Connection, limit: int) -> list[tuple[str, int]]:
    """The outlets that tell most articles, and how many of them are in stories."""
    article, member = schema.article, schema.membership
    count = func.count()
    query = (
        select(article.c.outlet, count)
        .join(member, member.c.article == article.c.number)
        .where(article.c.latest, article.c.outlet.is_not(None), article.c.outlet != "")
        .group_by(article.c.outlet)
        .order_by(count.desc(), article.c.outlet)
    )
    return [(row[0], row[1]) for row in connection.execute(query.limit(limit))]


def activity(connection: Connection, outlet: str, first: str, last: str, limit: int) -> list[tuple[str, int]]:
    """How many articles appeared on each day, the last days that have any; by day.

    Args:
        connection: A transaction.
        outlet: Only those of this outlet; empty for all.
        first: Only from this day on; empty for all.
        last: Only up to this day; empty for all.
        limit: How many days at most.
    """
    article = schema.article
    wanted = [article.c.latest, article.c.day.is_not(None), article.c.failed.is_(None)]
    if outlet:
        wanted.append(article.c.outlet == outlet)
    if first:
        wanted.append(article.c.day >= first)
    if last:
        wanted.append(article.c.day <= last)
    query = select(article.c.day, func.count()).where(*wanted).group_by(article.c.day).order_by(article.c.day.desc())
    return sorted((row[0], row[1]) for row in connection.execute(query.limit(limit)))


def matching(connection: Connection, query: Query, limit: int) -> list[int]:
    """The keys of stories of which an article meets a query, as far as an account can be made from it."""
    article, member = schema.article, schema.membership
    found = select(member.c.story).join(article, article.c.number == member.c.article).where(article.c.latest)
    if query.tree is not None:
        found = found.where(Matching(connection).article(query.tree))
    return list(connection.execute(found.distinct().limit(limit)).scalars())


def tellers(connection: Connection, numbers: Collection[int]) -> dict[int, list[str]]:
    """The outlets that tell each of some stories, by name."""
    article, member = schema.article, schema.membership
    found: dict[int, list[str]] = {}
    for some in batches(sorted(numbers), _BATCH):
        query = (
            select(member.c.story, article.c.outlet)
            .join(article, article.c.number == member.c.article)
            .where(member.c.story.in_(some), article.c.latest, article.c.outlet.is_not(None), article.c.outlet != "")
            .distinct()
            .order_by(article.c.outlet)
        )
        for row in connection.execute(query):
            found.setdefault(row.story, []).append(row.outlet)
    return found


def neighbours(connection: Connection, story: int) -> list[Neighbour]:
    """The other stories of the same affair, nearest first."""
    link, other = schema.story_link, schema.story
    query = (
        select(other.c.id, other.c.title, link.c.relation, other.c.first_day)
        .join(other, other.c.id == link.c.other)
        .where(link.c.story == story, other.c.ended_in.is_(None))
        .order_by(link.c.score.desc(), other.c.id)
    )
    return [Neighbour(*row) for row in connection.execute(query)]


def history(connection: Connection, story: str) -> list[Change]:
    """What became of a story, the first change first."""
    table = schema.change
    query = select(table).where(or_(table.c.story == story, table.c.other == story)).order_by(table.c.number)
    return [
        Change(row.made, row.kind, row.story, row.other or None, len(json.loads(row.articles)))
        for row in connection.execute(query)
    ]
