from __future__ import annotations

import itertools
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.compare.utterances import utterances
from rashomon.compare.who import entities
from rashomon.model import Act, AttributionKind, Relation, TimeReference, TimeType, Voice
from tests.compare.builders import WORD, analysis, found, quoted, saying

LONG = "If the ferry stops in the autumn, the school on the outer island will lose its last two teachers"
BFO = ("BFO", "ORG", "BFO")


def compared(*analyses):
    said, clashes = utterances(analyses, entities(analyses))
    texts = {a.id: a.article.text for a in analyses}
    for utterance in said:
        for place in (*utterance.members, *utterance.indirect):
            assert place.span.of(texts[place.article])
        for change in utterance.changes:
            assert change.new in change.at.of(texts[change.article])
    return said, clashes


def shared(*analyses):
    return [u for u in compared(*analyses)[0] if len({m.article for m in u.members}) > 1]


def test_the_same_words_are_one_utterance():
    (one,) = compared(saying(LONG, "Ida Holm", "a"), saying(LONG + ",", "Ida Holm", "b"))[0]
    assert (one.speaker, one.relation, one.changes) == ("Ida Holm", Relation.IDENTICAL, ())
    assert [m.article for m in one.members] == ["a", "b"]


def test_a_changed_word_is_found_where_it_stands():
    changed = saying(LONG.replace("teachers", "doctors"), "Ida Holm", "b")
    (one,) = compared(saying(LONG, "Ida Holm", "a"), changed)[0]
    (change,) = one.changes
    assert one.relation is Relation.CONTENT_CHANGED
    assert (change.article, change.old, change.new) == ("b", "teachers", "doctors")
    assert change.at.of(changed.article.text) == "doctors"


def test_a_deleted_word_is_placed_between_its_neighbours():
    shorter = saying(LONG.replace("outer ", ""), "Ida Holm", "b")
    (one,) = compared(saying(LONG, "Ida Holm", "a"), shorter)[0]
    (change,) = one.changes
    assert (change.old, change.new, change.grade) == ("outer", "", Relation.CONTENT_CHANGED)
    assert change.at.of(shorter.article.text) == "the island"


def test_expansion_beside_a_change_of_content():
    full = "We will ask BFO to open the northern grounds before the herring leaves the coast"
    name = "Baltic Fisheries Organisation"
    other = full.replace("BFO", f"the {name}").replace("northern", "eastern")
    pair = (saying(full, "Ida Holm", "a", [BFO]), saying(other, "Ida Holm", "b", [(name, "ORG", name)]))
    (one,) = compared(*pair)[0]
    assert one.relation is Relation.CONTENT_CHANGED
    assert [(c.old, c.new, c.grade.value) for c in one.changes] == [
        ("BFO", f"the {name}", "expansion"),
        ("northern", "eastern", "content-changed"),
    ]


def test_talking_points_of_two_people_are_neither_one_utterance_nor_a_clash():
    one = saying("Although nobody wants the mine to close sooner than it must, we will not sell", "Anna Berg", "a")
    two = saying(
        "Nobody in the cabinet wants the mine to close sooner than it must, but we set terms", "Karl Lund", "b"
    )
    said, clashes = compared(one, two)
    assert len(said) == 2
    assert clashes == ()


def test_a_clash_gives_each_article_its_own_speaker():
    _, (clash,) = compared(saying(LONG, "Karl Lund", "a"), saying(LONG, "Anna Berg", "b"))
    assert list(zip([m.article for m in clash.members], clash.speakers, strict=True)) == [
        ("a", "Karl Lund"),
        ("b", "Anna Berg"),
    ]


def test_two_sentences_that_end_alike_are_no_changed_words():
    tail = "let every family of the town judge a grave charge against a man who had led the port for years"
    one = f"I felt that the one thing the radio had to give, and had to go on giving, was the hearings, to {tail}"
    two = f"We had to open it with a few voices and some history and {tail}"
    said, _ = compared(saying(one, "Anna Berg", "a"), saying(two, "Anna Berg", "b"))
    assert Relation.CONTENT_CHANGED not in {c.grade for u in said for c in u.changes}


def test_a_speaker_whom_the_words_name_makes_no_clash():
    words = "Mr. Lund, what did you think when Mrs. Berg told you that a woman could not steer the ferry through ice?"
    assert compared(saying(words, "Anna Berg", "a"), saying(words, "Karl Ohm", "b"))[1] == ()


