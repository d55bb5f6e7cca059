"""What words, names and places say of two figures: that they cannot be of one thing, or that they are.

What speaks for one thing is added up as evidence: shared names, places, nouns, acts, words of the sentence, and the
value itself, because two reports seldom hold the same long number by chance.
"""

from __future__ import annotations

from rashomon.compare.bounds import Fit, Fitting, significant_digits
from rashomon.compare.counts import PRISON_TERM, Count
from rashomon.compare.countwords import CASUALTIES, OPPOSED
from rashomon.compare.nations import shared
from rashomon.text.measures import is_currency

__all__ = ["LARGE_SUM", "barred", "clash", "evidenced", "evidenced_apart"]

#: Evidence that lets two figures of one value meet. A shared name and one kind of thing make 2.5, so with them a
#: value of one digit suffices ("30 members"); without names it takes a shared word or a value of two digits more.
_MEETS = 3.0
#: Evidence that lets a number meet a bound or a hedge that takes it in: those take in much.
_BOUNDED = 4.0
#: Evidence, the value aside, from which different values are set against each other.
_CONFLICTS = 4.0
#: Evidence that counts of casualties are of one incident: a shared place, or two words of it.
_INCIDENT = 2.0
#: Days that two reports may date one incident apart.
_DAYS = 1
#: Sum of money of which a story seldom has two alike.
LARGE_SUM = 1e6


def clash(one: Count, other: Count) -> bool:
    """Whether two figures cannot count the same thing: another unit, kind, owner, place, act or day."""
    return one.unit != other.unit or _other_kind(one, other) or _measures_apart(one, other) or _parted(one, other)


def _parted(one: Count, other: Count) -> bool:
    """Whether two figures are of other owners, places, acts or days, whatever they count."""
    if one.owners and other.owners and not shared(one.owners, other.owners):
        return True
    if one.places and other.places and not shared(one.places, other.places):
        return True
    if one.acts != other.acts and not (one.acts and other.acts and (one.acts < other.acts or other.acts < one.acts)):
        return True
    return barred(one, other) or (bool(one.acts & CASUALTIES) and _other_place(one, other))


def barred(one: Count, other: Count) -> bool:
    """Whether two figures are of opposed things ("male", "female"), of foreigners at home, or of other days' dead."""
    if any(one.modifiers & opposed and other.modifiers & opposed - one.modifiers for opposed in OPPOSED):
        return True
    if _foreign_at_home(one, other) or _foreign_at_home(other, one):
        return True
    apart = min((abs((a - b).days) for a in one.days for b in other.days), default=0)
    return bool(one.acts & CASUALTIES) and apart > _DAYS


def _other_kind(one: Count, other: Count) -> bool:
    """Whether the nouns name different things; "people" goes with any kind of people."""
    if _loose(one, other):
        return False
    first, second = one.kinds - {"people"}, other.kinds - {"people"}
    return not one.kinds & other.kinds or (bool(first) and bool(second) and not first & second)


def _loose(one: Count, other: Count) -> bool:
    """Whether one is the strength of a body and the other the number of people who may make it up.

    Such figures only ever confirm one another: where they differ, other people may be meant.
    """
    return not one.kinds & other.kinds and bool(one.crew & other.kinds or other.crew & one.kinds)


def _measures_apart(one: Count, other: Count) -> bool:
    """Whether two measures are of different nouns; where one names none, their verbs must agree."""
    if one.unit is None:
        return (one.figure.head is None) != (other.figure.head is None) and not one.acts
    if PRISON_TERM in one.kinds:
        return False
    if one.figure.head is None or other.figure.head is None:
        return not one.verbs & other.verbs
    return False


def _other_place(one: Count, other: Count) -> bool:
    """Whether casualties are of different incidents: one is at a place that the other's report does not name."""
    for here, there in ((one, other), (other, one)):
        if not here.places or there.places or _tells_place(there, here.places):
            continue
        if there.around or not one.words & other.words:
            return True
    return False


def _tells_place(count: Count, places: frozenset[str]) -> bool:
    """Whether the sentence of a count, or the ones before it, name one of the places in any way."""
    return bool(shared(places, count.around)) or any(set(p.split()) <= count.lemmas for p in places)


def _foreign_at_home(one: Count, other: Count) -> bool:
    """Whether one counts foreigners and the other people of the place."""
    return "foreign" in one.modifiers and bool(shared(other.owners, one.places | other.places))


