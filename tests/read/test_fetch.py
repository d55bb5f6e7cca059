import hashlib
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from rashomon.errors import FetchFailed, FetchLimit, FetchRefused
from tests.read.fetching import NOON, fetched, fetcher, refusal
from tests.read.misbehaving import (
    OK,
    PAGE,
    Server,
    answer,
    encoded,
    endlessly,
    missing,
    packed,
    raw,
    redirect,
    reset,
    silent,
    zeros,
)

MISBEHAVING = {
    "slow drip of a page": (
        endlessly(OK + b"Content-Length: 100000\r\n\r\n", b"x", 0.05),
        FetchLimit,
        r"the server is too slow: \d+ bytes of the page came in 1 s \(raise RASHOMON_FETCH_TOTAL_SECONDS .*\)",
    ),
    "slow drip of headers": (
        endlessly(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.05),
        FetchLimit,
        r"it takes longer than 1 s \(raise RASHOMON_FETCH_TOTAL_SECONDS to wait longer\)",
    ),
    "endless body": (
        endlessly(OK + b"\r\n", b"x" * 10_000),
        FetchLimit,
        r"the server sends on without saying how much: stopped at 200,000 bytes \(raise RASHOMON_FETCH_MAX_BYTES .*\)",
    ),
    "endless chunks": (
        endlessly(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"2710\r\n" + b"x" * 10_000 + b"\r\n"),
        FetchLimit,
        r"the server sends on without saying how much: stopped at 200,000 bytes .*",
    ),
    "endless headers": (
        endlessly(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 10_000),
        FetchLimit,
        r"the headers of its answer do not end: stopped",
    ),
    "endless interim answers": (
        endlessly(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.001),
        FetchLimit,
        r"it takes longer than 1 s .*",
    ),
    "a length beyond the limit": (
        raw(OK + b"Content-Length: 40000000000\r\n\r\n"),
        FetchLimit,
        r"40,000,000,000 bytes, more than 200,000 \(raise RASHOMON_FETCH_MAX_TRANSFER_BYTES to read more\)",
    ),
    "a length longer than the page": (
        raw(OK + b"Content-Length: 1000\r\n\r\n" + PAGE),
        FetchFailed,
        r"incomplete: the server closes the connection after 43 bytes of the page \(try again later\)",
    ),
    "chunks that stop": (
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
        FetchFailed,
        r"incomplete: the server closes the connection after 5 bytes of the page \(try again later\)",
    ),
    "two lengths": (
        raw(OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"),
        FetchFailed,
        r"the answer is not HTTP \(.*\)",
    ),
    "silence": (
        silent,
        FetchLimit,
        r"the server was silent for 0\.4 s \(raise RASHOMON_FETCH_READ_SECONDS to wait longer\)",
    ),
    "no answer": (
        raw(b""),
        FetchFailed,
        r"the server closes the connection without an answer \(try again later\)",
    ),
    "another protocol": (
        raw(b"SSH-2.0-OpenSSH_9.9\r\n\r\n"),
        FetchFailed,
        r"the answer is not HTTP \(.*\)",
    ),
    "reset before an answer": (
        reset(),
        FetchFailed,
        r"the connection broke off \(connection reset by peer\) \(try again later\)",
    ),
    "reset within the page": (
        reset(OK + b"Content-Length: 1000\r\n\r\n" + PAGE),
        FetchFailed,
        r"the connection broke off after 43 bytes of the page \(connection reset by peer\) \(try again later\)",
    ),
    "not the encoding it says": (
        encoded(PAGE, "gzip"),
        FetchFailed,
        r"said to be compressed with gzip, but it is not",
    ),
    "an encoding not asked for": (
        encoded(b"\x0b\x02\x80hello\x03", "br"),
        FetchFailed,
        r"compressed as 'br', which was not asked for",
    ),
    "encoded twice": (
        encoded(packed(packed(PAGE)), "gzip, gzip"),
        FetchFailed,
        r"compressed as 'gzip, gzip', which was not asked for",
    ),
    "half of a gzip": (
        encoded(packed(PAGE * 50)[:-20], "gzip"),
        FetchFailed,
        r"its gzip data ends early",
    ),
    "gzip bomb": (
        encoded(zeros(50), "gzip"),
        FetchLimit,
        r"[\d,]+ bytes sent decompress to more than 200,000: stopped there \(raise RASHOMON_FETCH_MAX_BYTES .*\)",
    ),
    "deflate bomb": (
        encoded(zeros(50, "bare deflate"), "deflate"),
        FetchLimit,
        r"[\d,]+ bytes sent decompress to more than 200,000: stopped there .*",
    ),
    "gzip of nothing, again and again": (
        endlessly(OK + b"Content-Encoding: gzip\r\n\r\n", packed(b"")),
        FetchFailed,
        r"compressed in more than 100 parts",
    ),
    "redirect to itself": (
        redirect("/a"),
        FetchLimit,
        r"it redirects in a circle, back to URL/a after one redirect \(the site may insist on cookies, .*\)",
    ),
    "redirect to nowhere": (
        answer(b"", status="302 Found"),
        FetchFailed,
        r"the server answers 302 \(Found\) without saying where to",
    ),
    "redirect to a file": (
        redirect("file:///etc/passwd"),
        FetchRefused,
        r"redirected to file:///etc/passwd: file: addresses are not fetched \(only http:// and https:// are\)",
    ),
    "redirect to something else": (
        redirect("http://[::1"),
        FetchRefused,
        r"redirected to http://\[::1: not an address on the web .*",
    ),
    "redirect to instance metadata": (
        redirect("http://169.254.169.254/latest/meta-data/"),
        FetchRefused,
        r"redirected to http://169\.254\.169\.254/latest/meta-data/: 169\.254\.169\.254 is the address of a cloud's .*",
    ),
    "come back in an hour": (
        answer(b"", "Retry-After: 3600", status="429 Too Many Requests"),
        FetchLimit,
        r"the server answers 429 \(Too Many Requests\) and asks to wait 3,600 s \(limit 60 s\) \(try again later\)",
    ),
    "come back on a certain day": (
        answer(b"", f"Retry-After: {format_datetime(NOON + timedelta(days=2))}", status="503 Service Unavailable"),
        FetchLimit,
        r"the server answers 503 \(Service Unavailable\) and asks to wait 172,800 s \(limit 60 s\) .*",
    ),
    "come back after the end": (
        answer(b"", "Retry-After: 30", status="429 Too Many Requests"),
        FetchLimit,
        r"the server answers 429 \(Too Many Requests\) and asks to wait 30 s, longer than is left of 1 s .*",
    ),
    "always busy": (
        answer(b"", status="503 Service Unavailable"),
        FetchFailed,
        r"the server answers 503 \(Service Unavailable\), asked 2 times \(try again later\)",
    ),
    "no page": (
        missing,
        FetchFailed,
        r"the server answers 404 \(Not Found\) \(check the address\)",
    ),
    "no permission": (
        answer(b"", status="403 Forbidden"),
        FetchFailed,
        r"the server answers 403 \(Forbidden\)",
    ),
    "no content": (
        raw(b"HTTP/1.1 204 No Content\r\n\r\n"),
        FetchFailed,
        r"the server answers 204 \(No Content\)",
    ),
    "a part that was not asked for": (
        answer(PAGE, "Content-Range: bytes 0-41/9999", status="206 Partial Content"),
        FetchFailed,
        r"the server answers 206 \(Partial Content\)",
    ),
    "a status of its own": (
        answer(b"", status="799 Go Away"),
        FetchFailed,
        r"the server answers 799",
    ),
}


@pytest.mark.parametrize("name", MISBEHAVING)
def test_a_misbehaving_server_ends_in_a_message_within_its_limit(name):
    behaviour, kind, message = MISBEHAVING[name]
    error, words, seconds = refusal(behaviour)
    assert re.fullmatch(message, words), words
    assert type(error) is kind
    assert words.isprintable()
    assert seconds < 2.5


def test_a_bomb_within_the_sizes_is_stopped_by_its_ratio():
    error, words, seconds = refusal(encoded(zeros(50), "gzip"), max_bytes=40_000_000)
    assert re.fullmatch(r"[\d,]+ bytes sent decompress to more than 200 times as many: stopped .*MAX_RATIO.*", words)
    assert type(error) is FetchLimit
    assert seconds < 2.5


def test_a_length_within_the_transfer_but_not_the_page():
    _, words, _ = refusal(answer(b"x" * 3_000), max_bytes=2_000)
    assert words == "3,000 bytes, more than 2,000 (raise RASHOMON_FETCH_MAX_BYTES to read more)"


def test_nothing_listens():
    with Server({}) as server:
        url = server.url
    with (
        fetcher(obey_robots=False) as one,
        pytest.raises(FetchFailed, match=r"cannot be connected to \(connection ref"),
    ):
        one.fetch(url)
    with fetcher() as one, pytest.raises(FetchFailed, match=r"its robots\.txt cannot be read: it cannot be connected"):
        one.fetch(url)


def test_a_page_as_it_should_be():
    date = "Tue, 14 May 2030 09:30:00 GMT"
    with Server({"/a?b=c": answer(PAGE, 'Content-Type: Text/HTML; Charset="ISO-8859-1"', f"Date: {date}")}) as server:
        with fetcher() as one:
            got = one.fetch(server.url + "/a?b=c#part")
        (_, fields), (path, again) = server.requests
    assert got.body == PAGE
    assert (got.url, got.media_type, got.charset, got.notes) == (server.url + "/a?b=c", "text/html", "iso-8859-1", ())
    assert got.provenance.format == "http"
    assert got.provenance.item == server.url + "/a?b=c#part"
    assert got.provenance.recorded == datetime(2030, 5, 14, 9, 30, tzinfo=UTC)
    assert got.provenance.digest == "sha256:" + hashlib.sha256(PAGE).hexdigest()
    assert path == "/a?b=c"
    assert fields == again
    assert set(again) == {"host", "user-agent", "accept", "accept-encoding"}
    assert re.fullmatch(r"rashomon/\d.*", again["user-agent"])
    assert again["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("fields", "media_type", "charset"),
    [
        ((), None, None),
        (("Content-Type: text/html",), "text/html", None),
        (("Content-Type: text/html; charset=",), "text/html", None),
        (("Content-Type: nonsense",), None, None),
        (("Content-Type: ;;;charset=klingon",), None, "klingon"),
        (("Content-Type: \xff\xfe; charset=\xff",), None, None),
    ],
)
def test_what_a_server_says_of_its_page_is_passed_on(fields, media_type, charset):
    got = fetched(answer(PAGE, *fields, "Date: nonsense"))
    assert (got.media_type, got.charset, got.provenance.recorded) == (media_type, charset, NOON)


@pytest.mark.parametrize(
    "behaviour",
    [
        encoded(packed(PAGE), "gzip"),
        encoded(packed(PAGE), "x-GZIP"),
        encoded(packed(PAGE[:10]) + packed(PAGE[10:]), "gzip"),
        encoded(packed(PAGE) + b"\0" * 100, "gzip"),
        encoded(PAGE, "identity"),
        raw(OK + b"\r\n", PAGE),
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"2b\r\n" + PAGE + b"\r\n", b"0\r\n\r\n"),
        raw(OK + b"Content-Length: 43\r\n\r\n" + PAGE + b"and more than it said"),
    ],
)
def test_ways_to_send_a_page(behaviour):
    assert fetched(behaviour).body == PAGE


