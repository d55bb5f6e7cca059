"""Which place of the gazetteer an article's words mean.

A name is resolved if what stands with it decides ("Hyderabad, Pakistan"), if it is a country's or a division's and no
other place of the name has as many people, if it is that of a large city and every other place of the name is far
smaller, or if just one of the places it can mean lies in a country that the article's dateline or other places name.
Everything else stays a name: to set two reports at one place wrongly is worse than to leave them apart. Districts and
villages are not in the gazetteer; they resolve to the province or country that is named with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import BlockKind, Location, Name, PlaceKind
from rashomon.spans import Span
from rashomon.text.gazetteer import Entry, entries, named, nation
from rashomon.text.nlp import Parsed

__all__ = ["Whereabouts"]

#: How many times the people of the next place of its name a city has where the name alone means it: Paris has eighty
#: times those of Paris, Texas; Tripoli in Libya five times those of Tripoli in Lebanon.
_BY_FAR = 8
#: Inhabitants of a city that is known by its name alone; a smaller one shares its name with villages.
_LARGE = 100_000
_FIRST_LEVEL = "province|state|governorate|oblast|prefecture|region|canton|emirate"
#: What makes a division of the name before it, and what a smaller place, which no gazetteer of cities holds.
_DIVISION = re.compile(rf"\s+(?:{_FIRST_LEVEL})$", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:district|village|county|valley|area|camp|neighbou?rhood|suburb|street|square|road|airport|bridge|river|dam|base"
    r"|island|port|hamlet|township|parish|borough|municipality|market|mosque|university|hospital|prison|highway)\b",
    re.IGNORECASE,
)
_CITY = re.compile(r"\s+(?:city|town)$|^(?:city|town) of\s+", re.IGNORECASE)
_SIDE = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower)(?:ern)?(?:[- ]?(?:east|west)(?:ern)?)?)\s+", re.IGNORECASE
)
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w.’' -]{2,30}?)(?:,\s*(?P<within>[A-Z][\w. ]{2,30}?))?\s*"
    r"(?:,\s*[A-Z][a-z]+\.? \d{1,2}\b[^-–—]{0,12})?(?:\([^)\n]{1,40}\)\s*)?[-–—]{1,2}\s"
)
#: Characters at the head of the report in which its dateline stands.
_HEAD = 120
_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class _Choice:
    entry: Entry
    basis: str


class Whereabouts:
    """Resolves the places of one article.

    Args:
        parsed: The article.
        names: Its names.
    """

    def __init__(self, parsed: Parsed, names: Sequence[Name]) -> None:
        self._text = parsed.article.text
        self._dateline = _dateline(parsed)
        self._countries = frozenset(self._named(names))

    def of(self, places: Sequence[Span]) -> Location | None:
        """The most particular place of the gazetteer that a chain of places certainly means.

        Args:
            places: Where the names stand, the most specific first, each inside the next.

        Returns:
            ``None`` if none is certain.
        """
        best: tuple[Span, _Choice] | None = None
        for span in reversed(places):
            words = " ".join(span.of(self._text).split())
            if _SMALL.search(words):
                continue
            found = _candidates(words)
            inside = [e for e in found if best is None or _within(e, best[1].entry)]
            if best is not None and inside:
                one = _single(inside)
                if one:
                    best = (span, _Choice(one, f"named with {best[1].entry.name}"))
                continue
            if best is not None:
                if best[1].entry.kind is PlaceKind.CITY:
                    return None  # two towns, and neither is in the other
                continue
            choice = self._alone(found)
            if choice is None and not found:
                return None  # what holds the rest is in no gazetteer: a namesake elsewhere is not meant
            best = (span, choice) if choice else best
        return _location(*best) if best else None

    def _alone(self, found: Sequence[Entry]) -> _Choice | None:
        """Which of some places a name means that has nothing with it."""
        if len(found) and (sure := _sure(found)):
            return sure
        for countries, basis in (
            (self._dateline, "the report is written from {}"),
            (self._countries, "the other places of the report are in {}"),
        ):
            there = [e for e in found if e.country in countries]
            one = _single(there)
            if one:
                return _Choice(one, basis.format(named(one.country)))
        return None

    def _named(self, names: Iterable[Name]) -> Iterator[str]:
        """The countries that the article's names certainly lie in, or whose people they name."""
        for words in sorted({n.entity for n in names if n.label in _LABELS}):
            sure = _sure(_candidates(words)) if not _SMALL.search(words) else None
            if sure:
                yield sure.entry.country
        for words in sorted({n.entity for n in names if n.label == "NORP"}):
            if code := nation(words):
                yield code


