"""What was found in articles: kept whole for the stages that follow, and row by row for looking things up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from rashomon.model import Analysis
from rashomon.store import articles, mentions, schema
from rashomon.store.codec import pack, unpack

__all__ = ["keep", "load"]

#: Analyses that are read at once: each takes some 30 kB packed and ten times as much unpacked.
_BATCH = 100


def keep(connection: Connection, number: int, analysis: Analysis, stage: str, made: datetime) -> None:
    """Keep an analysis in place of an earlier one of the same article, and what of it can be looked up.

    Args:
        connection: A transaction that writes.
        number: The article's key in the tables.
        analysis: Of the article as `articles.load` gives it.
        stage: The version of what made it.
        made: When.
    """
    table = schema.analysis
    bare = replace(analysis, article=replace(analysis.article, text="", raw=b""))
    connection.execute(delete(table).where(table.c.article == number))
    connection.execute(insert(table), {"article": number, "stage": stage, "made": made, "record": pack(bare)})
    mentions.index(connection, number, analysis)


def load(connection: Connection, ids: Iterable[str]) -> dict[str, Analysis]:
    """Analyses by the ids of their articles.

    Returns:
        Those that are there, in the order asked for.
    """
    wanted = list(dict.fromkeys(ids))
    table, article = schema.analysis, schema.article
    query = select(article.c.id, table.c.record).select_from(table.join(article, article.c.number == table.c.article))
    found = {}
    for some in articles.batches(wanted, _BATCH):
        texts = articles.load(connection, some)
        for row in connection.execute(query.where(article.c.id.in_(some))):
            bare = unpack(row.record, Analysis)
            whole = replace(bare.article, id=row.id, text=texts[row.id].text)
            found[row.id] = replace(bare, article=whole)
    return {one: found[one] for one in wanted if one in found}
