"""Which story goes on when articles are put together anew, which ends in it, and which comes out of it."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from rashomon.group.history import History
from rashomon.model import StoryChange, StoryChangeKind

__all__ = ["Member", "Succession"]


@dataclass(frozen=True, slots=True)
class Member:
    """One text of a story: its number, its article's id and hash, and the first day it can be of."""

    node: int
    id: str
    sha256: str
    first: float


class Succession:
    """The stories that there are, by number, and the names that they keep.

    Args:
        history: Where changes are recorded.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        #: The story of each article, by its number.
        self._story = array("q")
        self._nodes: dict[int, list[int]] = {}
        self._name: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        #: When the first article of a story can have appeared, as it was opened: its age.
        self._age: dict[int, float] = {}
        self._closed: set[int] = set()
        self._ids: list[str] = []
        #: Names of stories that are not here: no other story gets them.
        self._taken: Container[str] = ()
        self._more: dict[int, list[str]] = {}

    def add(self, node: int, name: str) -> None:
        """An article arrives; a number that is known gets one more id."""
        if node == len(self._story):
            self._story.append(-1)
            self._ids.append(name)
        else:
            self._more.setdefault(node, []).append(name)

    def reserve(self, count: int, names: Container[str]) -> None:
        """So many numbers belong to articles that are not here yet, and no new story gets one of these names."""
        self._story.extend([-1] * count)
        self._ids.extend([""] * count)
        self._taken = names

    def restore(self, node: int, ids: Sequence[str], name: str, age: float) -> None:
        """Put a text back into the story that it was in.

        Args:
            node: Its number, a reserved one.
            ids: The ids of its articles.
            name: The id of the story.
            age: When the first article of the story can have appeared.
        """
        self._ids[node], *more = ids
        if more:
            self._more[node] = more
        self.place(node, name, age)

    def place(self, node: int, name: str, age: float) -> None:
        """A text that is in no story here was in one that may have been known under this name alone."""
        if name not in self._numbers:
            story = self._numbers[name] = len(self._numbers)
            self._name[story], self._nodes[story], self._age[story] = name, [], age
        story = self._numbers[name]
        self._story[node] = story
        self._nodes[story].append(node)

    def story(self, node: int) -> int:
        """The story of an article; -1 before it has one."""
        return self._story[node]

    def name(self, story: int) -> str:
        """The id of a story."""
        return self._name[story]

    def age(self, story: int) -> float:
        """When the first article of a story can have appeared, as it was opened."""
        return self._age[story]

    def nodes(self, story: int) -> Sequence[int]:
        """The articles of a story."""
        return self._nodes[story]

    def stories(self) -> Iterable[int]:
        """The stories, those opened first at the beginning."""
        return self._nodes.keys()

    def ids(self, nodes: Iterable[int]) -> list[str]:
        """The ids of articles; several where one text came more than once."""
        return [name for node in nodes for name in (self._ids[node], *self._more.get(node, ()))]

    def settle(self, groups: Sequence[Sequence[Member]], cause: str) -> list[StoryChange]:
        """Make groups of articles the stories from now on.

        A story goes on in the group that holds most of its articles; the oldest that goes on in a group gives it the
        name, and the others end in it. A group in which none goes on is a new story.

        Args:
            groups: Articles that are one story each; whatever of a story is not among them stays with its name.
            cause: Id of the article whose arrival brought it about.
        """
        heirs = self._heirs(groups)
        names = [min(claims, key=self._seniority) if claims else -1 for claims in heirs]
        for group, story in enumerate(names):
            if story < 0:
                names[group] = self._open(groups[group])
        changes: list[StoryChange] = []
        into = {old: names[group] for group, claims in enumerate(heirs) for old in claims}
        for group, claims in enumerate(heirs):
            ended = sorted(claims - {names[group]}, key=self._seniority)
            changes += [self._end(old, names[group], cause) for old in ended]
        for members, story in zip(groups, names, strict=True):
            changes += self._move(members, story, into, cause)
        return changes

    def close(self, nodes: Iterable[int], stays: Container[int], cause: str) -> list[StoryChange]:
        """Articles have left the memory: their stories close unless one of their articles is in `stays`."""
        gone = sorted({self._story[node] for node in nodes} - self._closed, key=self._seniority)
        changes = []
        for story in gone:
            if not any(node in stays for node in self._nodes[story]):
                self._closed.add(story)
                changes.append(self._record(StoryChangeKind.CLOSED, story, "", (), cause))
        return changes

    def _heirs(self, groups: Sequence[Sequence[Member]]) -> list[set[int]]:
        """For each group the stories that go on in it."""
        share: dict[int, Counter[int]] = {}
        for group, members in enumerate(groups):
            for member in members:
                if (old := self._story[member.node]) >= 0:
                    share.setdefault(old, Counter())[group] += 1
        heirs: list[set[int]] = [set() for _ in groups]
        for old, counts in share.items():
            # of two halves that with the earlier group, which begins with the earlier article
            heirs[min(counts, key=lambda group: (-counts[group], group))].add(old)
        return heirs

    def _seniority(self, story: int) -> tuple[float, str]:
        return self._age[story], self._name[story]

    def _open(self, members: Sequence[Member]) -> int:
        first = min(members, key=lambda m: (m.first, m.sha256, m.id))
        name = _named(first.sha256)
        count = 1
        while name in self._numbers or name in self._taken:  # the article opened another story before
            count += 1
            name = _named(f"{first.sha256} {count}")
        story = self._numbers[name] = len(self._numbers)
        self._name[story], self._nodes[story], self._age[story] = name, [], first.first
        return story

    def _end(self, old: int, story: int, cause: str) -> StoryChange:
        nodes = self._nodes.pop(old)
        for node in nodes:
            self._story[node] = story
        self._nodes[story] += nodes
        self._closed.discard(story)
        return self._record(StoryChangeKind.MERGED, story, self._name[old], nodes, cause)

    def _move(self, members: Sequence[Member], story: int, into: dict[int, int], cause: str) -> list[StoryChange]:
        """Put articles where they belong, and record where they come from."""
        opened = not self._nodes[story]
        moved: dict[int, list[int]] = {}
        fresh = []
        for member in members:
            old = self._story[member.node]
            if old == story:
                continue
            if old < 0:
                fresh.append(member.node)
            else:
                moved.setdefault(into.get(old, old), []).append(member.node)
                self._nodes[old].remove(member.node)
            self._story[member.node] = story
            self._nodes[story].append(member.node)
        self._closed.discard(story)
        changes = [
            self._record(StoryChangeKind.SPLIT, old, self._name[story], nodes, cause)
            for old, nodes in sorted(moved.items(), key=lambda item: self._seniority(item[0]))
        ]
        if opened and not moved:
            changes.append(self._record(StoryChangeKind.OPENED, story, "", fresh, cause))
        return changes

    def _record(self, kind: StoryChangeKind, story: int, other: str, nodes: Iterable[int], cause: str) -> StoryChange:
        return self._history.add(kind, self._name[story], other, self.ids(nodes), cause)


def _named(text: str) -> str:
    return "s-" + hashlib.sha256(text.encode()).hexdigest()[:12]
