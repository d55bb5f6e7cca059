"""An invented world for generated corpora: countries with their towns, offices, parties, firms and teams.

Whoever holds an office keeps it, so that happenings of one country share names though they have nothing else in common.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["Country", "Firm", "Region", "Town", "World"]

_ONSETS = "b br c ch d dr f fr g gl gr h j k kr l m n p pl pr r s sk sl st t tr v vl z"
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ei", "ou", "ia"]
_CODAS = ["", "", "", "l", "n", "r", "s", "k", "m", "nd", "rt", "sk", "th"]
_ENDS = {
    "town": ["a", "o", "en", "ik", "ova", "burg", "holm", "mar", "ra", "stad", "ton", "ville", "is", "port"],
    "country": ["ia", "land", "estan", "ora", "enia", "avia", "una"],
    "surname": ["er", "ov", "ic", "sen", "ez", "ini", "ard", "ak", "as", "ell", "o", "ani", "man", "u"],
    "brand": ["ix", "on", "a", "ex", "um", "or", "ant", "ico", "yx", "eo"],
}
_FIRST = (
    "Ada Adan Alma Amin Ana Anton Aro Bela Beno Bo Carla Cem Clea Dana Dario Dina Edda Edo Elio Elsa Emil Enzo "
    "Eva Fadi Fay Finn Gala Gil Gora Hana Hugo Ida Ilan Ines Ira Ivo Jana Jaro Jola Juno Kai Karo Kira Lars Lea "
    "Leo Lina Luan Mara Mats Mila Milo Mina Nadir Nela Nico Noor Odo Olga Oto Pavel Petra Pia Rafi Rana Remo Rita "
    "Rosa Sami Sara Sela Tamas Tara Teo Tilda Tom Uma Vera Vito Wanda Yara Yuri Zeno Zora"
)
_OFFICES = ("president", "prime minister", "chancellor")
_SECTORS = ("chip", "steel", "food", "software", "shipping", "drug", "energy", "car", "paper", "telecom", "retail")
_COURTS = ("Supreme Court", "Constitutional Court", "Court of Appeal", "High Court")
_COUNTRIES, _REGIONS, _TOWNS, _FIRMS = 120, 8, 40, 40


@dataclass(frozen=True)
class Town:
    """A town with those who hold an office in it."""

    name: str
    mayor: str
    chief: str
    hospital: str
    districts: tuple[str, ...]
    streets: tuple[str, ...]


@dataclass(frozen=True)
class Region:
    """A region; its towns come by size."""

    name: str
    governor: str
    towns: tuple[Town, ...]


@dataclass(frozen=True)
class Firm:
    """A company."""

    name: str
    sector: str
    head: str
    speaker: str


@dataclass(frozen=True)
class Country:
    """A country with what it has one or a few of."""

    name: str
    office: str
    leader: str
    regions: tuple[Region, ...]
    firms: tuple[Firm, ...]
    parties: tuple[tuple[str, str], ...]
    unions: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]
    teams: tuple[tuple[str, str, tuple[str, ...]], ...]
    ministers: tuple[str, ...]
    courts: tuple[str, ...]
    papers: tuple[str, ...]
    pollsters: tuple[str, ...]
    banks: tuple[str, ...]
    agency: tuple[str, str]
    utility: str
    rail: str
    league: str


class World:
    """Everything there is, made from a seed."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(f"world {seed}")  # noqa: S311 - a corpus is no secret
        self._first, self._onsets = _FIRST.split(), _ONSETS.split()
        self._taken: set[str] = set()
        self._surnames = [self._name("surname") for _ in range(9_000)]
        self.countries = tuple(self._country() for _ in range(_COUNTRIES))

    def person(self, rng: random.Random | None = None) -> str:
        """Somebody, for whom there are some 700,000 names."""
        rng = rng or self._rng
        return f"{rng.choice(self._first)} {rng.choice(self._surnames)}"

    def brand(self, rng: random.Random) -> str:
        """A name for a storm, a satellite, a disease."""
        return (
            rng.choice(self._onsets) + rng.choice(_VOWELS) + rng.choice(_CODAS) + rng.choice(_ENDS["brand"])
        ).title()

    def _name(self, kind: str) -> str:
        rng = self._rng
        while True:
            middle = rng.choice(self._onsets) + rng.choice(_VOWELS) if rng.random() < 0.6 else ""
            stem = rng.choice(self._onsets) + rng.choice(_VOWELS) + rng.choice(_CODAS) + middle
            stem = stem.rstrip("aeiou")
            name = (stem + rng.choice(_ENDS[kind])).title()
            if name not in self._taken and len(stem) > 2:
                self._taken.add(name)
                return name

    def _town(self) -> Town:
        rng = self._rng
        name = self._name("town")
        streets = tuple(
            f"{rng.choice(self._surnames)} {rng.choice(('Street', 'Square', 'Road', 'Avenue'))}" for _ in range(9)
        )
        districts = tuple(
            f"{rng.choice(('Old', 'New', 'Upper', 'Lower', 'North', 'East'))} {rng.choice(self._surnames)}"
            for _ in range(5)
        )
        hospital = rng.choice((f"{name} hospital", f"{rng.choice(self._surnames)} Clinic", "the university hospital"))
        return Town(name, self.person(), self.person(), hospital, districts, streets)

    def _region(self) -> Region:
        return Region(self._name("country"), self.person(), tuple(self._town() for _ in range(_TOWNS)))

    def _firm(self) -> Firm:
        rng = self._rng
        tail = rng.choice(("", "", " Group", " Works", " Industries", " Holding"))
        return Firm(self._name("brand") + tail, rng.choice(_SECTORS), self.person(), self.person())

    def _country(self) -> Country:
        rng = self._rng
        name = self._name("country")
        regions = tuple(self._region() for _ in range(_REGIONS))
        cities = [r.towns[n].name for r in regions for n in range(2)]
        parties = [f"the {w} Party" for w in ("People's", "Freedom", "Green", "Labour", "Centre", "National")]
        unions = ["metal workers' union", "transport union", "union of public services", "food workers' union"]
        groups = ["Clean Rivers", "Fair Rent", "Mothers for Safety", "Open Records", "Farmers' Voice", "Free Schools"]
        clubs = [f"{rng.choice(('Sporting', 'Dynamo', 'United', 'Athletic', 'Real'))} {city}" for city in cities]
        return Country(
            name=name,
            office=rng.choice(_OFFICES),
            leader=self.person(),
            regions=regions,
            firms=tuple(self._firm() for _ in range(_FIRMS)),
            parties=tuple((party, self.person()) for party in rng.sample(parties, 3)),
            unions=tuple((union, self.person()) for union in unions),
            groups=tuple((f"{group} {name}", self.person()) for group in groups),
            teams=tuple((c, self.person(), tuple(self.person() for _ in range(11))) for c in clubs),
            ministers=tuple(self.person() for _ in range(4)),
            courts=tuple(f"{court} of {name}" for court in rng.sample(_COURTS, 2)),
            papers=tuple(f"the {cities[n]} {w}" for n, w in enumerate(("Courier", "Gazette", "Observer"))),
            pollsters=tuple(self._name("brand") for _ in range(3)),
            banks=tuple(f"{self._name('brand')} Bank" for _ in range(4)),
            agency=(f"{name} space agency", self.person()),
            utility=f"{self._name('brand')} Power",
            rail=f"{name} Railways",
            league=rng.choice(("first division", "national league", "premier league")),
        )
