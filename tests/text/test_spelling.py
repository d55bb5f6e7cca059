from __future__ import annotations

import pytest

from rashomon.text.spelling import base

FORMS = [
    "accuse accused accusing accuses",
    "agree agreed agreeing agrees",
    "city cities",
    "deny denied denying denies",
    "stop stopped stopping stops",
    "say said saying says",
    "child children",
    "process processes",
]


@pytest.mark.parametrize("forms", FORMS)
def test_all_forms_of_a_word_have_one_key(forms):
    assert len({base(form) for form in forms.split()}) == 1


def test_other_words_have_others():
    assert len({base(forms.split()[0]) for forms in FORMS}) == len(FORMS)
