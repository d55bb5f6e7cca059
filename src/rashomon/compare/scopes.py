"""How the scope of two figures differs, in words: a part and the whole, a day and a month, the killed and the hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.compare.counts import Count
from rashomon.compare.countwords import PERPETRATORS

__all__ = ["ScopeDifference", "scope_difference"]

_ALL = re.compile(
    r"\b(?:in total|total(?:s|led|ling)?|overall|altogether|combined|nationwide|country-?wide|worldwide|globally|across"
    r" the (?:country|region|province|state|island|city|world|continent|group)|in all|the whole|entire)\b",
    re.IGNORECASE,
)
_COUNTED_IN = re.compile(r"\b(?:including|counting|as well as|along with|once \w+ (?:is|are) counted)\b", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\b(?:excluding|not counting|not including|stripping out|leaving out|leaving aside|without counting|alone)\b",
    re.IGNORECASE,
)
_NET = re.compile(
    r"\b(?:net|after (?:tax|costs|fees|deductions|expenses)|once departures|taken off|deducted)\b", re.IGNORECASE
)
_BEFORE_TAX = re.compile(r"\b(?:gross|pre-?tax|before (?:tax|costs|fees|deductions|expenses))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ScopeDifference:
    """What sets the scope of two related figures apart, as a clause, and whether that is sure or said in passing."""

    why: str
    sure: bool


def scope_difference(one: Count, other: Count) -> ScopeDifference | None:
    """What sets the scope of two related figures apart; ``None`` if nothing that is known does."""
    if (why := next(_differences(one, other), None)) is not None:
        return ScopeDifference(why, sure=True)
    said = _of_words(one, other)
    return ScopeDifference(said, sure=False) if said is not None else None


def _differences(one: Count, other: Count) -> Iterator[str]:
    scopes = one.figure.scope, other.figure.scope
    if one.acts and other.acts and (one.acts < other.acts or other.acts < one.acts):
        acts = sorted((" or ".join(sorted(c.acts)) for c in (one, other)), key=len)
        yield f"one counts the {acts[0]}, another the {acts[-1]}"
    counted_in = [sorted(PERPETRATORS.intersection(s.including)) for s in scopes]
    if bool(counted_in[0]) != bool(counted_in[1]):
        yield f"one counts in the {(counted_in[0] or counted_in[1])[0]}"
    if scopes[0].per != scopes[1].per and {s.per for s in scopes} != {"", "year"}:
        # "annual profit" and "the profit" are one thing
        rates = [f"a number for each {s.per}" if s.per else "a number in all" for s in scopes]
        yield f"one is {rates[0]}, the other {rates[1]}"
    if scopes[0].part != scopes[1].part and not (one.acts or other.acts):
        yield "one counts a part of what the other counts"
    yield from _of_times(one, other)
    if one.broad != other.broad or _narrower(one, other) or _narrower(other, one):
        yield "one counts a part of the area that another counts"


def _of_times(one: Count, other: Count) -> Iterator[str]:
    """Two spans of time of which one holds the other."""
    if len(one.periods) != 1 or len(other.periods) != 1:
        return
    (first,), (second,) = one.periods, other.periods
    if (first.low, first.high) == (second.low, second.high) or first.words.lower() == second.words.lower():
        return
    if first.holds(second) or second.holds(first):
        yield f"one is for “{first.words}”, the other for “{second.words}”"


def _of_words(one: Count, other: Count) -> str | None:
    """What one sentence says of the scope near its number and the other does not."""
    near = one.passage.near, other.passage.near
    for pattern, said in (
        (_ALL, "one is for all of it"),
        (_LEFT_OUT, "one leaves some out"),
        (_COUNTED_IN, "one counts some in"),
    ):
        found = [pattern.search(n) for n in near]
        if bool(found[0]) != bool(found[1]):
            words = found[0] or found[1]
            return f"{said} (“{words[0].lower()}”)" if words else None
    if any(_NET.search(a) and not _NET.search(b) and not _BEFORE_TAX.search(a) for a, b in (near, near[::-1])) and any(
        _BEFORE_TAX.search(n) for n in near
    ):
        return "one is gross, the other net"
    return None


def _narrower(one: Count, other: Count) -> bool:
    """Whether one count names a place within the other's ("Almar, Faryab" against "Faryab")."""
    return bool(one.places) and bool(other.places) and one.places > other.places
