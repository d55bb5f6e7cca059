"""Texts behind the articles that are not among them: an agency's report of which there are only the copies.

Three things tell of one. Articles credit an agency. Three articles share text pair by pair of which each time the
third holds none, so that none of them can be the source of the others. Or of two, each has what the other cut or
changed. Articles that credit one agency go back to one text only where what they share is copied, or where both are
wholly the agency's by their own word; one that has asked an official what "he told" an agency and another that prints
a report of it are left apart, each with its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from rashomon.group.reuse.credits import Credited, credited_elsewhere
from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.traditions import Edge
from rashomon.group.reuse.views import without
from rashomon.model import CreditKind, Hint, HintKind, Unseen

__all__ = ["between_two", "credited", "of_three", "partly", "wholly"]

#: Log odds that the words of a text give for each direction, from which neither of two can be the other's source: more
#: than a single hint gives.
_BOTH = 2.0
#: Words that each two of three share and the third has not.
_THIRD_LACKS = 25
#: The longest articles among which threes are looked for: their number grows with its cube.
_MOST = 16
#: Hints that the words of the two give.
_WORDS = frozenset({HintKind.COMPLETE, HintKind.EDIT, HintKind.ERROR, HintKind.ORDER})


def wholly(report: Report, reports: Sequence[Report]) -> frozenset[str]:
    """The agencies outside the story whose text an article says it is."""
    return frozenset(c.key for c in credited_elsewhere(report, reports) if c.kind is CreditKind.AGENCY)


def partly(report: Report, reports: Sequence[Report]) -> frozenset[str]:
    """The agencies outside the story from which an article says it has some of its text, or all."""
    kinds = (CreditKind.AGENCY, CreditKind.MATERIAL)
    return frozenset(c.key for c in credited_elsewhere(report, reports) if c.kind in kinds)


def credited(reports: Sequence[Report], edges: Sequence[Edge]) -> tuple[Unseen, ...]:
    """The texts of those who are credited and are not among the articles.

    Args:
        reports: The articles, in the order of their ids.
        edges: The copied pairs.
    """
    by_key: dict[str, dict[str, Credited]] = {}
    for report in reports:
        for one in credited_elsewhere(report, reports):
            by_key.setdefault(one.key, {})[report.id] = one
    by_id = {r.id: r for r in reports}
    out = []
    for _, found in sorted(by_key.items()):
        groups = _linked(found, edges)
        out += [_unseen({article: found[article] for article in group}, by_id) for group in groups]
    return tuple(sorted(out, key=lambda u: (u.articles, u.name)))


def _linked(found: Mapping[str, Credited], edges: Sequence[Edge]) -> list[list[str]]:
    """Articles with one credit, those together that copy each other or are all wholly the agency's."""
    group = {article: article for article in found}
    joined = [e.ends for e in edges if set(e.ends) <= found.keys()]
    whole = [a for a, one in found.items() if one.kind is CreditKind.AGENCY]
    for one, other in (*joined, *pairwise(whole)):
        old, new = sorted((group[one], group[other]), reverse=True)
        group = {article: new if g == old else g for article, g in group.items()}
    return [[a for a, g in sorted(group.items()) if g == one] for one in sorted(set(group.values()))]


_ONE = {
    CreditKind.AGENCY: "it carries a text of {name}",
    CreditKind.MATERIAL: "it says that it has material from {name}",
    CreditKind.REPORTED: "it names {name} for what it reports",
    CreditKind.REPRINT: "it says that it appeared before in {name}",
}


def _unseen(found: Mapping[str, Credited], reports: Mapping[str, Report]) -> Unseen:
    articles = tuple(sorted(found))
    name = found[articles[0]].name
    citations = tuple(reports[article].cite(span) for article in articles if (span := found[article].span) is not None)
    if len(articles) == 1:
        text = _ONE[found[articles[0]].kind].format(name=name)
    elif all(one.kind is CreditKind.AGENCY for one in found.values()):
        text = f"they all carry a text of {name}"
    else:
        text = f"they all credit {name}, and share text"
    return Unseen(name, articles, text, citations)


def between_two(edge: Edge) -> bool:
    """Whether the words of two speak strongly for each as the source of the other, so that neither is."""
    return _sum(edge.hints, 1) >= _BOTH and _sum(edge.hints, -1) >= _BOTH and not _credits(edge.hints)


def _sum(hints: Sequence[Hint], sign: int) -> float:
    return sum(abs(h.weight) for h in hints if h.kind in _WORDS and h.weight * sign > 0)


def _credits(hints: Sequence[Hint]) -> bool:
    """Whether one is credited by the other, or is an agency's report."""
    return any(h.kind is HintKind.CREDIT for h in hints)


def of_three(edges: Sequence[Edge]) -> Iterator[tuple[str, str, str]]:
    """Three articles each two of which share text that the third lacks, with none beside them that holds it all.

    Args:
        edges: The copied pairs.
    """
    by_ends = {e.ends: e for e in edges}
    sizes = {a: len(e.report(a).tokens) for e in edges for a in e.ends}
    articles = sorted(sorted(sizes, key=lambda a: (-sizes[a], a))[:_MOST])
    for a, b, c in combinations(articles, 3):
        trio = [by_ends.get(pair) for pair in ((a, b), (a, c), (b, c))]
        ab, ac, bc = trio
        if ab is None or ac is None or bc is None or any(_credits(e.hints) for e in (ab, ac, bc)):
            continue
        lacks = (
            _beyond(ab, ac, a),
            _beyond(ac, ab, a),
            _beyond(bc, ab, b),
        )
        if min(lacks) >= _THIRD_LACKS and not any(_covers(d, (a, b, c), by_ends) for d in articles):
            yield a, b, c


def _beyond(one: Edge, other: Edge, article: str) -> int:
    """Words of an article that stand in the one pair's other article and not in the other's."""
    third = other.report(other.other(article))
    return one.report(article).missing(without(one.of(article), other.of(article)), third)


def _covers(article: str, three: tuple[str, str, str], by_ends: Mapping[tuple[str, str], Edge]) -> bool:
    """Whether a fourth article holds what each two of three share."""
    if article in three:
        return False
    mine = {one: by_ends.get((min(one, article), max(one, article))) for one in three}
    for pair in combinations(three, 2):
        edge, held = by_ends[pair], mine[pair[0]]
        if held is None or _beyond(edge, held, pair[0]) >= _THIRD_LACKS:
            return False
    return True
