"""Articles into stories as they arrive: in batches of any size, in any order.

An article that arrives is compared with those that an index finds near it; whatever hangs together with it by pairs
that score well is clustered again by average link. So an article joins a story, opens one, or brings stories together
or apart, and the stories depend on which articles have come, not on when, but for these limits:

- The index gives back so many candidates and reads so much of itself (`Limits`). A pair that it misses can still come
  together through others.
- Where more articles than `StreamSettings.exact` hang together, articles are compared with samples of stories (the
  smallest hashes), and a story is not taken apart any more.
- The articles of a story that are on disk stay together: a story that is reported for longer than the window does not
  lose its beginning. An article of unknown day is compared with what is in memory when it comes, and later ones with it
  while it is.
- A text that comes twice is one vote, and so is what is published anew under one address while it tells the same.

The id of a story is made from the first article (by day, then hash) of those that opened it and stays; of stories that
become one the oldest keeps its id. So ids depend on the batches in which articles come, though the stories do not.
"""

from __future__ import annotations

import itertools
import math
import shutil
import tempfile
import weakref
from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from rashomon.group import score as learned
from rashomon.group.affairs import Days, ahead, appeared, links
from rashomon.group.clusters import average_link, sampled_link
from rashomon.group.features import Features
from rashomon.group.history import History
from rashomon.group.index import Index
from rashomon.group.nearest import Nearest
from rashomon.group.parts import Parts
from rashomon.group.score import NEAR, NEIGHBOURS, NEVER, rivals
from rashomon.group.standing import Standing
from rashomon.group.stream_settings import Scorer, StreamSettings
from rashomon.group.succession import Member, Succession
from rashomon.model import Story, StoryChange

__all__ = ["Scorer", "Stream", "StreamSettings"]

#: Log odds of two articles with one text, and those from which a later version of one tells the same as the earlier.
_TWIN, _SAME = 20.0, 1.5