def test_a_speaker_that_was_worked_out_makes_no_clash():
    one, two = saying(LONG, "Anna Berg", "a"), saying(LONG, "Karl Lund", "b")
    (said,) = two.attributions
    carried = replace(two, attributions=(replace(said, basis="carried over from the paragraph before"),))
    assert compared(one, carried)[1] == ()


def test_a_speaker_that_was_worked_out_gives_way_to_one_that_is_named():
    one, two = saying(LONG, "Karl Lund", "a"), saying(LONG, "Anna Berg", "b")
    (said,) = one.attributions
    carried = replace(one, attributions=(replace(said, basis="carried over from the paragraph before"),))
    ((joined,), clashes) = compared(carried, two)
    assert (joined.speaker, len(joined.members), clashes) == ("Anna Berg", 2, ())


def test_a_name_filled_up_in_brackets_at_the_end_is_the_same_utterance():
    (one,) = shared(
        saying("I am ready. And so is Anna.", "Ida Holm", "a"),
        saying("I am ready. And so is Anna [Berg].", "Ida Holm", "b"),
    )
    assert one.relation is Relation.INSERTION


def test_one_sentence_from_two_people_is_a_clash():
    said, clashes = compared(saying(LONG, "Anna Berg", "a"), saying(LONG, "Karl Lund", "b"))
    assert [u.speaker for u in said] == ["Anna Berg", "Karl Lund"]
    (clash,) = clashes
    assert clash.speakers == ("Anna Berg", "Karl Lund")
    assert [m.article for m in clash.members] == ["a", "b"]


@pytest.mark.parametrize("other", ["Said Berg", "Berg", "Anna Berg Holt"])
def test_a_name_misread_is_no_clash(other):
    assert compared(saying(LONG, "Anna Berg", "a"), saying(LONG, other, "b"))[1] == ()


def test_a_set_phrase_from_two_people_is_no_clash():
    said, clashes = compared(saying("no comment", "Anna Berg", "a"), saying("no comment", "Karl Lund", "b"))
    assert (len(said), clashes) == (2, ())


def test_a_body_and_a_person_share_an_utterance_only_if_it_is_long_and_the_same():
    def board(words_, name):
        text = f"“{words_}” the Harbour Board said."
        named = [("Harbour Board", "ORG", "Harbour Board")]
        return analysis(text, name, named, [quoted(text, words_, "Harbour Board")])

    (one,) = shared(saying(LONG, "Ida Holm", "a"), board(LONG, "b"))
    assert one.speaker == "Ida Holm"
    assert not shared(saying("before the ice comes", "Ida Holm", "a"), board("before the ice comes", "b"))


def test_an_unknown_speaker_takes_the_name_that_another_article_gives():
    (one,) = compared(saying(LONG, None, "a"), saying(LONG, "Ida Holm", "b"))[0]
    assert one.speaker == "Ida Holm"
    text = f"“{LONG}” an islander said."
    unnamed = analysis(text, "a", [], [quoted(text, LONG, "an islander", Voice.UNNAMED)])
    (one,) = compared(unnamed, saying(LONG, "Ida Holm", "b"))[0]
    assert one.speaker == "Ida Holm"


def test_few_words_without_a_speaker_stay_alone_or_out():
    assert not shared(saying("the last two teachers", None, "a"), saying(LONG, "Ida Holm", "b"))
    assert compared(saying("free", None, "a"))[0] == ()


@pytest.mark.parametrize("part", ["its last two teachers", "ferry stops"])
def test_a_part_joins_the_fuller_version_of_its_speaker(part):
    (one,) = compared(saying(part, "Ida Holm", "a"), saying(LONG, "Ida Holm", "b"))[0]
    assert one.relation is Relation.EXCERPT
    assert [m.article for m in one.members] == ["b", "a"]
    assert not shared(saying(part, "Karl Lund", "a"), saying(LONG, "Ida Holm", "b"))


def test_a_single_word_may_be_from_anywhere():
    assert not shared(saying("teachers", "Ida Holm", "a"), saying(LONG, "Ida Holm", "b"))


@pytest.mark.parametrize("cue", ["would not say whether it was", "was accused of being"])
def test_words_that_somebody_is_told_not_to_say_are_not_theirs(cue):
    text = f"Ida Holm {cue} a “reckless gambler with other people’s boats”."
    one = replace(
        quoted(text, "reckless gambler with other people’s boats", "Ida Holm"),
        kind=AttributionKind.MIXED,
        cue=(found(text, cue),),
    )
    (only,) = compared(analysis(text, "a", [("Ida Holm", "PERSON", "Ida Holm")], [one]))[0]
    assert only.speaker is None


