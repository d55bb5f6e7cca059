"""Spans and citations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import CitationMismatch
from rashomon.spans import CONTEXT, Citation, Span, cite, join_spans, merged_spans, text_sha256

TEXT = "The ferry sank. “Nobody was hurt,” the harbour master said on Tuesday, after the boat had been raised."


def test_a_citation_carries_the_words_their_surroundings_and_the_hash_of_the_text():
    start = TEXT.index("Nobody")
    citation = cite("a", TEXT, Span(start, start + len("Nobody was hurt")))
    assert citation.exact == "Nobody was hurt"
    assert citation.prefix == "The ferry sank. “"
    assert citation.suffix == ",” the harbour master said on Tu"
    assert citation.sha256 == text_sha256(TEXT)
    assert citation.selectors() == [
        {"type": "TextQuoteSelector", "exact": citation.exact, "prefix": citation.prefix, "suffix": citation.suffix},
        {"type": "TextPositionSelector", "start": start, "end": start + 15},
    ]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (TEXT.replace("Nobody", "Anyone"), "should read 'Nobody was hurt' but reads 'Anyone was hurt'"),
        (TEXT.replace("harbour", "harvest"), "the text around 'Nobody was hurt' has changed"),
        (TEXT.replace("raised", "ruined"), "its SHA-256 differs"),
        ("", "should read 'Nobody was hurt' but reads ''"),
    ],
    ids=["the words", "the surroundings", "elsewhere", "gone"],
)
def test_a_citation_notices_any_change_of_the_text_and_says_which(changed, message):
    citation = cite("a", TEXT, Span(17, 32))
    with pytest.raises(CitationMismatch, match=message) as raised:
        citation.check(changed, "line 4")
    assert str(raised.value).startswith("line 4: ")


@given(st.text(min_size=1), st.data())
def test_a_citation_of_any_text_resolves_in_that_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    citation = cite("a", text, span)
    citation.check(text)
    assert citation.exact == span.of(text)
    assert (citation.prefix + citation.exact + citation.suffix) in text
    assert max(len(citation.prefix), len(citation.suffix)) <= CONTEXT


@given(st.text(min_size=2), st.data())
def test_no_character_of_a_cited_text_can_change_unnoticed(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.characters().filter(lambda c: c != text[at]))
    with pytest.raises(CitationMismatch):
        cite("a", text, Span(0, 1)).check(text[:at] + new + text[at + 1 :])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_a_span_is_never_empty_reversed_or_before_the_text(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_past_the_text_is_refused():
    with pytest.raises(ValueError, match="reaches past"):
        Span(3, 9).of("short")


def test_a_citation_counts_code_points_not_bytes_or_utf16_units():
    text = "🛶 “Hej”"
    assert cite("a", text, Span(3, 6)).exact == "Hej"


def test_a_citation_that_quotes_more_than_its_span_is_refused():
    with pytest.raises(ValueError, match="5 characters quoted"):
        Citation("a", 0, 3, "seven", "", "", "")


@pytest.mark.parametrize(
    ("text", "edge", "inner"), [("  a b ", None, "a b"), ("“so”", "“”", "so"), ("   ", None, None), ("a", "a", None)]
)
def test_stripping_keeps_the_place(text, edge, inner):
    found = Span(0, len(text)).stripped(text, edge)
    assert (found.of(text) if found else None) == inner


def test_joining_covers_all_and_needs_one():
    assert join_spans([Span(4, 6), Span(1, 2)]) == Span(1, 6)
    with pytest.raises(ValueError, match="no spans"):
        join_spans([])


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9))))
def test_merged_spans_cover_the_same_places_and_lie_apart(pairs):
    spans = [Span(start, start + length) for start, length in pairs]
    found = merged_spans(spans)
    assert {i for s in found for i in range(s.start, s.end)} == {i for s in spans for i in range(s.start, s.end)}
    assert all(one.end < other.start for one, other in pairwise(found))
