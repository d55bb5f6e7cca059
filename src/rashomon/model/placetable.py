"""The table of places of an account: what happened where, as rows."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.events import IncidentType, PlaceKind
from rashomon.spans import Citation

__all__ = ["PlaceIncident", "PlaceRow"]


@dataclass(frozen=True, slots=True)
class PlaceIncident:
    """An incident of one place.

    Attributes:
        group: Index into `Findings.incidents`.
        type: What kind of act.
        date: Its day, month or week (TIMEX3 value); ``None`` if nobody gives one.
        killed: The fewest and the most dead that the reports give; the most is ``None`` if open, the pair if none does.
        wounded: The same for the wounded.
        articles: Ids of the articles that tell it, in the order of the account.
        citations: The sentence of each.
    """

    group: int
    type: IncidentType
    date: str | None
    killed: tuple[int, int | None] | None
    wounded: tuple[int, int | None] | None
    articles: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with what is told to have happened there.

    Attributes:
        name: The place as the reports print it, the most specific name that one of them gives.
        inside: What holds it, from the next larger on, for a reader ("Nangarhar province", "Afghanistan").
        kind: How large the place of the gazetteer is; ``None`` if none is certain.
        country: ISO 3166-1 alpha-2; ``None`` if no place of the gazetteer is certain.
        division: Code of its first-level division (ISO 3166-2, else that of GeoNames); ``None`` where that is unknown.
        lat: Degrees north; of cities that the gazetteer holds only.
        lon: Degrees east.
        basis: What decides that this place is meant; empty if none is certain.
        incidents: What happened there, by day.
        articles: Ids of the articles that tell of it, in the order of the account.
    """

    name: str
    inside: tuple[str, ...]
    kind: PlaceKind | None
    country: str | None
    division: str | None
    lat: float | None
    lon: float | None
    basis: str
    incidents: tuple[PlaceIncident, ...]
    articles: tuple[str, ...]
