"""Attributions as a trained network reads them: each cue with its source and its content.

The network is a small encoder (MiniLM) fine-tuned in two steps that share its states: one marks cues; the other reads
the pieces around one cue, told where that cue stands, and marks its source and content. What belongs together is
therefore never guessed afterwards from what stands near. `models/attribution.md` is its card.

Activations are quantised over all that is computed in one call, so each window is a call of its own and its numbers do
not depend on what else is read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.paths import CONTENT, SOURCE, best_path, runs
from rashomon.extract.quotations import Quotation
from rashomon.extract.windows import Pieces, Window, inputs_of, pieces_of, windows_of
from rashomon.spans import Span
from rashomon.text.inference import network
from rashomon.text.nlp import Passage

__all__ = ["REACH", "Tagged", "distances", "tagged"]

#: Word pieces on either side of a cue that are searched for its source and content, in training and in use: the last
#: quarter decides hardly anything and costs a tenth of the time.
REACH = 96
_NEAR = 72
#: Probability above which a piece is part of a cue, and a whole attribution is given.
_CUE, _SURE = 0.27, 0.5

#: Cues of one window that are followed, the surest first: three times what the densest news has. A text of nothing but
#: words of saying must not take a reading for each.
_MOST = 24

_ENCODER, _LINKS = "attribution_encoder.onnx", "attribution_links.onnx"
#: The SHA-256 of each of these files, as training wrote them.
_HASHES = "attribution.json"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution as the network reads it.

    Attributes:
        source: Where the source stands, in pieces; empty if none does.
        cue: Where the cue stands.
        content: What is attributed, in pieces, in order.
        score: How sure it is, 0 to 1.
        nested: Whether it stands within the content of another.
    """

    source: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    score: float
    nested: bool = False


def tagged(
    text: str, passages: Sequence[Passage], quoted: Sequence[Quotation], sentences: Sequence[Span]
) -> tuple[Tagged, ...]:
    """Read passages for attributions, in the order of their cues.

    Args:
        text: The article's text.
        passages: The passages to read, in order.
        quoted: The quotations in them, in order.
        sentences: The article's sentences, in order.

    Raises:
        ModelError: If a file of the network is not the pinned one.
    """
    pieces = pieces_of(text, passages, quoted, sentences)
    found = [t for window in windows_of(pieces) for t in _read(text, pieces, window)]
    return tuple(sorted(_apart(found), key=lambda t: (t.cue, t.content)))


def distances(length: int, low: int, high: int) -> NDArray[np.int64]:
    """How far each of `length` pieces stands from the cue at `low` to `high`, in 33 steps that widen outwards.

    Below eight pieces each distance has its step, up to 300 eight steps go by the logarithm; 16 is the cue itself,
    lower numbers stand after it.
    """
    at = np.arange(length)
    delta = np.where(at < low, at - low, np.where(at >= high, at - high + 1, 0))
    size = np.minimum(np.abs(delta), 300)
    far = 8 + (np.log(np.maximum(size, 8) / 8) / math.log(300 / 8) * 8).astype(np.int64)
    step = np.where(size < 8, size, np.minimum(far, 15))
    return np.where(delta < 0, step, -step) + 16


def _read(text: str, pieces: Pieces, window: Window) -> Iterator[Tagged]:
    ids, features, places = inputs_of(pieces, window)
    marks, states = _run(_ENCODER, {"ids": ids[None], "features": features[None]})
    decided = (places >= window.core_low) & (places < window.core_high)
    # what is less sure of its cue cannot be surer as a whole
    cues = [cue for cue in _cues(np.exp(marks[0]), decided) if cue[2] >= _SURE]
    cues = sorted(cues, key=lambda cue: (-cue[2], cue))[:_MOST]
    for low, high, sure in cues:
        start, end = max(0, low - _NEAR), min(len(ids), high + _NEAR)
        flags = np.zeros((1, end - start), np.float32)
        flags[0, low - start : high - start] = 1
        away = distances(end - start, low - start, high - start)[None]
        (scores,) = _run(_LINKS, {"states": states[:, start:end], "cues": flags, "distances": away})
        made = _attribution(pieces, places[start:end], scores[0])
        if made is None:
            continue
        source, content, held = made
        cue = _span(pieces, places[low:high])
        if cue is not None and sure * held >= _SURE:
            yield Tagged(source, _cue_span(text, cue), content, sure * held)


def _cues(chances: NDArray[np.float32], decided: NDArray[np.bool_]) -> Iterator[tuple[int, int, float]]:
    """Runs of pieces that are cues: first, end and how sure."""
    sure = chances[:, 1] + chances[:, 2]
    at = 0
    while at < len(sure):
        if not decided[at] or sure[at] <= _CUE:
            at += 1
            continue
        end = at + 1
        while end < len(sure) and sure[end] > _CUE and chances[end, 2] > chances[end, 1]:
            end += 1
        yield at, end, float(sure[at:end].max())
        at = end


def _attribution(
    pieces: Pieces, places: NDArray[np.int64], scores: NDArray[np.float32]
) -> tuple[tuple[Span, ...], tuple[Span, ...], float] | None:
    path = best_path(scores)
    content = _spans(pieces, places, runs(path, CONTENT))
    if not content:
        return None
    inside = np.array(path) >= CONTENT
    held = float(np.exp(scores[inside, CONTENT:]).sum(axis=1).mean())
    return _spans(pieces, places, runs(path, SOURCE)), content, held


def _spans(pieces: Pieces, places: NDArray[np.int64], found: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    spans = (_span(pieces, places[low:high]) for low, high in found)
    return tuple(s for s in spans if s is not None)


def _cue_span(text: str, span: Span) -> Span:
    """A cue without the colon or comma after its words."""
    end = span.end
    while end > span.start and not text[end - 1].isalnum():
        end -= 1
    return Span(span.start, end) if end > span.start else span


def _span(pieces: Pieces, places: NDArray[np.int64]) -> Span | None:
    real = places[places >= 0]
    if not len(real):
        return None
    return Span(int(pieces.starts[real[0]]), int(pieces.ends[real[-1]]))


def _apart(found: Sequence[Tagged]) -> Iterator[Tagged]:
    """Leave each content to one cue, the surer, unless the other says it within what the first says.

    What is mostly another's and stands beside it is no attribution of its own.
    """
    taken = np.zeros(max((t.content[-1].end for t in found), default=0), np.bool_)
    for one in sorted(found, key=lambda t: (-t.score, t.cue)):
        places = np.concatenate([np.arange(s.start, s.end) for s in one.content])
        if 2 * int(taken[places].sum()) <= len(places):
            taken[places] = True
            yield one
        elif taken[places].all() and taken[one.cue.start : one.cue.end].all():
            yield replace(one, nested=True)


def _run(file: str, given: dict[str, NDArray[np.int64] | NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    out: list[NDArray[np.float32]] = network(_HASHES, file).run(None, given)
    return out
