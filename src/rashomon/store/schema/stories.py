"""Stories, what became of them, and the accounts that were given of them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, String, Table, Text, text

from rashomon.store.schema.base import METADATA, Moment, number, to

__all__ = ["account", "change", "membership", "reuse", "section", "story", "story_link"]

story = Table(
    "story",
    METADATA,
    number(),
    Column("id", String(64), nullable=False, unique=True),
    Column("ended_in", String(64), index=True),  # the story it was merged into
    Column("opened", String(10)),  # the day of the first article that opened it, which makes it older than others
    Column("title", Text, nullable=False, server_default=""),
    Column("first_day", String(10)),
    Column("last_day", String(10), index=True),
    Column("articles", Integer, nullable=False, server_default="0"),
    Column("outlets", Integer, nullable=False, server_default="0"),
    Column("origins", Integer),
    Column("disagreements", Integer, nullable=False, server_default="0"),
    Column("changed", Moment, nullable=False, index=True),
    Column("inputs", String(64)),  # hash of the articles that its account is to be made from; NULL: there are none
    Column("accounted", String(170), index=True),  # inputs and stage of the account it has or that failed
    Column("failed", Text),  # why the last account could not be made
    Column("run", Integer, ForeignKey("run.number")),  # that is working on its account
)

membership = Table(
    "membership",
    METADATA,
    to("article", "article", key=True),
    to("story", "story"),
    Column("earlier", Boolean, nullable=False, server_default=text("false")),
)

story_link = Table(
    "story_link",
    METADATA,
    to("story", "story", key=True),
    Column("other", String(64), primary_key=True),
    Column("relation", String(16), nullable=False),
    Column("score", Float, nullable=False),
)

#: What became of stories, for good.
change = Table(
    "change",
    METADATA,
    number(),
    Column("made", Moment, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("story", String(64), nullable=False, index=True),
    Column("other", String(64), index=True),
    Column("cause", String(64), nullable=False),
    Column("articles", Text, nullable=False),  # a JSON list of ids
)

reuse = Table(
    "reuse",
    METADATA,
    to("story", "story", key=True),
    to("a", "article", key=True),
    to("b", "article", key=True),
    Column("share_a", Float, nullable=False),
    Column("share_b", Float, nullable=False),
    Column("source", String(64)),  # id of the article it came from first, where that is known
    Column("record", LargeBinary, nullable=False),
)

#: The accounts of a story, the latest and those before it.
account = Table(
    "account",
    METADATA,
    number(),
    to("story", "story"),
    Column("made", Moment, nullable=False),
    Column("latest", Boolean, nullable=False),
    Column("program", String(40), nullable=False),
    Column("stage", String(100), nullable=False),
    Column("inputs", String(64), nullable=False),  # hash of the articles it was made from
    Column("document", LargeBinary, nullable=False),  # as `brief --json` writes a story
    Column("record", LargeBinary),  # the Account without its analyses; of the latest alone
    Column("readings", LargeBinary),  # what networks have read of its pairs, for the next; of the latest alone
)

#: A part of a story's page, ready to be shown; of the latest account alone.
section = Table(
    "section",
    METADATA,
    to("account", "account", key=True),
    Column("name", String(40), primary_key=True),
    Column("count", Integer, nullable=False),  # of what it lists
    Column("data", LargeBinary, nullable=False),
)
