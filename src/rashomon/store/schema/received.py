"""What was received: bytes, documents, their versions, and when each was seen."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, Text, UniqueConstraint, text

from rashomon.store.schema.base import METADATA, Moment, number, to

__all__ = ["article", "content", "document", "receipt"]

#: Bytes by their hash, packed with zlib: those received, and the UTF-8 form of texts (lone surrogates passed through).
content = Table(
    "content",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),  # bytes unpacked
    Column("packed", LargeBinary, nullable=False),
)

#: What is published under one address, whatever its words; without an address, what has one text.
document = Table(
    "document",
    METADATA,
    number(),
    Column("identity", Text, nullable=False, unique=True),  # "url:…", "item:…" or "text:…"
    Column("url", Text),
)

#: One version of a document: an article as it was read. Its id is made from identity and text.
article = Table(
    "article",
    METADATA,
    number(),
    Column("id", String(64), nullable=False, unique=True),
    to("document", "document"),
    Column("version", Integer, nullable=False),  # from 1, in the order received
    Column("latest", Boolean, nullable=False),
    Column("sha256", String(64), ForeignKey("content.sha256"), nullable=False, index=True),
    Column("raw_sha256", String(64), ForeignKey("content.sha256"), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("excerpt", Boolean, nullable=False, server_default=text("false")),  # only a part of the report was to be had
    Column("received", Moment, nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),  # the Article without text and bytes
    # what a reader looks for; made by `stage` from the above
    Column("outlet", Text, index=True),
    Column("url", Text),
    Column("host", Text, index=True),  # whose pages its page may share lines with; empty if its markup told them apart
    Column("language", String(8)),
    Column("published", Text),  # EDTF
    Column("day", String(10), index=True),  # the first day it can have been published, ISO 8601
    Column("last_day", String(10)),
    Column("headline", Text, nullable=False, server_default=""),
    Column("body", Text, nullable=False, server_default=""),  # without page chrome, for the search
    Column("stage", String(200), index=True),  # of what has been done with it; NULL before anything was
    Column("run", Integer, ForeignKey("run.number"), index=True),  # that is working on it or worked on it last
    Column("failed", Text),  # why it could not be analysed, or holds no report
    UniqueConstraint("document", "version"),
)

#: Each time an article was received.
receipt = Table(
    "receipt",
    METADATA,
    number(),
    to("article", "article"),
    Column("received", Moment, nullable=False),
    Column("stood", Moment, nullable=False),  # when it read so: as an archive or wire states it, else as received
    Column("origin", Text, nullable=False),  # the path or address it was read from
    Column("raw_sha256", String(64), nullable=False),
    Column("run", Integer, ForeignKey("run.number")),
)
