"""Workspaces for tests: each test that asks for one runs on a SQLite file and on a real PostgreSQL server."""

from __future__ import annotations

import os

import pytest
from bench.postgres_server import NoServer, Server

from rashomon.store.workspace import open_workspace

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql():
    """A server for all tests of a session, stopped at its end."""
    try:
        server = Server()
    except NoServer as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    with server:
        yield server


@pytest.fixture(scope="session")
def made_once(postgresql):
    """An empty workspace on the server, to be copied: making its tables takes ten times as long."""
    address = postgresql.create()
    open_workspace(address, create=True).close()
    return address


@pytest.fixture(params=KINDS)
def kind(request):
    """Which database."""
    return request.param


@pytest.fixture
def place(kind, tmp_path, request):
    """The name of a workspace that is not there yet: a path, or the address of an empty database."""
    if kind == "sqlite":
        yield str(tmp_path / "rashomon.db")
        return
    server = request.getfixturevalue("postgresql")
    address = server.create()
    yield address
    server.drop(address)


@pytest.fixture
def workspace_name(kind, tmp_path, request):
    """The name of an empty workspace, for other processes to open."""
    if kind == "sqlite":
        path = str(tmp_path / "rashomon.db")
        open_workspace(path, create=True).close()
        yield path
        return
    server = request.getfixturevalue("postgresql")
    address = server.create(request.getfixturevalue("made_once"))
    yield address
    server.drop(address)


@pytest.fixture
def workspace(workspace_name):
    """An empty workspace, open."""
    with open_workspace(workspace_name) as opened:
        yield opened


@pytest.fixture
def database(workspace):
    """Its database."""
    return workspace.database
