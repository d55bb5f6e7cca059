from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.compare.indirect import told as statements
from rashomon.compare.paraphrase import overlap
from rashomon.compare.utterances import utterances
from rashomon.compare.who import entities
from rashomon.model import Block, BlockKind, Relation, SpeechAct
from rashomon.spans import Span
from rashomon.text.tokens import words
from tests.compare.builders import analysis, found, quoted, saying, told

SAID = "Those who block the extension of the harbour will be held liable for every boat that is lost"
RETOLD = "anyone who stops the harbour from being extended would be held accountable for lost boats"


def telling(words_, speaker, name):
    text = f"{speaker} warned that {words_}."
    return analysis(text, name, [(speaker, "PERSON", speaker)], [told(text, words_, speaker)])


def everything(*analyses):
    who = entities(analyses)
    said, _ = utterances(analyses, who)
    return said, statements(analyses, who, said)


def test_indirect_speech_of_the_same_speaker_retells_a_quotation():
    other = telling(RETOLD, "Ida Holm", "b")
    ((one,), rest) = everything(saying(SAID, "Ida Holm", "a"), other)
    assert [m.span.of(other.article.text) for m in one.indirect] == [RETOLD]
    assert one.relation is Relation.PARAPHRASE
    assert rest == ()


@pytest.mark.parametrize(
    ("spoken", "retold"),
    [
        (
            "We will close the school on the outer island in the autumn",
            "the school on the outer island would not close",
        ),
        ("The fire burned 412 hectares of forest near the harbour", "the fire had burned 70 hectares of forest"),
        ("The ferry to the island is late again because of the ice", "the ferry needed a new captain and a new engine"),
        ("The vaccine works in mice and it works in ferrets", "a vaccine for ferrets was needed before the spring"),
        ("Nobody in this town was asked", "the town was proud of its new harbour"),
    ],
)
def test_what_retells_nothing(spoken, retold):
    said, rest = everything(saying(spoken, "Ida Holm", "a"), telling(retold, "Ida Holm", "b"))
    assert [u.indirect for u in said] == [()]
    assert rest == ()


def test_another_speaker_retells_nothing():
    said, _ = everything(saying(SAID, "Ida Holm", "a"), telling(RETOLD, "Karl Lund", "b"))
    assert [u.indirect for u in said] == [()]


@pytest.mark.parametrize(
    ("cue", "act"),
    [("wanted it known", SpeechAct.WANT), ("thinks", SpeechAct.THINK), ("would not say", None), ("was told", None)],
)
def test_what_was_not_put_in_words_retells_nothing(cue, act):
    text = f"Ida Holm {cue} that {RETOLD}."
    one = replace(told(text, RETOLD, "Ida Holm"), cue=(found(text, cue),), act=act)
    said, _ = everything(
        saying(SAID, "Ida Holm", "a"), analysis(text, "b", [("Ida Holm", "PERSON", "Ida Holm")], [one])
    )
    assert [u.indirect for u in said] == [()]


@pytest.mark.parametrize(("act", "count"), [(SpeechAct.SAY, 1), (SpeechAct.DENY, 0)])
def test_what_another_denies_that_somebody_said_retells_nothing(act, count):
    text = f"Karl Lund was clear: Ida Holm said {RETOLD}."
    people = [("Karl Lund", "PERSON", "Karl Lund"), ("Ida Holm", "PERSON", "Ida Holm")]
    outer = replace(told(text, f"Ida Holm said {RETOLD}", "Karl Lund"), act=act)
    inner = replace(told(text, RETOLD, "Ida Holm"), cue=(found(text, "said"),), act=SpeechAct.SAY, nested=True)
    said, _ = everything(saying(SAID, "Ida Holm", "a"), analysis(text, "b", people, [outer, inner]))
    assert [len(u.indirect) for u in said] == [count]


def test_a_headline_retells_nothing():
    other = telling(RETOLD, "Ida Holm", "b")
    headed = replace(other, blocks=(Block(Span(0, len(other.article.text)), BlockKind.HEADLINE),))
    said, _ = everything(saying(SAID, "Ida Holm", "a"), headed)
    assert [u.indirect for u in said] == [()]


def test_a_line_in_capitals_retells_nothing():
    capitals = telling(RETOLD.upper(), "Ida Holm", "b")
    said, _ = everything(saying(SAID, "Ida Holm", "a"), capitals)
    assert [u.indirect for u in said] == [()]


def test_a_version_is_not_said_to_retell_itself():
    text = f"Ida Holm warned that “{SAID}”."
    one = analysis(text, "a", [("Ida Holm", "PERSON", "Ida Holm")], [told(text, f"that “{SAID}”", "Ida Holm")])
    quoting = saying(SAID, "Ida Holm", "b")
    said, _ = everything(one, quoting)
    assert [len(u.indirect) for u in said] == [1]
    both = analysis(
        text,
        "a",
        [("Ida Holm", "PERSON", "Ida Holm")],
        [*one.attributions, quoted(text, SAID, "Ida Holm")],
    )
    said, _ = everything(both)
    assert [u.indirect for u in said] == [()]


def test_what_two_tell_and_nobody_quotes():
    one = telling("the captain of the ferry had twice been warned that the ramp was cracked", "Ida Holm", "a")
    two = telling("the ferry's captain had been warned twice about the cracked ramp", "Ida Holm", "b")
    said, (rest,) = everything(one, two)
    assert said == ()
    assert (rest.speaker, rest.relation, [m.article for m in rest.members]) == (
        "Ida Holm",
        Relation.PARAPHRASE,
        ["a", "b"],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the ramp of the old ferry was cracked in three places", "the ramp of the old ferry was not cracked"),
        ("40 boats lay idle in the northern harbour", "25 boats lay idle in the northern harbour"),
        ("the council would vote on the harbour budget in May", "the council had been misled about the harbour budget"),
    ],
)
def test_statements_that_are_not_one(one, other):
    assert everything(telling(one, "Ida Holm", "a"), telling(other, "Ida Holm", "b"))[1] == ()


def test_one_article_alone_tells_nothing_together():
    text = "Ida Holm warned that the ramp was cracked in two places. She said the ramp was cracked in two places."
    people = [("Ida Holm", "PERSON", "Ida Holm")]
    first = told(text, "the ramp was cracked in two places", "Ida Holm")
    assert everything(analysis(text, "a", people, [first]))[1] == ()


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("The council will close the school in the autumn", "the council would close the school in autumn", 4),
        ("The council will close the school in the autumn", "the council would not close the school in autumn", None),
        ("We lost 40 boats in the storm", "they lost 30 boats in the storm", None),
        ("We lost 40 boats in the storm", "they lost boats in the storm", 3),
        ("The ramp was cut, and it was not the frost", "the ramp had been cut", 2),
    ],
)
def test_what_is_shared(one, other, shared):
    both = overlap(words(one), words(other))
    assert (both.shared if both else None) == shared
