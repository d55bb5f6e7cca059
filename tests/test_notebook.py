"""A workspace in a notebook: what is shown is whole, harmless, and the same on both databases."""

from __future__ import annotations

import html.parser
import re
import subprocess
import sys
from pathlib import Path

import pytest

import rashomon
from rashomon.errors import UsageError
from rashomon.notebook import StoryView, Table
from tests.work.filled import BEACON, LATER, LEDGER, OTHER, fill, report

DOCS = Path(__file__).parent.parent / "docs" / "notebook.md"
PARTS = (
    *("articles", "lines", "timeline", "utterances", "speakers", "figures", "incidents", "pledges"),
    *("coverage", "lineage", "origins", "revisions"),
)
SIGNS = '<script>alert(1)</script> [x](javascript:alert(2)) ‮ "onload=alert(3) | `rm`'


class Tags(html.parser.HTMLParser):
    """The tags and attributes of a page, and whether every tag is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A SQLite workspace for all tests that only look."""
    from rashomon.store.workspace import open_workspace

    path = tmp_path_factory.mktemp("notebook") / "rashomon.db"
    with open_workspace(str(path), create=True) as workspace:
        fill(workspace, [BEACON, LEDGER], [LATER])
    return path


@pytest.fixture
def opened(filled):
    with rashomon.Workspace(filled) as workspace:
        yield workspace


@pytest.fixture
def story(opened):
    return opened.story(opened.stories()[0]["id"])


def test_all_of_it_on_either_database(workspace, workspace_name):
    fill(workspace, [BEACON, LEDGER], [LATER])
    with rashomon.Workspace(workspace_name) as opened:
        [row] = opened.stories()
        assert row["articles"] == 2
        story = opened.story(row["id"])
        assert next(r["new"] for r in story.revisions) == "17"
        assert opened.search("cracks")[0]["outlet"] in ("Beacon", "Velden Ledger")
        assert len(opened.person("Dora Lind").sayings) > 1
        assert len(opened.articles()) == 2
        assert "one story" in repr(opened)


def test_a_story_is_named_by_the_beginning_of_its_id(opened, story):
    assert opened.story(story.id[:8]).title == story.title
    for wrong in ("s", "s-00000000", "%", "_-______"):
        with pytest.raises(UsageError, match="is not in"):
            opened.story(wrong)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_a_table_that_is_drawn_printed_and_given_on(story, part):
    table = getattr(story, part)
    assert isinstance(table, Table)
    page = Tags(table._repr_html_())
    assert page.open == []
    assert "script" not in page.tags
    assert not {a for a in page.attributes if a.startswith("on") or a == "style"}
    assert table._repr_markdown_()
    assert repr(table).startswith(table.title)
    records = table.to_records()
    assert len(records) == len(table)
    assert all(tuple(r) == table.columns for r in records)


def test_rows_point_at_their_words(opened, story):
    for table in (story.utterances, story.figures, story.incidents, story.pledges):
        for row in table:
            text = opened.article(row["article"]).article.text
            assert " ".join(text[row["start"] : row["end"]].split()) == row["words"]


def test_words_that_differ_are_marked(story):
    [changed] = [r for r in story.utterances if r["changes"]]
    assert changed["changes"][0].startswith(("“safe” → “secure”", "“secure” → “safe”"))
    drawn = story.utterances._repr_html_()
    assert re.search("<del>(safe|secure)</del> <ins>(safe|secure)</ins>", drawn)
    assert "<ins>17</ins>" in story.revisions._repr_html_()


def test_the_coverage_has_a_column_for_each_report(story):
    [first, *_] = story.coverage
    assert {"Beacon", "Velden Ledger"} <= set(first)
    assert first["Beacon"] == "carried"


def test_a_report_is_shown_with_its_changes_in_place(opened, story):
    article = next(r["article"] for r in story.articles if r["outlet"] == "Beacon")
    [one] = opened.versions(article)
    drawn = one._repr_html_()
    assert "<del>12</del><ins>17</ins>" in drawn
    assert Tags(drawn).open == []
    assert "12 → 17" in repr(one)
    assert len(one.edits) == 3


