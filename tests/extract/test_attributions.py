"""Texts with what must come out of them: (kind, source, cue, content, speaker)."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.attributions import attributions
from rashomon.extract.names import names
from rashomon.model import AttributionKind, Block, BlockKind, SpeechAct, Voice
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from tests.conftest import article


def read(text: str, kind: BlockKind = BlockKind.BODY):
    """Attributions of a text whose lines are its paragraphs."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line)
    one = parse(article(text), blocks, sentences(text, blocks))
    return attributions(one, names(one))


def rows(text: str) -> list[tuple[str, str, str, str, str | None]]:
    def joined(spans) -> str:
        return " / ".join(s.of(text) for s in spans)

    return [(a.kind.value, joined(a.source), joined(a.cue), joined(a.content), a.speaker) for a in read(text)]


def alike(found, wanted) -> None:
    """Equal, but that a cue may be longer than its word: "said in a statement"."""
    (one,) = found
    assert (one[:2], one[3:]) == (wanted[:2], wanted[3:])
    assert one[2].startswith(wanted[2])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "“The canal is dry,” Maria Keller said on Monday.",
            ("direct", "Maria Keller", "said", "“The canal is dry,”", "Maria Keller"),
        ),
        (
            "Maria Keller said: “The canal is dry.”",
            ("direct", "Maria Keller", "said", "“The canal is dry.”", "Maria Keller"),
        ),
        (
            "“The canal is dry,” said Maria Keller, who runs the port.",
            ("direct", "Maria Keller, who runs the port", "said", "“The canal is dry,”", "Maria Keller"),
        ),
        (
            "“The canal,” Maria Keller said, “is dry.” “We must dig.”",
            ("direct", "Maria Keller", "said", "“The canal,” / “is dry.” / “We must dig.”", "Maria Keller"),
        ),
        (
            "“Will the canal be dry?” asked Maria Keller.",
            ("direct", "Maria Keller", "asked", "“Will the canal be dry?”", "Maria Keller"),
        ),
        (
            "“The canal is dry,” beamed Maria Keller.",
            ("direct", "Maria Keller", "beamed", "“The canal is dry,”", "Maria Keller"),
        ),
        (
            "“The canal is dry”, the Ministry of Transport said in a statement.",
            (
                "direct",
                "the Ministry of Transport",
                "said",
                "“The canal is dry”",
                "Ministry of Transport",
            ),
        ),
        (
            "The canal is dry, ” Maria Keller said.",
            ("direct", "Maria Keller", "said", "The canal is dry, ”", "Maria Keller"),
        ),
        (
            "“The canal is dry,” Gen. Karl Berg, Jr. wrote.",
            ("direct", "Gen. Karl Berg, Jr.", "wrote", "“The canal is dry,”", "Karl Berg"),
        ),
        ("Maria Keller: “The canal is dry.”", ("direct", "Maria Keller", ":", "“The canal is dry.”", "Maria Keller")),
    ],
)
def test_direct(text, row):
    alike(rows(text), row)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Maria Keller said that the canal would be dug again.",
            ("indirect", "Maria Keller", "said", "that the canal would be dug again", "Maria Keller"),
        ),
        (
            "The canal would be dug again, Maria Keller said.",
            ("indirect", "Maria Keller", "said", "The canal would be dug again", "Maria Keller"),
        ),
        (
            "Maria Keller has repeatedly insisted the canal is safe.",
            ("indirect", "Maria Keller", "has repeatedly insisted", "the canal is safe", "Maria Keller"),
        ),
        (
            "According to Maria Keller, the canal is too narrow for ships.",
            ("indirect", "Maria Keller", "According to", "the canal is too narrow for ships", "Maria Keller"),
        ),
        (
            "The canal is too narrow for ships, according to Maria Keller.",
            ("indirect", "Maria Keller", "according to", "The canal is too narrow for ships", "Maria Keller"),
        ),
        (
            "Norway has accused Denmark of breaking the treaty.",
            ("indirect", "Norway", "has accused", "Denmark of breaking the treaty", "Norway"),
        ),
        (
            "Norway has called for a break in the talks.",
            ("indirect", "Norway", "has called", "a break in the talks", "Norway"),
        ),
        (
            "Maria Keller promised to dig the canal by June.",
            ("indirect", "Maria Keller", "promised", "to dig the canal by June", "Maria Keller"),
        ),
        (
            "Maria Keller believes that the canal will pay.",
            ("indirect", "Maria Keller", "believes", "that the canal will pay", "Maria Keller"),
        ),
        (
            "Norway is confident that the talks will succeed.",
            ("indirect", "Norway", "is confident", "that the talks will succeed", "Norway"),
        ),
        (
            "Maria Keller said in a statement that the canal was safe.",
            ("indirect", "Maria Keller", "said", "that the canal was safe", "Maria Keller"),
        ),
        (
            "Maria Keller said at a hearing that the canal was safe.",
            ("indirect", "Maria Keller", "said", "that the canal was safe", "Maria Keller"),
        ),
        (
            "The minister's claim that the canal was dry surprised nobody.",
            ("indirect", "The minister's", "claim", "that the canal was dry", "the minister"),
        ),
    ],
)
def test_indirect(text, row):
    alike(rows(text), row)


