"""An article as windows of word pieces: what the attribution tagger reads, in training and at run time alike.

A window holds whole paragraphs where they fit. Around the pieces it decides on (its core) stand some pieces of context,
so that a source or a content that reaches over the edge is still seen. Beside the pieces stand what an uncased
vocabulary loses and a parser knows: case, quotation marks, part of speech and relation to the head.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.quotations import Quotation
from rashomon.spans import Span
from rashomon.text.nlp import Passage
from rashomon.text.wordpiece import tokenizer

__all__ = [
    "CORE",
    "FEATURES",
    "LEFT",
    "RIGHT",
    "Pieces",
    "Window",
    "inputs_of",
    "pieces_of",
    "windows_of",
]

#: Numbers of the pieces that open a window and that part paragraphs and end it, in BERT's uncased vocabulary.
_CLS, _SEP = 101, 102

#: Word pieces of a window that are decided on, and of context before and after them.
CORE, LEFT, RIGHT = 168, 56, 24

_CASES = 3  # lower or none, capitalised, all capitals
_QUOTED = 3  # outside, inside a quotation, a quotation mark
_POS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ"),
    *("SYM", "VERB", "X", "SPACE"),
)
_DEP = (
    *("ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc"),
    *("ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark"),
    *("meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss"),
    *("preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"),
)
_POS_ID = {name: i + 1 for i, name in enumerate(_POS)}
_DEP_ID = {name: i + 1 for i, name in enumerate(_DEP)}

#: How many values each feature has; 0 is unknown or none.
FEATURES = (_CASES * _QUOTED, len(_POS) + 1, len(_DEP) + 1)

#: spaCy's numbers of strings are unsigned.
_UNSIGNED = 1 << 64

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of an article's paragraphs, one after another.

    Attributes:
        ids: Vocabulary numbers, shape (pieces,).
        features: Case and quotation, part of speech, relation; shape (pieces, 3).
        starts: Where each piece starts in the article's text.
        ends: Where it ends.
        paragraphs: Index of the first piece of each paragraph, and the number of pieces.
        sentences: Indices of pieces that start a sentence.
    """

    ids: Integers
    features: Integers
    starts: Integers
    ends: Integers
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces read together: `low` to `high` of the article's, decided on from `core_low` to `core_high`.

    Attributes:
        low: First piece, context included.
        core_low: First piece decided on.
        core_high: End of those decided on.
        high: End of the window.
    """

    low: int
    core_low: int
    core_high: int
    high: int


def pieces_of(text: str, passages: Sequence[Passage], quoted: Sequence[Quotation], sentences: Sequence[Span]) -> Pieces:
    """Cut the paragraphs of passages into word pieces with their features.

    Args:
        text: The article's text.
        passages: The passages to read, in order.
        quoted: The quotations in them, in order.
        sentences: The article's sentences, in order.
    """
    cut = tokenizer()
    paragraphs = [p for passage in passages for p in passage.paragraphs(text)]
    encoded = [cut.encode(p.of(text), add_special_tokens=False) for p in paragraphs]
    starts = [p.start + low for p, e in zip(paragraphs, encoded, strict=True) for low, _ in e.offsets]
    ends = [p.start + high for p, e in zip(paragraphs, encoded, strict=True) for _, high in e.offsets]
    firsts = [0]
    for found in encoded:
        firsts.append(firsts[-1] + len(found.ids))
    features = np.zeros((len(starts), len(FEATURES)), np.int64)
    places = np.array(starts, np.int64)
    features[:, 0] = [_case(text[s:e]) for s, e in zip(starts, ends, strict=True)]
    features[:, 0] += _CASES * _quotation_states(places, quoted)
    features[:, 1:] = _tokens_at(places, passages)
    begun = np.searchsorted(np.array([s.start for s in sentences], np.int64), places, side="right")
    sentence_starts = np.flatnonzero(np.diff(begun, prepend=-1))
    return Pieces(
        np.array([i for e in encoded for i in e.ids], np.int64),
        features,
        places,
        np.array(ends, np.int64),
        tuple(firsts),
        tuple(sentence_starts.tolist()),
    )


def windows_of(pieces: Pieces, room: Callable[[], int] = lambda: CORE) -> Iterator[Window]:
    """Cut pieces into windows whose cores follow one another.

    Args:
        pieces: An article's pieces.
        room: Gives the pieces that the next core may have; in training it varies, so that each epoch cuts elsewhere.
    """
    end = len(pieces.ids)
    low = 0
    while low < end:
        high = _cut(pieces, low, min(end, low + max(8, room())))
        yield Window(_back(pieces, max(0, low - LEFT), low), low, high, min(end, high + RIGHT))
        low = high


def inputs_of(pieces: Pieces, window: Window) -> tuple[Integers, Integers, Integers]:
    """What the tagger is given for a window.

    Returns:
        Vocabulary numbers, shape (length,), with a separator before each paragraph but the first and one at the end;
        features, shape (length, 3); and for each input the piece it stands for, -1 for one that stands for none.
    """
    parts = [p for p in pieces.paragraphs if window.low < p < window.high]
    index: list[int] = [-1]
    at = window.low
    for stop in (*parts, window.high):
        index += range(at, stop)
        index.append(-1)
        at = stop
    places = np.array(index, np.int64)
    real = places >= 0
    ids = np.where(real, pieces.ids[places], _SEP)
    ids[0] = _CLS
    return ids, np.where(real[:, None], pieces.features[places], 0), places


def _cut(pieces: Pieces, low: int, limit: int) -> int:
    """The last place to cut between two pieces: before a paragraph, else before a sentence, else anywhere."""
    for places in (pieces.paragraphs, pieces.sentences):
        at = bisect_right(places, limit) - 1
        if at >= 0 and places[at] > low + (limit - low) // 3:
            return places[at]
    return limit


def _back(pieces: Pieces, limit: int, low: int) -> int:
    """Where the context before a core starts: with a sentence, where one starts within it."""
    at = bisect_right(pieces.sentences, limit - 1)
    if at < len(pieces.sentences) and pieces.sentences[at] < low:
        return pieces.sentences[at]
    return limit


def _case(piece: str) -> int:
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def _quotation_states(places: Integers, quoted: Sequence[Quotation]) -> Integers:
    """For each place 0 outside quotations, 1 on quoted words, 2 on a mark."""
    out = np.zeros(len(places), np.int64)
    for quotation in quoted:
        span, words = quotation.span, quotation.words
        low, high = np.searchsorted(places, [span.start, span.end])
        out[low:high] = 2
        low, high = np.searchsorted(places, [words.start, words.end])
        out[low:high] = 1
    return out


def _tokens_at(places: Integers, passages: Sequence[Passage]) -> Integers:
    """Part of speech and relation of the token at each place, shape (places, 2)."""
    if not passages:
        return np.zeros((len(places), 2), np.int64)
    # numbers of the pipeline's own for parts of speech and relations: few, and the same for all its documents
    columns = [passage.doc.to_array(["IDX", "POS", "DEP"]).astype(np.int64) for passage in passages]
    starts = np.concatenate([c[:, 0] + p.start for c, p in zip(columns, passages, strict=True)])
    strings = passages[0].doc.vocab.strings
    at = np.maximum(np.searchsorted(starts, places, side="right") - 1, 0)
    found = np.zeros((len(places), 2), np.int64)
    for number, known in enumerate((_POS_ID, _DEP_ID)):
        values, which = np.unique(np.concatenate([c[:, number + 1] for c in columns]), return_inverse=True)
        ids = np.array([known.get(strings[int(v) % _UNSIGNED], 0) for v in values], np.int64)
        found[:, number] = ids[which][at]
    return found
