"""Invented happenings of many families, alike but for places, people and counts; some of them follow others."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from scale_world import Country, Firm, Region, Town, World

__all__ = ["FAMILIES", "Event", "event"]

_T = TypeVar("_T")

#: Each family with the one that may come after it, in the same place, firm or matter.
FAMILIES = {
    "quake": "quake",
    "shooting": "protest",
    "poll": "poll",
    "earnings": "deal",
    "match": "match",
    "ruling": "earnings",
    "storm": "outbreak",
    "strike": "strike",
    "bill": "protest",
    "trial": "trial",
    "fire": "strike",
    "crash": "bill",
    "deal": "strike",
    "protest": "protest",
    "launch": "launch",
    "outbreak": "bill",
}
_ISSUES = (
    "rents",
    "water prices",
    "school meals",
    "data protection",
    "fishing quotas",
    "gun licences",
    "pensions",
    "night flights",
    "pesticides",
    "road tolls",
    "asylum",
    "health insurance",
    "mining rights",
    "working hours",
    "fuel taxes",
    "animal transport",
)
_VENUES = (
    "shopping centre",
    "school",
    "market hall",
    "nightclub",
    "church",
    "post office",
    "railway station",
    "library",
)
_CRIMES = ("fraud", "bribery", "embezzlement", "tax evasion", "forgery", "insider dealing")
_JOBS = ("mayor", "bank manager", "judge", "minister", "party treasurer", "customs officer")
_DISEASES = ("cholera", "measles", "typhoid", "dengue fever", "meningitis")
_WAYS = ("north", "south", "east", "west", "north-east", "south-west")


@dataclass(frozen=True)
class Event:
    """One happening.

    Attributes:
        number: From 0.
        family: What kind of thing happened.
        day: On which day, as an ordinal.
        slots: What its reports are filled from.
        counts: Numbers among it that reports may round, and that may grow.
        country: Where.
        region: Where in it.
        town: Where in that.
        firm: The company that it is about, if it is about one.
    """

    number: int
    family: str
    day: int
    slots: dict[str, str]
    counts: dict[str, int]
    country: Country
    region: Region
    town: Town
    firm: Firm


def event(world: World, number: int, day: int, rng: random.Random, before: Event | None, *, follows: bool) -> Event:
    """Make a happening.

    Args:
        world: Where.
        number: Its number.
        day: When.
        rng: Chance.
        before: Another happening that it is like or follows.
        follows: Whether it comes after that, at the same place with some of the same people; otherwise it is of the
            same family in the same country, with other people at another place.
    """
    family = rng.choice(list(FAMILIES)) if not before else FAMILIES[before.family] if follows else before.family
    country = before.country if before else _by_size(rng, world.countries)
    same = before if follows else None
    region = same.region if same else rng.choice(country.regions)
    town = same.town if same else _by_size(rng, region.towns)
    firm = same.firm if same else rng.choice(country.firms)
    counts = _counts(rng)
    slots = _places(rng, country, region, town) | _firms(rng, country, firm) | _words(world, rng)
    slots |= _people(world, rng, family, country, firm)
    if same:
        # what the affair is about goes on
        slots |= {
            k: same.slots[k] for k in ("issue", "party", "party2", "group", "pollster", "union", "suspect", "team")
        }
    if family == "poll":
        slots |= {"person": dict(country.parties)[slots["party"]], "person2": dict(country.parties)[slots["party2"]]}
    if family == "match":
        slots |= _match(rng, country, slots["team"])
    return Event(number, family, day, slots, counts, country, region, town, firm)


def _by_size(rng: random.Random, those: Sequence[_T]) -> _T:
    """One of them, the first some ten times as often as the last."""
    return rng.choices(those, [1 / (rank + 10) for rank in range(len(those))])[0]


def _counts(rng: random.Random) -> dict[str, int]:
    dead = min(int(rng.paretovariate(0.9)) + 1, 400)
    return {
        "dead": dead,
        "hurt": dead * rng.randint(2, 9) + rng.randint(0, 12),
        "homes": int(10 ** rng.uniform(2.2, 4.6)),
        "money": int(10 ** rng.uniform(0.8, 3)),
        "money2": int(10 ** rng.uniform(2.5, 4)),
        "money3": int(10 ** rng.uniform(0.5, 3)),
        "money4": int(10 ** rng.uniform(2.5, 4.3)),
    }


def _places(rng: random.Random, country: Country, region: Region, town: Town) -> dict[str, str]:
    others = [t.name for t in rng.sample(region.towns, 4) if t is not town]
    return {
        "country": country.name,
        "region": region.name,
        "governor": region.governor,
        "town": town.name,
        "mayor": town.mayor,
        "chief": town.chief,
        "hospital": town.hospital,
        "district": rng.choice(town.districts),
        "street": rng.choice(town.streets),
        "place2": others[0],
        "place3": others[1],
        "leader": country.leader,
        "office": country.office,
        "paper": rng.choice(country.papers),
        "court": rng.choice(country.courts),
        "pollster": rng.choice(country.pollsters),
        "utility": country.utility,
        "rail": country.rail,
        "league": country.league,
        "agency": country.agency[0],
    }


def _firms(rng: random.Random, country: Country, firm: Firm) -> dict[str, str]:
    other = rng.choice([f for f in country.firms if f is not firm])
    party, party2 = rng.sample(country.parties, 2)
    return {
        "company": firm.name,
        "company2": other.name,
        "sector": firm.sector,
        "sector_cap": firm.sector.capitalize(),
        "bank": rng.choice(country.banks),
        "party": party[0],
        "party2": party2[0],
        "union": rng.choice(country.unions)[0],
        "group": rng.choice(country.groups)[0],
        "team": rng.choice(country.teams)[0],
    }


def _words(world: World, rng: random.Random) -> dict[str, str]:
    first = rng.randint(120, 340)
    share = rng.uniform(24, 39)
    satellite, disease = world.brand(rng), rng.choice(_DISEASES)
    number = rng.randint(1, 9)
    return {
        "mag": f"{rng.uniform(4.8, 7.4):.1f}",
        "small": f"{rng.uniform(3.1, 4.7):.1f}",
        "km": str(rng.randint(4, 90)),
        "dir": rng.choice(_WAYS),
        "depth": str(rng.randint(8, 80)),
        "age": str(rng.randint(19, 71)),
        "age2": str(rng.randint(22, 78)),
        "few": str(rng.randint(2, 9)),
        "digit": str(rng.randint(1, 9)),
        "small_n": str(rng.randint(4, 19)),
        "speed": str(rng.randint(95, 190)),
        "minute": str(rng.randint(61, 90)),
        "years": str(rng.randint(2, 14)),
        "years2": str(rng.randint(5, 19)),
        "votes": str(first),
        "votes2": str(first - rng.randint(3, 90)),
        "score": rng.choice(("1-0", "2-0", "2-1", "3-1", "3-2", "4-2")),
        "share": f"{share:.1f}",
        "share2": f"{share - rng.uniform(0.5, 12):.1f}",
        "share3": str(rng.randint(31, 64)),
        "share4": str(rng.randint(3, 19)),
        "share5": str(rng.randint(40, 52)),
        "updown": rng.choice(("up", "down")),
        "issue": rng.choice(_ISSUES),
        "venue": rng.choice(_VENUES),
        "crime": rng.choice(_CRIMES),
        "job": rng.choice(_JOBS),
        "storm": world.brand(rng),
        "disease": disease,
        "disease_cap": disease.capitalize(),
        "satellite": f"{satellite}-{number}",
        "satellite2": f"{satellite}-{number + 1}",
        "train": f"{rng.choice('ABCDRS')}{rng.randint(10, 9999)}",
    }


def _people(world: World, rng: random.Random, family: str, country: Country, firm: Firm) -> dict[str, str]:
    """Those who hold an office stay in it, the others are of this happening only."""
    own = {who: world.person(rng) for who in ("person", "person2", "suspect", "witness", "victim")}
    if family in ("trial", "crash", "match"):
        own["chief"] = world.person(rng)
    if family in ("earnings", "deal"):
        own["person"] = firm.head
    elif family == "strike":
        own |= {"person": rng.choice(country.unions)[1], "person2": country.ministers[0], "witness": firm.speaker}
    elif family == "crash":
        own["person"] = country.ministers[1]
    elif family == "outbreak":
        own["person"] = country.ministers[2]
    elif family == "protest":
        own |= {"person": rng.choice(country.groups)[1], "person2": rng.choice(country.ministers)}
    elif family == "launch":
        own["person"] = country.agency[1]
    elif family == "ruling":
        own["witness"] = firm.speaker
    return own


def _match(rng: random.Random, country: Country, team: str) -> dict[str, str]:
    teams = {name: (coach, players) for name, coach, players in country.teams}
    team2, team3 = rng.sample([name for name in teams if name != team], 2)
    coach, players = teams[team]
    coach2, players2 = teams[team2]
    person, suspect = rng.sample(players, 2)
    person2, victim = rng.sample(players2, 2)
    return {
        "team2": team2,
        "team3": team3,
        "town": team.split(" ", 1)[1],
        "stadium": f"{team.split(' ', 1)[1]} stadium",
        "person": person,
        "suspect": suspect,
        "person2": person2,
        "victim": victim,
        "witness": coach,
        "chief": coach2,
    }
