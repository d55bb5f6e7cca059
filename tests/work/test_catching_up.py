"""All that is pending, once: whatever the order and whoever does it."""

import json
import subprocess
import sys

import pytest
from sqlalchemy import func, select, update

from rashomon.export.interchange import json_bytes
from rashomon.model import Account
from rashomon.pipeline import account_of
from rashomon.read import read_articles
from rashomon.store import accounts, analyses, revisions, schema, stories
from rashomon.store.workspace import open_workspace
from rashomon.work.catching_up import what_is_pending
from rashomon.work.stages import STAGES
from tests.work.invented import BRIDGE, FERRY, caught_up, report, reports


def documents(workspace):
    """The account of each story, by its id."""
    with workspace.reading() as connection:
        ids = [one.id for one in stories.list_stories(connection).rows]
        return {name: accounts.latest(connection, name) for name in ids}


def of_ferry(workspace):
    with workspace.reading() as connection:
        return next(one for one in stories.list_stories(connection).rows if one.articles == 3)


def count(workspace, table, *where):
    with workspace.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*where))


def test_what_is_added_ends_in_accounts_and_nothing_is_left(workspace):
    done = caught_up(workspace, reports())
    assert done.articles == 6
    assert len(done.accounts) == 3
    assert not what_is_pending(workspace)
    row = of_ferry(workspace)
    assert (row.outlets, row.first_day, row.last_day, row.failed) == (3, "2031-05-04", "2031-05-05", None)
    assert row.origins is not None
    assert row.disagreements >= 1  # calm and brave, in the harbour master's words
    document = documents(workspace)[row.id]
    assert row.title == document["title"]
    assert len(document["articles"]) == 3
    with workspace.reading() as connection:
        listed = accounts.sections(connection, row.id)
        assert listed["articles"] == 3
        assert accounts.section(connection, row.id, "quotes")
        assert accounts.section(connection, row.id, "no such section") is None
        said = connection.execute(select(schema.saying.c.person).distinct()).scalars().all()
    assert "Odd Renna" in said


def test_the_record_is_the_account_that_was_computed(workspace):
    caught_up(workspace, reports())
    row = of_ferry(workspace)
    with workspace.reading() as connection:
        kept = accounts.record(connection, row.id)
        told = [one.id for one in stories.current(stories.members(connection, row.number))]
        found = analyses.load(connection, told)
        changed = revisions.of_story(connection, row.id)
    assert isinstance(kept, Account)
    assert kept == account_of(kept.story, [found[one] for one in told], revisions=changed)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_second_time_nothing_is_done(workspace):
    caught_up(workspace, reports())
    before = documents(workspace)
    again = caught_up(workspace, reports())
    assert (again.articles, again.moved, again.accounts, again.revisions) == (0, {}, [], [])
    assert documents(workspace) == before
    assert count(workspace, schema.account) == 3


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("raised", "articles", "stories_again"),
    [("account", 0, 3), ("revision", 0, 3), ("group", 0, 0), ("features", 6, 0), ("extract", 6, 3)],
)
def test_a_higher_version_of_a_stage_redoes_what_builds_on_it(workspace, monkeypatch, raised, articles, stories_again):
    caught_up(workspace, reports())
    with workspace.reading() as connection:
        made = dict(connection.execute(select(schema.analysis.c.article, schema.analysis.c.made)).all())
    before = {name: json_bytes(one) for name, one in documents(workspace).items()}
    number, upstream, models = STAGES[raised]
    monkeypatch.setitem(STAGES, raised, (number + 1, upstream, models))
    done = caught_up(workspace)
    assert (done.articles, len(done.accounts)) == (articles, stories_again)
    with workspace.reading() as connection:
        now = dict(connection.execute(select(schema.analysis.c.article, schema.analysis.c.made)).all())
    assert (now == made) is (raised != "extract")
    assert {name: json_bytes(one) for name, one in documents(workspace).items()} == before
    assert caught_up(workspace).articles == 0


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_another_order_gives_the_same_accounts(workspace, tmp_path):
    caught_up(workspace, reports())
    with open_workspace(str(tmp_path / "other.db"), create=True) as other:
        caught_up(other, reversed(reports()))
        assert documents(other) == documents(workspace)


def test_a_changed_report_changes_its_story_alone(workspace):
    caught_up(workspace, reports())
    outlet, (day, title, body) = next(iter(FERRY.items()))
    done = caught_up(
        workspace, [report(outlet, day, title, body.replace("212", "214").replace("two weeks", "a month"))]
    )
    row = of_ferry(workspace)
    assert done.accounts == [row.id]
    assert len(done.revisions) == 1
    with workspace.reading() as connection:
        assert len(accounts.history(connection, row.id)) == 2
        (earlier,) = [one for one in accounts.history(connection, row.id) if not one.latest]
        old = accounts.of_number(connection, earlier.number)
    assert "212" in json.dumps(old["figures"]) or len(old["articles"]) == 3
    assert old["articles"] != documents(workspace)[row.id]["articles"]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_of_many_accounts_the_last_are_kept(workspace):
    caught_up(workspace, [report(*BRIDGE)])
    for _ in range(13):
        with workspace.writing() as connection:
            connection.execute(update(schema.story).values(accounted=None))
        caught_up(workspace)
    assert count(workspace, schema.account) == 11
    assert count(workspace, schema.account, schema.account.c.latest) == 1
    assert count(workspace, schema.account, schema.account.c.record.is_not(None)) == 1


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_story_whose_account_fails_is_named_once(workspace):
    caught_up(workspace, [report(*BRIDGE)])
    with workspace.writing() as connection:  # a record that no program can read
        connection.execute(update(schema.analysis).values(record=b"torn"))
        connection.execute(update(schema.story).values(accounted=None))
    done = caught_up(workspace)
    assert "no account could be given" in done.problems[0].reason
    with workspace.reading() as connection:
        assert stories.list_stories(connection).rows[0].failed
        assert len(accounts.history(connection, stories.list_stories(connection).rows[0].id)) == 1
    assert not caught_up(workspace).problems


def test_several_processes_add_at_once_and_nothing_is_lost_or_double(workspace_name, tmp_path):
    lines = [
        {"id": one.id, "text": one.text, "title": one.title, "outlet": one.outlet, "url": one.url}
        | {"date": one.dated[0].value}
        for one in reports()
    ]
    paths = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for path, share in zip(paths, (lines[:4], lines[:1:-1]), strict=True):
        path.write_text("".join(json.dumps(line) + "\n" for line in share))
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "rashomon", "add", str(path), "-w", workspace_name, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for path in paths
    ]
    told = [process.communicate(timeout=240) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    kept = [one for out, _ in told for line in out.splitlines() if "outcome" in (one := json.loads(line))]
    assert sorted(one["outcome"] for one in kept) == ["known"] * 2 + ["new"] * 6
    with open_workspace(workspace_name) as workspace, open_workspace(str(tmp_path / "a.db"), create=True) as alone:
        assert not what_is_pending(workspace)
        assert count(workspace, schema.article) == count(workspace, schema.membership) == 6
        assert count(workspace, schema.account, schema.account.c.latest) == 3
        caught_up(alone, read_articles([str(path) for path in paths]))
        one, other = (sorted(map(unnamed, documents(each).values())) for each in (workspace, alone))
        assert one == other


def unnamed(document):
    """An account without the name of its story, which tells in which order articles came."""
    return json.dumps({key: value for key, value in document.items() if key not in {"id", "links"}}, sort_keys=True)
