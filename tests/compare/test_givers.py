"""Whether two numbers are certainly from different sources."""

import pytest

from rashomon.compare.counts import counts
from rashomon.compare.givers import different_givers
from rashomon.compare.who import Names
from tests.compare.passages import passage

MARCH = "“3,000 people joined the march in Lorne,” {} said."


def givers(one, other):
    names = Names(())
    first, second = (counts([passage(name, text)], names)[0] for name, text in (("a", one), ("b", other)))
    return different_givers(first, second, names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the police", "the organisers"),
        ("the union", "the ministry"),
        ("the army", "residents"),
        ("the prosecutor", "Ann Moor’s lawyer"),
    ],
)
def test_sides_that_count_for_themselves(one, other):
    assert givers(MARCH.format(one), MARCH.format(other).replace("3,000", "9,000"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the police", "a police spokeswoman"),
        ("the interior ministry", "officials"),
        ("the police", "the mayor"),
    ],
)
def test_sources_that_may_be_one(one, other):
    assert not givers(MARCH.format(one), MARCH.format(other).replace("3,000", "9,000"))


def test_who_is_not_named_is_never_another():
    assert not givers(MARCH.format("the police"), "Some 9,000 people joined the march in Lorne.")


def test_a_body_and_its_head_in_one_sentence():
    one = "The tribunal in Lorne fined the firm 4 million euros, its president, Ann Moor, said."
    other = "The firm must pay 2 million euros, the tribunal in Lorne said."
    assert not givers(one, other)
