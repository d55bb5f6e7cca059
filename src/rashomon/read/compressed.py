"""Gzip undone as it is read, within limits: a small file must not fill memory or run for hours."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from rashomon.errors import InputError, UnreadableInput, UnsupportedInput

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["GZIP_MAGIC", "LARGEST_RATIO", "Gunzip", "unpacked"]

#: How a gzip member begins: the magic number and the only method there is (RFC 1952).
GZIP_MAGIC = b"\x1f\x8b\x08"
#: How many times larger than packed content may become. Pages reach 20 and logs 100; a bomb has up to 1,000.
LARGEST_RATIO = 200
#: Bytes that may come out whatever the ratio: what is small enough does no harm.
_FREE = 32_000_000
#: Bytes that are read again in search of a member after damage; beyond that the search goes forward only, so that the
#: time stays linear.
_REREAD = 64_000_000

_CHUNK = 65_536
_FLAGS = 0x20  # the three highest bits of the flags are reserved and zero


class Gunzip(io.RawIOBase):
    """What a gzip stream of one or more members holds.

    Reading raises `UnreadableInput` where the stream is damaged or cut off, after all bytes before that have been
    given, and `UnsupportedInput` where it is a bomb. After either, `skip` goes on behind.

    Args:
        raw: The packed bytes, seekable where `skip` is used.
        where: The input as its user named it.
    """

    def __init__(self, raw: BinaryIO, where: str) -> None:
        super().__init__()
        self._raw, self._where = raw, where
        self._packed = b""
        self._member: zlib._Decompress | None = None
        self._taken = 0  # bytes of the file before self._packed
        self._start = 0  # where the current member begins
        self._out = self._member_out = 0
        self._reread = 0
        self._failed: InputError | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer as far as one step goes; 0 is the end."""
        view = memoryview(buffer).cast("B")
        content = self._next(len(view))
        view[: len(content)] = content
        return len(content)

    def _next(self, wanted: int) -> bytes:
        if self._failed:
            raise self._failed
        while wanted:
            if not self._packed and not self._more():
                if self._member is None:
                    return b""
                self._fail(UnreadableInput(self._where, "cut off: the compressed data ends in the middle"))
            member = self._member or self._begin()
            if member is None:
                return b""
            before = len(self._packed)
            try:
                content = member.decompress(self._packed, wanted)
            except zlib.error:
                self._fail(UnreadableInput(self._where, f"damaged: not valid gzip after byte {self._start:,}"))
            done = member.eof
            self._packed = member.unused_data if done else member.unconsumed_tail
            self._taken += before - len(self._packed)
            self._count(len(content))
            if done:
                self._member = None
            if content:
                return content
        return b""

    def _more(self) -> bool:
        self._packed = self._raw.read(_CHUNK)
        return bool(self._packed)

    def _begin(self) -> zlib._Decompress | None:
        """Start on the next member, if there is one; zeros after the last are padding."""
        self._packed = self._packed.lstrip(b"\0")
        while not self._packed:
            if not self._more():
                return None
            self._packed = self._packed.lstrip(b"\0")
        while len(self._packed) < len(GZIP_MAGIC) and (more := self._raw.read(_CHUNK)):
            self._packed += more
        self._start = self._raw.tell() - len(self._packed)
        self._taken = self._start
        if not self._packed.startswith(GZIP_MAGIC):
            self._fail(UnreadableInput(self._where, f"damaged: no gzip data at byte {self._start:,}"))
        self._member, self._member_out = zlib.decompressobj(16 + zlib.MAX_WBITS), 0
        return self._member

    def _count(self, more: int) -> None:
        self._out += more
        self._member_out += more
        inside = self._taken - self._start
        if self._member_out > _FREE + LARGEST_RATIO * inside or self._out > 4 * _FREE + LARGEST_RATIO * self._taken:
            self._fail(
                UnsupportedInput(
                    self._where,
                    f"a compression bomb: it becomes more than {LARGEST_RATIO} times as large",
                    "unpack it yourself if it is to be read",
                )
            )

    def _fail(self, error: InputError) -> None:
        self._failed = error
        raise error

    def skip(self) -> bool:
        """After an error, go on with the next member that begins behind the one that failed.

        Returns:
            Whether there is one.
        """
        failed_at = self._raw.tell()
        at = self._start + 1
        self._reread += failed_at - at
        if self._reread > _REREAD:
            at = max(at, failed_at - len(self._packed))
        self._raw.seek(at)
        self._failed = self._member = None
        self._packed = b""
        held = b""
        while more := self._raw.read(_CHUNK):
            held += more
            found = held.find(GZIP_MAGIC)
            while found >= 0 and found + 3 < len(held) and held[found + 3] >= _FLAGS:
                found = held.find(GZIP_MAGIC, found + 1)
            if found >= 0 and found + 3 < len(held):
                self._packed = held[found:]
                return True
            held = held[-len(GZIP_MAGIC) :]
        return False


def unpacked(raw: bytes, where: str, largest: int) -> bytes:
    """Undo gzip as long as the content starts with its magic number (a packed file may be packed again, once).

    Args:
        raw: Bytes, packed or not.
        where: The input as its user named it.
        largest: Bytes that the result may have.

    Raises:
        UnreadableInput: If it is damaged.
        UnsupportedInput: If the result would be larger.
    """
    for _ in range(2):
        if not raw.startswith(GZIP_MAGIC):
            break
        with io.BufferedReader(Gunzip(io.BytesIO(raw), where), _CHUNK) as stream:
            raw = stream.read(largest + 1)
        if len(raw) > largest:
            raise UnsupportedInput(where, f"too large: more than {largest:,} bytes once unpacked", "split it")
    return raw
