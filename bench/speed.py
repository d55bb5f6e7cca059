"""How fast attributions, figures and times are found, beside a bare pass of the language model over the same passages.

    python bench/speed.py [PATH …] [--limit N]

All run on one thread, in turns, over articles prepared beforehand (blocks and sentences); without a path the sample
story is read. Printed are articles and words a second, the middle of the rounds, and what each costs in terms of the
pass. Ends with status 1 if attribution costs more than that pass, or figures and times together more than half of it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import sys
import time
from pathlib import Path

from rashomon.threads import ONE_THREAD

os.environ.update(ONE_THREAD)  # before the libraries, below, read them

from rashomon.extract.attributions import attributions
from rashomon.extract.figures import figures
from rashomon.extract.figurescope import scoped
from rashomon.extract.names import names
from rashomon.extract.times import time_references
from rashomon.model import Article, BlockKind
from rashomon.read import read_articles
from rashomon.text.blocks import blocks
from rashomon.text.nlp import model_name, parse
from rashomon.text.sentences import sentences

_SAMPLE = Path(__file__).parent.parent / "examples"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(_SAMPLE)], help="articles (the sample story)")
    parser.add_argument("--limit", type=int, default=40, help="articles that are read (40)")
    parser.add_argument("--rounds", type=int, default=5, help="times each is read both ways (5)")
    wanted = parser.parse_args()
    given = (a for a in read_articles(wanted.paths) if isinstance(a, Article))
    prepared = []
    for article in itertools.islice(given, wanted.limit):
        parts = blocks(article.text, article.title, article.media_type)
        prepared.append((article, parts, sentences(article.text, parts)))
    words = sum(
        len(b.span.of(a.text).split()) for a, parts, _ in prepared for b in parts if b.kind is not BlockKind.CHROME
    )
    passes, costs, counting = [], [], []
    for number in range(wanted.rounds):
        passed = cost = counted = 0.0
        for each in prepared:
            start = time.perf_counter()
            parsed = parse(*each)
            passed += time.perf_counter() - start
            named = names(parsed)
            start = time.perf_counter()
            told = attributions(parsed, named)
            cost += time.perf_counter() - start
            start = time.perf_counter()
            scoped(parsed, figures(parsed), time_references(parsed, None), told)
            counted += time.perf_counter() - start
        passes.append(passed)
        costs.append(cost)
        counting.append(counted)
        print(f"\rround {number + 1} of {wanted.rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    bare, extra, half = (statistics.median(spent) for spent in (passes, costs, counting))
    print(f"{len(prepared)} articles, {words:,} words, one thread, the middle of {wanted.rounds} rounds")
    for name, spent in ((f"a pass of {model_name()}", bare), ("attributions", extra), ("figures and times", half)):
        print(f"{name:28} {len(prepared) / spent:6.1f} articles/s {words / spent:9,.0f} words/s")
    print(f"attribution costs {extra / bare:.2f} of the pass, figures and times {half / bare:.2f}")
    return 1 if extra > bare or half > bare / 2 else 0


if __name__ == "__main__":
    sys.exit(main())
