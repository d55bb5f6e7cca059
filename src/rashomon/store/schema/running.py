"""Runs, what went wrong in them, and who may read."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from rashomon.store.schema.base import METADATA, Moment, number, to

__all__ = ["problem", "run", "session", "setting", "user"]

#: A run of a command that writes. It holds a lock while it lives, so that what it left undone can be told.
run = Table(
    "run",
    METADATA,
    number(),
    Column("command", String(40), nullable=False),
    Column("program", String(40), nullable=False),
    Column("started", Moment, nullable=False),
    Column("ended", Moment),
    Column("host", Text, nullable=False),
    Column("process", Integer, nullable=False),
    Column("added", Integer, nullable=False, server_default="0"),
    Column("said", Text),  # its last word: "done", or why it ended
)

problem = Table(
    "problem",
    METADATA,
    number(),
    Column("run", Integer, ForeignKey("run.number"), nullable=False, index=True),
    Column("made", Moment, nullable=False),
    Column("where", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("severity", String(16), nullable=False),
)

user = Table(
    "user",
    METADATA,
    number(),
    Column("name", String(200), nullable=False, unique=True),
    Column("password", Text, nullable=False),  # Argon2id
    Column("added", Moment, nullable=False),
)

session = Table(
    "session",
    METADATA,
    Column("digest", String(64), primary_key=True),  # SHA-256 of what the visitor's browser keeps
    to("user", "user", empty=True),  # none: logged in with the server's token
    Column("started", Moment, nullable=False),
    Column("ends", Moment, nullable=False),  # later with each visit, up to the longest a session may be
)

setting = Table(
    "setting",
    METADATA,
    Column("key", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)
