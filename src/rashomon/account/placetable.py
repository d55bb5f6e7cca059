"""The place table: where what the reports tell of happened, with days, tolls and who tells it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.account.sources import Sources
from rashomon.model import Findings, Incident, IncidentGroup, Location, PlaceKind, Reality, Toll
from rashomon.model.placetable import PlaceIncident, PlaceRow
from rashomon.text.gazetteer import place_key

__all__ = ["place_table"]

_Key = tuple[str, str, str]


def place_table(sources: Sources, findings: Findings) -> tuple[PlaceRow, ...]:
    """A row for each place at which something is told to have happened.

    A town of the gazetteer has one row, however it is spelled; a smaller place has its own inside its province or
    country. What is planned, feared, supposed or denied has none, nor has what is told without a place.

    Args:
        sources: The articles.
        findings: What comparing them shows.

    Returns:
        The rows by country, division and name; those that no gazetteer holds last.
    """
    rows: dict[_Key, list[tuple[int, IncidentGroup]]] = {}
    for number, group in enumerate(findings.incidents):
        if group.place and any(one.reality is Reality.HAPPENED for _, one in group.members):
            rows.setdefault(_key(sources, group), []).append((number, group))
    made = [_row(sources, groups) for groups in rows.values()]
    return tuple(sorted(made, key=lambda r: (r.country is None, r.inside[::-1], r.name, r.incidents[0].group)))


def _key(sources: Sources, group: IncidentGroup) -> _Key:
    where, name = group.location, _name(sources, group)
    if where is None:
        return "", "", name.casefold()
    own = where.name if _is_itself(group) else name.casefold()
    return where.country, where.division or "", own


def _fullest(group: IncidentGroup) -> tuple[str, Incident]:
    """The member that names the place best: resolved most finely, then with most names."""

    def detail(member: tuple[str, Incident]) -> tuple[int, int]:
        where = member[1].location
        return (list(PlaceKind).index(where.kind) if where else -1, len(member[1].places))

    return max((m for m in group.members if m[1].places), key=detail)


def _name(sources: Sources, group: IncidentGroup) -> str:
    article, one = _fullest(group)
    return sources.words(article, one.places[0])


def _is_itself(group: IncidentGroup) -> bool:
    """Whether the place named is the gazetteer's own, and not a smaller one inside it."""
    _, one = _fullest(group)
    return one.location is not None and one.places[0] == one.location.span


def _row(sources: Sources, groups: Sequence[tuple[int, IncidentGroup]]) -> PlaceRow:
    _, first = groups[0]
    where = first.location
    article, one = _fullest(first)
    name = _name(sources, first)
    incidents = sorted((_incident(sources, n, g) for n, g in groups), key=lambda i: (i.date or "~", i.group))
    told = {a for i in incidents for a in i.articles}
    articles = tuple(a.id for a in sources.analyses if a.id in told)
    if where is None:
        inside = tuple(sources.words(article, p) for p in one.places[1:])
        return PlaceRow(name, inside, None, None, None, None, None, "", tuple(incidents), articles)
    itself = _is_itself(first)
    return PlaceRow(
        name,
        _inside(name, where, itself=itself),
        where.kind,
        where.country,
        where.division,
        where.lat if itself else None,
        where.lon if itself else None,
        where.basis,
        tuple(incidents),
        articles,
    )


def _inside(name: str, where: Location, *, itself: bool) -> tuple[str, ...]:
    """What holds a place, from the next larger on."""
    city = where.name if where.kind is PlaceKind.CITY and not itself else None
    division = None if where.kind is PlaceKind.DIVISION and itself else where.division_name
    country = None if where.kind is PlaceKind.COUNTRY and itself else where.country_name
    own = place_key(name)
    # "Beijing Shi" holds Beijing and tells a reader nothing
    held = (n for n in (city, division, country) if n and not place_key(n).startswith(own))
    return tuple(dict.fromkeys(held))


def _incident(sources: Sources, number: int, group: IncidentGroup) -> PlaceIncident:
    told = [(a, one) for a, one in group.members if one.reality is Reality.HAPPENED]
    return PlaceIncident(
        number,
        group.type,
        group.date,
        _range([one.killed for _, one in told]),
        _range([one.wounded for _, one in told]),
        tuple(dict.fromkeys(a for a, _ in told)),
        tuple(dict.fromkeys(sources.cite(a, one.span) for a, one in told)),
    )


def _range(tolls: Sequence[Toll | None]) -> tuple[int, int | None] | None:
    given = [t for t in tolls if t is not None]
    if not given:
        return None
    highest = [t.high for t in given if t.high is not None]
    return min(t.low for t in given), max(highest) if len(highest) == len(given) else None
