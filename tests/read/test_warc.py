"""Web archives: which records are articles, what is kept of each, and what damage costs."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import time
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.model import Article, Problem, Severity
from rashomon.read.listed import Listed
from rashomon.read.warc import warc_articles
from tests.read.archives import archive, captured, page, starts


def read(raw: bytes) -> tuple[list[Article], list[InputError | Problem]]:
    every = [one for _, one in warc_articles(io.BytesIO(raw), "c.warc", "c.warc")]
    return [a for a in every if isinstance(a, Article)], [p for p in every if isinstance(p, (InputError, Problem))]


def only(record: bytes) -> Article:
    ((one,), problems) = read(archive(record))
    assert problems == []
    return one


def test_a_page_keeps_where_it_was_archived():
    record_id = "<urn:uuid:00000000-0000-4000-8000-000000000007>"
    one = only(captured(page(1), "https://quay.example/ferry", WARC_Record_ID=record_id))
    assert (one.id, one.url, one.title) == ("c.warc#2", "https://quay.example/ferry", "Ferry 1 stays in port")
    assert "will not sail before April" in one.text
    assert one.raw == page(1)
    assert one.provenance
    assert (one.provenance.format, one.provenance.item) == ("warc", record_id)
    assert one.provenance.recorded == datetime(2031, 5, 5, 6, 7, 8, tzinfo=UTC)
    assert one.provenance.digest
    assert one.provenance.digest.startswith("sha1:")
    assert (one.dated, one.notes) == ((), ())


@pytest.mark.parametrize("packed", [True, False])
def test_ids_are_the_numbers_of_records(packed):
    raw = archive(*(captured(page(n), f"https://quay.example/{n}", gzip=packed) for n in range(4)), gzip=packed)
    articles, problems = read(raw)
    assert [a.id for a in articles] == ["c.warc#2", "c.warc#3", "c.warc#4", "c.warc#5"]
    assert problems == []
    assert read(gzip.compress(raw))[0] == articles or packed


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(body[i : i + 90]), body[i : i + 90]) for i in range(0, len(body), 90)) + (
        b"0\r\n\r\n"
    )


BARE = zlib.compressobj(wbits=-15)
DEFLATED = BARE.compress(page(1)) + BARE.flush()


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (page(1), None, None),
        (chunked(page(1)), "chunked", None),
        (page(1), "chunked", None),  # undone by the archiver, the header kept
        (gzip.compress(page(1)), None, "gzip"),
        (page(1), None, "gzip"),
        (zlib.compress(page(1)), None, "deflate"),
        (DEFLATED, None, "deflate"),
        (brotli.compress(page(1)), None, "br"),
        (chunked(gzip.compress(page(1))), "chunked", "gzip"),
        (gzip.compress(gzip.compress(page(1))), None, "gzip, gzip"),
        (gzip.compress(page(1)[:90]) + gzip.compress(page(1)[90:]), None, "gzip"),
        (page(1), None, "utf-8"),
    ],
)
def test_codings_are_undone(body, transfer, content):
    http = [(k, v) for k, v in (("Transfer-Encoding", transfer), ("Content-Encoding", content)) if v]
    one = only(captured(body, http=http))
    assert one.raw == page(1)
    assert one.notes == ()


def digest(name: str, content: bytes, hexadecimal: bool) -> str:
    value = hashlib.new(name, content).digest()
    return f"{name}:{value.hex() if hexadecimal else base64.b32encode(value).decode()}"


@pytest.mark.parametrize(
    ("stated", "remark"),
    [
        (digest("sha1", page(1), False), False),
        (digest("sha1", page(1), True), False),
        (digest("sha256", page(1), True), False),
        (digest("sha256", page(1), False).lower(), False),
        ("blake9:AAAA", False),
        (digest("sha1", page(2), False), True),
        (digest("sha256", page(2), True), True),
        ("sha1:no digest", True),
    ],
)
def test_a_digest_that_does_not_match_is_said(stated, remark):
    one = only(captured(page(1), WARC_Payload_Digest=stated))
    assert any("does not match the digest" in note for note in one.notes) == remark
    assert one.provenance
    assert one.provenance.digest == stated


def test_a_digest_over_the_chunks_or_without_them():
    for content in (chunked(page(1)), page(1)):
        stated = digest("sha1", content, False)
        http = [("Transfer-Encoding", "chunked")]
        assert only(captured(chunked(page(1)), http=http, WARC_Payload_Digest=stated)).notes == ()


RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link>'
    b"<item><title>Ferry</title><link>https://quay.example/f/1</link><description>Short.</description></item>"
    b"</channel></rss>"
)


@pytest.mark.parametrize(
    ("record", "media_type"),
    [
        (captured(b"The ferry will not sail, the council said.", media_type="text/plain"), "text/plain"),
        (captured(page(1), media_type="application/xhtml+xml"), "text/html"),
        (captured(page(1), media_type="text/plain"), "text/html"),
        (captured(page(1), kind="resource"), "text/html"),
        (captured(b"The ferry will not sail.", kind="conversion", media_type="text/plain"), "text/plain"),
        (captured(b'{"text": "The ferry will not sail."}', media_type="application/json"), "text/plain"),
    ],
)
def test_records_that_are_articles(record, media_type):
    one = only(record)
    assert one.media_type == media_type
    assert "will not sail" in one.text
    assert one.url == "https://quay.example/a"


def test_a_feed_in_an_archive_points_to_its_entries():
    raw = archive(captured(RSS, media_type="application/rss+xml"))
    ((_, one),) = warc_articles(io.BytesIO(raw), "c.warc", "c.warc")
    assert isinstance(one, Listed)
    assert one.url == "https://quay.example/f/1"


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (captured(b"GIF89a", media_type="image/gif"), "1 image"),
        (captured(b"a{}", media_type="text/css"), "1 style sheet"),
        (captured(b"x()", media_type="application/javascript"), "1 script"),
        (captured(b"%PDF-", media_type="application/pdf"), "1 document"),
        (captured(b"wasm", media_type="application/wasm"), "1 file of other kinds"),
        (captured(b"", status="301 Moved", http=[("Location", "/x")]), "1 redirect"),
        (captured(page(1), status="404 Not Found"), "1 error"),
        (captured(page(1), status="503 Busy"), "1 error"),
        (captured(b"", status="204 No Content"), "1 answer without a page"),
        (captured(b"", kind="revisit"), "1 revisit of what was unchanged"),
        (captured(b"", kind="continuation"), "1 continued record"),
        (captured(b"x", kind="zorn"), "1 record of other types"),
        (captured(b"a 1.2.3.4", "dns:quay.example", "text/dns", kind="resource"), "1 record of no page"),
        (captured(b"Disallow: /", "https://quay.example/robots.txt", "text/plain"), "1 list of rules for crawlers"),
        (captured(b'{"a": 1}', media_type="application/json"), "1 other JSON or XML file"),
    ],
)
def test_records_that_are_passed_over_are_counted(record, what):
    articles, (notice,) = read(archive(record, captured(page(2), "https://quay.example/2")))
    assert [a.id for a in articles] == ["c.warc#3"]
    assert isinstance(notice, Problem)
    assert (notice.severity, notice.reason) == (Severity.NOTICE, f"1 record passed over: {what}")


def test_what_every_archive_has_is_no_message():
    raw = archive(captured(b"GET /", kind="request"), captured(b"x", kind="metadata"), captured(page(1)))
    assert [a.id for a in read(raw)[0]] == ["c.warc#4"]
    assert read(raw)[1] == []


def test_one_message_for_all_that_is_passed_over():
    image, gone = captured(b"GIF89a", media_type="image/gif"), captured(b"", status="404 Gone")
    _, (notice,) = read(archive(*[image] * 3, gone, gone))
    assert notice.reason == "5 records passed over: 3 images, 2 errors"


def test_one_message_for_all_that_is_bad():
    empty, binary = captured(b"<html><body></body></html>"), captured(b"\x89PNG\r\n\x1a\n", media_type="text/plain")
    articles, (message,) = read(archive(*[empty] * 40, binary, captured(page(1))))
    assert len(articles) == 1
    assert isinstance(message, InputError)
    assert message.reason.startswith("41 records could not be read: 40 × no text in the page (record 2 first); 1 × ")
    assert "(record 42)" in message.reason


def test_a_single_bad_record_is_named():
    _, (message,) = read(archive(captured(b"<html><body></body></html>"), captured(page(1))))
    assert message.where == "c.warc, record 2"


@pytest.mark.parametrize(
    ("body", "http", "words"),
    [
        (bytes(20_000_000), (), "too large for a page: 20,000,000 bytes"),
        (gzip.compress(b"<p>" + bytes(60_000_000)), [("Content-Encoding", "gzip")], "too large"),
        (brotli.compress(bytes(60_000_000), quality=1), [("Content-Encoding", "br")], "too large"),
        (page(1), [("Content-Encoding", "zorn")], "encoded as 'zorn'"),
        (page(1), [("Content-Encoding", "gzip," * 100)], "encoded 1"),
    ],
)
def test_bodies_that_are_refused(body, http, words):
    articles, (message,) = read(archive(captured(body, http=http), captured(page(1))))
    assert len(articles) == 1
    assert words in message.reason


def damaged(raw: bytes, what: str) -> bytes:
    at, after = starts(raw)[3], starts(raw)[4]
    flipped = raw[: at + 70] + bytes([raw[at + 70] ^ 0xFF]) + raw[at + 71 :]
    return {
        "flipped": flipped,
        "cut at the end": raw[: starts(raw)[-1] + 150],
        "cut in the middle": raw[: at + (after - at) // 2] + raw[after:],
        "headless": raw[:at] + raw[at + 20 :],
        "with garbage": raw[:at] + b"garbage\r\n\r\n" + raw[at:],
    }[what]


RECORDS = [(page(n), f"https://quay.example/{n}") for n in range(5)]


@pytest.mark.parametrize(
    ("what", "packed", "kept", "words"),
    [
        ("flipped", True, "0134", "near record 3: not valid gzip after byte"),
        ("cut at the end", True, "0123", "near record 6: cut off: the compressed data ends in the middle"),
        ("cut at the end", False, "0123", "a record is cut off"),
        ("cut in the middle", True, "0134", "near record 3"),
        ("cut in the middle", False, "0134", "near record 4"),
        ("headless", True, "0134", "near record 3: no gzip data at byte"),
        ("headless", False, "0134", "near record 3: invalid WARC header"),
        ("with garbage", True, "01234", "near record 3"),
        ("with garbage", False, "01234", "near record 3"),
    ],
)
def test_damage_costs_the_record_that_has_it(what, packed, kept, words):
    raw = archive(*(captured(body, url, gzip=packed) for body, url in RECORDS), gzip=packed)
    articles, problems = read(damaged(raw, what))
    assert "".join((a.url or "")[-1] for a in articles) == kept
    (message,) = [p for p in problems if isinstance(p, InputError)]
    assert words in message.reason
    assert "what is whole in it was read" in message.reason


def test_a_packed_archive_that_is_cut_off_gives_what_came_before():
    raw = gzip.compress(archive(*(captured(body, url, gzip=False) for body, url in RECORDS), gzip=False))
    articles, (message,) = read(raw[:-200])
    assert 1 <= len(articles) < 5
    assert "ends in the middle" in message.reason


@pytest.mark.parametrize("raw", [b"", b"\0" * 50, b"hello " * 50, gzip.compress(b"hello"), gzip.compress(b"hello")[:9]])
def test_what_is_no_archive(raw):
    articles, (message,) = read(raw)
    assert articles == []
    assert isinstance(message, InputError)


def test_an_archive_in_parts_that_do_not_end_with_records():
    raw = archive(*(captured(body, url, gzip=False) for body, url in RECORDS), gzip=False)
    packed = b"".join(gzip.compress(raw[i : i + 333]) for i in range(0, len(raw), 333))
    assert [a.text for a in read(packed)[0]] == [a.text for a in read(raw)[0]]


@given(
    st.lists(
        st.tuples(st.integers(0, 3_000), st.sampled_from([b"", b"\0", b"\r\n", b"WARC/1.0\r\n", b"9" * 30])), max_size=5
    )
)
@settings(max_examples=60, deadline=None)
def test_any_damage_gives_articles_or_problems(edits):
    raw = archive(captured(page(1), gzip=False), captured(page(2), gzip=False), gzip=False)
    for at, words in edits:
        raw = raw[:at] + words + raw[at + 3 :]
    for _, one in warc_articles(io.BytesIO(raw), "c", "c"):
        assert isinstance(one, (Article, InputError, Problem))


HOSTILE = {
    "no line end": b"WARC/1.0\r\nX: " + b"y" * 1_000_000,
    "beginnings": b"WARC/1.0\r\n" * 100_000,
    "members": b"\x1f\x8b\x08\x00" * 250_000,
    "empty members": gzip.compress(b"") * 50_000,
    "records of nothing": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 15_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_time_grows_with_the_size(what):
    seconds = []
    for times in (1, 4):
        started = time.process_time()
        read(HOSTILE[what] * times)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * max(seconds[0], 0.05), seconds


def test_a_bomb_ends_in_a_message():
    bomb = captured(bytes(100_000_000))
    articles, (damage, too_large) = read(archive(bomb, captured(page(1))))
    assert len(articles) == 1
    assert "a compression bomb: it becomes more than 200 times as large" in damage.reason
    assert too_large.reason == "too large for a page: 100,000,000 bytes"