def test_an_empty_page_is_left_to_its_reader():
    assert fetched(answer(b"")).body == b""
    assert fetched(encoded(b"", "gzip")).body == b""


def test_redirects_are_followed_and_said():
    pages = {"/a": redirect("b"), "/b": redirect("/c", "308 Permanent Redirect"), "/c": answer()}
    with Server(pages) as server, fetcher() as one:
        got = one.fetch(server.url + "/a")
        assert (got.url, got.notes) == (server.url + "/c", (f"redirected from {server.url}/a",))
        assert got.provenance.item == server.url + "/a"
        assert not any("referer" in fields or "cookie" in fields for _, fields in server.requests)


def test_a_circle_of_redirects():
    _, words, _ = refusal(redirect("/b"), more={"/b": redirect("/c"), "/c": redirect("/b")})
    assert words.startswith("it redirects in a circle, back to URL/b after 3 redirects (")


def test_what_goes_wrong_after_a_redirect_says_so():
    _, words, _ = refusal(redirect("/b"))
    assert words == "redirected to URL/b: the server answers 404 (Not Found) (check the address)"
    with Server({}) as server, fetcher() as one:
        for address in (f"{server.url}/a#part", f"HTTP{server.url[4:]}/a"):
            with pytest.raises(FetchFailed) as caught:
                one.fetch(address)
            assert str(caught.value) == f"{address}: the server answers 404 (Not Found) (check the address)"


def test_redirects_without_end():
    pages = {f"/{number}": redirect(f"/{number + 1}") for number in range(20)}
    with Server(pages) as server, fetcher(max_redirects=4) as one:
        with pytest.raises(FetchLimit, match=r"redirects more than 4 times, the last time to .*/5 .*MAX_REDIRECTS"):
            one.fetch(server.url + "/0")
        assert server.paths == ["/robots.txt", "/0", "/1", "/2", "/3", "/4"]


def test_no_cookie_is_sent_back():
    with Server({"/a": answer(b"", "Set-Cookie: id=7", "Location: /b", status="302 Found"), "/b": answer()}) as server:
        with fetcher() as one:
            one.fetch(server.url + "/a")
            one.fetch(server.url + "/b")
        assert not any("cookie" in fields for _, fields in server.requests)


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetched(answer()).body == PAGE
