"""Annotated articles as windows with their labels, cut and measured as the tagger cuts and measures what it reads."""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.paths import CONTENT, SOURCE
from rashomon.extract.quotations import quotations
from rashomon.extract.windows import CORE, Pieces, Window, inputs_of, pieces_of, windows_of
from rashomon.model import Article, Block, BlockKind
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences

__all__ = ["Example", "Gold", "articles", "cut", "example"]

#: What cue and flat labels of pieces mean for the loss: not decided on in this window.
IGNORED = -100
#: In training a core ends within this many pieces, at random, so that each epoch cuts elsewhere.
_LEAST_CORE, _LEAST_FIRST = 120, 24

Integers = NDArray[np.int64]
Run = tuple[int, int]


@dataclass(frozen=True)
class Gold:
    """An annotated article: its pieces, and each attribution's cue, source and content as runs of them."""

    pieces: Pieces
    attributions: Sequence[tuple[Sequence[Run], Sequence[Run], Sequence[Run]]]


@dataclass(frozen=True)
class Example:
    """A window with its labels.

    Attributes:
        ids: Vocabulary numbers, shape (length,).
        features: Shape (length, 3).
        core: Which inputs are decided on.
        cue: For each input outside (0), first (1) or inner (2) piece of a cue.
        flat: Outside (0), first and inner piece of a source (1, 2) and a content (3, 4), whosever.
        links: For each cue in the core its first input and its end, and the tags that go with it.
    """

    ids: Integers
    features: Integers
    core: NDArray[np.bool_]
    cue: Integers
    flat: Integers
    links: Sequence[tuple[int, int, Integers]]


def articles(path: Path, step: Callable[[], None], limit: int | None = None) -> list[Gold]:
    """Read, parse and cut annotated articles; the first paragraph is taken for the headline.

    Args:
        path: JSON Lines of articles with their attributions.
        step: Called after each article.
        limit: How many are read at most.
    """
    out = []
    with path.open(encoding="utf-8") as lines:
        for line in itertools.islice(lines, limit):
            out.append(_gold(json.loads(line)))
            step()
    return out


def _gold(row: Mapping[str, Any]) -> Gold:
    text = row["text"]
    head = max(0, text.find("\n\n"))
    blocks = [Block(Span(head, len(text)), BlockKind.BODY)]
    if head:
        blocks.insert(0, Block(Span(0, head), BlockKind.HEADLINE))
    found = sentences(text, blocks)
    parsed = parse(Article(row["id"], text, hashlib.sha256(text.encode()).hexdigest()), blocks, found)
    quoted = quotations(text, [p for passage in parsed.passages for p in passage.paragraphs(text)], found)
    pieces = pieces_of(text, parsed.passages, quoted, found)
    made = []
    for given in row["attributions"]:
        cue, source, content = (_runs(pieces, given[part]) for part in ("cue", "source", "content"))
        if cue and content:
            made.append((cue, source, content))
    return Gold(pieces, made)


def _runs(pieces: Pieces, spans: Sequence[Sequence[int]]) -> list[Run]:
    """Spans of the text as runs of pieces; what touches is one run."""
    out: list[Run] = []
    for start, end in sorted(map(tuple, spans)):
        low = int(np.searchsorted(pieces.ends, start, side="right"))
        high = int(np.searchsorted(pieces.starts, end, side="left"))
        if low >= high:
            continue
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out


def cut(gold: Gold, chance: random.Random) -> Iterator[Window]:
    """The windows of an article, cut at random."""
    first = [chance.randint(_LEAST_FIRST, CORE)]
    return windows_of(gold.pieces, lambda: first.pop() if first else chance.randint(_LEAST_CORE, CORE))


def example(gold: Gold, window: Window) -> Example:
    """Label a window."""
    ids, features, places = inputs_of(gold.pieces, window)
    core = (places >= window.core_low) & (places < window.core_high)
    at = {int(piece): index for index, piece in enumerate(places) if piece >= 0}
    cue, flat = np.zeros(len(ids), np.int64), np.zeros(len(ids), np.int64)
    links = []
    for cues, source, content in gold.attributions:
        for row, runs, first in ((cue, cues, 1), (flat, source, 1), (flat, content, 3)):
            for low, high in runs:
                inside = [at[i] for i in range(low, high) if i in at]
                row[inside] = first + 1
                if low in at:
                    row[at[low]] = first
        if window.core_low <= cues[0][0] < window.core_high:
            tags = np.zeros(len(ids), np.int64)
            for run in source:
                _tag(tags, at, run, SOURCE)
            for run in content:
                _tag(tags, at, run, CONTENT)
            marked = [at[i] for low, high in cues for i in range(low, high) if i in at]
            links.append((marked[0], marked[-1] + 1, tags))
    cue[~core] = flat[~core] = IGNORED
    return Example(ids, features, core, cue, flat, links)


def _tag(tags: Integers, at: Mapping[int, int], run: Run, kind: int) -> None:
    """Write first, inner, last or single; where the window cuts a run off it has no first or last."""
    low, high = run
    inside = [at[i] for i in range(low, high) if i in at]
    if not inside:
        return
    tags[inside[0] : inside[-1] + 1] = kind + 1  # separators within a run are part of it
    if low in at:
        tags[inside[0]] = kind
    if high - 1 in at:
        tags[inside[-1]] = kind + 2
    if high - low == 1:
        tags[inside[0]] = kind + 3
