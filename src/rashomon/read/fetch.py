"""Pages from the web, one address at a time, politely and within limits.

Nothing is fetched unless it is asked for here. For each page: the address is checked (`target`), the site's rules
are asked for and obeyed (`robots`), the host is asked in turn (`turns`) at an address that was checked (`connect`),
again if it is busy (`transport`), unless a kept answer will do (`http_cache`); the body is read within limits
(`bodies`). A redirect is followed by going through all of this again.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import pairwise
from types import TracebackType
from typing import Self

import httpx

from rashomon.errors import FetchError, FetchFailed, FetchLimit
from rashomon.model import Provenance
from rashomon.read.bodies import read_body
from rashomon.read.connect import CheckedBackend, Connector, Resolver, connect, resolve
from rashomon.read.deadline import Deadline
from rashomon.read.freshness import conditions, served
from rashomon.read.http_cache import HttpCache
from rashomon.read.inflate import ACCEPTED
from rashomon.read.response import Response, Served
from rashomon.read.retries import Clock, http_date, status_words
from rashomon.read.robots import LONGEST_ROBOTS, ROBOTS_REDIRECTS, Robots, RobotsAnswer
from rashomon.read.target import Target, shown, target
from rashomon.read.transport import NetworkTransport
from rashomon.read.turns import Turns
from rashomon.settings import FetchSettings, fetch_variable

__all__ = ["Fetcher"]

#: Statuses of redirects, of pages, and of addresses where there is none.
_REDIRECTS, _PAGES, _GONE = frozenset((301, 302, 303, 307, 308)), frozenset((200, 203)), frozenset((404, 410))
#: Of a page that is as it was.
_UNCHANGED = 304
#: A media type, as "text/html" (RFC 9110, section 8.3.1), and its charset.
_TYPE = re.compile(r"[\w!#$&^.+-]{1,100}/[\w!#$&^.+-]{1,100}", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:+-]{1,60})", re.ASCII | re.IGNORECASE)
_QUIET = logging.NullHandler()


def _now() -> datetime:
    return datetime.now(UTC)


@functools.cache
def _trust() -> ssl.SSLContext:
    """The usual certificates, whatever the environment names; reading them takes longer than many a page."""
    return httpx.create_ssl_context(trust_env=False)


class Fetcher:
    """Fetches pages. Threads may share it; use it as a context manager, or close it.

    Args:
        settings: The limits and permissions.
        resolver: Finds the addresses of a host.
        connector: Connects to an address.
        clock: Gives the time of a page whose server gives none.
        ssl_context: What certificates are trusted; those of the certifi package if ``None``.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        resolver: Resolver = resolve,
        connector: Connector = connect,
        clock: Clock = _now,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        logging.getLogger("stamina").addHandler(_QUIET)
        self._settings = settings
        self._resolver = resolver
        self._connector = connector
        self._clock = clock
        self._ssl = ssl_context or _trust()
        self._agent = settings.user_agent or f"rashomon/{version('rashomon')}"
        self._turns = Turns(settings.host_interval_seconds)
        self._robots = Robots(self._agent)
        self._cache = HttpCache(settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the cache."""
        self._cache.close()

    def fetch(self, url: str) -> Response:
        """Fetch a page.

        Args:
            url: Its address, with ``http://`` or ``https://``.

        Raises:
            FetchRefused: If it must not be asked for.
            FetchLimit: If it is too large, too slow, or leads on and on.
            FetchFailed: If no page comes.
        """
        with _of(url), self._page() as page:
            return self._response(url, page.read(url))

    def visit(self, url: str, known: Served | None = None) -> Response | Served:
        """Fetch what is watched: past the cache, and only if it has changed.

        Args:
            url: Its address, with ``http://`` or ``https://``.
            known: What the server said of it the last time.

        Returns:
            The answer; only what the server says of it now if it has not changed since.

        Raises:
            FetchError: As `fetch` does.
        """
        with _of(url), self._page(known or Served()) as page:
            got = page.read(url)
            return served(got.headers) if got.status == _UNCHANGED else self._response(url, got)

    def _response(self, url: str, got: _Got) -> Response:
        notes = (*got.notes, self._cache.problem) if self._cache.problem else got.notes
        stated = got.headers.get("content-type", "").strip()
        kind, charset = _TYPE.match(stated), _CHARSET.search(stated)
        digest = f"sha256:{hashlib.sha256(got.body).hexdigest()}"
        recorded = http_date(got.headers.get("date")) or self._clock()
        return Response(
            url=str(got.goal.url),
            body=got.body,
            media_type=kind[0].lower() if kind else None,
            charset=charset[1].lower() if charset else None,
            provenance=Provenance("http", url, recorded, digest),
            notes=notes,
            served=served(got.headers),
        )

    @contextmanager
    def _page(self, known: Served | None = None) -> Iterator[_Page]:
        """What fetching one page needs, closed at its end; what is known of one that is watched."""
        settings = self._settings
        deadline = Deadline(settings.total_seconds)
        backend = CheckedBackend(settings.allow_private_addresses, deadline, self._resolver, self._connector)
        network = NetworkTransport(settings, deadline, backend, self._turns, self._ssl, self._clock)
        try:
            cached = self._cache.before(network) if known is None else network
            yield _Page(settings, self._agent, deadline, self._robots, network, cached, conditions(known or Served()))
        finally:
            network.close()


@dataclass(frozen=True, slots=True)
class _Got:
    """One answer, read.

    Attributes:
        goal: What was asked for.
        status: Its status.
        headers: Its header.
        location: Where it redirects to; ``None`` if it does not.
        body: The page; empty for a redirect or an error.
        notes: What its reader should know.
    """

    goal: Target
    status: int
    headers: httpx.Headers
    location: str | None = None
    body: bytes = b""
    notes: tuple[str, ...] = ()


class _Page:
    """The requests for one page."""

    def __init__(
        self,
        settings: FetchSettings,
        agent: str,
        deadline: Deadline,
        robots: Robots,
        network: NetworkTransport,
        cached: httpx.BaseTransport,
        conditions: dict[str, str],
    ) -> None:
        self._settings = settings
        self._headers = {
            "User-Agent": agent,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
            "Accept-Encoding": ACCEPTED,
        }
        self._deadline = deadline
        self._robots = robots
        self._network = network
        self._cached = cached
        self._conditions = conditions

    def read(self, url: str) -> _Got:
        """Ask for a page, if the rules of its site allow it, and for what it redirects to.

        Raises:
            FetchError: If there is no answer, or none within limits.
        """
        return self._follow(url, self._settings.max_redirects, self._permitted)

    def _permitted(self, goal: Target) -> _Got:
        if self._settings.obey_robots:
            interval = self._robots.check(goal, self._deadline, self._rules)
            self._network.intervals[goal.host] = min(interval, self._settings.max_crawl_delay_seconds)
        got = self._ask(goal, self._cached, None, self._conditions)
        unchanged = got.status == _UNCHANGED and self._conditions
        if got.location is None and got.status not in _PAGES and not unchanged:
            remedy = "check the address" if got.status in _GONE else ""
            words = f"the server answers {status_words(got.status)}"
            raise FetchFailed(goal.words, words, remedy, status=got.status)
        return got

    def _rules(self, url: str) -> RobotsAnswer:
        # Not from the cache, which may believe an answer for longer than a robots.txt may be believed.
        got = self._follow(url, ROBOTS_REDIRECTS, lambda goal: self._ask(goal, self._network, LONGEST_ROBOTS))
        return RobotsAnswer(got.status, got.body)

    def _ask(
        self, goal: Target, transport: httpx.BaseTransport, cut: int | None, more: Mapping[str, str] | None = None
    ) -> _Got:
        """Send one request and read the answer."""
        request = httpx.Request("GET", goal.url, headers={**self._headers, **(more or {})})
        with closing(transport.handle_request(request)) as answer:
            status, headers = answer.status_code, answer.headers
            if status in _REDIRECTS:
                location = headers.get("location")
                if location is None:
                    raise FetchFailed(goal.words, f"the server answers {status_words(status)} without saying where to")
                return _Got(goal, status, headers, location)
            if status not in _PAGES:
                return _Got(goal, status, headers)
            body = read_body(answer, goal.words, self._settings, cut)
            return _Got(goal, status, headers, None, body, _cache_note(answer))

    def _follow(self, url: str, most: int, ask: Callable[[Target], _Got]) -> _Got:
        goal = target(url, self._settings)
        trail = [goal]
        while True:
            try:
                got = ask(goal)
            except FetchError as error:
                if len(trail) == 1:
                    raise
                raise error.at(url, f"redirected to {goal.words}: {error.reason}") from error
            if got.location is None:
                return replace(got, notes=(*_redirect_notes(trail), *got.notes))
            goal = self._next(got.location, trail, most)
            trail.append(goal)

    def _next(self, location: str, trail: list[Target], most: int) -> Target:
        """Where a redirect leads, if it may be followed."""
        first = trail[0].words
        try:
            goal = target(location, self._settings, trail[-1])
        except FetchError as error:
            raise error.at(first, f"redirected to {error.where}: {error.reason}") from error
        if any(goal.url == passed.url for passed in trail):
            count = f"{len(trail)} redirects" if len(trail) > 1 else "one redirect"
            reason = f"it redirects in a circle, back to {goal.words} after {count}"
            raise FetchLimit(first, reason, "the site may insist on cookies, and none are kept")
        if len(trail) > most:
            remedy = f"raise {fetch_variable('max_redirects')} to follow more"
            raise FetchLimit(first, f"it redirects more than {most} times, the last time to {goal.words}", remedy)
        return goal


@contextmanager
def _of(url: str) -> Iterator[None]:
    """Let errors within name the address that was asked for."""
    asked = shown(url)
    try:
        yield
    except FetchError as error:
        if error.where == asked:
            raise
        raise error.at(asked) from error


def _cache_note(answer: httpx.Response) -> tuple[str, ...]:
    status = answer.extensions.get("caching", {})
    if not status.get("from_cache"):
        return ()
    return ("from the cache: not changed since",) if status["revalidated"] else ("from the cache, where it is fresh",)


def _redirect_notes(trail: list[Target]) -> tuple[str, ...]:
    if len(trail) == 1:
        return ()
    notes = [f"redirected from {trail[0].words}"]
    if any(a.url.scheme == "https" and b.url.scheme == "http" for a, b in pairwise(trail)):
        notes.append("redirected from https to http: it may have been changed on its way")
    return tuple(notes)
