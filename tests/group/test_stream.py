"""Stories in a stream, with scores given by tables, and with those that were learned."""

from __future__ import annotations

import itertools
import random
import tempfile
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.group.features import Features, features
from rashomon.group.index import Index, Limits
from rashomon.group.nearest import Nearest
from rashomon.group.score import chance
from rashomon.group.stored import load, save
from rashomon.group.stream import Stream, StreamSettings
from rashomon.model import Analysis, Block, BlockKind, Language, Published, StoryChangeKind, StoryRelation
from rashomon.spans import Span
from tests.conftest import article

FIRST = date(2031, 5, 1)


def made(name, day=0, until=None, text=None):
    """An article of some day after the first; ``None`` for one of unknown day."""
    words = text or f"Report {name} from the harbour of Lirrana tells of {name}."
    when = None
    if day is not None:
        when = Published(FIRST + timedelta(day), FIRST + timedelta(until if until is not None else day), ("stated",))
    part = (Block(Span(0, len(words)), BlockKind.BODY),)
    return features(Analysis(article(words, name), part, (), Language("en", 1.0), when), embedded=False)


class Table:
    """Scores by the ids of two articles: given ones, or by the letter that ids begin with."""

    def __init__(self, pairs=None, akin=None):
        self.pairs = {frozenset(pair): value for pair, value in (pairs or {}).items()}
        self.akin = {frozenset(pair): value for pair, value in (akin or {}).items()}
        self.asked = 0

    def keys(self, one):
        # whatever could go together shares a key
        return [(ord(c), 1.0) for c in sorted({*one.id, "~"} - set("0123456789"))]

    def compared(self, one, others):
        self.asked += len(others)
        chances = np.array([self.score(one, other) for other in others]).clip(1e-4, 1 - 1e-4)
        akin = np.array([self.akin.get(frozenset((one.id, other.id)), 0.0) for other in others])
        return np.log(chances / (1 - chances)), akin

    def beside(self, rows):
        # what lies beside a pair makes no difference here
        return chance(np.array([row[0] for row in rows]))

    def score(self, one, other):
        pair = frozenset((one.id, other.id))
        return self.pairs.get(pair, 0.9 if one.id[0] == other.id[0] else 0.1)


def stream(scorer=None, **fields):
    return Stream(StreamSettings(**{"joined": 0.5} | fields), scorer or Table())


def groups(one):
    return {story.articles for story in one.stories()}


def shown(changes):
    return [(c.kind.value, c.articles, c.cause) for c in changes]


def test_an_article_joins_a_story_or_opens_one():
    one = stream()
    opened = [("opened", ("b1",), "b1"), ("opened", ("a1",), "a1")]
    assert shown(one.add([made("a1", 1), made("b1", 0)])) == opened
    assert one.add([made("a2", 1)]) == ()
    assert groups(one) == {("a1", "a2"), ("b1",)}
    assert shown(one.history) == opened


def test_an_id_that_came_before_is_passed_over():
    one = stream()
    one.add([made("a1"), made("a1", 3)])
    assert one.add([made("a1", 9)]) == ()
    assert groups(one) == {("a1",)}


def test_nothing_more_changes_nothing():
    # both days are within one window, so that more stays in memory than is to be held
    with stream(limits=Limits(held=1)) as s:
        s.add([made("a1"), made("b1")])
        before = s.stories()
        assert s.add([]) == ()
        assert s.stories() == before


def test_an_article_brings_two_stories_together():
    table = Table({("a1", "b1"): 0.45, ("a1", "c1"): 0.9, ("b1", "c1"): 0.9})
    one = stream(table)
    first, second = one.add([made("b1", 1), made("a1", 0)])
    (merged,) = one.add([made("c1", 2)])
    assert (merged.kind, merged.articles, merged.cause) == (StoryChangeKind.MERGED, ("b1",), "c1")
    assert (merged.story, merged.other) == (first.story, second.story)
    assert [story.id for story in one.stories()] == [first.story]


