"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rashomon.store.migrations.first_search import statements
from rashomon.store.migrations.first_tables import create

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    create()
    _tables_that_refer()
    for statement in statements(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def _tables_that_refer() -> None:
    op.create_table(
        "akin",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["article.number"], name=op.f("akin_one_fkey"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["article.number"], name=op.f("akin_other_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("akin_pkey")),
    )
    op.create_index(op.f("akin_other"), "akin", ["other"], unique=False)
    op.create_table(
        "analysis",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=100), nullable=False),
        sa.Column("made", sa.String(length=27), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("analysis_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("analysis_pkey")),
    )
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=True),
        sa.Column("seen", sa.String(length=27), nullable=False),
        sa.Column("due", sa.String(length=27), nullable=True),
        sa.Column("fetched", sa.String(length=27), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("entry_article_fkey"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["source.number"], name=op.f("entry_source_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("entry_pkey")),
        sa.UniqueConstraint("source", "identity", name=op.f("entry_source_identity_key")),
    )
    op.create_index(op.f("entry_article"), "entry", ["article"], unique=False)
    op.create_index(op.f("entry_due"), "entry", ["due"], unique=False)
    op.create_index(op.f("entry_identity"), "entry", ["identity"], unique=False)
    op.create_index(op.f("entry_source"), "entry", ["source"], unique=False)
    op.create_table(
        "features",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=100), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("features_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("features_pkey")),
    )
    op.create_table(
        "figure",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("least", sa.Float(), nullable=False),
        sa.Column("most", sa.Float(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("figure_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("figure_pkey")),
    )
    op.create_index(op.f("figure_article"), "figure", ["article"], unique=False)
    op.create_index(
        "figure_most_least_high_low_article", "figure", ["most", "least", "high", "low", "article"], unique=False
    )
    op.create_index(
        "figure_unit_most_least_high_low_article",
        "figure",
        ["unit", "most", "least", "high", "low", "article"],
        unique=False,
    )
    op.create_table(
        "grouped",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=100), nullable=False),
        sa.Column("node", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("near", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("grouped_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name=op.f("grouped_pkey")),
    )
    op.create_index(op.f("grouped_node"), "grouped", ["node"], unique=False)
    op.create_index(op.f("grouped_part"), "grouped", ["part"], unique=False)
    op.create_table(
        "incident",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("reality", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("low", sa.String(length=10), nullable=True),
        sa.Column("high", sa.String(length=10), nullable=True),
        sa.Column("killed", sa.Float(), nullable=True),
        sa.Column("wounded", sa.Float(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("incident_article_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("incident_pkey")),
    )
    op.create_index(op.f("incident_article"), "incident", ["article"], unique=False)
    op.create_index(op.f("incident_place"), "incident", ["place"], unique=False)
    op.create_table(
        "membership",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("earlier", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("membership_article_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["story"], ["story.number"], name=op.f("membership_story_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name=op.f("membership_pkey")),
    )
    op.create_index(op.f("membership_story"), "membership", ["story"], unique=False)
    op.create_table(
        "name",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("label", sa.String(length=16), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("name_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("name_pkey")),
    )
    op.create_index("name_article_label_entity", "name", ["article", "label", "entity"], unique=False)
    op.create_index("name_entity_label_article_times", "name", ["entity", "label", "article", "times"], unique=False)
    op.create_table(
        "pledge",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("pledge_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pledge_pkey")),
    )
    op.create_index(op.f("pledge_article"), "pledge", ["article"], unique=False)
    op.create_index(op.f("pledge_party"), "pledge", ["party"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("received", sa.String(length=27), nullable=False),
        sa.Column("stood", sa.String(length=27), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("receipt_article_fkey"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("receipt_run_fkey")),
        sa.PrimaryKeyConstraint("number", name=op.f("receipt_pkey")),
    )
    op.create_index(op.f("receipt_article"), "receipt", ["article"], unique=False)
    op.create_table(
        "reuse",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.Column("share_a", sa.Float(), nullable=False),
        sa.Column("share_b", sa.Float(), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["article.number"], name=op.f("reuse_a_fkey"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["article.number"], name=op.f("reuse_b_fkey"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["story.number"], name=op.f("reuse_story_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "a", "b", name=op.f("reuse_pkey")),
    )
    op.create_table(
        "revision",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("earlier", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=100), nullable=False),
        sa.Column("made", sa.String(length=27), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["article.number"], name=op.f("revision_article_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["earlier"], ["article.number"], name=op.f("revision_earlier_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("revision_pkey")),
    )
    op.create_index(op.f("revision_earlier"), "revision", ["earlier"], unique=False)
    op.create_table(
        "saying",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("voice", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=True),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("saying_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("saying_pkey")),
    )
    op.create_index("saying_article_voice_person", "saying", ["article", "voice", "person"], unique=False)
    op.create_index("saying_person_voice_article", "saying", ["person", "voice", "article"], unique=False)
    op.create_table(
        "story_link",
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["story.number"], name=op.f("story_link_story_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "other", name=op.f("story_link_pkey")),
    )
    op.create_table(
        "time",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("low", sa.String(length=10), nullable=True),
        sa.Column("high", sa.String(length=10), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.number"], name=op.f("time_article_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("time_pkey")),
    )
    op.create_index(op.f("time_article"), "time", ["article"], unique=False)
    op.create_index(op.f("time_low"), "time", ["low"], unique=False)
    op.create_table(
        "section",
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.number"], name=op.f("section_account_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account", "name", name=op.f("section_pkey")),
    )
    # ### end Alembic commands ###