def test_what_reports_hold_is_shown_harmlessly(tmp_path):
    from rashomon.store.workspace import open_workspace

    text = OTHER.replace("a spokesman", f"{SIGNS} a spokesman").replace("is secure", f"is secure {SIGNS}")
    with open_workspace(str(tmp_path / "rashomon.db"), create=True) as workspace:
        fill(workspace, [BEACON, report(text, f"Ledger {SIGNS}", "https://ledger.example/bridge")])
    with rashomon.Workspace(tmp_path / "rashomon.db") as opened:
        story = opened.story(opened.stories()[0]["id"])
        shown = [story, opened, opened.stories(), opened.search("cracks"), opened.person("Dora Lind")]
        shown += [getattr(story, part) for part in PARTS]
        for one in shown:
            page = one._repr_html_()
            tags = Tags(page)
            assert "script" not in tags.tags
            assert "a" not in tags.tags
            assert not {name for name in tags.attributes if name.startswith("on")}
            assert "‮" not in page + repr(one)
            if hasattr(one, "_repr_markdown_"):
                marked = one._repr_markdown_()
                assert "<script" not in marked.replace("\\<script", "")
                assert "](javascript" not in marked.replace("\\](javascript", "").replace("\\]\\(javascript", "")


def test_many_rows_are_cut_with_a_note():
    table = Table("Numbers", [{"n": n, "square": n * n} for n in range(1_000)])
    assert table._repr_html_().count("<tr>") == 61
    assert "940 more rows" in table._repr_html_()
    assert "980 more rows" in repr(table)
    assert len(table._repr_markdown_()) < 3_000
    assert len(table.to_records()) == 1_000
    assert [row["n"] for row in table[990:]] == list(range(990, 1_000))
    assert table[-1] == {"n": 999, "square": 998_001}
    assert len(table.where(square=81)) == 1
    with pytest.raises(KeyError, match="there are n, square"):
        table.where(cube=1)


def test_an_empty_table_says_so():
    table = Table("Nothing", [], ("a",))
    assert "no rows" in repr(table)
    assert "none" in table._repr_markdown_()
    assert Tags(table._repr_html_()).open == []


def test_what_is_not_there_is_said(opened, tmp_path):
    with pytest.raises(UsageError, match="rashomon add"):
        rashomon.Workspace(tmp_path / "none.db")
    with pytest.raises(UsageError, match="nobody is called so"):
        opened.person("Nobody At All")
    with pytest.raises(UsageError, match="newest"):
        opened.stories("best")
    with pytest.raises(UsageError):
        opened.search('outlet:"')
    with pytest.raises(UsageError, match="is not in"):
        opened.article("0000000000000000")


def test_documents_are_those_of_the_command_line(story):
    assert isinstance(story, StoryView)
    assert story.to_dict()["id"] == story.id
    assert story.markdown().startswith("# ")
    assert story.report().startswith("<!DOCTYPE html>")


def test_importing_the_package_loads_no_database():
    code = "import sys, rashomon; print([m for m in ('sqlalchemy', 'spacy', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_loads_no_language_model(filled):
    code = (
        f"import sys, rashomon; w = rashomon.Workspace({str(filled)!r}); s = w.story(w.stories()[0]['id']);"
        "w._repr_html_(), s._repr_html_(), s.timeline._repr_html_(), w.search('cracks'), w.person('Dora Lind');"
        "print([m for m in ('spacy', 'onnxruntime', 'tokenizers', 'fastapi') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_examples_of_the_documentation_run(tmp_path, monkeypatch):
    """On the sample story; of pandas only what they use of it."""
    import types

    from rashomon.model import Article
    from rashomon.read import read_articles
    from rashomon.store.workspace import open_workspace

    class Frame(list):  # type: ignore[type-arg]
        def sort_values(self, column: str) -> list[object]:
            return sorted(self, key=lambda row: row[column])

    monkeypatch.chdir(tmp_path)
    try:
        import pandas  # noqa: F401
    except ImportError:
        monkeypatch.setitem(sys.modules, "pandas", types.SimpleNamespace(DataFrame=lambda table: Frame(table)))
    tolma = Path(__file__).parent.parent / "examples" / "tolma"
    with open_workspace("rashomon.db", create=True) as workspace:
        fill(workspace, [one for one in read_articles([str(tolma)]) if isinstance(one, Article)])
    examples = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert len(examples) >= 6
    names: dict[str, object] = {}
    for example in examples:
        for statement in example.strip().split("\n\n"):
            exec(compile(statement, str(DOCS), "exec"), names)  # noqa: S102
    assert len(names["story"].utterances.where(relation="content-changed")) >= 2  # type: ignore[attr-defined]


def test_every_part_is_documented():
    text = DOCS.read_text("utf-8")
    assert [part for part in PARTS if f"`story.{part}`" not in text] == []
    for name in ("stories", "story", "articles", "article", "search", "person", "revisions", "versions"):
        assert f"workspace.{name}(" in text
