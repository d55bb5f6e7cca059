"""``rashomon search`` as its user meets it: a list to read, lines for programs, and what is wrong with a query."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.store.workspace import open_workspace
from tests.store.searchable import fill


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    with open_workspace(str(folder / "rashomon.db"), create=True) as workspace:
        fill(workspace)
    return folder


def run(*args, cwd):
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, ["search", *args])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def test_what_is_found_is_a_list_to_read(folder):
    done = run('speaker:brandt says:"no plan"', cwd=folder)
    assert done.exit_code == 0
    headline, about, saying, _, total = done.stdout.splitlines()
    assert headline == "Ferry crews walk out at Orlen"
    assert about.startswith("  Quay Courier · 2031-05-04 · article ")
    assert about.endswith(" · story s-ferries: The ferry strike of Orlen")
    assert saying.startswith("    Tessa Brandt: There is no plan for the summer [")
    assert total == "1 article"
    assert done.stderr == ""


def test_several_words_are_one_query_and_the_rest_can_be_seen(folder):
    done = run("ferry", "crews", "--limit", "1", cwd=folder)
    assert done.stdout.splitlines()[-1] == "1–1 of 2 articles; --offset 1 shows more"
    assert run("ferry", "crews", "--offset", "9", cwd=folder).stdout == "2 articles, none after the first 9\n"


def test_nothing_found_is_told_by_the_status(folder):
    done = run("zeppelin", cwd=folder)
    assert (done.exit_code, done.stdout) == (1, "no articles\n")


def test_a_query_that_is_wrong_is_marked(folder):
    done = run("ferry outlt:beacon", cwd=folder)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "rashomon: error: outlt:beacon: no such field (did you mean outlet:?)",
        "  ferry outlt:beacon",
        "        ^^^^^^^^^^^^",
    ]


def test_an_order_or_a_workspace_that_is_not_there_is_explained(folder, tmp_path):
    done = run("ferry", "--sort", "best", cwd=folder)
    assert done.exit_code == 2
    assert "relevance, newest, oldest" in done.stderr
    done = run("ferry", cwd=tmp_path)
    assert done.exit_code == 2
    assert "rashomon add" in done.stderr
    (tmp_path / "other.db").write_text("no database, but some kilobytes of text " * 200)
    done = run("ferry", "-w", "other.db", cwd=tmp_path)
    assert done.exit_code == 2
    assert "other.db" in done.stderr


def test_programs_get_a_line_for_each_article(folder):
    done = run("plan", "--json", "--facets", "--sort", "newest", cwd=folder)
    *hits, rest = [json.loads(line) for line in done.stdout.splitlines()]
    assert [hit["outlet"] for hit in hits] == ["Northern Beacon", "Quay Courier", "Beacon on Sunday"]
    for hit in hits:
        for snippet in hit["snippets"]:
            assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["plan"] * len(snippet["marks"])
    assert rest["total"] == 3
    assert rest["facets"]["speaker"]["values"][0] == {
        "label": "Tessa Brandt",
        "count": 2,
        "query": 'speaker:="Tessa Brandt"',
    }
    nothing = run("zeppelin", "--json", cwd=folder)
    assert (nothing.exit_code, nothing.stdout) == (1, "")


def test_counts_say_how_to_narrow_the_search_down(folder):
    done = run("plan", "--facets", cwd=folder)
    assert '      2  Tessa Brandt   speaker:="Tessa Brandt"' in done.stdout.splitlines()


def test_words_are_marked_in_a_terminal_and_only_there(folder):
    assert "\x1b" not in run("plan", cwd=folder).stdout
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "rashomon", "search", "pickets"],
        cwd=folder,
        stdout=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "60"},
    ):
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:  # Linux ends a terminal that nobody writes to any more so
            pass
    os.close(ours)
    assert b"\x1b[1;33mPickets\x1b[0m" in shown


def test_searching_needs_no_language_model(folder):
    code = (
        "import sys; from rashomon.cli import app\n"
        "try: app(['search', 'ferry'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "print([m for m in ('spacy', 'onnxruntime', 'tokenizers', 'fastapi') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
