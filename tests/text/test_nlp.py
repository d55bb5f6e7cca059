"""The parsed form of an article."""

from __future__ import annotations

import pytest

from rashomon.errors import ModelError
from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text import nlp
from tests.conftest import article

TEXT = "Tide tables\n\nThe quay flooded.Nobody slept. Ms. Orr left.\n\nShare this\n\nTide tables\n"


def blocks_of(text: str, kinds: list[tuple[BlockKind, bool]]) -> list[Block]:
    found, at = [], 0
    for part, (kind, repeats) in zip(text.split("\n\n"), kinds, strict=True):
        end = min(len(text), at + len(part) + 2)
        found.append(Block(Span(at, end), kind, repeats))
        at = end
    return found


BLOCKS = blocks_of(
    TEXT,
    [(BlockKind.HEADLINE, False), (BlockKind.BODY, False), (BlockKind.CHROME, False), (BlockKind.HEADLINE, True)],
)


def spans_of(*sentences: str) -> list[Span]:
    return [Span(TEXT.index(s), TEXT.index(s) + len(s)) for s in sentences]


SENTENCES = spans_of("Tide tables", "The quay flooded.", "Nobody slept.", "Ms. Orr left.", "Share this")


def test_only_readable_blocks_are_parsed_and_repeats_once():
    parsed = nlp.parse(article(TEXT), BLOCKS, SENTENCES)
    assert [(p.block, p.kind) for p in parsed.passages] == [(0, BlockKind.HEADLINE), (1, BlockKind.BODY)]
    assert [p.doc.text for p in parsed.body] == ["The quay flooded.Nobody slept. Ms. Orr left."]


def test_the_parser_keeps_to_the_given_sentences():
    body = nlp.parse(article(TEXT), BLOCKS, SENTENCES).body[0]
    assert [s.text for s in body.doc.sents] == ["The quay flooded.", "Nobody slept.", "Ms. Orr left."]


def test_tokens_know_their_place_in_the_article():
    body = nlp.parse(article(TEXT), BLOCKS, SENTENCES).body[0]
    assert [body.span(t).of(TEXT) for t in body.doc] == [t.text for t in body.doc]
    quay = Span(TEXT.index("quay"), TEXT.index("quay") + 4)
    tokens = body.tokens(quay)
    assert tokens is not None
    assert body.span(tokens) == quay


def test_what_is_parsed_beside_it_does_not_change_the_parse():
    alone = nlp.parse(article(TEXT), BLOCKS[1:2], SENTENCES[1:4]).body[0]
    among = nlp.parse(article(TEXT), BLOCKS, SENTENCES).body[0]
    assert alone.doc.to_json() == among.doc.to_json()


def test_a_very_long_block_is_cut_between_sentences_and_loses_nothing():
    sentence = "The tide came in over the wall and nobody closed the gate. "
    text = sentence * 900
    spans = [Span(i, i + len(sentence) - 1) for i in range(0, len(text), len(sentence))]
    parsed = nlp.parse(article(text), [Block(Span(0, len(text)), BlockKind.BODY)], spans)
    assert len(parsed.passages) > 1
    assert [p.span(s) for p in parsed.passages for s in p.doc.sents] == spans


def test_a_model_with_other_files_is_refused(tmp_path):
    (tmp_path / "tokenizer").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"not the ones rashomon was made with .* reinstall"):
        nlp._check(tmp_path, nlp._MODELS[0])


def test_the_model_names_itself():
    assert nlp.model_name().startswith("en_core_web_md-3.")
