"""Workspaces as released versions left them, kept as SQL.

``python -m tests.store.released`` writes those of the newest tables, once these are settled; what is there is never
written again by a later version.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.postgres_server import Server, programs

from rashomon.model import Article
from rashomon.store import articles
from rashomon.store.migrate import revision_of
from rashomon.store.workspace import open_workspace

FOLDER = Path(__file__).parent / "released"
TEXTS = ("The ferry sails at six.", "The ferry sails at seven.", "A \ud83d half of a pair and a \0.")
_ADDRESSES = ("https://courier.example/ferry", "https://courier.example/ferry", None)
_MORNING = datetime(2031, 5, 4, 9, tzinfo=UTC)


def restore(place: str, kind: str, revision: str) -> None:
    """Make a workspace as it was."""
    script = (FOLDER / f"{revision}.{kind}.sql").read_text(encoding="utf-8")
    if kind == "sqlite":
        connection = sqlite3.connect(place)
        connection.executescript(script)
        connection.close()
        return
    import psycopg

    with psycopg.connect(place, autocommit=True) as server:
        server.execute(script.encode())


def _fill(place: str) -> str:
    with open_workspace(place, create=True) as workspace:
        for hours, (text, url) in enumerate(zip(TEXTS, _ADDRESSES, strict=True)):
            raw = text.encode("utf-8", "surrogatepass")
            one = Article("a.txt", text, hashlib.sha256(raw).hexdigest(), url=url, outlet="Courier", raw=raw)
            with workspace.writing() as connection:
                articles.add(connection, one, origin="a.txt", received=_MORNING + timedelta(hours=hours))
        with workspace.reading() as connection:
            return str(revision_of(connection))


def _dump_sqlite(path: Path) -> str:
    connection = sqlite3.connect(path)
    made = connection.execute("select type, name, tbl_name, sql from sqlite_master where sql is not null").fetchall()
    searches = [name for kind, name, _, sql in made if sql.lower().startswith("create virtual")]
    inner = {name for _, name, _, _ in made for one in searches if name.startswith(f"{one}_")}
    tables = [name for kind, name, _, _ in made if kind == "table" and name not in (*searches, *inner)]
    # words are indexed once they are there, and triggers come last: they would index them twice
    order = {"table": 0, "index": 1, "trigger": 3}
    script = ["begin;"]
    for number in range(4):
        for kind, name, _, sql in made:
            place = 2 if name in searches else order[kind]
            # the inner tables of an index come with it; a trigger belongs to a table, whatever it is called
            if place == number and (kind == "trigger" or name not in inner):
                script.append(f"{sql.rstrip(';')};")
        if number == 0:
            script += [line for table in tables for line in _rows(connection, table)]
    script += [f"insert into {name}({name}) values ('rebuild');" for name in searches]  # noqa: S608 - names of ours
    connection.close()
    return "\n".join([*script, "commit;", ""])


def _rows(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = [row[1] for row in connection.execute(f"pragma table_info('{table}')")]
    quoted = " || ', ' || ".join(f'quote("{one}")' for one in columns)
    values = connection.execute(f'select {quoted} from "{table}"')  # noqa: S608 - as below
    return [f'insert into "{table}" values ({one});' for (one,) in values]  # noqa: S608 - what we have kept


def _dump_postgresql(address: str) -> str:
    command = [str(programs() / "pg_dump"), "--inserts", "--no-owner", "--no-privileges", address]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    # neither remarks nor what is meant for psql alone; statements find their tables as the workspace does
    script = re.sub(r"(?m)^(--|\\|SELECT pg_catalog\.set_config).*\n", "", done.stdout)
    return re.sub(r"\n{2,}", "\n\n", script)


def main() -> None:
    """Write the newest tables with a few articles in them."""
    FOLDER.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    revision = _fill(str(folder / "made.db"))
    (FOLDER / f"{revision}.sqlite.sql").write_text(_dump_sqlite(folder / "made.db"), encoding="utf-8")
    shutil.rmtree(folder)
    with Server() as server:
        address = server.create()
        _fill(address)
        (FOLDER / f"{revision}.postgresql.sql").write_text(_dump_postgresql(address), encoding="utf-8")


if __name__ == "__main__":
    main()
