import ssl
import threading
import time

import httpcore
import pytest
import trustme

from rashomon.errors import FetchFailed, FetchLimit, FetchRefused
from rashomon.read.fetch import Fetcher
from tests.read.fetching import PUBLIC, Net, fetcher, quick
from tests.read.misbehaving import (
    PAGE,
    Server,
    answer,
    raw,
    redirect,
)


def test_a_public_host_is_connected_to_at_the_address_that_was_checked():
    with Server({"/a": answer()}) as server:
        net = Net(server, [PUBLIC])
        with net.fetcher() as one:
            assert one.fetch("http://news.example.org/a").body == PAGE
        assert set(net.connected) == {(PUBLIC, 80)}
        assert {fields["host"] for _, fields in server.requests} == {"news.example.org"}


@pytest.mark.parametrize(
    ("addresses", "reason"),
    [
        (["127.0.0.1"], "news.example.org resolves to 127.0.0.1, a loopback address"),
        ([PUBLIC, "10.0.0.1"], "news.example.org resolves to 10.0.0.1, a private address"),
        (["2606:2800::1", "::1"], "news.example.org resolves to ::1, a loopback address"),
        (["::ffff:127.0.0.1"], "news.example.org resolves to 127.0.0.1, a loopback address"),
        (
            ["169.254.169.254"],
            "news.example.org resolves to 169.254.169.254, the address of a cloud's instance metadata",
        ),
        (["64:ff9b::7f00:1"], "news.example.org resolves to 64:ff9b::7f00:1, a loopback address"),
        (["fe80::1%eth0"], "news.example.org resolves to fe80::1%eth0, a link-local address"),
    ],
)
def test_a_name_of_a_forbidden_address_is_not_connected_to(addresses, reason):
    with Server({"/a": answer()}) as server:
        net = Net(server, addresses)
        for obey in (True, False):
            with net.fetcher(obey_robots=obey) as one, pytest.raises(FetchRefused) as caught:
                one.fetch("https://news.example.org/a")
            assert caught.value.where == "https://news.example.org/a"
            assert caught.value.reason == reason
        assert net.connected == []


def test_a_name_without_addresses_or_with_nonsense():
    with Server({}) as server:
        for lookup, reason in (([], "has no address"), (["nonsense"], "could not be looked up")):
            net = Net(server, lookup)
            with net.fetcher() as one, pytest.raises(FetchFailed, match=reason):
                one.fetch("https://news.example.org/a")
            assert net.connected == []


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is the address of a cloud's instance metadata"),
        ("http://127.0.0.1:9/", "127.0.0.1 is a loopback address"),
        ("//2130706433/", "2130706433 is 127.0.0.1, a loopback address"),
        ("http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1 is 10.0.0.1, a private address"),
        ("http://inside.example.org/", "inside.example.org resolves to 192.168.0.9, a private address"),
    ],
)
@pytest.mark.parametrize("cached", [False, True])
def test_a_redirect_is_judged_like_an_address(location, reason, cached, tmp_path):
    moved = answer(b"", f"Location: {location}", "Cache-Control: max-age=3600", status="301 Moved Permanently")
    with Server({"/a": moved}) as server:
        net = Net(server, [PUBLIC])
        net.resolve = lambda host, _: ["192.168.0.9"] if host.startswith("inside") else [PUBLIC]
        for _ in range(2):
            with (
                Fetcher(
                    quick(allow_private_addresses=False, cache=cached, cache_folder=tmp_path),
                    resolver=net.resolve,
                    connector=net.connect,
                ) as one,
                pytest.raises(FetchRefused) as caught,
            ):
                one.fetch("http://news.example.org/a")
            assert reason in caught.value.reason
            assert caught.value.reason.startswith("redirected to ")
            assert caught.value.where == "http://news.example.org/a"
        assert {address for address, _ in net.connected} == {PUBLIC}
        assert server.paths.count("/a") == 2  # a redirect is not kept


