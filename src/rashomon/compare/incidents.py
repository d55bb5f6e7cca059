"""Incidents across articles: which tell one act, and how their numbers of dead and wounded stand to each other.

Two tellings meet only if nothing parts them (type, place, day and reality are compatible) and something joins them:
a shared place or day, or the same count of the same people. What only could be one act stays two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.compare.tolls import Tolls, may_be_one
from rashomon.compare.weapons import weapons_clash
from rashomon.compare.who import Names
from rashomon.model import Analysis, Entity, Incident, IncidentGroup, IncidentType, Location, PlaceKind, Reality, Toll

__all__ = ["incident_groups"]

#: How far two counts of one incident may be apart before they are taken for two incidents: reports of one attack
#: differ by a few, first and last counts by half.
_SAME_SIZE = 0.5
#: Of the same, for small counts.
_FEW = 3
#: Groups of one place or count that a telling is set against, the latest: a text of a thousand attacks on one town is
#: a list that no outlet repeats.
_LOOKBACK = 200
_INFERRED = "where the victim held office"
_PLACE_NOUN = re.compile(
    r"\b(?:district|province|village|town|city|region|county|area|valley|state|suburb|governorate|the|of)\b"
)
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
#: A date no longer than this narrows an act down.
_MONTH = 31
_GENERAL = (IncidentType.DEATHS, IncidentType.ATTACK)
#: Words that set an act apart from the one told before.
_OTHER = re.compile(
    r"\b(?:another|other|second|third|fourth|separate|further|similar|new|fresh|more|earlier|later)\b", re.IGNORECASE
)
_KNOWN = re.compile(r"(?:the|that|this|these|those|its|his|her|their)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One article's telling of an incident, in forms that can be compared."""

    article: str
    incident: Incident
    date: str | None
    places: tuple[str, ...]
    shown: str | None
    actor: str | None
    victims: frozenset[str]
    words: str

    @property
    def located(self) -> Location | None:
        """The place of the gazetteer, where it is told and not inferred."""
        return None if self.incident.place_basis == _INFERRED else self.incident.location

    @property
    def spot(self) -> str | None:
        """The key of the town or smaller place that is named; ``None`` where only a province or country is."""
        where = self.incident.location
        wide = where is not None and where.kind is not PlaceKind.CITY and where.span == self.incident.places[0]
        return None if wide or not self.places else self.places[0]