def evidenced(one: Count, other: Count, fit: Fitting) -> bool:
    """Whether words, names and places show that two figures whose values go together are of one thing.

    Args:
        one: A figure.
        other: Another, of another report, with which nothing clashes.
        fit: How the values stand to each other.
    """
    if one.acts & CASUALTIES and _incident(one, other) < _INCIDENT and not (fit.fit is Fit.SAME and _long(one)):
        return False
    if PRISON_TERM in one.kinds and fit.fit is not Fit.SAME:
        return False  # what was asked for, allowed and given are all told of
    if _loose(one, other) and fit.fit is not Fit.SAME and not fit.rounded:
        return False
    if one.acts != other.acts or (fit.fit is Fit.CLOSE and _sub_kind(one, other)):
        return False
    if one.figure.scope.part != other.figure.scope.part and not (one.acts and fit.fit is Fit.SAME):
        return False
    if fit.fit is Fit.CLOSE and not fit.rounded and not one.acts & CASUALTIES and _both_open(one, other):
        return False
    needed = _BOUNDED if fit.fit is Fit.CLOSE and not fit.rounded else _MEETS
    return _evidence(one, other) + _value_evidence(one, other, fit) >= needed


def evidenced_apart(one: Count, other: Count) -> bool:
    """Whether words, names and places show that two different values are of one thing, all of it.

    Args:
        one: A figure.
        other: Another, of another report, with which nothing clashes.
    """
    if _evidence(one, other) < _CONFLICTS or (one.head_line and other.head_line):
        return False
    if one.acts & CASUALTIES and _incident(one, other) < _INCIDENT:
        return False
    if PRISON_TERM in one.kinds or _loose(one, other) or one.acts != other.acts or _sub_kind(one, other):
        return False
    if one.modifiers != other.modifiers or one.open_owner != other.open_owner:
        return False
    if one.figure.scope.asserted != other.figure.scope.asserted or one.figure.scope.part != other.figure.scope.part:
        return False
    return bool(shared(one.owners, other.owners) or shared(one.places, other.places)) and (
        one.figure.head == other.figure.head or (one.unit is None and bool(one.acts))
    )


def _both_open(one: Count, other: Count) -> bool:
    """Whether both give a lower bound only: of a toll that grows, else as likely of two things."""
    return one.figure.high is None and other.figure.high is None and None not in (one.figure.low, other.figure.low)


def _sub_kind(one: Count, other: Count) -> bool:
    """Whether one counts people and the other people of one kind ("worshippers")."""
    return (one.kinds == {"people"}) != (other.kinds == {"people"})


def _evidence(one: Count, other: Count) -> float:
    """What speaks for one thing, the value aside."""
    owned, placed = bool(shared(one.owners, other.owners)), bool(shared(one.places, other.places))
    crossed = bool(shared(one.owners | one.places | one.named, other.owners | other.places | other.named))
    total = 2.0 * owned + 2.0 * placed + 1.5 * (crossed and not (owned or placed))
    same_noun = one.figure.head == other.figure.head and one.figure.head is not None
    total += 1.0 if same_noun or PRISON_TERM in one.kinds else 0.5
    total += min(2.0, 1.0 * len(one.modifiers & other.modifiers))
    total += 1.0 * bool(one.acts & other.acts) + 0.5 * bool(one.verbs & other.verbs)
    total += 1.0 * bool(one.sites & other.sites)
    total += 0.5 * (one.figure.scope.strength and other.figure.scope.strength)
    return total + min(2.0, 0.5 * len(one.words & other.words))


def _value_evidence(one: Count, other: Count, fit: Fitting) -> float:
    """What an equal value adds: long numbers are seldom equal by chance, and seldom round to one another."""
    values = [c.figure.value for c in (one, other) if c.figure.value is not None]
    if len(values) < 2:
        return 0.5
    if one.unit == "share" and "share" in (one.figure.unit, other.figure.unit):
        return 1.0  # a third has no digits to tell it by
    digits = min(significant_digits(v) for v in values)
    if fit.fit is not Fit.SAME:
        return 1.0 if digits >= 2 and fit.rounded else 0.5
    large = 1.5 if is_currency(one.unit) and abs(values[0]) >= LARGE_SUM else 1.0
    return 2.0 if digits >= 3 else 1.5 if digits == 2 else large if abs(values[0]) >= 1_000 else 0.5


def _incident(one: Count, other: Count) -> float:
    """What speaks for one incident: a shared place, near by or in the sentence, and words beyond the counted."""
    near = _tells_place(one, other.places | other.around) or _tells_place(other, one.places | one.around)
    placed = 2.0 * bool(shared(one.places, other.places)) or 1.0 * near
    return placed + 1.0 * min(2, len(one.words & other.words))


def _long(one: Count) -> bool:
    value = one.figure.value
    return value is not None and one.figure.unit != "share" and significant_digits(value) >= 3