def test_an_article_takes_a_story_apart():
    # b holds to a until c comes, to which it is much nearer
    table = Table({("a1", "b1"): 0.6, ("a1", "c1"): 0.1, ("b1", "c1"): 0.95})
    one = stream(table)
    (opened,) = one.add([made("a1", 0), made("b1", 1)])
    (split,) = one.add([made("c1", 2)])
    assert (split.kind, split.story, split.articles, split.cause) == (
        StoryChangeKind.SPLIT,
        opened.story,
        ("b1",),
        "c1",
    )
    assert {s.id: s.articles for s in one.stories()} == {opened.story: ("a1",), split.other: ("b1", "c1")}


def test_copies_of_one_text_are_one_vote_and_stay_together():
    # three copies of one text that is far from d would outvote a
    text = "The ferry to Osk runs again."
    copies = [made(f"b{n}", n, text=text) for n in range(3)]
    pairs = {(f"b{n}", "d1"): 0.3 for n in range(3)} | {(f"b{n}", "a1"): 0.7 for n in range(3)} | {("a1", "d1"): 0.8}
    assert groups(filled([*copies, made("a1"), made("d1")], Table(pairs))) == {("a1", "b0", "b1", "b2", "d1")}
    apart = {("b0", "b1"): 0.0, ("b1", "b2"): 0.0}
    assert groups(filled(copies, Table(apart))) == {("b0", "b1", "b2")}


def test_one_text_of_one_day_under_two_ids():
    one = stream(Table({("a1", "a2"): 0.0}))
    one.add([made("a1", text="Same.")])
    assert one.add([made("a2", text="Same.")]) == ()
    assert groups(one) == {("a1", "a2")}


def test_articles_are_compared_within_the_window_only():
    one = stream(limits=Limits(window=7))
    one.add([made("a1", 0), made("a2", 8), made("b1", 0, 4), made("b2", 10)])
    assert groups(one) == {("a1",), ("a2",), ("b1", "b2")}


def test_an_article_of_unknown_day_is_compared_with_all_in_memory():
    one = stream(limits=Limits(window=7))
    one.add([made("a1", 0), made("a2", None), made("b1", None)])
    one.add([made("b2", 300)])
    assert groups(one) == {("a1", "a2"), ("b1", "b2")}


def filled(every, scorer=None, batch=None, **fields):
    one = stream(scorer, **fields)
    for start in range(0, len(every), batch or len(every)):
        one.add(every[start : start + (batch or len(every))])
    return one


