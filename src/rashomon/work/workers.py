"""Processes that work, each on one thing at a time: what one text does to its process, the others go on.

A process that takes too long is ended, and one that ends by itself (for want of memory, say) is replaced; what it was
working on fails with the reason. So no article and no story stops the rest.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, Self

from rashomon.errors import ModelError
from rashomon.threads import one_thread

__all__ = ["Failure", "Here", "Pool", "Task", "Workers", "workers"]

#: Seconds that a process has to end when it is asked to, before it is made to.
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done.

    Attributes:
        key: What its owner knows it by.
        do: A function of a module.
        given: Its arguments.
        seconds: How long it may take.
    """

    key: Any
    do: Callable[..., Any]
    given: tuple[Any, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a task has no result, as a clause."""

    reason: str


class Workers(Protocol):
    """What does tasks."""

    @property
    def room(self) -> int:
        """How many tasks it takes before it is full."""

    @property
    def busy(self) -> int:
        """How many tasks it has."""

    def give(self, task: Task, /) -> None:
        """Let a task be done."""

    def results(self) -> Iterator[tuple[Any, Any]]:
        """Wait for results, and give those that are there: the keys of tasks with what came out, or a `Failure`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def workers(count: int) -> Workers:
    """So many processes; with none, this one."""
    return Pool(count) if count else Here()


class Here:
    """Does tasks in this process, one after the other, however long they take."""

    def __init__(self) -> None:
        self._waiting: deque[Task] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.clear()

    @property
    def room(self) -> int:
        """One at a time."""
        return 1 - len(self._waiting)

    @property
    def busy(self) -> int:
        """What waits."""
        return len(self._waiting)

    def give(self, task: Task) -> None:
        """Put it behind the others."""
        self._waiting.append(task)

    def results(self) -> Iterator[tuple[Any, Any]]:
        """Do the first."""
        task = self._waiting.popleft()
        yield task.key, _done(task.do, task.given)


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    #: In hand, and next, so that it need not wait for its owner.
    tasks: deque[Task] = field(default_factory=deque)
    began: float = 0.0


class Pool:
    """Processes that are started when they are needed; to be used in a ``with`` statement.

    Args:
        count: How many.
    """

    #: What a process has in hand and what it takes up next.
    _DEPTH = 2

    def __init__(self, count: int) -> None:
        self._count = count
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._workers:
            one.pipe.close()
            if one.tasks:
                one.process.terminate()  # nobody waits for what it does
        ends = time.monotonic() + _PATIENCE
        for one in self._workers:
            one.process.join(max(0.0, ends - time.monotonic()))
            _end(one)
        self._workers.clear()

    @property
    def room(self) -> int:
        """How many tasks it takes before it is full."""
        return self._count * self._DEPTH - self.busy

    @property
    def busy(self) -> int:
        """How many tasks it has."""
        return sum(len(one.tasks) for one in self._workers)

    def give(self, task: Task) -> None:
        """Hand a task to the process that has least to do."""
        free = min(self._workers, key=lambda one: len(one.tasks), default=None)
        if free is None or (free.tasks and len(self._workers) < self._count):
            free = self._start()
            self._workers.append(free)
        self._hand(free, task)

    def results(self) -> Iterator[tuple[Any, Any]]:
        """Wait for results, and give those that are there."""
        working = {one.pipe: one for one in self._workers if one.tasks}
        left = min(one.began + one.tasks[0].seconds for one in working.values()) - time.monotonic()
        ready = wait(list(working), max(0.0, left))
        for pipe in ready:
            one = working[pipe]  # type: ignore[index]
            try:
                outcome = one.pipe.recv()
            except (EOFError, OSError):
                yield self._lost(one, "the process that worked on it was ended, most likely for want of memory")
                continue
            task = one.tasks.popleft()
            one.began = time.monotonic()
            if isinstance(outcome, ModelError):
                raise outcome
            yield task.key, outcome
        for one in working.values():
            if one.tasks and one.pipe not in ready and time.monotonic() >= one.began + one.tasks[0].seconds:
                yield self._lost(one, f"took longer than {one.tasks[0].seconds:.0f} seconds")

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        with one_thread():
            process = self._context.Process(target=_work, args=(theirs,), daemon=True)
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand(self, one: _Worker, task: Task) -> None:
        if not one.tasks:
            one.began = time.monotonic()
        one.tasks.append(task)
        try:
            one.pipe.send((task.do, task.given))
        except (BrokenPipeError, ConnectionResetError):
            return  # it has ended: that is seen when its results are waited for

    def _lost(self, one: _Worker, why: str) -> tuple[Any, Failure]:
        """End a process, put another in its place, and let that do the rest of its tasks."""
        one.pipe.close()
        _end(one)
        failed, *rest = one.tasks
        one.tasks.clear()
        other = self._start()
        self._workers[self._workers.index(one)] = other
        for task in rest:
            self._hand(other, task)
        return failed.key, Failure(why)


def _end(one: _Worker) -> None:
    if one.process.is_alive():
        one.process.kill()
    one.process.join()
    one.process.close()


def _work(pipe: Connection) -> None:
    """Do what comes through a pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # its owner ends it
    while True:
        try:
            do, given = pipe.recv()
        except (EOFError, OSError):
            return
        outcome = _done(do, given, raising=False)
        try:
            pipe.send(outcome)
        except (BrokenPipeError, ConnectionResetError):
            return


def _done(do: Callable[..., Any], given: tuple[Any, ...], *, raising: bool = True) -> Any:  # noqa: ANN401
    try:
        return do(*given)
    except ModelError as error:
        if raising:
            raise
        return error
    except Exception as error:  # noqa: BLE001 - whatever one input does to a stage, the others go on
        return Failure(" ".join(f"{type(error).__name__}: {error}".split()))
