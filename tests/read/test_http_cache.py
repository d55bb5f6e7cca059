import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from rashomon.errors import FetchError, FetchRefused
from tests.read.fetching import Net, fetcher
from tests.read.misbehaving import (
    OK,
    PAGE,
    Server,
    answer,
    encoded,
    in_turn,
    packed,
    raw,
    zeros,
)


def cached(tmp_path, **changes):
    return fetcher(cache=True, cache_folder=tmp_path, obey_robots=False, **changes)


def test_a_fresh_page_is_not_asked_for_again(tmp_path):
    with Server({"/a": encoded(packed(PAGE), "gzip\r\nCache-Control: max-age=3600\r\nDate: " + now())}) as server:
        with cached(tmp_path) as one:
            first = one.fetch(server.url + "/a")
        with cached(tmp_path) as one:
            second = one.fetch(server.url + "/a")
        assert server.paths == ["/a"]
    assert (first.body, first.notes) == (PAGE, ())
    assert (second.body, second.notes) == (PAGE, ("from the cache, where it is fresh",))
    assert second.provenance == first.provenance


def now():
    return format_datetime(datetime.now(UTC), usegmt=True)


@pytest.mark.parametrize(
    ("field", "condition"),
    [
        ('ETag: "v1"', ("if-none-match", '"v1"')),
        ("Last-Modified: Tue, 14 May 2019 09:30:00 GMT", ("if-modified-since", "Tue, 14 May 2019 09:30:00 GMT")),
    ],
)
def test_a_page_that_was_kept_is_asked_for_only_if_it_changed(field, condition, tmp_path):
    def behave(connection, path, fields):
        unchanged = fields.get(condition[0]) == condition[1]
        answer(
            b"" if unchanged else PAGE,
            field,
            "Cache-Control: no-cache",
            status="304 Not Modified" if unchanged else "200 OK",
        )(connection, path, fields)

    with Server({"/a": behave}) as server:
        with cached(tmp_path) as one:
            first = one.fetch(server.url + "/a")
        with cached(tmp_path) as one:
            second = one.fetch(server.url + "/a")
        assert server.paths == ["/a", "/a"]
        assert condition[0] not in server.requests[0][1]
        assert server.requests[1][1][condition[0]] == condition[1]
    assert (first.body, first.notes) == (PAGE, ())
    assert (second.body, second.notes) == (PAGE, ("from the cache: not changed since",))


@pytest.mark.parametrize(
    "behaviour",
    [
        raw(OK + b"Cache-Control: max-age=3600\r\nContent-Length: 1000\r\n\r\n" + PAGE),
        encoded(zeros(20), "gzip\r\nCache-Control: max-age=3600"),
        encoded(PAGE, "gzip\r\nCache-Control: max-age=3600"),
        answer(PAGE, "Cache-Control: no-store"),
        answer(b"", "Cache-Control: max-age=3600", status="503 Service Unavailable"),
    ],
)
def test_what_is_not_whole_is_not_kept(behaviour, tmp_path):
    with Server({"/a": in_turn(behaviour, answer(b"whole"))}) as server, cached(tmp_path, attempts=1) as one:
        with suppress(FetchError):
            assert one.fetch(server.url + "/a").body == PAGE
        assert one.fetch(server.url + "/a").body == b"whole"
        assert server.paths == ["/a", "/a"]


def test_what_was_kept_with_permission_is_not_given_without(tmp_path):
    with Server({"/a": answer(PAGE, "Cache-Control: max-age=3600")}) as server:
        with cached(tmp_path) as one:
            one.fetch(server.url + "/a")
        net = Net(server, ["127.0.0.1"])
        for url in (f"{server.url}/a", f"http://inside.example.org:{server.port}/a"):
            with net.fetcher(cache=True, cache_folder=tmp_path) as one, pytest.raises(FetchRefused):
                one.fetch(url)
        # Nor is a page of a name that was once allowed to lead inside.
        with net.fetcher(cache=True, cache_folder=tmp_path, allow_private_addresses=True, obey_robots=False) as one:
            one.fetch(f"http://inside.example.org:{server.port}/a")
        with net.fetcher(cache=True, cache_folder=tmp_path, obey_robots=False) as one, pytest.raises(FetchRefused):
            one.fetch(f"http://inside.example.org:{server.port}/a")


@pytest.mark.parametrize("spoilt", ["no database", "another database", "a file for the folder"])
def test_a_cache_that_cannot_be_used_is_said_and_done_without(spoilt, tmp_path, capfd):
    folder = tmp_path / "kept"
    if spoilt == "a file for the folder":
        folder.write_text("in the way")
    else:
        folder.mkdir()
        path = folder / "any.sqlite"
        if spoilt == "no database":
            path.write_bytes(b"nonsense " * 1_000)
        else:
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("CREATE TABLE entries (words TEXT)")
    with Server({"/a": answer()}) as server, cached(folder) as one:
        got = one.fetch(server.url + "/a")
    assert got.body == PAGE
    (note,) = got.notes
    assert note.startswith("nothing is kept in the cache: ")
    assert "RASHOMON_FETCH_CACHE_FOLDER" in note
    assert capfd.readouterr() == ("", "")


def test_the_cache_stays_within_its_size(tmp_path):
    pages = {f"/{n}": answer(bytes([n]) * 100_000, "Cache-Control: max-age=3600") for n in range(30)}
    with Server(pages) as server, cached(tmp_path, cache_bytes=1_000_000) as one:
        for path in pages:
            one.fetch(server.url + path)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 2_500_000
