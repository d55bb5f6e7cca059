"""Watching real servers on loopback, on both databases."""

from __future__ import annotations

import gzip
from datetime import timedelta
from functools import partial

import httpcore
import pytest

from rashomon.model import Article
from rashomon.read.fetch import Fetcher
from rashomon.spans import text_sha256
from rashomon.store import articles, entries, sources
from rashomon.store.runs import alive, running
from rashomon.work.watch import Watch, WatchSettings
from rashomon.work.watch_events import Failed, Found, Idle, Kept, Told
from tests.read.fetching import Net, quick
from tests.read.misbehaving import Server, answer, endlessly, in_turn, missing, redirect, reset, silent
from tests.work.watching import (
    BASE,
    BEGAN,
    DAY,
    HOUR,
    MINUTE,
    Clock,
    feed,
    html,
    mark_analysed,
    once,
    page,
    rss,
    source,
    watch_all,
)


@pytest.fixture
def clock():
    return Clock()


def kept(events):
    return [(one.article.outcome.value, one.article.url) for one in events if isinstance(one, Kept)]


def asked(server):
    """The paths asked for since the last time."""
    paths = [one for one in server.paths if one != "/robots.txt"]
    server.requests.clear()
    return paths


def test_what_others_have_left_undone_is_done_without_any_news(workspace, clock):
    caught_up = []
    words = page("One.").decode()
    one = Article("a.html", words, text_sha256(words), raw=words.encode())
    with workspace.writing() as connection:
        articles.add(connection, one, origin="a.html", received=BEGAN)
    with Server({}) as server:
        server.pages |= {"/feed": feed()}
        watch_all(workspace, clock, f"{server.url}/feed")
        assert kept(once(workspace, clock, catch_up=lambda: caught_up.append(1))) == []
    assert caught_up == [1]


def test_what_a_feed_names_is_fetched_kept_and_told_once(workspace, clock):
    caught_up = []
    with Server({}) as server:
        url = f"{server.url}/feed"
        server.pages |= {
            "/feed": feed(f"{server.url}/a", f"{server.url}/b"),
            "/a": html(page("One.")),
            "/b": html(page("Two.")),
        }
        watch_all(workspace, clock, url)
        events = once(workspace, clock, catch_up=lambda: caught_up.append(1))
        assert asked(server) == ["/feed", "/a", "/b"]
        assert kept(events) == [("new", f"{server.url}/a"), ("new", f"{server.url}/b")]
        assert [(one.headline, one.outlet) for one in events if isinstance(one, Told)] == [
            ("Ferry to move", "Tolm Post"),
            ("Ferry to move", "Tolm Post"),
        ]
        assert caught_up == [1]
        state = source(workspace, url)
        assert (state.kind, state.title, state.new, state.entries, state.waiting) == ("feed", "Tolm Post", 2, 2, 0)
        assert (state.due, state.fetched, state.failures) == (BEGAN + BASE, BEGAN, 0)
        assert once(workspace, clock) == []
        clock.turn(BASE)
        assert once(workspace, clock) == []
        assert asked(server) == ["/feed"]
        assert source(workspace, url).due == clock.now + 1.5 * BASE  # nothing new


def test_validators_are_sent_back_and_304_is_no_news(workspace, clock):
    def behave(connection, path, fields):
        known = fields.get("if-none-match") == '"v1"' and fields.get("if-modified-since", "").startswith("Sun, 04 May")
        status = "304 Not Modified" if known else "200 OK"
        body = b"" if known else rss()
        lines = ('ETag: "v1"', "Last-Modified: Sun, 04 May 2031 09:00:00 GMT", "Content-Type: text/xml")
        answer(body, *lines, status=status)(connection, path, fields)

    with Server({"/feed": behave}) as server:
        url = f"{server.url}/feed"
        watch_all(workspace, clock, url)
        once(workspace, clock)
        clock.turn(DAY)
        assert once(workspace, clock) == []
        conditions = [fields.get("if-none-match") for path, fields in server.requests if path == "/feed"]
        assert conditions == [None, '"v1"']
        state = source(workspace, url)
        assert (state.etag, state.fetched, state.kind) == ('"v1"', clock.now, "feed")


