"""Figures across articles: which count the same thing, and whether their values agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.compare.bounds import Fit, fitting
from rashomon.compare.counts import Count, counts
from rashomon.compare.countwords import CASUALTIES, TRIVIAL
from rashomon.compare.figure_names import group_name
from rashomon.compare.givers import different_givers
from rashomon.compare.likeness import Likeness, candidates
from rashomon.compare.pairreader import Read, readings
from rashomon.compare.revisions import order_of
from rashomon.compare.samething import Beside, Met, met, settled
from rashomon.compare.who import Names
from rashomon.model import Analysis, Entity, FigureGroup, Published, Verdict
from rashomon.text.measures import TIME_UNITS

__all__ = ["figure_groups"]

#: Lowest plain count that stands as a finding by itself: "one proposal" and "the two sides" tell a reader nothing.
_TELLING = 3.0
#: The same of a count with a modifier that several reports give ("two full-time employees").
_PAIR = 2.0
#: Words before a small number that point back to what was counted before.
_POINTING = frozenset({"the", "these", "those", "its", "their", "his", "her", "both", "all", "other"})
#: Verdicts on figures that have one value.
_ONE_VALUE = (Verdict.AGREE, Verdict.COMPATIBLE)

_Pair = tuple[int, int]


def figure_groups(
    analyses: Sequence[Analysis],
    who: Sequence[Entity],
    read: Read = readings,
) -> tuple[FigureGroup, ...]:
    """Gather the figures of a story's articles that count the same thing, and say how their values stand.

    Verdicts: AGREE (one value), COMPATIBLE (rounding, a hedge or a bound explains the difference), DIFFERENT_SCOPE (one
    counts a part of what the other counts), REVISED (a later count of the same), DIFFERENT_SOURCE (each report has its
    number from another), CONFLICT, and ONE_SOURCE for what one article alone gives, if that is a telling number of
    something named. Members of one article and CONFLICT: the article gives the number twice, and differently.

    Args:
        analyses: The articles of one story.
        who: Who is who among them.
        read: Says of pairs of passages whether their figures count one thing.

    Returns:
        The groups, in the order in which their first figures stand.
    """
    ordered = sorted(analyses, key=lambda a: a.id)
    texts = {a.id: a.article.text for a in ordered}
    names = Names(tuple(who))
    every = counts(ordered, names)
    found = _found(every, {a.id: a.published for a in ordered}, names, read)
    out = []
    for members in _clusters(every, found):
        verdict, why = _verdict(members, found)
        what = group_name(members, texts, alone=verdict is Verdict.ONE_SOURCE)
        if what is None:
            continue
        if not any(_tells(c, texts[c.article], alone=verdict is Verdict.ONE_SOURCE) for c in members):
            continue
        out.append(FigureGroup(what, verdict, tuple((c.article, c.figure) for c in members), why))
    return tuple(out)


def _found(
    every: Sequence[Count], published: Mapping[str, Published | None], names: Names, read: Read
) -> dict[_Pair, Met]:
    """The figures that are of one thing or of related ones, pair by pair, each by its order."""
    if not every:
        return {}
    likeness = Likeness(every)
    found: dict[_Pair, Met] = {}
    unread: list[tuple[Count, Count, Beside]] = []
    crowds = Counter((c.article, c.unit) for c in every)
    for one, other in candidates(every, likeness):
        beside = Beside(
            fitting(one.figure, other.figure),
            likeness.columns(one, other),
            order_of(published.get(one.article), published.get(other.article)),
            math.sqrt(crowds[one.article, one.unit] * crowds[other.article, other.unit]),
            different_givers(one, other, names),
        )
        done, judged = settled(one, other, beside)
        if not done:
            unread.append((one, other, beside))
        elif judged is not None:
            found[one.order, other.order] = judged
    read_pairs = read([(a.passage, b.passage, beside.columns) for a, b, beside in unread])
    for (one, other, beside), reading in zip(unread, read_pairs, strict=True):
        if (judged := met(one, other, reading, beside)) is not None:
            found[one.order, other.order] = judged
    # a report that has both numbers has them for two things
    told = {
        (i, every[j].article) for pair, m in found.items() if m.verdict in _ONE_VALUE for i, j in (pair, pair[::-1])
    }
    return {
        (a, b): m
        for (a, b), m in found.items()
        if m.verdict in _ONE_VALUE or not {(a, every[b].article), (b, every[a].article)} & told
    }


def _clusters(every: Sequence[Count], found: Mapping[_Pair, Met]) -> Iterator[list[Count]]:
    """Figures of one thing, the surest first: those of one value, then what is set against them; the others alone."""
    cluster = {c.order: [c] for c in every}
    for (first, second), judged in sorted(found.items(), key=lambda f: (_rank(f[1]), -f[1].evidence, f[0])):
        a, b = cluster[first], cluster[second]
        if a is b or not _joinable(a, b, judged):
            continue
        a.extend(b)
        for count in b:
            cluster[count.order] = a
    seen: set[int] = set()
    for count in every:
        members = cluster[count.order]
        if id(members) not in seen:
            seen.add(id(members))
            yield sorted(members, key=lambda c: c.order)


def _rank(judged: Met) -> int:
    """Pairs of one value first, then those of one thing, then those of another scope."""
    return 0 if judged.verdict in _ONE_VALUE else 2 if judged.verdict is Verdict.DIFFERENT_SCOPE else 1


def _joinable(one: Sequence[Count], other: Sequence[Count], judged: Met) -> bool:
    """Whether two groups can be joined: those of one value stay so, others set no report against itself by the way."""
    if judged.verdict in _ONE_VALUE:
        return all(fitting(a.figure, b.figure).fit is not Fit.APART for a in one for b in other)
    articles = [{c.article for c in group} for group in (one, other)]
    return not articles[0] & articles[1] or articles[0] == articles[1]


def _verdict(members: Sequence[Count], found: Mapping[_Pair, Met]) -> tuple[Verdict, str]:
    """The gravest verdict on two of a group; values that one pair shows to be revised are so in every pair."""
    inside = [(pair, m) for pair in combinations([c.order for c in members], 2) if (m := found.get(pair)) is not None]
    if not inside:
        return Verdict.ONE_SOURCE, ""
    value = {c.order: c.figure.value for c in members}
    revised = {frozenset((value[a], value[b])) for (a, b), m in inside if m.verdict is Verdict.REVISED}
    graver = [
        m for (a, b), m in inside if not (m.verdict is Verdict.CONFLICT and frozenset((value[a], value[b])) in revised)
    ]
    worst = max(graver, key=lambda m: m.verdict.gravity)
    if worst.verdict in _ONE_VALUE and len({c.article for c in members}) == 1:
        return Verdict.ONE_SOURCE, ""
    return worst.verdict, worst.why


def _tells(count: Count, text: str, *, alone: bool) -> bool:
    """Whether a figure tells a reader something; one that stands alone must also say of what it is."""
    figure = count.figure
    if alone and (figure.head in TRIVIAL or figure.unit in TIME_UNITS):
        return False
    if figure.unit is not None or count.acts & CASUALTIES:
        return not alone or figure.of is not None or bool(count.acts)
    size = figure.value if figure.value is not None else figure.low
    before = text[max(0, figure.span.start - 8) : figure.span.start].lower().split()
    pointing = bool(before) and before[-1] in _POINTING and (size or 0) < 10
    least = _TELLING if alone or not count.modifiers else _PAIR
    return figure.of is not None and size is not None and abs(size) >= least and not pointing