def test_a_name_that_changes_its_address_between_requests():
    closing_robots = raw(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    with Server({"/robots.txt": closing_robots, "/a": answer()}) as server:
        net = Net(server, [PUBLIC], ["127.0.0.1"])
        with net.fetcher() as one, pytest.raises(FetchRefused, match=r"resolves to 127\.0\.0\.1"):
            one.fetch("http://news.example.org/a")
        assert net.asked == ["news.example.org"] * 2
        assert net.connected == [(PUBLIC, 80)]
        assert server.paths == ["/robots.txt"]


def test_a_resolver_that_hangs_is_not_waited_for():
    never = threading.Event()
    with Server({}) as server:
        net = Net(server, [PUBLIC])
        net.resolve = lambda *_: never.wait(3) or [PUBLIC]
        with net.fetcher(connect_seconds=0.2, obey_robots=False) as one:
            began = time.monotonic()
            with pytest.raises(FetchLimit, match=r"no connection within 0\.2 s"):
                one.fetch("http://news.example.org/a")
            assert time.monotonic() - began < 1.0
        assert net.connected == []
    never.set()


def test_the_next_address_is_tried_where_one_does_not_answer():
    with Server({"/a": answer()}) as server:
        net = Net(server, ["2606:2800::1", PUBLIC])
        working = net.connect

        def connect(address, port, seconds):
            if ":" in address:
                net.connected.append((address, port))
                raise httpcore.ConnectError("no way there")
            return working(address, port, seconds)

        net.connect = connect
        with net.fetcher(obey_robots=False) as one:
            assert one.fetch("http://news.example.org:8080/a").body == PAGE
        assert net.connected == [("2606:2800::1", 8080), (PUBLIC, 8080)]


@pytest.fixture(name="authority", scope="module")
def authority_fixture():
    return trustme.CA()


def secure(authority, *names):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def test_the_certificate_must_be_of_the_host_that_was_asked_for(authority):
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with Server({"/a": answer()}, secure(authority, "news.example.org")) as server:
        net = Net(server, [PUBLIC])
        settings = quick(allow_private_addresses=False)
        with Fetcher(settings, resolver=net.resolve, connector=net.connect, ssl_context=trusting) as one:
            got = one.fetch("https://news.example.org/a")
            assert (got.body, got.url) == (PAGE, "https://news.example.org/a")
            with pytest.raises(FetchFailed, match=r"its certificate is not trusted \(hostname mismatch"):
                one.fetch("https://other.example.org/a")
        with net.fetcher() as one, pytest.raises(FetchFailed, match=r"its certificate is not trusted \(unable to get"):
            one.fetch("https://news.example.org/a")
        assert set(net.connected) == {(PUBLIC, 443)}
        assert len(net.connected) <= 4  # a certificate is not asked for again


def test_leaving_encryption_is_said(authority):
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with (
        Server({"/a": redirect("http://plain.example.org/b")}, secure(authority, "news.example.org")) as first,
        Server({"/b": answer()}) as second,
    ):
        servers = {443: first.port, 80: second.port}
        net = Net(first, [PUBLIC])
        net.connect = lambda _, port, seconds: httpcore.SyncBackend().connect_tcp("127.0.0.1", servers[port], seconds)
        with Fetcher(
            quick(allow_private_addresses=False), resolver=net.resolve, connector=net.connect, ssl_context=trusting
        ) as one:
            got = one.fetch("https://news.example.org/a")
    assert got.notes == (
        "redirected from https://news.example.org/a",
        "redirected from https to http: it may have been changed on its way",
    )


def test_encryption_with_a_server_that_does_not_speak_it():
    with (
        Server({}, greeting=b"HTTP/1.1 400 Bad Request\r\n\r\n") as server,
        fetcher(obey_robots=False) as one,
        pytest.raises(FetchFailed, match="no encrypted connection can be made"),
    ):
        one.fetch(server.url.replace("http:", "https:"))
