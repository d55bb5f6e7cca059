from dataclasses import replace

import pytest

from rashomon.account.clashes import clash_lines, clash_sides
from rashomon.account.sources import Sources
from rashomon.account.speakers import speaker_lines, speakers
from rashomon.account.voices import Voices, voice_note
from rashomon.model import AttributionKind, Findings, Member, Relation, SpeechAct, Utterance, Voice
from tests.account.invented import find
from tests.account.sayings import COURIER, OBSERVER, POST, SPEECH, telling


@pytest.fixture
def made():
    _, analyses, findings = telling()
    return Sources(analyses), findings


def test_everything_said_is_told_by_speaker(made):
    lines = [line.text for line in speaker_lines(made[0], speakers(*made))]
    assert lines == [
        f"Berta Lind: “{SPEECH},” — Observer, Courier and Lantern; in indirect speech only: Post.",
        "Berta Lind, in part quoted: warned that the bridge “may not last the winter” — Observer and Post.",
        "Tomas Reve: “It was a careless act with a lamp in a dry loft,” — Observer.",
        "Wim Aldous: “It was a careless act with a lamp in a dry loft,” — Lantern.",
        "an official, via Northern Wire: “the loft was never locked” — Courier.",
        "an official, in indirect speech: official said the loft had been locked — Lantern.",
    ]


def test_every_line_resolves_to_its_words(made):
    for line in speaker_lines(made[0], speakers(*made)):
        for citation in line.citations:
            citation.check(made[0].text(citation.article))


def test_two_outlets_officials_are_not_taken_for_one(made):
    unnamed = [(one.speaker.name, one.speaker.article, one.via, one.note) for one in speakers(*made)[-2:]]
    assert unnamed == [
        ("an official", "courier.txt", "Northern Wire", "not named"),
        ("an official", "lantern.txt", None, "not named"),
    ]


def test_other_spellings_of_a_name_are_listed_but_not_its_parts(made):
    (first, *others) = speakers(*made)
    assert [(v.form, v.articles) for v in first.variants] == [("Berta Lindt", ("lantern.txt",))]
    assert not any(one.variants for one in others)


def test_what_several_outlets_tell_in_indirect_speech_is_told_once(made):
    sources, findings = made
    promise = findings.utterances[0].indirect[0]
    bridge = Member("observer.txt", find(OBSERVER, "the bridge “may not last the winter”"))
    told = Utterance("Berta Lind", Relation.PARAPHRASE, (promise, bridge))
    (first, *_) = speakers(sources, Findings(findings.entities, told=(told,)))
    assert [[m.article for m in s.places] for s in first.said if len(s.places) > 1] == [["post.txt", "observer.txt"]]
    assert first.said[0].words.startswith("promised that the tannery would be rebuilt")


def test_a_quoted_fragment_is_told_with_the_words_that_lead_up_to_it(made):
    sources, findings = made
    fragment = Utterance(
        "Berta Lind",
        Relation.IDENTICAL,
        (Member("post.txt", find(POST, "may not last the winter")),),
    )
    said = [s.words for s in speakers(sources, replace(findings, utterances=(fragment,)))[0].said]
    assert "“may not last the winter”" not in said
    assert "warned that the bridge “may not last the winter”" in said


def test_nobody_is_named_where_nobody_is_certain(made):
    sources, _ = made
    alone = Utterance(None, Relation.IDENTICAL, (Member("post.txt", find(POST, "may not last the winter")),))
    last = speakers(sources, Findings(utterances=(alone,)))[-1]
    assert (last.name, last.speaker.name, last.note) == ("Speaker not named", None, "")


def test_a_saying_within_another_of_the_same_speaker_is_told_once(made):
    sources, _ = made
    post = sources.by_id["post.txt"]
    promise = post.attributions[0]
    inner = replace(promise, content=(find(POST, "its workers given new tools"),), cue=())
    twice = Sources((replace(post, attributions=(promise, inner)),))
    assert [t.content for t in Voices(twice, Findings()).told] == [promise.content]


def test_a_cue_after_the_words_or_in_another_sentence_does_not_lead_up_to_them(made):
    sources, _ = made
    courier = sources.by_id["courier.txt"]
    told = replace(
        courier.attributions[0],
        kind=AttributionKind.INDIRECT,
        content=(find(COURIER, "the loft was never locked"),),
        quotes=(),
    )
    (found,) = Voices(Sources((replace(courier, attributions=(told,)),)), Findings()).told
    assert found.shown == found.place.span


def test_what_is_left_of_a_word_does_not_lead_up_to_anything(made):
    sources, _ = made
    courier = sources.by_id["courier.txt"]
    text = courier.article.text.replace("Lind said.", "Lind’s told to wait for the insurers.")
    article = replace(courier.article, text=text)
    one = replace(
        courier.attributions[0],
        kind=AttributionKind.INDIRECT,
        cue=(find(text, "’s told"),),
        content=(find(text, "to wait for the insurers"),),
        quotes=(),
    )
    (found,) = Voices(Sources((replace(courier, article=article, attributions=(one,)),)), Findings()).told
    assert found.shown == found.place.span


def test_what_somebody_is_told_to_want_is_not_said_to_be_speech(made):
    sources, _ = made
    post = sources.by_id["post.txt"]
    wanted = replace(post.attributions[0], act=SpeechAct.WANT)
    only = Sources((replace(post, attributions=(wanted,)),))
    (line,) = speaker_lines(only, speakers(only, Findings()))
    assert line.text.startswith("Lind, also attributed: promised that the tannery")


def test_nobody_speaks_through_themselves(made):
    sources, _ = made
    courier = sources.by_id["courier.txt"]
    wire = replace(courier.attributions[1], speaker="the Northern Wire", voice=Voice.NAMED)
    voices = Voices(Sources((replace(courier, attributions=(wire,)),)), Findings())
    assert voices.via(Member("courier.txt", wire.quotes[0])) is None


def test_through_whom_an_outlet_has_it(made):
    voices = Voices(*made)
    assert voices.via(Member("courier.txt", find(COURIER, "the loft was never locked"))) == "Northern Wire"
    assert voices.via(Member("observer.txt", find(OBSERVER, "It was a careless act"))) is None


@pytest.mark.parametrize("voice", Voice)
def test_what_kind_of_source_speaks(voice):
    assert bool(voice_note(voice)) == (voice not in (Voice.NAMED, Voice.NONE))


def test_words_with_two_speakers_are_a_finding_of_their_own(made):
    sources, findings = made
    (line,) = clash_lines(sources, findings)
    assert line.text == (
        "“It was a careless act with a lamp in a dry loft,”: given to Wim Aldous by Lantern, to Tomas Reve by Observer."
    )
    assert [c.exact for c in line.citations] == ["It was a careless act with a lamp in a dry loft,"] * 2
    (clash,) = findings.clashes
    again = replace(clash, speakers=(*clash.speakers, "Wim Aldous"), members=(*clash.members, clash.members[0]))
    assert [(who, len(places)) for who, places in clash_sides(again)] == [("Wim Aldous", 2), ("Tomas Reve", 1)]


def test_the_words_of_the_story_stand_where_its_findings_say():
    _, analyses, findings = telling()
    texts = {a.id: a.article.text for a in analyses}
    for said in findings.utterances:
        for change in said.changes:
            assert not change.new or change.at.of(texts[change.article]) == change.new
