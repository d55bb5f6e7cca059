"""What is still to be done in a workspace, and who does it.

A run that takes something on writes its number beside it. The others leave that alone while the run lives; what a dead
one had taken on is anybody's again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select, update

from rashomon.store import schema

__all__ = [
    "ArticleTask",
    "Pending",
    "StoryTask",
    "claim_articles",
    "claim_stories",
    "count_pending",
    "in_hand",
    "release",
    "ungrouped_articles",
]


@dataclass(frozen=True, slots=True)
class ArticleTask:
    """An article with which something is to be done.

    Attributes:
        number: Its key in the tables.
        id: Its id.
        size: Bytes of its text.
        analysed: Under which stage it was analysed; ``None`` if it was not.
        featured: Under which stage its features were made; ``None`` if they were not.
    """

    number: int
    id: str
    size: int
    analysed: str | None
    featured: str | None


@dataclass(frozen=True, slots=True)
class StoryTask:
    """A story of which an account is to be given.

    Attributes:
        number: Its key in the tables.
        id: Its id.
        inputs: The hash of the articles that the account is to be made from.
        articles: How many they are.
    """

    number: int
    id: str
    inputs: str
    articles: int


@dataclass(frozen=True, slots=True)
class Pending:
    """How much is to be done.

    Attributes:
        articles: To be analysed.
        ungrouped: Analysed, and not yet put into stories.
        stories: Whose account is to be given anew.
    """

    articles: int
    ungrouped: int
    stories: int

    def __bool__(self) -> bool:
        return bool(self.articles or self.ungrouped or self.stories)


def claim_articles(
    connection: Connection, run: int, alive: Collection[int], limit: int, stage: str, held: Collection[int] = ()
) -> list[ArticleTask]:
    """Take on articles with which not everything has been done, those received first at the beginning.

    Args:
        connection: A transaction that writes.
        run: Who takes them on.
        alive: The runs that live.
        limit: How many at most.
        stage: What an article has with which all has been done.
        held: Articles that this run has in hand already.
    """
    table = schema.article
    open_ones = (
        select(table.c.number)
        .where(_undone(stage), _free(table, run, alive), table.c.number.not_in(held))
        .order_by(table.c.number)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    numbers = list(connection.execute(open_ones).scalars())
    if not numbers:
        return []
    connection.execute(update(table).where(table.c.number.in_(numbers)).values(run=run))
    joined = (
        table.join(schema.content, schema.content.c.sha256 == table.c.sha256)
        .outerjoin(schema.analysis, schema.analysis.c.article == table.c.number)
        .outerjoin(schema.features, schema.features.c.article == table.c.number)
    )
    query = select(
        table.c.number, table.c.id, schema.content.c.size, schema.analysis.c.stage, schema.features.c.stage
    ).select_from(joined)
    rows = connection.execute(query.where(table.c.number.in_(numbers)).order_by(table.c.number))
    return [ArticleTask(*row) for row in rows]


def claim_stories(
    connection: Connection, run: int, alive: Collection[int], limit: int, stage: str, held: Collection[int] = ()
) -> list[StoryTask]:
    """Take on stories whose account is not of their articles or not of this stage; see `claim_articles`."""
    table = schema.story
    query = (
        select(table.c.number, table.c.id, table.c.inputs, table.c.articles)
        .where(_unaccounted(stage), _free(table, run, alive), table.c.number.not_in(held))
        .order_by(table.c.number)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = [StoryTask(*row) for row in connection.execute(query)]
    if rows:
        connection.execute(update(table).where(table.c.number.in_([one.number for one in rows])).values(run=run))
    return rows


def release(connection: Connection, run: int, article_stage: str) -> None:
    """Leave to others what a run has taken on and not done."""
    article, story = schema.article, schema.story
    connection.execute(update(article).where(article.c.run == run, _undone(article_stage)).values(run=None))
    connection.execute(update(story).where(story.c.run == run).values(run=None))


def in_hand(connection: Connection, run: int, alive: Collection[int], article_stage: str) -> int:
    """How many articles other runs that live are working on."""
    table = schema.article
    others = set(alive) - {run}
    if not others:
        return 0
    query = select(func.count()).select_from(table).where(_undone(article_stage), table.c.run.in_(others))
    return int(connection.scalar(query) or 0)


def count_pending(connection: Connection, article_stage: str, group_stage: str, account_stage: str) -> Pending:
    """How much is to be done."""
    article, story = schema.article, schema.story
    articles = connection.scalar(select(func.count()).select_from(article).where(_undone(article_stage)))
    ungrouped = connection.scalar(select(func.count()).select_from(ungrouped_articles(article_stage, group_stage)))
    stories = connection.scalar(select(func.count()).select_from(story).where(_unaccounted(account_stage)))
    return Pending(int(articles or 0), int(ungrouped or 0), int(stories or 0))


def ungrouped_articles(article_stage: str, group_stage: str) -> Any:  # noqa: ANN401 - SQLAlchemy's subquery
    """The articles that have features and no place among the others, as a query."""
    article, features, grouped = schema.article, schema.features, schema.grouped
    joined = article.join(features, features.c.article == article.c.number).outerjoin(
        grouped, grouped.c.article == article.c.number
    )
    return (
        select(article.c.number, article.c.id, article.c.document, article.c.day, article.c.last_day, article.c.sha256)
        .select_from(joined)
        .where(article.c.stage == article_stage, or_(grouped.c.stage.is_(None), grouped.c.stage != group_stage))
        .subquery()
    )


def _undone(stage: str) -> ColumnElement[bool]:
    table = schema.article
    return or_(table.c.stage.is_(None), table.c.stage != stage)


def _unaccounted(stage: str) -> ColumnElement[bool]:
    table = schema.story
    wanted = table.c.inputs + f" {stage}"
    done = or_(table.c.accounted.is_(None), table.c.accounted != wanted)
    return table.c.inputs.is_not(None) & table.c.ended_in.is_(None) & done


def _free(table: Table, run: int, alive: Collection[int]) -> ColumnElement[bool]:
    others = set(alive) - {run}
    return or_(table.c.run.is_(None), table.c.run.not_in(others)) if others else table.c.number.is_not(None)
