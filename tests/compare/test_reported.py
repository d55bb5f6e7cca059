import pytest

from rashomon.compare.reported import fallen_out, holders, is_anothers, is_denied
from rashomon.model import Attribution, AttributionKind, Voice
from rashomon.spans import Span
from tests.compare.builders import found


def attributed(text, cue, *contents):
    pieces = tuple(found(text, c) for c in contents)
    cues = (found(text, cue),) if cue else ()
    return Attribution((), cues, pieces, AttributionKind.INDIRECT, "Ida Holm", Voice.NAMED)


@pytest.mark.parametrize(
    ("cue", "anothers"),
    [
        ("said", False),
        ("would not say", True),
        ("couldn’t tell", True),
        ("never said", True),
        ("was told", True),
        ("had been repeatedly warned", True),
        ("were accused of", True),
        ("known as", True),
        ("was quoted as saying", False),
        ("is confident", False),
        ("has told", False),
        ("noted", False),
    ],
)
def test_what_the_source_is_not_told_to_say(cue, anothers):
    text = f"Holm {cue} that the ramp was cracked"
    assert is_anothers(attributed(text, cue, "that the ramp was cracked"), text) is anothers


@pytest.mark.parametrize(
    ("contents", "lost"),
    [
        (["which", "is a waste"], True),
        (["which is a waste"], False),
        (["the plan", "is a waste"], False),
        (["which"], True),
    ],
)
def test_a_relative_pronoun_alone_stands_for_what_is_lost(contents, lost):
    text = "Holm praised the plan, which is a waste, she says"
    assert fallen_out(attributed(text, "says", *contents), text) is lost


def test_words_of_denial():
    assert [w for w in ("denied", "denies", "disputes", "rejected", "dense") if is_denied(w)] == [
        "denied",
        "denies",
        "disputes",
    ]


def at(cue, content, *, nested):
    return Attribution((), (Span(*cue),), (Span(*content),), AttributionKind.INDIRECT, nested=nested)


def test_the_innermost_that_is_around_a_cue_holds_it():
    outer = at((0, 4), (5, 90), nested=False)
    one = at((10, 14), (15, 40), nested=True)
    after = at((95, 99), (100, 120), nested=True)
    beside = at((60, 64), (65, 80), nested=False)
    deep = at((66, 70), (71, 80), nested=True)
    assert holders([outer, one, beside, deep, after]) == {1: 0, 3: 2}
