"""What the network reads; that it reads the same wherever the words stand."""

import numpy as np
import pytest

from rashomon.extract.quotations import quotations
from rashomon.extract.tagger import Tagged, distances, tagged
from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from tests.conftest import article

STORY = (
    "The minister, Maria Keller, said on Monday that the canal would stay closed until the spring. She blamed a long "
    "drought.\n\n"
    "Critics, according to the local paper, expect the port to lose half of its trade.\n\n"
    "“We were promised water,” said Karl Berg, who runs a ferry, “and nobody told us the truth.”"
)


def read(text: str) -> tuple[Tagged, ...]:
    blocks = [Block(Span(0, len(text)), BlockKind.BODY)] if text else []
    found = sentences(text, blocks)
    passages = parse(article(text), blocks, found).passages
    quoted = quotations(text, [p for passage in passages for p in passage.paragraphs(text)], found)
    return tagged(text, passages, quoted, found)


def words(text: str, one: Tagged) -> tuple[str, str, str]:
    source, content = (" / ".join(s.of(text) for s in part) for part in (one.source, one.content))
    return source, one.cue.of(text), content


def test_sources_cues_and_contents():
    found = [words(STORY, t) for t in read(STORY)]
    assert ("She", "blamed", "a long drought") in found
    assert "that the canal would stay closed until the spring" in [t[2] for t in found if "Keller" in t[0]]
    direct = next(t for t in found if t[0].startswith("Karl Berg"))
    assert direct[2].startswith("“We were promised water,”")


def test_the_same_words_are_read_the_same_every_time():
    assert read(STORY) == read(STORY)


def test_another_article_read_in_between_changes_nothing():
    before = read(STORY)
    read("Anna Frey told the court she had not been there.")
    assert read(STORY) == before


@pytest.mark.parametrize("text", ["", "•", "It rained.", "“", "The canal was dug in 1890 and is nine metres deep."])
def test_where_nobody_says_anything_nothing_is_found(text):
    assert read(text) == ()


def test_what_is_found_stands_in_the_text():
    for one in read(STORY):
        for span in (*one.source, one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(STORY)
            assert span.of(STORY) == span.of(STORY).strip()


def test_distances_widen_outwards_on_both_sides():
    steps = distances(401, 200, 201)
    assert steps[200] == 16
    assert steps[199] == 17
    assert steps[201] == 15
    assert np.all(np.diff(steps) <= 0)
    assert (steps.min(), steps.max()) == (1, 31)
