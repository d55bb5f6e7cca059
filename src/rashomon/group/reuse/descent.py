"""Who took from whom in a story, what texts stand behind it that are not at hand, and how many origins it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.group.reuse.completeness import shortens_quotations
from rashomon.group.reuse.credits import credits_other
from rashomon.group.reuse.descendants import descent, held_by_third
from rashomon.group.reuse.direction import derivation, odds, weighed
from rashomon.group.reuse.origins import origins
from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.traditions import Edge, traditions
from rashomon.group.reuse.unseen import between_two, credited, of_three, partly, wholly
from rashomon.group.reuse.views import View
from rashomon.group.reuse.witnesses import agrees_with_third, merged_from
from rashomon.model import Analysis, Lineage, PassageKind, Reuse, Unseen
from rashomon.spans import Citation

__all__ = ["lineage"]

#: Share of either of two articles up to which they share no text to speak of.
_NOTHING = 0.08
#: Share of one of two articles at least that must stand in the other for one to be the other's source: what is less may
#: come to both from a third. That says nothing where one of them names the other.
_IN_PART = 0.4
#: Places of shared text that an unseen source is supposed from.
_CITED = 3


def lineage(analyses: Sequence[Analysis], reuse: Iterable[Reuse]) -> Lineage:
    """Say who derives from whom among the articles of one story.

    Hints of many kinds, each with its words, add up to a direction; the copies of one text are judged together, and
    what stays below four to one is left open. Agencies that articles credit and texts that only copies show are drawn
    as unseen. Every article gets one origin.

    Args:
        analyses: The articles of the story.
        reuse: The passages that pairs of articles share; pairs with other articles are passed over.

    Returns:
        The lineage; it depends on no order of the articles or pairs.
    """
    reports = [Report(a) for a in sorted(analyses, key=lambda a: a.id)]
    by_id = {r.id: r for r in reports}
    pairs = {(r.a, r.b): View(by_id[r.a], by_id[r.b], r) for r in reuse if r.a in by_id and r.b in by_id}
    pairs = dict(sorted(pairs.items()))
    wires, fed = ({r.id: whose(r, reports) for r in reports} for whose in (wholly, partly))
    beside: dict[str, list[View]] = {r.id: [] for r in reports}
    for view in pairs.values():
        beside[view.source.id].append(view)
        beside[view.copy.id].append(view.turned)
    edges = [_edge(view, beside) for view in pairs.values() if view.reuse.copied]
    texts = traditions(edges)
    unseen = list(credited(reports, edges))
    supposed = [*_of_two(edges), *_of_three(edges)]
    unseen += [one for one in supposed if not any(set(one.articles) <= set(u.articles) for u in unseen)]
    shut = {e.ends for e in edges if any(set(e.ends) <= set(one.articles) for one in supposed)}
    # of two that share an agency's text, either may have it from there
    shut |= {e.ends for e in edges if not e.named and (any(fed[article] for article in e.ends) or _in_part(e))}
    shut |= {e.ends for e in edges if not e.named and _restored(e)}
    known = {ends: log_odds for group in texts for ends, log_odds in descent(group, shut).items()}
    derivations = {
        e.ends: derivation(e.view, e.hints, known[e.ends] or 0.0, open_=known[e.ends] is None) for e in edges
    }
    unseen.sort(key=lambda u: (u.articles, u.name))
    return Lineage(
        tuple(view.reuse for view in pairs.values()),
        tuple(derivations.values()),
        tuple(unseen),
        origins(reports, texts, derivations, unseen, wires, fed),
    )


def _edge(view: View, beside: Mapping[str, Sequence[View]]) -> Edge:
    """A copied pair with its hints, those of other articles included."""
    hints = [*weighed(view)]
    sides = ((view, 1), (view.turned, -1))
    agreed = [list(agrees_with_third(one, _witnesses(one, beside))) for one, _ in sides]
    for (one, sign), with_third in zip(sides, agreed, strict=True):
        # a third that sides with each in turn heard the same speech
        found = [*merged_from(one, _other_sources(one, beside)), *(with_third if not all(agreed) else ())]
        hints += [replace(h, weight=sign * h.weight) for h in found]
    named = any(True for one, _ in sides for _ in credits_other(one))
    return Edge(view, tuple(hints), odds(hints), named)


def _witnesses(view: View, beside: Mapping[str, Sequence[View]]) -> dict[str, View]:
    """The source with each article that shares something with it, and that no copying links with the pair."""
    linked = {one.copy.id for one in beside[view.copy.id] if one.reuse.copied}
    found = (one for one in beside[view.source.id] if not one.reuse.copied and one.copy.id not in linked)
    return {one.copy.id: one for one in found}


def _other_sources(view: View, beside: Mapping[str, Sequence[View]]) -> dict[str, View]:
    """Each article that the copy shares copied text with and the source shares next to nothing with, as the source."""
    near = {
        one.copy.id
        for one in beside[view.source.id]
        if one.reuse.copied or max(one.reuse.share_a, one.reuse.share_b) > _NOTHING
    }
    found = (one.turned for one in beside[view.copy.id] if one.reuse.copied and one.copy.id not in near)
    return {one.source.id: one for one in found if one.source.id != view.source.id}


def _restored(edge: Edge) -> bool:
    """Whether the likelier copy prints in full a quotation that the likelier source cuts, and so has it elsewhere."""
    view = edge.view if edge.odds > 0 else edge.view.turned
    return any(True for _ in shortens_quotations(view.turned))


def _in_part(edge: Edge) -> bool:
    """Whether both share so little of their text that they may as well have it from a third."""
    return max(edge.view.reuse.share_a, edge.view.reuse.share_b) < _IN_PART


def _of_two(edges: Sequence[Edge]) -> list[Unseen]:
    by_ends = {e.ends: e for e in edges}
    found = [e for e in edges if between_two(e) and not held_by_third(e, by_ends)]
    text = "each of the two prints in full what the other cuts or changes, so that neither can be the other's source"
    return [Unseen("", edge.ends, text, _shared([edge])) for edge in found]


def _of_three(edges: Sequence[Edge]) -> list[Unseen]:
    """The texts behind three articles or more; what overlaps in two articles is one text."""
    articles: list[set[str]] = []
    for three in of_three(edges):
        near = [found for found in articles if len(found & set(three)) > 1]
        joined = set(three).union(*near)
        articles = [found for found in articles if found not in near] + [joined]
    text = "each two of them share text that another of them lacks, so that none of them can be the source of all"
    out = []
    for found in sorted(articles, key=sorted):
        among = [e for e in edges if set(e.ends) in [set(pair) for pair in combinations(found, 2)]]
        out.append(Unseen("", tuple(sorted(found)), text, _shared(among)))
    return out


def _shared(edges: Sequence[Edge]) -> tuple[Citation, ...]:
    """The longest passages that pairs share, in both articles."""
    found = [(edge.view, p) for edge in edges for p in edge.view.passages if p.kind is PassageKind.TEXT]
    found.sort(key=lambda f: (f[1].source.start - f[1].source.end, f[0].source.id, f[1].source))
    return tuple(dict.fromkeys(c for view, p in found[:_CITED] for c in view.cite(p.source, p.copy)))
