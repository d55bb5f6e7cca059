from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rashomon.compare.occasions import UNKNOWN, Occasion, Occasions, apart
from rashomon.model import Act, TimeReference, TimeType
from rashomon.spans import Span
from tests.compare.builders import analysis, found, quoted

WORDS = "The harbour stays open"


def said(sentence):
    """What is known of the occasion of the words in a sentence; its cue is the verb after the speaker."""
    text = f"It rained. {sentence} Nobody left."
    attribution = replace(quoted(text, WORDS, "Ida Holm"), cue=(found(text, "said"),))
    start = text.index(sentence)
    sentences = (Span(0, start - 1), Span(start, start + len(sentence)), Span(start + len(sentence) + 1, len(text)))
    return Occasions(replace(analysis(text, attributions=[attribution]), sentences=sentences)).of(attribution)


@pytest.mark.parametrize(
    ("sentence", "setting", "audience"),
    [
        (f"“{WORDS},” Ida Holm said in a tweet.", "post", set()),
        (f"At a rally Ida Holm said: “{WORDS}.”", "rally", set()),
        (f"Ida Holm said in court that night: “{WORDS}.”", "court", set()),
        (f"“{WORDS},” Ida Holm said in an interview with the Island Post.", "", {"island", "post", "ip"}),
        (f"“{WORDS},” Ida Holm said.", "", set()),
        (f"“{WORDS},” Ida Holm said in a statement to reporters.", "", set()),
    ],
)
def test_the_setting_is_read_in_the_sentence(sentence, setting, audience):
    known = said(sentence)
    assert (known.setting, known.audience) == (setting, audience)


def test_no_setting_is_read_in_the_words_themselves():
    words = "We told the Island Post of the debate in court"
    text = f"“{words},” Ida Holm said."
    attribution = replace(quoted(text, words, "Ida Holm"), cue=(found(text, "said"),))
    one = replace(analysis(text, attributions=[attribution]), sentences=(Span(0, len(text)),))
    assert Occasions(one).of(attribution) == UNKNOWN


def test_the_day_is_that_of_the_cue():
    text = f"On 3 May Ida Holm said: “{WORDS} until 9 May.”"
    cue, day = found(text, "said"), date(2031, 5, 3)
    attribution = replace(quoted(text, f"{WORDS} until 9 May", "Ida Holm"), cue=(cue,))
    times = (
        TimeReference(found(text, "3 May"), TimeType.DATE, "2031-05-03", low=day, high=day, act=Act(cue, ("say",))),
        TimeReference(found(text, "9 May"), TimeType.DATE, "2031-05-09", low=date(2031, 5, 9), high=date(2031, 5, 9)),
    )
    one = replace(analysis(text, attributions=[attribution]), times=times, sentences=(Span(0, len(text)),))
    assert Occasions(one).of(attribution) == Occasion(day, day)


def on(day):
    return Occasion(date(2031, 5, day), date(2031, 5, day))


POST, RALLY = Occasion(setting="post"), Occasion(setting="rally")
TO_POST, TO_SUN = Occasion(audience=frozenset({"island", "post", "ip"})), Occasion(audience=frozenset({"sun", "s"}))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([on(3)], [on(9)], True),
        ([on(3)], [on(4)], False),
        ([on(3), on(4)], [on(9), on(4)], False),
        ([POST], [RALLY], True),
        ([POST], [], False),
        ([TO_POST], [TO_SUN], True),
        ([TO_POST], [Occasion(audience=frozenset({"ip", "i"}))], False),
        ([POST], [TO_SUN], False),
    ],
)
def test_occasions_apart(one, other, expected):
    assert apart(one, other) is expected
    assert apart(other, one) is expected
