"""Watching: sources are visited when they are due, what is new in them is kept, analysed and told, again and again.

All that is known stands in the workspace and is written in whole transactions, so a watch may end at any moment, and
the next one goes on where it was. Several may run at once: each takes sources in hand, and with them their hosts.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol

from rashomon.read.response import Response, Served
from rashomon.store import entries, revisions, sources
from rashomon.store.entries import EntryRow
from rashomon.store.runs import Run, alive
from rashomon.store.sources import SourceRow
from rashomon.store.workspace import Workspace
from rashomon.work.catching_up import what_is_pending
from rashomon.work.stages import stage
from rashomon.work.watch_events import Event, Failed, Found, Idle, Kept
from rashomon.work.watch_pages import arrived, shared
from rashomon.work.watch_pool import Pool
from rashomon.work.watch_schedule import BASE
from rashomon.work.watch_telling import told, unfinished
from rashomon.work.watch_visits import Keeping, answered

__all__ = ["Visits", "Watch", "WatchSettings"]

#: Sources that are in hand at once; each is a host, and a thread that waits for it.
_IN_HAND = 8
#: Pages of one source before it is let go, so that others of its host get their turn.
_PAGES = 50
#: Seconds to wait for a page before looking whether something else is to be done.
_TICK = 0.5
#: Seconds between two looks at what is due while others have it in hand, and while nothing is: another program may
#: have added a source.
_SOON, _LATER = timedelta(seconds=2), timedelta(seconds=15)
#: Articles, and seconds since the first of them, after which they are analysed though more are to come.
_TOGETHER, _PATIENCE = 50, timedelta(seconds=60)


class Visits(Protocol):
    """What gets pages, and watched addresses only if they have changed. Threads share it."""

    def fetch(self, url: str) -> Response:
        """Fetch a page."""
        ...

    def visit(self, url: str, known: Served | None = None) -> Response | Served:
        """Fetch what is watched; only what the server says of it now if it has not changed."""
        ...


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How to watch.

    Attributes:
        base: The shortest interval between two visits to a source.
        once: Whether to end when everything that is due now is done.
        until: When to end; ``None`` for never.
    """

    base: timedelta = BASE
    once: bool = False
    until: datetime | None = None


class _Held:
    """A source in hand."""

    __slots__ = ("entry", "left", "source", "visit")

    def __init__(self, source: SourceRow, visit: bool) -> None:
        self.source = source
        self.visit = visit  # still to be done
        self.left = _PAGES
        self.entry: EntryRow | None = None  # whose page is being fetched


def _now() -> datetime:
    return datetime.now(UTC)


