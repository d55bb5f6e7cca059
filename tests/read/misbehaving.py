"""Servers on loopback that answer as servers should not, each by hand over a socket."""

import gzip
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Self

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
PAGE = b"<p>The ferry to Lund Island runs again.</p>"

#: Answers one request: given the connection, the path and the request's header fields.
Behaviour = Callable[[socket.socket, str, dict[str, str]], None]


class Server:
    """A server with a behaviour for each path; what it does not know is not found.

    It records every request as ``(path, fields)``.
    """

    def __init__(
        self, pages: dict[str, Behaviour], context: ssl.SSLContext | None = None, greeting: bytes = b""
    ) -> None:
        self.pages = pages
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.stopped = threading.Event()
        self._context = context
        self._greeting = greeting
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.requests]

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _start(self, what: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=what, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        inner = connection
        with suppress(OSError, ValueError):
            if self._context:
                inner = self._context.wrap_socket(connection, server_side=True)
            inner.sendall(self._greeting)
            while request := _request(inner):
                self.requests.append(request)
                self.pages.get(request[0], missing)(inner, *request)
                if self.stopped.is_set():
                    break
        with self._lock:
            self._open.discard(connection)
        inner.close()
        connection.close()


def _request(connection: socket.socket) -> tuple[str, dict[str, str]] | None:
    head = b""
    while b"\r\n\r\n" not in head:
        more = connection.recv(4_096)
        if not more:
            return None
        head += more
    first, *rest = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    return first.split(" ")[1], {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}


def answer(body: bytes = PAGE, *fields: str, status: str = "200 OK") -> Behaviour:
    """An answer as it should be."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields]
    whole = "".join(f"{line}\r\n" for line in lines).encode("latin-1") + b"\r\n" + body
    return lambda connection, _path, _fields: connection.sendall(whole)


missing = answer(b"", status="404 Not Found")


def redirect(to: str, status: str = "302 Found") -> Behaviour:
    return answer(b"", f"Location: {to}", status=status)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after the other, the last for ever."""
    left = list(behaviours)
    return lambda *request: (left.pop(0) if len(left) > 1 else left[0])(*request)


def raw(*pieces: bytes) -> Behaviour:
    """Send bytes as they are, and close."""

    def behave(connection: socket.socket, *_: object) -> None:
        for piece in pieces:
            connection.sendall(piece)
        connection.shutdown(socket.SHUT_RDWR)

    return behave


def endlessly(head: bytes, piece: bytes, pause: float = 0.0) -> Behaviour:
    """Send a beginning, then the same piece again and again."""

    def behave(connection: socket.socket, *_: object) -> None:
        connection.sendall(head)
        never = threading.Event()
        while True:
            connection.sendall(piece)
            if pause:
                never.wait(pause)

    return behave


def silent(connection: socket.socket, *_: object) -> None:
    """Wait until the other side gives up."""
    connection.recv(1)


def reset(before: bytes = b"") -> Behaviour:
    """Break the connection off with a reset, after some bytes."""

    def behave(connection: socket.socket, *_: object) -> None:
        connection.sendall(before)
        if before:
            threading.Event().wait(0.05)  # a reset overtakes what the other side has not read yet
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return behave


def zeros(megabytes: int, encoding: str = "gzip") -> bytes:
    """Many zeros, compressed."""
    wanted = {"gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS, "bare deflate": -zlib.MAX_WBITS}[encoding]
    packer = zlib.compressobj(9, zlib.DEFLATED, wanted)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(megabytes)), packer.flush()])


def encoded(body: bytes, encoding: str) -> Behaviour:
    return answer(body, f"Content-Encoding: {encoding}", "Content-Type: text/html")


def packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
