"""How well it is found which text goes back to which, on texts put through known derivations.

Run ``python bench/reuse.py [--cases CASES.jsonl …] [--stories N] [--only CLASS] [--pairs] [--misses]``. Each case is a
story: a source, two reports written independently of it, and what copying outlets change; ``docs/reuse-cases.md`` says
how they are written and how the truth is made. From every source 26 copies are made and put with the independent
reports into seven sets of articles, which go through the whole program. Printed are the figures, overall and by class
of derivation. It ends with status 1 if one is below its floor.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from rashomon.threads import ONE_THREAD

os.environ.update(ONE_THREAD)  # before the libraries, below, read them

from floors import below, ended
from rashomon.group.reuse import lineage, reuse
from rashomon.model import Analysis, Article
from rashomon.pipeline import analyse
from rashomon.read.given_dates import given_date
from rashomon.spans import text_sha256
from reuse_measures import claims, origins_index, pairs, strangers
from reuse_report import AIMS, FLOORS, Found, measured, misses, tables
from reuse_sets import Set, sets
from reuse_texts import Text

_CASES = sorted((Path(__file__).parent / "cases").glob("reuse_*.jsonl"))


def article(text: Text) -> Article:
    """A text as it would be read from JSON Lines."""
    when = given_date(text.when, "date field") if text.when else None
    return Article(
        text.id,
        text.text,
        text_sha256(text.text),
        outlet=text.outlet,
        title=text.title.words,
        dated=(when,) if when else (),
    )


def gather(every: Sequence[Set], directions: bool) -> Found:
    """Take the sets through the program, the first of all stories together, then the second, and so on.

    Args:
        every: The sets.
        directions: Whether lineage is wanted too, not only pairs.
    """
    out = Found()
    kept: dict[str, Analysis] = {}  # the sources and independent reports stand in several sets
    spent: dict[str, float] = defaultdict(float)
    for number in sorted({s.number for s in every}):
        together = [s for s in every if s.number == number]
        texts = {t.id: t for s in together for t in s.texts}
        before = process_time()
        analyses = {i: kept.get(i) or analyse(article(t)) for i, t in texts.items()}
        kept.update((i, a) for i, a in analyses.items() if not texts[i].parents)
        spent["analysis"] += process_time() - before
        before = process_time()
        found = reuse(tuple(analyses.values()))
        spent["reuse"] += process_time() - before
        stories = {t.id: s.story for s in together for t in s.texts}
        for r in strangers(stories, found):
            out.strangers.setdefault((r.a, r.b), (texts[r.a], texts[r.b]))
        by_pair = {(r.a, r.b): r for r in found}
        for one in together:
            judged = list(pairs(one, by_pair))
            for pair in judged:
                out.pairs.setdefault((pair.one.id, pair.other.id), pair)
            if directions:
                before = process_time()
                told = lineage(tuple(analyses[t.id] for t in one.texts), found)
                spent["lineage"] += process_time() - before
                out.indices[number].append(origins_index(one, told))
                for claim in claims(one, judged, told):
                    out.claims.setdefault((claim.pair.one.id, claim.pair.other.id), claim)
        print(f"set {number + 1}: " + ", ".join(f"{k} {v:.0f} s" for k, v in spent.items()), file=sys.stderr)
    return out


def main() -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, nargs="+", default=_CASES, help="stories, JSON Lines")
    parser.add_argument("--stories", type=int, help="how many stories of each file; all unless given")
    parser.add_argument("--only", default="", metavar="CLASS", help="only copies whose class has this in its name")
    parser.add_argument("--pairs", action="store_true", help="only which pairs are copied, no lineage")
    parser.add_argument("--misses", action="store_true", help="every pair and direction that came out wrongly")
    parser.add_argument("--texts", action="store_true", help="print the articles made, nothing else")
    given = parser.parse_args()
    every = [one for path in given.cases for one in sets(path, given.stories, given.only)]
    if given.texts:
        print(
            *(
                f"=== {t.id}, set {s.number + 1}: {t.made}, {t.outlet} {t.when}\n{t.text}\n"
                for s in every
                for t in s.texts
            ),
            sep="\n",
        )
        return 0
    found = gather(every, not given.pairs)
    print(
        f"{len({s.story for s in every})} stories, {len(every)} sets of articles, "
        f"{len({t.id for s in every for t in s.texts})} articles"
    )
    print(*tables(found), sep="\n")
    if given.misses:
        print(*misses(found), sep="\n")
    got = measured(found)
    return ended(below(got, {name: FLOORS.get(name, AIMS[name]) for name in got}))


if __name__ == "__main__":
    raise SystemExit(main())
