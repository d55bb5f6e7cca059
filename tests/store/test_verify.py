"""Whatever is changed in a workspace behind its back is found, all of it, and each thing by its place."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select, text, update
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.store import articles, runs, schema
from rashomon.store.codec import packed_json, unpacked_json
from rashomon.store.verify import size, verify
from rashomon.store.workspace import open_workspace
from rashomon.work.catching_up import catch_up
from tests.store.test_articles import page

MONDAY = datetime(2031, 5, 5, 9, tzinfo=UTC)

REPORTS = {
    "https://courier.example/ferry": """Ferry back in service after storm

The Alma ferry sailed again on Monday after the storm, said Ilse Hagen, the harbour master of Orlen.

"We have checked every cable twice," Hagen told reporters. About 400 passengers had waited since Friday.

The company promised to replace both engines by March.""",
    "https://gazette.example/alma": """Alma ferry sails again

The Alma ferry left Orlen on Monday with 380 passengers after the storm, the harbour master said.

"We have checked each cable twice," said Ilse Hagen. Both engines will be replaced by March, the company promised.""",
}
CORRECTED = REPORTS["https://courier.example/ferry"].replace("About 400", "About 420")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A workspace with a story, and a report of it that was changed, made once: analysing takes seconds."""
    path = str(tmp_path_factory.mktemp("kept") / "kept.db")
    with open_workspace(path, create=True) as workspace:
        for hours, (url, words) in enumerate([*REPORTS.items(), ("https://courier.example/ferry", CORRECTED)]):
            with runs.running(workspace, "add") as run:
                with workspace.writing() as connection:
                    one = page(words, url)
                    articles.add(connection, one, origin="x", received=MONDAY + timedelta(hours=hours))
                if hours:
                    catch_up(workspace, run, 0)
    return path


@pytest.fixture
def place(kept, kind, tmp_path, request):
    """A copy of it."""
    if kind == "sqlite":
        path = tmp_path / "copy.db"
        yield str(shutil.copy(kept, path))
        return
    server = request.getfixturevalue("postgresql")
    address = server.create(request.getfixturevalue("made_once"))
    with open_workspace(kept) as source, open_workspace(address) as copy:
        for table in schema.METADATA.sorted_tables:
            with source.reading() as reading, copy.writing() as writing:
                if rows := [dict(row) for row in reading.execute(select(table)).mappings()]:
                    writing.execute(table.insert(), rows)
    yield address
    server.drop(address)


@pytest.fixture
def workspace(place):
    with open_workspace(place) as opened:
        yield opened


def wrong(workspace):
    return [f"{one.where}: {one.what}" for one in verify(workspace, Counter())]


def change(workspace, statement):
    with workspace.writing() as connection:
        connection.execute(statement)


def test_what_was_kept_stands(workspace):
    counts, steps = Counter(), []
    assert list(verify(workspace, counts, lambda: steps.append(1))) == []
    assert len(steps) == size(workspace)
    assert counts["articles"] == 3
    assert counts["contents"] == 3
    assert counts["revisions"] == 1
    # of the story before and after the correction
    assert counts["accounts"] == 2
    assert counts["citations"] > 20
    assert counts["mentions"] > 20


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (zlib.compress(b"other words"), "has changed since it was received"),
        (b"no zlib", "cannot be unpacked"),
        (zlib.compress(b"\xff\xfe"), "has changed since it was received"),
    ],
    ids=["other", "broken", "no text"],
)
def test_changed_content_is_found_with_all_that_rests_on_it(workspace, spoil, what):
    with workspace.reading() as connection:
        sha256, name = connection.execute(select(schema.article.c.sha256, schema.article.c.id).limit(1)).one()
    change(workspace, update(schema.content).where(schema.content.c.sha256 == sha256).values(packed=spoil))
    found = wrong(workspace)
    assert found[0].startswith(f"content {sha256}: {what}")
    # of one cause, but all of it is told
    assert any(one.startswith(f"article {name}") for one in found)
    assert any("the account of" in one and name in one for one in found)


