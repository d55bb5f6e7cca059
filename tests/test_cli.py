"""The command line as its users meet it: a process, its two streams and its exit status."""

import functools
import json
import os
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from tests.read.archives import archive, captured

FIRST = """River bridge reopens in Brenn

The mayor of Brenn opened the rebuilt river bridge on 5 May 2031 after three years of work on its piers.

"This difficult work has given the town its river back," Mayor Tilda Voss told reporters at the ceremony in Brenn.

The bridge cost 12 million crowns and will carry 400 lorries a day, the council of Brenn said.
"""

SECOND = """Brenn celebrates its rebuilt bridge

Brenn's rebuilt river bridge was opened on 5 May 2031 by the town's mayor after three years of work on its piers.

"This hard work has given the town its river back," Mayor Tilda Voss told reporters at the ceremony in Brenn.

The rebuilt bridge will carry about 400 lorries a day, the council of Brenn said on Monday.
"""


def run(*args, cwd, stdin=None, **env):
    done = subprocess.run(
        [sys.executable, "-m", "rashomon", *map(str, args)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "COLUMNS": "100", **env},
        check=False,
    )
    assert b"Traceback" not in done.stderr + done.stdout
    return done


def inside(*args, stdin=None):
    """Run a command in this process, which has loaded the language model already."""
    return CliRunner().invoke(app, list(map(str, args)), input=stdin)


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    return folder


@pytest.fixture(scope="module")
def saved(reports, tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    done = run(
        "brief", reports, "--json", "account.json", "--html", "account.html", "--markdown", "account.md", cwd=folder
    )
    assert done.returncode == 0, done.stderr.decode()
    return folder, done


def test_the_account_is_shown_plain_when_piped_and_written_whole(saved):
    folder, done = saved
    shown = done.stdout.decode()
    assert "WHERE THEY PART" in shown
    assert "\x1b" not in shown
    assert sorted(p.name for p in folder.iterdir()) == ["account.html", "account.json", "account.md"]
    account = json.loads((folder / "account.json").read_bytes())
    (story,) = account["stories"]
    assert {a["id"] for a in story["articles"]} == {"first.txt", "second.txt"}
    assert not Path(account["inputs"][0]).is_absolute()
    for name in ("account.html", "account.json", "account.md"):
        assert str(folder) not in (folder / name).read_text("utf-8")


def test_two_workers_and_another_hash_seed_give_the_same_bytes(saved, reports):
    folder, first = saved
    names = ("account.json", "account.html", "account.md")
    out = folder.parent / "again"
    out.mkdir()
    again = run(
        *("brief", reports, "--workers", "2", "--json", names[0], "--html", names[1], "--markdown", names[2]),
        cwd=out,
        PYTHONHASHSEED="77",
    )
    assert again.stdout == first.stdout
    for name in names:
        assert (out / name).read_bytes() == (folder / name).read_bytes()


def test_verify_passes_and_then_names_the_line_that_changed(saved, tmp_path):
    folder, _ = saved
    done = run("verify", "account.json", cwd=folder)
    assert done.returncode == 0
    assert b"stand, word for word" in done.stdout
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "first.txt").write_text(FIRST.replace("rebuilt river", "rebuilt liver"), "utf-8")
    (copy / "second.txt").write_text(SECOND, "utf-8")
    changed = run("verify", folder / "account.json", copy, cwd=tmp_path)
    assert changed.returncode == 1
    assert b", line " in changed.stderr
    assert b"liver" in changed.stderr
    missing = run("verify", folder / "account.json", copy / "second.txt", cwd=tmp_path)
    assert missing.returncode == 1
    assert b"first.txt" in missing.stderr


def as_page(text):
    title, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>".encode()


def test_an_account_of_pages_in_an_archive_is_verified_against_it(tmp_path):
    pages = [captured(as_page(text), f"https://quay.example/{n}") for n, text in enumerate((FIRST, SECOND))]
    (tmp_path / "crawl.warc.gz").write_bytes(archive(*pages))
    done = inside("brief", tmp_path / "crawl.warc.gz", "--json", tmp_path / "account.json", "--quiet")
    assert done.exit_code == 0
    (story,) = json.loads((tmp_path / "account.json").read_bytes())["stories"]
    assert [a["id"] for a in story["articles"]] == ["crawl.warc.gz#2", "crawl.warc.gz#3"]
    assert "stand, word for word" in inside("verify", tmp_path / "account.json").stdout
    (tmp_path / "crawl.warc.gz").write_bytes(archive(pages[0]))
    assert inside("verify", tmp_path / "account.json").exit_code == 1


