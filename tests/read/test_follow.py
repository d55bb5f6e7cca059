"""Addresses: fetched if they are named, followed if that is wished, each once; from a server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from rashomon.model import Article, Problem, Severity
from rashomon.read import read_articles
from rashomon.read.fetch import Fetcher
from rashomon.settings import FetchSettings
from tests.read.archives import page
from tests.read.test_file import OPML


def feed(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Quay Post</title><link>/</link>{"".join(items)}</channel></rss>'


def item(url: str, title: str = "Listed headline") -> str:
    return (
        f"<item><title>{title}</title><link>{url}</link><guid>{url}</guid>"
        "<pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate><description>Short.</description></item>"
    )


class Site:
    """A server with some pages, and how often each was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                media_type, body = site.pages.get(self.path, ("text/plain", b""))
                self.send_response(200 if self.path in site.pages else 404)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.root = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(name="site")
def site_fixture() -> Iterator[Site]:
    site = Site()
    for number in range(4):
        site.pages[f"/{number}"] = ("text/html; charset=utf-8", page(number))
    site.pages["/a.rss"] = ("application/rss+xml", feed(*(item(f"{site.root}/{n}") for n in (0, 1))).encode())
    site.pages["/b.rss"] = ("text/xml", feed(*(item(f"{site.root}/{n}") for n in (1, 2, 9))).encode())
    yield site
    site.close()


def read(*paths: str, follow: bool = True) -> tuple[list[Article], list[Problem]]:
    quick = FetchSettings(allow_private_addresses=True, cache=False, host_interval_seconds=0, attempts=1)
    with Fetcher(quick) as fetcher:
        every = list(read_articles(paths, fetcher=fetcher, follow=follow))
    return [a for a in every if isinstance(a, Article)], [p for p in every if isinstance(p, Problem)]


def outline(path: Path, *urls: str) -> str:
    outlines = "".join(f'<outline text="x" xmlUrl="{url}"/>' for url in urls)
    path.write_text(f"<opml><body>{outlines}</body></opml>")
    return str(path)


def test_a_named_address_is_fetched(site):
    ((one,), problems) = read(f"{site.root}/0#top", follow=False)
    assert (one.id, one.url, problems) == (f"{site.root}/0", f"{site.root}/0", [])
    assert one.provenance
    assert one.provenance.format == "http"


def test_a_list_leads_to_feeds_and_these_to_pages_each_once(site, tmp_path):
    articles, (problem,) = read(outline(tmp_path / "l.opml", f"{site.root}/a.rss", f"{site.root}/b.rss"))
    assert [a.id for a in articles] == [f"{site.root}/{n}" for n in (0, 1, 2)]
    assert [path for path in site.asked if path != "/robots.txt"] == ["/a.rss", "/0", "/1", "/b.rss", "/2", "/9"]
    assert (problem.where, problem.severity) == (f"{site.root}/9", Severity.LEFT_OUT)
    assert "404" in problem.reason


def test_what_the_list_says_comes_second(site):
    site.pages["/bare"] = ("text/plain", b"The ferry will not sail before April, the council said.")
    site.pages["/c.rss"] = ("text/xml", feed(item(f"{site.root}/0"), item(f"{site.root}/bare")).encode())
    (titled, bare), _ = read(f"{site.root}/c.rss")
    assert (titled.title, bare.title) == ("Ferry 0 stays in port", "Listed headline")
    assert [d.value for d in bare.dated] == ["2031-05-04"]
    assert bare.outlet == "Quay Post"
    assert bare.provenance
    assert bare.provenance.format == "http"
    assert bare.notes[-1] == f"listed as {site.root}/bare in {site.root}/c.rss, entry 2"


@pytest.mark.parametrize("follow", [False, True])
def test_nothing_is_fetched_unless_that_is_wished(site, tmp_path, follow):
    path = outline(tmp_path / "l.opml", f"{site.root}/a.rss")
    (notice,) = list(read_articles([path], follow=follow)) if follow else read(path, follow=False)[1]
    assert isinstance(notice, Problem)
    assert notice.severity is Severity.NOTICE
    assert notice.reason == "points to 1 feed that it does not carry; it was not read"
    assert site.asked == []


def test_a_circle_of_lists_ends(site):
    site.pages["/a.opml"] = ("text/xml", OPML.replace("https://quay.example/a.rss", f"{site.root}/b.opml").encode())
    site.pages["/b.opml"] = ("text/xml", OPML.replace("https://quay.example/a.rss", f"{site.root}/c.opml").encode())
    site.pages["/c.opml"] = ("text/xml", OPML.replace("https://quay.example/a.rss", f"{site.root}/a.opml").encode())
    articles, (notice,) = read(f"{site.root}/a.opml")
    assert articles == []
    assert "points to 1 feed" in notice.reason
    assert len([path for path in site.asked if path != "/robots.txt"]) == 3


def test_an_address_without_a_fetcher():
    (problem,) = read_articles(["https://quay.example/a"])
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.LEFT_OUT
    assert "nothing may be fetched here" in problem.reason
