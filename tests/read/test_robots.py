import re

import pytest

from rashomon.errors import FetchError, FetchLimit, FetchRefused
from tests.read.fetching import fetched, fetcher, refusal
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
        (silent, "silent for 0.4 s"),
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


@pytest.mark.parametrize(
    "name",
    [
        "rashomon",
        "Rashomon",
        "RASHOMON/0.1",
        "rashomon / 9",
        "*rashomon*",
        "rashomon # us",
        "lantern\nUser-agent:rashomon",
    ],
)
def test_a_name_in_robots_txt(name):
    for field in ("User-agent:", "user-agent :", "User agent:", "useragent "):
        rules = f"User-agent: *\nAllow: /\n\n{field} {name}\nDisallow: /\n\nUser-agent: lantern\nAllow: /a\n"
        error, _, _ = refusal(answer(), more={"/robots.txt": answer(rules.encode())})
        assert type(error) is FetchRefused


@pytest.mark.parametrize("name", ["omon", "rash", "rashomon-news", "myrashomon", "-", "0", ""])
def test_another_name_in_robots_txt(name):
    rules = answer(f"User-agent: {name}\nDisallow: /\n\nUser-agent: *\nDisallow: /b\n".encode())
    assert fetched(answer(), more={"/robots.txt": rules}).body == PAGE


def test_thousands_of_names_over_thousands_of_rules_take_no_time():
    names = "".join(f"User-agent: a{number}\n" for number in range(15_000))
    rules = answer((names + "User-agent: *\n" + "Disallow: /x*y\n" * 18_000).encode())
    _, words, seconds = refusal(answer(), "/xy", more={"/robots.txt": rules})
    assert words.startswith("the site's robots.txt asks")
    assert seconds < 1.5


def test_rules_are_followed_through_five_redirects():
    hops = {"/robots.txt": redirect("/1"), **{f"/{n}": redirect(f"/{n + 1}") for n in range(1, 5)}}
    error, words, _ = refusal(answer(), more={**hops, "/5": answer(b"User-agent: *\nDisallow: /")})
    assert type(error) is FetchRefused
    assert re.fullmatch(r"the site's robots\.txt asks rashomon/\S+ not to read it", words)
    error, words, _ = refusal(answer(), more={**hops, "/5": redirect("/6"), "/6": answer()})
    assert type(error) is FetchLimit
    assert words.startswith("its robots.txt cannot be read: it redirects more than 5 times")
