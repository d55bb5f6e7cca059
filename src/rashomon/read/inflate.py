"""Undoing the compression of an answer piece by piece, so that it can be stopped at any size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

__all__ = ["ACCEPTED", "BadCompression", "inflated"]

#: What is asked for: what can be undone in small pieces with the standard library.
ACCEPTED = "gzip, deflate"
#: The most bytes that one step makes, whatever went in: what a trap costs before it is noticed.
PIECE = 65_536
#: A page is one gzip member. Thousands of empty ones take time and give nothing.
MOST_MEMBERS = 100


class BadCompression(ValueError):
    """The bytes are not what their encoding says, as a clause."""


def inflated(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Decompress chunks as they come.

    Args:
        chunks: The bytes as sent.
        encoding: The value of Content-Encoding.

    Yields:
        Pieces of at most `PIECE` bytes where they were compressed, else the chunks; at least one for each chunk, which
        may be empty, so that its reader can count.

    Raises:
        BadCompression: If the encoding is not one of `ACCEPTED`, or the bytes are not of it or end early.
    """
    name = encoding.strip().lower().removeprefix("x-")
    if name in ("", "identity"):
        yield from chunks
    elif name == "gzip":
        yield from _gzip(chunks)
    elif name == "deflate":
        yield from _deflate(chunks)
    else:
        raise BadCompression(f"compressed as {name[:40]!r}, which was not asked for")


def _gzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker: zlib._Decompress | None = None
    members, data = 0, b""
    ended = False
    for chunk in chunks:
        data = b"" if ended else data + chunk
        while data and not ended:
            if unpacker is None or unpacker.eof:
                # padding after the end, which servers leave and every client passes over
                ended = members > 0 and not b"\x1f\x8b".startswith(data[:2])
                if ended or len(data) < 2:
                    break
                members += 1
                if members > MOST_MEMBERS:
                    raise BadCompression(f"compressed in more than {MOST_MEMBERS} parts")
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield from _pieces(unpacker, data, "gzip")
            data = unpacker.unused_data
        yield b""
    _check_end(unpacker, data, "gzip")


def _deflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 9110 means the zlib format; some servers send it bare, and clients have learned to take both."""
    unpacker: zlib._Decompress | None = None
    data = b""
    for chunk in chunks:
        data += chunk
        if unpacker is None and len(data) >= 2:
            wrapped = data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0
            unpacker = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        if unpacker is not None:
            yield from _pieces(unpacker, data, "deflate")
            data = b""
        yield b""
    _check_end(unpacker, data, "deflate")


def _pieces(unpacker: zlib._Decompress, data: bytes, name: str) -> Iterator[bytes]:
    full = True
    while (data or full) and not unpacker.eof:
        try:
            piece = unpacker.decompress(data, PIECE)
        except zlib.error:
            raise BadCompression(f"said to be compressed with {name}, but it is not") from None
        data, full = unpacker.unconsumed_tail, len(piece) == PIECE
        if piece:
            yield piece


def _check_end(unpacker: zlib._Decompress | None, held: bytes, name: str) -> None:
    """Complain of data that stops before its end. Nothing at all is an empty page, however it is said to be sent."""
    if held if unpacker is None else not unpacker.eof:
        raise BadCompression(f"its {name} data ends early")
