"""Requests over the network for one page: in turn, to checked addresses, asked again where that may help."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import cast

import httpcore
import httpx
import stamina

from rashomon.errors import FetchLimit
from rashomon.read.connect import CheckedBackend
from rashomon.read.deadline import Deadline
from rashomon.read.failures import UNEXPLAINED, explained
from rashomon.read.retries import AGAIN, Busy, Clock, wait_asked, worth_another_try
from rashomon.read.turns import Turns
from rashomon.settings import FetchSettings

__all__ = ["NetworkTransport"]

#: The longest wait between attempts, in seconds, where the server asks for none.
_LONGEST_BACKOFF = 10.0


class NetworkTransport(httpx.BaseTransport):
    """Sends requests for one page.

    It holds no cookies, no credentials and no proxies, and takes nothing from the environment. Its connections end
    with the page: the pause between two pages of one host is longer than servers keep idle connections for.

    Args:
        settings: The limits.
        deadline: When the page is given up.
        backend: Makes connections.
        turns: When a host may be asked.
        ssl_context: What is trusted.
        clock: Gives the time, for servers that name a date to come back.
    """

    def __init__(
        self,
        settings: FetchSettings,
        deadline: Deadline,
        backend: CheckedBackend,
        turns: Turns,
        ssl_context: ssl.SSLContext,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._deadline = deadline
        self._turns = turns
        self._clock = clock
        self._pool = httpcore.ConnectionPool(ssl_context=ssl_context, network_backend=backend)
        #: The interval that each host's robots.txt asks for, in seconds.
        self.intervals: dict[str, float] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, again if need be.

        The host's turn is held until the answer is closed.

        Raises:
            FetchError: If no answer comes, or one that says to come back later.
        """
        host = request.url.raw_host.decode("ascii").removesuffix(".")
        where = str(request.url)
        held = ExitStack()
        try:
            held.enter_context(self._turns.take(host, self._deadline, self.intervals.get(host, 0.0)))
            answer = self._persistently(request)
            body = _Body(answer, held, where, self._settings, self._deadline)
            return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)
        except BaseException as error:
            held.close()
            if isinstance(error, UNEXPLAINED):
                raise explained(error, where, self._settings, self._deadline) from error
            raise

    def _persistently(self, request: httpx.Request) -> httpcore.Response:
        settings = self._settings
        first = settings.backoff_seconds
        # The waits together fit into what is left.
        longest = min(_LONGEST_BACKOFF, max(self._deadline.left, 0.0) / settings.attempts)
        for attempt in stamina.retry_context(
            on=self._again,
            attempts=settings.attempts,
            timeout=None,
            wait_initial=first,
            wait_max=longest,
            wait_jitter=settings.backoff_jitter_seconds,
        ):
            with attempt:
                return self._once(request)
        raise AssertionError("the last attempt raises")

    def _again(self, error: Exception) -> bool | float:
        """Whether to ask again after an error, or the seconds after which to."""
        if self._deadline.passed:
            return False
        if not isinstance(error, Busy):
            return worth_another_try(error)
        if error.wait is None:
            return True
        if error.wait > min(self._settings.max_retry_after_seconds, self._deadline.left):
            return False
        return max(error.wait, self._settings.backoff_seconds)

    def _once(self, request: httpx.Request) -> httpcore.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions={
                    "timeout": {
                        "connect": self._settings.connect_seconds,
                        "read": self._settings.read_seconds,
                        "write": self._settings.read_seconds,
                    }
                },
            )
        )
        if answer.status in AGAIN:
            asked = httpx.Headers(answer.headers).get("retry-after")
            answer.close()
            raise Busy(answer.status, wait_asked(asked, self._clock()))
        return answer

    def close(self) -> None:
        """Close what is still connected."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The bytes of an answer as sent, with the host's turn until they are closed."""

    def __init__(
        self, answer: httpcore.Response, held: ExitStack, where: str, settings: FetchSettings, deadline: Deadline
    ) -> None:
        self._answer = answer
        self._held = held
        self._where = where
        self._settings = settings
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        came = 0
        try:
            for chunk in cast("Iterable[bytes]", self._answer.stream):
                came += len(chunk)
                yield chunk
        except UNEXPLAINED as error:
            raise explained(error, self._where, self._settings, self._deadline, came) from error
        except FetchLimit as error:
            reason = f"the server is too slow: {came:,} bytes of the page came in {self._deadline.seconds:g} s"
            raise FetchLimit(self._where, reason, error.remedy) from error

    def close(self) -> None:
        try:
            self._answer.close()
        finally:
            self._held.close()
