"""What becomes of the answer of a source: its state, what it names, and the reports it carries, kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urldefrag

from sqlalchemy import Connection

from rashomon.errors import FetchError, InputError
from rashomon.model import Article, Problem, Published, Severity
from rashomon.read.listed import Listed
from rashomon.read.response import Response, Served
from rashomon.store import entries, sources
from rashomon.store.articles import Outcome, batches
from rashomon.store.codec import pack
from rashomon.store.entries import Known, Named
from rashomon.store.identity import INDEXED
from rashomon.store.runs import Run
from rashomon.store.sources import SourceRow
from rashomon.store.workspace import Workspace
from rashomon.work.adding import AddedArticle, add
from rashomon.work.watch_events import Event, Failed, Found, Kept
from rashomon.work.watch_reading import Reading, read_source
from rashomon.work.watch_schedule import after_change, after_failure, after_visit, too_old

__all__ = ["BUSY", "GONE", "Keeping", "answered", "unread"]

#: Statuses of a server that has too much to do, and of what is there no more and never will be.
BUSY, GONE = frozenset((429, 503)), 410
#: Further sources that one source may bring in: an outline its subscriptions, a list of sitemaps its newest ones.
_MOST = {"opml": 2_000, "sitemap": 100}
#: Entries that are kept in one transaction: others wait for it.
_TOGETHER = 200
#: Pages of a sitemap that is taken whole: a feed has as many.
_SHORT = 100


@dataclass(frozen=True, slots=True)
class Keeping:
    """What keeping an answer needs.

    Attributes:
        workspace: Where.
        run: The run that watches.
        base: The shortest interval between two visits to a source.
        clock: Gives the time.
        chance: Gives a number from 0 to 1, for the jitter.
    """

    workspace: Workspace
    run: Run
    base: timedelta
    clock: Callable[[], datetime]
    chance: Callable[[], float]

    def add(self, items: Sequence[Article], origin: str) -> list[AddedArticle]:
        """Keep articles for good."""
        kept = add(self.workspace, items, self.run, origin=lambda _: origin, now=self.clock)
        return [one for one in kept if isinstance(one, AddedArticle)]


def answered(keeping: Keeping, source: SourceRow, result: Response | Served | Exception) -> Iterator[Event]:
    """Keep what has come of a visit to a source.

    All that it names is kept before it counts as visited: whatever ends the program, nothing is passed over.

    Args:
        keeping: Where and when.
        source: The source, in hand.
        result: What the server answered, or why there is nothing.

    Yields:
        What is new in the workspace, and what went wrong.
    """
    if isinstance(result, Exception):
        yield _failed(keeping, source, result)
        return
    if isinstance(result, Served):
        _unchanged(keeping, source, result)
        return
    try:
        reading = read_source(result, source.url, source.kind)
    except InputError as error:
        yield _failed(keeping, source, error)
        return
    if reading.kind == "page" and reading.sources:
        yield _replaced(keeping, source, reading.sources[0])
        return
    yield from _kept(keeping, source, reading, result.served)


def unread(error: Exception) -> str:
    """Why something could not be had, without its address."""
    if isinstance(error, InputError):
        return error.reason + (f" ({error.remedy})" if error.remedy else "")
    return f"internal error: {type(error).__name__}: {error}"


def _failed(keeping: Keeping, source: SourceRow, error: Exception) -> Failed:
    now = keeping.clock()
    status, wait = (error.status, error.wait) if isinstance(error, FetchError) else (None, None)
    due = after_failure(now, source.failures + 1, keeping.base, wait=wait, chance=keeping.chance())
    gone = status == GONE
    with keeping.workspace.writing() as connection:
        sources.failed(connection, source.number, error=unread(error), now=now, due=due, paused=gone)
        if status in BUSY:
            sources.postpone(connection, source.host, due)
    return Failed(source.url, unread(error), None if gone else due, paused=gone)


def _unchanged(keeping: Keeping, source: SourceRow, said: Served) -> None:
    now = keeping.clock()
    interval, due = _next(keeping, source, now, False, source.stated_seconds, said.fresh)
    with keeping.workspace.writing() as connection:
        sources.visited(
            connection,
            source.number,
            now=now,
            due=due,
            interval=interval,
            news=False,
            etag=said.etag or source.etag,
            modified=said.modified or source.modified,
        )


def _replaced(keeping: Keeping, page: SourceRow, feed: Listed) -> Event:
    """A page names its feed, which is watched in its place."""
    if len(feed.url) > INDEXED:
        return _failed(keeping, page, InputError(page.url, "the address of its feed is too long to be kept"))
    now = keeping.clock()
    with keeping.workspace.writing() as connection:
        _watched(connection, keeping, page, feed, now)
        sources.remove_source(connection, page.number)
    return Found(feed.url, "feed", page.url, instead=True)


def _watched(connection: Connection, keeping: Keeping, by: SourceRow, one: Listed, now: datetime) -> bool:
    """Watch what a source names; it is as due as that source was. Gives whether it is new."""
    return sources.add_source(
        connection,
        one.url,
        kind=one.kind,
        title=one.title,
        listed_in=by.url,
        interval=keeping.base,
        added=now,
        due=by.due,
    )


def _kept(keeping: Keeping, source: SourceRow, reading: Reading, served: Served) -> Iterator[Event]:
    now = keeping.clock()
    with keeping.workspace.reading() as connection:
        known = entries.known_entries(connection, source.number)
    fresh = _carried(reading, known)
    added = keeping.add(list(fresh.values()), source.url)
    news = [one for one in added if one.outcome is not Outcome.KNOWN]
    for article in news:
        yield Kept(article, source.url)
    named = [
        Named(identity, one.url, one.title, _value(one.dated), one.sha256, article=kept.number, fetched=now)
        for (identity, one), kept in zip(fresh.items(), added, strict=True)
    ]
    named += _pages(source, reading, known, now)
    for some in batches(named, _TOGETHER):
        with keeping.workspace.writing() as connection:
            entries.note(connection, source.number, some, now)
    further, left_out = _further(source, reading, now)
    stated = reading.head.seconds
    interval, due = _next(keeping, source, now, bool(named), stated, served.fresh)
    with keeping.workspace.writing() as connection:
        found = [
            Found(one.url, one.kind, source.url) for one in further if _watched(connection, keeping, source, one, now)
        ]
        sources.visited(
            connection,
            source.number,
            now=now,
            due=due,
            interval=interval,
            news=bool(named or found),
            kind=reading.kind,
            title=reading.head.title,
            stated=stated,
            etag=served.etag,
            modified=served.modified,
        )
    yield from found
    if source.fetched is None:  # what is wrong with it for good is said once
        yield from (one for one in reading.problems if one.severity is Severity.LEFT_OUT)
        if left_out:
            yield left_out


def _next(
    keeping: Keeping, source: SourceRow, now: datetime, news: bool, *wishes: float | None
) -> tuple[timedelta, datetime]:
    return after_visit(now, timedelta(seconds=source.interval_seconds), keeping.base, news=news, wishes=wishes)


def _carried(reading: Reading, known: dict[str, Known]) -> dict[str, Article]:
    """The reports that a source carries itself, those that are new or say something else than before."""
    fresh: dict[str, Article] = {}
    for one in reading.articles:
        identity = entries.entry_identity(urldefrag(one.url).url if one.url else one.id)
        before = known.get(identity)
        if before is None or before.digest != one.sha256:
            fresh.setdefault(identity, one)
    return fresh


def _pages(source: SourceRow, reading: Reading, known: dict[str, Known], now: datetime) -> list[Named]:
    """The pages that a source names for the first time, or of which it says something new, and when to fetch them."""
    out: dict[str, Named] = {}
    for one in reading.pages:
        url = urldefrag(one.url).url
        identity, digest = entries.entry_identity(url), _digest(one)
        before = known.get(identity)
        if before is not None and before.digest == digest:
            continue
        due = _wanted(source, reading, one, now) if before is None else _again(before, now)
        record = pack(one) if due else None
        out.setdefault(identity, Named(identity, url, one.title, _value(one.dated), digest, record, due))
    return list(out.values())


def _wanted(source: SourceRow, reading: Reading, page: Listed, now: datetime) -> datetime | None:
    """When to fetch a page that a source names for the first time; ``None`` for one of its archive.

    A feed, or a short sitemap, is taken whole. A long sitemap names everything that an outlet ever published: where it
    does not say when, what stands there at the first visit is taken for old, and what is added later for new.
    """
    if reading.kind != "sitemap" or len(reading.pages) <= _SHORT:
        return now
    stated = _stated(page)
    if stated is None:
        return None if source.fetched is None else now
    return None if too_old(stated, now) else now


def _again(before: Known, now: datetime) -> datetime | None:
    if before.fetched is None:
        return before.due
    again = after_change(before.seen, before.fetched, now)
    return min(again, before.due) if before.due else again


def _stated(page: Listed) -> datetime | None:
    """The latest moment at which a page was published or changed, by its source."""
    recorded = page.provenance.recorded if page.provenance else None
    moments = [_end(one) for one in (*page.dated, *filter(None, (page.changed,)))]
    if recorded and recorded.tzinfo:
        moments.append(recorded.astimezone(UTC))
    return max((one for one in moments if one), default=None)


def _end(published: Published) -> datetime | None:
    if published.exact and published.exact.tzinfo:
        return published.exact.astimezone(UTC)
    return datetime.combine(published.latest, time.max, UTC) if published.latest else None


def _value(dated: Sequence[Published]) -> str | None:
    return dated[0].value if dated else None


def _digest(page: Listed) -> str:
    """What a source says of a page; another one means that it says something new."""
    recorded = page.provenance.recorded.isoformat() if page.provenance and page.provenance.recorded else ""
    changed = (page.changed.exact or page.changed.value) if page.changed else ""
    parts = (page.title or "", recorded, str(changed), *(str(one.exact or one.value) for one in page.dated))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _further(source: SourceRow, reading: Reading, now: datetime) -> tuple[list[Listed], Problem | None]:
    """The further sources to watch, and what is to be said of the others."""
    nested = reading.kind == "sitemap" and source.kind == "sitemap" and source.listed_in is not None
    usable = [one for one in reading.sources if len(one.url) <= INDEXED and not nested]
    if reading.kind == "sitemap":
        usable = [one for one in usable if not ((at := _stated(one)) and too_old(at, now))]
        # those without a time come last, the one named last first: most lists go on at their end
        usable.reverse()
        usable.sort(key=lambda one: _stated(one) or datetime.min.replace(tzinfo=UTC), reverse=True)
    taken = usable[: _MOST.get(reading.kind, 0)]
    left = len(reading.sources) - len(taken)
    if not left:
        return taken, None
    reason = f"{left:,} of the {len(reading.sources):,} sources that it names are not watched"
    return taken, Problem(source.url, reason, "name those you want; old sitemaps are left out", Severity.NOTICE)
