"""Like happenings kept apart: how well reports are put into stories, whole and one by one.

Run ``python bench/lookalikes.py``; other collections can be named instead of the cases beside it: JSON Lines, each an
article with ``event_id``. Articles go through `rashomon.pipeline.sketch` and `rashomon.group` as ``rashomon group``
takes them: in one batch, then one by one in three shuffled orders. It ends with status 1 if a figure falls below its
floor, or if the order of arrival changes B-cubed by more than 0.01.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from bcubed import b_cubed
from floors import below, ended
from rashomon.group.features import Features, features
from rashomon.group.stream import Stream
from rashomon.model import Article
from rashomon.pipeline import sketch
from rashomon.read import read_articles

CASES = Path(__file__).parent / "cases" / "stories.jsonl"
#: Least B-cubed F1 and pairwise F1, and most stories of several articles that mix events, on the cases.
FLOORS = {"B-cubed F1": 0.95, "pairwise F1": 0.88}
MOST_MIXED = 0.04
#: How far the order of arrival may move B-cubed.
MOST_MOVED = 0.01
ORDERS = 3

_MESSAGES = Console(stderr=True)


@dataclass(frozen=True)
class Figures:
    """How stories compare with events.

    Attributes:
        b_cubed: B-cubed F1 (Bagga, Baldwin, 1998).
        pairwise: F1 of pairs of articles in one story.
        mixed: Share of the stories of several articles that mix events.
    """

    b_cubed: float
    pairwise: float
    mixed: float


def figures(story: dict[str, str], event: dict[str, str]) -> Figures:
    """Compare the story of each article with its event; an article without a story is one of its own."""
    *_, f1 = b_cubed(story, event)
    label = {name: story.get(name, f"alone {name}") for name in event}
    both = Counter((label[name], event[name]) for name in event)
    size, gold = Counter(label.values()), Counter(event.values())
    right, made, wanted = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, size, gold))
    large = [s for s, n in size.items() if n > 1]
    kinds = Counter(s for s, _ in both)
    return Figures(f1, 2 * right / (made + wanted), sum(kinds[s] > 1 for s in large) / max(1, len(large)))


def grouped(batches: Sequence[Sequence[Features]]) -> dict[str, str]:
    """The story of each article, the batches put in one after the other."""
    with Stream() as stream:
        for batch in batches:
            stream.add(batch)
        return {name: story.id for story in stream.stories() for name in story.articles}


def measure(path: Path, embedded: bool) -> tuple[Figures, list[Figures]]:
    """The figures of a collection in one batch, and one by one in several orders."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    event = {row["id"]: row["event_id"] for row in rows}
    articles = [a for a in read_articles([str(path)]) if isinstance(a, Article)]
    shapes = [features(sketch(a), embedded) for a in track(articles, path.name, console=_MESSAGES, transient=True)]
    whole = figures(grouped([shapes]), event)
    singly = []
    for seed in range(ORDERS):
        order = np.random.default_rng(seed).permutation(len(shapes)).tolist()
        singly.append(figures(grouped([[shapes[at]] for at in order]), event))
    return whole, singly


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=[CASES])
    parser.add_argument("--words-only", action="store_true", help="as rashomon group does with this option")
    args = parser.parse_args()
    fallen = []
    for path in args.files:
        whole, singly = measure(path, not args.words_only)
        print(
            f"{path.name:20} B-cubed F1 {whole.b_cubed:.3f}   pairwise F1 {whole.pairwise:.3f}   "
            f"mixed stories {whole.mixed:.3f}   one by one, shuffled: "
            + " ".join(f"{one.b_cubed:.3f}" for one in singly)
        )
        moved = max(abs(one.b_cubed - whole.b_cubed) for one in singly)
        if moved > MOST_MOVED:
            fallen.append(f"{path.name}: the order of arrival moves B-cubed by {moved:.4f} (at most {MOST_MOVED})")
        if path == CASES:
            found = {"B-cubed F1": whole.b_cubed, "pairwise F1": whole.pairwise}
            fallen += below(found, FLOORS)
            if whole.mixed > MOST_MIXED:
                fallen.append(f"mixed stories: {whole.mixed:.4f} (at most {MOST_MIXED})")
    return ended(fallen)


if __name__ == "__main__":
    sys.exit(main())
