"""Which articles could report the same happening as one that arrives: an index over what is rare in them.

Articles lie in partitions by the day of publication. Of each partition in memory an inverted index says which articles
hold a key; the keys of an article that are rarest among those in memory are looked up first, until a budget of entries
is used up, so that looking costs the same however many articles there are. A partition that has not been used for long
goes to disk and comes back when an article of its time arrives.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from rashomon.group.features import Features
from rashomon.group.nearest import Nearest
from rashomon.group.stored import load, save

__all__ = ["Index", "Limits"]

#: Partitions of articles without a day that stay in memory before those of days: half of what is held.
_SHELVES = 4

Keys = Callable[[Features], Sequence[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a look into the index may cost.

    Attributes:
        window: Days between two articles from which they are not compared.
        held: Articles that are held in memory; more only where there are more in one window.
        keys: Keys of an article that are indexed and looked up, the heaviest.
        postings: Entries of the index that one look reads.
        candidates: Articles that one look gives back.
        least: Share of an article's weight that a candidate must hold: one middling key is chance.
    """

    window: int = 30
    held: int = 400_000
    keys: int = 48
    postings: int = 2_000
    candidates: int = 24
    least: float = 0.03

    @property
    def days(self) -> int:
        """Days of one partition: few of them make up a window, so that a look has few to go to."""
        return max(1, self.window // 4)

    @property
    def shelf(self) -> int:
        """Articles of one partition of those that have no day to lie at."""
        return max(1, self.held // 8)


@dataclass(slots=True)
class _Partition:
    """Articles of some days. In memory it has all of the following, on disk only the days.

    Attributes:
        first: The earliest day that one of them can be of.
        last: The latest.
        features: By number.
        postings: The articles that hold a key: a number, or several.
        texts: The articles of a text, by its hash.
    """

    first: float = math.inf
    last: float = -math.inf
    features: dict[int, Features] = field(default_factory=dict)
    postings: dict[int, int | array[int]] = field(default_factory=dict)
    texts: dict[str, list[int]] = field(default_factory=dict)


class Index:
    """The articles that have come, by number.

    Args:
        limits: What a look may cost.
        keys: The keys of an article with their weights, the heaviest first.
        folder: Where partitions lie that are not in memory. It is there, and nobody else writes to it.
        near: The neighbours of the articles in memory; they go to disk and come back with them.
    """

    def __init__(self, limits: Limits, keys: Keys, folder: Path, near: Nearest) -> None:
        self._limits, self._keys, self._folder, self._near = limits, keys, folder, near
        #: Those in memory, by their name, the one used last at the end.
        self._open: dict[int, _Partition] = {}
        #: First and last day of those on disk.
        self._away: dict[int, tuple[float, float]] = {}
        self._home: dict[int, _Partition] = {}
        self._shelves = 0
        #: By number: what an article shares with the one that is looked up; zeros between two looks.
        self._shared = np.zeros(1024, np.float32)
        self._known: tuple[str, Sequence[tuple[int, float]]] = ("", ())

    def __len__(self) -> int:
        """How many articles are in memory."""
        return len(self._home)

    def __contains__(self, node: object) -> bool:
        """Whether an article is in memory."""
        return node in self._home

    def features(self, node: int) -> Features:
        """The features of an article that is in memory."""
        return self._home[node].features[node]

    def bring(self, one: Features) -> None:
        """Take into memory whatever is near enough in time to an article that arrives.

        An article that has no day is compared with what is in memory, and brings nothing.
        """
        if not self._placed(one):
            return
        for name in [n for n, days in self._away.items() if self._meet(one, *days)]:
            del self._away[name]
            self._open[name] = partition = _Partition()
            nodes, every, near = load(self._path(name))
            for node, features in zip(nodes, every, strict=True):
                self._put(partition, node, features)
            self._near.give(nodes, near)

    def add(self, node: int, one: Features) -> None:
        """Put an article in; `bring` was called with it."""
        if self._placed(one):
            name = int(one.first) // self._limits.days
        else:
            # negative names: no day counted from the year 1 is
            name = -1 - self._shelves
            if name in self._open and len(self._open[name].features) >= self._limits.shelf:
                self._shelves += 1
                name -= 1
        partition = self._open.pop(name, None) or _Partition()
        self._open[name] = partition
        self._put(partition, node, one)

    def same(self, one: Features) -> list[int]:
        """The articles in memory that have the same text and come within the window."""
        near = [p for p in self._open.values() if self._meet(one, p.first, p.last)]
        found = (node for p in near for node in p.texts.get(one.sha256, ()))
        return sorted(n for n in found if self.near(one, self.features(n)))

    def candidates(self, one: Features) -> list[int]:
        """The articles in memory that come within the window and hold most of what is rare in this one.

        Those that hold most come first. `bring` was called with it.
        """
        keys = self._heaviest(one)
        lists: list[tuple[int, float, int, list[int | array[int]]]] = []
        near = [p.postings for p in self._open.values() if self._meet(one, p.first, p.last)]
        for key, weight in keys:
            length, held = 0, []
            for postings in near:
                found = postings.get(key)
                if found is not None:
                    length += 1 if isinstance(found, int) else len(found)
                    held.append(found)
            if length:
                lists.append((length, -weight, key, held))
        lists.sort(key=lambda entry: entry[:3])
        read = 0
        touched = []
        for length, negative, _, held in lists:
            # of the first some are read at any length: else nothing would be found of a story that is everywhere
            if read and read + length > self._limits.postings:
                break
            read += length
            lone = np.array([found for found in held if isinstance(found, int)], np.int64)
            several = [np.frombuffer(found, np.int64) for found in held if not isinstance(found, int)]
            nodes = np.concatenate([lone, *several])[-self._limits.postings :]
            self._shared[nodes] -= negative  # an article holds a key once
            touched.append(nodes)
        if not touched:
            return []
        every = np.concatenate(touched)
        least = self._limits.least * sum(weight for _, weight in keys)
        hopeful = np.unique(every[self._shared[every] >= least])
        weights = self._shared[hopeful]
        self._shared[every] = 0
        out: list[int] = []
        for node in hopeful[np.lexsort((hopeful, -weights))].tolist():
            if self.near(one, self.features(node)):
                out.append(node)
                if len(out) == self._limits.candidates:
                    break
        return out

    def near(self, one: Features, other: Features) -> bool:
        """Whether the days on which two articles can have been published come within the window."""
        return self._meet(one, other.first, other.last)

    def idle(self, one: Features) -> int:
        """How many articles are in memory that are too far in time from this one to be compared with it."""
        return sum(len(p.features) for p in self._open.values() if not self._meet(one, p.first, p.last))

    def put_away(self, latest: Features) -> Iterator[Sequence[int]]:
        """Put partitions on disk, those not used for longest first, until few enough articles are in memory.

        Args:
            latest: The article that came last: what is compared with it stays, for more like it will come.

        Yields:
            The articles of each partition that goes.
        """
        shelves = [name for name in self._open if name < 0]
        days = [name for name in self._open if name >= 0]
        # those without a day come into every look, so that their last use says nothing: some stay to the end
        for name in [*shelves[:-_SHELVES], *days, *shelves[-_SHELVES:]][:-1]:
            if len(self._home) <= self._limits.held:
                break
            partition = self._open[name]
            if name >= 0 and self._meet(latest, partition.first, partition.last):
                continue
            del self._open[name]
            nodes = list(partition.features)
            near = self._near.take(nodes)
            if name >= 0:
                save(self._path(name), nodes, list(partition.features.values()), near)
                self._away[name] = (partition.first, partition.last)
            for node in nodes:
                del self._home[node]
            yield nodes

    def _heaviest(self, one: Features) -> Sequence[tuple[int, float]]:
        # an article is looked up and then put in: its keys are made once
        if self._known[0] != one.id:
            self._known = one.id, self._keys(one)[: self._limits.keys]
        return self._known[1]

    def _path(self, name: int) -> Path:
        return self._folder / f"{name}.npz"

    def _placed(self, one: Features) -> bool:
        """Whether it is known to the window when an article was published."""
        return one.last - one.first <= self._limits.window

    def _meet(self, one: Features, first: float, last: float) -> bool:
        return first - one.last <= self._limits.window and one.first - last <= self._limits.window

    def _put(self, partition: _Partition, node: int, one: Features) -> None:
        if node >= len(self._shared):
            self._shared = np.zeros(2 * node, np.float32)
        partition.first, partition.last = min(partition.first, one.first), max(partition.last, one.last)
        partition.features[node] = one
        partition.texts.setdefault(one.sha256, []).append(node)
        self._home[node] = partition
        postings = partition.postings
        for key, _ in self._heaviest(one):
            held = postings.get(key)
            if held is None:
                postings[key] = node  # most keys are of one article, and a number is smaller than a list
            elif isinstance(held, int):
                postings[key] = array("q", (held, node))
            else:
                held.append(node)
