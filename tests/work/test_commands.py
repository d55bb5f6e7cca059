"""``rashomon add``, ``story`` and ``status``, as their user sees them."""

import json
import signal
import subprocess
import sys

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.store import schema
from rashomon.store.workspace import open_workspace
from tests.work.invented import caught_up, report, reports


def run(*command, status=0):
    """Run a command in this process; gives what it printed."""
    found = CliRunner().invoke(app, list(command))
    assert found.exit_code == status, found.output
    return found


def lines(found):
    return [json.loads(line) for line in found.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path):
    """A folder of reports."""
    out = tmp_path / "reports"
    out.mkdir()
    for number, one in enumerate(reports()):
        value = {"id": one.id, "text": one.text, "title": one.title, "outlet": one.outlet, "url": one.url}
        (out / f"{number}.jsonl").write_text(json.dumps({**value, "date": one.dated[0].value}) + "\n")
    return out


@pytest.fixture
def name(tmp_path):
    """The name of a workspace that is not there yet."""
    return str(tmp_path / "news.db")


@pytest.fixture
def full(tmp_path):
    """The name of a workspace that holds three stories."""
    path = str(tmp_path / "full.db")
    with open_workspace(path, create=True) as workspace:
        caught_up(workspace, reports())
    return path


def test_each_article_is_told_of_when_it_is_kept(folder, name):
    first = lines(run("add", str(folder), "-w", name, "--json", "--no-analysis"))
    assert [one["outcome"] for one in first] == ["new"] * 6
    assert {"id", "outlet", "url", "title", "origin", "version"} <= first[0].keys()
    again = lines(run("add", str(folder), "-w", name, "--json", "--no-analysis"))
    assert [(one["id"], one["outcome"]) for one in again] == [(one["id"], "known") for one in first]


def test_what_cannot_be_read_is_named_and_kept_in_mind(folder, name):
    (folder / "broken.jsonl").write_text("{\n")
    found = run("add", str(folder), "-w", name, "--no-analysis", status=3)
    assert "6 new articles" in found.stdout
    assert "broken.jsonl" in found.stderr
    assert "broken.jsonl" in run("status", "-w", name).stdout


def test_nothing_to_add_is_said(tmp_path, name):
    assert "no report could be read" in run("add", str(tmp_path / "none.txt"), "-w", name, status=1).stderr


def test_what_is_pending_is_said(folder, name):
    run("add", str(folder), "-w", name, "--no-analysis")
    assert "6 articles to be analysed" in run("status", "-w", name).stdout
    (state,) = lines(run("status", "-w", name, "--json"))
    assert state["pending"] == {"articles": 6, "ungrouped": 0, "stories": 0}
    assert (state["holds"]["documents"], state["runs"][0]["state"]) == (6, "done")


def test_stories_are_listed_and_shown(full):
    listed = run("story", "-w", full).stdout
    assert "3 articles of 3 outlets" in listed
    rows = lines(run("story", "-w", full, "--json", "--sort", "disagreement"))
    assert rows[0]["articles"] == 3
    shown = run("story", rows[0]["id"], "-w", full).stdout
    assert rows[0]["title"] in shown
    assert "Odd Renna" in shown
    document = json.loads(run("story", rows[0]["id"], "-w", full, "--json").stdout)
    assert (document["id"], len(document["articles"])) == (rows[0]["id"], 3)
    assert [one["articles"] for one in lines(run("story", "-w", full, "--json", "--outlet", "Ulsund Radio"))] == [3]
    assert "nothing is pending" in run("status", "-w", full).stdout


@pytest.mark.parametrize(
    ("asked", "said"),
    [(["s-none"], "no such story"), (["--sort", "best"], "no such order"), (["--from", "May"], "is no day")],
)
def test_what_cannot_be_shown_is_explained(name, asked, said):
    open_workspace(name, create=True).close()
    assert said in run("story", *asked, "-w", name, status=2).stderr


def test_a_story_that_has_ended_leads_to_the_one_it_is_part_of(full):
    rows = lines(run("story", "-w", full, "--json"))
    with open_workspace(full) as workspace, workspace.writing() as connection:
        row = {"id": "s-old", "ended_in": rows[0]["id"], "changed": reports_changed(connection)}
        connection.execute(schema.story.insert(), row)
    found = run("story", "s-old", "-w", full)
    assert f"has become part of {rows[0]['id']}" in found.stderr
    assert rows[0]["title"] in found.stdout


def reports_changed(connection):
    return connection.scalar(select(schema.story.c.changed).limit(1))


def test_no_workspace_is_made_by_looking(name):
    for command in ("story", "status"):
        assert "there is no workspace here" in run(command, "-w", name, status=2).stderr


def test_an_interrupted_run_leaves_what_it_has_acknowledged(name):
    command = [sys.executable, "-m", "rashomon", "add", "-", "-w", name, "--json", "--no-analysis"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process:
        for number in range(200):
            one = report("Skarvik Post", "2031-05-04", f"Hull {number} inspected", f"Hull {number} was inspected.")
            line = {"id": f"{number}", "text": one.text, "url": f"https://post.example/{number}"}
            process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()
        acknowledged = [json.loads(process.stdout.readline())["id"] for _ in range(60)]
        process.send_signal(signal.SIGINT)
        acknowledged += [json.loads(line)["id"] for line in process.stdout]
        assert process.wait() == 130
    with open_workspace(name) as workspace, workspace.reading() as connection:
        kept = connection.execute(select(schema.article.c.id)).scalars().all()
        said = connection.scalar(select(schema.run.c.said))
    assert set(acknowledged) <= set(kept)
    assert said == "was interrupted"
