from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.account.sources import Sources
from rashomon.account.speakers import speakers
from rashomon.account.telling import Telling, telling, within_another
from rashomon.account.voices import Voices
from rashomon.model import Attribution, AttributionKind, Findings, Member, SpeechAct, Voice
from tests.account.invented import analysis, find
from tests.account.sayings import said

SAID, ATTRIBUTED, NARRATED = Telling.SAID, Telling.ATTRIBUTED, Telling.NARRATED


def marked(sentence, act, name="Ada Renn"):
    """A sentence with its cue in < > and each piece of its content in [ ], as an attribution and its text."""
    text, cue, content, start = "", [], [], 0
    for c in sentence:
        if c in "<[":
            start = len(text)
        elif c in ">]":
            (cue if c == ">" else content).append(find(text, text[start:]))
        else:
            text += c
    return Attribution((), tuple(cue), tuple(content), AttributionKind.INDIRECT, name, Voice.NAMED, act=act), text


@pytest.mark.parametrize(
    ("sentence", "act", "how"),
    [
        ("Renn <said> [the quay had been swept twice].", SpeechAct.SAY, SAID),
        ("Renn <has repeatedly warned of> [another winter without a ferry].", SpeechAct.SAY, SAID),
        ("Renn <accused> [the harbour board of hiding the bill].", SpeechAct.JUDGE, SAID),
        ("Renn <vowed> [never to sell the last boat].", SpeechAct.PROMISE, SAID),
        ("Renn <said> [it would close].", SpeechAct.SAY, SAID),
        ("Renn <denied> [the charges].", SpeechAct.DENY, SAID),
        ("Renn <rejected> [the offer].", SpeechAct.DENY, NARRATED),
        ("Renn <refused> [to sign the bill for the new quay].", SpeechAct.DENY, ATTRIBUTED),
        ("Renn <offered> [a truce to the fishermen of Osk].", SpeechAct.PROMISE, ATTRIBUTED),
        ("Renn <believes> [the quay will not last the winter].", SpeechAct.THINK, ATTRIBUTED),
        ("Renn <wants> [the quay closed before the winter].", SpeechAct.WANT, ATTRIBUTED),
        ("Renn <sacked> [the harbour master of the northern quay].", None, NARRATED),
        ("Renn <would not say> [how many boats were lost].", SpeechAct.SAY, NARRATED),
        ("Renn <didn’t explain> [why the quay was closed].", SpeechAct.SAY, NARRATED),
        ("Renn <was told> [that the quay would be closed].", SpeechAct.SAY, NARRATED),
        ("Renn <was accused of> [hiding the bill for the quay].", SpeechAct.JUDGE, NARRATED),
        ("Renn <brought charges against> [three clerks of the board].", SpeechAct.SAY, NARRATED),
        ("Renn <made the claim> [that three clerks had been paid].", SpeechAct.SAY, SAID),
        ("the plan, [which] Renn <says> [is a waste of money].", SpeechAct.SAY, NARRATED),
    ],
)
def test_what_is_said_attributed_or_narrated(sentence, act, how):
    assert telling(*marked(sentence, act)) is how


@given(st.sampled_from([*SpeechAct, None]), st.text("abc ’'", max_size=20), st.text("abc .", min_size=1, max_size=40))
def test_only_what_is_done_in_words_is_said(act, cue, content):
    text = f"{cue}|{content}"
    spans = (find(text, f"{cue}|"),), (find(text, f"|{content}"),)
    one = Attribution((), *spans, AttributionKind.INDIRECT, "Ada Renn", Voice.NAMED, act=act)
    how = telling(one, text)
    assert how is not SAID or (act is not None and act.spoken)
    assert act is not None or how is NARRATED


PAPER = """Quay to close in May, Renn says

The Lantern said that Ada Renn claimed the quay would be closed by the end of May.
Renn said she had counted the boats twice.
Renn thinks the mayor will resign before the vote.
Its chief said the board would meet again on the island.
"""


def shown(*attributions):
    sources = Sources((analysis("a.txt", PAPER, outlet="Post", attributions=attributions),))
    return {one.name: [s.words for s in one.said] for one in speakers(sources, Findings())}


