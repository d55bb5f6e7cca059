"""Asking for what is watched: only if it has changed, past the cache, and what the server says of asking again."""

from __future__ import annotations

import pytest

from rashomon.errors import FetchFailed, FetchLimit, FetchRefused
from rashomon.read.freshness import served
from rashomon.read.response import Response, Served
from tests.read.fetching import Net, fetcher
from tests.read.misbehaving import PAGE, Server, answer, redirect

KNOWN = Served('W/"a1"', "Sun, 04 May 2031 09:00:00 GMT")
UNCHANGED = answer(b"", 'ETag: W/"a2"', "Cache-Control: max-age=60", status="304 Not Modified")


def visited(server, known=None, path="/a", **changes):
    with fetcher(**changes) as one:
        return one.visit(server.url + path, known)


def test_what_is_known_is_sent_and_what_has_not_changed_is_told_by_its_fields_alone():
    with Server({"/a": UNCHANGED}) as server:
        assert visited(server, KNOWN) == Served('W/"a2"', None, 60.0)
        fields = dict(server.requests)["/a"]
        assert (fields["if-none-match"], fields["if-modified-since"]) == (KNOWN.etag, KNOWN.modified)
        assert not any(name.startswith("if-") for name in dict(server.requests)["/robots.txt"])


def test_a_first_visit_and_one_to_what_has_changed_give_the_answer():
    with Server({"/a": answer(PAGE, 'ETag: "x"', "Last-Modified: Sun, 04 May 2031 09:00:00 GMT")}) as server:
        for known in (None, KNOWN):
            found = visited(server, known)
            assert isinstance(found, Response)
            assert (found.body, found.served) == (PAGE, Served('"x"', "Sun, 04 May 2031 09:00:00 GMT"))
        assert "if-none-match" not in dict(server.requests[:2])["/a"]


def test_an_answer_that_is_fresh_in_the_cache_is_asked_for_all_the_same(tmp_path):
    with Server({"/a": answer(PAGE, "Cache-Control: max-age=3600")}) as server:
        with fetcher(cache=True, cache_folder=tmp_path) as one:
            one.fetch(server.url + "/a")
            one.visit(server.url + "/a")
        assert server.paths.count("/a") == 2


def test_304_to_who_asked_without_conditions_is_an_error():
    with Server({"/a": UNCHANGED}) as server, pytest.raises(FetchFailed, match="the server answers 304"):
        visited(server)


def test_a_redirect_leads_to_what_has_not_changed():
    with Server({"/a": redirect("/b"), "/b": UNCHANGED}) as server:
        assert isinstance(visited(server, KNOWN), Served)


@pytest.mark.parametrize(
    ("behaviour", "error", "status", "wait"),
    [
        (answer(b"", status="410 Gone"), FetchFailed, 410, None),
        (answer(b"", "Retry-After: 7200", status="429 Too Many Requests"), FetchLimit, 429, 7_200.0),
        (answer(b"", "Retry-After: 30", status="503 Service Unavailable"), FetchFailed, 503, 30.0),
        (answer(b"", status="500 Internal Server Error"), FetchFailed, 500, None),
    ],
)
@pytest.mark.parametrize("by_way_of", ["/a", "/start"])
def test_an_error_says_what_the_server_answered_and_when_it_wants_to_be_asked(
    behaviour, error, status, wait, by_way_of
):
    with Server({"/a": behaviour, "/start": redirect("/a")}) as server, pytest.raises(error) as caught:
        visited(server, path=by_way_of, attempts=1, total_seconds=40.0)
    assert (caught.value.status, caught.value.wait) == (status, wait)
    assert caught.value.where == server.url + by_way_of


def test_a_server_that_is_too_busy_for_its_robots_txt_is_obeyed_too():
    busy = answer(b"", "Retry-After: 7200", status="429 Too Many Requests")
    with Server({"/robots.txt": busy, "/a": answer(PAGE)}) as server, pytest.raises(FetchLimit) as caught:
        visited(server, attempts=1)
    assert (caught.value.status, caught.value.wait) == (429, 7_200.0)


def test_ones_own_network_is_not_visited():
    with Server({"/a": answer(PAGE)}) as server:
        net = Net(server, ["10.1.2.3"])
        with net.fetcher() as one, pytest.raises(FetchRefused, match=r"10\.1\.2\.3, a private address"):
            one.visit(f"http://inside.example.org:{server.port}/a", KNOWN)
        assert net.connected == []


@pytest.mark.parametrize(
    ("headers", "fresh"),
    [
        ({}, None),
        ({"cache-control": "public, max-age=300"}, 300.0),
        ({"cache-control": 'MAX-AGE = "7"'}, 7.0),
        ({"cache-control": "s-maxage=9"}, None),
        ({"cache-control": "max-age=-1"}, None),
        ({"cache-control": "max-age=300, no-cache"}, 0.0),
        ({"expires": "Sun, 04 May 2031 10:00:00 GMT", "date": "Sun, 04 May 2031 09:00:00 GMT"}, 3_600.0),
        ({"expires": "0", "date": "Sun, 04 May 2031 09:00:00 GMT"}, None),
        ({"expires": "Sun, 04 May 2031 08:00:00 GMT", "date": "Sun, 04 May 2031 09:00:00 GMT"}, 0.0),
    ],
)
def test_for_how_long_an_answer_holds(headers, fresh):
    assert served(headers).fresh == fresh


@pytest.mark.parametrize("etag", ["", " ", "x" * 2_000, "a\r\nX: y", "\u0080"])
def test_validators_that_cannot_be_sent_back_are_not_kept(etag):
    assert served({"etag": etag}).etag is None
