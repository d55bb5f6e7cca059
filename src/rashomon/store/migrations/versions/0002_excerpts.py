"""Of each article, whether only a part of the report was to be had: such a part replaces no whole report."""

from __future__ import annotations

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: Articles that are looked at together.
_BATCH = 1_000


def upgrade() -> None:
    """Add the column, and fill it from what was received."""
    op.add_column("article", sa.Column("excerpt", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    connection = op.get_bind()
    article = sa.table(
        "article",
        sa.column("number", sa.Integer),
        sa.column("record", sa.LargeBinary),
        sa.column("excerpt", sa.Boolean),
    )
    rows = sa.select(article.c.number, article.c.record).order_by(article.c.number).limit(_BATCH)
    last = 0
    while some := connection.execute(rows.where(article.c.number > last)).all():
        parts = [row.number for row in some if json.loads(zlib.decompress(row.record)).get("excerpt")]
        if parts:
            connection.execute(sa.update(article).where(article.c.number.in_(parts)).values(excerpt=True))
        last = some[-1].number
