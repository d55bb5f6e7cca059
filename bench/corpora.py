"""Accuracy on annotated corpora, by the scorers that stand beside them.

Run ``python bench/corpora.py FOLDER``; the folder holds ``data/`` (the corpora) and ``score/`` (the scorers). Each
corpus goes through ``rashomon extract`` or ``rashomon group`` as a user would run it. With ``--floors FILE`` it ends
with status 1 if a figure falls below its floor.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from floors import ended
from rashomon.read.html import decode_html


@dataclass(frozen=True)
class Corpus:
    """One corpus and the figures read from its scorer.

    Attributes:
        name: What is measured.
        command: The program's command: extract or group.
        data: The corpus, below ``data/``.
        scorer: The scorer, below ``score/``.
        figures: What each figure is called, and where the scorer's output has it.
        pages: Whether the articles are read from their pages, which lie beside the corpus, instead of their texts.
    """

    name: str
    command: str
    data: str
    scorer: str
    figures: dict[str, tuple[str, ...]]
    pages: bool = False


CORPORA = (
    Corpus("page dumps", "extract", "dumps/dev.jsonl", "body.py", {"body F1": ("shingles", "f1")}),
    Corpus("HTML pages", "extract", "dumps/dev.jsonl", "body.py", {"body F1": ("shingles", "f1")}, pages=True),
    Corpus("page dumps, phrases", "extract", "dumps/phrases.jsonl", "body.py", {"phrases F1": ("phrases", "f1")}),
    Corpus(
        "attribution",
        "extract",
        "attribution/dev.jsonl",
        "attribution.py",
        {
            "content characters F1": ("content_overlap", "f1"),
            "contents found F1": ("content_found", "f1"),
            "contents exact F1": ("content_exact", "f1"),
            "direct found F1": ("direct", "found", "f1"),
            "source shared F1": ("source_overlap", "f1"),
        },
    ),
    Corpus("figures", "extract", "figures/dev.jsonl", "figures.py", {"value F1": ("value", "f1")}),
    Corpus(
        "times, newswire of 1998",
        "extract",
        "times/timebank.jsonl",
        "times.py",
        {"found F1": ("all", "relaxed", "f1"), "value F1": ("all", "value", "f1")},
    ),
    Corpus(
        "times, newswire of 1999",
        "extract",
        "times/aquaint.jsonl",
        "times.py",
        {"found F1": ("all", "relaxed", "f1"), "value F1": ("all", "value", "f1")},
    ),
    Corpus(
        "stories",
        "group",
        "stories/dev.jsonl",
        "stories.py",
        {"B-cubed F1": ("b_cubed", "f1"), "pairwise F1": ("pairwise", "f1"), "false merges": ("false_merge",)},
    ),
)
#: Figures of which less is better: their floor is the most they may be.
FEWEST = ("false merges",)


def measure(corpus: Corpus, folder: Path) -> dict[str, float]:
    """Run the program on a corpus and its scorer on what comes out.

    Raises:
        subprocess.CalledProcessError: If the program does nothing or the scorer fails.
    """
    data = folder / "data" / corpus.data
    with tempfile.TemporaryDirectory() as scratch:
        out, given = Path(scratch) / "out.jsonl", data
        if corpus.pages:
            given = Path(scratch) / "pages.jsonl"
            given.write_text("".join(_with_page(line, data.parent) for line in data.open(encoding="utf-8")), "utf-8")
        with out.open("wb") as file:
            command = [sys.executable, "-m", "rashomon", corpus.command, str(given), "--workers", "2", "--quiet"]
            status = subprocess.run(command, stdout=file, check=False).returncode
        if status not in (0, 3):
            raise subprocess.CalledProcessError(status, command)
        scorer = [sys.executable, str(folder / "score" / corpus.scorer), str(data), str(out)]
        result: Any = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    found = {}
    for name, path in corpus.figures.items():
        value = result
        for key in path:
            value = value[key]
        found[name] = float(value)
    return found


def _with_page(line: str, folder: Path) -> str:
    """A line with the page itself in the place of its text; its title and address are for reading to find."""
    row = json.loads(line)
    raw = gzip.decompress((folder / row["html_path"]).read_bytes())
    return json.dumps({"id": row["id"], "html": decode_html(raw, row["id"]).text}) + "\n"


def main() -> int:
    """Measure the corpora that are there and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given = os.environ.get("RASHOMON_CORPUS")
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?" if given else None,
        default=Path(given or ""),
        help="the folder that holds data/ and score/; else $RASHOMON_CORPUS",
    )
    parser.add_argument("--only", action="append", help="a corpus by its name; may be given more than once")
    parser.add_argument("--floors", type=Path, help="JSON of the least value of each figure of each corpus")
    args = parser.parse_args()
    floors: dict[str, dict[str, float]] = json.loads(args.floors.read_text("utf8")) if args.floors else {}
    wanted = [c for c in CORPORA if (not args.only or c.name in args.only) and (not floors or c.name in floors)]
    fallen, measured = [], 0
    for corpus in wanted:
        if not (args.folder / "data" / corpus.data).is_file():
            print(f"{corpus.name:26} not measured: no {args.folder / 'data' / corpus.data}", file=sys.stderr)
            continue
        start = time.perf_counter()
        found = measure(corpus, args.folder)
        measured += 1
        values = "   ".join(f"{name} {value:.3f}" for name, value in found.items())
        print(f"{corpus.name:26} {values}   ({time.perf_counter() - start:.0f} s)", flush=True)
        for name, floor in floors.get(corpus.name, {}).items():
            if found[name] > floor if name in FEWEST else found[name] < floor:
                fallen.append(f"{corpus.name}, {name}: {found[name]:.4f} (floor {floor})")
    return ended(fallen) or (0 if measured else 2)


if __name__ == "__main__":
    sys.exit(main())
