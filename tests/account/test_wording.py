import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.account.wording import clip, listed, overlap, range_of, window, word_stems
from rashomon.spans import Span


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(items, expected):
    assert listed(items) == expected


LONG = (
    "The harbour board, which has met every week since the storm, decided on Monday to close the old pier for good, "
    "while the fishermen, who had asked for another summer, left the hall before the vote was even taken."
)


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        ("Monday", 400, LONG),
        (
            "Monday",
            120,
            "The harbour board, which has met every week since the storm, decided on Monday to close the old pier "
            "for good …",
        ),
        ("vote", 60, "… left the hall before the vote was even taken."),
    ],
)
def test_a_long_sentence_is_cut_at_clauses_around_the_place(words, limit, expected):
    at = LONG.index(words)
    span, shown = window(LONG, Span(0, len(LONG)), Span(at, at + len(words)), limit)
    assert shown == expected
    assert span.start <= at < span.end


def test_a_number_is_not_cut_at_its_comma():
    text = "The growers of the valley say that, in all, 12,000 crates of pears were lost on Friday night at the quay."
    at = text.index("Friday")
    assert window(text, Span(0, len(text)), Span(at, at + 6), 80)[1].startswith("… in all, 12,000 crates")


@given(st.text(alphabet="ab ,;\n", min_size=3, max_size=80), st.data())
def test_the_window_holds_the_place_and_stays_in_the_sentence(text, data):
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    at = Span(start, start + 1)
    span, _ = window(text, Span(0, len(text)), at, 20)
    assert 0 <= span.start < span.end <= len(text)
    assert span.of(text).strip() == span.of(text)
    if not text[start].isspace():
        assert span.covers(at)


@given(st.text(max_size=60), st.integers(10, 40))
def test_clip_keeps_to_its_limit(text, limit):
    assert len(clip(text, limit)) <= max(limit, 2)


def test_overlap_is_of_the_shorter():
    short, long = word_stems("The dam was opened"), word_stems("The old dam was opened in rain by 300 workers")
    assert overlap(short, long) == 1.0
    assert overlap(frozenset(), long) == 0.0


@pytest.mark.parametrize(
    ("low", "high", "says"), [(3, 3, "3"), (3, 5, "3 to 5"), (3, None, "at least 3"), (1200, 13000, "1,200 to 13,000")]
)
def test_a_number_within_bounds(low, high, says):
    assert range_of(low, high) == says
