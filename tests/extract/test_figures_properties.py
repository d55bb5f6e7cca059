"""Properties of figures over generated wordings."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.amounts import amounts
from tests.extract.read_figures import read

_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_PIECES = [
    *("about", "at least", "up to", "12", "3,400", "half a", "million", "two", "dozens", "of", "to", "and", "-", "$"),
    *("percent", "a third", "people", "killed", "from", "by", "or", ",", "more", "1/2", "per", "a day", "several"),
    *("hundred", "a handful", "one in", "six", "feet", "aged", "(", ")"),
]
_REPEATED = [
    *("1", "1,", "1-", "1 ", "1,000", "10, 000 ", "$1-", "+1 ", "1.2.", "- ", ", ", "1/2/", "0123 ", "5 to ", "over "),
    *("half a ", "a few ", "tens of ", "one in ", "two and a half ", "( 3 ) ", "per 1 a ", "aged 4 to ", "January 5 "),
]
_HEDGES = {
    "{}": "both",
    "just {}": "both",
    "about {}": "none",
    "nearly {}": "none",
    "some {}": "none",
    "at least {}": "low",
    "more than {}": "low",
    "no fewer than {}": "low",
    "up to {}": "high",
    "as many as {}": "high",
    "fewer than {}": "high",
    "{} or more": "low",
}
_SENTENCES = {
    "The flood swept away {} boats.": None,
    "The mill bought {} tonnes of rye.": "tonne",
    "They burned {} acres.": "acre",
    "It cost {} euros.": "EUR",
    "It cost {} dollars.": "USD",
    "Rents rose {} percent.": "percent",
}


def _written(number):
    """A number in every house style that can show it."""
    yield f"{number:,}"
    yield str(number)
    if number % 100_000 == 0:
        yield f"{number / 1e6:g} million"
        yield f"{number / 1e6:g}mn"
    if number % 1_000_000 == 500_000 and number // 1_000_000 in range(1, len(_SMALL)):
        yield f"{_SMALL[number // 1_000_000]} and a half million"


@settings(max_examples=40, deadline=None)
@given(
    st.integers(3, 999) | st.integers(21, 9_999).map(lambda n: n * 1_000), st.sampled_from(sorted(_HEDGES)), st.data()
)
def test_a_figure_written_and_read_again_is_the_same(number, hedge, data):
    words = hedge.format(data.draw(st.sampled_from(sorted(_written(number)))))
    sentence = data.draw(st.sampled_from(sorted(_SENTENCES)))
    (figure,) = read(sentence.format(words))
    assert (figure.value, figure.unit) == (number, _SENTENCES[sentence])
    assert figure.low == (number if _HEDGES[hedge] in ("both", "low") else None)
    assert figure.high == (number if _HEDGES[hedge] in ("both", "high") else None)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 120).map(lambda n: n * 100_000), st.sampled_from(["{} people", "${}", "{} euros", "{} tonnes"]))
def test_every_style_of_a_number_gives_the_same_figure(number, form):
    found = [read(f"They had {form.format(words)}.")[0] for words in _written(number)]
    assert {(f.value, f.low, f.high, f.unit, f.head) for f in found} == {
        (number, number, number, found[0].unit, found[0].head)
    }


@settings(max_examples=30, deadline=None)
@given(
    st.integers(2, 400),
    st.integers(1, 400),
    st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "from {} to {}", "anywhere from {} to {}"]),
    st.sampled_from(["They saw {} boats.", "It took {} hours.", "It holds {} percent."]),
)
def test_a_range_is_bounded_by_its_ends(low, more, form, sentence):
    high = low + more
    text = sentence.format(form.format(low, high))
    (figure,) = read(text)
    assert (figure.low, figure.value, figure.high) == (low, (low + high) / 2, high)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(_PIECES),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_is_said_the_value_lies_within_its_bounds(words):
    for figure in read(" ".join(words)):
        bounds = [b for b in (figure.low, figure.value, figure.high) if b is not None]
        assert bounds
        assert bounds == sorted(bounds)


@pytest.mark.parametrize("piece", _REPEATED)
def test_nothing_hangs_on_a_hundred_thousand_characters(piece):
    text = piece * (100_000 // len(piece))
    found = amounts(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