def test_a_text_that_lost_its_end_is_found_by_every_span_beyond_it(workspace):
    with workspace.reading() as connection:
        query = select(schema.article.c.sha256, schema.article.c.id).order_by(schema.article.c.number.desc())
        sha256, name = connection.execute(query.limit(1)).one()
        short = articles.text(connection, name)[:60].encode()
    change(
        workspace, update(schema.content).where(schema.content.c.sha256 == sha256).values(packed=zlib.compress(short))
    )
    found = wrong(workspace)
    assert any("its analysis: points to" in one for one in found)
    assert any("saying [" in one and "no such characters" in one for one in found)
    assert any("what was changed in it: [" in one for one in found)


CHANGES = {
    "an id": (update(schema.article).where(schema.article.c.number == 1).values(id="0" * 16), "its id is not the one"),
    "a record": (update(schema.article).where(schema.article.c.number == 1).values(record=b"x"), "cannot be read"),
    "an analysis": (update(schema.analysis).values(record=zlib.compress(b"{}")), "its analysis: cannot be read"),
    "what was said": (update(schema.saying).values(words="We never checked anything."), "should read"),
    "where it was said": (update(schema.saying).values(end=schema.saying.c.end + 9_000), "no such characters"),
    "a revision": (update(schema.revision).values(record=b"x"), "what was changed in it: cannot be read"),
    "what is shared": (update(schema.reuse).values(record=b"x"), "what they share: cannot be read"),
    "an account": (update(schema.account).values(document=b"x"), "cannot be read"),
    "a section": (update(schema.section).values(data=b"x"), "cannot be read"),
    "a size": (update(schema.content).values(size=1), "and should have 1"),
    "no latest version": (update(schema.article).values(latest=False), "has not one latest version"),
    "all versions latest": (update(schema.article).values(latest=True), "has not one latest version"),
    "a number left out": (
        update(schema.article).where(schema.article.c.version == 2).values(version=3),
        "has versions that are not numbered from 1 on",
    ),
    "no receipts": (delete(schema.receipt), "is not said when it was received"),
    "no analyses": (delete(schema.analysis), "has no analysis, though it has been analysed"),
    "no features": (delete(schema.features), "has no features, though it has been analysed"),
    "no accounts": (delete(schema.account), "has no account, though one was made"),
    "no sections": (delete(schema.section), "has an account without its sections"),
    "two latest accounts": (update(schema.account).values(latest=True), "has more than one latest account"),
    "no record of the account": (update(schema.account).values(record=None), "has a latest account without its record"),
    "an ended story": (update(schema.story).values(ended_in="s-0"), "has ended and has articles"),
}


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("statement", "what"), CHANGES.values(), ids=CHANGES.keys())
def test_each_change_is_found(workspace, statement, what):
    change(workspace, statement)
    found = wrong(workspace)
    assert any(what in one for one in found), found


#: Changes that do not hide one another.
TOGETHER = (
    *("an id", "what was said", "a revision", "an account", "a size", "all versions latest", "a number left out"),
    *("no receipts", "no features", "no sections", "two latest accounts", "an ended story"),
)


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_changes_on_a_server_are_found_together(workspace):
    for name in TOGETHER:
        change(workspace, CHANGES[name][0])
    found = wrong(workspace)
    assert [name for name in TOGETHER if not any(CHANGES[name][1] in one for one in found)] == []


def test_every_changed_citation_of_every_account_is_told(workspace):
    table = schema.account
    with workspace.writing() as connection:
        for row in connection.execute(select(table.c.number, table.c.document)).all():
            document = unpacked_json(row.document)
            for line in document["lines"][:2]:
                line["citations"][0]["exact"] = "x" * len(line["citations"][0]["exact"])
            changed = update(table).where(table.c.number == row.number)
            connection.execute(changed.values(document=packed_json(document)))
    found = wrong(workspace)
    assert len(found) == 4
    assert all("should read 'xxx" in one and ", line " in one for one in found)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
