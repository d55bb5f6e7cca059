"""Connections that go to a checked address, and wait no longer than is left.

A name is resolved once, every address it has is judged, and one of exactly these is connected to: a second lookup
could be answered differently (DNS rebinding). The host's name stays in the request and in the TLS handshake.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import Any

import httpcore

from rashomon.errors import FetchFailed, FetchLimit, FetchRefused
from rashomon.read.deadline import Deadline
from rashomon.read.networks import Judgement, judge, literal_host
from rashomon.read.target import forbidden
from rashomon.settings import fetch_variable

__all__ = ["CheckedBackend", "Connector", "Resolver", "connect", "resolve"]

#: From a host and a port to its addresses, in the order to try them.
Resolver = Callable[[str, int], Sequence[str]]
#: From an address in its usual form, a port and the seconds to wait to a connection.
Connector = Callable[[str, int, float], httpcore.NetworkStream]


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host, as the system's resolver gives them.

    Raises:
        OSError: If it is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """Connect to an address.

    Raises:
        httpcore.ConnectError: If nothing answers there.
        httpcore.ConnectTimeout: If nothing does in time.
    """
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)


class CheckedBackend(httpcore.NetworkBackend):
    """Makes the connections for one page.

    Args:
        private: Whether addresses of one's own network may be connected to.
        deadline: When the page is given up.
        resolver: Finds addresses.
        connector: Connects to one.
    """

    def __init__(self, private: bool, deadline: Deadline, resolver: Resolver, connector: Connector) -> None:
        self._private = private
        self._deadline = deadline
        self._resolver = resolver
        self._connector = connector

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - part of the interface
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to one of a host's addresses, if every one of them may be connected to.

        Raises:
            FetchRefused: If one may not be.
            FetchFailed: If the host is not known.
            httpcore.ConnectError: If none of them answers.
            httpcore.ConnectTimeout: If none of them does in time.
        """
        found = self._checked(host.removesuffix("."), port, timeout)
        failure: Exception = httpcore.ConnectError("no address")
        for one in found:
            try:
                stream = self._connector(str(one.address), port, _seconds(timeout, self._deadline, host))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline, host)
        raise failure

    def _checked(self, host: str, port: int, timeout: float | None) -> list[Judgement]:
        literal = literal_host(host)
        try:
            found = [judge(literal)] if literal else [judge(one) for one in self._resolved(host, port, timeout)]
        except ValueError as error:
            raise FetchFailed(host, f"{host} could not be looked up ({error})") from error
        if not found:
            raise FetchFailed(host, f"{host} has no address")
        for one in found:
            if not one.permitted(self._private):
                verb = "is" if literal else "resolves to"
                raise FetchRefused(host, f"{host} {verb} {one.address}, {one.kind}", forbidden(one.allowable))
        return found

    def _resolved(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        """The addresses of a name. The system's resolver has no time limit of its own, so it runs beside."""
        answer: Future[Sequence[str]] = Future()

        def ask() -> None:
            try:
                answer.set_result(self._resolver(host, port))
            except (OSError, ValueError) as error:
                answer.set_exception(error)

        threading.Thread(target=ask, daemon=True, name="resolver").start()
        seconds = _seconds(timeout, self._deadline, host)
        try:
            return answer.result(seconds)
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"{host} was not resolved in {seconds:.0f} s") from None
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise httpcore.ConnectError(f"{host} could not be looked up") from error
            raise FetchFailed(host, f"no host of the name {host} is known", "check the address") from error
        except (OSError, ValueError) as error:
            raise FetchFailed(host, f"{host} could not be looked up ({error})") from error


def _seconds(timeout: float | None, deadline: Deadline, where: str) -> float:
    """How long one step may take."""
    left = deadline.left
    if left <= 0:
        raise FetchLimit(
            where,
            f"it takes longer than {deadline.seconds:g} s",
            f"raise {fetch_variable('total_seconds')} to wait longer",
        )
    return left if timeout is None else min(timeout, left)


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no step outlasts the page's deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline, where: str) -> None:
        self._stream = stream
        self._deadline = deadline
        self._where = where

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._stream.read(max_bytes, _seconds(timeout, self._deadline, self._where))
        except httpcore.ReadTimeout:
            _seconds(timeout, self._deadline, self._where)
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _seconds(timeout, self._deadline, self._where))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = _seconds(timeout, self._deadline, self._where)
        stream = self._stream.start_tls(ssl_context, server_hostname, seconds)
        return _TimedStream(stream, self._deadline, self._where)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - part of the interface
        return self._stream.get_extra_info(info)