class Watch:
    """One watch over a workspace's sources.

    Args:
        workspace: Where they are.
        run: The run that watches.
        fetcher: What fetches.
        settings: How to watch.
        catch_up: Analyses what is new in the workspace, and puts it into stories.
        clock: Gives the time.
        chance: Gives a number from 0 to 1, for jitter.
        wait: Waits for some seconds.
    """

    def __init__(
        self,
        workspace: Workspace,
        run: Run,
        fetcher: Visits,
        settings: WatchSettings,
        catch_up: Callable[[], None],
        *,
        clock: Callable[[], datetime] = _now,
        chance: Callable[[], float] = random.random,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._workspace, self._run, self._fetcher, self._settings = workspace, run, fetcher, settings
        self._catch_up, self._clock, self._wait = catch_up, clock, wait
        self._keeping = Keeping(workspace, run, settings.base, clock, chance)
        self._began = clock()
        self._look = self._began  # when to look for something to do
        self._held: dict[int, _Held] = {}
        self._news: list[int] = []
        self._news_since = self._began
        self._behind = False  # whether others have left something undone

    def events(self) -> Iterator[Event]:
        """Watch, and say what happens; without an end, unless the settings say so.

        What is being fetched when this is ended from outside is left, and is due again the next time.
        """
        pool: Pool[int, Response | Served] = Pool(_IN_HAND)
        living = alive(self._workspace)
        with self._workspace.reading() as connection:
            self._news = unfinished(connection, living)
            uncompared = revisions.pending(connection, stage("revision"), 1)
        self._behind = bool(uncompared or what_is_pending(self._workspace))
        try:
            while not self._is_over():
                self._take_in_hand()
                for held in list(self._held.values()):
                    if not pool.is_running(held.source.number) and not self._start(pool, held):
                        self._let_go(held)
                if done := pool.take(_TICK) if pool.running else None:
                    yield from self._result(*done)
                if (self._news or self._behind) and self._is_time_to_tell():
                    yield from self._tell()
                if not self._held and self._clock() < self._look:
                    if self._settings.once:
                        return
                    yield self._idle()
                    self._wait(max(0.0, (self._until_look() - self._clock()).total_seconds()))
            yield from self._tell()
        finally:
            pool.close()

    def _is_over(self) -> bool:
        return self._settings.until is not None and self._clock() >= self._settings.until

    def _until_look(self) -> datetime:
        return min(self._look, self._settings.until or self._look)

    def _take_in_hand(self) -> None:
        now = self._clock()
        free = _IN_HAND - len(self._held)
        if not free or now < self._look:
            return
        living = alive(self._workspace)
        due = self._began if self._settings.once else now
        with self._workspace.writing() as connection:
            taken = sources.claim_sources(connection, self._run.number, living, due=due, now=now, limit=free)
            following = sources.next_due(connection)
        for one in taken:
            self._held[one.number] = _Held(one, one.due <= due)
        self._look = min(max(following[0] if following else now + _LATER, now + _SOON), now + _LATER)

    def _start(self, pool: Pool[int, Response | Served], held: _Held) -> bool:
        """Begin with what is to be done next for a source; gives whether there was anything."""
        source = held.source
        if held.visit:
            held.visit = False
            pool.start(source.number, partial(self._fetcher.visit, source.url, Served(source.etag, source.modified)))
            return True
        while held.left:
            with self._workspace.reading() as connection:
                due = entries.due_entries(connection, source.number, self._clock(), 1)
            if not due:
                return False
            held.left -= 1
            held.entry = due[0]
            if not shared(self._keeping, held.entry):
                pool.start(source.number, partial(self._fetcher.fetch, held.entry.url or ""))
                return True
        return False

    def _let_go(self, held: _Held) -> None:
        del self._held[held.source.number]
        with self._workspace.writing() as connection:
            sources.let_go(connection, self._run.number, [held.source.number])
        self._look = self._clock()  # at another one of its host

    def _result(self, number: int, result: Response | Served | Exception) -> Iterator[Event]:
        held = self._held[number]
        entry, held.entry = held.entry, None
        if entry is None:
            found = answered(self._keeping, held.source, result)
        elif isinstance(result, Served):
            raise TypeError("a page is fetched, not visited")
        else:
            found = arrived(self._keeping, held.source, entry, result)
        for event in found:
            if isinstance(event, Kept):
                if not self._news:
                    self._news_since = self._clock()
                self._news.append(event.article.number)
            elif isinstance(event, Found):
                self._look = self._clock()
            elif isinstance(event, Failed) and event.source is None:
                held.left = 0  # a host in trouble is not asked for pages
            yield event

    def _is_time_to_tell(self) -> bool:
        waited = self._clock() - self._news_since
        return not self._held or len(self._news) >= _TOGETHER or waited >= _PATIENCE

    def _tell(self) -> Iterator[Event]:
        if not self._news and not self._behind:
            return
        numbers, self._news, self._behind = self._news, [], False
        self._catch_up()
        with self._workspace.reading() as connection:
            found = list(told(connection, numbers))
        yield from found

    def _idle(self) -> Idle:
        with self._workspace.reading() as connection:
            following = sources.next_due(connection)
            count = sources.count(connection)
        return Idle(following[0], following[1].url, count) if following else Idle(None, None, count)
