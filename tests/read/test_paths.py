"""From what a user names to the files that are read."""

from __future__ import annotations

import os

import pytest

from rashomon.model import Problem, Severity
from rashomon.read.paths import Source, sources


@pytest.fixture(name="tree")
def tree_fixture(tmp_path):
    for name in (
        "b/x.txt",
        "a/x.txt",
        "a/y.html",
        "a/deep/z.JSONL",
        "a/.hidden.txt",
        "a/.git/c.txt",
        "a/README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return tmp_path


def listed(*paths: object) -> list[tuple[str, str | None]]:
    return [(s.id, s.kind) for s in sources([str(p) for p in paths]) if isinstance(s, Source)]


def problems(*paths: object) -> list[Problem]:
    return [p for p in sources([str(p) for p in paths]) if isinstance(p, Problem)]


def test_a_folder_is_read_in_the_order_of_names(tree):
    assert listed(tree / "a") == [("deep/z.JSONL", "jsonl"), ("x.txt", "text"), ("y.html", "html")]


def test_what_is_passed_over_is_a_notice(tree):
    (notice,) = problems(tree / "a")
    assert notice.severity is Severity.NOTICE
    assert "1 × .md" in notice.reason


def test_a_file_has_its_name_for_an_id(tree):
    assert listed(tree / "a/y.html", tree / "a/README.md") == [("y.html", "html"), ("README.md", None)]


def test_files_of_one_name_get_the_folders_that_tell_them_apart(tree):
    assert [i for i, _ in listed(tree / "a/x.txt", tree / "b/x.txt")] == ["a/x.txt", "b/x.txt"]
    assert [i for i, _ in listed(tree / "b", tree / "a")] == ["b/x.txt", "deep/z.JSONL", "a/x.txt", "y.html"]


def test_a_file_named_twice_is_read_once(tree):
    assert listed(tree / "b", tree / "b/x.txt", tree / "b/../b/x.txt") == [("x.txt", "text")]
    assert {p.severity for p in problems(tree / "b", tree / "b/x.txt")} == {Severity.NOTICE}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing", "no such file or folder"),
        ("", "no such file or folder"),
        ("nul\0byte", "no such file or folder"),
        ("x" * 300, "it cannot be read"),
    ],
)
def test_missing(name, reason):
    (problem,) = sources([name])
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.LEFT_OUT
    assert reason in problem.reason


def test_a_folder_without_articles_says_what_is_read(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (problem,) = problems(tmp_path)
    assert problem.severity is Severity.LEFT_OUT
    assert "without articles" in problem.reason
    assert ".txt" in problem.remedy


def test_links_lead_in_no_circle(tree):
    (tree / "a/loop").symlink_to(tree / "a")
    (tree / "a/self.txt").symlink_to(tree / "a/self.txt")
    (tree / "gone.txt").symlink_to(tree / "no.txt")
    assert [i for i, _ in listed(tree / "a")] == ["deep/z.JSONL", "x.txt", "y.html"]
    assert problems(tree / "gone.txt")[0].reason == "a link that leads nowhere"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "neither a file nor a folder" in problems(tmp_path / "pipe.txt")[0].reason
    assert "without articles" in problems(tmp_path)[0].reason


def test_standard_input():
    assert sources(["-"]) == [Source(None, "standard input", "stdin", "jsonl")]
    assert [type(s) for s in sources(["-", "-"])] == [Source, Problem]


def test_addresses():
    assert sources(["https://quay.example/a#top", "HTTP://quay.example/b"]) == [
        Source(None, "https://quay.example/a", "https://quay.example/a", None, url="https://quay.example/a"),
        Source(None, "HTTP://quay.example/b", "HTTP://quay.example/b", None, url="HTTP://quay.example/b"),
    ]
    assert [type(s) for s in sources(["https://quay.example/a", "https://quay.example/a#x"])] == [Source, Problem]


def test_packed_files_and_archives(tmp_path):
    for name in ("a.warc.gz", "b.JSONL.GZ", "c.tar.gz", "d.jsonl.bz2", "e.xml", "f.opml", "a talk. In two parts"):
        (tmp_path / name).write_text("text")
    assert listed(tmp_path) == [("a.warc.gz", "warc"), ("b.JSONL.GZ", "jsonl"), ("e.xml", "xml"), ("f.opml", "xml")]
    (notice,) = problems(tmp_path)
    assert "1 × .jsonl.bz2, 1 × .tar.gz, 1 × no extension" in notice.reason
    assert all(s.folder == str(tmp_path) for s in sources([str(tmp_path)]) if isinstance(s, Source))
