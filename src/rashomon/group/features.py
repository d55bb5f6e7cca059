"""What an article is about, as weighted words: its body, its names, how it begins, its headline; and its days."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.group.frequencies import Frequencies, normal_words
from rashomon.model import Analysis, BlockKind, Published

__all__ = ["Features", "features", "weighted"]

#: Words that count as the lead: two or three paragraphs, which in a news report say what happened.
_LEAD = 120


@dataclass(frozen=True, slots=True)
class Features:
    """The words of one article, counted.

    Attributes:
        body: Every word of headline and body.
        names: Those that are printed with a capital more often than without: names, in the main.
        lead: The words of the beginning, those of the headline counted double.
        headline: The words of the headline; empty if it has none.
        published: When it was published, if that is known.
    """

    body: Mapping[str, int]
    names: Mapping[str, int]
    lead: Mapping[str, int]
    headline: Mapping[str, int]
    published: Published | None


def features(analysis: Analysis) -> Features:
    """Count the words of an article's headline and body; page chrome and captions are left out."""
    text = analysis.article.text
    by_kind: dict[BlockKind, list[str]] = {BlockKind.HEADLINE: [], BlockKind.BODY: []}
    for block in analysis.blocks:
        if block.kind in by_kind and not block.repeats:
            by_kind[block.kind].append(block.span.of(text))
    headline = analysis.article.title or " ".join(by_kind[BlockKind.HEADLINE])
    title = Counter(word for word, _ in normal_words(headline))
    words = list(normal_words("\n".join(by_kind[BlockKind.BODY])))
    body = Counter(word for word, _ in words)
    capital = Counter(word for word, upper in words if upper)
    lead = Counter(word for word, _ in words[:_LEAD])
    for word, count in title.items():
        lead[word] += 2 * count
    names = {w: n for w, n in capital.items() if 2 * n > body[w] and len(w) > 1}
    return Features(body | (title - body), names, lead, title, analysis.published)


def weighted(
    counts: Sequence[Mapping[str, int]], known: Frequencies, together: Iterable[Mapping[str, int]]
) -> list[dict[str, float]]:
    """Weight counted words by how rare they are (TF-IDF, term frequency dampened by its logarithm).

    Args:
        counts: The words of each article.
        known: How many articles of general news hold a word.
        together: The bodies of the articles given together: what most of them share tells them apart no more.
    """
    here: Counter[str] = Counter()
    articles = 0
    for words in together:
        here.update(words.keys())
        articles += 1
    total = known.articles + articles + 1
    return [
        {
            word: (1 + math.log(count)) * math.log(total / (known.counts.get(word, 0) + here[word] + 1))
            for word, count in words.items()
        }
        for words in counts
    ]
