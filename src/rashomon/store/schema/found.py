"""What was found in articles, and where each stands among the others."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from rashomon.store.schema.base import METADATA, Moment, number, to

__all__ = [
    "akin",
    "analysis",
    "features",
    "figure",
    "grouped",
    "incident",
    "name",
    "pledge",
    "revision",
    "saying",
    "time",
]

analysis = Table(
    "analysis",
    METADATA,
    to("article", "article", key=True),
    Column("stage", String(100), nullable=False),
    Column("made", Moment, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

features = Table(
    "features",
    METADATA,
    to("article", "article", key=True),
    Column("stage", String(100), nullable=False),
    Column("record", LargeBinary, nullable=False),
)

#: What somebody is said to have said.
saying = Table(
    "saying",
    METADATA,
    number(),
    to("article", "article", index=False),
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
    number(),
    to("article", "article", index=False),
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
    number(),
    to("article", "article"),
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
    number(),
    to("article", "article"),
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
    number(),
    to("article", "article"),
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
    number(),
    to("article", "article"),
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
    to("article", "article", key=True),  # the later one
    to("earlier", "article"),
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
    to("article", "article", key=True),
    Column("stage", String(100), nullable=False),
    Column("node", Integer, nullable=False, index=True),  # its place in the net; articles of one text share one
    Column("part", Integer, nullable=False, index=True),  # of the net: what hangs together has one number
    Column("near", Text),  # its nearest neighbours, a JSON list of node and log odds; NULL for a further one of a node
)

#: Two articles of one affair.
akin = Table(
    "akin",
    METADATA,
    to("one", "article", key=True),
    Column("other", Integer, ForeignKey("article.number", ondelete="CASCADE"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
)