@pytest.mark.parametrize(
    ("fields", "head", "after"),
    [
        (("Cache-Control: max-age=7200, public",), "", 2 * HOUR),
        (("Expires: Sun, 04 May 2031 15:00:00 GMT", "Date: Sun, 04 May 2031 12:00:00 GMT"), "", 3 * HOUR),
        (("Cache-Control: no-cache",), "<ttl>60</ttl>", HOUR),
        (("Cache-Control: max-age=99999999",), "", DAY),
        ((), "", BASE * 1.5),
    ],
)
def test_server_and_feed_say_how_often_they_want_to_be_asked(workspace, clock, fields, head, after):
    with Server({}) as server:
        server.pages["/feed"] = feed(fields=fields, head=head)
        watch_all(workspace, clock, f"{server.url}/feed")
        once(workspace, clock)
        assert source(workspace, f"{server.url}/feed").due == BEGAN + after


def test_what_an_outlet_changed_is_a_new_version(workspace, clock):
    with Server({}) as server:
        server.pages |= {
            "/feed": feed(f"{server.url}/a"),
            "/a": in_turn(html(page()), html(page()), html(page("Corrected: the pier opens in May."))),
        }
        watch_all(workspace, clock, f"{server.url}/feed")
        assert kept(once(workspace, clock)) == [("new", f"{server.url}/a")]
        clock.turn(HOUR)
        assert kept(once(workspace, clock)) == []
        clock.turn(5 * HOUR)
        events = once(workspace, clock)
        assert kept(events) == [("version", f"{server.url}/a")]
        (told,) = [one for one in events if isinstance(one, Told)]
        assert (told.version, told.before) == (2, BEGAN + HOUR)
        with workspace.reading() as connection:
            assert len(articles.versions(connection, told.id)) == 2
        for _ in range(20):
            clock.turn(DAY)
            once(workspace, clock)
        assert server.paths.count("/a") == 1 + 5  # an hour, six, a day, three and seven after it was first seen
        assert source(workspace, f"{server.url}/feed").new == 2


def test_what_a_feed_says_anew_is_looked_at_at_once(workspace, clock):
    with Server({}) as server:
        before, after = feed(f"{server.url}/a"), feed(f"{server.url}/a", date="Sun, 04 May 2031 14:00:00 GMT")
        server.pages |= {"/feed": in_turn(before, before, after), "/a": html(page())}
        watch_all(workspace, clock, f"{server.url}/feed")
        once(workspace, clock)
        clock.turn(HOUR)
        once(workspace, clock)
        clock.turn(2 * HOUR)
        asked(server)
        once(workspace, clock)
        assert asked(server) == ["/feed", "/a"]  # without news of it its third look is due after six hours
        clock.turn(2 * HOUR)
        once(workspace, clock)
        assert asked(server) == ["/feed"]


def test_a_feed_that_loses_entries_loses_nothing_here(workspace, clock):
    with Server({}) as server:
        server.pages |= {
            "/feed": in_turn(feed(f"{server.url}/a", f"{server.url}/b"), feed(f"{server.url}/b")),
            "/a": in_turn(missing, html(page("One."))),
            "/b": html(page("Two.")),
        }
        url = f"{server.url}/feed"
        watch_all(workspace, clock, url)
        assert kept(once(workspace, clock)) == [("new", f"{server.url}/b")]
        assert source(workspace, url).waiting == 1
        clock.turn(HOUR)
        assert ("new", f"{server.url}/a") in kept(once(workspace, clock))
        assert (source(workspace, url).waiting, source(workspace, url).entries) == (0, 2)


