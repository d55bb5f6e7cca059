"""The tables of a workspace, the same for SQLite and PostgreSQL.

What was received stands in `content`, `article` and `receipt` and is never changed. Everything else is made from it by
a stage and can be made again: each such row says by which version of its stage (`stage`). Rows that serve to look
something up (`saying`, `figure`, `name`, …) repeat what the records beside them hold in full.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

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


class Moment(TypeDecorator[datetime]):
    """A moment as text in UTC, ``2021-02-13T09:30:00.000000Z``: it sorts, and reads alike in every database."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """From an aware moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401, ARG002
        """To an aware moment."""
        return None if value is None else datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


METADATA = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=True)


def _to(name: str, target: str, *, index: bool = True, key: bool = False, empty: bool = False) -> Column[int]:
    """A reference that goes with what it points to."""
    column = ForeignKey(f"{target}.number", ondelete="CASCADE")
    return Column(name, Integer, column, primary_key=key, nullable=empty, index=index and not key)


# -- what was received --------------------------------------------------------------------------------------------

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
    _number(),
    Column("identity", Text, nullable=False, unique=True),  # "url:…", "item:…" or "text:…"
    Column("url", Text),
)

#: One version of a document: an article as it was read. Its id is made from identity and text.
article = Table(
    "article",
    METADATA,
    _number(),
    Column("id", String(64), nullable=False, unique=True),
    _to("document", "document"),
    Column("version", Integer, nullable=False),  # from 1, in the order received
    Column("latest", Boolean, nullable=False),
    Column("sha256", String(64), ForeignKey("content.sha256"), nullable=False, index=True),
    Column("raw_sha256", String(64), ForeignKey("content.sha256"), nullable=False),
    Column("media_type", String(100), nullable=False),
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
    _number(),
    _to("article", "article"),
    Column("received", Moment, nullable=False),
    Column("stood", Moment, nullable=False),  # when it read so: as an archive or wire states it, else as received
    Column("origin", Text, nullable=False),  # the path or address it was read from
    Column("raw_sha256", String(64), nullable=False),
    Column("run", Integer, ForeignKey("run.number")),
)

# -- what was found in articles -----------------------------------------------------------------------------------

