"""``rashomon export``: files that can be read, checked and added again, and that stand only where they are to."""

from __future__ import annotations

import csv
import json

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.errors import UsageError
from rashomon.export.files import Folder, file_name, whole_file
from rashomon.export.spreadsheet import write_csv
from rashomon.store import articles, revisions, schema
from rashomon.store.runs import running
from rashomon.store.stories import list_stories
from rashomon.store.workspace import open_workspace
from rashomon.work.adding import add
from rashomon.work.catching_up import catch_up
from rashomon.work.exporting import TABLES, Form, Target, export
from tests.work.filled import BEACON, LATER, LEDGER, fill, report

HOSTILE = '=HYPERLINK("http://bad.example")<script>alert(1)</script>\u202e'


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A workspace of one story, one of whose reports was changed."""
    path = tmp_path_factory.mktemp("export") / "full.db"
    with open_workspace(str(path), create=True) as workspace:
        fill(workspace, [BEACON, LEDGER], [LATER])
    return path


def run(*args: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["export", *map(str, args)])
    return done.exit_code, done.output


def test_each_story_is_one_page_named_by_its_id_and_title(filled, tmp_path):
    to = tmp_path / "out"
    assert run("-w", filled, "--to", to)[0] == 0
    [page] = to.iterdir()
    assert page.suffix == ".html"
    assert page.name.startswith("s-")
    assert "over-the-sorr" in page.name
    text = page.read_text("utf-8")
    assert "Changed after publication" in text
    assert "Beacon changed “12” to “17”" in text
    # nothing is overwritten unasked
    status, said = run("-w", filled, "--to", to)
    assert status == 2
    assert "--force" in said
    assert run("-w", filled, "--to", to, "--force")[0] == 0
    assert page.read_text("utf-8") == text


def test_an_account_with_its_texts_is_checked_without_the_workspace(filled, tmp_path, monkeypatch):
    to = tmp_path / "kept"
    assert run("-w", filled, "--to", to, "--format", "json", "--with-texts")[0] == 0
    [account] = to.glob("*.json")
    saved = json.loads(account.read_text("utf-8"))
    assert saved["inputs"] == ["articles.jsonl"]
    assert [r["edits"][0]["new"] for r in saved["stories"][0]["revisions"]] == ["17"]
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["verify", str(account)])
    assert done.exit_code == 0, done.output
    assert "stand, word for word" in done.output
    texts = sorted((to / "texts").iterdir())
    assert {t.read_text("utf-8") for t in texts} == {BEACON.text, LEDGER.text, LATER.text}
    assert {r.read_bytes() for r in (to / "received").iterdir()} == {BEACON.raw, LEDGER.raw, LATER.raw}
    # another text is found out
    lines = (to / "articles.jsonl").read_text("utf-8").replace("cracks", "crocks")
    (to / "articles.jsonl").write_text(lines, "utf-8")
    assert CliRunner().invoke(app, ["verify", str(account)]).exit_code != 0


def test_articles_come_back_as_they_were_with_the_same_ids_and_stories(workspace, tmp_path):
    odd = report(
        LEDGER.text + "\nA ferry \U0001f6f3 and a half pair \ud83d.\n", "Post", "https://post.example/a", "d.txt"
    )
    fill(workspace, [BEACON, LEDGER], [LATER, odd])
    first, again = tmp_path / "first.jsonl", tmp_path / "again.jsonl"
    export(workspace, Form.JSONL, Target(first, single=True))
    with open_workspace(str(tmp_path / "other.db"), create=True) as other, running(other, "add") as one:
        from rashomon.read import read_articles

        list(add(other, read_articles([str(first)]), one))
        catch_up(other, one, 0)
        export(other, Form.JSONL, Target(again, single=True))
        held = []
        for opened in (workspace, other):
            with opened.reading() as connection:
                ids = list(connection.execute(schema.article.select().order_by(schema.article.c.number)).scalars())
                names = [row.id for row in connection.execute(schema.article.select())]
                texts = {name: articles.text(connection, name) for name in names}
                raws = {name: articles.raw(connection, name) for name in names}
                told = [(row.id, row.title, row.articles) for row in list_stories(connection).rows]
                changed = [r.edits for r in revisions.latest(connection, 9)]
                held.append((len(ids), texts, raws, told, changed))
    assert held[0] == held[1]
    assert first.read_bytes() == again.read_bytes()


def test_every_line_is_a_plain_article_too(filled, tmp_path):
    run("-w", filled, "--to", tmp_path / "all.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert [line["text"] for line in lines] == [BEACON.text, LEDGER.text, LATER.text]
    assert {line["outlet"] for line in lines} == {"Beacon", "Velden Ledger"}


def test_a_line_that_was_tampered_with_is_named_and_left_out(filled, tmp_path):
    from rashomon.model import Problem
    from rashomon.read import read_articles

    path = tmp_path / "all.jsonl"
    run("-w", filled, "--to", path)
    first, second, third = path.read_text("utf-8").splitlines()
    damaged = json.loads(second)
    damaged["rashomon_article"]["record"]["dated"] = "yesterday"
    path.write_text("\n".join([first.replace("12 cracks", "13 cracks"), json.dumps(damaged), third]), "utf-8")
    found = list(read_articles([str(path)]))
    problems = [one for one in found if isinstance(one, Problem)]
    assert len(problems) == 2
    assert "changed after the export" in problems[0].reason
    assert "damaged at dated" in problems[1].reason


def test_tables_open_in_spreadsheets_and_compute_nothing(filled, tmp_path):
    to = tmp_path / "tables"
    assert run("-w", filled, "--to", to, "--format", "csv")[0] == 0
    assert {one.stem for one in to.iterdir()} == set(TABLES)
    with (to / "sayings.csv").open(encoding="utf-8-sig", newline="") as file:
        said = list(csv.DictReader(file))
    assert any("before every arch is safe" in row["words"] and row["speaker"] == "Dora Lind" for row in said)
    with (to / "revisions.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(row["new"] for row in csv.DictReader(file)) == "17"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-x", "@cmd", " \t=1", "\r\n=1", "＝1", HOSTILE])
def test_no_cell_is_a_formula(cell, tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        write_csv(stream, ["a", "b"], [{"a": cell, "b": -5}])
    with path.open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file))[1]
    assert row[0].startswith("'")
    assert "\u202e" not in row[0]
    assert row[1] == "-5"


@pytest.mark.parametrize(
    "name", ["../a.html", "/etc/a.html", "a/../../b", "", ".hidden", "con.html", "a\0b", "a\\b", "x" * 300]
)
def test_no_name_leads_out_of_the_folder(name, tmp_path):
    with pytest.raises(UsageError):
        Folder(tmp_path / "in").place(name)


def test_a_link_in_the_folder_is_not_followed(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "texts").symlink_to(tmp_path / "outside")
    with pytest.raises(UsageError, match="link"):
        Folder(tmp_path / "in", force=True).write("texts/a.txt", b"x")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "outside" / "b.txt")
    with pytest.raises(UsageError, match="already"):
        Folder(tmp_path / "in").write("b.txt", b"x")
    Folder(tmp_path / "in", force=True).write("b.txt", b"x")
    assert not (tmp_path / "in" / "b.txt").is_symlink()
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_file_is_whole_or_not_there(tmp_path):
    path = tmp_path / "a.json"

    def fails() -> None:
        with whole_file(path) as stream:
            stream.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert list(tmp_path.iterdir()) == []


def test_names_come_from_ids_and_letters_alone():
    assert file_name("s-1", "Señor “Müller”: 40% / ../etc\0", "html") == "s-1-senor-muller-40-etc.html"
    assert file_name("../../x", "\u202e", "md") == "x.md"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "--to"),
        (("--to", "x", "--format", "pdf"), "no such form"),
        (("--to", "x.md", "--format", "html"), "name another file"),
        (("--to", "-", "--format", "csv"), "name a folder"),
        (("--to", "x.jsonl", "--with-texts"), "goes with accounts"),
        (("s-nothing", "--to", "x"), "no such story"),
        (("--to", "no/such/folder/x.html"), "there is no folder"),
    ],
)
def test_what_cannot_be_done_is_said(filled, tmp_path, monkeypatch, args, said):
    monkeypatch.chdir(tmp_path)
    status, output = run("-w", filled, *args)
    assert status == 2
    assert said in output
    assert list(tmp_path.iterdir()) == []


def test_one_story_goes_to_standard_output(filled):
    with open_workspace(str(filled)) as workspace, workspace.reading() as connection:
        [row] = list_stories(connection).rows
    status, output = run(row.id, "-w", filled, "--to", "-", "--format", "markdown")
    assert status == 0
    assert output.startswith("# ")
    status, output = run("-w", filled, "--to", "-", "--quiet")
    assert len(output.splitlines()) == 3


def test_export_is_the_same_twice(filled, tmp_path):
    for name in ("one", "two"):
        run("-w", filled, "--to", tmp_path / name, "--format", "json", "--with-texts")
    one, two = (sorted(p.relative_to(tmp_path / n) for p in (tmp_path / n).rglob("*")) for n in ("one", "two"))
    assert one == two
    for path in one:
        if (tmp_path / "one" / path).is_file():
            assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()
