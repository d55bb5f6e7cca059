"""Take the pairs of antonyms out of WordNet.

    python training/antonyms.py DICT src/rashomon/models/word_frequencies.tsv src/rashomon/models/antonyms.tsv

``DICT`` is the folder with WordNet 3.1's ``data.*`` files. Kept are pairs of single words of which both stand in the
news by whose counts words are weighed: of others nobody writes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

_FILES = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
_SYNSET = re.compile(r"\d{8} \d\d [nvasr] ")
_OPPOSITE = "!"


def main(folder: str, counts: str, target: str) -> None:
    """Write the pairs, each once."""
    common = {line.split("\t")[0] for line in Path(counts).read_text("utf-8").splitlines()}
    words: dict[tuple[str, str], list[str]] = {}
    links: list[tuple[tuple[str, str], tuple[str, str], str]] = []
    for name in sorted(set(_FILES.values())):
        for key, listed, opposed in _synsets(Path(folder) / f"data.{name}", name):
            words[key] = listed
            links += [(key, *link) for link in opposed]
    pairs = set()
    for key, other, places in links:
        first, second = bytes.fromhex(places)
        if first and second:
            one, two = sorted((words[key][first - 1], words[other][second - 1]))
            if one in common and two in common:
                pairs.add((one, two))
    Path(target).write_text("".join(f"{a}\t{b}\n" for a, b in sorted(pairs)), "utf-8")


def _synsets(path: Path, name: str) -> Iterator[tuple[tuple[str, str], list[str], list[tuple[tuple[str, str], str]]]]:
    """Each set of synonyms with its key, its words and the words that it is set against."""
    for line in path.read_text("utf-8").splitlines():
        if not _SYNSET.match(line):
            continue
        parts = line.split(" ")
        size = int(parts[3], 16)
        listed = [re.sub(r"\(.*\)", "", parts[4 + 2 * i]).lower() for i in range(size)]
        at = 4 + 2 * size
        rows = (parts[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(parts[at])))
        opposed = [((_FILES[kind], offset), places) for sign, offset, kind, places in rows if sign == _OPPOSITE]
        yield (name, parts[0]), listed, opposed


if __name__ == "__main__":
    main(*sys.argv[1:4])
