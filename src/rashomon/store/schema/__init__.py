"""The tables of a workspace, the same for SQLite and PostgreSQL.

What was received stands in `content`, `article` and `receipt` and is never changed. Everything else is made from it by
a stage and can be made again: each such row says by which version of its stage (`stage`). Rows that serve to look
something up (`saying`, `figure`, `name`, …) repeat what the records beside them hold in full.
"""

from __future__ import annotations

from rashomon.store.schema.base import METADATA, Moment
from rashomon.store.schema.found import (
    akin,
    analysis,
    features,
    figure,
    grouped,
    incident,
    name,
    pledge,
    revision,
    saying,
    time,
)
from rashomon.store.schema.received import article, content, document, receipt
from rashomon.store.schema.running import problem, run, session, setting, user
from rashomon.store.schema.stories import account, change, membership, reuse, section, story, story_link
from rashomon.store.schema.watched import entry, source

__all__ = [
    "METADATA",
    "Moment",
    "account",
    "akin",
    "analysis",
    "article",
    "change",
    "content",
    "document",
    "entry",
    "features",
    "figure",
    "grouped",
    "incident",
    "membership",
    "name",
    "pledge",
    "problem",
    "receipt",
    "reuse",
    "revision",
    "run",
    "saying",
    "section",
    "session",
    "setting",
    "source",
    "story",
    "story_link",
    "time",
    "user",
]
