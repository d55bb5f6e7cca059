from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.account import account
from rashomon.account.sources import Sources
from rashomon.export.descent import descent, related, tree_lines
from rashomon.export.markdown import markdown
from rashomon.model import Derivation, Lineage, Origin, Published, Reuse, StoryLink, StoryRelation, Unseen
from tests.account.copied import analyses, passage, sources, story
from tests.export.test_terminal import shown

BOATS = "Fishermen from three villages fear for their boats"


def made(days, taken, origins, unseen=()):
    """Reports that all print one sentence, with who takes it from whom as pairs of names and share."""
    one = analyses()[0]
    found = passage("beacon", BOATS, "beacon", BOATS)
    every = tuple(
        replace(
            one,
            article=replace(one.article, id=name, outlet=name.title()),
            published=Published(day, day, ("metadata",)) if day else None,
        )
        for name, day in days.items()
    )
    reuse, derivations = [], []
    for source, derived, share, decided in taken:
        a, b = sorted((source, derived))
        shares = (share, 0.5) if a == derived else (0.5, share)
        reuse.append(Reuse(a, b, (found,), *shares, 0, 0, copied=True, score=1))
        derivations.append(Derivation(a, b, source if decided else None, 0.9 if decided else 0.5, ()))
    order = sorted(range(len(reuse)), key=lambda n: (reuse[n].a, reuse[n].b))
    lineage = Lineage(tuple(reuse[n] for n in order), tuple(derivations[n] for n in order), unseen, origins)
    return Sources(every, lineage)


def day(n):
    return date(2031, 5, 1) + timedelta(n)


def test_each_text_stands_under_the_one_it_has_most_from():
    found = made(
        {"a": day(3), "b": day(1), "c": day(2), "d": None, "e": day(0)},
        [("b", "c", 0.9, True), ("b", "a", 0.3, True), ("c", "a", 0.8, True), ("c", "d", 0.5, True)],
        (Origin(("a", "b", "c", "d"), "b"), Origin(("e",))),
    )
    assert tree_lines(found) == (
        (0, "Origin 1: B"),
        (1, "C, 90 % of its text"),
        (2, "A, 80 % of its text"),
        (2, "D, 50 % of its text"),
        (0, "Origin 2: E"),
    )


def test_a_text_that_nobody_has_heads_its_copies():
    unseen = (Unseen("Sealine", ("a", "b"), "both credit it", ()), Unseen("", ("c", "d"), "", ()))
    found = made(
        {"a": day(1), "b": day(0), "c": day(2), "d": day(2)},
        [("a", "b", 0.5, False), ("c", "d", 0.5, False)],
        (Origin(("a", "b"), None, 0), Origin(("c", "d"), None, 1)),
        unseen,
    )
    assert tree_lines(found) == (
        (0, "Origin 1: a text of Sealine, not among the reports"),
        (1, "B"),
        (1, "A"),
        (0, "Origin 2: a common source, not among the reports"),
        (1, "C"),
        (1, "D"),
    )


def test_what_only_shares_text_with_a_copy_does_not_stand_under_its_unseen_source():
    unseen = (Unseen("Sealine", ("b",), "it credits it", ()),)
    taken = [("a", "b", 0.5, False), ("b", "c", 0.6, True)]
    found = made({"a": day(0), "b": day(1), "c": day(2)}, taken, (Origin(("a", "b", "c"), "b", 0),), unseen)
    assert [(n.article, n.depth) for n in descent(found)[0].nodes] == [(None, 0), ("b", 1), ("c", 2), ("a", 0)]
    assert tree_lines(found) == (
        (0, "Origin 1: a text of Sealine, not among the reports"),
        (1, "B"),
        (2, "C, 60 % of its text"),
        (1, "A, which shares text with these"),
    )


