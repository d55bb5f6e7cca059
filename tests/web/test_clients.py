"""The server answers to its own names alone, and believes a proxy only where it was told to."""

import pytest

from rashomon.web.safety.clients import same_origin
from tests.web.guarded import ELSEWHERE, HERE, TOKEN, app_of, asking

EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize(
    ("settings", "host", "status"),
    [
        ({}, "127.0.0.1:8000", 200),
        ({}, "127.0.0.1", 200),
        ({}, "localhost:9999", 200),
        ({}, "LOCALHOST", 200),
        ({}, "[::1]:8000", 200),
        # somebody else's name that leads here, and what looks like one of ours
        ({}, "rebound.example", 421),
        ({}, "rebound.example:8000", 421),
        ({}, "localhost.rebound.example", 421),
        ({}, "127.0.0.1.rebound.example", 421),
        ({}, "localhost.", 421),
        ({}, "192.0.2.7", 421),
        ({}, EVERYWHERE, 421),
        ({}, "rashomon.test@rebound.example", 400),
        ({}, "rebound.example/127.0.0.1", 400),
        ({}, "", 400),
        ({}, "a b", 400),
        ({}, "[::1", 400),
        ({"host_names": "desk.example, news.example"}, "news.example", 200),
        ({"host_names": "desk.example, news.example"}, "News.Example:443", 200),
        ({"host_names": "desk.example, news.example"}, "other.example", 421),
        # an address in numbers cannot be led elsewhere, and one that listens everywhere does not know its own
        ({"host": EVERYWHERE, "token": TOKEN}, "192.0.2.7:8000", 200),
        ({"host": EVERYWHERE, "token": TOKEN}, "rebound.example", 421),
    ],
)
def test_names_it_answers_to(settings, host, status, tmp_path):
    with asking(app_of(tmp_path, **settings)) as client:
        answer = client.get("/login", headers={"host": host}, follow_redirects=False)
        assert answer.status_code in ({200, 303} if status == 200 else {status})


def test_a_refused_name_is_told_what_to_do_and_nothing_else(tmp_path):
    with asking(app_of(tmp_path)) as client:
        answer = client.get("/", headers={"host": "rebound.example"})
        assert "--host-name" in answer.text
        assert answer.headers["content-type"].startswith("text/plain")
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_two_hosts_are_none(tmp_path):
    with asking(app_of(tmp_path)) as client:
        request = client.build_request("GET", "/keys")
        request.headers = type(request.headers)([("host", "127.0.0.1"), ("host", "rebound.example")])
        assert client.send(request).status_code == 400


def test_a_long_address_is_refused(tmp_path):
    with asking(app_of(tmp_path, max_url_bytes=500)) as client:
        assert client.get("/keys", params={"q": "x" * 400}).status_code == 200
        assert client.get("/keys", params={"q": "x" * 500}).status_code == 414
        assert client.get("/" + "x" * 501).status_code == 414


def seen(folder, forwarded, peer, **settings):
    """The address that requests are counted under, found out by using up what one may ask for."""
    app = app_of(folder, token=TOKEN, requests=1, **settings)
    with asking(app, client=(peer, 1), base="https://news.example") as client:
        counted = []
        app.state.guard.throttle.request = lambda address: counted.append(address) or 0
        client.get("/login", headers=[("x-forwarded-for", one) for one in forwarded])
        return counted


@pytest.mark.parametrize(
    ("settings", "forwarded", "peer", "client"),
    [
        # nobody is believed unless asked for
        ({}, ["198.51.100.1"], "203.0.113.9", "203.0.113.9"),
        ({"behind_tls": True}, ["198.51.100.1"], "127.0.0.1", "198.51.100.1"),
        ({"behind_tls": True}, ["198.51.100.1"], "203.0.113.9", "203.0.113.9"),
        # what a visitor sends itself stands before what the proxy adds
        ({"behind_tls": True}, ["127.0.0.1, 198.51.100.1"], "127.0.0.1", "198.51.100.1"),
        ({"behind_tls": True}, ["127.0.0.1", "198.51.100.1"], "127.0.0.1", "198.51.100.1"),
        ({"behind_tls": True, "proxies": "10.0.0.0/8"}, ["198.51.100.1, 10.2.3.4"], "10.0.0.1", "198.51.100.1"),
        ({"behind_tls": True}, ["no address"], "127.0.0.1", "127.0.0.1"),
        ({"behind_tls": True}, [], "127.0.0.1", "127.0.0.1"),
        ({"behind_tls": True}, ["2001:db8::7"], "::1", "2001:db8::7"),
        ({"behind_tls": True}, ["198.51.100.1"], "::ffff:127.0.0.1", "198.51.100.1"),
    ],
)
def test_who_asks(settings, forwarded, peer, client, tmp_path):
    assert seen(tmp_path, forwarded, peer, host_names="news.example", **settings) == [client]


@pytest.mark.parametrize(
    ("scheme", "host", "named", "same"),
    [
        ("http", "127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("http", "127.0.0.1:8000", "http://127.0.0.1:9000", False),
        ("http", "127.0.0.1:8000", "http://127.0.0.1", False),
        ("http", "127.0.0.1:8000", "https://127.0.0.1:8000", False),
        ("http", "localhost:8000", "http://127.0.0.1:8000", False),
        ("https", "news.example", "https://news.example:443", True),
        ("https", "News.example", "https://news.example", True),
        ("https", "news.example", "https://news.example.rebound.example", False),
        ("http", "127.0.0.1:8000", "null", False),
        ("http", "127.0.0.1:8000", "", False),
        ("http", "127.0.0.1:8000", "http://[", False),
    ],
)
def test_origins(scheme, host, named, same):
    scope = {"type": "http", "scheme": scheme, "headers": [(b"host", host.encode())]}
    assert same_origin(scope, named) is same


def test_the_proxy_says_how_the_page_was_asked_for(tmp_path):
    settings = {"behind_tls": True, "token": TOKEN, "host_names": "news.example"}
    with asking(app_of(tmp_path, **settings), base="http://news.example") as client:
        plain = client.get("/login", headers={"x-forwarded-for": ELSEWHERE[0]})
        sealed = client.get("/login", headers={"x-forwarded-for": ELSEWHERE[0], "x-forwarded-proto": "https"})
        assert "not encrypted" in plain.text
        assert "not encrypted" not in sealed.text
    assert HERE.startswith("http:")
