"""Serving the app: where it listens, who can reach it there, and its beginning and end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from types import FrameType
from typing import Any

import h11
from anyio import to_thread
from fastapi import FastAPI
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from rashomon.errors import UsageError
from rashomon.web.settings import ServeSettings

__all__ = ["address_of", "check_exposure", "listen", "protection", "run"]

#: Connections that wait to be taken.
_BACKLOG = 128

_REFUSED = (
    "{where} can be reached from other computers, and nothing would ask who they are. Give people accounts with "
    "`rashomon user add NAME`, or name a file with a token (--token-file), or leave out {options} to serve to this "
    "computer alone"
)


def check_exposure(settings: ServeSettings, accounts: bool) -> None:
    """Refuse to show a workspace to everybody who can reach this computer.

    Args:
        settings: Where it would be served, and whether there is a token.
        accounts: Whether anybody has an account.

    Raises:
        UsageError: If others could reach it without a login; the message says what to do.
    """
    if settings.is_local or settings.token or accounts:
        return
    options = ("--host", "--behind-tls", "--host-name")
    raise UsageError(_REFUSED.format(where=settings.host, options=f"{', '.join(options[:2])} and {options[2]}"))


def protection(settings: ServeSettings, accounts: bool) -> list[str]:
    """How a server is protected, in sentences for who starts it."""
    ways = [*(["an account"] if accounts else []), *(["the token"] if settings.token else [])]
    login = f"Visitors log in with {' or '.join(ways)}." if ways else "There is no login."
    if settings.is_local:
        return [f"Only this computer can reach it. {login}"]
    out = [f"Other computers can reach it. {login}"]
    if not settings.behind_tls:
        out.append(
            "Nothing is encrypted: passwords and pages travel open. In a network that is not your own, put a proxy "
            "with a certificate before it (--behind-tls)."
        )
    return out


def listen(settings: ServeSettings) -> socket.socket:
    """Take the port.

    Raises:
        UsageError: If it is taken, not permitted, or the address is none of this computer's.
    """
    host, port = settings.host.strip("[]"), settings.port
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        both = family == socket.AF_INET6 and _is_any(host) and socket.has_dualstack_ipv6()
        listening = socket.create_server(address[:2], family=family, backlog=_BACKLOG, dualstack_ipv6=both)
        # connections take it over; else the end of each answer waits 40 ms for the other side to confirm its beginning
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening
    except socket.gaierror:
        raise UsageError(f"{host}: is no address or name of this computer; give another --host") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            said = "another program is using it; end that one, or give another --port (0 for any that is free)"
        elif error.errno in (errno.EACCES, errno.EPERM):
            said = "is not permitted to you; give a --port above 1023"
        elif error.errno == errno.EADDRNOTAVAIL:
            said = "is no address of this computer; give another --host"
        else:
            said = str(error.strerror)
        raise UsageError(f"port {port} of {host}: {said}") from None


def address_of(listening: socket.socket, settings: ServeSettings) -> str:
    """What to type into a browser of this computer."""
    host, port = settings.host.strip("[]"), listening.getsockname()[1]
    if _is_any(host):
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(app: FastAPI, settings: ServeSettings, listening: socket.socket, begun: Callable[[], None]) -> None:
    """Serve until the program is told to stop (Ctrl-C, SIGTERM); running requests are finished.

    Args:
        app: What is served.
        settings: Its limits.
        listening: Where, as `listen` gives it.
        begun: Called when it answers.
    """
    _limit_threads(app, settings.threads)
    config = Config(
        app,
        loop="asyncio",
        http=_protocol(settings.header_seconds),
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,  # who read what is nobody's business
        server_header=False,
        proxy_headers=False,  # the guards do it, and know whom to believe
        limit_concurrency=settings.max_connections,
        timeout_keep_alive=settings.keep_alive_seconds,
        timeout_graceful_shutdown=settings.shutdown_seconds,
        h11_max_incomplete_event_size=settings.max_header_bytes,
    )
    with _quiet_signals():
        asyncio.run(_Server(config, begun).serve([listening]))


class _Server(Server):
    """Says when it answers."""

    def __init__(self, config: Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._begun()


def _protocol(seconds: float) -> type[asyncio.Protocol]:
    """HTTP as the server speaks it, with an end to waiting for a request that has begun."""

    class Patient(H11Protocol):
        _waiting: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - as its parent
            super().connection_made(transport)
            self._wait()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            begun, _ = self.conn.trailing_data
            if self.conn.their_state is h11.IDLE and begun:
                self._wait()
            else:
                self._wait_no_more()

        def connection_lost(self, exc: Exception | None) -> None:
            self._wait_no_more()
            super().connection_lost(exc)

        def _wait(self) -> None:
            # from its first byte: one that comes byte by byte gets no more time
            if self._waiting is None:
                self._waiting = self.loop.call_later(seconds, self.transport.close)

        def _wait_no_more(self) -> None:
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None

    return Patient


def _limit_threads(app: FastAPI, threads: int) -> None:
    """Let no more threads work on requests than the settings say."""
    inner = app.router.lifespan_context

    @contextlib.asynccontextmanager
    async def limited(served: FastAPI) -> AsyncIterator[Any]:
        to_thread.current_default_thread_limiter().total_tokens = threads
        async with inner(served) as state:
            yield state

    app.router.lifespan_context = limited


@contextlib.contextmanager
def _quiet_signals() -> Iterator[None]:
    """Let the end that was asked for be no failure: the server sends itself the signals again after it has stopped."""

    def nothing(_: int, __: FrameType | None) -> None:
        """Pass over it."""

    kept = {one: signal.signal(one, nothing) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in kept.items():
            signal.signal(one, handler)


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
