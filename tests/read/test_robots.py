import re

import pytest

from rashomon.errors import FetchError, FetchLimit, FetchRefused
from tests.read.fetching import fetcher, refusal
from tests.read.misbehaving import (
    OK,
    PAGE,
    Server,
    answer,
    encoded,
    endlessly,
    missing,
    packed,
    redirect,
    reset,
    silent,
)

ROBOTS = b"User-agent: *\nDisallow: /private\n\nUser-agent: rashomon\nDisallow: /archive\nAllow: /archive/open\n"


@pytest.mark.parametrize(
    ("path", "agent", "allowed"),
    [
        ("/a", "", True),
        ("/private/a", "", True),
        ("/archive/a", "", False),
        ("/archive/open/a", "", True),
        ("/private/a", "lantern/2.0", False),
        ("/archive/a", "lantern/2.0", True),
    ],
)
def test_the_rules_of_a_site_are_kept(path, agent, allowed):
    with Server({"/robots.txt": answer(ROBOTS), path: answer()}) as server, fetcher(user_agent=agent) as one:
        if allowed:
            assert one.fetch(server.url + path).body == PAGE
        else:
            with pytest.raises(FetchRefused, match=r"the site's robots\.txt asks .* not to read it"):
                one.fetch(server.url + path)
            assert server.paths == ["/robots.txt"]


def test_the_rules_are_asked_for_once_and_hold_for_redirects():
    pages = {"/robots.txt": answer(ROBOTS), "/a": redirect("/archive/a"), "/b": answer(), "/archive/a": answer()}
    with Server(pages) as server, fetcher() as one:
        one.fetch(server.url + "/b")
        with pytest.raises(FetchRefused, match=r"redirected to .*/archive/a: the site's robots\.txt"):
            one.fetch(server.url + "/a")
        assert server.paths == ["/robots.txt", "/b", "/a"]


@pytest.mark.parametrize(
    ("robots", "message"),
    [
        (
            answer(b"", status="503 Service Unavailable"),
            r"the server answers 503 \(Service Unavailable\), asked 2 times",
        ),
        (answer(b"", status="500 Internal Server Error"), r"the server answers 500 \(Internal Server Error\)"),
        (redirect("/robots.txt"), "in a circle"),
        (reset(), "broke off"),
        (silent, "silent for 0.5 s"),
        (encoded(ROBOTS, "gzip"), "said to be compressed"),
    ],
)
def test_a_site_whose_rules_cannot_be_read_is_left_alone(robots, message):
    with Server({"/robots.txt": robots, "/a": answer(), "/b": answer()}) as server, fetcher() as one:
        for path in ("/a", "/b"):
            with pytest.raises(FetchError, match=rf"its robots\.txt cannot be read: .*{message}"):
                one.fetch(server.url + path)
        assert "/a" not in server.paths
        asked = len(server.paths)
        assert asked <= 2  # the second page does not ask again
    with Server({"/robots.txt": robots, "/a": answer()}) as server, fetcher(obey_robots=False) as one:
        assert one.fetch(server.url + "/a").body == PAGE
        assert server.paths == ["/a"]


@pytest.mark.parametrize(
    "robots",
    [missing, answer(b"", status="403 Forbidden"), answer(b"\xff\xfe\0nonsense\r\0"), encoded(packed(ROBOTS), "gzip")],
)
def test_a_site_without_rules_allows_everything(robots):
    with Server({"/robots.txt": robots, "/a": answer()}) as server, fetcher() as one:
        assert one.fetch(server.url + "/a").body == PAGE


def test_an_endless_robots_txt_is_read_as_far_as_it_must_be():
    robots = endlessly(OK + b"\r\nUser-agent: *\nDisallow: /early\n", b"Disallow: /x\n" * 1_000)
    with Server({"/robots.txt": robots, "/a": answer()}) as server, fetcher(total_seconds=5.0) as one:
        assert one.fetch(server.url + "/a").body == PAGE
        with pytest.raises(FetchRefused, match=r"robots\.txt asks"):
            one.fetch(server.url + "/early")


def test_rules_are_followed_through_five_redirects():
    hops = {"/robots.txt": redirect("/1"), **{f"/{n}": redirect(f"/{n + 1}") for n in range(1, 5)}}
    error, words, _ = refusal(answer(), more={**hops, "/5": answer(b"User-agent: *\nDisallow: /")})
    assert type(error) is FetchRefused
    assert re.fullmatch(r"the site's robots\.txt asks rashomon/\S+ not to read it", words)
    error, words, _ = refusal(answer(), more={**hops, "/5": redirect("/6"), "/6": answer()})
    assert type(error) is FetchLimit
    assert words.startswith("its robots.txt cannot be read: it redirects more than 5 times")
