from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.alignment import common
from rashomon.compare.differences import differences
from rashomon.model import Relation
from rashomon.text.spelling import fold, same_word
from rashomon.text.tokens import Aliases, words
from tests.compare.builders import WORD

BODY = Aliases.of([("@BFO", ["BFO", "Baltic Fisheries Organisation", "Baltic Fisheries Organization"])])


def compared(full, other, aliases=None):
    one, two = words(full, aliases=aliases), words(other, aliases=aliases)
    found = differences(one, two, (full, other))
    assert found is not None
    shown = [
        (
            full[one[e.old[0]].span.start : one[e.old[1] - 1].span.end] if e.old[0] < e.old[1] else "",
            other[two[e.new[0]].span.start : two[e.new[1] - 1].span.end] if e.new[0] < e.new[1] else "",
            e.grade.value,
        )
        for e in found.edits
    ]
    return found.relation.value, shown


@pytest.mark.parametrize(
    ("full", "other", "relation", "edits"),
    [
        ("We sail at dawn", "We sail at dawn,", "identical", []),
        ("They don’t know", "They don't know", "identical", []),
        ("We sail, at last, home", "We sail at last home", "form", []),
        ("We sail at dawn", "we SAIL at dawn", "form", []),
        ("The old boats.then the new", "The old boats … then the new", "form", []),
        ("They do not know", "They don't know", "form", [("not", "n't", "form")]),
        ("our defence", "our defense", "form", [("defence", "defense", "form")]),
        ("ten per cent more", "10 percent more", "form", [("ten", "10", "form")]),
        ("the follow-up report", "the followup report", "form", [("follow-up", "followup", "form")]),
        ("We are gonna win it", "We are going to win it", "form", [("gonna", "going to", "form")]),
        ("First we sail and then we fish", "then we fish", "excerpt", []),
        ("First we sail and then we fish", "First we … fish", "excerpt", []),
        ("We sail. Nobody knows. We fish.", "We sail. We fish.", "excerpt", [("Nobody knows", "", "excerpt")]),
        ("He must go now", "[Holm] must go now", "insertion", [("He", "Holm", "insertion")]),
        ("the boat sank fast", "the boat [of Holm] sank fast", "insertion", [("", "of Holm", "insertion")]),
        ("this damn boat", "this d*** boat", "masked", [("damn", "d***", "masked")]),
        ("this damn boat", "this [expletive] boat", "masked", [("damn", "[expletive]", "masked")]),
        ("the EU agreed", "the European Union agreed", "expansion", [("EU", "European Union", "expansion")]),
        ("ask the WHO now", "ask the World Health Organization (WHO) now", "expansion", None),
        ("ask the (WHO) now", "ask the World Health Organization (WHO) now", "expansion", None),
        ("in Second Fleet II now", "in Second Fleet Two now", "expansion", None),
        ("We sat for years in the town hall.", "We sat for years in Osk", "content-changed", None),
        ("We open the port now", "We open up the port now", "function-word", [("", "up", "function-word")]),
        ("You know, the fact is that we sail", "We call you, and the fact is that we sail", "unclear", None),
        ("and prices rose", "and the prices rose", "function-word", [("", "the", "function-word")]),
        ("we promise to pay all", "we promised to pay all", "inflection", [("promise", "promised", "inflection")]),
        ("all the the boats sank", "all the boats sank", "form", None),
        ("the government sank it", "the goverment sank it", "form", [("government", "goverment", "form")]),
        ("It has sunk twice", "It's sunk twice", "form", [("has", "'s", "form")]),
        ("He do not know", "He do[es]n't know", "insertion", None),
        ("this fucking boat", "this f—ing boat", "masked", [("fucking", "f—ing", "masked")]),
        ("that bastard sank it", "that b------ sank it", "masked", [("bastard", "b------", "masked")]),
        ("They owe £4bn to us", "They owe £4 billion to us", "expansion", [("£4bn", "£4 billion", "expansion")]),
        ("at 90 km/h there", "at 90 kilometres per hour there", "expansion", None),
        ("twenty-one dollars each", "$21 each", "form", [("twenty-one dollars", "$21", "form")]),
        ("It's before -- in talks before noon", "It's in talks before noon", "function-word", None),
        ("It's unsafe -- in talks before noon", "It's in talks before noon", "content-changed", None),
        ("The crews who sailed", "Crews who sailed", "function-word", [("The", "", "function-word")]),
        ("The crews who sailed", "crews who sailed", "excerpt", []),
        ("due before the winter", "due by the winter", "function-word", [("before", "by", "function-word")]),
        ("Should he go, we stay", "If he goes, we stay", "inflection", None),
        ("They are leaving us now", "They were leaving us now", "inflection", [("are", "were", "inflection")]),
        ("We have paid all of it", "We paid all of it", "inflection", [("have", "", "inflection")]),
        ("a hard winter ahead", "a long winter ahead", "content-changed", [("hard", "long", "content-changed")]),
        ("we will not sail today", "we will sail today", "content-changed", [("not", "", "content-changed")]),
        ("we must sail today", "we may sail today", "content-changed", [("must", "may", "content-changed")]),
        ("all boats sank today", "few boats sank today", "content-changed", [("all", "few", "content-changed")]),
        (
            "boats sail to the island",
            "boats sail from the island",
            "content-changed",
            [("to", "from", "content-changed")],
        ),
        ("a cost of $3 million", "a cost of $3 billion", "content-changed", None),
        ("nets before boats go", "nets after boats go", "content-changed", [("before", "after", "content-changed")]),
    ],
)
def test_grades(full, other, relation, edits):
    got, shown = compared(full, other)
    assert got == relation
    assert edits is None or shown == edits


