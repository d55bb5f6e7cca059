"""Whether one figure is a later count of what the other counted: a toll that rose, a number that was put right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from rashomon.compare.counts import Count
from rashomon.compare.countwords import CASUALTIES
from rashomon.model import Published

__all__ = ["Later", "Order", "Revision", "order_of", "revision"]

#: Reports that are published less than this apart are not certain to be of two states of things.
_APART = timedelta(minutes=45)
#: From here on it is a day later.
_FAR_APART = timedelta(hours=12)

#: What there is more of as time goes by, by the classes of what is measured and by what is done.
_GROWING = frozenset(
    {"dead", "hurt", "missing", "arrested", "rescued", "moved out", "taken", "destroyed", "burned"}
    | {"without power", "flooded", "spilled", "cases", "vaccinated", "aid", "signatures"}
)
#: What must speak for such a class: a noun or a verb of it, no mere word close by.
_SAID = 2.0
_GROWING_ACTS = CASUALTIES | {"displaced", "destroyed", "damaged", "infected", "vaccinated"}

#: Characters to either side of a figure in which a word says that it changed.
_AT = 32

#: The number was another before, says the report.
_CHANGED = re.compile(
    r"\b(?:r(?:ise|ises|isen|ose|ising)|climb(?:s|ed|ing)?|gr(?:ow|ows|ew|own|owing)|jump(?:s|ed)|swell(?:s|ed)|swollen"
    r"|increas(?:es?|ed|ing)|mount(?:s|ed|ing)|fall(?:s|en)?|fell|dropp?(?:s|ed)?|reach(?:es|ed)|now|still|by then"
    r"|so far|c[ao]me (?:down|up)|down to|up to|a (?:day|week|month) (?:on|later)"
    r"|(?:two|three|four|five|six|\d+) more|overnight|bringing|brought"
    r"|updated?|since then|later|no longer|remain(?:s|ed)?)\b",
    re.IGNORECASE,
)
#: It was wrong, says the report, and is put right.
_PUT_RIGHT = re.compile(
    r"\b(?:revis(?:es?|ed|ing|ion)|correct(?:s|ed|ing|ion)|restat(?:es?|ed|ing|ement)|recount(?:s|ed)?|adjust(?:s|ed)"
    r"|trimmed|slash(?:ed|ing)|downgrad(?:es?|ed)|upgrad(?:es?|ed)|lower(?:s|ed)|rais(?:es?|ed)|cut|amend(?:s|ed)"
    r"|wrongly|mistak(?:e|en|enly)|erroneous(?:ly)?|miscount(?:ed)?|double[- ]count\w*|right figure|first reported"
    r"|initial(?:ly)?|previous(?:ly)?|preliminary|provisional|earlier|originally|first thought|had (?:said|put|reported"
    r"|given|estimated|announced|forecast)|up from|down from|instead of|rather than|final|definitive|re-?examin\w+)\b",
    re.IGNORECASE,
)


class Later(Enum):
    """Which of two reports is the later one."""

    FIRST = "the first"
    SECOND = "the second"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Order:
    """Which of two reports is the later one, as far as that is certain, and whether it is later by half a day."""

    later: Later = Later.UNKNOWN
    far: bool = False


def order_of(one: Published | None, other: Published | None) -> Order:
    """Which of two reports was published later."""
    if one is None or other is None:
        return Order()
    if one.exact is not None and other.exact is not None:
        apart = timedelta(seconds=other.exact.timestamp() - one.exact.timestamp())
        if abs(apart) < _APART:
            return Order()
        return Order(Later.SECOND if apart > timedelta() else Later.FIRST, abs(apart) >= _FAR_APART)
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return Order(Later.SECOND, far=True)
    if other.latest is not None and one.earliest is not None and other.latest < one.earliest:
        return Order(Later.FIRST, far=True)
    return Order()


@dataclass(frozen=True, slots=True)
class Revision:
    """Why one figure is a later count than another, and whether its report says so or it only seems so."""

    why: str
    sure: bool


def revision(one: Count, other: Count, order: Order) -> Revision | None:
    """Why the two differ, if one is a later count than the other; ``None`` if nothing shows that.

    Args:
        one: A figure.
        other: One of another value, of the same thing.
        order: Which of their reports is the later one.
    """
    for new, old, certain in ((one, other, order.later is Later.FIRST), (other, one, order.later is Later.SECOND)):
        if order.later is not Later.UNKNOWN and not certain:
            continue
        named = _names(new, old)
        if _PUT_RIGHT.search(new.passage.sentence if named else new.passage.near) and (certain or named):
            whose = "the later report puts the number right" if certain else "one report puts the other's number right"
            return Revision(whose, sure=named or order.far)
        if named and _CHANGED.search(new.passage.sentence):
            return Revision("one report tells how the number changed", sure=True)
        if certain and _told_as_new(new) and not _fixed(new, old):
            return Revision("the later report tells that the number changed", sure=order.far)
        if certain and _grows(new, old):
            return Revision("the later the report, the higher the number", sure=order.far)
    return None


def _told_as_new(count: Count) -> bool:
    """Whether the words right at a figure say that the number was another before."""
    before, after = count.passage.before[-_AT:], count.passage.after[:_AT]
    return bool(_CHANGED.search(before) or _CHANGED.search(after))


def _names(new: Count, old: Count) -> bool:
    """Whether a report, where it gives its own number, gives the other one too ("to 16 from 14")."""
    value = old.figure.value
    return value is not None and (value, old.unit or "") in new.beside


def _grows(new: Count, old: Count) -> bool:
    growing = (new.acts | old.acts) & _GROWING_ACTS or any(
        weight >= _SAID and m in _GROWING for c in (new, old) for m, weight in c.measured.items()
    )
    return new.size > old.size and bool(growing) and not _fixed(new, old)


def _fixed(new: Count, old: Count) -> bool:
    """Whether what is counted cannot change any more: a price, a sentence, a result."""
    return new.unit is not None and old.unit is not None and not (new.acts or old.acts)
