from __future__ import annotations

import pytest

from rashomon.group.reuse.texts import read
from tests.group.reuse.reports import report

CASES = [
    # a text, and the words of it that are somebody else's
    ("She said “the road is shut for good” and left.", ["the road is shut for good"]),
    ('She said "the road is shut for good" and left.', ["the road is shut for good"]),
    ("She said ‘the road is shut for good, isn’t it’ and left.", ["the road is shut for good, isn’t it"]),
    ("“The road is shut for good, and nobody knows why", ["The road is shut for good, and nobody knows why"]),
    ("The so-called “road of death” is shut, and nobody knows why.", []),
    ("The drivers’ union and the owners’ club met in June.", []),
    (
        "The harbour is no place for a school trip. — Ana Ruiz (@anaruiz) May 3, 2021 The council did not answer.",
        ["The harbour is no place for a school trip. — Ana Ruiz (@anaruiz) May 3, 2021"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_words_stand_where(text, expected):
    found = read(report("a", text))
    printed = [found.text[s:e] for s, e, quoted in zip(found.starts, found.ends, found.quoted, strict=True) if quoted]
    wanted = [read(report("b", words)) for words in expected]
    assert [w.casefold() for w in printed] == [
        w.text[s:e].casefold() for w in wanted for s, e in zip(w.starts, w.ends, strict=True)
    ]
