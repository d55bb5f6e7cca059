"""Where on the page the report stands: the densest run of paragraphs that read as prose.

The idea is the maximum-subsequence segmentation of Pasternack and Roth (Extracting article text from the web with
maximum subsequence segmentation, WWW 2009): every paragraph gets a weight, prose above nothing and furniture below,
and the run with the greatest sum is the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.text.features import Features

__all__ = ["region"]

#: Words beyond which a longer paragraph weighs no more: one long teaser must not outweigh a report.
_HEAVIEST = 80
#: What a line that is neither prose nor furniture costs.
_SHORT = -3.0
_BULLET = -5.0
_FURNITURE = -6.0
#: What a heading such as "Related articles" costs: about two paragraphs of teasers after it.
_END = -40.0
#: Weight of prose that stands at another indentation than most prose of the page: other boxes are indented otherwise.
_ELSEWHERE = 0.4


def region(measured: Sequence[Features]) -> tuple[int, int]:
    """First paragraph of the report and the one after its last; both 0 if no paragraph reads as prose."""
    indent = _prose_indent(measured)
    best, best_sum = (0, 0), 0.0
    start, running = 0, 0.0
    for index, one in enumerate(measured):
        running += _weight(one, indent)
        if running <= 0:
            start, running = index + 1, 0.0
        elif running > best_sum:
            best, best_sum = (start, index + 1), running
    return best


def _prose_indent(measured: Sequence[Features]) -> int | None:
    """The indentation that most of the prose has."""
    counts: Counter[int] = Counter()
    for one in measured:
        if one.sentence_like and one.words >= 12 and not one.bullet and not one.furniture_inside:
            counts[one.indent] += min(one.words, _HEAVIEST)
    return max(counts, key=lambda i: (counts[i], -i)) if counts else None


def _weight(one: Features, indent: int | None) -> float:
    if not one.plain:
        return 0.0
    if one.ends_article:
        return _END
    if one.furniture or one.url or one.breadcrumb:
        return _FURNITURE
    if one.date_line or one.byline or one.caption:
        return _SHORT
    if one.sentence_like:
        weight = float(min(one.words, _HEAVIEST))
        if one.furniture_inside:
            return -weight / 2
        if one.seen:
            return _SHORT
        if one.bullet and one.words < 12:
            return 0.0
        return weight * (_ELSEWHERE if indent is not None and one.indent != indent else 1.0)
    return _BULLET if one.bullet else _SHORT