def test_reports_that_a_feed_carries_are_kept_without_asking_for_their_pages(workspace, clock):
    def carrying(words):
        text = f"<p>{words} {'The pier of Tolm has a long history of its own, and so has its crane. ' * 8}</p>"
        item = (
            "<item><title>Pier opens</title><link>https://quay.example/pier</link><guid>urn:x:1</guid>"
            f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{text}]]>"
            "</content:encoded></item>"
        )
        whole = f'<rss version="2.0"><channel><title>Tolm Post</title>{item}</channel></rss>'
        return answer(whole.encode(), "Content-Type: text/xml")

    with Server({"/feed": in_turn(carrying("First."), carrying("First."), carrying("Second."))}) as server:
        watch_all(workspace, clock, f"{server.url}/feed")
        assert kept(once(workspace, clock)) == [("new", "https://quay.example/pier")]
        clock.turn(DAY)
        assert kept(once(workspace, clock)) == []
        clock.turn(DAY)
        assert kept(once(workspace, clock)) == [("version", "https://quay.example/pier")]
        assert asked(server) == ["/feed"] * 3


def test_a_feed_or_short_sitemap_is_taken_whole_however_old_it_is(workspace, clock):
    with Server({}) as server:
        server.pages |= {name: html(page(name)) for name in ("/old", "/undated")}
        urls = f"<url><loc>{server.url}/old</loc><lastmod>2021-01-01</lastmod></url>"
        urls += f"<url><loc>{server.url}/undated</loc></url>"
        server.pages["/s.xml"] = answer(f"<urlset>{urls}</urlset>".encode(), "Content-Type: application/xml")
        watch_all(workspace, clock, f"{server.url}/s.xml")
        assert kept(once(workspace, clock)) == [("new", f"{server.url}/old"), ("new", f"{server.url}/undated")]


def test_a_sitemap_names_its_archive_which_is_not_fetched(workspace, clock):
    def sitemap(*parts):
        whole = "".join(f"<url><loc>{url}</loc>{more}</url>" for url, more in (*archive, *parts))
        return answer(gzip.compress(f"<urlset>{whole}</urlset>".encode()), "Content-Type: application/x-gzip")

    with Server({}) as server:
        archive = [(f"{server.url}/archive/{n}", "<lastmod>2028-01-01</lastmod>") for n in range(100)]
        old = (f"{server.url}/old", "<lastmod>2029-01-01</lastmod>")
        undated = (f"{server.url}/undated", "")
        young = (f"{server.url}/young", "<lastmod>2031-05-04T10:00:00Z</lastmod>")
        later = (f"{server.url}/later", "")
        server.pages |= {name: html(page(name)) for name in ("/old", "/undated", "/young", "/later")}
        server.pages["/s.xml.gz"] = in_turn(sitemap(old, undated, young), sitemap(old, undated, young, later))
        url = f"{server.url}/s.xml.gz"
        watch_all(workspace, clock, url)
        assert kept(once(workspace, clock)) == [("new", f"{server.url}/young")]
        assert source(workspace, url).kind == "sitemap"
        clock.turn(30 * MINUTE)
        assert kept(once(workspace, clock)) == [("new", f"{server.url}/later")]


