"""Who works on what: a run lives as long as its process, and what a killed one held is free again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from rashomon.errors import UsageError
from rashomon.model import Problem
from rashomon.store import runs, schema
from rashomon.store.workspace import open_workspace

SPAWN = multiprocessing.get_context("spawn")


def said(workspace):
    with workspace.reading() as connection:
        query = select(schema.run.c.number, schema.run.c.ended, schema.run.c.said).order_by(schema.run.c.number)
        return {row.number: row.said for row in connection.execute(query) if row.ended or not row.said}


def _hold(name, held, go_on):
    with open_workspace(name) as workspace, runs.running(workspace, "add") as run:
        held.put(run.number)
        go_on.wait()


@pytest.fixture
def another(workspace_name):
    """Starts processes that run until they are told, or killed."""
    started = []

    def start():
        held, go_on = SPAWN.Queue(), SPAWN.Event()
        process = SPAWN.Process(target=_hold, args=(workspace_name, held, go_on), daemon=True)
        process.start()
        started.append(process)
        return process, held.get(timeout=300), go_on

    yield start
    for process in started:
        process.kill()
        process.join()


def test_a_run_lives_until_it_ends(workspace):
    with runs.running(workspace, "add") as run:
        assert runs.alive(workspace) == {run.number}
        assert said(workspace) == {run.number: None}
    assert runs.alive(workspace) == set()
    assert said(workspace) == {run.number: "done"}


def test_several_live_at_once(workspace):
    with runs.running(workspace, "add") as one:
        with runs.running(workspace, "watch") as other:
            assert runs.alive(workspace) == {one.number, other.number}
        assert runs.alive(workspace) == {one.number}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyboardInterrupt(), "was interrupted"),
        (UsageError("a.txt: is no report"), "a.txt: is no report"),
        (ZeroDivisionError("of what"), "ZeroDivisionError: of what"),
    ],
)
def test_a_run_that_fails_says_why(workspace, error, words):
    def fail():
        with runs.running(workspace, "add"):
            raise error

    with pytest.raises(type(error)):
        fail()
    assert runs.alive(workspace) == set()
    assert said(workspace) == {1: words}


def kill(workspace, process, number):
    """End a process from outside; a server of databases sees a moment later that it is gone."""
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    until = time.monotonic() + 30
    while number in runs.alive(workspace) and time.monotonic() < until:
        time.sleep(0.05)


def test_a_run_of_another_process_lives_until_that_is_killed(workspace, another):
    process, number, _ = another()
    assert runs.alive(workspace) == {number}
    kill(workspace, process, number)
    assert runs.alive(workspace) == set()
    # nobody has said so yet
    assert said(workspace) == {number: None}
    with runs.running(workspace, "add") as mine:
        assert said(workspace) == {number: "was ended from outside", mine.number: None}
        assert runs.alive(workspace) == {mine.number}


def test_a_run_that_ends_in_another_process_is_not_taken_for_killed(workspace, another):
    process, number, go_on = another()
    go_on.set()
    process.join()
    with runs.running(workspace, "add"):
        assert said(workspace)[number] == "done"


def test_the_death_of_one_is_not_that_of_another(workspace, another):
    first, one, _ = another()
    _, other, _ = another()
    kill(workspace, first, one)
    with runs.running(workspace, "add") as mine:
        assert runs.alive(workspace) == {other, mine.number}
        assert said(workspace)[one] == runs.KILLED


def test_who_looks_at_once_sees_the_same(workspace, another):
    process, number, _ = another()
    dead, dead_number, _ = another()
    kill(workspace, dead, dead_number)
    seen = []

    def look():
        seen.extend(runs.alive(workspace) for _ in range(20))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert process.is_alive()
    assert all(number in one for one in seen)
    assert seen.count({number}) == len(seen), (dead_number, seen)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_nothing_of_a_lock_is_left_beside_the_file(workspace_name, another):
    with open_workspace(workspace_name) as workspace:
        process, _, _ = another()
        process.kill()
        process.join()
        with runs.running(workspace, "add"):
            pass
        runs.alive(workspace)
    assert [one.name for one in Path(workspace_name).parent.iterdir()] == ["rashomon.db"]


def test_problems_and_counts_of_a_run_are_kept(workspace):
    with runs.running(workspace, "add") as run, workspace.writing() as connection:
        runs.count_added(connection, run.number, 3)
        runs.count_added(connection, run.number, 4)
        runs.record_problem(connection, run.number, Problem("a\0.txt", "holds nothing", "give another"))
    with workspace.reading() as connection:
        assert connection.scalar(select(schema.run.c.added)) == 7
        kept = connection.execute(select(schema.problem)).one()
    assert (kept.run, kept.where, kept.remedy, kept.severity) == (run.number, "a\ufffd.txt", "give another", "left out")
