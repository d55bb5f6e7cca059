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
        cut: Bytes, as sent or decompressed, after which to stop without complaint; it takes the place of the limits.

    Raises:
        FetchLimit: If it is too large as sent, too large decompressed, or grows too much.
        FetchFailed: If it is not compressed as it says, or not complete.
    """
    stated = answer.headers.get("content-length", "")
    length = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else None
    if cut is None and length is not None and length > settings.max_transfer_bytes:
        raise _too_large(where, length, settings.max_transfer_bytes, "max_transfer_bytes")
    sent = _Sent(answer, length)
    body = bytearray()
    try:
        for piece in inflated(sent, answer.headers.get("content-encoding", "")):
            body += piece
            if cut is None:
                _check(len(body), sent, where, settings)
            elif max(len(body), sent.count) >= cut:
                break
    except BadCompression as error:
        raise FetchFailed(where, str(error)) from error
    return bytes(body[:cut])


class _Sent:
    """The chunks of an answer as sent, counted."""

    def __init__(self, answer: httpx.Response, length: int | None) -> None:
        self._chunks = answer.iter_raw()
        self.length = length
        self.count = 0

    def __iter__(self) -> _Sent:
        return self

    def __next__(self) -> bytes:
        chunk = next(self._chunks)
        self.count += len(chunk)
        return chunk


def _check(size: int, sent: _Sent, where: str, settings: FetchSettings) -> None:
    if size > settings.max_bytes:
        if size <= sent.count:
            raise _too_large(where, sent.length, settings.max_bytes, "max_bytes")
        reason = f"{sent.count:,} bytes sent decompress to more than {settings.max_bytes:,}: stopped there"
        raise FetchLimit(where, reason, f"raise {fetch_variable('max_bytes')} to read more")
    if sent.count > settings.max_transfer_bytes:
        raise _too_large(where, sent.length, settings.max_transfer_bytes, "max_transfer_bytes")
    if size > max(_ALWAYS_BELIEVED, sent.count * settings.max_ratio):
        reason = (
            f"{sent.count:,} bytes sent decompress to more than {settings.max_ratio} times as many: stopped there, "
            "as a page does not"
        )
        raise FetchLimit(where, reason, f"raise {fetch_variable('max_ratio')} if it is one")


def _too_large(where: str, length: int | None, limit: int, field: str) -> FetchLimit:
    if length is None:
        reason = f"the server sends on without saying how much: stopped at {limit:,} bytes"
    else:
        reason = f"{length:,} bytes, more than {limit:,}"
    return FetchLimit(where, reason, f"raise {fetch_variable(field)} to read more")
