"""Pages read per second, beside bare trafilatura on the same pages in the same run.

Run ``python bench/read.py FOLDER``; the folder holds ``data/dumps/`` with ``dev.jsonl`` (plain-text dumps of whole
pages) and the pages themselves, compressed, where it says. Reading is what comes before any sentence is analysed: bytes
to an article with its metadata and dates, and its blocks. In each round all dumps are read, then all pages, as a user
reads a folder of one or the other, then all pages by trafilatura alone; of several rounds the best time of each page
counts, so that what else the machine does falls out.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from rashomon.model import Article
from rashomon.read.html import html_article
from rashomon.read.jsonl import json_lines
from rashomon.text.blocks import blocks


def read_dump(line: bytes) -> None:
    """Read one line of JSON Lines with the dump of a page."""
    for _, found in json_lines(io.BytesIO(line), "bench", "bench"):
        if isinstance(found, Article):
            blocks(found.text, found.title, found.media_type)


def read_html(raw: bytes) -> None:
    """Read one page."""
    found = html_article(raw, "bench", "bench")
    blocks(found.text, found.title, found.media_type)


def bare(raw: bytes) -> None:
    """What trafilatura does of itself."""
    trafilatura.extract(raw)


def best_times(jobs: list[tuple[Callable[[bytes], None], bytes]], rounds: int) -> list[float]:
    """The best time of each job, in seconds."""
    best = [float("inf")] * len(jobs)
    for number in range(rounds):
        for index, (work, content) in enumerate(jobs):
            start = time.perf_counter()
            work(content)
            best[index] = min(best[index], time.perf_counter() - start)
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return best


def main() -> int:
    """Measure, print a table, and compare with the limits if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder that holds data/dumps/")
    parser.add_argument("--rounds", type=int, default=7, help="times each page is read (7)")
    wanted = parser.parse_args()
    dumps = wanted.folder / "data" / "dumps"
    if not (dumps / "dev.jsonl").is_file():
        print(f"{dumps / 'dev.jsonl'} is not there: nothing measured", file=sys.stderr)
        return 0
    texts, markup = [], []
    for line in (dumps / "dev.jsonl").read_bytes().splitlines(keepends=True):
        row = json.loads(line)
        raw = gzip.decompress((dumps / "html" / Path(row["html_path"]).name).read_bytes())
        dump = {key: row[key] for key in ("id", "text", "title", "url") if row.get(key)}
        texts.append(json.dumps(dump, ensure_ascii=False).encode())
        markup.append(raw)
    jobs: list[tuple[Callable[[bytes], None], bytes]] = []
    for work, contents in ((read_dump, texts), (read_html, markup), (bare, markup)):
        jobs += [(work, content) for content in contents]
    times = best_times(jobs, wanted.rounds)
    pages = len(texts)
    sums = {work: sum(times[n * pages : (n + 1) * pages]) for n, work in enumerate((read_dump, read_html, bare))}
    print(f"{pages} pages, best of {wanted.rounds}")
    for name, work in (("dumps", read_dump), ("HTML", read_html), ("bare trafilatura on the HTML", bare)):
        against = sums[work] / sums[bare]
        print(f"{name:30} {pages / sums[work]:7.1f} pages/s   {against:5.2f} of trafilatura's time")
    print(f"dumps are {sums[bare] / sums[read_dump]:.1f} times as fast as trafilatura on the HTML")
    return 0


if __name__ == "__main__":
    sys.exit(main())
