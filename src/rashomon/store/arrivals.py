"""What sources that are watched have brought: their latest articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from rashomon.store import schema

__all__ = ["Arrival", "arrivals"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that a source has brought.

    Attributes:
        article: Its id.
        headline: Its headline; empty where it has none.
        outlet: Who published it, where that is known.
        title: What the source calls it.
        received: When it came first.
        source: The key of the source.
        source_title: The source's title, else its address.
    """

    article: str
    headline: str
    outlet: str | None
    title: str | None
    received: datetime
    source: int
    source_title: str


def arrivals(connection: Connection, limit: int, source: int | None = None) -> list[Arrival]:
    """The articles that sources brought last, the last one first.

    Args:
        connection: A transaction.
        limit: How many at most.
        source: The key of the source that is meant; ``None`` for all.
    """
    article, entry, origin = schema.article, schema.entry, schema.source
    joined = entry.join(article, article.c.number == entry.c.article).join(origin, origin.c.number == entry.c.source)
    query = select(
        article.c.id, article.c.headline, article.c.outlet, entry.c.title, article.c.received, origin.c.number
    ).add_columns(origin.c.title.label("source_title"), origin.c.url)
    query = query.select_from(joined).order_by(article.c.received.desc(), article.c.number.desc(), entry.c.number)
    if source is not None:
        query = query.where(origin.c.number == source)
    return [
        Arrival(row.id, row.headline, row.outlet, row.title, row.received, row.number, row.source_title or row.url)
        for row in connection.execute(query.limit(limit))
    ]
