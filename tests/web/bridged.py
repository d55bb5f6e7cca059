"""A workspace of three reports of one happening, one of them changed by its outlet, and the app that serves it."""

from __future__ import annotations

import contextlib
import functools
import tempfile
from pathlib import Path

from rashomon.store import schema
from rashomon.store.workspace import open_workspace
from rashomon.web.app import create_app
from rashomon.web.settings import ServeSettings
from tests.web.guarded import asking
from tests.work.filled import BEACON, LATER, LEDGER, fill, report

#: A copy of the first report, with a sentence of its own.
COPY = report(BEACON.text + "\nThe ferry takes 40 cars.\n", "Sorr Mirror", "https://mirror.example/bridge", "d.txt")
#: What several databases and browsers have choked on; in no story with the others.
ODD = report(
    "Notes from the \u202elock\u202c keeper\n\n"
    "The \x1b[31mlock\x07 at Ostrup \u2066opens\u2069 at nine. <b>Boats</b> wait.\n",
    "Lock News",
    "https://lock.example/odd",
    "e.txt",
)


@functools.cache
def _made():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bridge.db"
        with open_workspace(str(path), create=True) as made:
            fill(made, [BEACON, LEDGER, COPY, ODD], [LATER])
            with made.reading() as connection:
                table = schema.article.c
                rows = connection.execute(
                    schema.article.select().with_only_columns(table.id, table.outlet, table.version)
                )
                ids = {(row.outlet, row.version): row.id for row in rows}
        return path.read_bytes(), ids


def workspace(folder):
    """The path of such a workspace, and its articles' ids by outlet and version."""
    content, ids = _made()
    path = folder / "bridge.db"
    path.write_bytes(content)
    return str(path), ids


@contextlib.contextmanager
def browsing(folder, **settings):
    """A client of the app over such a workspace, and the ids."""
    path, ids = workspace(folder)
    with asking(create_app(path, ServeSettings(**settings))) as client:
        yield client, ids