analysis = Table(
    "analysis",
    METADATA,
    _to("article", "article", key=True),
    Column("stage", String(100), nullable=False),
    Column("made", Moment, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

features = Table(
    "features",
    METADATA,
    _to("article", "article", key=True),
    Column("stage", String(100), nullable=False),
    Column("record", LargeBinary, nullable=False),
)

#: What somebody is said to have said.
saying = Table(
    "saying",
    METADATA,
    _number(),
    _to("article", "article", index=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text),  # as the article has it, in its fullest form
    Column("person", Text),  # as the story has it, else as the article
    Column("voice", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("act", String(16)),
    Column("via", Text),
    Column("words", Text, nullable=False),
    Index("saying_person_voice_article", "person", "voice", "article"),  # who says how much is counted in it alone
    Index("saying_article_voice_person", "article", "voice", "person"),
)

#: A bearer of a name in an article, with how often and where first.
name = Table(
    "name",
    METADATA,
    _number(),
    _to("article", "article", index=False),
    Column("entity", Text, nullable=False),
    Column("label", String(16), nullable=False),
    Column("times", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("name_entity_label_article_times", "entity", "label", "article", "times"),  # as is who is named how often
    Index("name_article_label_entity", "article", "label", "entity"),
)

figure = Table(
    "figure",
    METADATA,
    _number(),
    _to("article", "article"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Float),
    Column("low", Float),  # the bounds that the words state or, as with "about", allow; NULL where open
    Column("high", Float),
    Column("least", Float, nullable=False),  # the same, an open end taken for the number itself
    Column("most", Float, nullable=False),
    Column("unit", Text),
    Column("counted", Text),  # the words for what is counted
    Column("words", Text, nullable=False),
    Index("figure_most_least_high_low_article", "most", "least", "high", "low", "article"),
    Index("figure_unit_most_least_high_low_article", "unit", "most", "least", "high", "low", "article"),
)

time = Table(
    "time",
    METADATA,
    _number(),
    _to("article", "article"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("type", String(16), nullable=False),
    Column("low", String(10), index=True),
    Column("high", String(10)),
    Column("words", Text, nullable=False),
)

incident = Table(
    "incident",
    METADATA,
    _number(),
    _to("article", "article"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", String(40), nullable=False),
    Column("reality", String(16), nullable=False),  # told as done, negated, planned, feared, hypothetical
    Column("place", Text, index=True),
    Column("country", Text),
    Column("low", String(10)),
    Column("high", String(10)),
    Column("killed", Float),
    Column("wounded", Float),
    Column("words", Text, nullable=False),
)

pledge = Table(
    "pledge",
    METADATA,
    _number(),
    _to("article", "article"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("party", Text, index=True),
    Column("words", Text, nullable=False),
)

#: What an outlet changed between two versions of a document that follow one another.
revision = Table(
    "revision",
    METADATA,
    _to("article", "article", key=True),  # the later one
    _to("earlier", "article"),
    Column("stage", String(100), nullable=False),
    Column("made", Moment, nullable=False),
    Column("grade", String(40), nullable=False),  # the strongest of its changes
    Column("changes", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

#: Where an article stands in the net by which articles are grouped, so that none of it is scored again.
grouped = Table(
    "grouped",
    METADATA,
    _to("article", "article", key=True),
    Column("stage", String(100), nullable=False),
    Column("node", Integer, nullable=False, index=True),  # its place in the net; articles of one text share one
    Column("part", Integer, nullable=False, index=True),  # of the net: what hangs together has one number
    Column("near", Text),  # its nearest neighbours, a JSON list of node and log odds; NULL for a further one of a node
)

#: Two articles of one affair.
akin = Table(
    "akin",
    METADATA,
    _to("one", "article", key=True),
    Column("other", Integer, ForeignKey("article.number", ondelete="CASCADE"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
)

# -- stories ------------------------------------------------------------------------------------------------------

story = Table(
    "story",
    METADATA,
    _number(),
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
    _to("article", "article", key=True),
    _to("story", "story"),
    Column("earlier", Boolean, nullable=False, server_default=text("false")),
)

story_link = Table(
    "story_link",
    METADATA,
    _to("story", "story", key=True),
    Column("other", String(64), primary_key=True),
    Column("relation", String(16), nullable=False),
    Column("score", Float, nullable=False),
)

#: What became of stories, for good.
change = Table(
    "change",
    METADATA,
    _number(),
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
    _to("story", "story", key=True),
    _to("a", "article", key=True),
    _to("b", "article", key=True),
    Column("share_a", Float, nullable=False),
    Column("share_b", Float, nullable=False),
    Column("source", String(64)),  # id of the article it came from first, where that is known
    Column("record", LargeBinary, nullable=False),
)

#: The accounts of a story, the latest and those before it.
account = Table(
    "account",
    METADATA,
    _number(),
    _to("story", "story"),
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
    _to("account", "account", key=True),
    Column("name", String(40), primary_key=True),
    Column("count", Integer, nullable=False),  # of what it lists
    Column("data", LargeBinary, nullable=False),
)

# -- sources that are watched -------------------------------------------------------------------------------------

source = Table(
    "source",
    METADATA,
    _number(),
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
    _number(),
    _to("source", "source"),
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
    _to("article", "article", empty=True),
    UniqueConstraint("source", "identity"),
)

# -- runs and people ----------------------------------------------------------------------------------------------

#: A run of a command that writes. It holds a lock while it lives, so that what it left undone can be told.
run = Table(
    "run",
    METADATA,
    _number(),
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
    _number(),
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
    _number(),
    Column("name", String(200), nullable=False, unique=True),
    Column("password", Text, nullable=False),  # Argon2id
    Column("added", Moment, nullable=False),
)

session = Table(
    "session",
    METADATA,
    Column("digest", String(64), primary_key=True),  # SHA-256 of what the visitor's browser keeps
    _to("user", "user", empty=True),  # none: logged in with the server's token
    Column("started", Moment, nullable=False),
    Column("ends", Moment, nullable=False),  # later with each visit, up to the longest a session may be
)

setting = Table(
    "setting",
    METADATA,
    Column("key", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)