def _candidates(words: str) -> list[Entry]:
    """What a place's words can mean in the gazetteer, the kind that they name alone."""
    if _DIVISION.search(words):
        short = _DIVISION.sub("", words)
        kinds = (PlaceKind.DIVISION,)
        return [e for e in entries(_SIDE.sub("", short)) or entries(words) if e.kind in kinds] or _own(short, kinds)
    if _CITY.search(words):
        kinds = (PlaceKind.CITY,)
        return _own(words, kinds) or _own(_CITY.sub("", words), kinds)
    return list(entries(words) or entries(_SIDE.sub("", words)))


def _own(words: str, kinds: Sequence[PlaceKind]) -> list[Entry]:
    return [e for e in entries(words) if e.kind in kinds]


def _sure(found: Sequence[Entry]) -> _Choice | None:
    """The place that a name means wherever it stands; ``None`` if there are several or it is too small to know."""
    one = _single(found)
    if one is None:
        rest = sorted(found, key=lambda e: (-e.population, e.country, e.division, e.name))
        if not rest:
            return None
        first = next((e for e in rest if e.kind is PlaceKind.COUNTRY), rest[0])
        rivals = [e for e in rest if not _nested(e, first)]
        most = max((e.population for e in rivals), default=0)
        country = first.kind is PlaceKind.COUNTRY
        if most * (1 if country else _BY_FAR) >= first.population:
            return None
        one = _single([e for e in found if _nested(e, first)])
        basis = "a country" if country else "by far the largest of that name"
    else:
        basis = "a country" if one.kind is PlaceKind.COUNTRY else "the only one of that name"
    known = one is not None and (one.kind is not PlaceKind.CITY or one.population >= _LARGE)
    return _Choice(one, basis) if one is not None and known else None


def _nested(one: Entry, other: Entry) -> bool:
    """Whether one of two places of a name lies in the other or is its capital, so that they are no rivals."""
    if one.country != other.country:
        return False
    return PlaceKind.COUNTRY in (one.kind, other.kind) or one.division == other.division


def _single(found: Sequence[Entry]) -> Entry | None:
    """The one place that a name means: a country before the city it is called after, a city before its province."""
    if not found or any(not _nested(e, found[0]) for e in found):
        country = next((e for e in found if e.kind is PlaceKind.COUNTRY), None)
        if country is None or any(e.country != country.country for e in found):
            return None
        return country
    order = [PlaceKind.COUNTRY, PlaceKind.CITY, PlaceKind.DIVISION]
    ranked = sorted(found, key=lambda e: (order.index(e.kind), -e.population, e.name))
    cities = [e for e in ranked if e.kind is PlaceKind.CITY]
    # two towns of one name in one province
    return None if ranked[0].kind is PlaceKind.CITY and len(cities) > 1 else ranked[0]


def _within(one: Entry, holder: Entry) -> bool:
    """Whether a place lies in another, larger one."""
    if one.kind is PlaceKind.COUNTRY or one.country != holder.country:
        return False
    if holder.kind is PlaceKind.COUNTRY:
        return True
    return holder.kind is PlaceKind.DIVISION and one.division == holder.division and one.kind is PlaceKind.CITY


def _dateline(parsed: Parsed) -> frozenset[str]:
    """The country that the report's dateline names; empty if it names none for certain."""
    body = next((b for b in parsed.blocks if b.kind in (BlockKind.BODY, BlockKind.DATELINE)), None)
    if body is None:
        return frozenset()
    head = parsed.article.text[body.span.start : body.span.end][:_HEAD]
    match = _DATELINE.match(head)
    if match is None or not match["place"].replace(" ", "").isupper():
        return frozenset()
    holder = _sure(_candidates(match["within"])) if match["within"] else None
    own = _sure(_candidates(match["place"]))
    if match["within"]:
        return frozenset({holder.entry.country}) if holder else frozenset()
    return frozenset({own.entry.country}) if own else frozenset()


def _location(span: Span, choice: _Choice) -> Location:
    one = choice.entry
    own = one.kind is PlaceKind.DIVISION
    return Location(
        span,
        one.name,
        one.kind,
        one.country,
        named(one.country),
        one.division or None,
        one.name if own else named(one.division) or None,
        one.lat,
        one.lon,
        choice.basis,
    )
