"""What the tests of watching share: a clock to be turned, feeds, and a watch that ends when nothing is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from rashomon.read.fetch import Fetcher
from rashomon.settings import FetchSettings
from rashomon.store import schema, sources
from rashomon.store.runs import running
from rashomon.work.watch import Watch, WatchSettings
from tests.read.fetching import quick
from tests.read.misbehaving import answer

BASE = timedelta(minutes=15)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BEGAN = datetime(2031, 5, 4, 12, tzinfo=UTC)

WORDS = (
    "The harbour council of Tolm has voted to move the ferry to the new pier before winter comes.",
    "Work on the pier will begin in March, said Ida Bremer, who leads the council.",
    "The old landing stage stays open for fishing boats until the autumn, the council added.",
)


class Clock:
    """A time that moves when it is turned."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        return self.now

    def turn(self, by: timedelta) -> None:
        self.now += by


def page(*more: str, title: str = "Ferry to move") -> bytes:
    paragraphs = "".join(f"<p>{one}</p>" for one in (*WORDS, *more))
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}"
        "</article></body></html>"
    ).encode()


def rss(*urls: str, head: str = "", date: str = "") -> bytes:
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    items = "".join(f"<item><title>Listed {n}</title><link>{url}</link>{dated}</item>" for n, url in enumerate(urls))
    return f'<rss version="2.0"><channel><title>Tolm Post</title>{head}{items}</channel></rss>'.encode()


def feed(*urls: str, fields: tuple[str, ...] = (), **more: str):
    return answer(rss(*urls, **more), "Content-Type: application/rss+xml", *fields)


def html(body: bytes, *fields: str):
    return answer(body, "Content-Type: text/html; charset=utf-8", *fields)


def watch_all(workspace, clock: Clock, *urls: str, **more: object) -> None:
    """Add sources."""
    with workspace.writing() as connection:
        for url in urls:
            sources.add_source(connection, url, interval=BASE, added=clock.now, due=clock.now, **more)


def mark_analysed(workspace) -> None:
    """What catching up leaves of each article, without the seconds that it takes."""
    with workspace.writing() as connection:
        done = select(schema.analysis.c.article)
        for number in connection.scalars(select(schema.article.c.number).where(schema.article.c.number.not_in(done))):
            row = {"article": number, "stage": "none", "made": BEGAN, "record": b""}
            connection.execute(insert(schema.analysis), row)


def once(
    workspace, clock: Clock, *, catch_up: Callable[[], None] = lambda: None, fetcher=None, **settings: object
) -> list:
    """Do everything that is due, and give what was said."""
    limits: FetchSettings = quick(**({"attempts": 1, "read_seconds": 2.0, "total_seconds": 3.0} | settings))
    with running(workspace, "watch") as run, fetcher or Fetcher(limits, clock=clock) as one:
        how = WatchSettings(BASE, once=True)

        def catch() -> None:
            catch_up()
            mark_analysed(workspace)

        return list(Watch(workspace, run, one, how, catch, clock=clock, chance=lambda: 0.0).events())


def source(workspace, url: str):
    """A source as it stands now, with its counts."""
    with workspace.reading() as connection:
        return next((one for one in sources.sources(connection) if one.url == url), None)
