"""A workspace opens in Datasette, and its full-text search works there."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime

import httpx
import pytest
from sqlalchemy import text, update

from rashomon.store import articles, schema
from rashomon.store.workspace import open_workspace
from tests.store.test_articles import page

REPORTS = {
    "Ferry back in service": "The Alma ferry sails again, the harbour master said.",
    "Bridge closed": "The bridge at Orlen is closed until spring.",
}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.db"
    with open_workspace(str(path), create=True) as workspace, workspace.writing() as connection:
        table = schema.article
        for headline, body in REPORTS.items():
            one = page(f"{headline}\n\n{body}", f"https://courier.example/{len(body)}")
            added = articles.add(connection, one, origin="x", received=datetime.now(UTC))
            words = {"headline": headline, "body": body}
            connection.execute(update(table).where(table.c.number == added.number).values(words))
    return path


def test_the_index_says_what_it_indexes_as_datasette_looks_for_it(path):
    with open_workspace(str(path)) as workspace, workspace.reading() as connection:
        query = "select sql from sqlite_master where name = 'article_fts'"
        made = connection.scalar(text(query))
    assert 'content="article"' in made
    # the words by which Datasette and sqlite-utils find it
    assert re.search(r"VIRTUAL TABLE.*USING FTS.*content=[\[\"]article[\]\"]", made, re.IGNORECASE | re.DOTALL)


@pytest.fixture
def served(path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "datasette", str(path), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{address}/-/versions.json")
                break
            except httpx.TransportError:
                assert process.poll() is None
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def test_datasette_searches_the_articles(served):
    page = httpx.get(f"{served}/news/article")
    assert page.status_code == 200
    assert 'name="_search"' in page.text
    found = httpx.get(f"{served}/news/article.json?_search=sailing&_shape=array&_col=headline").json()
    assert [one["headline"] for one in found] == ["Ferry back in service"]
    nothing = httpx.get(f"{served}/news/article.json?_search=airport&_shape=array").json()
    assert nothing == []
