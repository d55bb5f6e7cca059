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
#: Share of its weight that prose keeps when it stands at another indentation than most prose of the page (other boxes
#: are indented otherwise), as an item of a list, between lines that are no prose, or cut off: so teasers are printed.
_ELSEWHERE, _ITEM, _ALONE, _CUT = 0.4, 0.4, 0.5, 0.3


def region(measured: Sequence[Features]) -> tuple[int, int]:
    """First paragraph of the report and the one after its last; both 0 if no paragraph reads as prose."""
    indent = _prose_indent(measured)
    printed = [i for i, one in enumerate(measured) if one.plain]
    best, best_sum = (0, 0), 0.0
    start, running = 0, 0.0
    for place, index in enumerate(printed):
        beside = [measured[i] for i in printed[max(0, place - 1) : place + 2] if i != index]
        running += _weight(measured[index], indent, alone=len(beside) == 2 and not any(b.prose for b in beside))
        if running <= 0:
            start, running = index + 1, 0.0
        elif running > best_sum:
            best, best_sum = (start, index + 1), running
    return best


def _prose_indent(measured: Sequence[Features]) -> int | None:
    """The indentation that most of the prose has."""
    counts: Counter[int] = Counter()
    for one in measured:
        if one.prose and not one.bullet and not one.furniture_inside:
            counts[one.indent] += min(one.words, _HEAVIEST)
    return max(counts, key=lambda i: (counts[i], -i)) if counts else None


def _weight(one: Features, indent: int | None, *, alone: bool) -> float:
    if one.ends_article:
        return _END
    if one.furniture or one.url or one.breadcrumb:
        return _FURNITURE
    if one.date_line or one.byline or one.caption:
        return _SHORT
    if not one.sentence_like:
        return _BULLET if one.bullet else _SHORT
    weight = float(min(one.words, _HEAVIEST))
    if one.furniture_inside:
        return -weight / 2
    if one.seen:
        return _SHORT
    for share, holds in (
        (_ELSEWHERE, indent is not None and one.indent != indent),
        (_ITEM, one.bullet),
        (_ALONE, alone),
        (_CUT, one.cut),
    ):
        weight *= share if holds else 1.0
    return weight
