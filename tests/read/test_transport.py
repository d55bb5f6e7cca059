import threading
import time
from datetime import timedelta
from email.utils import format_datetime

import pytest

from rashomon.errors import FetchFailed
from tests.read.fetching import NOON, fetcher, refusal
from tests.read.misbehaving import (
    OK,
    PAGE,
    Server,
    answer,
    encoded,
    in_turn,
    missing,
    raw,
    reset,
    silent,
)


def test_a_busy_server_is_asked_again_when_it_says():
    busy = answer(b"", "Retry-After: 1", status="429 Too Many Requests")
    with Server({"/a": in_turn(busy, answer())}) as server, fetcher(total_seconds=5.0) as one:
        began = time.monotonic()
        assert one.fetch(server.url + "/a").body == PAGE
        assert 0.99 <= time.monotonic() - began < 3.0


@pytest.mark.parametrize(
    "first",
    [
        answer(b"", status="502 Bad Gateway"),
        answer(b"", "Retry-After: soon", status="503 Service Unavailable"),
        answer(b"", "Retry-After: 0", status="429 Too Many Requests"),
        answer(b"", f"Retry-After: {format_datetime(NOON - timedelta(days=1))}", status="429 Too Many Requests"),
        reset(),
        raw(b""),
        silent,
    ],
)
def test_what_passes_is_asked_again(first):
    with Server({"/a": in_turn(first, answer())}) as server, fetcher() as one:
        assert one.fetch(server.url + "/a").body == PAGE
        assert server.paths == ["/robots.txt", "/a", "/a"]


@pytest.mark.parametrize(
    "first",
    [missing, answer(b"", status="500 Internal Server Error"), reset(OK + b"\r\n" + PAGE), encoded(PAGE, "gzip")],
)
def test_what_does_not_pass_is_not(first):
    with Server({"/a": in_turn(first, answer())}) as server, fetcher() as one:
        with pytest.raises(FetchFailed):
            one.fetch(server.url + "/a")
        assert server.paths == ["/robots.txt", "/a"]


def test_attempts_come_after_longer_and_longer_pauses():
    busy = answer(b"", status="503 Service Unavailable")
    _, words, seconds = refusal(busy, attempts=4, backoff_seconds=0.1, total_seconds=9.0, obey_robots=False)
    assert words == "the server answers 503 (Service Unavailable), asked 4 times (try again later)"
    assert 0.69 <= seconds < 3.0


def test_requests_to_a_host_are_kept_apart():
    with Server({"/a": answer()}) as server, fetcher(host_interval_seconds=0.3) as one:
        began = time.monotonic()
        one.fetch(server.url + "/a")
        one.fetch(server.url + "/a")
        assert 0.59 <= time.monotonic() - began < 3.0  # the rules, a page, a page


def test_a_site_may_ask_for_longer_pauses_but_not_for_any():
    rules = answer(b"User-agent: *\nCrawl-delay: 1000\n")
    with Server({"/robots.txt": rules, "/a": answer()}) as server, fetcher(max_crawl_delay_seconds=0.3) as one:
        one.fetch(server.url + "/a")
        began = time.monotonic()
        one.fetch(server.url + "/a")
        assert 0.29 <= time.monotonic() - began < 3.0


def test_threads_take_turns():
    busy, most, lock = [0], [0], threading.Lock()

    def counting(connection, *request):
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        time.sleep(0.1)
        with lock:
            busy[0] -= 1
        answer()(connection, *request)

    with Server({"/a": counting}) as server, fetcher(total_seconds=0.8) as one:
        got = []
        threads = [threading.Thread(target=lambda: got.append(one.fetch(server.url + "/a").body)) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        # Together longer than each may take: waiting for others is not counted.
        assert got == [PAGE] * 10
        assert most == [1]


def test_nothing_is_printed_on_the_way(capfd):
    with Server({"/a": in_turn(reset(), answer())}) as server, fetcher() as one:
        one.fetch(server.url + "/a")
    assert capfd.readouterr() == ("", "")
