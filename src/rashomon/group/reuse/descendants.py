"""From the hints of each pair to who goes back to whom: copies of one source look like copies of each other.

Where two articles differ, a third that was copied from the one has its words and not the other's (in the criticism of
manuscripts, common changes show a common parent). So one article is not taken for the source of a second where another
holds what they share and the second sides with that. What goes back to one that goes back to another goes back to that
as well.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rashomon.group.reuse.direction import SURE
from rashomon.group.reuse.traditions import Edge
from rashomon.group.reuse.views import without

__all__ = ["descent", "held_by_third"]

#: Share of what two articles share that a third must hold to be the source of both.
_HOLDS = 0.9
#: Differing words for each shared word by which an article may be farther and still count as near: alignments are not
#: exact.
_NEARER = 0.01

#: How many more of the places must have the source's words than the third's: a single one may be what two copyists
#: would change alike.
_SIDES = 2

_DECIDED = math.log(SURE / (1 - SURE))

_Ends = tuple[str, str]


def descent(edges: Sequence[Edge], shut: AbstractSet[_Ends]) -> dict[_Ends, float | None]:
    """The log odds of each pair's direction, judged with all pairs of the same text.

    Args:
        edges: The pairs of one text.
        shut: Those, by their ends, of which neither can be the other's source.

    Returns:
        For the ids of each pair the log odds that the first is the source; ``None`` where that stays open because
        neither is, or a third may be the source of both.
    """
    pairs = {e.ends: e for e in edges}
    sources = {
        e.ends: e.ends[0] if e.odds > 0 else e.ends[1] for e in edges if e.ends not in shut and abs(e.odds) >= _DECIDED
    }
    out: dict[_Ends, float | None] = {}
    for edge in edges:
        if edge.ends in shut:
            out[edge.ends] = None
        elif edge.ends not in sources:
            out[edge.ends] = edge.odds
        else:
            out[edge.ends] = None if _doubted(edge, sources, pairs) else edge.odds
    _through(out, shut)
    return out


def _doubted(edge: Edge, sources: Mapping[_Ends, str], pairs: Mapping[_Ends, Edge]) -> bool:
    """Whether a third article may be the source of the derived one of a pair instead of the other."""
    source = sources[edge.ends]
    derived = edge.other(source)
    for third, near, far in _thirds(edge, source, pairs):
        if sources.get(near.ends) == source or sources.get(far.ends) == derived:
            continue  # it goes back to the one or the other itself
        with_source, with_third = _agreements(edge, near, far, third)
        if with_source >= with_third + _SIDES:
            continue
        if with_third > with_source or sources.get(near.ends) == third or far.apart < edge.apart:
            return True
    return False


def _agreements(edge: Edge, near: Edge, far: Edge, third: str) -> tuple[int, int]:
    """Where a source and a third article differ: how often the derived one has the words of each."""
    view = near.view if near.ends[0] == third else near.view.turned
    source, derived = view.copy.id, far.other(third)
    ours = edge.view if edge.ends[0] == source else edge.view.turned
    theirs = far.view if far.ends[1] == derived else far.view.turned
    with_source = sum(change.copy is not None and ours.keeps(change.copy) for change in view.changes)
    with_third = sum(change.source is not None and theirs.keeps(change.source) for change in view.changes)
    return with_source, with_third


def _thirds(edge: Edge, source: str, pairs: Mapping[_Ends, Edge]) -> Iterator[tuple[str, Edge, Edge]]:
    """Other articles that hold what a pair shares, each with its pair with the source and with the derived one."""
    derived = edge.other(source)
    for third in sorted({a for ends in pairs for a in ends} - set(edge.ends)):
        near, far = (pairs.get((min(a, third), max(a, third))) for a in (source, derived))
        if near is None or far is None:
            continue
        rest = without(edge.of(derived), far.of(derived))
        if edge.report(derived).missing(rest, far.report(third)) <= (1 - _HOLDS) * edge.words(derived):
            yield third, near, far


def held_by_third(edge: Edge, pairs: Mapping[_Ends, Edge]) -> bool:
    """Whether a third article holds what a pair shares and is as near to both as they are to each other."""
    first, _ = edge.ends
    return any(
        max(near.distance, far.distance) <= edge.distance + _NEARER for _, near, far in _thirds(edge, first, pairs)
    )


def _through(known: dict[_Ends, float | None], shut: AbstractSet[_Ends]) -> None:
    """Add the directions that follow from two others: what goes back to one that goes back to a third."""
    grown = True
    while grown:
        grown = False
        before: dict[str, dict[str, float]] = {}
        after: dict[str, dict[str, float]] = {}
        for (a, b), odds in known.items():
            if odds is not None and abs(odds) >= _DECIDED:
                source, derived = (a, b) if odds > 0 else (b, a)
                before.setdefault(derived, {})[source] = after.setdefault(source, {})[derived] = abs(odds)
        for middle in sorted(before.keys() & after.keys()):
            for first, one in sorted(before[middle].items()):
                for last, other in sorted(after[middle].items()):
                    ends = (min(first, last), max(first, last))
                    had = known.get(ends, math.inf)
                    if ends not in shut and (had is None or abs(had) < _DECIDED):
                        known[ends] = min(one, other) * (1 if ends[0] == first else -1)
                        grown = True
