"""How long something takes the processor."""

from __future__ import annotations

import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[object], object], given: object) -> float:
    """Seconds of the processor's own time for one input, the least of three: the collector runs in some."""
    rounds = []
    for _ in range(3):
        start = time.process_time()
        work(given)
        rounds.append(time.process_time() - start)
    return min(rounds)
