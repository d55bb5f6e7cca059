"""Articles into stories: which of them report one happening.

Each pair of articles gets a score from the words, names, beginnings and headlines that they share, less a little for
the days between them; average-link clustering joins the closest groups until the mean score between two falls below a
threshold. Average link keeps a chain of half-related articles from growing into one story.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction import DictVectorizer
from sklearn.preprocessing import normalize

from rashomon.group.features import Features, features, weighted
from rashomon.group.frequencies import frequencies
from rashomon.model import Analysis, Published, Story

__all__ = ["stories"]

_Matrix = npt.NDArray[np.float64]

#: Shares of the four likenesses in the score; tuned with the next three on news round-ups of several outlets.
_BODY, _NAMES, _LEAD, _HEADLINE = 0.4, 0.2, 0.3, 0.1
#: Mean score between two groups from which they tell one story.
_ONE_STORY = 0.16
#: What the score loses with the logarithm of the days between two articles. Other reports of one happening come within
#: a day or two; two weeks cost 0.12, which two reports of one affair can afford and two of one topic cannot.
_PER_LOG_DAY = 0.045
#: Days apart that cost nothing: time zones, and the morning after.
_FREE_DAYS = 1
#: What it loses besides from a month on: a year later it is the anniversary that is told, or the same thing again.
_FAR, _FAR_COST = 30, 0.2


def stories(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Put articles that report one happening together; one that stands alone is a story of its own.

    The result does not depend on the order of the articles. Articles in other languages than English are in no story:
    their words cannot be compared, and nothing was extracted from them. Work and memory grow with the square of the
    number of articles; some thousands are fine.

    Args:
        analyses: The articles, with different ids.

    Returns:
        The stories, those of most articles first.
    """
    texts: dict[str, list[Analysis]] = {}
    for analysis in sorted(analyses, key=lambda a: (a.article.sha256, a.id)):
        if analysis.language.code in ("en", "und"):
            # one text under several ids is one vote
            texts.setdefault(analysis.article.sha256, []).append(analysis)
    groups: dict[int, list[str]] = {}
    for sha256, label in zip(texts, _labels([features(same[0]) for same in texts.values()]), strict=True):
        groups.setdefault(label, []).append(sha256)
    found = (
        Story(_story_id(hashes), tuple(sorted(a.id for sha256 in hashes for a in texts[sha256])))
        for hashes in groups.values()
    )
    return tuple(sorted(found, key=lambda s: (-len(s.articles), s.articles)))


def _story_id(hashes: Sequence[str]) -> str:
    return "s-" + hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()[:12]


def _labels(every: Sequence[Features]) -> list[int]:
    """A label for each article; the same for articles of one story."""
    if len(every) < 2:
        return list(range(len(every)))
    clustering = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - _ONE_STORY
    )
    return [int(label) for label in clustering.fit_predict(1 - _scores(every))]


def _scores(every: Sequence[Features]) -> _Matrix:
    """The score of each pair, 0 to 1."""
    bodies = [f.body for f in every]

    def likeness(counts: Sequence[Mapping[str, int]]) -> _Matrix:
        return _cosines(weighted(counts, frequencies(), bodies))

    text = (
        _BODY * likeness(bodies)
        + _NAMES * likeness([f.names for f in every])
        + _LEAD * likeness([f.lead for f in every])
    )
    headed = np.array([bool(f.headline) for f in every])
    # without two headlines to compare, the rest speaks for them
    both = np.outer(headed, headed)
    score = np.where(both, text + _HEADLINE * likeness([f.headline for f in every]), text / (1 - _HEADLINE))
    days = _days_apart([f.published for f in every])
    score = score - _PER_LOG_DAY * np.log1p(np.maximum(0, days - _FREE_DAYS)) - _FAR_COST * (days > _FAR)
    np.fill_diagonal(score, 1)
    return np.clip(score, 0, 1)


def _cosines(rows: Sequence[Mapping[str, float]]) -> _Matrix:
    if not any(rows):
        return np.zeros((len(rows), len(rows)))
    vectors = normalize(DictVectorizer().fit_transform(rows))
    return np.asarray((vectors @ vectors.T).toarray(), dtype=np.float64)


def _days_apart(published: Sequence[Published | None]) -> _Matrix:
    """Days between the ranges in which two articles were published: 0 where these meet or one is not known."""
    first = np.array([p.earliest.toordinal() if p and p.earliest else -np.inf for p in published])
    last = np.array([p.latest.toordinal() if p and p.latest else np.inf for p in published])
    # a day that is not known lies as near as it can
    apart: _Matrix = np.maximum.outer(first, first) - np.minimum.outer(last, last)
    return np.clip(apart, 0, None)
