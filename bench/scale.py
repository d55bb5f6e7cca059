"""How grouping grows: time, memory and accuracy on generated corpora of ten thousand to a million short articles.

    python bench/scale.py [SIZE …] [--seed N] [--batch N] [--json FILE] [--plot FILE.svg]

Articles are made as they are needed (``scale_reports.py``), a day's worth of ten thousand at a time, and put into a
stream in batches. Each size is measured in a process of its own. Timed is the processor's own time for features and
grouping, without making the articles; memory is the most that the process held, the generator's included. What was
measured before and lies in the JSON file stays there, so that sizes can be run on different days. Ends with status 1
if a figure misses its bar.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from rashomon.threads import ONE_THREAD

os.environ.update(ONE_THREAD)  # before the libraries, below, read them

from bcubed import b_cubed
from rashomon.group.features import features
from rashomon.group.stream import Stream
from rashomon.model import Analysis, Article, Block, BlockKind, Language, Published
from rashomon.spans import Span
from scale_plot import plot
from scale_reports import Report, reports

_SIZES = (10_000, 100_000, 1_000_000)

#: What must hold: growth of the time per article from the smallest to the largest size, bytes, and B-cubed F1.
_GROWTH, _MEMORY, _ACCURACY = 1.5, 4 * 2**30, 0.95

_Row = dict[str, float]


def main() -> int:
    """Measure, print, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(_SIZES), help="articles (10000 100000 1000000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another corpus (1)")
    parser.add_argument("--batch", type=int, default=2_500, help="articles put in at once (2500: four times a day)")
    parser.add_argument("--json", type=Path, help="file of figures, read and written")
    parser.add_argument("--plot", type=Path, help="SVG to draw")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.alone:
        print(json.dumps(measured(wanted.sizes[0], wanted.seed, wanted.batch)))
        return 0
    rows: dict[int, _Row] = {}
    if wanted.json and wanted.json.exists():
        rows = {int(row["articles"]): row for row in json.loads(wanted.json.read_text("utf-8"))}
    for size in wanted.sizes:
        options = [f"--seed={wanted.seed}", f"--batch={wanted.batch}", "--alone"]
        done = subprocess.run([sys.executable, __file__, str(size), *options], stdout=subprocess.PIPE, check=True)
        rows[size] = json.loads(done.stdout)
        print(_line(rows[size]), flush=True)
        if wanted.json:
            wanted.json.write_text(json.dumps([rows[n] for n in sorted(rows)], indent=1) + "\n", "utf-8")
    if wanted.plot:
        wanted.plot.write_text(plot([rows[n] for n in sorted(rows)]), "utf-8")
    return 1 if _missed([rows[n] for n in sorted(rows)]) else 0


def measured(size: int, seed: int, batch: int) -> _Row:
    """Group a corpus and give its figures."""
    stream = Stream()
    gold: dict[str, int] = {}
    made, spent, grouped, changes = 0, 0.0, 0.0, 0
    source = reports(size, seed)
    while some := list(itertools.islice(source, batch)):
        gold |= {report.id: report.story for report in some}
        given = [analysis(report) for report in some]
        start = time.process_time()
        found = [features(one, embedded=False) for one in given]
        middle = time.process_time()
        changes += len(stream.add(found))
        end = time.process_time()
        made, spent, grouped = made + len(some), spent + end - start, grouped + end - middle
        if sys.stderr.isatty() or made % 50_000 == 0:
            kept = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
            print(f"{made:,} articles, {spent / made * 1000:.2f} ms each, {kept:.2f} GiB", file=sys.stderr, flush=True)
    start = time.process_time()
    found_stories = stream.stories()
    spent += time.process_time() - start
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # before the measuring takes some
    precision, recall, f1 = b_cubed({one: story.id for story in found_stories for one in story.articles}, gold)
    return {
        "articles": made,
        "stories": len(found_stories),
        "planted": len(set(gold.values())),
        "changes": changes,
        "ms": spent / made * 1000,
        "grouping_ms": grouped / made * 1000,
        "bytes": held,
        "precision": precision,
        "recall": recall,
        "f1": f1,
    }


def analysis(report: Report) -> Analysis:
    """A generated article as reading and extraction would hand it on, as far as grouping looks at it."""
    text = f"{report.headline}\n\n{report.body}"
    cut = len(report.headline) + 2
    parts = (Block(Span(0, cut), BlockKind.HEADLINE), Block(Span(cut, len(text)), BlockKind.BODY))
    when = None
    if report.first is not None and report.last is not None:
        when = Published(date.fromordinal(report.first), date.fromordinal(report.last), ("generated",))
    raw = hashlib.sha256(text.encode()).hexdigest()
    return Analysis(Article(report.id, text, raw, outlet=report.outlet), parts, (), Language("en", 1.0), when)


def _line(row: _Row) -> str:
    return (
        f"{row['articles']:>9,.0f} articles  {row['ms']:.2f} ms each ({row['grouping_ms']:.2f} of it grouping)  "
        f"{row['bytes'] / 2**30:.2f} GiB  B-cubed {row['f1']:.4f} ({row['precision']:.4f}, {row['recall']:.4f})  "
        f"{row['stories']:,.0f} stories for {row['planted']:,.0f} planted"
    )


def _missed(rows: list[_Row]) -> bool:
    """Whether a bar is missed; says how far the time has grown."""
    growth = rows[-1]["ms"] / rows[0]["ms"]
    if len(rows) > 1:
        print(f"time per article grows {growth:.2f} times from {rows[0]['articles']:,} to {rows[-1]['articles']:,}")
    return growth > _GROWTH or any(row["bytes"] > _MEMORY or row["f1"] < _ACCURACY for row in rows)


if __name__ == "__main__":
    sys.exit(main())
