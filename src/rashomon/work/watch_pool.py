"""Fetching beside the main thread, so that one slow server holds up no other.

The threads only wait for servers; all that is written is written by whoever takes the results. They are daemons: when
the program is told to end, it does not wait for a page that nobody will read any more.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Pool"]

_K = TypeVar("_K", bound=Hashable)
_T = TypeVar("_T")


class Pool(Generic[_K, _T]):
    """Threads that do one thing each at a time.

    Args:
        size: How many there are at most; they begin when they are first needed.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._begun = 0
        self._running: set[_K] = set()
        self._asked: queue.SimpleQueue[tuple[_K, Callable[[], _T]] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[tuple[_K, _T | Exception]] = queue.SimpleQueue()

    @property
    def running(self) -> int:
        """How many things are being done, or are done and have not been taken."""
        return len(self._running)

    def is_running(self, key: _K) -> bool:
        """Whether the thing of that name is among them."""
        return key in self._running

    def start(self, key: _K, what: Callable[[], _T]) -> None:
        """Do something beside.

        Args:
            key: Its name, for the result.
            what: It.
        """
        self._running.add(key)
        if len(self._running) > self._begun and self._begun < self._size:
            self._begun += 1
            threading.Thread(target=self._work, daemon=True, name=f"fetching-{self._begun}").start()
        self._asked.put((key, what))

    def take(self, seconds: float) -> tuple[_K, _T | Exception] | None:
        """Wait for a result: what was given back, or the error; ``None`` if none comes in time."""
        try:
            key, result = self._done.get(timeout=seconds)
        except queue.Empty:
            return None
        self._running.discard(key)
        return key, result

    def close(self) -> None:
        """Let the threads end when they have done what they are doing; nobody waits for that."""
        for _ in range(self._begun):
            self._asked.put(None)

    def _work(self) -> None:
        while asked := self._asked.get():
            key, what = asked
            try:
                self._done.put((key, what()))
            except Exception as error:  # noqa: BLE001 - it is raised again by whoever takes the result
                self._done.put((key, error))
