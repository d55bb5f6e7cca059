"""Figures across articles: which count the same thing, and whether their values agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.compare.bounds import Fit, fitting
from rashomon.compare.counts import Count, counts
from rashomon.compare.countwords import CASUALTIES, PERPETRATORS, TRIVIAL
from rashomon.compare.figure_names import group_name
from rashomon.compare.samething import Meeting, clash, loose, meeting
from rashomon.compare.who import Names
from rashomon.model import Analysis, Entity, FigureGroup, Published, Verdict

__all__ = ["figure_groups"]

#: Figures of one article with one unit and kind that are compared; more of them are a table, not a report.
_MOST = 40
#: Lowest plain count that stands as a finding by itself: "one proposal" and "the two sides" tell a reader nothing.
_TELLING = 3.0
#: The same of a count with a modifier that several reports give ("two full-time employees").
_PAIR = 2.0
#: Words before a small number that point back to what was counted before.
_POINTING = frozenset({"the", "these", "those", "its", "their", "his", "her", "both", "all", "other"})


def figure_groups(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[FigureGroup, ...]:
    """Gather the figures of a story's articles that count the same thing, and say how their values stand.

    Verdicts: AGREE (one value), COMPATIBLE (rounding, a hedge or a bound explains the difference), DIFFERENT_SCOPE (one
    counts a part of what the other counts), REVISED (a toll that grew with the time of publication), CONFLICT, and
    ONE_SOURCE for what one article alone gives, if that is a telling number of something named.

    Args:
        analyses: The articles of one story.
        who: Who is who among them.

    Returns:
        The groups, in the order in which their first figures stand.
    """
    ordered = sorted(analyses, key=lambda a: a.id)
    texts = {a.id: a.article.text for a in ordered}
    published = {a.id: a.published for a in ordered}
    every = counts(ordered, Names(tuple(who)))
    out = []
    for members, how in _clusters(every):
        what = group_name(members, texts)
        if what is None:
            continue
        verdict, why = _verdict(members, how, published)
        if not any(_tells(c, texts[c.article], alone=verdict is Verdict.ONE_SOURCE) for c in members):
            continue
        out.append(FigureGroup(what, verdict, tuple((c.article, c.figure) for c in members), why))
    return tuple(out)


def _clusters(every: Sequence[Count]) -> Iterator[tuple[list[Count], Meeting]]:
    """Figures that meet, by falling evidence, as long as no two of a cluster clash; the others by themselves."""
    edges = []
    for one, other in _candidates(every):
        if not clash(one, other) and (met := meeting(one, other)) is not None:
            edges.append((list(Meeting).index(met[0]), -met[1], one.order, other.order))
    cluster = {c.order: [c] for c in every}
    ways = {c.order: Meeting.VALUE for c in every}
    for rank, _, first, second in sorted(edges):
        a, b = cluster[first], cluster[second]
        way = list(Meeting)[rank]
        if a is b or not _joinable(a, b, way):
            continue
        a.extend(b)
        for count in b:
            cluster[count.order] = a
        strongest = max(ways[first], ways[second], way, key=list(Meeting).index)
        for count in a:
            ways[count.order] = strongest
    seen: set[int] = set()
    for count in every:
        members = cluster[count.order]
        if id(members) not in seen:
            seen.add(id(members))
            yield sorted(members, key=lambda c: c.order), ways[count.order]


def _candidates(every: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Pairs of one unit and kind, each once."""
    buckets: dict[tuple[str, str], list[Count]] = defaultdict(list)
    filled: dict[tuple[str, str, str], int] = defaultdict(int)
    for count in every:
        for kind in sorted(count.kinds | count.crew):
            filled[count.unit or "", kind, count.article] += 1
            if filled[count.unit or "", kind, count.article] <= _MOST:
                buckets[count.unit or "", kind].append(count)
    seen = set()
    for key in sorted(buckets):
        for one, other in combinations(buckets[key], 2):
            if (one.order, other.order) not in seen:
                seen.add((one.order, other.order))
                yield one, other


def _joinable(one: Sequence[Count], other: Sequence[Count], way: Meeting) -> bool:
    for a in one:
        for b in other:
            if clash(a, b):
                return False
            if (way is Meeting.VALUE or loose(a, b)) and fitting(a.figure, b.figure).fit is Fit.APART:
                return False
    return True


def _verdict(members: Sequence[Count], how: Meeting, published: dict[str, Published | None]) -> tuple[Verdict, str]:
    pairs = [(a, b, fitting(a.figure, b.figure)) for a, b in combinations(members, 2)]
    worst = max((fit.fit for *_, fit in pairs), default=Fit.SAME)
    if how is Meeting.SCOPE:
        return Verdict.DIFFERENT_SCOPE, _scope_why(members)
    if worst is Fit.APART:
        if _grows(members, published):
            return Verdict.REVISED, "the later the report, the higher the number"
        return Verdict.CONFLICT, next(fit.why for *_, fit in pairs if fit.fit is Fit.APART)
    if len({c.article for c in members}) == 1:
        return Verdict.ONE_SOURCE, ""
    if worst is Fit.SAME:
        return Verdict.AGREE, ""
    reasons = sorted((not fit.rounded, at, fit.why) for at, (*_, fit) in enumerate(pairs) if fit.fit is not Fit.SAME)
    return Verdict.COMPATIBLE, reasons[0][2]


def _scope_why(members: Sequence[Count]) -> str:
    counted_in = sorted({w for c in members for w in c.figure.scope.including if w in PERPETRATORS})
    if counted_in and len({c.acts for c in members}) == 1:
        return f"one counts in the {counted_in[0]}"
    acts = sorted({" or ".join(sorted(c.acts)) for c in members if c.acts}, key=len)
    if len(acts) > 1:
        return f"one counts the {acts[0]}, another the {acts[-1]}"
    return "one counts a part of the area that another counts"


def _grows(members: Sequence[Count], published: dict[str, Published | None]) -> bool:
    """Whether a toll rises with the time of publication, and every two reports that differ are dated apart."""
    if not all(c.acts & CASUALTIES or "cases" in c.kinds for c in members):
        return False
    for one, other in combinations(members, 2):
        if fitting(one.figure, other.figure).fit is not Fit.APART:
            continue
        small, large = sorted((one, other), key=lambda c: c.figure.value or c.figure.low or 0.0)
        if not _before(published.get(small.article), published.get(large.article)):
            return False
    return True


def _before(one: Published | None, other: Published | None) -> bool:
    if one is None or other is None:
        return False
    if one.exact is not None and other.exact is not None:
        return one.exact.timestamp() < other.exact.timestamp()
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _tells(count: Count, text: str, *, alone: bool) -> bool:
    """Whether a figure tells a reader something; one that stands alone must also say of what it is."""
    figure = count.figure
    if alone and figure.head in TRIVIAL:
        return False
    if figure.unit is not None or count.acts & CASUALTIES:
        return not alone or figure.of is not None or bool(count.acts)
    size = figure.value if figure.value is not None else figure.low
    before = text[max(0, figure.span.start - 8) : figure.span.start].lower().split()
    pointing = bool(before) and before[-1] in _POINTING and (size or 0) < 10
    least = _TELLING if alone or not count.modifiers else _PAIR
    return figure.of is not None and size is not None and abs(size) >= least and not pointing