def incident_groups(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[IncidentGroup, ...]:
    """Gather what the articles of a story tell of the same acts.

    Args:
        analyses: The articles, in the order of their ids.
        who: The names of the story.

    Returns:
        The incidents told as done first, those that most articles tell before the others, then by date.
    """
    names = Names(tuple(who))
    tolls = Tolls.of(analyses, names)
    groups: list[list[_Telling]] = []
    # what joins two tellings, a place or a count, finds the groups that one can belong to
    by_key: dict[tuple[str, str | int], list[int]] = defaultdict(list)
    for telling in (t for a in analyses for t in _tellings(a, names)):
        near = sorted({g for key in _keys(telling) for g in by_key[key][-_LOOKBACK:]})
        home = next((g for g in near if _belongs(telling, groups[g])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(telling)
        for key in _keys(telling):
            if home not in by_key[key][-_LOOKBACK:]:
                by_key[key].append(home)
    made = [_group(g, tolls) for g in groups]
    return tuple(sorted(made, key=_order))


def _order(group: IncidentGroup) -> tuple[bool, int, str, str, int]:
    first_article, first = group.members[0]
    articles = len({a for a, _ in group.members})
    return (first.reality is not Reality.HAPPENED, -articles, group.date or "~", first_article, first.span.start)


def _keys(telling: _Telling) -> Iterable[tuple[str, str | int]]:
    yield from (("place", p) for p in telling.places)
    if telling.located is not None:
        yield "division", telling.located.division or telling.located.country
    if telling.actor and telling.date:
        yield "actor", f"{telling.actor} {telling.date}"
    yield from (("count", t.low) for t in (telling.incident.killed, telling.incident.wounded) if t and t.low)


def _tellings(analysis: Analysis, names: Names) -> Iterable[_Telling]:
    text = analysis.article.text
    dated = {t.span: t.value for t in analysis.times}
    for one in analysis.incidents:
        # the story may have dated the article since the incident was read
        day = dated[one.when].partition("T")[0] if one.when in dated else one.date
        shown = [" ".join(p.of(text).split()) for p in one.places]
        actor = one.actor or one.claimed_by
        yield _Telling(
            analysis.id,
            one,
            day,
            tuple(_place_key(names.canonical(p, analysis.id) or p) for p in shown),
            ", ".join(shown) or None,
            (names.canonical(actor.name, analysis.id) or actor.name) if actor else None,
            frozenset(_stems(one.victims.name)) if one.victims else frozenset(),
            " ".join(one.trigger.of(text).split()),
        )


def _place_key(place: str) -> str:
    return " ".join(_PLACE_NOUN.sub(" ", place.casefold()).split()) or place.casefold()


def _stems(words: str) -> Iterable[str]:
    return (w.removesuffix("s") for w in re.findall(r"\w+", words.casefold()) if len(w) > 2)


def _belongs(one: _Telling, group: Sequence[_Telling]) -> bool:
    return all(_compatible(one, other) for other in group) and any(_joined(one, other) for other in group)


def _compatible(one: _Telling, other: _Telling) -> bool:
    """Whether nothing said of two tellings parts them."""
    if one.incident.reality is not other.incident.reality or not one.incident.type.meets(other.incident.type):
        return False
    if one.date and other.date and not _meet_in_time(one.date, other.date):
        return False
    if not _meet_in_place(one, other):
        return False
    if one.actor and other.actor and one.actor != other.actor and not _general(one.actor, other.actor):
        return False
    if weapons_clash(one.incident.means, other.incident.means) or _other_people(one, other):
        return False
    if one.article == other.article:
        return _retold(one, other)
    return all(_near(a, b) for a, b in _counts(one, other))


def _meet_in_place(one: _Telling, other: _Telling) -> bool:
    """Whether two tellings can be of one place: a shared name, or a place within one that the other names."""
    if not one.places or not other.places:
        return True
    if one.located and other.located and not one.located.compatible(other.located):
        return False
    shared = set(one.places) & set(other.places)
    if one.spot and other.spot and one.spot != other.spot:
        # one may name the district of the other's village, but two villages are two places
        return bool(shared & {one.spot, other.spot})
    return bool(shared) or (one.located is not None and other.located is not None)


#: Those whom acts hit, by the side they are on; others ("people") are on any.
_CIVILIAN = frozenset(
    {
        "civilian",
        "child",
        "children",
        "women",
        "woman",
        "villager",
        "farmer",
        "student",
        "pupil",
        "worshipper",
        "shopper",
    }
    | {
        "passenger",
        "tourist",
        "resident",
        "pilgrim",
        "worker",
        "teacher",
        "driver",
        "fishermen",
        "girl",
        "boy",
        "family",
    }
)
#: Whoever they are.
_ANYBODY = frozenset({"people", "person", "other", "victim", "citizen", "dozen", "bystander"})
_ARMED = frozenset(
    {"soldier", "troop", "police", "policemen", "officer", "guard", "fighter", "militant", "insurgent", "rebel"}
    | {"taliban", "militia", "militiamen", "gunmen", "gunman", "terrorist", "marine", "personnel", "commando"}
)


def _other_people(one: _Telling, other: _Telling) -> bool:
    """Whether one act hit people in arms and the other people without."""
    sides = [(bool(t.victims & _CIVILIAN), bool(t.victims & _ARMED)) for t in (one, other)]
    return sorted(sides) == [(False, True), (True, False)]


def _retold(one: _Telling, other: _Telling) -> bool:
    """Whether an article tells one act twice: with the same numbers, or the second time as one that is known."""
    if any(not _equal(a, b) for a, b in _counts(one, other)):
        return False
    first, later = sorted((one, other), key=lambda t: t.incident.span)
    if any(_OTHER.search(t.words) for t in (first, later)):
        return False
    counted = any(a.low > 0 for a, _ in _counts(one, other))
    same = first.incident.type is later.incident.type and first.date is not None and first.date == later.date
    same = same and (not first.victims or not later.victims or bool(first.victims & later.victims))
    apart = first.incident.span != later.incident.span
    return apart and (counted or bool(_KNOWN.match(later.words)) or (same and first.actor == later.actor))


def _counts(one: _Telling, other: _Telling) -> list[tuple[Toll, Toll]]:
    """The numbers of dead and of wounded that both tellings give."""
    a, b = one.incident, other.incident
    return [(x, y) for x, y in ((a.killed, b.killed), (a.wounded, b.wounded)) if x and y]


def _equal(one: Toll, other: Toll) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _general(one: str, other: str) -> bool:
    """Whether one actor can be a description of the other: at most one of them is a name."""
    names = [bool(re.match(r"[A-Z]", a)) for a in (one, other)]
    return not all(names) or bool(set(_stems(one)) & set(_stems(other)))


def _joined(one: _Telling, other: _Telling) -> bool:
    """Whether something said of both joins two tellings that nothing parts."""
    inferred = _INFERRED in (one.incident.place_basis, other.incident.place_basis)
    place = not inferred and bool(set(one.places) & set(other.places))
    spans = [_days(d) for d in (one.date, other.date) if d]
    known = len(spans) == 2 and None not in spans
    month = known and all(s is not None and (s[1] - s[0]).days <= _MONTH for s in spans)
    day = known and all(s is not None and s[0] == s[1] for s in spans)
    people = bool(one.victims & other.victims) or bool(one.victims & _ANYBODY and other.victims - _ARMED)
    people = people or bool(other.victims & _ANYBODY and one.victims - _ARMED)
    # a count of one or two is shared by many acts
    count = any(a.low == b.low and (a.low > _FEW or (people and a.low > 0)) for a, b in _counts(one, other))
    specific = one.incident.type is other.incident.type and one.incident.type not in _GENERAL
    if not (one.incident.type.violent or one.incident.type in (IncidentType.ACCIDENT, IncidentType.PROTEST)):
        # what parties did to each other is told by who and when
        return day and specific and one.actor is not None and one.actor == other.actor and (people or place)
    alike = specific and any(a.low == b.low and a.high == b.high and a.low >= _FEW for a, b in _counts(one, other))
    if alike and people and not (known or (one.places and other.places)):
        return True  # one of them says neither when nor where, and nothing parts them
    if place:
        return day or count or (month and specific) or (people and specific)
    within = one.located is not None and other.located is not None
    return count and ((people and (day or month or specific)) or (within and day))


def _near(one: Toll, other: Toll) -> bool:
    """Whether two counts can be of one incident: ranges that meet, or numbers not far apart."""
    if may_be_one(one, other):
        return True
    low, high = sorted((one.low, other.low))
    return high - low <= max(_FEW, _SAME_SIZE * high)


def _meet_in_time(one: str, other: str) -> bool:
    """Whether two TIMEX3 values can be one time: their days overlap, or one of them is not known."""
    first, second = _days(one), _days(other)
    if first and second:
        return first[0] <= second[1] and second[0] <= first[1]
    # a day without its year still has its month and day
    return all(a == b or "X" in (a, b) for a, b in zip(one[:10], other[:10], strict=False)) or "W" in one + other


def _days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a TIMEX3 value; ``None`` where digits are missing or it is no date."""
    try:
        if match := _WEEK.match(value):
            first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return first, first + timedelta(days=6)
        year, month, day = [*(int(p) for p in value.split("T")[0].split("-")), 0, 0][:3]
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _group(tellings: Sequence[_Telling], tolls: Tolls) -> IncidentGroup:
    incidents = [t.incident for t in tellings]
    types = sorted((i.type for i in incidents), key=lambda t: (t in _GENERAL, list(IncidentType).index(t)))
    dates = sorted({t.date for t in tellings if t.date}, key=lambda d: (-len(d.replace("X", "")), d))
    place = max((t for t in tellings if t.places), key=lambda t: len(t.places), default=None)
    located = [t.incident.location for t in tellings if t.incident.location is not None]
    killed, killed_why = tolls.verdict([(t.article, t.incident.killed) for t in tellings], "killed")
    wounded, wounded_why = tolls.verdict([(t.article, t.incident.wounded) for t in tellings], "wounded")
    return IncidentGroup(
        types[0],
        dates[0] if dates else None,
        place.shown if place else None,
        tuple((t.article, t.incident) for t in tellings),
        killed,
        wounded,
        tuple(w for w in (_why(tellings), killed_why, wounded_why) if w),
        max(located, key=lambda one: list(PlaceKind).index(one.kind), default=None),
    )


def _why(tellings: Sequence[_Telling]) -> str:
    if len(tellings) < 2:
        return ""
    places = set.intersection(*(set(t.places) for t in tellings))
    shared = sorted(p for p in places if p)
    dates = {t.date for t in tellings if t.date}
    parts = [f"place ({shared[0]})"] if shared else []
    if len(dates) == 1 and all(t.date for t in tellings):
        parts.append("date")
    if len({t.incident.killed.low if t.incident.killed else None for t in tellings} - {None}) == 1 and all(
        t.incident.killed for t in tellings
    ):
        parts.append("number of dead")
    return f"same {' and '.join(parts)}" if parts else "nothing parts them"
