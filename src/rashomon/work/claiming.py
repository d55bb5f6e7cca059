"""Doing what is pending, some at a time: what is claimed is nobody else's, and what is done makes room for more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from rashomon.work.workers import Task, Workers

__all__ = ["claimed_and_done"]


class _Numbered(Protocol):
    @property
    def number(self) -> int:
        """Its key in the tables."""


_T = TypeVar("_T", bound=_Numbered)


def claimed_and_done(
    hands: Workers, claim: Callable[[int, Collection[int]], Sequence[_T]], task: Callable[[_T], Task]
) -> Iterator[tuple[_T, Any]]:
    """Claim things as long as there are any, and let them be done.

    Args:
        hands: What works.
        claim: Claims so many things at most, none of those whose numbers are given.
        task: What is to be done with one, under its number.

    Yields:
        Each thing with what came out, or a `Failure`.
    """
    held: dict[int, _T] = {}
    more = True
    while more or held:
        if more and (room := hands.room) > 0:
            found = claim(room, held)
            more = len(found) == room
            for one in found:
                held[one.number] = one
                hands.give(task(one))
        if not held:
            return
        for number, result in hands.results():
            more = True
            yield held.pop(number), result
