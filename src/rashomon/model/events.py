"""What is told of acts: incidents, and who has a part in them, in one article and across articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.verdicts import Verdict
from rashomon.spans import Span

__all__ = [
    "Incident",
    "IncidentGroup",
    "IncidentType",
    "Location",
    "Party",
    "PlaceKind",
    "Reality",
    "Toll",
]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who acts, suffers, promises or speaks.

    Attributes:
        name: The fullest form of the name in this article, or the words that describe them.
        span: The words that stand there; for a pronoun the words it stands for.
        named: Whether `name` is a name.
    """

    name: str
    span: Span
    named: bool = False


class IncidentType(StrEnum):
    """What kind of act, as far as words tell it.

    Violence after ACLED's sub-events (https://acleddata.com), the rest after the event types of PLOVER (Open Event Data
    Alliance, "PLOVER: Political Language Ontology for Verifiable Event Records", 2018). `DEATHS` says that people were
    killed or hurt and not how.
    """

    ATTACK = "attack"
    SHOOTING = "shooting"
    EXPLOSION = "explosion"
    SHELLING = "shelling"
    AIR_STRIKE = "air strike"
    CLASH = "clash"
    ASSASSINATION = "assassination"
    ABDUCTION = "abduction"
    PROTEST = "protest"
    ACCIDENT = "accident"
    DEATHS = "deaths"
    ARREST = "arrest"  # and raids, evictions, expulsions of people
    MOBILISATION = "mobilisation"  # forces sent, called up, put on alert
    RETREAT = "retreat"  # withdrawal, surrender, release of prisoners
    AGREEMENT = "agreement"
    MEETING = "meeting"  # and talks, visits
    SANCTION = "sanction"  # and embargoes, expulsions of diplomats, ties cut
    AID = "aid"
    THREAT = "threat"
    ACCUSATION = "accusation"
    REJECTION = "rejection"
    DEMAND = "demand"
    SUPPORT = "support"
    CONCESSION = "concession"
    COOPERATION = "cooperation"

    @property
    def plover(self) -> str | None:
        """PLOVER's event type; ``None`` for what is no act of anybody: accidents, and deaths nobody says how."""
        return _PLOVER.get(self, None if self in _NO_ACT else "ASSAULT")

    @property
    def violent(self) -> bool:
        """Whether it is an act of violence or tells of dead and wounded."""
        return self not in _PLOVER and self is not IncidentType.ACCIDENT

    def meets(self, other: IncidentType) -> bool:
        """Whether one incident can be told as either of the two: a bombing is an attack, a fire no protest."""
        violence = {t for t in IncidentType if t.violent}
        general = {
            IncidentType.DEATHS: violence - {IncidentType.ABDUCTION} | {IncidentType.ACCIDENT},
            IncidentType.ATTACK: violence,
            IncidentType.ASSASSINATION: {IncidentType.SHOOTING, IncidentType.EXPLOSION, IncidentType.AIR_STRIKE},
            IncidentType.SHELLING: {IncidentType.EXPLOSION, IncidentType.CLASH, IncidentType.AIR_STRIKE},
            IncidentType.AIR_STRIKE: {IncidentType.EXPLOSION, IncidentType.CLASH},
            IncidentType.SHOOTING: {IncidentType.CLASH},
            IncidentType.AGREEMENT: {IncidentType.MEETING, IncidentType.COOPERATION},
            IncidentType.CONCESSION: {IncidentType.RETREAT},
        }
        return self is other or other in general.get(self, ()) or self in general.get(other, ())


_PLOVER = {
    IncidentType.PROTEST: "PROTEST",
    IncidentType.ARREST: "COERCE",
    IncidentType.MOBILISATION: "MOBILIZE",
    IncidentType.RETREAT: "RETREAT",
    IncidentType.AGREEMENT: "AGREE",
    IncidentType.MEETING: "CONSULT",
    IncidentType.SANCTION: "SANCTION",
    IncidentType.AID: "AID",
    IncidentType.THREAT: "THREATEN",
    IncidentType.ACCUSATION: "ACCUSE",
    IncidentType.REJECTION: "REJECT",
    IncidentType.DEMAND: "REQUEST",
    IncidentType.SUPPORT: "SUPPORT",
    IncidentType.CONCESSION: "CONCEDE",
    IncidentType.COOPERATION: "COOPERATE",
}
_NO_ACT = (IncidentType.ACCIDENT, IncidentType.DEATHS)


