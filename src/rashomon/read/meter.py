"""How far reading has come, for whoever shows it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

__all__ = ["Meter", "metered"]

_BUFFER = 65_536


@dataclass(slots=True)
class Meter:
    """Counts that grow while inputs are read; they may be looked at from another thread at any time.

    Attributes:
        articles: Articles given so far.
        bytes_read: Of the files, as they lie on the disk.
        bytes_total: Of all files to be read; 0 until they have been found, or if there are none.
    """

    articles: int = 0
    bytes_read: int = 0
    bytes_total: int = 0


class _MeteredFile(io.FileIO):
    """A file that counts in a meter how far it was read; going back is not counted."""

    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path, "rb")
        self._meter, self._counted = meter, 0

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        count = super().readinto(buffer)
        at = self.tell()
        if at > self._counted:
            self._meter.bytes_read += at - self._counted
            self._counted = at
        return count


def metered(path: Path, meter: Meter) -> BinaryIO:
    """Open a file for reading; what is read of it is counted.

    Args:
        path: The file.
        meter: Where to count.

    Raises:
        OSError: If it cannot be opened.
    """
    return io.BufferedReader(_MeteredFile(path, meter), _BUFFER)
