"""What an article is about, in numbers: its words by weight, its names, how it begins, its headline, and its days.

Everything that a pair of articles is compared by is made here once, from the article alone: no other article and no
corpus changes it, so that a pair is scored alike whenever and in whatever company it comes.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from rashomon.group.frequencies import frequencies, normal_words
from rashomon.model import Analysis, BlockKind, Published

__all__ = ["Features", "View", "days", "features", "shaped"]

#: Words that count as the lead: two or three paragraphs, which in a news report say what happened.
_LEAD = 120
#: First words of the body that stand for a headline where there is none.
_HEADLINE = 16
#: Words of the body that are embedded besides the headline: as many as the network reads.
_EMBEDDED = 100
#: Terms that are kept of an article besides those of headline and lead, the heaviest.
_TERMS = 256
#: Numbers that a term can have. Two different ones of one article share a number once in thousands of articles.
_NUMBERS = 1 << 20
#: Rarity above which a name tells stories apart: one in twenty articles of general news holds it.
_RARE = 3.0
#: Largest number of eight bits.
_BYTE = 127


class View(IntEnum):
    """The ways in which a term weighs in an article, the rows of `Features.views`.

    The first five are of length one over all terms, so that the sum of products of two articles is their cosine; the
    next two sum to one; the last two are rarities: the logarithm of how many articles of general news there are for
    each that holds the term.
    """

    BODY = 0  # headline and body
    NAME = 1  # words printed with a capital more often than without
    LEAD = 2  # the first words of the body, those of the headline counted double
    TITLE = 3
    NUMBER = 4  # numbers of more than one digit
    LEAD_NAMES = 5  # names in headline and lead
    TITLE_WORDS = 6
    TITLE_NAMES = 7  # names in the headline
    RARE_NAMES = 8  # how much rarer a name is than names in general


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """One article in numbers.

    Attributes:
        id: The article's id.
        sha256: The hash of its text.
        first: The first day on which it can have been published, as an ordinal; negative infinity if open.
        last: The last such day; infinity if open.
        terms: The numbers of its terms, ascending. int32, shape (terms,).
        views: What each term weighs in each `View`, one after the other. float16, shape (views × terms,).
        meaning: Embeddings of headline and lead, one after the other, in eight bits. int8, shape (2 × width,); empty
            if they were not asked for.
    """

    id: str
    sha256: str
    first: float
    last: float
    terms: npt.NDArray[np.int32]
    views: npt.NDArray[np.float16]
    meaning: npt.NDArray[np.int8]


def features(analysis: Analysis, embedded: bool = True) -> Features:
    """Weigh the words of an article's headline and body; page chrome and captions are left out.

    Only its text, blocks, title and date are looked at: what extraction finds is not needed.

    Args:
        analysis: The article.
        embedded: Whether to embed headline and lead as well, some 25 ms an article.

    Raises:
        ModelError: If they are to be embedded and the embedding model is missing.
    """
    text = analysis.article.text
    by_kind: dict[BlockKind, list[str]] = {BlockKind.HEADLINE: [], BlockKind.BODY: []}
    for block in analysis.blocks:
        if block.kind in by_kind and not block.repeats:
            by_kind[block.kind].append(block.span.of(text).strip())
    body = "\n".join(by_kind[BlockKind.BODY])
    # a report without a headline says in its first words what another says above them
    headline = (
        analysis.article.title
        or " ".join(by_kind[BlockKind.HEADLINE])
        or " ".join(body.split(maxsplit=_HEADLINE)[:_HEADLINE])
    )
    meaning = np.zeros(0, np.int8)
    if embedded:
        from rashomon.text.embedding import embeddings

        lead = " ".join(body.split(maxsplit=_EMBEDDED)[:_EMBEDDED])
        meaning = np.concatenate([_eight_bits(row) for row in embeddings([headline, lead])])
    article = analysis.article
    return shaped(article.id, article.sha256, headline, "\n".join(by_kind[BlockKind.BODY]), analysis.published, meaning)


def shaped(
    name: str,
    sha256: str,
    headline: str,
    body: str,
    published: Published | None,
    meaning: npt.NDArray[np.int8] | None = None,
) -> Features:
    """The features of a headline and a body that stand by themselves.

    Args:
        name: The article's id.
        sha256: The hash of its text.
        headline: Its headline; empty if it has none.
        body: Its body.
        published: When it was published, if that is known.
        meaning: See `Features`.
    """
    title = Counter(word for word, _ in normal_words(headline))
    words = list(normal_words(body))
    counted = Counter(word for word, _ in words)
    capital = Counter(word for word, upper in words if upper)
    lead = Counter(word for word, _ in words[:_LEAD])
    for word, count in title.items():
        lead[word] += 2 * count
    names = {w: n for w, n in capital.items() if 2 * n > counted[w] and len(w) > 1}
    counted |= title - counted
    known = frequencies()
    rarity = {w: math.log((known.articles + 1) / (known.counts.get(w, 0) + 1)) for w in counted}
    weight = {w: (1 + math.log(n)) * rarity[w] for w, n in counted.items()}
    heavy = sorted(counted, key=lambda w: (w not in lead, -weight[w], w))[: _TERMS + len(lead)]
    numbers = {w: zlib.crc32(w.encode("utf-8", "surrogatepass")) % _NUMBERS for w in heavy}
    kept = sorted(heavy, key=lambda w: (numbers[w], w))
    views = np.zeros((len(View), len(kept)), np.float32)
    for at, word in enumerate(kept):
        rare = rarity[word]
        views[View.BODY, at] = weight[word]
        if word in names:
            views[View.NAME, at] = (1 + math.log(names[word] + title[word])) * rare
            views[View.RARE_NAMES, at] = max(0.0, rare - _RARE)
            if word in lead:
                views[View.LEAD_NAMES, at] = rare
        if word in lead:
            views[View.LEAD, at] = (1 + math.log(lead[word])) * rare
        if word in title:
            views[View.TITLE, at] = (1 + math.log(title[word])) * rare
            views[View.TITLE_WORDS, at] = rare
            if word in names:
                views[View.TITLE_NAMES, at] = rare
        if len(word) > 1 and word[0].isdigit():
            views[View.NUMBER, at] = weight[word]
    cosines = views[: View.NUMBER + 1]
    cosines /= np.maximum(np.linalg.norm(cosines, axis=1, keepdims=True), 1e-9)
    shares = views[View.LEAD_NAMES : View.TITLE_WORDS + 1]
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-9)
    first, last = days(published)
    return Features(
        name,
        sha256,
        first,
        last,
        np.array([numbers[w] for w in kept], np.int32),
        views.astype(np.float16).ravel(),
        np.zeros(0, np.int8) if meaning is None else meaning,
    )


def _eight_bits(row: Iterable[float]) -> npt.NDArray[np.int8]:
    """A vector of length one in eight bits; its direction is all that counts."""
    values = np.asarray(row, np.float32)
    largest = float(np.abs(values).max())
    return np.asarray(np.rint(values * (_BYTE / largest if largest else 0.0)), np.int8)


def days(published: Published | None) -> tuple[float, float]:
    """First and last day of a publication as ordinals; infinite where that is open."""
    first = published.earliest.toordinal() if published and published.earliest else -math.inf
    last = published.latest.toordinal() if published and published.latest else math.inf
    return float(first), float(last)