def test_where_it_is_not_known_who_came_first_nobody_stands_above():
    found = made({"a": day(0), "b": day(0)}, [("a", "b", 0.5, False)], (Origin(("a", "b")),))
    assert tree_lines(found) == ((0, "Origin 1, of which it is not known which came first"), (1, "A"), (1, "B"))
    (family,) = descent(found)
    assert [(p.first, p.second) for p in family.others] == [("a", "b")]


def test_a_second_source_in_another_origin_is_kept_beside_the_tree():
    found = made(
        {"a": day(0), "b": day(1), "c": day(2)},
        [("a", "b", 0.9, True), ("c", "b", 0.2, True)],
        (Origin(("a", "b"), "a"), Origin(("c",))),
    )
    # both have the same sentence from both: nothing more is told of the second
    assert [len(f.others) for f in descent(found)] == [0, 0]
    (one, other) = found.lineage.reuse
    apart = replace(
        other, passages=(passage("beacon", "every vessel now carries", "beacon", "every vessel now carries"),)
    )
    found = Sources(found.analyses, replace(found.lineage, reuse=(one, apart)))
    families = descent(found)
    assert [[(p.first, p.second) for p in f.others] for f in families] == [[], [("c", "b")]]
    assert [f.single for f in families] == [False, False]


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg"), st.booleans()), max_size=12))
def test_each_article_stands_in_one_tree_once_whoever_takes_from_whom(taken):
    """Reasons can go round in a circle; a tree cannot."""
    pairs = {tuple(sorted((a, b))): (a, b, 0.5, known) for a, b, known in taken if a != b}
    found = made(dict.fromkeys("abcdefg"), [*pairs.values()], (Origin(tuple("abcdef")), Origin(("g",))))
    families = descent(found)
    assert sorted(n.article for f in families for n in f.nodes) == list("abcdefg")
    for family in families:
        for number, node in enumerate(family.nodes):
            assert node.parent is None or (node.parent < number and family.nodes[node.parent].depth == node.depth - 1)


@pytest.mark.parametrize(("titles", "text"), [({"s-2": "The keepers stay"}, "The keepers stay"), ({}, "story s-2")])
def test_other_stories_of_the_affair_have_their_titles_where_they_are_shown(titles, text):
    told, every, findings, lineage = story()
    linked = replace(told, links=(StoryLink("s-2", StoryRelation.LATER, 0.8),))
    one = account(linked, every, findings, lineage)
    assert related(one, titles) == (("Later in the same affair", (("s-2", text),)),)
    assert "  • Later in the same affair: story s-2\n" in shown(made=one)
    assert "- Later in the same affair: story s\\-2\n" in markdown([one])


def test_the_terminal_shows_the_trees_and_what_each_has_from_another():
    text = shown(width=100, made=account(*story()))
    assert (
        "WHERE THE TEXTS COME FROM\n"
        "  • Origin 1: Beacon\n"
        "      • Globe, 71 % of its text\n"
        "  • Origin 2: a text of Sealine, not among the reports\n"
        "      • Mirror\n"
        "      • Star\n"
        "  • Origin 3: Herald\n"
        "  • Mirror and Star go back"
    ) in text
    assert "three outlets, two origins,\n    quote it" in text
    assert "2 of 3" in text[text.index("COVERAGE") :]
    assert "      • Globe prints “turned” for “switched”" in text
    assert max(map(len, text.splitlines())) <= 100


def test_markdown_shows_the_same():
    text = markdown([account(*story())])
    assert "- **Origin 1: Beacon**\n  - Globe, 71 % of its text\n" in text
    assert "| Kind | Outlets | Origins |" in text
    assert "| quote | 3 of 5 | 2 |" in text
    assert "- Globe takes 71 % of its text from Beacon: three passages" in text


def test_without_a_lineage_nothing_is_said_of_it():
    told, every, findings, _ = story()
    assert tree_lines(Sources(every)) == ()
    assert "WHERE THE TEXTS COME FROM" not in shown(made=account(told, every, findings))
    assert len(descent(sources())) == 3
