"""Count in how many news articles each word stands, for the weights of grouping.

    python training/word_frequencies.py ARTICLES.jsonl src/rashomon/models/word_frequencies.tsv

Each line of the input is an article with ``title`` and ``text``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from rashomon.group.frequencies import normal_words

#: Articles a word must stand in to be kept: below that it is as good as unknown, and mostly a name.
_RARE = 6


def main(source: str, target: str) -> None:
    """Write the counts of one collection."""
    counts: Counter[str] = Counter()
    articles = 0
    with Path(source).open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = f"{article.get('title') or ''}\n{article['text']}"
            counts.update({word for word, _ in normal_words(text)})
            articles += 1
    kept = sorted((word, count) for word, count in counts.items() if count >= _RARE)
    rows = [str(articles), *(f"{word}\t{count}" for word, count in kept)]
    Path(target).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
