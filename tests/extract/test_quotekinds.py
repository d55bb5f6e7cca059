"""Sentences with one quotation that is asked about, and what it is; attributed where a source is said to say it."""

import time

import pytest

from rashomon.extract.names import names
from rashomon.extract.page import page_of
from rashomon.extract.quotations import quotations
from rashomon.extract.quotekinds import QuoteKind, kind_of
from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from tests.conftest import article


def kinds(text: str, *, attributed: bool = False) -> list[QuoteKind]:
    """The kinds of the quotations of a text of one paragraph."""
    block = Block(Span(0, len(text)), BlockKind.BODY)
    one = parse(article(text), [block], sentences(text, [block]))
    (passage,) = one.passages
    paragraphs = [Span(0, len(text))]
    quoted = quotations(text, paragraphs, one.sentences)
    page = page_of(text, passage, quoted, paragraphs, 0)
    return [kind_of(page, q, names(one), attributed=attributed) for q in quoted]


@pytest.mark.parametrize(
    "text",
    [
        "“The canal is dry,” Maria Keller said on Monday.",
        "“No,” said Maria Keller.",
        "“Yes!” shouted Maria Keller.",
        "Maria Keller replied: “Never.”",
        "Maria Keller said that the canal was “dry as a bone” and would stay so.",
        "Ms Lee called the plan “a disgrace” on Monday.",
        "Ms Lee described the plan as “rushed” and left.",
        "Ms Lee, who called him “Slow Joe” on Monday, has left.",
        "The walls, which Ms Lee called “hideous,” will be painted.",
        "She praised what she called “an extraordinary season.”",
        "The crowd broke into chants of “Save Our Canal!” and left.",
        "There were cries of “Shame!” from the gallery.",
        "“The canal is dry. We must dig. Nobody else will dig it for us.”",
        "Ms Lee criticised the builders for the “reckless” pace of the work.",
        "According to Ms Lee, the talks were “a waste of time” for everybody.",
        "The pace means “our pumps are strong enough,” she says.",
        "“We dig and we dig. The water does not come back.",
        "Ms Lee told the radio, “The worst is yet to come” in terms of rain.",
        "Ms Lee said the headline was “offensive and wrong” and complained.",
        "On Monday the “canal of tears”, as Ms Lee calls it, ran dry.",
    ],
)
def test_speech(text):
    assert set(kinds(text)) == {QuoteKind.SPEECH}


@pytest.mark.parametrize(
    "text",
    [
        "Her novel “The Long Canal” was published in May.",
        "She wrote about it in her memoir, “Hard Water,” and left.",
        "Speaking on Radio Four's “Morning Call,” Ms Lee said it was dry.",
        "Ms Lee appeared on “Good Evening” last night.",
        "The “Good Evening” host asked Ms Lee about it.",
        "Ms Keller is the author of “Dry Land,” about the drought.",
        "In an essay titled “on being wet,” Ms Keller looks back.",
        "“Dry Land” by Maria Keller won a prize.",
        "They danced to “Singing in the Rain” at the fair.",
        "The film “Canal” opens on Friday.",
    ],
)
def test_titles_of_works(text):
    assert set(kinds(text)) == {QuoteKind.TITLE}
    assert set(kinds(text, attributed=True)) == {QuoteKind.TITLE}


def test_titles_in_a_list():
    text = "She starred in the films “Canal,” “Dry Land” and “Hard Water” as a girl."
    assert kinds(text) == [QuoteKind.TITLE] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The boxer Jake “The Rake” Miller lost again.",
        "Maria “Mia” Keller runs the port.",
        "The boxer, nicknamed “the Rake,” lost again.",
    ],
)
def test_nicknames(text):
    assert kinds(text) == [QuoteKind.NICKNAME]
    assert kinds(text, attributed=True) == [QuoteKind.NICKNAME]


@pytest.mark.parametrize(
    "text",
    [
        "The word “duty” does not appear in the treaty.",
        "The treaty uses the term “best efforts” twice.",
        "The party ran under the slogan “Water for All” in May.",
        "A protester held a sign reading “save our water” at the gate.",
        "Dozens wore “Dig Now” T-shirts to the meeting.",
        "Readers can press the “subscribe” button.",
        "The ferry “Northern Light” sank on Monday.",
        "The raid, codenamed “Blue Heron,” began at dawn.",
        "A group called “Friends of the Canal” opposes it.",
        "The boxes were marked “fragile” by the sender.",
        "The acronym stands for “water and land.”",
        "The seat is number “77” in the list.",
    ],
)
def test_words_and_names_of_things(text):
    assert kinds(text) == [QuoteKind.MENTION]
    assert kinds(text, attributed=True) == [QuoteKind.MENTION]


@pytest.mark.parametrize(
    "text",
    [
        "The “miracle” cure did not work.",
        "The plant makes what looks like “green” steel.",
        "Its “guests” slept on the floor.",
    ],
)
def test_doubted_words_are_speech_only_if_somebody_says_them(text):
    assert kinds(text) == [QuoteKind.SCARE]
    assert kinds(text, attributed=True) == [QuoteKind.SPEECH]


@pytest.mark.parametrize("text", ["The so-called “experts” left.", "A self-styled “prince” came."])
def test_so_called(text):
    assert kinds(text, attributed=True) == [QuoteKind.SCARE]


@pytest.mark.parametrize("text", ["‘A long way home’", "“EVERY DROP COUNTS”", "LEE WARNS OF ‘DRY YEARS’ AHEAD"])
def test_headings(text):
    assert kinds(text) == [QuoteKind.SCARE]


def test_many_quotations_take_little_time():
    text = "the “Old Canal” and “dry”, " * 400
    block = Block(Span(0, len(text)), BlockKind.BODY)
    passage = parse(article(text), [block], [Span(0, len(text))]).passages[0]
    quoted = quotations(text, [Span(0, len(text))], [Span(0, len(text))])
    page = page_of(text, passage, quoted, [Span(0, len(text))], 0)
    started = time.process_time()
    assert len([kind_of(page, q) for q in quoted]) == 800
    assert time.process_time() - started < 3