def test_lists_bring_in_their_sources_and_those_are_visited_too(workspace, clock):
    with Server({}) as server:
        old, young = "<lastmod>2029-01-01</lastmod>", "<lastmod>2031-05-04</lastmod>"
        index = (
            f"<sitemapindex><sitemap><loc>{server.url}/1</loc>{old}</sitemap><sitemap><loc>{server.url}/2</loc>{young}"
            f"</sitemap><sitemap><loc>{server.url}/3</loc></sitemap></sitemapindex>"
        )
        server.pages |= {
            "/index": answer(index.encode(), "Content-Type: application/xml"),
            "/2": answer(index.encode().replace(b"/1<", b"/4<"), "Content-Type: application/xml"),
            "/3": answer(b"<urlset/>", "Content-Type: application/xml"),
            "/opml": answer(
                f'<opml><body><outline text="Post" xmlUrl="{server.url}/feed"/></body></opml>'.encode(),
                "Content-Type: text/x-opml",
            ),
            "/feed": feed(),
        }
        watch_all(workspace, clock, f"{server.url}/index", f"{server.url}/opml")
        events = once(workspace, clock)
        assert [(one.url, one.kind) for one in events if isinstance(one, Found)] == [
            (f"{server.url}/2", "sitemap"),
            (f"{server.url}/3", "sitemap"),
            (f"{server.url}/feed", "feed"),
        ]
        assert sorted(asked(server)) == ["/2", "/3", "/feed", "/index", "/opml"]
        assert source(workspace, f"{server.url}/feed").listed_in == f"{server.url}/opml"


def test_a_page_gives_its_feed_and_another_is_watched_itself(workspace, clock):
    with Server({}) as server:
        link = b'<link rel="alternate" type="application/rss+xml" href="/feed">'
        server.pages |= {
            "/": html(page().replace(b"<head>", b"<head>" + link)),
            "/feed": feed(),
            "/report": in_turn(html(page()), html(page("Now with more."))),
        }
        watch_all(workspace, clock, f"{server.url}/", f"{server.url}/report")
        events = once(workspace, clock)
        assert [(one.url, one.instead) for one in events if isinstance(one, Found)] == [(f"{server.url}/feed", True)]
        assert kept(events) == [("new", f"{server.url}/report")]
        assert source(workspace, f"{server.url}/") is None
        assert source(workspace, f"{server.url}/report").kind == "page"
        clock.turn(30 * MINUTE)
        assert kept(once(workspace, clock)) == [("version", f"{server.url}/report")]


@pytest.mark.parametrize("kind", ["sqlite"])  # it is the network that differs here
@pytest.mark.parametrize(
    ("behaviour", "words", "waits"),
    [
        (answer(b"", status="500 Internal Server Error"), "the server answers 500", [15, 30, 60]),
        (answer(b"", status="404 Not Found"), "the server answers 404", [15, 30, 60]),
        (silent, "the server was silent for 0.3 s", [15, 30, 60]),
        (reset(), "connection reset by peer", [15, 30, 60]),
        (endlessly(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000), "stopped at 200,000 bytes", [15, 30, 60]),
        (html(page()), "no feed any more: it answers with a page", [15, 30, 60]),
        (answer(b"", "Retry-After: 3600", status="429 Too Many Requests"), "the server answers 429", [60, 60, 60]),
        (answer(b"", "Retry-After: 60", status="503 Service Unavailable"), "the server answers 503", [15, 30, 60]),
    ],
)
def test_a_source_in_trouble_is_asked_ever_more_seldom(workspace, clock, behaviour, words, waits):
    with Server({}) as server:
        url = f"{server.url}/feed"
        server.pages["/feed"] = behaviour
        watch_all(workspace, clock, url, kind="feed")
        for number, minutes in enumerate(waits, 1):
            (failed,) = once(workspace, clock, read_seconds=0.3)
            assert isinstance(failed, Failed)
            assert words in failed.error
            state = source(workspace, url)
            assert (state.failures, state.due, state.error) == (number, clock.now + minutes * MINUTE, failed.error)
            assert server.paths.count("/feed") == number
            clock.turn(minutes * MINUTE)
        server.pages["/feed"] = feed()
        assert once(workspace, clock) == []
        assert (source(workspace, url).failures, source(workspace, url).error) == (0, None)


def test_410_pauses_a_source(workspace, clock):
    with Server({"/feed": answer(b"", status="410 Gone")}) as server:
        url = f"{server.url}/feed"
        watch_all(workspace, clock, url)
        (failed,) = once(workspace, clock)
        assert (failed.paused, failed.due) == (True, None)
        assert source(workspace, url).paused
        clock.turn(10 * DAY)
        assert once(workspace, clock) == []
        with workspace.writing() as connection:
            sources.pause(connection, source(workspace, url).number, False, clock.now)
        assert len(once(workspace, clock)) == 1