def test_participle_shares_the_subject():
    text = "Maria Keller said the canal was safe, claiming it had been dug deeper."
    assert rows(text)[-1] == ("indirect", "Maria Keller", "claiming", "it had been dug deeper", "Maria Keller")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Maria Keller said the canal was “a disgrace” to the town.", ["a disgrace"]),
        ("Norway warned Denmark against seeking a “war of words”.", ["war of words"]),
        ("Maria Keller called the canal “a hole in the ground”.", ["a hole in the ground"]),
    ],
)
def test_mixed(text, quotes):
    (one,) = [a for a in read(text) if a.quotes]
    assert one.kind.value == "mixed"
    assert [q.of(text) for q in one.quotes] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green canal” was dug in May.",
        "They watched “The Long Canal” at home.",
        "Bob “Shovel” Ray won the race in Cork.",
        "The “Never Again” movement continues to march.",
        "The canal was dug in May and paid for by the town.",
    ],
)
def test_doubted_words_titles_and_nicknames_are_no_attributions(text):
    assert read(text) == ()


def test_whoever_did_not_say_it_does_nothing_by_it():
    (one,) = read("Maria Keller did not say that the canal was dry.")
    assert one.act is None


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Maria Keller said that the canal was dry.", SpeechAct.SAY),
        ("According to Maria Keller, the canal is dry.", SpeechAct.SAY),
        ("Maria Keller urged the town to dig.", SpeechAct.ORDER),
        ("Maria Keller promised to dig the canal.", SpeechAct.PROMISE),
        ("Maria Keller denied that the canal was dry.", SpeechAct.DENY),
        ("Maria Keller accused the town of neglect.", SpeechAct.JUDGE),
        ("Maria Keller believes the canal will pay.", SpeechAct.THINK),
        ("“The canal is dry,” beamed Maria Keller.", SpeechAct.SAY),
        ("“The canal is dry,” Maria Keller continued.", SpeechAct.SAY),
        ("Maria Keller continues to believe that the canal will pay.", SpeechAct.THINK),
    ],
)
def test_what_a_source_does(text, act):
    (one,) = read(text)
    assert one.act is act
    assert one.act.spoken == (act is not SpeechAct.THINK)


def test_what_is_said_within_what_is_said():
    text = "The paper said that Maria Keller told the council “the canal is dry” on Monday."
    outer, inner = sorted(read(text), key=lambda a: a.nested)
    assert (outer.speaker, outer.quotes) == ("the paper", ())
    assert (inner.speaker, inner.nested) == ("Maria Keller", True)
    assert [q.of(text) for q in inner.quotes] == ["the canal is dry"]


@pytest.mark.parametrize("text", ["Maria Keller smiled and left the room.", "Rebels took the bridge."])
def test_acts_are_not_speech(text):
    assert rows(text) == []


def test_a_quotation_belongs_to_one_attribution():
    text = "Maria Keller insisted that towns must decide “together” on the canal, and she hopes they will."
    held = [q for a in read(text) for q in a.quotes]
    assert [q.of(text) for q in held] == ["together"]
    assert next(a for a in read(text) if a.quotes).speaker == "Maria Keller"


def test_a_headline_tells_but_does_not_quote():
    (one,) = read("Norway says talks ‘failed’", BlockKind.HEADLINE)
    assert (one.kind, one.quotes, one.speaker) == (AttributionKind.INDIRECT, (), "Norway")


def test_turns_of_a_transcript_are_said_under_their_labels():
    text = "KELLER: The canal is dry.\nBERG: Who says so?\nKELLER: I do, and I have measured it.\nBERG: I see."
    found = [(a.source[0].of(text), a.quotes[0].of(text)) for a in read(text) if not a.nested]
    assert found == [
        ("KELLER", "The canal is dry."),
        ("BERG", "Who says so?"),
        ("KELLER", "I do, and I have measured it."),
        ("BERG", "I see."),
    ]


def test_via():
    text = "“The canal is dry,” Maria Keller told Reuters on Monday."
    (one,) = read(text)
    assert (one.speaker, one.via) == ("Maria Keller", "Reuters")


def test_the_cited_speak_through_the_outlet_that_cites_them():
    text = "The canal will close in June, Reuters reported, citing two ministers."
    one = read(text)[0]
    assert (one.speaker, one.voice, one.via) == ("two ministers", Voice.GROUP, "Reuters")


def test_an_introduction_before_a_paragraph_break():
    text = "Maria Keller wrote to the town:\n“The canal is dry. We must dig it again.”"
    one = read(text)[-1]
    assert one.speaker == "Maria Keller"
    assert one.cue[0].of(text).startswith("wrote")


def test_a_quotation_over_two_paragraphs_is_one():
    text = "“The canal is dry,” Maria Keller said. “We must dig.\n“We must dig it this year.”"
    (one,) = read(text)
    assert [q.of(text) for q in one.quotes] == ["The canal is dry", "We must dig.", "We must dig it this year."]


def test_order_and_determinism():
    text = "Norway said yes. “No,” Denmark said. Sweden warned that talks had failed, and Norway denied it."
    found = read(text)
    assert [a.content[0].start for a in found] == sorted(a.content[0].start for a in found)
    assert found == read(text)


def test_many_marks_take_little_time():
    text = "“Ann Lee said so. " * 1_500
    blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    starts = range(0, len(text), 18)
    one = parse(article(text), blocks, [Span(s, s + 17) for s in starts])
    found = names(one)
    started = time.process_time()
    assert attributions(one, found)
    assert time.process_time() - started < 5


_PIECES = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    " said ",
    "Ann Lee",
    ", ",
    ". ",
    "he ",
    "the canal is dry",
    "\n",
    ": ",
    "that ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_text_gives_spans_within_it(text):
    if not text.strip():
        return
    for one in read(text):
        for span in (*one.source, *one.cue, *one.content, *one.quotes):
            assert span.of(text)
        assert list(one.content) == sorted(one.content)
        assert (one.speaker is None) == (one.voice is Voice.NONE)
