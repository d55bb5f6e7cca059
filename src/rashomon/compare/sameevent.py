"""Whether two tellings are of one event.

What was done, who and what takes part and the numbers must go together, and nothing may set the two apart: another
place or person in the same part, another number, a second occasion, the other half of a pair. To say that two reports
give different days for one event asks for more than to see that they give the same.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from rashomon.compare.eventkinds import LIGHT, OPPOSED, PHASES, RECURRING, SOFT, SPEECH
from rashomon.compare.eventwords import SIDES
from rashomon.compare.happenings import Happening
from rashomon.compare.moved import Role

__all__ = ["Likeness", "Setting", "likeness"]

#: Support (a name counts twice, a word once, what only stands near a half) that lets two tellings of one act meet, and
#: that makes it certain that they are of one event; what comes again and again needs more.
_MEETS, _CERTAIN, _AGAIN = 2.0, 3.0, 1.0

#: What one day known to the day, given in both, adds to the support.
_SAME_DAY = 1.0

#: What it adds that one tells of a change of plan.
_CHANGED = 1.0

#: Support for one event where the words for the act are of no one kind: sense must speak for it.
_BY_SENSE = 4.0

#: Least cosine of two clauses that tell one event in other words, with and without a shared kind of act.
_NEAR, _VERY_NEAR = 0.5, 0.58

#: The same without a shared kind of act, where one is a statement or one day only holds the other; and the support from
#: which that does not matter.
_NEAREST, _MUCH = 0.72, 5.0

#: Share of the shorter telling's words that the other has, from which sense alone can make certain.
_HALF = 0.45

#: Share of the shorter telling's words that the other has, from which two tellings of few words are one.
_MOST = 0.6

#: Words that two statements must share to be one, or their share.
_STATED, _STATED_SHARE = 3, 0.6

#: Support from which two passages are read side by side; the probabilities that make it likely, or certain, then.
_READ, _READ_LIKELY, _READ_SURE = 2.0, 0.5, 0.85


class Likeness(IntEnum):
    """How surely two tellings are of one event."""

    OTHER = 0  # two events, or nobody can tell
    LIKELY = 1  # enough to see that both give one day
    SURE = 2  # enough to say that they give different days


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known beside two tellings.

    Attributes:
        same_words: Whether both articles print the same statement near them.
        read: How probable it is that the passages, read side by side, are of one event.
        same_day: Whether both give one day.
        common: Stems that so many of the story's tellings hold that they say little.
    """

    same_words: Callable[[], bool]
    read: Callable[[], float]
    same_day: bool = False
    common: frozenset[str] = frozenset()


def likeness(one: Happening, other: Happening, setting: Setting) -> Likeness:
    """How surely two tellings are of one event, whatever their days.

    What their words show counts first; where it is too little for certainty, the passages are read side by side.

    Args:
        one: A telling.
        other: Another.
        setting: What is known beside them.
    """
    if _excluded(one, other):
        return Likeness.OTHER
    found = _by_words(one, other, setting)
    if found is Likeness.SURE:
        return found
    support, _ = _support(one, other, setting.common)
    if support < _READ or (found is Likeness.LIKELY and setting.same_day):
        return found
    read = setting.read()
    if (
        read >= _READ_SURE
        and support >= _CERTAIN
        and not _parted(one, other)
        and _acts(one, other) is not Likeness.OTHER
    ):
        return Likeness.SURE
    return Likeness.LIKELY if read >= _READ_LIKELY else found


def _by_words(one: Happening, other: Happening, setting: Setting) -> Likeness:
    """How surely two tellings are of one event by their acts, names, places and words."""
    if one.main == other.main == {SPEECH}:
        return _statement(one, other, setting)
    acts = _acts(one, other)
    support, ratio = _support(one, other, setting.common)
    if acts is not Likeness.SURE and support >= _MUCH and ratio >= _HALF and _sure_by_sense(one, other):
        return Likeness.SURE
    changed = {Role.NEW, Role.OLD, Role.OFF} & {one.role, other.role}
    support += _SAME_DAY * setting.same_day + _CHANGED * bool(changed)
    if acts is Likeness.OTHER:
        near = _VERY_NEAR if setting.same_day or support >= _MUCH else _NEAREST
        if SPEECH in one.main | other.main:
            near = _NEAREST
        sensed = support >= _BY_SENSE and _cosine(one, other) >= near
        return Likeness.LIKELY if sensed else Likeness.OTHER
    if support < _MEETS and ratio < _MOST:
        return Likeness.OTHER
    if acts is Likeness.LIKELY and support < _CERTAIN and _cosine(one, other) < _NEAR:
        return Likeness.OTHER
    if acts is Likeness.SURE and not _parted(one, other) and _more_than_place(one, other):
        again = bool(one.main & other.main & RECURRING)
        if support >= _CERTAIN + _AGAIN * again or (ratio >= _MOST and not again):
            return Likeness.SURE
    return Likeness.LIKELY


def _sure_by_sense(one: Happening, other: Happening) -> bool:
    """Whether two tellings whose words for the act are of no one kind tell one event all the same."""
    hard = one.main - SOFT, other.main - SOFT
    if SPEECH in one.main | other.main or (all(hard) and not hard[0] & hard[1]):
        return False
    return not _parted(one, other) and _more_than_place(one, other) and _cosine(one, other) >= _NEAREST


