"""Transfer and content codings of archived HTTP messages, undone within a limit."""

from __future__ import annotations

import io
from collections.abc import Iterator

from fastwarc.stream_io import BrotliReader, ChunkedReader

from rashomon.errors import UnsupportedInput
from rashomon.read.compressed import GZIP_MAGIC
from rashomon.read.inflate import BadCompression, inflated

__all__ = ["body", "dechunked"]

#: Codings one upon another. One is usual, two happen by mistake.
_MOST = 4
_STEP = 65_536
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
    return _joined(iter(lambda: reader.read(_STEP), b""), payload, largest)


def _inflated(payload: bytes, largest: int) -> bytes:
    # by what it is, whatever was stated; other bytes than these do not begin deflate data of any server
    coding = "gzip" if payload.startswith(GZIP_MAGIC) else "deflate"
    return _joined(inflated((payload,), coding), payload, largest)


def _joined(pieces: Iterator[bytes], payload: bytes, largest: int) -> bytes:
    """What comes out, until it is too large or damaged; the payload as it is if nothing does."""
    parts: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            parts.append(piece)
            size += len(piece)
            if size > largest:
                break
    except (OSError, BadCompression):
        pass  # the part before the damage, if there is any
    return b"".join(parts) or payload
