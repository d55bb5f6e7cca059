"""Transfer and content codings of archived HTTP messages, undone within a limit."""

from __future__ import annotations

import io
import zlib

from fastwarc.stream_io import BrotliReader, ChunkedReader

from rashomon.errors import UnsupportedInput

__all__ = ["body", "dechunked"]

#: Codings one upon another. One is usual, two happen by mistake.
_MOST = 4
_AS_IS = ("", "identity", "none", "utf-8", "utf8")


def body(payload: bytes, transfer: str | None, content: str | None, where: str, largest: int) -> bytes:
    """The entity of a message.

    A coding that is stated but that the payload does not have is passed over: many archives undo codings and keep the
    header. What is cut off is given as far as it goes.

    Args:
        payload: What follows the headers.
        transfer: The ``Transfer-Encoding`` header.
        content: The ``Content-Encoding`` header.
        where: The record, for messages.
        largest: Bytes that the result may have.

    Raises:
        UnsupportedInput: If the result would be larger, or a coding is not known.
    """
    stated = [*_names(content), *_names(transfer)]
    if len(stated) > _MOST:
        raise UnsupportedInput(where, f"encoded {len(stated)} times over")
    for name in reversed(stated):
        if name == "chunked":
            payload = _read(ChunkedReader(io.BytesIO(payload)), payload, largest)
        elif name in ("gzip", "x-gzip", "deflate"):
            payload = _inflated(payload, largest)
        elif name == "br":
            payload = _read(BrotliReader(io.BytesIO(payload)), payload, largest)
        elif name not in _AS_IS:
            raise UnsupportedInput(where, f"encoded as {name[:40]!r}, which is not read")
        if len(payload) > largest:
            raise UnsupportedInput(where, f"too large: more than {largest:,} bytes once decoded")
    return payload


def dechunked(payload: bytes, largest: int) -> bytes:
    """The payload without its transfer coding; as it is where it has none."""
    return _read(ChunkedReader(io.BytesIO(payload)), payload, largest)


def _names(header: str | None) -> list[str]:
    return [name.strip().lower() for name in (header or "").split(",")]


def _read(reader: BrotliReader | ChunkedReader, payload: bytes, largest: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        while size <= largest and (part := reader.read(largest + 1 - size)):
            parts.append(part)
            size += len(part)
    except OSError:
        pass  # the part before the damage, if there is any
    return b"".join(parts) or payload


def _inflated(payload: bytes, largest: int) -> bytes:
    # gzip and zlib by their headers; some servers send deflate data without any
    for window in (32 + zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(window).decompress(payload, largest + 1) or payload
        except zlib.error:
            continue
    return payload