class TestFile:
    def test_a_row_that_points_to_nothing_is_found(self, workspace):
        # as SQLite is without being told otherwise
        with sqlite3.connect(workspace.name) as connection:
            connection.execute("update membership set story = 77")
        connection.close()
        assert "table membership: story names story 77, which is not there" in wrong(workspace)

    def test_an_index_that_lacks_words_is_found_and_can_be_made_again(self, workspace):
        words = {"headline": "Ferry", "body": "never there"}
        with workspace.writing() as connection:
            delete_ = (
                "insert into article_fts (article_fts, rowid, headline, body) values ('delete', 1, :headline, :body)"
            )
            connection.execute(text(delete_), words)
        found = list(verify(workspace, Counter()))
        assert [one.where for one in found] == ["index article_fts"]
        statement = found[0].remedy.split('"')[1]
        change(workspace, text(statement))
        assert wrong(workspace) == []

    def test_the_command_says_all_of_it(self, place, workspace):
        change(workspace, delete(schema.receipt))
        done = CliRunner().invoke(app, ["verify", "-w", place])
        assert done.exit_code == 1
        assert done.stderr.count("is not said when it was received") == 3
        assert "3 of these do not stand" in done.stdout
        told = CliRunner().invoke(app, ["verify", "-w", place, "--json"])
        lines = [json.loads(one) for one in told.stdout.splitlines()]
        assert [set(one["mismatch"]) for one in lines[:-1]] == [{"where", "what", "remedy"}] * 3
        assert lines[-1]["mismatches"] == 3
        assert lines[-1]["checked"]["articles"] == 3


def test_the_command_says_that_all_stands(place):
    done = CliRunner().invoke(app, ["verify", "-w", place])
    assert done.exit_code == 0, done.stderr
    assert "3 articles" in done.stdout
    assert "all of it stands" in done.stdout


def test_a_saved_account_stands_against_the_workspace_that_gave_it(place, workspace, tmp_path):
    # the account before the correction cites the version before it
    with workspace.reading() as connection:
        first = connection.scalar(select(schema.account.c.document).order_by(schema.account.c.number).limit(1))
    saved = tmp_path / "account.json"
    saved.write_text(json.dumps({"stories": [unpacked_json(first)]}))
    done = CliRunner().invoke(app, ["verify", str(saved), "-w", place])
    assert done.exit_code == 0, done.stderr
    assert "stand, word for word, in 2 reports" in done.stdout
    # no files are named in it: the usual workspace is asked
    usual = CliRunner().invoke(app, ["verify", str(saved)], env={"RASHOMON_WORKSPACE": place})
    assert usual.stdout == done.stdout
    saved.write_text(saved.read_text().replace('"exact": "', '"exact": "!', 1))
    changed = CliRunner().invoke(app, ["verify", str(saved), "-w", place])
    assert changed.exit_code == 1
    assert "mismatch: story" in changed.stderr


def test_an_account_made_from_files_stands_against_the_same_texts_in_a_workspace(place, tmp_path):
    (tmp_path / "ferry.txt").write_text(REPORTS["https://courier.example/ferry"])
    saved = tmp_path / "account.json"
    made = CliRunner().invoke(app, ["brief", str(tmp_path / "ferry.txt"), "--json", str(saved), "-q"])
    assert made.exit_code == 0, made.stderr
    done = CliRunner().invoke(app, ["verify", str(saved), "-w", place])
    assert done.exit_code == 0, done.stderr
    both = CliRunner().invoke(app, ["verify", str(saved), str(tmp_path), "-w", place])
    assert both.exit_code == 2
    assert "against reports or against a workspace" in both.stderr
