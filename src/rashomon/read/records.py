"""The bytes of a web archive as one stream, that can go on behind damage."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

from rashomon.errors import InputError
from rashomon.read.compressed import GZIP_MAGIC, Gunzip

__all__ = ["RecordStream", "holds_record"]

#: Bytes that are kept behind the reader: the parser reads ahead by less, and a record's header has to be in them.
_KEPT = 262_144
_STEP = 65_536
#: Times that reading goes on behind damage. An archive with more is not worth its time.
_RESTARTS = 1_000

_RECORD = re.compile(rb"WARC/[01]\.\d\r?\n")
_LONGEST_MARK = 10


class RecordStream:
    """Uncompressed bytes for a parser of records, which sees an end where the data is damaged.

    Args:
        raw: The archive, seekable; packed with gzip, record by record or as a whole, or not.
        where: The archive as its user named it.

    Attributes:
        problem: What the last end was, if it was damage of the packing; ``None`` at the true end.
        given_up: Whether there was more damage than is worth going on behind.
    """

    def __init__(self, raw: BinaryIO, where: str) -> None:
        packed = raw.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        raw.seek(0)
        self._raw = raw
        self._gunzip = Gunzip(raw, where) if packed else None
        self._source: BinaryIO | io.RawIOBase = self._gunzip or raw
        self._tail = bytearray()  # the last bytes given
        self._pushed = b""  # bytes to be given again
        self._at = 0
        self._restarts = 0
        self.problem: InputError | None = None
        self.given_up = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most a step; none at the end or at damage."""
        size = _STEP if size < 0 else min(size, _STEP)
        if self._pushed:
            content, self._pushed = self._pushed[:size], self._pushed[size:]
        elif self.problem:
            return b""
        else:
            try:
                content = self._source.read(size) or b""
            except InputError as error:
                self.problem = error
                return b""
        self._tail += content
        if len(self._tail) > 2 * _KEPT:
            del self._tail[:-_KEPT]
        self._at += len(content)
        return content

    def tell(self) -> int:
        """How many bytes have been given, those given twice counted once."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
        """Refuse to: parsers may ask but need not."""
        raise io.UnsupportedOperation("seek")

    def close(self) -> None:
        """Leave the file open: whoever opened it closes it."""

    def recover(self, after: int) -> bool:
        """After the parser failed or met an end that is none, go to the next record.

        Args:
            after: The position behind which to look for one.

        Returns:
            Whether there is one.
        """
        behind = self._at - len(self._tail)
        held = bytes(self._tail[max(0, after + 1 - behind) :]) + self._pushed
        self._at += len(self._pushed)
        self._pushed = b""
        self._tail.clear()
        self._restarts += 1
        while self._restarts <= _RESTARTS:
            found = _RECORD.search(held)
            if found:
                self._pushed = held[found.start() :]
                self._at -= len(self._pushed)
                return True
            held = held[-_LONGEST_MARK:]
            if self.problem:
                if self._gunzip is None or not self._gunzip.skip():
                    return False
                self.problem, held = None, b""
                self._restarts += 1
            try:
                more = self._source.read(_STEP) or b""
            except InputError as error:
                self.problem = error
                continue
            if not more:
                return False
            self._at += len(more)
            held += more
        self.given_up = True
        return False


def holds_record(content: bytes) -> bool:
    """Whether the beginning of a record stands within the content of another."""
    return bool(_RECORD.search(content))
