from __future__ import annotations

import pytest

from rashomon.group.reuse import reuse
from tests.group.reuse.reports import FIRE, HARBOUR, STRIKE, report

# a sentence, and the same in other words
REWORDED = [
    (
        "The tugboat firm was reviewing its contract with the port, and the council accused the harbour master of not "
        "keeping her promise to replace worn bollards.",
        "The tugboat firm has said it would review the port contract, while the council is accusing the harbour master "
        "of failing to keep promises about replacing bollards.",
    ),
    (
        "On Thursday morning the mayor of Tarvik announced that schools on the island will stay shut until the end of "
        "the month.",
        "Schools on the island of Tarvik will stay closed until the month ends, its mayor announced Thursday morning.",
    ),
]
# two sentences that each tell something else with some of the same words
APART = [
    (
        "The mayor of Tarvik opened the new school on the island on Thursday morning before a crowd of parents.",
        "The mayor of Tarvik buried her father on the island on Monday evening before a handful of friends.",
    ),
    (
        "Prices of grain at the terminal rose by a tenth in the week after the ship broke loose.",
        "Nobody at the terminal saw the ship break loose, and the grain on the quay stayed dry.",
    ),
]


def passages(one, other):
    found = reuse([report("a", *STRIKE, one), report("b", *FIRE, other)])
    return [p for r in found for p in r.passages]


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_the_same_in_other_words_is_found_and_said_to_be(one, other):
    (passage,) = passages(one, other)
    assert passage.reworded
    assert passage.likeness < 0.8
    assert passage.edits


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_things_in_like_words_are_not(one, other):
    assert passages(one, other) == []


def test_a_sentence_alone_is_no_copy():
    (found,) = reuse([report("a", *STRIKE, REWORDED[0][0]), report("b", *FIRE, REWORDED[0][1])])
    assert not found.copied


def test_a_sentence_beside_one_that_is_shared_needs_less():
    one = "Inspectors had told the port to mend the bollard in spring, but the money went to the new ferry stage."
    other = (
        "Inspectors warned the port in spring that the bollard must be mended, yet a ferry stage got what money it had."
    )
    alone = passages(one, other)
    (found,) = reuse([report("a", HARBOUR[0], one, HARBOUR[2]), report("b", HARBOUR[0], other, HARBOUR[2])])
    assert not alone
    assert [p.reworded for p in found.passages] == [False, True, False]
