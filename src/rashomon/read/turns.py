"""One request at a time to a host, and a pause after each."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.read.deadline import Deadline

__all__ = ["Turns"]


class _Host:
    __slots__ = ("free_at", "lock")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free_at = 0.0


class Turns:
    """Keeps requests to each host apart. Threads may share it.

    Args:
        interval: Seconds between the end of a request and the next to the same host.
    """

    def __init__(self, interval: float) -> None:
        self._interval = interval
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def take(self, host: str, deadline: Deadline, interval: float = 0.0) -> Iterator[None]:
        """Wait until the host may be asked, and keep others from it meanwhile.

        Args:
            host: The host, with its port.
            deadline: Of the page; the wait is not counted.
            interval: What the host itself asks for, in seconds; the longer one holds.
        """
        with self._lock:
            mine = self._hosts.setdefault(host, _Host())
        with deadline.paused():
            mine.lock.acquire()
        try:
            with deadline.paused():
                time.sleep(max(0.0, mine.free_at - time.monotonic()))
            yield
        finally:
            mine.free_at = time.monotonic() + max(self._interval, interval)
            mine.lock.release()
