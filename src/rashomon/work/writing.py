"""Transactions that write many rows: one at a time, on a server as in a file.

Two that lock the same rows in another order would wait for each other for ever; each takes a tenth of a second at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from rashomon.store.connect import lock
from rashomon.store.workspace import Workspace

__all__ = ["writing"]

_LOCK = 0x7261_7367


@contextmanager
def writing(workspace: Workspace) -> Iterator[Connection]:
    """A transaction that writes, while no other of this kind does."""
    with workspace.writing() as connection:
        lock(connection, _LOCK)
        yield connection