def test_one_run_here_and_two_there():
    first, second = LONG.split(", ")
    text = f"“{first},” Ida Holm said, “{second}.”"
    two = analysis(
        text, "b", [("Ida Holm", "PERSON", "Ida Holm")], [quoted(text, w, "Ida Holm") for w in (first, second)]
    )
    (one,) = compared(saying(LONG, "Ida Holm", "a"), two)[0]
    assert (one.relation, len(one.members)) == (Relation.RUNS, 3)


def test_a_part_repeated_in_the_same_article_is_no_difference():
    text = f"“{LONG},” Ida Holm said. It would lose “two skilled teachers”."
    people = [("Ida Holm", "PERSON", "Ida Holm")]
    parts = [quoted(text, w, "Ida Holm") for w in (LONG, "two skilled teachers")]
    assert len(compared(analysis(text, "a", people, parts))[0]) == 2
    parts = [quoted(text, w, "Ida Holm") for w in (LONG, "the outer island")]
    said, _ = compared(analysis(text, "a", people, parts))
    assert [(u.relation, len(u.members)) for u in said] == [(Relation.IDENTICAL, 2)]


def test_an_article_can_print_one_part_as_it_is_and_another_changed():
    first = "We counted every boat in the harbour twice before the storm came in from the north"
    second = "nobody on the island had ever asked us for a list of them"
    full = saying(f"{first}, and {second}", "Ida Holm", "a")
    changed = first.replace("boat", "barrel")
    text = f"“{changed},” Ida Holm said. She said “{second}”."
    people = [("Ida Holm", "PERSON", "Ida Holm")]
    parts = analysis(text, "b", people, [quoted(text, w, "Ida Holm") for w in (changed, second)])
    (one,) = compared(full, parts)[0]
    assert [(c.old, c.new) for c in one.changes] == [("boat", "barrel")]
    text = f"“{changed},” Ida Holm said. She said “{first}”."
    twice = analysis(text, "b", people, [quoted(text, w, "Ida Holm") for w in (changed, first)])
    assert [u.changes for u in shared(full, twice)] == [()]


def test_sentences_built_alike_in_one_article_are_not_versions_of_each_other():
    first = "If we close the northern school the children will spend two hours on the bus"
    second = "If we close the southern school the children will spend two hours on the bus"
    text = f"“{first}.” She paused. “{second},” Ida Holm said."
    both = analysis(
        text, "a", [("Ida Holm", "PERSON", "Ida Holm")], [quoted(text, w, "Ida Holm") for w in (first, second)]
    )
    said, _ = compared(both, saying(second, "Ida Holm", "b"))
    assert sorted((len(u.members), u.relation.value) for u in said) == [(1, "identical"), (2, "identical")]


def test_the_longest_version_is_the_fullest_then_the_one_most_print():
    changed = LONG.replace("last", "best")
    said, _ = compared(
        saying(changed, "Ida Holm", "a"),
        saying(LONG, "Ida Holm", "b"),
        saying(LONG, "Ida Holm", "c"),
    )
    assert [m.article for m in said[0].members] == ["b", "a", "c"]
    assert [(c.article, c.old, c.new) for c in said[0].changes] == [("a", "last", "best")]


@pytest.mark.parametrize(
    ("days", "together"),
    [((3, 9), False), ((3, 4), True), ((3, None), True)],
)
def test_a_few_words_on_two_days_are_two_utterances(days, together):
    short = "I am not going to resign"
    said, _ = compared(*(said_on(day, short, name) for name, day in zip("ab", days, strict=True)))
    assert len(said) == (1 if together else 2)


def test_many_words_are_one_utterance_whatever_day_is_given():
    (one,) = compared(said_on(3, LONG, "a"), said_on(9, LONG, "b"))[0]
    assert len(one.members) == 2
    assert len(compared(said_on(3, LONG, "a"), said_on(9, LONG.replace("teachers", "doctors"), "b"))[0]) == 2


def said_on(day, words_, name):
    if day is None:
        return saying(words_, "Ida Holm", name)
    text = f"“{words_}” Ida Holm said on {day} May."
    cue, when = found(text, "said"), date(2031, 5, day)
    at = found(text, f"{day} May")
    time_ = TimeReference(at, TimeType.DATE, when.isoformat(), low=when, high=when, act=Act(cue, ("say",)))
    one = analysis(text, name, [("Ida Holm", "PERSON", "Ida Holm")], [quoted(text, words_, "Ida Holm")])
    attributions = tuple(replace(a, cue=(cue,)) for a in one.attributions)
    return replace(one, times=(time_,), attributions=attributions)


