import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.statementreader import Stance, stances
from rashomon.compare.statements import statement_pairs
from rashomon.compare.who import entities
from rashomon.model import Accord, Ground
from tests.compare.passages import passage

DAY = "2031-03-05"


def stands(one, other, days=(DAY, DAY)):
    """How the statements of two reports stand to each other, those that agree or are opposed."""
    articles = (passage("a", one, days[0]), passage("b", other, days[1]))
    return [(p.accord, p.ground) for p in statement_pairs(articles, entities(articles))]


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        (
            "Violence has surged in the Tarn valley in recent weeks.",
            "There have been few violent incidents in the Tarn valley.",
            Ground.DIRECTION,
        ),
        (
            "The council has decided to sell the Tarn harbour.",
            "The council is weighing whether to sell the Tarn harbour.",
            Ground.STAGE,
        ),
        (
            "The board of Merrow Bank approved the takeover.",
            "The board of Merrow Bank did not approve the takeover.",
            Ground.NEGATION,
        ),
    ],
)
def test_what_the_words_show_is_opposed(one, other, ground):
    assert (Accord.OPPOSED, ground) in stands(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two months
        ("Prices in Tarn fell sharply in March.", "Prices in Tarn rose sharply in April."),
        # two things
        ("Exports from Tarn rose.", "The number of visitors to Tarn fell."),
        # a supposition
        ("If the council sells the harbour, jobs will go.", "The council has not sold the harbour."),
        # other words for one thing
        ("The board rejected the takeover.", "The board did not approve the takeover."),
    ],
)
def test_look_alikes_are_not_opposed(one, other):
    assert not [s for s in stands(one, other) if s[0] is Accord.OPPOSED]


def test_the_same_words_say_the_same():
    text = "The miners of Orrel rejected the owners’ offer on Tuesday."
    assert stands(text, text) == [(Accord.SAME, None)]


@pytest.mark.parametrize(
    ("one", "other", "is_read"),
    [
        (
            "The council has decided to sell the Tarn harbour.",
            "The council has decided to sell the Tarn harbour.",
            False,
        ),
        (
            "The council has decided to sell the Tarn harbour.",
            "The council is weighing whether to sell the Tarn harbour.",
            False,
        ),
        (
            "The council has decided to sell the Tarn harbour.",
            "The council has rejected the sale of the Tarn harbour.",
            True,
        ),
    ],
)
def test_only_what_the_words_leave_open_is_read(one, other, is_read):
    articles = (passage("a", one, DAY), passage("b", other, DAY))
    given = []

    def read(pairs):
        given.extend(pairs)
        return stances(pairs)

    statement_pairs(articles, entities(articles), read)
    assert bool(given) == is_read


def test_what_may_have_changed_between_the_reports_is_not_opposed():
    weighing = "The council is weighing whether to sell the Tarn harbour."
    decided = "The council has decided to sell the Tarn harbour."
    assert (Accord.OPPOSED, Ground.STAGE) in stands(weighing, decided)
    found = stands(weighing, decided, ("2031-03-05", "2031-03-25"))
    assert not [s for s in found if s[0] is Accord.OPPOSED]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(1, 60))
def test_among_many_a_reading_is_less_sure(agree, rest, many):
    opposed = (1 - agree) * rest
    one = Stance(agree, opposed, 1 - agree - opposed)
    among = one.among(many)
    assert among.opposed <= one.opposed + 1e-9
    assert among.agree <= one.agree + 1e-9
    assert among.agree + among.opposed + among.apart == pytest.approx(1)
