"""One thread a process for numerical libraries.

They read these variables when they are first imported. With one thread sums are added in one order, so results do not
depend on the machine's cores, and processes of a pool do not get in each other's way.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["ONE_THREAD", "one_thread"]

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@contextmanager
def one_thread() -> Iterator[None]:
    """Let processes started within keep to one thread each, unless their user has set another number."""
    added = [name for name in ONE_THREAD if name not in os.environ]
    os.environ.update({name: ONE_THREAD[name] for name in added})
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)
