import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.quotations import quotations
from rashomon.spans import Span
from rashomon.text.blocks import blocks
from rashomon.text.sentences import sentences


def read(text: str):
    """Quotations of a text whose lines are its paragraphs."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return quotations(text, paragraphs, sentences(text, blocks(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We dig," she said. "We build."', ["We dig", "We build."]),
        ("“We dig,” she said. “We build.”", ["We dig", "We build."]),
        ('“We dig," she said.', ["We dig"]),
        ("“We dig, ” she said.", ["We dig"]),
        ("She called the pit “a gift.”", ["a gift"]),
        ("She said “we dig. We build.”", ["we dig. We build."]),
        ("She saw “mines in the U.S.”", ["mines in the U.S."]),
        ("She said: “We dig.”", ["We dig."]),
        ("“We dig“, she said.", ["We dig"]),
        ('"We dig", she said.', ["We dig"]),
        ("«Nous creusons», dit-elle. »Wir graben«, sagte er. „Wir graben“, sagte sie.", None),
        ("''We dig,'' she said.", ["We dig"]),
        ("``We dig,'' she said.", ["We dig"]),
        ('""We dig,"" she said.', ["We dig"]),
        ("'We won't dig,' said the miners' leader. 'Not now.'", ["We won't dig", "Not now."]),
        ("‘We won’t dig,’ said the miners’ leader.", ["We won’t dig"]),
        ("'The miners' rights come first,' she said.", ["The miners' rights come first"]),
        ("“They said ‘no’ to us,” she said.", ["They said ‘no’ to us"]),
        ("'He called it \"daft\",' she said.", ['He called it "daft"']),
        ('She said "he told me "no" twice," and left.', ['he told me "no" twice']),
        ('A plan both "bold" and "dear".', ["bold", "dear"]),
        ("“We dig.\n“We build,” she said.", ["We dig.", "We build"]),
        ("‘We dig.\n‘We build,’ she said.", ["We dig.", "We build"]),
    ],
)
def test_words_between_marks(text, words):
    expected = words or ["Nous creusons", "Wir graben", "Wir graben"]
    assert [q.words.of(text) for q in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "opened", "closed"),
    [
        ("We need the canal, ” she said.", "We need the canal", False, True),
        ("We need the canal. It feeds our fields,” she said.", "We need the canal. It feeds our fields", False, True),
        ("The mayor came late. The canal is dry,” she said.", "The canal is dry", False, True),
        ("“We need the canal. It feeds our fields.", "We need the canal. It feeds our fields.", True, False),
        ("“We need the canal, she said. Rain fell.", "We need the canal", True, False),
    ],
)
def test_missing_marks(text, words, opened, closed):
    (found,) = read(text)
    assert (found.words.of(text), found.opened, found.closed) == (words, opened, closed)


@pytest.mark.parametrize(
    "text",
    [
        "The door is 6'2\" tall.",
        "It's the '90s sound of rock 'n' roll.",
        "The workers' canal and the farmers' dam.",
        "Nothing was said.",
        '" " “ ”',
    ],
)
def test_no_quotation(text):
    assert read(text) == ()


def test_marks_belong_to_the_span_and_not_to_the_words():
    text = "Then “we dig,” she said."
    (found,) = read(text)
    assert found.span.of(text) == "“we dig,”"


@pytest.mark.parametrize("unit", ["“ab ", '"ab ', "‘ab ", "'ab", "”a. ", "ab”, ", "''", "«x» ‘y "])
def test_many_unclosed_marks_take_little_time(unit):
    text = unit * 10_000
    started = time.process_time()
    quotations(text, [Span(0, len(text))], [Span(0, len(text))])
    assert time.process_time() - started < 5


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=" \n.,?aZs9\"“”„«»‘’'`-–", max_size=80))
def test_any_placement_of_marks_gives_ordered_spans_apart(text):
    found = read(text)
    for quotation in found:
        assert quotation.span.end <= len(text)
        assert quotation.span.covers(quotation.words)
        assert any(c.isalnum() for c in quotation.words.of(text))
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