def indirect(words, speaker, cue, **fields):
    return said(PAPER, words, speaker, kind=AttributionKind.INDIRECT, cue=cue, **fields)


OUTER = indirect("that Ada Renn claimed the quay would be closed by the end of May", "The Lantern", "Lantern said")
INNER = indirect("the quay would be closed by the end of May", "Ada Renn", "claimed", nested=True)
HEAD = indirect("Quay to close in May", "Ada Renn", "says")
BOATS = indirect("she had counted the boats twice", "Ada Renn", "Renn said")


def test_what_another_says_that_somebody_said_is_told_once():
    assert within_another((OUTER, INNER)) == {INNER}
    assert within_another((INNER,)) == frozenset()
    assert list(shown(OUTER, INNER)) == ["The Lantern"]
    assert list(shown(INNER)) == ["Ada Renn"]


def test_a_headline_is_not_told_beside_what_the_body_says():
    closed = indirect("the quay would be closed by the end of May", "Ada Renn", "claimed")
    assert shown(HEAD, closed, BOATS) == {
        "Ada Renn": ["claimed the quay would be closed by the end of May", "Renn said she had counted the boats twice"]
    }
    # nor where the body has her say something else; where she speaks in the headline alone it is all there is
    assert shown(HEAD, BOATS) == {"Ada Renn": ["Renn said she had counted the boats twice"]}
    assert len(shown(HEAD)["Ada Renn"]) == 1


def test_quoted_words_are_not_told_as_indirect_speech_as_well():
    quoted = said(PAPER, "she had counted the boats twice", "Ada Renn")
    boats = indirect("had counted the boats twice", "Ada Renn", "Renn said")
    assert shown(quoted, boats) == {}
    assert list(shown(replace(quoted, speaker="Karl Osk"), boats)) == ["Ada Renn"]


def test_thoughts_come_last_and_are_called_attributed():
    thought = indirect("the mayor will resign before the vote", "Ada Renn", "thinks", act=SpeechAct.THINK)
    sources = Sources((analysis("a.txt", PAPER, attributions=(BOATS, thought)),))
    (one,) = speakers(sources, Findings())
    assert [s.manner for s in one.said] == ["in indirect speech", "also attributed"]
    assert [s.spoken for s in one.said] == [True, False]


def test_whose_chief_is_not_said_is_no_heading():
    chief = indirect("the board would meet again on the island", "its chief", "Its chief said", voice=Voice.ROLE)
    assert shown(chief) == {}


def test_through_whom_counts_for_its_own_speaker_alone():
    inner = indirect("the quay would be closed by the end of May", "Ada Renn", "claimed", via="The Lantern")
    sources = Sources((analysis("a.txt", PAPER, attributions=(inner,)),))
    voices = Voices(sources, Findings())
    place = Member("a.txt", inner.content[0])
    assert voices.via(place) == voices.via(place, "Ada Renn") == "The Lantern"
    assert voices.via(place, "The Lantern") is None
    assert voices.via(place, "Karl Osk") is None


def test_unnamed_sources_of_two_outlets_are_one_where_they_say_the_very_same():
    guards = "the boats on the quay had all been counted twice by noon"
    other = "nobody had seen the harbour master since the storm began on Friday"
    texts = {
        "a.txt": f"Head\n\nSome guards said {guards}.\nDivers said {other}.\n",
        "b.txt": f"Head\n\nSome guards said {guards}.\nDivers said it was late and nothing could be seen.\n",
    }
    contents = {"a.txt": (guards, other), "b.txt": (guards, "it was late and nothing could be seen")}
    made = tuple(
        analysis(
            name,
            text,
            outlet=name[0],
            attributions=tuple(
                said(text, words, who, kind=AttributionKind.INDIRECT, voice=Voice.GROUP)
                for words, who in zip(contents[name], ("some guards", "divers"), strict=True)
            ),
        )
        for name, text in texts.items()
    )
    found = [(one.name, len(one.said[0].places)) for one in speakers(Sources(made), Findings())]
    assert sorted(found) == [("divers", 1), ("divers", 1), ("some guards", 2)]
