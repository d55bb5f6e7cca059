"""Runs migrations on the connection that `rashomon.store.migrate` gives, in its transaction."""

from __future__ import annotations

from alembic import context

from rashomon.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
