"""Those of the first tables that the others refer to, and accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

__all__ = ["create"]


def create() -> None:
    """Make them."""
    op.create_table(
        "change",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("made", sa.String(length=27), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=True),
        sa.Column("cause", sa.String(length=64), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("change_pkey")),
    )
    op.create_index(op.f("change_other"), "change", ["other"], unique=False)
    op.create_index(op.f("change_story"), "change", ["story"], unique=False)
    op.create_table(
        "content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("content_pkey")),
    )
    op.create_table(
        "document",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("document_pkey")),
        sa.UniqueConstraint("identity", name=op.f("document_identity_key")),
    )
    op.create_table(
        "run",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("command", sa.String(length=40), nullable=False),
        sa.Column("program", sa.String(length=40), nullable=False),
        sa.Column("started", sa.String(length=27), nullable=False),
        sa.Column("ended", sa.String(length=27), nullable=True),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("process", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), server_default="0", nullable=False),
        sa.Column("said", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("run_pkey")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("setting_pkey")),
    )
    op.create_table(
        "user",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("user_pkey")),
        sa.UniqueConstraint("name", name=op.f("user_name_key")),
    )
    op.create_table(
        "article",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("latest", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("received", sa.String(length=27), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("host", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("last_day", sa.String(length=10), nullable=True),
        sa.Column("headline", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.String(length=200), nullable=True),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("failed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["document.number"], name=op.f("article_document_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["raw_sha256"], ["content.sha256"], name=op.f("article_raw_sha256_fkey")),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("article_run_fkey")),
        sa.ForeignKeyConstraint(["sha256"], ["content.sha256"], name=op.f("article_sha256_fkey")),
        sa.PrimaryKeyConstraint("number", name=op.f("article_pkey")),
        sa.UniqueConstraint("document", "version", name=op.f("article_document_version_key")),
        sa.UniqueConstraint("id", name=op.f("article_id_key")),
    )
    op.create_index(op.f("article_day"), "article", ["day"], unique=False)
    op.create_index(op.f("article_document"), "article", ["document"], unique=False)
    op.create_index(op.f("article_host"), "article", ["host"], unique=False)
    op.create_index(op.f("article_outlet"), "article", ["outlet"], unique=False)
    op.create_index(op.f("article_received"), "article", ["received"], unique=False)
    op.create_index(op.f("article_run"), "article", ["run"], unique=False)
    op.create_index(op.f("article_sha256"), "article", ["sha256"], unique=False)
    op.create_index(op.f("article_stage"), "article", ["stage"], unique=False)
    op.create_table(
        "problem",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("made", sa.String(length=27), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("problem_run_fkey")),
        sa.PrimaryKeyConstraint("number", name=op.f("problem_pkey")),
    )
    op.create_index(op.f("problem_run"), "problem", ["run"], unique=False)
    op.create_table(
        "session",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user", sa.Integer(), nullable=True),
        sa.Column("started", sa.String(length=27), nullable=False),
        sa.Column("ends", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["user.number"], name=op.f("session_user_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("session_pkey")),
    )
    op.create_index(op.f("session_user"), "session", ["user"], unique=False)
    op.create_table(
        "source",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("listed_in", sa.Text(), nullable=True),
        sa.Column("added", sa.String(length=27), nullable=False),
        sa.Column("paused", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("interval_seconds", sa.Integer(), nullable=False),
        sa.Column("stated_seconds", sa.Integer(), nullable=True),
        sa.Column("due", sa.String(length=27), nullable=False),
        sa.Column("tried", sa.String(length=27), nullable=True),
        sa.Column("fetched", sa.String(length=27), nullable=True),
        sa.Column("changed", sa.String(length=27), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("new", sa.Integer(), server_default="0", nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("source_run_fkey")),
        sa.PrimaryKeyConstraint("number", name=op.f("source_pkey")),
        sa.UniqueConstraint("url", name=op.f("source_url_key")),
    )
    op.create_index(op.f("source_due"), "source", ["due"], unique=False)
    op.create_index(op.f("source_host"), "source", ["host"], unique=False)
    op.create_index(op.f("source_run"), "source", ["run"], unique=False)
    op.create_table(
        "story",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("ended_in", sa.String(length=64), nullable=True),
        sa.Column("opened", sa.String(length=10), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("first_day", sa.String(length=10), nullable=True),
        sa.Column("last_day", sa.String(length=10), nullable=True),
        sa.Column("articles", sa.Integer(), server_default="0", nullable=False),
        sa.Column("outlets", sa.Integer(), server_default="0", nullable=False),
        sa.Column("origins", sa.Integer(), nullable=True),
        sa.Column("disagreements", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed", sa.String(length=27), nullable=False),
        sa.Column("inputs", sa.String(length=64), nullable=True),
        sa.Column("accounted", sa.String(length=170), nullable=True),
        sa.Column("failed", sa.Text(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["run.number"], name=op.f("story_run_fkey")),
        sa.PrimaryKeyConstraint("number", name=op.f("story_pkey")),
        sa.UniqueConstraint("id", name=op.f("story_id_key")),
    )
    op.create_index(op.f("story_accounted"), "story", ["accounted"], unique=False)
    op.create_index(op.f("story_changed"), "story", ["changed"], unique=False)
    op.create_index(op.f("story_ended_in"), "story", ["ended_in"], unique=False)
    op.create_index(op.f("story_last_day"), "story", ["last_day"], unique=False)
    op.create_table(
        "account",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("made", sa.String(length=27), nullable=False),
        sa.Column("latest", sa.Boolean(), nullable=False),
        sa.Column("program", sa.String(length=40), nullable=False),
        sa.Column("stage", sa.String(length=100), nullable=False),
        sa.Column("inputs", sa.String(length=64), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=True),
        sa.Column("readings", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["story"], ["story.number"], name=op.f("account_story_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("account_pkey")),
    )
    op.create_index(op.f("account_story"), "account", ["story"], unique=False)
