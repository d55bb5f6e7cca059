"""Sources that are watched, and what they have named."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text, UniqueConstraint, text

from rashomon.store.schema.base import METADATA, Moment, number, to

__all__ = ["entry", "source"]

source = Table(
    "source",
    METADATA,
    number(),
    Column("url", Text, nullable=False, unique=True),
    Column("host", Text, nullable=False, index=True),  # asked for one thing at a time, by whichever run has it in hand
    Column("kind", String(16), nullable=False),  # feed, sitemap, opml; page until, or unless, its answer shows another
    Column("title", Text),
    Column("listed_in", Text),  # the OPML file or sitemap index that named it
    Column("added", Moment, nullable=False),
    Column("paused", Boolean, nullable=False, server_default=text("false")),
    Column("interval_seconds", Integer, nullable=False),  # between two visits, as the source's pace has it
    Column("stated_seconds", Integer),  # between two visits, as the feed itself wishes
    Column("due", Moment, nullable=False, index=True),
    Column("tried", Moment),
    Column("fetched", Moment),  # with success
    Column("changed", Moment),  # when it last held something new
    Column("failures", Integer, nullable=False, server_default="0"),  # in a row
    Column("error", Text),
    Column("etag", Text),
    Column("modified", Text),  # Last-Modified, as the server wrote it
    Column("new", Integer, nullable=False, server_default="0"),  # articles it has brought
    Column("run", Integer, ForeignKey("run.number"), index=True),  # that has it in hand
)

#: What a source has named: fetched once, and looked at again while it is young.
entry = Table(
    "entry",
    METADATA,
    number(),
    to("source", "source"),
    Column("identity", Text, nullable=False, index=True),  # its address, or what the feed calls it
    Column("url", Text),
    Column("title", Text),
    Column("published", Text),
    Column("digest", String(64)),  # of what the feed says of it: another one means that it changed
    Column("record", LargeBinary),  # what the feed says of it, for as long as its page is to be fetched
    Column("seen", Moment, nullable=False),
    Column("due", Moment, index=True),  # when to fetch it (again); NULL: no more
    Column("fetched", Moment),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    to("article", "article", empty=True),
    UniqueConstraint("source", "identity"),
)
