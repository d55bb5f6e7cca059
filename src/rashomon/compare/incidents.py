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

from rashomon.compare.who import Names
from rashomon.model import Analysis, Entity, Incident, IncidentGroup, IncidentType, Reality, Toll, Verdict

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


def incident_groups(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[IncidentGroup, ...]:
    """Gather what the articles of a story tell of the same acts.

    Args:
        analyses: The articles, in the order of their ids.
        who: The names of the story.

    Returns:
        The incidents told as done first, those that most articles tell before the others, then by date.
    """
    names = Names(tuple(who))
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
    made = [_group(g) for g in groups]
    return tuple(sorted(made, key=_order))


def _order(group: IncidentGroup) -> tuple[bool, int, str, str, int]:
    first_article, first = group.members[0]
    articles = len({a for a, _ in group.members})
    return (first.reality is not Reality.HAPPENED, -articles, group.date or "~", first_article, first.span.start)


def _keys(telling: _Telling) -> Iterable[tuple[str, str | int]]:
    yield from (("place", p) for p in telling.places)
    yield from (("count", t.low) for t in (telling.incident.killed, telling.incident.wounded) if t and t.low)


def _tellings(analysis: Analysis, names: Names) -> Iterable[_Telling]:
    text = analysis.article.text
    dated = {t.span: t.value for t in analysis.times}
    for one in analysis.incidents:
        # the story may have dated the article since the incident was read
        day = dated.get(one.when, one.date) if one.when else one.date
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
    if one.places and other.places and not set(one.places) & set(other.places):
        return False
    if len(one.places) > 1 and len(other.places) > 1 and one.places[0] != other.places[0]:
        return False
    if one.actor and other.actor and one.actor != other.actor and not _general(one.actor, other.actor):
        return False
    # one article that gives two counts tells of two acts
    near = _equal if one.article == other.article else _near
    return all(near(a, b) for a, b in _counts(one, other))


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
    people = bool(one.victims & other.victims)
    # a count of one or two is shared by many acts
    count = any(a.low == b.low and (a.low > _FEW or (people and a.low > 0)) for a, b in _counts(one, other))
    specific = one.incident.type is other.incident.type and one.incident.type not in _GENERAL
    if place:
        return day or count or (month and specific) or (people and specific)
    return count and people and (day or month or specific)


def _near(one: Toll, other: Toll) -> bool:
    """Whether two counts can be of one incident: ranges that meet, or numbers not far apart."""
    if _meet(one, other):
        return True
    low, high = sorted((one.low, other.low))
    return high - low <= max(_FEW, _SAME_SIZE * high)


def _meet(one: Toll, other: Toll) -> bool:
    return (one.high is None or other.low <= one.high) and (other.high is None or one.low <= other.high)


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


def _group(tellings: Sequence[_Telling]) -> IncidentGroup:
    incidents = [t.incident for t in tellings]
    types = sorted((i.type for i in incidents), key=lambda t: (t in _GENERAL, list(IncidentType).index(t)))
    dates = sorted({t.date for t in tellings if t.date}, key=lambda d: (-len(d.replace("X", "")), d))
    place = max((t for t in tellings if t.places), key=lambda t: len(t.places), default=None)
    killed, killed_why = _verdict([(t.article, t.incident.killed) for t in tellings], "killed")
    wounded, wounded_why = _verdict([(t.article, t.incident.wounded) for t in tellings], "wounded")
    return IncidentGroup(
        types[0],
        dates[0] if dates else None,
        place.shown if place else None,
        tuple((t.article, t.incident) for t in tellings),
        killed,
        wounded,
        tuple(w for w in (_why(tellings), killed_why, wounded_why) if w),
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


def _verdict(tolls: Sequence[tuple[str, Toll | None]], what: str) -> tuple[Verdict | None, str]:
    """How counts of one incident stand to each other: equal, within each other's bounds, or apart."""
    given = [(a, t) for a, t in tolls if t]
    if not given:
        return None, ""
    if len({a for a, _ in given}) == 1:
        return Verdict.ONE_SOURCE, ""
    values = {(t.low, t.high) for _, t in given}
    if len(values) == 1:
        return Verdict.AGREE, ""
    for number, (_, one) in enumerate(given):
        for _, other in given[number + 1 :]:
            if not _meet(one, other):
                return Verdict.CONFLICT, f"{_said(one)} against {_said(other)} {what}"
    return (
        Verdict.COMPATIBLE,
        f"{' and '.join(_said(Toll(*v, given[0][1].span)) for v in sorted(values, key=str))} {what}",
    )


def _said(toll: Toll) -> str:
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"