def test_a_busy_server_is_left_alone_with_everything_on_it(workspace, clock):
    with Server({}) as server:
        server.pages |= {
            "/feed": feed(f"{server.url}/a", f"{server.url}/b"),
            "/a": in_turn(answer(b"", "Retry-After: 7200", status="429 Too Many Requests"), html(page())),
            "/b": html(page("Two.")),
        }
        watch_all(workspace, clock, f"{server.url}/feed")
        once(workspace, clock)
        assert asked(server) == ["/feed", "/a"]
        clock.turn(HOUR)
        assert once(workspace, clock) == []
        assert asked(server) == []
        clock.turn(HOUR)
        assert len(kept(once(workspace, clock))) == 2


def test_a_redirect_into_ones_own_network_is_refused(workspace, clock):
    with Server({"/feed": redirect("http://10.0.0.1/feed"), "/a": html(page())}) as server:
        net = Net(server, ["93.184.216.34"])
        url = f"http://post.example.org:{server.port}/feed"
        watch_all(workspace, clock, url)
        (failed,) = once(workspace, clock, fetcher=net.fetcher(attempts=1))
        assert "10.0.0.1 is a private address" in failed.error
        assert [address for address, _ in net.connected] == ["93.184.216.34"] * len(net.connected)
        server.pages["/feed"] = feed("http://127.0.0.1/a", "http://192.168.1.1/b")
        clock.turn(HOUR)
        events = once(workspace, clock, fetcher=net.fetcher(attempts=1))
        assert [(one.due, "address" in one.error) for one in events if isinstance(one, Failed)] == [(None, True)] * 2
        assert {address for address, _ in net.connected} == {"93.184.216.34"}


def test_robots_txt_is_obeyed(workspace, clock):
    robots = answer(b"User-agent: *\nDisallow: /private\n", "Content-Type: text/plain")
    with Server({"/robots.txt": robots}) as server:
        server.pages |= {"/feed": feed(f"{server.url}/private/a"), "/private/a": html(page())}
        watch_all(workspace, clock, f"{server.url}/feed")
        (failed,) = once(workspace, clock)
        assert "robots.txt asks" in failed.error
        assert asked(server) == ["/feed"]


def test_a_page_of_two_feeds_is_fetched_once(workspace, clock):
    with Server({}) as server:
        server.pages |= {
            "/x": feed(f"{server.url}/a"),
            "/y": feed(f"{server.url}/a#comments"),
            "/a": html(page()),
        }
        watch_all(workspace, clock, f"{server.url}/x", f"{server.url}/y")
        assert len(kept(once(workspace, clock))) == 1
        assert sorted(asked(server)) == ["/a", "/x", "/y"]
        with workspace.reading() as connection:
            numbers = [one.number for one in sources.sources(connection)]
            rows = [entries.entries(connection, one)[0] for one in numbers]
        assert rows[0].article == rows[1].article
        assert rows[0].article


def test_one_slow_server_holds_up_no_other(workspace, clock):
    with Server({"/slow": silent}) as slow, Server({}) as other:
        page_url = f"http://other.example.org:{other.port}/a"
        other.pages |= {"/feed": feed(page_url), "/a": html(page())}
        urls = f"http://slow.example.org:{slow.port}/slow", f"http://other.example.org:{other.port}/feed"
        watch_all(workspace, clock, *urls)
        events = once(workspace, clock, fetcher=named_here(clock, read_seconds=1.0))
        assert [type(one) for one in events] == [Kept, Failed, Told]