def test_one_formula_with_other_names_and_figures_is_two_utterances():
    one = saying("We will be in Halmar on Monday with 40 tents for the families", "Ida Holm", "a")
    two = saying("We will be in Tervo on Friday with 25 tents for the families", "Ida Holm", "b")
    assert not shared(one, two)


def test_words_that_stand_in_another_place_are_not_missing():
    one = saying("If it is true, I think it is a disgrace for the whole harbour board", "Ida Holm", "a")
    two = saying("I think if it is true, it is a disgrace for the whole harbour board", "Ida Holm", "b")
    assert [u.relation for u in shared(one, two)] == [Relation.UNCLEAR]


def test_a_question_put_with_the_words_of_the_answer_is_another_utterance():
    answer, question = (
        "I doubt that I would be here if my father were not the mayor",
        "if your father were not the mayor",
    )
    text = f"“{answer},” Ida Holm said. “{question}?”"
    both = [quoted(text, words_, "Ida Holm") for words_ in (answer, question)]
    assert len(compared(analysis(text, "a", [("Ida Holm", "PERSON", "Ida Holm")], both))[0]) == 2


def test_a_country_in_short_and_in_full():
    full = "The United States is ready to talk to all who come to the harbour"
    country = [("United States", "GPE", "United States")]
    (one,) = shared(
        saying(full, "Ida Holm", "a", country),
        saying(full.replace("United States", "U.S."), "Ida Holm", "b", [("U.S.", "GPE", "U.S.")]),
    )
    assert [(c.old, c.new, c.grade.value) for c in one.changes] == [("United States", "U.S.", "expansion")]


def test_every_change_says_why():
    changed = LONG.replace("the autumn", "autumn").replace("teachers", "doctors")
    (one,) = shared(saying(LONG, "Ida Holm", "a"), saying(changed, "Ida Holm", "b"))
    assert [(c.operation, c.why) for c in one.changes] == [
        ("delete", "“the” adds no content of its own"),
        ("substitute", "“doctors” is another word than “teachers”, not a form of it"),
    ]


def test_of_an_amount_the_words_that_differ_are_shown():
    full = "The shipping line will pay $3 million to the families and nothing to the port"
    (one,) = shared(saying(full, "Ida Holm", "a"), saying(full.replace("million", "billion"), "Ida Holm", "b"))
    assert [(c.old, c.new) for c in one.changes] == [("million", "billion")]


@settings(max_examples=30, deadline=None)
@given(st.lists(WORD, min_size=12, max_size=24), st.data())
def test_one_changed_word_in_a_long_quotation_is_found_exactly(said, data):
    at = data.draw(st.integers(0, len(said) - 1))
    other = [*said[:at], "volcano", *said[at + 1 :]]
    (one,) = compared(saying(" ".join(said), "Ida Holm", "a"), saying(" ".join(other), "Ida Holm", "b"))[0]
    assert one.relation is Relation.CONTENT_CHANGED
    assert [(c.old, c.new) for c in one.changes] == [(said[at], "volcano")]


def test_the_order_of_articles_does_not_matter():
    every = [
        saying(LONG, "Ida Holm", "a"),
        saying(LONG.replace("last", "best"), "Ida Holm", "b"),
        saying("its last two teachers", "Ida Holm", "c"),
        saying(LONG, None, "d"),
        saying(LONG, "Karl Lund", "e"),
    ]
    assert len({compared(*order) for order in itertools.permutations(every)}) == 1


def test_ten_thousand_quotations_of_a_story_take_no_long_time():
    start = time.process_time()
    compared(*(crowd(f"a{n:02}", range(n * 500, n * 500 + 500)) for n in range(20)))
    assert time.process_time() - start < 30


def crowd(name, numbers):
    """An article that quotes one speaker many times, each time with other words and a few that recur."""
    said = [f"The {n}th boat carries {n * 7} nets to harbour {n % 90} and nobody counts the fish" for n in numbers]
    text = " ".join(f"“{w}.”" for w in said)
    return analysis(text, name, [], [quoted(text, w, "Ida Holm") for w in said])


def test_many_and_long_quotations_take_no_long_time():
    many = " ".join(f"“We sail at {n} and fish until {n + 1} o'clock.”" for n in range(1_000))
    runs = [quoted(many, f"We sail at {n} and fish until {n + 1} o'clock", "Ida Holm") for n in range(1_000)]
    endless = "boats and nets and " * 50_000
    start = time.process_time()
    compared(
        analysis(many, "a", [], runs),
        analysis(endless, "b", [], [quoted(endless, endless.strip(), "Ida Holm")]),
    )
    assert time.process_time() - start < 10
