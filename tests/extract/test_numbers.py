"""Numbers in digits and words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.numbers import numbers


def _read(text):
    return [(text[n.start : n.end], n.value if n.value is not None else (n.low, n.high)) for n in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9,600 sheep and 12.5 miles", [("9,600", 9_600), ("12.5", 12.5)]),
        ("$43.885 million and £2bn", [("43.885 million", 43_885_000), ("2bn", 2_000_000_000)]),
        ("1.3m people, a wall 37m long, 4.3M sales", [("1.3m", 1_300_000), ("37", 37), ("4.3M", 4_300_000)]),
        ("$3m, 20k fans", [("3m", 3_000_000), ("20k", 20_000)]),
        ("forty-two, two dozen, a dozen", [("forty-two", 42), ("two dozen", 24), ("a dozen", 12)]),
        ("two hundred and five goats and six cows", [("two hundred and five", 205), ("six", 6)]),
        ("two million three hundred thousand", [("two million three hundred thousand", 2_300_000)]),
        ("half a million; a quarter of a million", [("half a million", 500_000), ("a quarter of a million", 250_000)]),
        (
            "two and a half million, 2½ cups, 7 3/4",
            [("two and a half million", 2_500_000), ("2½", 2.5), ("7 3/4", 7.75)],
        ),
        ("hundreds, tens of thousands", [("hundreds", (100, 1_000)), ("tens of thousands", (10_000, 100_000))]),
        ("a third of voters, three-quarters", [("a third", 1 / 3), ("three-quarters", 0.75)]),
        ("one in three, nine out of 10", [("one in three", 1 / 3), ("nine out of 10", 0.9)]),
        ("half of them", [("half", 0.5)]),
        ("the first half of the game, a third person", []),
        ("12,34,567 rupees, .5", [("12,34,567", 1_234_567), (".5", 0.5)]),
        ("it fell to -4, minus 12", [("-4", -4), ("minus 12", -12)]),
        ("someone alone in the fortress", []),
    ],
)
def test_reads(text, expected):
    found = _read(text)
    assert [words for words, _ in found] == [words for words, _ in expected]
    assert [value for _, value in found] == [pytest.approx(value) for _, value in expected]


_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SMALL += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _spelled(number):
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    for scale, word in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            joint = " and " if rest and rest < 100 else " "
            return f"{_spelled(head)} {word}" + (f"{joint}{_spelled(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(1, 999_999_999))
def test_every_way_of_writing_a_number_reads_the_same(number):
    for written in (str(number), f"{number:,}", _spelled(number), _spelled(number).capitalize()):
        (found,) = numbers(written)
        assert (found.start, found.end, found.value) == (0, len(written), number)


@given(st.integers(1, 99_999), st.sampled_from([("million", 10**6), ("billion", 10**9), ("bn", 10**9)]))
def test_a_multiplier_scales_without_noise(thousandths, scale):
    word, times = scale
    (found,) = numbers(f"{thousandths / 1000:.3f} {word}")
    assert found.value == thousandths * times // 1000


@given(st.text(alphabet="0123456789,.-/ andofhalmiotrw½\n$", max_size=80))
def test_spans_are_in_order_and_bounds_hold(text):
    found = numbers(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= n.start < n.end <= len(text) and n.low <= n.high for n in found)
