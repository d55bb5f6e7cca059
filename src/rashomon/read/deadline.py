"""The time left for one page, over all its requests and waits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Deadline"]


class Deadline:
    """A point in time after which fetching a page is given up.

    Args:
        seconds: From now.
    """

    __slots__ = ("_ends", "seconds")

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until then; none or fewer if it has passed."""
        return self._ends - time.monotonic()

    @property
    def passed(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Do not count the time spent within: waiting for one's turn is not the server's slowness."""
        began = time.monotonic()
        try:
            yield
        finally:
            self._ends += time.monotonic() - began
