"""Reading the body of an answer within its limits."""

from __future__ import annotations

import httpx

from rashomon.errors import FetchFailed, FetchLimit
from rashomon.read.inflate import BadCompression, inflated
from rashomon.settings import FetchSettings, fetch_variable

__all__ = ["read_body"]

#: Bytes up to which any ratio is believed: a small page of blanks shrinks to almost nothing.
_ALWAYS_BELIEVED = 1_000_000


def read_body(answer: httpx.Response, where: str, settings: FetchSettings, cut: int | None = None) -> bytes:
    """Read a body, decompressed.

    Args:
        answer: The answer, not yet read.
        where: Its address, for messages.
        settings: The limits.
        cut: Bytes after which to stop without complaint.

    Raises:
        FetchLimit: If it is too large as sent, too large decompressed, or grows too much.
        FetchFailed: If it is not compressed as it says, or not complete.
    """
    stated = answer.headers.get("content-length", "")
    length = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else None
    if cut is None and length is not None and length > settings.max_transfer_bytes:
        raise _too_large(where, f"{length:,} bytes", settings.max_transfer_bytes, "max_transfer_bytes")
    sent = _Counted(answer, where, settings, length)
    body = bytearray()
    try:
        for piece in inflated(sent, answer.headers.get("content-encoding", "")):
            body += piece
            if cut is not None and len(body) >= cut:
                return bytes(body[:cut])
            _check(len(body), sent, where, settings)
    except BadCompression as error:
        raise FetchFailed(where, str(error)) from error
    return bytes(body)


class _Counted:
    """The chunks of an answer as sent, counted."""

    def __init__(self, answer: httpx.Response, where: str, settings: FetchSettings, length: int | None) -> None:
        self._chunks = answer.iter_raw()
        self._where = where
        self._most = settings.max_transfer_bytes
        self.length = length
        self.count = 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> bytes:
        chunk = next(self._chunks)
        self.count += len(chunk)
        if self.count > self._most:
            raise _endless(self._where, self._most, "max_transfer_bytes")
        return chunk


def _check(size: int, sent: _Counted, where: str, settings: FetchSettings) -> None:
    if size > settings.max_bytes:
        if size <= sent.count:
            if sent.length is not None:
                raise _too_large(where, f"{sent.length:,} bytes", settings.max_bytes, "max_bytes")
            raise _endless(where, settings.max_bytes, "max_bytes")
        reason = f"{sent.count:,} bytes sent decompress to more than {settings.max_bytes:,}: stopped there"
        raise FetchLimit(where, reason, f"raise {fetch_variable('max_bytes')} to read more")
    if size > max(_ALWAYS_BELIEVED, sent.count * settings.max_ratio):
        reason = (
            f"{sent.count:,} bytes sent decompress to more than {settings.max_ratio} times as many: stopped there, "
            "as a page does not"
        )
        raise FetchLimit(where, reason, f"raise {fetch_variable('max_ratio')} if it is one")


def _endless(where: str, limit: int, field: str) -> FetchLimit:
    reason = f"the server sends on without saying how much: stopped at {limit:,} bytes"
    return FetchLimit(where, reason, f"raise {fetch_variable(field)} to read more")


def _too_large(where: str, size: str, limit: int, field: str) -> FetchLimit:
    return FetchLimit(where, f"{size}, more than {limit:,}", f"raise {fetch_variable(field)} to read more")