class Stream:
    """Stories that grow as articles arrive; to be used in a ``with`` statement, or closed.

    Args:
        settings: Window, memory and thresholds.
        scorer: What tells whether articles report one happening.
    """

    def __init__(self, settings: StreamSettings | None = None, scorer: Scorer | ModuleType = learned) -> None:
        self._settings = settings or StreamSettings()
        given = self._settings.folder
        #: Where the rest of the index and the history lie.
        self.folder = folder = given or Path(tempfile.mkdtemp(prefix="rashomon-"))
        # a folder of its own goes with the stream
        self._end = None if given else weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._scorer = scorer
        self._near = Nearest(NEIGHBOURS, NEAR)
        self._index = Index(self._settings.limits, scorer.keys, folder, self._near)
        self._parts = Parts()
        #: Every change of the stories, the oldest first.
        self.history = History(folder / "history.sqlite")
        self._stories = Succession(self.history)
        #: The number of each article by its id.
        self._known: dict[str, int] = {}
        self._first, self._last = array("d"), array("d")
        # pairs of articles of one affair, with their scores
        self._akin_one, self._akin_other, self._akin_score = array("q"), array("q"), array("f")
        self._apart: dict[tuple[int, int], int] = {}
        #: The log odds of the articles that are being put in with those they were compared with.
        self._found: dict[int, dict[int, float]] = {}
        #: Articles that got another neighbour by them.
        self._shifted: set[int] = set()

    def __enter__(self) -> Self:
        """The stream itself; it is closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def restore(
        self, size: int, kept: Iterable[Standing], ages: Mapping[str, float], taken: Container[str] = ()
    ) -> None:
        """Take up again what another stream has left off. It may be done several times, each time with more of it.

        Args:
            size: How many texts it had: the number that the next one gets.
            kept: What `standing` gave, by ascending number; of what hangs together and of each story all or nothing.
            ages: When the first article of each story of theirs can have appeared, as an ordinal.
            taken: The ids of all stories that have ever been.
        """
        missing = size - len(self._first)
        self._first.extend([-math.inf] * missing)
        self._last.extend([math.inf] * missing)
        self._parts.reserve(missing)
        self._stories.reserve(missing, taken)
        for one in kept:
            new = one.ids[0] not in self._known
            if new:
                self._known.update(dict.fromkeys(one.ids, one.node))
                self._first[one.node], self._last[one.node] = one.days
                self._parts.restore(one.node, one.part)
                self._stories.restore(one.node, one.ids, one.story, ages[one.story])
                self._near.give([one.node], [dict(one.near)])
            if one.features is not None and one.node not in self._index:
                self._index.add(one.node, one.features)

    def standing(self) -> Iterator[Standing]:
        """Where all texts stand that are known here, without their features; in no order."""
        known = self._stories
        for story in known.stories():
            for node in known.nodes(story):
                ids, near = tuple(known.ids([node])), dict(self._near.of(node))
                yield Standing(node, ids, known.name(story), self._parts.part(node), near, self._days(node))

    def ages(self) -> dict[str, float]:
        """When the first article of each story can have appeared, as it was opened."""
        return {self._stories.name(story): self._stories.age(story) for story in self._stories.stories()}

    def akin(self, since: int = 0) -> list[tuple[str, str, float]]:
        """Pairs of articles of one affair with their scores, in the order in which they were found here.

        Args:
            since: How many to leave out.
        """
        pairs = zip(self._akin_one[since:], self._akin_other[since:], self._akin_score[since:], strict=True)
        name = self._stories.ids
        return [(name([one])[0], name([other])[0], score) for one, other, score in pairs]

    def add(
        self,
        batch: Iterable[Features],
        before: Mapping[str, str] | None = None,
        was: Mapping[str, tuple[str, float]] | None = None,
    ) -> tuple[StoryChange, ...]:
        """Put articles into stories; an id that came before is passed over.

        The order within the batch does not matter. Larger batches cost less for each article.

        Args:
            batch: The articles, with different ids.
            before: Of articles that are new versions of what came before, its id.
            was: Of articles that were in a story when they were grouped otherwise, its id and when its first article
                can have appeared; it goes on where they go.

        Returns:
            What became of stories; joining one is not among it.
        """
        changes: list[StoryChange] = []
        limits = self._settings.limits
        room = limits.held + max(1, limits.held // 8)
        given = sorted(batch, key=lambda f: (f.first, f.last, f.sha256, f.id))
        for one in given:
            if one.id in self._known:
                continue
            self._index.bring(one)
            self._known[one.id] = node = self._take(one, self._known.get((before or {}).get(one.id, "")))
            if was and one.id in was and self._stories.story(node) < 0:
                self._stories.place(node, *was[one.id])
            if len(self._index) > room and self._index.idle(one) > room - limits.held:
                changes += self._settle(one)
        if given and (self._found or len(self._index) > limits.held):
            changes += self._settle(given[-1])
        return tuple(changes)

    def stories(self) -> tuple[Story, ...]:
        """The stories of all articles that have come, those of most articles first."""
        known = self._stories
        days = {s: [self._days(node) for node in known.nodes(s)] for s in known.stories()}
        first = {known.name(s): appeared(those) for s, those in days.items()}
        near: dict[int, list[tuple[str, float]]] = {}
        for one, other, value in zip(self._akin_one, self._akin_other, self._akin_score, strict=True):
            a, b = known.story(one), known.story(other)
            if a != b:
                near.setdefault(a, []).append((known.name(b), value))
                near.setdefault(b, []).append((known.name(a), value))
        out = []
        for story, those in days.items():
            name, nodes = known.name(story), known.nodes(story)
            early = known.ids(nodes[i] for i in ahead(those))
            linked = links(name, near.get(story, ()), first[name], first)
            out.append(Story(name, tuple(sorted(known.ids(nodes))), tuple(sorted(early)), linked))
        return tuple(sorted(out, key=lambda s: (-len(s.articles), s.articles)))

    @property
    def held(self) -> int:
        """How many articles are in memory."""
        return len(self._index)

    def close(self) -> None:
        """Let go of the history, and remove the folder if it is the stream's own."""
        self.history.close()
        if self._end:
            self._end()

    def _days(self, node: int) -> Days:
        return self._first[node], self._last[node]

    def _take(self, one: Features, earlier: int | None) -> int:
        """Find what an article hangs together with, and put it into the index.

        Args:
            one: The article.
            earlier: The number of an earlier version of it.

        Returns:
            Its number: a new one, unless its text is there, or what tells the same under its address.
        """
        same = self._index.same(one)
        twin = next((n for n in same if self._days(n) == (one.first, one.last)), None)
        if twin is None and earlier is not None and earlier in self._index and self._odds_with(one, earlier) >= _SAME:
            twin = earlier
        if twin is not None:
            self._stories.add(twin, one.id)
            return twin
        node = self._parts.add()
        self._stories.add(node, one.id)
        self._first.append(one.first)
        self._last.append(one.last)
        near = [n for n in self._index.candidates(one) if n not in same]
        others = [self._index.features(n) for n in near]
        found = self._found[node] = dict.fromkeys(same, _TWIN)
        if others:
            odds, akin = self._scorer.compared(one, others)
            found.update(zip(near, odds.tolist(), strict=True))
            for other, value in list(zip(near, akin.tolist(), strict=True))[: self._settings.akin_candidates]:
                if value >= self._settings.akin:
                    self._akin_one.append(node)
                    self._akin_other.append(other)
                    self._akin_score.append(value)
        self._shifted.update(self._near.put(node, found))
        self._index.add(node, one)
        return node

    def _odds_with(self, one: Features, node: int) -> float:
        odds, _ = self._scorer.compared(one, [self._index.features(node)])
        return float(odds[0])

    def _settle(self, latest: Features) -> list[StoryChange]:
        """Cluster what the new articles touch, and put on disk what has not been used for long."""
        changes: list[StoryChange] = []
        self._join()
        touched: dict[int, list[int]] = {self._parts.part(node): [] for node in sorted(self._shifted)}
        for node in self._found:
            touched.setdefault(self._parts.part(node), []).append(node)
        for part, fresh in touched.items():
            if not fresh and len(self._parts.nodes(part)) == 1:
                continue
            cause = self._index.features(fresh[0]).id if fresh else latest.id
            changes += self._stories.settle([[self._member(n) for n in g] for g in self._groups(part, fresh)], cause)
        self._found.clear()
        self._shifted.clear()
        for nodes in self._index.put_away(latest):
            self._apart.clear()
            for part in {self._parts.part(node) for node in nodes}:
                self._parts.forget(part)
            changes += self._stories.close(nodes, self._index, latest.id)
        return changes

    def _join(self) -> None:
        """Articles hang together by pairs that are likely one story, beside all that lies near them now."""
        # one of two can be among the nearest of the other and not the other way round
        pairs = {
            (min(node, other), max(node, other)): odds
            for node in sorted(self._shifted | self._found.keys())
            for other, odds in self._near.of(node).items()
            if other in self._index
        }
        chances = self._scorer.beside([rivals(*pair, odds, self._near) for pair, odds in pairs.items()])
        for pair, value in zip(pairs, chances.tolist(), strict=True):
            if value >= self._settings.joined:
                self._parts.join(*pair)

    def _groups(self, part: int, fresh: Sequence[int]) -> list[list[int]]:
        """The stories of a part, as far as they are touched; those with the earliest articles first."""
        if len(self._parts.nodes(part)) == 1:
            return [list(fresh)]
        # the newest come last, and are in memory: of a large part few are looked at
        held = (n for n in reversed(self._parts.nodes(part)) if n in self._index)
        rows = sorted(itertools.islice(held, self._settings.exact + 1), key=self._order)
        groups: dict[int, list[int]] = {}
        if len(rows) <= self._settings.exact:
            matrix = self._beside(rows, self._parts.scores(part, rows, self._found, self._odds))
            texts = [self._index.features(n).sha256 for n in rows]
            for node, label in zip(rows, average_link(matrix, self._settings.joined, texts), strict=True):
                groups.setdefault(label, []).append(node)
            if len(groups) > 1:
                self._parts.divide(part, rows, matrix >= self._settings.joined)
            return list(groups.values())
        self._parts.forget(part)
        return self._sampled(fresh)

    def _sampled(self, fresh: Sequence[int]) -> list[list[int]]:
        """The stories of a part that is too large for all its scores: those there are take in what is new."""
        # the keys of new articles lie below those of stories
        key = {node: -2 - node for node in fresh}
        groups = {key[node]: [node] for node in fresh}
        pairs = []
        for node in fresh:
            near = [(other, odds) for other, odds in self._near.of(node).items() if other in self._index]
            values = self._scorer.beside([rivals(node, other, odds, self._near) for other, odds in near])
            for (other, _), value in zip(near, values.tolist(), strict=True):
                if value >= self._settings.joined:
                    story = key.get(other, self._stories.story(other))
                    if story not in groups:
                        groups[story] = [n for n in self._stories.nodes(story) if n in self._index]
                    pairs.append((-value, self._order(node), self._order(other), key[node], story))
        best = [(-value, one, other) for value, _, _, one, other in sorted(pairs)]
        into, apart = sampled_link(groups, best, self._mean, self._settings.joined, self._apart)
        # what is new has no story yet by which to remember it
        self._apart |= {pair: size for pair, size in apart.items() if min(pair) >= 0}
        out: dict[int, list[int]] = {}
        for group in groups:
            out.setdefault(into[group], []).extend(groups[group])
        # one list more need not be sorted whole to know which begins
        return sorted(out.values(), key=lambda nodes: min(map(self._order, nodes)))

    def _mean(self, some: Sequence[int], others: Sequence[int]) -> float:
        """The mean chance of one story between two groups of articles, by the smallest hashes of each."""
        a, b = self._sample(some), self._sample(others)
        if len(a) > len(b):
            a, b = b, a
        rows = [
            rivals(one, other, odds, self._near)
            for one in a
            for other, odds in zip(b, self._odds(one, b), strict=True)
            if odds >= NEAR
        ]
        return float(self._scorer.beside(rows).sum() / (len(a) * len(b)))

    def _beside(self, rows: Sequence[int], odds: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chance of one story for each two of some articles, by their log odds and what lies beside them."""
        out = np.zeros_like(odds)
        np.fill_diagonal(out, 1)
        a, b = np.nonzero(np.triu(odds >= NEAR, 1))
        pairs = zip(a.tolist(), b.tolist(), odds[a, b].tolist(), strict=True)
        table = [rivals(rows[one], rows[other], value, self._near) for one, other, value in pairs]
        out[a, b] = out[b, a] = self._scorer.beside(table)
        return out

    def _sample(self, nodes: Sequence[int]) -> list[int]:
        texts: dict[str, int] = {}
        for node in nodes:
            texts.setdefault(self._index.features(node).sha256, node)
        return [texts[text] for text in sorted(texts)[: self._settings.sample]]

    def _odds(self, node: int, others: Sequence[int]) -> list[float]:
        """The log odds of one article with others in memory; the least where they are too far apart in time."""
        one = self._index.features(node)
        near = [(at, f) for at, n in enumerate(others) if self._index.near(one, f := self._index.features(n))]
        out = [NEVER] * len(others)
        values, _ = self._scorer.compared(one, [f for _, f in near])
        for (at, other), value in zip(near, values.tolist(), strict=True):
            out[at] = _TWIN if other.sha256 == one.sha256 else value
        return out

    def _order(self, node: int) -> tuple[float, float, str]:
        one = self._index.features(node)
        return one.first, one.last, one.sha256

    def _member(self, node: int) -> Member:
        one = self._index.features(node)
        return Member(node, one.id, one.sha256, one.first)
