import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.opposites import MATTERS, denials, opposite, sided


@pytest.mark.parametrize(
    ("one", "other", "matter"),
    [
        ("violence surge valley", "few violent incident valley", "direction"),
        ("council approve merger", "councillor vote down merger", "approval"),
        ("talk collapse", "side sign accord", "accord"),
        ("driver survive", "driver die", "life"),
        ("match go ahead", "match call off", "running"),
        ("jury convict guard", "guard acquit", "guilt"),
        ("minister stay", "minister step down", "staying"),
    ],
)
def test_words_take_opposite_sides_of_a_matter(one, other, matter):
    sides = [{s.side for s in sided(text.split()) if s.matter == matter} for text in (one, other)]
    assert sides in ([{1}, {-1}], [{-1}, {1}])


def test_no_word_stands_on_both_sides_of_a_matter():
    for matter, (one, other) in MATTERS.items():
        both = set(one.replace(",", " ").split(" ")) & set(other.replace(",", " ").split(" "))
        single = {w for w in both if w in one.split(",")[0].split() and w in other.split(",")[0].split()}
        assert not single, matter


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("alive", "dead", True), ("accept", "reject", True), ("alive", "accept", False)]
)
def test_antonyms_come_from_wordnet(one, other, expected):
    assert opposite(one, other) is expected


@given(
    st.sampled_from(["alive", "accept", "open", "guilty", "win"]), st.sampled_from(["dead", "close", "lose", "refuse"])
)
def test_being_opposite_has_no_order(one, other):
    assert opposite(one, other) == opposite(other, one)


@pytest.mark.parametrize(
    ("text", "count"),
    [("It did not sink.", 1), ("Nobody was hurt and nothing burned.", 2), ("They couldn’t agree.", 1), ("It sank.", 0)],
)
def test_denials_are_counted(text, count):
    assert denials(text) == count
