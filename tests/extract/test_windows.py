"""How an article is cut into windows of word pieces."""

import random

import numpy as np
import pytest

from rashomon.extract.quotations import quotations
from rashomon.extract.windows import CORE, LEFT, RIGHT, inputs_of, pieces_of, windows_of
from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from rashomon.text.wordpiece import tokenizer
from tests.conftest import article

SENTENCES = (
    "Maria Keller said the canal was dry.",
    "“Nobody digs,” she added.",
    "The port of NORDEN closed in 2019.",
    "It rained.",
)


def cut(text: str):
    blocks = [Block(Span(0, len(text)), BlockKind.BODY)]
    found = sentences(text, blocks)
    passages = parse(article(text), blocks, found).passages
    quoted = quotations(text, [p for passage in passages for p in passage.paragraphs(text)], found)
    return pieces_of(text, passages, quoted, found)


@pytest.mark.parametrize("seed", range(4))
def test_cores_follow_one_another_and_cover_everything(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    paragraphs = [" ".join(chance.choices(SENTENCES, k=chance.randint(1, 30))) for _ in range(12)]
    pieces = cut("\n\n".join(paragraphs))
    windows = list(windows_of(pieces))
    assert [w.core_low for w in windows] == [0, *(w.core_high for w in windows[:-1])]
    assert windows[-1].core_high == len(pieces.ids)
    for window in windows:
        assert window.core_high - window.core_low <= CORE
        assert window.core_low - LEFT <= window.low <= window.core_low
        assert window.core_high <= window.high <= window.core_high + RIGHT


def test_a_window_parts_at_a_paragraph_where_it_can():
    pieces = cut("\n\n".join(["It rained all day. " * 12] * 6))
    starts = set(pieces.paragraphs)
    assert all(w.core_low in starts for w in windows_of(pieces))


def test_pieces_point_at_their_words_and_know_case_and_quotation():
    text = "Canals said: “The PORT is dry.”"
    pieces = cut(text)
    shown = {text[s:e]: row[0] for s, e, row in zip(pieces.starts, pieces.ends, pieces.features.tolist(), strict=True)}
    outside, inside, mark = 0, 3, 6
    assert shown["said"] == outside
    assert shown["Canals"] == outside + 1
    assert shown["is"] == inside
    assert shown["PORT"] == inside + 2
    assert shown["“"] == mark


def test_paragraphs_are_parted_by_a_mark_of_their_own():
    pieces = cut("It rained.\n\nIt stopped.")
    (window,) = windows_of(pieces)
    ids, features, places = inputs_of(pieces, window)
    vocabulary = tokenizer()
    shown = [vocabulary.id_to_token(int(i)) for i in ids]
    assert shown == ["[CLS]", "it", "rained", ".", "[SEP]", "it", "stopped", ".", "[SEP]"]
    assert places.tolist() == [-1, 0, 1, 2, -1, 3, 4, 5, -1]
    assert not features[places < 0].any()


def test_an_article_without_words_has_no_windows():
    empty = pieces_of("", (), (), ())
    assert list(windows_of(empty)) == []
    assert np.shape(empty.features) == (0, 3)
