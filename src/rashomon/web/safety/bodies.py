"""What comes with a request: taken whole within limits of size, number and time before anything is done with it."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncGenerator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO

import anyio
from starlette.datastructures import Headers
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.types import Message, Receive, Scope

from rashomon.web.settings import ServeSettings

__all__ = ["Body", "BodyRefused", "Gone", "take"]

#: Bytes of a body that are held in memory; the rest goes to a temporary file.
_IN_MEMORY = 1_000_000
#: Bytes that are passed on at a time.
_PIECE = 65_536
#: Bytes that come with a login.
_LOGIN_BYTES = 20_000


class BodyRefused(Exception):
    """A body that is not taken.

    Args:
        status: Of HTTP.
        reason: What is wrong, as a sentence.
        remedy: What to do, as a sentence.
    """

    def __init__(self, status: int, reason: str, remedy: str = "") -> None:
        self.status = status
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason)


class Gone(Exception):
    """Who sent a request has gone before its end."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body that has come whole.

    Attributes:
        receive: Gives it to the page that wants it.
        token: What its form holds as the token of our forms.
    """

    receive: Receive
    token: str


async def take(scope: Scope, receive: Receive, settings: ServeSettings, until: ExitStack, known: bool) -> Body:
    """Take the body of a request.

    Args:
        scope: The request.
        receive: Gives what comes of it.
        settings: The limits.
        until: Closes the temporary file.
        known: Whether the visitor may send more than a login.

    Raises:
        BodyRefused: If it is too large, too slow, or a form that cannot be read or has too many parts.
        Gone: If its sender has gone.
    """
    limit = settings.max_body_bytes if known else min(_LOGIN_BYTES, settings.max_body_bytes)
    headers = Headers(scope=scope)
    stated = headers.get("content-length", "").lstrip("0")
    if len(stated) > len(str(limit)) or (stated.isdecimal() and int(stated) > limit):
        raise _too_large(limit)
    file = until.enter_context(tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - it is one
    try:
        with anyio.fail_after(settings.body_seconds):
            size = await _hold(receive, file, limit)
    except TimeoutError:
        raise BodyRefused(
            408, f"What you sent had not come whole after {settings.body_seconds:g} seconds.", "Send less at a time."
        ) from None
    token = await _form_token(headers, file, settings) if size else ""
    file.seek(0)
    return Body(_replay(file, receive), token)


async def _hold(receive: Receive, file: IO[bytes], limit: int) -> int:
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        piece = message.get("body", b"")
        size += len(piece)
        if size > limit:
            raise _too_large(limit)
        file.write(piece)
        more = message.get("more_body", False)
    return size


async def _form_token(headers: Headers, file: IO[bytes], settings: ServeSettings) -> str:
    """Read a form as the page will, to see that it can be, and for its token."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    file.seek(0)
    try:
        if kind == "multipart/form-data":
            form = await MultiPartParser(
                headers,
                _pieces(file),
                max_files=settings.max_files,
                max_fields=settings.max_fields,
                max_part_size=settings.max_field_bytes,
            ).parse()
        elif kind == "application/x-www-form-urlencoded":
            form = await FormParser(
                headers, _pieces(file), max_fields=settings.max_fields, max_part_size=settings.max_field_bytes
            ).parse()
        else:
            return ""
    except MultiPartException as error:
        raise BodyRefused(400, f"The form cannot be read: {error.message}", "Send fewer or smaller parts.") from None
    try:
        token = form.get("csrf")
        return token if isinstance(token, str) else ""
    finally:
        await form.close()


async def _pieces(file: IO[bytes]) -> AsyncGenerator[bytes, None]:
    while piece := file.read(_PIECE):
        yield piece
    yield b""


def _replay(file: IO[bytes], receive: Receive) -> Receive:
    done = False

    async def replayed() -> Message:
        nonlocal done
        if done:
            return await receive()  # waits for the end of the connection
        piece = file.read(_PIECE)
        done = len(piece) < _PIECE
        return {"type": "http.request", "body": piece, "more_body": not done}

    return replayed


def _too_large(limit: int) -> BodyRefused:
    return BodyRefused(413, f"What you sent is larger than {limit:,} bytes.", "Send less at a time.")