def test_the_last_words_of_a_sentence_go_together():
    _, edits = compared("We sat there for six years in the town hall. It rained.", "We sat there for six years in Osk")
    assert edits == [("the town hall", "Osk", "content-changed")]


def test_what_the_speaker_says_twice_is_left_out_the_first_time():
    full = "we have a lot of boats, and a lot of boats which leave at dawn"
    assert compared(full, "a lot of boats that leave at dawn") == (
        "function-word",
        [("which", "that", "function-word")],
    )


def test_an_expansion_takes_its_article_along():
    full, other = "We trust BFO with the nets", "We trust the Baltic Fisheries Organisation with the nets"
    assert compared(full, other, BODY) == (
        "expansion",
        [("BFO", "the Baltic Fisheries Organisation", "expansion")],
    )
    assert compared(other, other.replace("isation", "ization"), BODY)[0] == "form"


def test_a_small_word_far_away_is_not_the_one_that_an_excerpt_begins_with():
    full = "The harbour will be closed for the week and the ferry stays in the dock"
    found = differences(
        words(full), words("the ferry stays ashore in the dock"), (full, "the ferry stays ashore in the dock")
    )
    assert found is not None
    assert [e.grade for e in found.edits] == [Relation.CONTENT_CHANGED]
    assert found.window == (9, 15)


@pytest.mark.parametrize(
    ("full", "other", "first"),
    [
        # the words of the other version stand together in the fuller one, though some of them stand in it before
        ("It’s not how bad it is, it’s how good it is, that counts", "it’s how good it is, that counts", 7),
        ("The nets are torn, the boats are old, the wells are low", "the nets are torn ... the wells are low", 0),
    ],
)
def test_common_words_stand_together_where_they_can(full, other, first):
    found = differences(words(full), words(other), (full, other))
    assert found is not None
    assert (found.relation, found.edits, found.window[0]) == (Relation.EXCERPT, (), first)


@given(st.lists(WORD, min_size=1, max_size=30), st.lists(WORD, min_size=1, max_size=30))
def test_common_words_are_pairs_in_order(one, other):
    pairs = common(words(" ".join(one)), words(" ".join(other)))
    assert all(one[i] == other[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


def test_nothing_in_common_is_no_comparison():
    assert differences(words("boats and nets"), words("green hills"), ("boats and nets", "green hills")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACME’s old boats.to sail home", ["acme", "'s", "old", "boats", "to", "sail", "home"]),
        ("the U.S. tells us", ["the", "US", "tells", "us"]),
        ("donâ€™t cafÃ©", ["do", "not", "cafe"]),
        ("[T]hey can't; we cannot", ["they", "can", "not", "we", "can", "not"]),
        ("10,000 men & $5", ["10000", "men", "and", "$5"]),
        ("O’Hara’s Qa'ida", ["ohara", "'s", "qaida"]),
        ("A FLOOD HIT US ALL", ["a", "flood", "hit", "us", "all"]),
    ],
)
def test_tokens(text, expected):
    assert [t.text for t in words(text)] == expected


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text):
    found = words(text)
    assert all(t.span.of(text) for t in found)
    assert [t.span for t in found] == sorted(t.span for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("british", "american"),
    [("organisation", "organization"), ("colour", "color"), ("centre", "center"), ("travelled", "traveled")],
)
def test_spelling(british, american):
    assert fold(british) == fold(american)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("filled", "filed"), ("our", "or"), ("wise", "wize")])
def test_words_that_spelling_keeps_apart(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("promise", "promised", True),
        ("city", "cities", True),
        ("stop", "stopping", True),
        ("went", "goes", True),
        ("church", "churches", True),
        ("planes", "plans", False),
        ("thing", "things", True),
        ("minister", "ministry", False),
        ("news", "new", False),
    ],
)
def test_forms_of_one_word(one, other, same):
    assert same_word(one, other) is same


@given(st.lists(WORD, min_size=1, max_size=30))
def test_a_quotation_is_identical_to_itself(said):
    text = " ".join(said)
    found = differences(words(text), words(text), (text, text))
    assert found is not None
    assert (found.relation, found.edits, found.agreement) == (Relation.IDENTICAL, (), 1.0)


@given(st.lists(WORD, min_size=12, max_size=30, unique=False), st.data())
def test_one_changed_word_is_found_exactly(said, data):
    at = data.draw(st.integers(1, len(said) - 2))
    full = " ".join(said)
    other = " ".join([*said[:at], "volcano", *said[at + 1 :]])
    assert compared(full, other) == ("content-changed", [(said[at], "volcano", "content-changed")])
