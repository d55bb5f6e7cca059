from __future__ import annotations

import pytest

from rashomon.group.history import History
from rashomon.group.succession import Member, Succession
from rashomon.model import StoryChange, StoryChangeKind

OPENED, MERGED, SPLIT, CLOSED = (
    StoryChangeKind.OPENED,
    StoryChangeKind.MERGED,
    StoryChangeKind.SPLIT,
    StoryChangeKind.CLOSED,
)
#: The number of each article is its place in the alphabet, its day too.
LETTERS = "abcdefgh"


@pytest.fixture(name="stories")
def fixture():
    made = Succession(History())
    for node, letter in enumerate(LETTERS):
        made.add(node, letter)
    return made


def groups(*words):
    return [[Member(LETTERS.index(c), c, c * 64, float(LETTERS.index(c))) for c in word] for word in words]


def held(stories):
    return {"".join(sorted(stories.ids(stories.nodes(s)))) for s in stories.stories()}


def kinds(changes):
    return [(c.kind, "".join(c.articles)) for c in changes]


def test_a_story_opens_and_articles_join_it(stories):
    first = stories.settle(groups("ab"), "b")
    assert first == [StoryChange(1, OPENED, first[0].story, "", ("a", "b"), "b")]
    assert stories.settle(groups("abc"), "c") == []
    assert held(stories) == {"abc"}
    assert stories.name(stories.story(2)) == first[0].story


def test_its_name_comes_from_the_first_article(stories):
    one = stories.settle(groups("ba"), "b")[0].story
    other = Succession(History())
    other.add(0, "a")
    assert other.settle(groups("a"), "a")[0].story == one


def test_the_oldest_keeps_its_name_when_stories_become_one(stories):
    young, old = stories.settle(groups("def", "a"), "f")
    (merged,) = stories.settle(groups("abdef"), "b")
    assert merged == StoryChange(3, MERGED, old.story, young.story, ("d", "e", "f"), "b")
    assert held(stories) == {"abdef"}


def test_most_of_a_story_keep_its_name_when_it_splits(stories):
    (opened,) = stories.settle(groups("abcd"), "d")
    (split,) = stories.settle(groups("a", "bcde"), "e")
    assert (split.kind, split.story, split.articles) == (SPLIT, opened.story, ("a",))
    assert split.other != opened.story
    assert stories.name(stories.story(1)) == opened.story
    assert held(stories) == {"a", "bcde"}
    # and back again: the part that came out was older, but the name is
    (merged,) = stories.settle(groups("abcde"), "x")
    assert {merged.story, merged.other} == {opened.story, split.other}


def test_an_article_that_goes_over_to_another_story_is_split_off(stories):
    one, other = stories.settle(groups("abc", "de"), "e")
    (moved,) = stories.settle(groups("ab", "cde"), "x")
    assert moved == StoryChange(3, SPLIT, one.story, other.story, ("c",), "x")
    assert stories.settle(groups("abf"), "f") == []


def test_stories_that_exchange_most_of_their_articles(stories):
    stories.settle(groups("abc", "def"), "f")
    changes = stories.settle(groups("abef", "dc"), "x")
    assert kinds(changes) == [(MERGED, "def"), (SPLIT, "cd")]
    assert held(stories) == {"abef", "cd"}


def test_what_is_not_named_stays(stories):
    stories.settle(groups("abc", "def"), "f")
    stories.settle(groups("deg", "ch"), "x")
    assert held(stories) == {"abch", "defg"}


def test_a_story_closes_when_its_last_article_leaves_the_memory(stories):
    one, other = stories.settle(groups("abc", "de"), "e")
    assert stories.close([0, 3], {1, 2, 4}, "x") == []
    closed = stories.close([1, 2], {4}, "x")
    assert closed == [StoryChange(3, CLOSED, one.story, "", (), "x")]
    assert stories.close([1, 2], {4}, "x") == []
    assert [c.story for c in stories.close([4], set(), "x")] == [other.story]
    # joined again it is open, and closes once more
    stories.settle(groups("cg"), "g")
    assert [c.story for c in stories.close([2, 6], set(), "x")] == [one.story]


def test_one_text_under_several_ids(stories):
    stories.add(0, "again")
    (opened,) = stories.settle(groups("ab"), "b")
    assert opened.articles == ("a", "again", "b")


def test_history_keeps_everything(tmp_path):
    history = History(tmp_path / "history.sqlite")
    stories = Succession(history)
    for node, letter in enumerate(LETTERS):
        stories.add(node, letter)
    changes = stories.settle(groups("abc", "de"), "e") + stories.settle(groups("ab", "cde"), "x")
    assert list(history) == changes
    assert len(history) == 3
    one, other, moved = changes
    assert history.of(one.story) == (one, moved)
    assert history.of(other.story) == (other, moved)
    history.close()