def test_pages_are_fetched_when_they_are_named_or_followed(tmp_path, monkeypatch):
    monkeypatch.setenv("RASHOMON_FETCH_CACHE", "false")
    monkeypatch.setenv("RASHOMON_FETCH_HOST_INTERVAL_SECONDS", "0")
    site = tmp_path / "site"
    site.mkdir()
    handler = functools.partial(Quiet, directory=site)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        root = f"http://127.0.0.1:{server.server_address[1]}"
        (site / "first.html").write_bytes(as_page(FIRST))
        feed = tmp_path / "feed.rss"
        feed.write_text(f"<rss><channel><item><title>x</title><link>{root}/first.html</link></item></channel></rss>")
        for given, wanted in ((f"{root}/first.html", 0), (feed, 1)):
            done = inside("extract", given, "--allow-private-addresses", *["--fetch"] * wanted)
            assert (done.exit_code, json.loads(done.stdout)["id"]) == (0, f"{root}/first.html")
        assert inside("extract", f"{root}/first.html").exit_code == 1
        unfetched = inside("extract", feed)
        assert unfetched.exit_code == 1
        assert "--fetch" in unfetched.stderr
        account = tmp_path / "account.json"
        options = (account, "--allow-private-addresses", "--fetch")
        assert inside("brief", feed, "--json", *options, "--quiet").exit_code == 0
        assert "add --fetch" in inside("verify", account).stderr
        assert "stand, word for word" in inside("verify", *options).stdout
        server.shutdown()


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 20,
    "chrome.txt": b"Share\nSubscribe\nLog in\nRead more\nCookie policy\nAll rights reserved\n",
    "lines.jsonl": b'{"id": "x", "text": "'
    + FIRST.replace("\n", " ").replace('"', "'").encode()
    + b'"}\n{"id": "y"\n{"id": "x", "text": "A second article with the id of the first one, said the mayor."}\n',
}


def test_bad_input_is_named_and_the_good_beside_it_still_read(reports, tmp_path):
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "nothing").mkdir()
    done = run("brief", reports, *BAD, "nothing", "missing.txt", "--json", "-", cwd=tmp_path)
    assert done.returncode == 3
    messages = done.stderr.decode()
    for name in ("empty.txt", "binary.txt", "chrome.txt", "lines.jsonl", "nothing", "missing.txt", "'x'"):
        assert name in messages
    read = {a["id"] for s in json.loads(done.stdout)["stories"] for a in s["articles"]}
    assert {"first.txt", "second.txt", "x"} <= read


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (("brief", "missing.txt"), 1, "missing.txt"),
        (("brief", "empty"), 1, "empty"),
        (("extract", "missing.txt"), 1, "missing.txt"),
        (("brief",), 2, "PATH"),
        (("brief", "a.txt", "--html", "no/such/folder.html"), 2, "no/such/folder.html"),
        (("brief", "a.txt", "--html", "a.txt"), 2, "overwritten"),
        (("brief", "a.txt", "--html", "-", "--json", "-"), 2, "standard output"),
        (("brief", "a.txt", "--html", "x", "--json", "x"), 2, "two outputs"),
        (("brief", "a.txt", "--html", "empty"), 2, "folder"),
        (("brief", "a.txt", "--workers", "0"), 2, "workers"),
        (("verify", "missing.json"), 2, "missing.json"),
        (("verify", "a.txt"), 2, "not JSON"),
        (("verify", "list.json"), 2, "no account"),
        (("verify", "piped.json"), 2, "where its reports are"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_exit_status_and_message(args, status, message, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "list.json").write_text("[]", "utf-8")
    (tmp_path / "piped.json").write_text('{"stories": [], "inputs": ["-"]}', "utf-8")
    done = run(*args, cwd=tmp_path)
    assert done.returncode == status
    assert message in " ".join(done.stderr.decode().split())


def test_extract_reads_json_lines_from_standard_input_in_order():
    given = [{"id": f"n{i}", "text": FIRST, "outlet": "Post"} for i in (3, 1, 2)]
    done = inside("extract", "-", stdin="\n".join(map(json.dumps, given)).encode())
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["n3", "n1", "n2"]
    assert {"id", "body", "blocks", "published", "attributions", "figures", "times", "names"} <= lines[0].keys()
    assert "difficult work" in lines[0]["body"]


def test_group_prints_a_line_a_story(reports):
    done = inside("group", reports)
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["articles"] == ["first.txt", "second.txt"]


def test_group_writes_what_became_of_stories_and_takes_articles_one_at_a_time(reports, tmp_path):
    kept = tmp_path / "changes.jsonl"
    done = inside("group", reports, "--batch", "1", "--words-only", "--changes", str(kept))
    (line,) = map(json.loads, done.stdout.splitlines())
    assert line["articles"] == ["first.txt", "second.txt"]
    assert line["links"] == []
    changes = [json.loads(row) for row in kept.read_text("utf8").splitlines()]
    assert [(c["change"], c["articles"]) for c in changes] == [("opened", ["first.txt"])]


def test_control_characters_of_a_report_do_not_reach_the_terminal(tmp_path):
    hostile = FIRST.replace("rebuilt", "re\x1b[31mbuilt\x07 \u202etfel")
    (tmp_path / "a.txt").write_text(hostile, "utf-8")
    done = inside("brief", tmp_path)
    assert done.exit_code == 0
    assert "\N{REPLACEMENT CHARACTER}" in done.stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)


def test_help_teaches_with_examples_and_exit_status(tmp_path):
    for command in ("brief", "extract", "group", "verify"):
        shown = inside(command, "--help").stdout
        assert f"rashomon {command} " in shown
        assert "xample" in shown
        assert "Exit status" in shown
    assert b"rashomon " in run("--version", cwd=tmp_path).stdout


def test_an_output_keeps_its_old_content_if_nothing_could_be_done(tmp_path):
    (tmp_path / "old.html").write_text("kept", "utf-8")
    assert run("brief", "missing.txt", "--html", "old.html", cwd=tmp_path).returncode == 1
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("old.html", "kept")]