def _statement(one: Happening, other: Happening, setting: Setting) -> Likeness:
    """Whether two tellings are of one statement: the words said must show it."""
    speaker = _one_speaker(one, other)
    if speaker is False:
        return Likeness.OTHER
    if speaker and setting.same_words():
        return Likeness.SURE
    shared = (one.things & other.things) | (one.names & other.names)
    least = min(len(one.things), len(other.things))
    if speaker and len(shared) >= _STATED and len(shared) >= _STATED_SHARE * least and not _parted(one, other):
        return Likeness.SURE
    return Likeness.LIKELY if len(shared) >= _STATED else Likeness.OTHER


def _one_speaker(one: Happening, other: Happening) -> bool | None:
    """Whether one speaker makes two statements; ``None`` where one tells nobody."""
    return bool(one.actor & other.actor) if one.actor and other.actor else None


def _excluded(one: Happening, other: Happening) -> bool:
    """Whether two tellings cannot be of one event."""
    if Role.MOVING in (one.role, other.role):
        return one.role is not other.role
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True
    for begin, end in ((one, other), (other, one)):
        if begin.main & PHASES[0] and end.main & PHASES[1]:
            return True
        if any(begin.main & pair and end.main & pair and not begin.main & end.main & pair for pair in OPPOSED):
            return True
    if one.whole and other.whole and not one.names & other.around and not other.names & one.around:
        return True
    return any(one.sides & s and other.sides & s and not one.sides & other.sides & s for s in SIDES)


def _another(one: Happening, other: Happening) -> bool:
    """Whether one tells of something that was not the first of its kind."""
    return one.again or other.again or max(one.ordinal, other.ordinal) > 1


def _parted(one: Happening, other: Happening) -> bool:
    """Whether something leaves it open that two tellings are of two events."""
    if _another(one, other):
        return True
    counted = {what for what, _ in one.numbers} & {what for what, _ in other.numbers}
    if any(_values(one, what).isdisjoint(_values(other, what)) for what in sorted(counted)):
        return True
    if one.places and other.places and not one.places & other.places:
        return True
    if one.actor and other.actor and not one.actor & other.around and not other.actor & one.around:
        return True
    # the sentences beside it tell of other events in a list of one article
    within = one.article == other.article
    alone = [
        [name for name in mine.whole if not name & (theirs.names if within else theirs.around)]
        for mine, theirs in ((one, other), (other, one))
    ]
    return all(alone)


def _more_than_place(one: Happening, other: Happening) -> bool:
    """Whether two tellings share more than where it was: many things of a kind are done in one town."""
    near = (one.names & other.around) | (other.names & one.around)
    return bool((near - one.places - other.places) or one.things & other.things or one.numbers & other.numbers)


def _values(one: Happening, what: str) -> frozenset[str]:
    return frozenset(value for counted, value in one.numbers if counted == what)


def _acts(one: Happening, other: Happening) -> Likeness:
    """Whether two tellings tell of one act."""
    both = one.main & other.main
    if both - LIGHT - {SPEECH}:
        return Likeness.SURE
    if one.verb == other.verb and one.verb and not (one.main and other.main):
        return Likeness.SURE
    shared = (one.told & other.told) - LIGHT - {SPEECH}
    if one.role is other.role is Role.OFF:
        return Likeness.LIKELY
    if SPEECH in one.main ^ other.main:
        return Likeness.LIKELY if shared - SOFT else Likeness.OTHER
    if shared and all(_fits(mine, theirs) for mine, theirs in ((one, other), (other, one))):
        return Likeness.SURE if one.main and other.main else Likeness.LIKELY
    return Likeness.LIKELY if shared - SOFT else Likeness.OTHER


def _fits(mine: Happening, theirs: Happening) -> bool:
    """Whether the other telling can be of what one tells: it names that too, or only what came of it."""
    hard = mine.main - SOFT
    return not hard or bool(hard & theirs.told) or not theirs.told - SOFT


def _support(one: Happening, other: Happening, common: frozenset[str]) -> tuple[float, float]:
    """What the tellings share of who, what and how many, and as a share of the shorter one's words."""
    near = (one.names & other.around) | (other.names & one.around)
    names = {n for name in (*one.whole, *other.whole) if (n := min(name & near, default=""))}
    weights = sorted(
        (0.5 if n in common else 2.0 if n in one.names & other.names else 1.0 for n in names), reverse=True
    )
    things = (one.things & other.things) - near
    beside = ((one.things & other.around) | (other.things & one.around)) - things - near
    numbers = {value for what, value in one.numbers & other.numbers if value not in ("1", "2")}
    words = min(len(one.things | one.names), len(other.things | other.names))
    shared = len(things | (one.names & other.names))
    acts = max(len((one.told & other.told) - LIGHT - {SPEECH}) - 1, 0)
    support = (
        sum(weights[:2])
        + min(acts, 2)
        + len(things - common)
        + 0.5 * min(len(beside - common), 4)
        + 1.5 * min(len(numbers), 2)
    )
    return support, shared / words if words else 0.0


def _cosine(one: Happening, other: Happening) -> float:
    return _cosine_of(*sorted((one.words, other.words)))


@functools.lru_cache(maxsize=4096)
def _cosine_of(one: str, other: str) -> float:
    # imported here: it loads a runtime for models, which a mere check of saved citations has no use for
    from rashomon.text.embedding import embeddings

    first, second = embeddings([one, other])
    return float(first @ second)
