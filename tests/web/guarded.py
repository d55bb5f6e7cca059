"""An app over an empty workspace, asked as browsers and other programs ask it."""

from __future__ import annotations

import contextlib
import functools
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from fastapi import Request
from fastapi.responses import PlainTextResponse
from starlette.testclient import TestClient

from rashomon.store.users import add_user
from rashomon.store.workspace import open_workspace
from rashomon.web.app import create_app
from rashomon.web.safety.passwords import hash_password
from rashomon.web.settings import ServeSettings

HERE = "http://127.0.0.1:8000"
TOKEN = "a-token-of-the-lighthouse-keepers"  # noqa: S105
PASSWORD = "seven grey herons wade"  # noqa: S105
LOOPBACK, ELSEWHERE = ("127.0.0.1", 50_000), ("203.0.113.9", 50_000)
#: What a browser sends when somebody opens a page, and when a form of ours is sent.
OPENED = {"accept": "text/html", "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


def workspace(folder, *names):
    """A workspace with accounts of these names."""
    path = folder / "kept.db"
    if not path.exists():
        path.write_bytes(_made(names))
    return str(path)


@functools.cache
def _made(names):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        with open_workspace(str(path), create=True) as made, made.writing() as connection:
            for name in names:
                add_user(connection, name, hash_password(PASSWORD), datetime.now(UTC))
        return path.read_bytes()


def app_of(folder, *names, **settings):
    """An app with two pages more: one that says what was sent to it, one that fails."""
    made = create_app(workspace(folder, *names), ServeSettings(**settings))

    async def sent(request: Request):
        async with request.form() as form:
            said = [f"{k}={v if isinstance(v, str) else v.filename}" for k, v in form.multi_items()]
        return PlainTextResponse(" ".join(said))

    async def failing():
        raise ZeroDivisionError

    made.add_api_route("/sent", sent, methods=["POST", "PUT", "DELETE"], include_in_schema=False)
    made.add_api_route("/failing", failing)
    return made


@contextlib.contextmanager
def asking(app, client=LOOPBACK, base=HERE, **options):
    """A client that keeps cookies and follows nothing."""
    with TestClient(app, base_url=base, client=client, follow_redirects=False, **options) as made:
        yield made


def field(page):
    """The token of the first form of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
    assert found, page.text
    return found[1]


def log_in(client, name="ada", password=PASSWORD, **more):
    """Send the login form as its page has it."""
    return client.post("/login", data={"csrf": field(client.get("/login")), "name": name, "password": password, **more})
