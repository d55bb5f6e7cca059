"""Searching a workspace: which articles meet a query, in what order, where in them, and how they divide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    desc,
    func,
    literal_column,
    null,
    select,
    table,
    true,
)

from rashomon.store import schema
from rashomon.store.conditions import Query
from rashomon.store.facets import facets
from rashomon.store.fulltext import expression, relevance
from rashomon.store.matching import Matching
from rashomon.store.results import Hit, Results, Sort
from rashomon.store.snippets import shown

__all__ = ["COUNTED", "search"]

#: Articles found that facets count: the first ones in the order asked for. More would take longer than a reader waits.
COUNTED = 2_000


def search(
    connection: Connection,
    query: Query,
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int = 20,
    offset: int = 0,
    with_facets: bool = True,
) -> Results:
    """The articles that meet a query.

    Args:
        connection: A transaction that reads.
        query: As `rashomon.store.query.parse` reads it.
        sort: In what order. Relevance is of words in headline and body; a query of other conditions alone gives the
            newest first.
        limit: How many hits.
        offset: How many to pass over before them.
        with_facets: Whether to count what can narrow the search down.
    """
    made = Matching(connection)
    words, others = made.split(query.tree)
    ranked = None if words is None else expression(words, made.dialect, loose=True)
    if words is not None and ranked is None:
        return Results(str(query), sort, 0, offset, ())
    latest = true() if query.versions else schema.article.c.latest
    found = _found(made, ranked, and_(latest, made.every(others)), sort)
    wanted = max(offset + limit, COUNTED if with_facets else 0)
    # one more tells whether these are all
    first = connection.execute(found.ordered.limit(wanted + 1)).all()
    total = len(first) if len(first) <= wanted else int(connection.scalar(found.count) or 0)
    page = first[offset : offset + limit]
    counted = [row.number for row in first[:COUNTED]] if with_facets else []
    return Results(
        str(query),
        sort,
        total,
        offset,
        _hits(made, query, [(row.number, row.score) for row in page]),
        facets(connection, counted),
        len(counted),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The statements that give the numbers of articles with their scores, and how many there are."""

    ordered: Select[Any]
    count: Select[Any]


def _found(made: Matching, ranked: str | None, condition: ColumnElement[bool], sort: Sort) -> _Found:
    article = schema.article
    by_score = ranked is not None and sort is Sort.RELEVANCE
    score: ColumnElement[Any] = null()
    source: FromClause = article
    if ranked is not None:
        score, matches = relevance(ranked, made.dialect)
        condition = and_(matches, condition)
        if made.dialect == "sqlite":
            source = article.join(table("article_fts"), literal_column("article_fts.rowid") == article.c.number)
    rows = select(article.c.number, (score if by_score else null()).label("score"))
    newest = (article.c.day.desc().nulls_last(), article.c.number.desc())
    oldest = (article.c.day.asc().nulls_last(), article.c.number.asc())
    order = oldest if sort is Sort.OLDEST else newest
    return _Found(
        rows.select_from(source).where(condition).order_by(*((desc("score"),) if by_score else ()), *order),
        select(func.count()).select_from(source).where(condition),
    )


def _hits(made: Matching, query: Query, page: Sequence[tuple[int, float | None]]) -> tuple[Hit, ...]:
    if not page:
        return ()
    article, story = schema.article.c, schema.story.c
    columns: tuple[ColumnElement[Any], ...] = (
        *(article.number, article.id, article.headline, article.body, article.outlet, article.url, article.published),
        *(article.day, article.language, article.version, article.latest),
        *(story.id.label("story"), story.title.label("title")),
    )
    joined = schema.article.outerjoin(schema.membership, schema.membership.c.article == article.number).outerjoin(
        schema.story, story.number == schema.membership.c.story
    )
    rows = made.connection.execute(
        select(*columns).select_from(joined).where(article.number.in_([number for number, _ in page]))
    ).all()
    by_number = {row.number: row for row in rows}
    every = [by_number[number] for number, _ in page]
    return tuple(
        Hit(
            article=row.id,
            headline=row.headline,
            marks=of.marks,
            outlet=row.outlet,
            url=row.url,
            published=row.published,
            day=row.day,
            language=row.language,
            story=row.story,
            title=row.title,
            version=row.version,
            latest=row.latest,
            score=score,
            snippets=of.snippets,
        )
        for row, of, (_, score) in zip(every, shown(made, query.tree, every), page, strict=True)
    )
