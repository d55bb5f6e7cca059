"""Files of every kind, named and in folders, packed and not."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import time
from pathlib import Path

import pytest

from rashomon.model import Article, Problem, Severity
from rashomon.read import Meter, read_articles
from tests.read.archives import archive, captured, page

TEXT = "The ferry to Marrow will not sail before April, the council said.\n\nIt has no second ship.\n"
LONG = "".join(f"<p>{TEXT * 2}</p>" for _ in range(4))
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<title>Quay Post</title><link>https://quay.example/</link><item><title>No ferry</title>"
    "<link>https://quay.example/f/1</link><guid>https://quay.example/f/1</guid>"
    f"<content:encoded><![CDATA[{LONG}]]></content:encoded></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title><id>urn:x:1</id><entry><title>No ferry</title>'
    f'<id>urn:x:2</id><link href="https://quay.example/f/1"/><content type="html"><![CDATA[{LONG}]]></content>'
    "</entry></feed>"
)
OPML = '<opml version="2.0"><body><outline text="Quay" xmlUrl="https://quay.example/a.rss"/></body></opml>'
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:3" version="1" standard="NewsML-G2">'
    '<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2031-05-06T11:00:00Z</versionCreated></itemMeta>'
    "<contentMeta><headline>No ferry</headline></contentMeta><contentSet>"
    f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{LONG}</body></html></inlineXML>'
    "</contentSet></newsItem>"
)
NINJS = {"uri": "urn:x:4", "type": "text", "headline": "No ferry", "body_text": TEXT, "versioncreated": "2031-05-06"}
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Quay Post",
    "items": [{"id": "urn:x:5", "url": "https://quay.example/f/5", "content_html": LONG}],
}
LINES = f"{json.dumps({'id': 'l1', 'text': TEXT})}\n{json.dumps({'id': 'l2', 'text': TEXT + 'And so on.'})}\n"

#: What a file holds, and the ids and formats of the articles in it.
FILES = [
    ("a.txt", TEXT, [("{}", None)]),
    ("a.html", page(1), [("{}", None)]),
    ("a.xhtml", page(1), [("{}", None)]),
    ("a.xml", page(1), [("{}", None)]),
    ("a.jsonl", LINES, [("l1", None), ("l2", None)]),
    ("lines.json", LINES, [("l1", None), ("l2", None)]),
    ("one.json", json.dumps({"html": page(1).decode()}), [("{}", None)]),
    ("pretty.json", json.dumps({"text": TEXT}, indent=1), [("{}", None)]),
    ("list.json", json.dumps([{"text": TEXT}, {"id": "x", "text": TEXT}]), [("{}:1", None), ("x", None)]),
    ("a.rss", RSS, [("https://quay.example/f/1", "rss")]),
    ("rss.xml", RSS, [("https://quay.example/f/1", "rss")]),
    ("index.html", RSS, [("https://quay.example/f/1", "rss")]),
    ("a.atom", ATOM, [("urn:x:2", "atom")]),
    ("newsml.xml", NEWSML, [("urn:x:3", "newsml-g2")]),
    ("ninjs.json", json.dumps(NINJS), [("urn:x:4", "ninjs")]),
    ("ninjs-list.json", json.dumps([NINJS, NINJS | {"uri": "urn:x:6"}]), [("urn:x:4", "ninjs"), ("urn:x:6", "ninjs")]),
    ("ninjs.jsonl", json.dumps(NINJS), [("urn:x:4", "ninjs")]),
    ("feed.json", json.dumps(JSON_FEED), [("urn:x:5", "json-feed")]),
    ("items.jsonl", json.dumps(JSON_FEED["items"][0]), [("urn:x:5", "json-feed")]),  # type: ignore[index]
    ("a.warc", archive(captured(page(1), gzip=False), gzip=False), [("{}#2", "warc")]),
    ("packed.warc", archive(captured(page(1))), [("{}#2", "warc")]),
    ("bare.warc.gz", archive(captured(page(1), gzip=False), gzip=False), [("{}#2", "warc")]),
]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(*paths: Path) -> tuple[list[Article], list[Problem]]:
    every = list(read_articles([str(p) for p in paths]))
    return [a for a in every if isinstance(a, Article)], [p for p in every if isinstance(p, Problem)]


@pytest.mark.parametrize(("name", "content", "expected"), FILES, ids=[name for name, _, _ in FILES])
@pytest.mark.parametrize("how", ["in a folder", "packed", "by its content alone"])
def test_every_kind_of_file(tmp_path, name, content, expected, how):
    raw = content if isinstance(content, bytes) else content.encode()
    if how == "packed" and not (name.endswith(".gz") or raw.startswith(b"\x1f\x8b")):
        name, raw = f"{name}.gz", gzip.compress(raw)
    if how == "by its content alone":
        name = name.rpartition(".")[0].replace(".", "-")
    path = write(tmp_path / name, raw)
    articles, problems = read(path if how == "by its content alone" else tmp_path)
    found = [(a.id, a.provenance.format if a.provenance else None) for a in articles]
    assert (found, problems) == ([(i.format(name), f) for i, f in expected], [])
    assert all("The ferry" in a.text for a in articles)


def test_a_mixed_folder(tmp_path):
    for name, content, _ in FILES:
        write(tmp_path / name, content)
    write(tmp_path / "list.opml", OPML)
    write(tmp_path / "settings.json", '{"a": 1}')
    write(tmp_path / "invoice.xml", "<invoice><sum>3</sum></invoice>")
    write(tmp_path / "README.md", "# Files")
    write(tmp_path / "dump.jsonl.bz2", bz2.compress(LINES.encode()))
    write(tmp_path / "empty.rss", "")
    articles, problems = read(tmp_path)
    ids = [a.id for a in articles]
    assert len(ids) == len(set(ids)) >= 15
    left_out = [p for p in problems if p.severity is Severity.LEFT_OUT]
    assert {p.where.rpartition("/")[2].partition(",")[0] for p in left_out} == {"empty.rss"}
    said = {p.reason for p in problems}
    assert "files of other kinds not read: 1 × .jsonl.bz2, 1 × .md" in said
    assert any("points to 1 feed that it does not carry" in one for one in said)
    assert any("no news, passed over" in one and "invoice.xml" in one and "settings.json" in one for one in said)
    assert list(read_articles([str(tmp_path)])) == [*read_articles([str(tmp_path)])]


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("settings.json", b'{"a": 1}', "JSON, not a report"),
        ("list.json", b"[1, 2]", "JSON, not a report"),
        ("broken.json", b'{"text": "x', "not valid JSON: unterminated string"),
        ("invoice.xml", b"<invoice/>", "XML, not a report"),
        ("invoice", b'<?xml version="1.0"?><invoice/>', "XML, not a report"),
        ("empty.opml", b"<opml><body/></opml>", "an outline without feeds"),
        ("a.jsonl.bz2", bz2.compress(TEXT.encode()), "compressed with bzip2, which is not read"),
        ("a.txt.xz", lzma.compress(TEXT.encode()), "compressed with xz, which is not read"),
        ("a.txt.zst", b"\x28\xb5\x2f\xfd" + bytes(20), "compressed with Zstandard, which is not read"),
        ("a.zip", b"PK\x03\x04" + bytes(20), "a ZIP archive"),
        ("cut.txt.gz", gzip.compress(TEXT.encode() * 9)[:-12], "cut off"),
        ("cut.jsonl.gz", gzip.compress(LINES.encode())[:-12], "cut off"),
        ("bomb.txt.gz", gzip.compress(bytes(120_000_000)), "a compression bomb"),
        ("bomb.jsonl.gz", gzip.compress(bytes(120_000_000)), "a compression bomb"),
        ("large.html.gz", gzip.compress(page(1) * 70_000), "too large for a page"),
        ("text.warc", TEXT.encode(), "not a web archive"),
        ("empty.warc.gz", gzip.compress(b""), "empty"),
    ],
)
def test_a_file_named_itself_says_what_is_wrong(tmp_path, name, raw, words):
    articles, problems = read(write(tmp_path / name, raw), write(tmp_path / "good.txt", TEXT))
    assert articles[-1].id == "good.txt"
    assert any(words in p.reason and p.severity is Severity.LEFT_OUT for p in problems), problems


def test_the_lines_before_a_cut_are_read(tmp_path):
    lines = "".join(json.dumps({"id": str(n), "text": f"{TEXT} {n * 7919}"}) + "\n" for n in range(3_000))
    packed = gzip.compress(lines.encode())
    articles, (problem,) = read(write(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2]))
    assert len(articles) > 500
    assert "cut off" in problem.reason


def test_one_page_captured_again(tmp_path):
    first = archive(captured(page(1)), captured(page(1)), captured(page(1, "sails again")), captured(page(1)))
    write(tmp_path / "a.warc.gz", first)
    write(tmp_path / "b.warc.gz", archive(captured(page(1))))
    articles, (twice, again) = read(tmp_path)
    assert [a.id for a in articles] == ["a.warc.gz#2", "a.warc.gz#4"]
    assert {p.severity for p in (twice, again)} == {Severity.NOTICE}
    assert "2 pages were there before, word for word" in twice.reason
    assert "a.warc.gz, record 2 and in " in again.reason


def test_versions_of_a_feed_entry(tmp_path):
    feed = {"http": (), "media_type": "application/rss+xml", "url": "https://quay.example/rss"}
    later = RSS.replace("no second ship", "a second ship")
    records = [captured(one.encode(), **feed) for one in (RSS, RSS, later, later)]  # type: ignore[arg-type]
    write(tmp_path / "a.warc.gz", archive(*records))
    articles, (notice,) = read(tmp_path)
    assert [a.id for a in articles] == ["https://quay.example/f/1", "https://quay.example/f/1#2"]
    assert "2 pages were there before" in notice.reason
    assert all("taken from warc <urn:uuid:" in a.notes[-1] for a in articles)


def test_reading_is_counted_as_it_goes_on(tmp_path):
    pages = (captured(page(n), f"https://quay.example/{n}", gzip=False) for n in range(80))
    write(tmp_path / "a.warc", archive(*pages, gzip=False))
    write(tmp_path / "b.txt", TEXT)
    meter = Meter()
    seen = [(meter.articles, meter.bytes_read) for _ in read_articles([str(tmp_path)], meter=meter)]
    assert seen == sorted(seen)
    assert seen[0][1] < meter.bytes_total == sum(p.stat().st_size for p in tmp_path.iterdir())
    assert (meter.articles, meter.bytes_read) == (81, meter.bytes_total)


UNITS = {
    "a.txt": b"The ferry will not sail. ",
    "a.html": b"<p>The ferry will not sail.</p>",
    "a.json": b'{"text": "x"}, ',
    "a.jsonl": b'{"text": "' + b"The ferry will not sail. " * 40 + b'"}\n{"uri": 1, "body_text": 2}\n{"a": 1}\n',
    "a.opml": b'<outline xmlUrl="https://a.example/">',
    "a.warc": b"WARC/1.0\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n",
}


@pytest.mark.parametrize("name", UNITS)
def test_time_grows_with_the_size(tmp_path, name):
    seconds = []
    for size in (1, 4):
        opening = {"a.opml": b"<opml><body>", "a.json": b"["}.get(name, b"")
        raw = opening + UNITS[name] * (size * 1_000_000 // len(UNITS[name]))
        path = write(tmp_path / name, raw)
        started = time.process_time()
        read(path)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * max(seconds[0], 0.1), seconds
