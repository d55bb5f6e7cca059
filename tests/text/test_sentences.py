"""Sentences within blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text.blocks import blocks
from rashomon.text.nlp import READ_KINDS
from rashomon.text.sentences import sentences


def found(text: str) -> list[str]:
    whole = (Block(Span(0, len(text)), BlockKind.BODY),)
    return [s.of(text) for s in sentences(text, whole)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        # abbreviations and initials
        ("She left the U.S. on Monday. He stayed.", ["She left the U.S. on Monday.", "He stayed."]),
        ("The U.S. Navy came. It left.", ["The U.S. Navy came.", "It left."]),
        ("That is the end of the U.S. The Navy left.", ["That is the end of the U.S.", "The Navy left."]),
        ("Gen. Ode met Lt. Col. Ash. They talked.", ["Gen. Ode met Lt. Col. Ash.", "They talked."]),
        ("It began at 9 a.m. local time. All came.", ["It began at 9 a.m. local time.", "All came."]),
        ("Bus No. 5 is late. No. 6 is not.", ["Bus No. 5 is late.", "No. 6 is not."]),
        ("J. R. Ode wrote to Anna B. Cole. She replied.", ["J. R. Ode wrote to Anna B. Cole.", "She replied."]),
        ("It fell on Feb. 3. It rose on Feb. 4.", ["It fell on Feb. 3.", "It rose on Feb. 4."]),
        ("It rose 3.5 percent. It fell.", ["It rose 3.5 percent.", "It fell."]),
        # blanks missing after a full stop
        ("The strike ended.The next began.", ["The strike ended.", "The next began."]),
        ("It kept its promises.But they did not.", ["It kept its promises.", "But they did not."]),
        ("It rose 5.5%.The rest fell.", ["It rose 5.5%.", "The rest fell."]),
        ("“We left.”She said “no.”“Never,” he said.", ["“We left.”", "She said “no.”", "“Never,” he said."]),
        (
            'He said "we left."She did not."We stay," he said.',
            ['He said "we left."', "She did not.", '"We stay," he said.'],
        ),
        (
            "Write to Ode@osterby.Example or see example.com today.",
            ["Write to Ode@osterby.Example or see example.com today."],
        ),
        ("They kept their word.to the letter.", ["They kept their word.to the letter."]),
        (
            "He works in the U.S.A and reads https://a.example/All.About daily.",
            ["He works in the U.S.A and reads https://a.example/All.About daily."],
        ),
        # quotations and the words that say whose they are
        ('"Stop!" he said. She ran.', ['"Stop!" he said.', "She ran."]),
        ('"Why now?" asked Ms Fenn. Nobody knew.', ['"Why now?" asked Ms Fenn.', "Nobody knew."]),
        ("“Go!” Fenn shouted. They went.", ["“Go!” Fenn shouted.", "They went."]),
        ("“Go!” The crowd cheered.", ["“Go!”", "The crowd cheered."]),
        ('"We go. We stay," he said.', ['"We go.', 'We stay," he said.']),
        (
            "He was told: “Leave now. Or else. ” It was late.",
            ["He was told: “Leave now.", "Or else. ”", "It was late."],
        ),
        ("'It is.' It was.", ["'It is.'", "It was."]),
        # nothing to say
        ("...", []),
        (" \n ", []),
        ("one two", ["one two"]),
    ],
)
def test_sentences(text, expected):
    assert found(text) == expected


def test_a_bullet_belongs_to_no_sentence():
    text = "  • On May 3, it rained. It stopped."
    assert found(text) == ["On May 3, it rained.", "It stopped."]


def test_lines_broken_at_a_column():
    text = "The ferry that was to leave at nine did\nnot leave. It broke\ndown."
    assert found(text) == ["The ferry that was to leave at nine did\nnot leave.", "It broke\ndown."]


def test_only_blocks_that_are_read_have_sentences():
    report = "The mill of Osterby burnt down on Sunday.\n\n"
    text = f"Advertisement\n\n{report}{report}Share\n"
    every = sentences(text, blocks(text))
    assert [s.of(text) for s in every] == ["The mill of Osterby burnt down on Sunday."]


@pytest.mark.parametrize("text", ["word " * 50_000, "x" * 200_000, '"yes ' * 10_000])
def test_no_sentence_is_too_long_to_parse(text):
    assert all(s.end - s.start <= 5_000 for s in sentences(text, (Block(Span(0, len(text)), BlockKind.BODY),)))


TEXT = st.lists(
    st.sampled_from(
        ["The ", "mill", "U.S.", ". ", ".", '"', "”", "“", "?", "\n", "\n\n", " said ", "No. ", "* ", "5", "Ode"]
    )
)


@given(TEXT.map("".join) | st.text())
def test_sentences_stand_in_order_within_read_blocks(text):
    parts = blocks(text)
    last = 0
    for sentence in sentences(text, parts):
        assert sentence.start >= last
        assert sentence.stripped(text) == sentence
        assert any(b.span.covers(sentence) and b.kind in READ_KINDS and not b.repeats for b in parts)
        last = sentence.end


@given(TEXT.map("".join))
def test_every_letter_is_in_a_sentence(text):
    if not text:
        return
    inside = sentences(text, (Block(Span(0, len(text)), BlockKind.BODY),))
    covered = {i for s in inside for i in range(s.start, s.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
