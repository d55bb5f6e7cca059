from __future__ import annotations

import pytest

from rashomon.compare.reasons import reason
from rashomon.model import Relation
from rashomon.text.tokens import words

CHANGED = Relation.CONTENT_CHANGED


@pytest.mark.parametrize(
    ("old", "new", "grade", "expected"),
    [
        ("hard", "long", CHANGED, "“long” is another word than “hard”, not a form of it"),
        ("not", "", CHANGED, "one version denies what the other says"),
        ("must", "may", CHANGED, "“may” is weaker than “must”"),
        ("should", "must", CHANGED, "“must” is stronger than “should”"),
        ("nineteen", "ninety", CHANGED, "“ninety” is another figure than “nineteen”"),
        ("all", "", CHANGED, "“all” says how many or how much"),
        ("unarmed", "", CHANGED, "“unarmed” is content, and nothing marks that it is left out"),
        ("", "innocent", CHANGED, "the fullest version does not have “innocent” here"),
        ("an act of war", "a mistake", CHANGED, "“a mistake” is worded otherwise than “an act of war”"),
        ("the", "our", Relation.FUNCTION_WORD, "“the” and “our” are words of grammar"),
        ("that", "", Relation.FUNCTION_WORD, "“that” adds no content of its own"),
        ("goes", "went", Relation.INFLECTION, "the same word in another tense or number"),
        ("he", "[Holm]", Relation.INSERTION, "words in brackets are the outlet’s own"),
        ("[Holm]", "", Relation.INSERTION, "the words in brackets stand in the fullest version alone"),
    ],
)
def test_reasons(old, new, grade, expected):
    assert reason(words(old), words(new), grade, (old, new)) == expected


@pytest.mark.parametrize("grade", [g for g in Relation if g is not Relation.IDENTICAL])
def test_every_difference_has_a_reason(grade):
    why = reason(words("boats"), words("ships"), grade, ("boats", "ships"))
    assert why
    assert not why.endswith(".")
