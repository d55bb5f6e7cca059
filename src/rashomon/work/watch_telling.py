"""What has become of articles that were kept, once they are analysed and stand in their stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from rashomon.store import schema
from rashomon.store.articles import batches, versions
from rashomon.work.watch_events import Told

__all__ = ["told"]

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


def _before(connection: Connection, name: str, version: int) -> datetime | None:
    """When the version before was last seen."""
    if version == 1:
        return None
    return next((one.last for one in versions(connection, name) if one.version == version - 1), None)