def many(count, seed=0, days=40):
    """Articles of stories within three days of each other, and scores that are right but for noise."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    opened = {letter: rng.randrange(days) for letter in "abcdefghijklmnop"}
    every = []
    for number in range(count):
        letter = rng.choice(list(opened))
        every.append(made(f"{letter}{number}", opened[letter] + rng.randrange(3)))
    pairs = {}
    for one, other in itertools.combinations(every, 2):
        alike = one.id[0] == other.id[0]
        pairs[one.id, other.id] = round(rng.betavariate(*((6, 2) if alike else (2, 6))), 3)
    return every, Table(pairs)


@pytest.mark.parametrize("seed", range(4))
def test_fed_at_once_or_one_by_one_the_stories_are_the_same(seed):
    every, table = many(60, seed)
    whole = filled(every, table)
    mixed = every[:]
    random.Random(seed).shuffle(mixed)  # noqa: S311 - no secret
    assert filled(mixed, table).stories() == whole.stories()
    assert list(filled(mixed, table).history) == list(whole.history)
    for batch in (1, 7):
        assert groups(filled(mixed, table, batch)) == groups(whole)


def test_what_lies_on_disk_comes_back(tmp_path):
    every, table = many(80, days=200)
    whole = filled(every, table, limits=Limits(window=8))
    mixed = every[:]
    random.Random(5).shuffle(mixed)  # noqa: S311 - no secret
    small = filled(mixed, table, 3, limits=Limits(window=8, held=10), folder=tmp_path)
    assert groups(small) == groups(whole)
    assert any(change.kind is StoryChangeKind.CLOSED for change in small.history)
    assert len(list(tmp_path.glob("*.npz"))) > 10


def test_memory_is_bounded_by_what_is_held():
    every, table = many(80, days=200)
    limits = Limits(window=8, held=10)
    index_sizes = []
    one = stream(table, limits=limits)
    for start in range(0, len(every), 2):
        one.add(sorted(every, key=lambda f: f.first)[start : start + 2])
        index_sizes.append(one.held)
    # what is near the last one in time stays, however many these are
    assert max(index_sizes) < len(every) / 3
    assert sum(len(story.articles) for story in one.stories()) == len(every)


def test_a_large_part_takes_in_what_is_new_by_samples():
    every = [made(f"a{n}", n % 3) for n in range(40)] + [made(f"b{n}", n % 3) for n in range(40)]
    # a bridge makes one part of both
    table = Table({("a1", "b1"): 0.8})
    for batch in (None, 1, 9):
        found = filled(every, table, batch, exact=8, sample=4)
        assert sorted(map(len, groups(found))) == [40, 40]


def test_scores_asked_for_grow_with_the_articles_not_their_square():
    asked = []
    for count in (200, 400):
        table = Table()
        filled([made(f"a{n}", n % 3) for n in range(count)], table, 20, exact=16)
        asked.append(table.asked / count)
    assert asked[1] < 1.3 * asked[0]


def test_stories_of_one_affair_are_linked():
    pairs = {("a1", "b1"): 0.8, ("a2", "b1"): 0.7, ("a1", "c1"): 0.6, ("b1", "c1"): 0.2}
    one = stream(Table(akin=pairs))
    one.add([made("a1", 0), made("a2", 1), made("b1", 5), made("c1", 0)])
    by_first = {story.articles[0]: story for story in one.stories()}
    names = {story.id: first for first, story in by_first.items()}
    found = {
        first: [(names[link.story], link.relation, link.score) for link in story.links]
        for first, story in by_first.items()
    }
    assert found == {
        "a1": [("b1", StoryRelation.LATER, 0.8), ("c1", StoryRelation.RELATED, 0.6)],
        "b1": [("a1", StoryRelation.EARLIER, 0.8)],
        "c1": [("a1", StoryRelation.RELATED, 0.6)],
    }


def test_reports_ahead_of_a_happening_are_marked():
    one = stream()
    one.add([made("a1", 0), made("a2", 14), made("a3", 14), made("a4", 15)])
    (story,) = one.stories()
    assert story.earlier == ("a1",)


def test_the_folder_is_removed_with_the_stream():
    one = stream(limits=Limits(held=1))
    one.add([made("a1", 0), made("b1", 90), made("c1", 200)])
    folder = one.folder
    assert list(folder.glob("*.npz"))
    one.close()
    assert not folder.exists()


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=3), st.integers(0, 9)), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_features_come_back_from_disk_as_they_were(drawn):
    every = [made(f"{word}{n}", day or None) for n, (word, day) in enumerate(drawn)]
    with tempfile.TemporaryDirectory() as folder:
        near = [{n + 1: n / 3} if n % 2 else {} for n in range(len(every))]
        save(Path(folder) / "one.npz", range(len(every)), every, near)
        nodes, found, neighbours = load(Path(folder) / "one.npz")
    assert nodes == list(range(len(every)))
    assert neighbours == near
    for one, other in zip(found, every, strict=True):
        for field in fields(Features):
            assert np.array_equal(getattr(one, field.name), getattr(other, field.name))


def test_candidates_share_what_is_rare(tmp_path):
    class Keys:
        def __init__(self, words):
            self.words = words

        def __call__(self, one):
            return [(hash(word), weight) for word, weight in self.words[one.id]]

    words = {f"n{n}": [("common", 1.0), (f"own{n}", 2.0)] for n in range(30)}
    words |= {"x": [("rare", 3.0), ("common", 1.0)], "y": [("rare", 3.0), ("common", 1.0)]}
    index = Index(Limits(postings=10, candidates=4, least=0.3), Keys(words), tmp_path, Nearest(6, 0.0))
    every = [made(name, 0) for name in (*sorted(words.keys() - {"y"}),)]
    for node, one in enumerate(every):
        index.bring(one)
        index.add(node, one)
    found = index.candidates(made("y", 1))
    assert [index.features(node).id for node in found] == ["x"]
    assert index.candidates(made("y", 60)) == []