class Reality(StrEnum):
    """Whether an act is told as done."""

    HAPPENED = "happened"
    NEGATED = "negated"
    PLANNED = "planned"
    FEARED = "feared"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or wounded.

    Attributes:
        low: The fewest that the wording allows.
        high: The most; ``None`` if open ("at least 12").
        span: The words that say it.
    """

    low: int
    high: int | None
    span: Span

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"not a toll: {self.low} to {self.high}")


class PlaceKind(StrEnum):
    """How large a resolved place is."""

    COUNTRY = "country"
    DIVISION = "division"  # of the first level: a province, a state
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Location:
    """The place of the gazetteer that an article's words mean: the most particular one that is certain.

    Attributes:
        span: The words that name it.
        name: Its name there.
        kind: How large it is.
        country: ISO 3166-1 alpha-2.
        country_name: The country's name.
        division: Code of its first-level division (ISO 3166-2, else that of GeoNames); ``None`` for a country.
        division_name: The division's name.
        lat: Degrees north; of cities only.
        lon: Degrees east; of cities only.
        basis: What decides that this place is meant, for a reader.
    """

    span: Span
    name: str
    kind: PlaceKind
    country: str
    country_name: str
    division: str | None = None
    division_name: str | None = None
    lat: float | None = None
    lon: float | None = None
    basis: str = ""

    def compatible(self, other: Location) -> bool:
        """Whether one thing can have happened at both: the same place, or one inside the other."""
        if self.country != other.country:
            return False
        if self.division and other.division and self.division != other.division:
            return False
        both = self.kind is PlaceKind.CITY and other.kind is PlaceKind.CITY
        return not both or (self.name, self.lat, self.lon) == (other.name, other.lat, other.lon)


@dataclass(frozen=True, slots=True)
class Incident:
    """An act with what is said of it in one sentence (and where later ones add a claim of responsibility to it).

    Attributes:
        span: The sentence.
        trigger: The words that tell the act ("killed", "mortar attack").
        type: What kind of act.
        reality: Whether it is told as done.
        date: TIMEX3 value of its day, month or week as resolved when the article was read; ``None`` if not said.
        when: The time reference that dates it.
        places: Where, the most specific first ("Orlen village", "Brenn province").
        place_basis: "stated", or why the place is inferred; empty without a place.
        actor: Who did it, as far as that is said.
        victims: Who or what was hit.
        killed: How many died.
        wounded: How many were wounded.
        means: Weapons and the like, lower case ("mortar").
        claimed_by: Who claimed responsibility.
        source: Who tells it; ``None`` for the outlet itself.
        location: The place of the gazetteer that `places` name; ``None`` where none is certain.
        denied_by: Who denies to have done it.
    """

    span: Span
    trigger: Span
    type: IncidentType
    reality: Reality = Reality.HAPPENED
    date: str | None = None
    when: Span | None = None
    places: tuple[Span, ...] = ()
    place_basis: str = ""
    actor: Party | None = None
    victims: Party | None = None
    killed: Toll | None = None
    wounded: Toll | None = None
    means: tuple[str, ...] = ()
    claimed_by: Party | None = None
    source: Party | None = None
    location: Location | None = None
    denied_by: Party | None = None

    def place(self, text: str) -> str | None:
        """Where it was, for a reader, the most specific name first.

        Args:
            text: The article's text.
        """
        return ", ".join(" ".join(p.of(text).split()) for p in self.places) or None


@dataclass(frozen=True, slots=True)
class IncidentGroup:
    """One incident as several outlets tell it, or one outlet alone.

    Attributes:
        type: The most specific type that is used.
        date: The most precise date that is given; ``None`` if none is.
        place: The place with most detail, for a reader.
        members: Article id and its incident, in the order of the articles.
        killed: How the numbers of the dead stand to each other; ``None`` if nobody gives one.
        wounded: The same for the wounded.
        why: Why these are taken for one incident, and what decides a conflict; one clause each.
        location: The most particular place of the gazetteer that a member names.
    """

    type: IncidentType
    date: str | None
    place: str | None
    members: tuple[tuple[str, Incident], ...]
    killed: Verdict | None = None
    wounded: Verdict | None = None
    why: tuple[str, ...] = ()
    location: Location | None = None
