"""A PostgreSQL server of one's own, for as long as it is needed: tests and measurements start one and stop it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["NoServer", "Server", "programs"]

_USER = "app"
#: What makes it quick, and safe enough against the death of a client, which is all that is tried on it.
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "''",
    "max_connections": "60",
    "shared_buffers": "64MB",
}


class NoServer(Exception):
    """There is no PostgreSQL on this computer."""


def programs() -> Path:
    """The folder of PostgreSQL's programs, the newest version's.

    Raises:
        NoServer: If there is none.
    """
    installed = Path("/usr/lib/postgresql")
    found = sorted(installed.glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise NoServer("no PostgreSQL server is installed; install the package postgresql-15 or a later one")


class Server:
    """A server that listens on a socket in a folder of its own; to be used in a ``with`` statement.

    Raises:
        NoServer: If none is installed.
        subprocess.CalledProcessError: If it does not start.
    """

    def __init__(self) -> None:
        self._programs = programs()
        # short, for the path of a socket has 107 characters at most
        self._folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
        self._numbers = count(1)
        self._as: list[str] = []
        if os.geteuid() == 0:
            # the server refuses to run as root
            owner = pwd.getpwnam("postgres")
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
            self._as = ["runuser", "-u", "postgres", "--"]

    def __enter__(self) -> Self:
        try:
            self._run(
                *("initdb", "-D", str(self._data), "-U", _USER, "-A", "trust", "--no-sync", "-E", "UTF8"),
                "--locale=C.UTF-8",
            )
            settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
            options = f"-k {self._folder} {settings}"
            self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._folder / "log"), "-o", options, "start")
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def create(self, template: str | None = None) -> str:
        """Make a database.

        Args:
            template: The address of one to copy, to which nobody is connected; an empty one is made otherwise.

        Returns:
            Its address.
        """
        name = f"w{next(self._numbers)}"
        copied = _name(template) if template else "template0"
        self.execute(f"create database {name} template {copied}")
        return f"postgresql://{_USER}@/{name}?host={self._folder}"

    def drop(self, address: str) -> None:
        """Take a database away, whoever is connected to it."""
        self.execute(f"drop database {_name(address)} with (force)")

    def execute(self, statement: str) -> None:
        """Run a statement outside of any transaction, connected to no workspace."""
        import psycopg

        with psycopg.connect(host=str(self._folder), user=_USER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        # from a folder that the server's user may read
        command = [*self._as, str(self._programs / program), *arguments]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


def _name(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]
