"""What has become of articles that were kept, once they are analysed and stand in their stories."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from rashomon.store import schema
from rashomon.store.articles import batches, versions
from rashomon.work.watch_events import Told

__all__ = ["told", "unfinished"]

#: Articles that are looked up at once.
_TOGETHER = 500


def told(connection: Connection, numbers: Sequence[int]) -> Iterator[Told]:
    """Say what has become of articles, in the order given.

    Args:
        connection: A transaction that reads.
        numbers: Their keys in the tables.
    """
    article, story = schema.article, schema.story
    names = ("number", "id", "outlet", "headline", "url", "version", "failed")
    joined = article.outerjoin(schema.membership, schema.membership.c.article == article.c.number).outerjoin(
        story, story.c.number == schema.membership.c.story
    )
    query = select(*(article.c[name] for name in names), story.c.id, story.c.title, story.c.articles)
    for some in batches(numbers, _TOGETHER):
        found = {row[0]: row for row in connection.execute(query.select_from(joined).where(article.c.number.in_(some)))}
        for number in some:
            if row := found.get(number):
                _, name, outlet, headline, url, version, failed, story_id, title, articles = row
                before = _before(connection, name, version)
                yield Told(name, outlet, headline, url, version, before, story_id, title or "", articles or 0, failed)


def unfinished(connection: Connection, living: Collection[int]) -> list[int]:
    """Articles that watches kept which have ended since, and that are not analysed yet.

    Args:
        connection: A transaction that reads.
        living: The runs that live.
    """
    article, receipt, run, analysis = schema.article, schema.receipt, schema.run, schema.analysis
    joined = (
        article.join(receipt, receipt.c.article == article.c.number)
        .join(run, run.c.number == receipt.c.run)
        .outerjoin(analysis, analysis.c.article == article.c.number)
    )
    left = (run.c.command == "watch", analysis.c.article.is_(None), article.c.failed.is_(None))
    query = select(article.c.number).select_from(joined).where(*left, run.c.number.not_in(list(living)))
    return list(connection.execute(query.distinct().order_by(article.c.number)).scalars())


def _before(connection: Connection, name: str, version: int) -> datetime | None:
    """When the version before was last seen."""
    if version == 1:
        return None
    return next((one.last for one in versions(connection, name) if one.version == version - 1), None)