def test_two_watches_share_the_sources(workspace, clock):
    with Server({"/feed": feed(), "/more": feed()}) as server:
        hosts = [f"http://{name}.example.org:{server.port}" for name in ("one", "other")]
        watch_all(workspace, clock, *(f"{host}/{name}" for host in hosts for name in ("feed", "more")))
        with running(workspace, "watch") as first, running(workspace, "watch") as second:
            living = alive(workspace)
            taken = []
            for run, limit in ((first, 1), (second, 9), (first, 9)):
                with workspace.writing() as connection:
                    found = sources.claim_sources(connection, run.number, living, due=BEGAN, now=BEGAN, limit=limit)
                taken.append([one.url for one in found])
            # one source of a host at a time, whoever asks
            assert taken == [[f"{hosts[0]}/feed"], [f"{hosts[1]}/feed"], []]
        once(workspace, clock, fetcher=named_here(clock))
        # what runs that have ended had in hand is anybody's again
        assert sorted(asked(server)) == ["/feed", "/feed", "/more", "/more"]


def named_here(clock, **changes):
    """A fetcher for which every name leads to this computer."""

    def connect(_address, port, seconds):
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, seconds)

    limits = quick(allow_private_addresses=False, attempts=1, **changes)
    return Fetcher(limits, resolver=lambda *_: ["93.184.216.34"], connector=connect, clock=clock)


def test_it_goes_on_until_its_time_is_over(workspace, clock):
    def wait(seconds):
        assert 0 < seconds <= 15
        clock.turn(timedelta(seconds=seconds))

    with Server({}) as server, running(workspace, "watch") as run, net_of(clock) as fetcher:
        server.pages["/feed"] = feed()
        watch_all(workspace, clock, f"{server.url}/feed")
        how = WatchSettings(BASE, until=BEGAN + 30 * MINUTE)
        watch = Watch(workspace, run, fetcher, how, lambda: None, clock=clock, chance=lambda: 0.0, wait=wait)
        idle = [one for one in watch.events() if isinstance(one, Idle)]
        assert asked(server) == ["/feed", "/feed"]  # after 0 and 22.5 minutes
        assert (idle[0].due, idle[0].url, idle[0].sources) == (BEGAN + 1.5 * BASE, f"{server.url}/feed", 1)
        assert clock.now == BEGAN + 30 * MINUTE


def net_of(clock):
    return Fetcher(quick(attempts=1), clock=clock)


def test_what_was_begun_is_done_again_after_a_kill(workspace, clock):
    """A watch that ends between any two of its writes leaves work that the next one takes up, and nothing twice."""
    with Server({}) as server:
        server.pages |= {
            "/feed": feed(*(f"{server.url}/{n}" for n in range(3))),
            **{f"/{n}": html(page(f"Number {n}.")) for n in range(3)},
        }
        url = f"{server.url}/feed"
        watch_all(workspace, clock, url)
        acknowledged, told = [], []
        for stop in range(1, 40):
            if not ended_after(stop, workspace, clock, acknowledged, told):
                break
        pages = [f"{server.url}/{n}" for n in range(3)]
        assert sorted(url for _, url in acknowledged) == pages  # each once, though its page may have come twice
        assert sorted(told) == pages
        assert (source(workspace, url).entries, source(workspace, url).waiting) == (3, 0)


class _KilledError(BaseException):
    pass


def ended_after(writes, workspace, clock, acknowledged, told):
    """Watch until so many transactions are written, then end as if killed; gives whether that was before its end."""
    left = writes
    original = workspace.writing

    def writing():
        nonlocal left
        left -= 1
        if left < 0:
            raise _KilledError
        return original()

    try:
        with running(workspace, "watch") as run, net_of(clock) as fetcher:
            workspace.writing = writing
            try:
                how = WatchSettings(BASE, once=True)
                done = partial(mark_analysed, workspace)
                for event in Watch(workspace, run, fetcher, how, done, clock=clock).events():
                    acknowledged += kept([event])
                    told += [event.url] if isinstance(event, Told) else []
            finally:
                workspace.writing = original
    except _KilledError:
        return True
    return False
