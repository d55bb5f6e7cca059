"""How two figures stand to each other: one value, a later count, another scope or source, or a conflict.

How alike their passages are comes from a network that reads them side by side. A value that both have speaks for one
thing too, because two reports seldom hold the same long number by chance. To call two values a conflict asks for more
than to see that they agree, and nothing in what is known of the two may forbid it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.bounds import Fit, Fitting, significant_digits
from rashomon.compare.counts import Count
from rashomon.compare.evidenced import LARGE_SUM, barred, clash, evidenced, evidenced_apart
from rashomon.compare.likeness import COLUMNS
from rashomon.compare.nations import shared
from rashomon.compare.pairreader import Reading
from rashomon.compare.revisions import Order, revision
from rashomon.compare.scopes import scope_difference
from rashomon.compare.weighing import weighed
from rashomon.model import Verdict
from rashomon.text.measures import TIME_UNITS, is_currency

__all__ = ["Beside", "Met", "met", "settled"]

#: Log-odds of "one thing or a related one", with what the value adds, from which figures of one value meet.
_MEETS = 0.0
#: What the same weighs where words, names and places show it.
_EVIDENCED = 4.0
#: Probabilities of one thing from which two values are called a conflict; higher for two figures of one report, which
#: seldom contradicts itself.
_CONFLICT, _OWN = 0.7, 0.75
#: The same where one is a later count, or each has its own source: that they differ is then no reproach.
_LATER, _SOURCES = 0.35, 0.5
#: Probability of a related thing of another scope from which that is said; where the words name the difference, that
#: the two are related at all, and the least of it that the reading must give if they name it only in passing.
_SCOPE, _RELATED, _SOME_SCOPE = 0.55, 0.5, 0.12
#: Figures of a unit, in the mean of two reports, from which their words must show one kind of thing; plain counts below
#: `_FEW` are of any kind, and need an act or words in common; what a shared class of measure must weigh, of 1.
_CROWD, _FEW, _WORDS, _MEASURED = 2.4, 10.0, 0.3, 0.5
#: What a value must say by itself for that not to matter: two digits and more.
_LONG = 2.5
#: How many times the smaller the larger of two conflicting values may be; where names and words show one thing, more.
_TIMES, _TIMES_SHOWN = 1.5, 2.0
_SURE = 1e-4


@dataclass(frozen=True, slots=True)
class Met:
    """How two figures of one thing, or of related ones, stand to each other.

    Attributes:
        verdict: How.
        why: The reason, one clause; empty if they agree.
        evidence: How much speaks for it; comparable among pairs of one verdict.
    """

    verdict: Verdict
    why: str
    evidence: float


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of two figures beside their passages.

    Attributes:
        fit: How their values stand to each other.
        columns: What is seen in the pair, by the names of `rashomon.compare.likeness.COLUMNS`.
        order: Which of their reports is the later one.
        many: With how many figures of its unit each could be set, in the mean.
        givers: Whether they are certainly from different sources.
    """

    fit: Fitting
    columns: Sequence[float]
    order: Order
    many: float
    givers: bool


def settled(one: Count, other: Count, beside: Beside) -> tuple[bool, Met | None]:
    """Judge two figures of one kind of unit without reading their passages, where that is enough.

    Args:
        one: A figure.
        other: Another, of another report or of another sentence.
        beside: What is known of them.

    Returns:
        Whether there is nothing left to be read, and what was found; ``None`` if they are not to be compared.
    """
    fit = beside.fit
    own = one.article == other.article
    clashing = clash(one, other)
    if fit.fit in (Fit.SAME, Fit.CLOSE) and not own and not clashing and evidenced(one, other, fit):
        return True, Met(*_of_one_value(fit), _EVIDENCED + _value_evidence(one, other, fit))
    if _forbidden(one, other) or (clashing and beside.many >= _CROWD):
        return True, None
    if fit.fit is Fit.APART and not own and not clashing and evidenced_apart(one, other):
        return True, _told_apart(one, other, Reading(1.0, 0.0, 0.0), beside)
    telling = fit.fit is Fit.SAME and _value_evidence(one, other, fit) >= _LONG
    if (beside.many >= _CROWD or one.figure.unit in TIME_UNITS) and not telling:
        return not _one_kind(one, other, dict(zip(COLUMNS, beside.columns, strict=True))), None
    return False, None


def met(one: Count, other: Count, reading: Reading, beside: Beside) -> Met | None:
    """Judge two figures whose passages were read side by side; ``None`` if too little speaks for comparing them.

    Args:
        one: A figure.
        other: Another.
        reading: What the passages say.
        beside: What else is known of the two.
    """
    if beside.fit.fit is Fit.APART:
        reading = weighed(reading, beside.columns)
    return _told_apart(one, other, reading.among(beside.many), beside)


def _told_apart(one: Count, other: Count, reading: Reading, beside: Beside) -> Met | None:
    """What a reading makes of two figures that may be of one thing."""
    fit = beside.fit
    related = reading.same + reading.scope
    own = one.article == other.article
    late = None if own or fit.fit is Fit.SAME or fit.rounded else revision(one, other, beside.order)
    if late is not None and related >= _LATER and (late.sure or not beside.givers):
        return Met(Verdict.REVISED, late.why, related)
    if fit.fit in (Fit.SAME, Fit.CLOSE):
        evidence = _odds(related) + _value_evidence(one, other, fit)
        return Met(*_of_one_value(fit), evidence) if evidence >= _MEETS else None
    if fit.fit is Fit.OPEN:
        return None
    return _differing(one, other, reading, fit, givers=beside.givers)


def _of_one_value(fit: Fitting) -> tuple[Verdict, str]:
    return (Verdict.AGREE, "") if fit.fit is Fit.SAME else (Verdict.COMPATIBLE, fit.why)


def _differing(one: Count, other: Count, reading: Reading, fit: Fitting, *, givers: bool) -> Met | None:
    """Two values of which not both can be right of one thing at one time."""
    own = one.article == other.article
    related = reading.same + reading.scope
    scope = scope_difference(one, other)
    if scope is not None and not own and related >= _RELATED and (scope.sure or reading.scope >= _SOME_SCOPE):
        return Met(Verdict.DIFFERENT_SCOPE, scope.why, related)
    if givers and reading.same >= _SOURCES:
        return Met(Verdict.DIFFERENT_SOURCE, _sources(one, other), reading.same)
    if reading.same >= (_OWN if own else _CONFLICT) and scope is None and _near(one, other, reading):
        return Met(Verdict.CONFLICT, fit.why, reading.same)
    if reading.scope >= _SCOPE and not own:
        return Met(Verdict.DIFFERENT_SCOPE, _phrases(one, other), related)
    return None


def _one_kind(one: Count, other: Count, seen: Mapping[str, float]) -> bool:
    """Whether two figures are of one kind of thing by their words.

    Where reports have many numbers, the sense of the sentences is not enough, and of small counts there are many.
    """
    if one.figure.unit in TIME_UNITS:
        return bool(seen["same head"] or seen["same kind"])
    if one.unit is not None:
        return bool(seen["same head"] or seen["best measure shared"] >= _MEASURED)
    if seen["other kind"] or not (seen["same head"] or seen["same kind"]):
        return False
    return (
        max(one.size, other.size) >= _FEW
        or bool(one.acts & other.acts)
        or bool(seen["same head"] and seen["shared words"] >= _WORDS)
    )


def _near(one: Count, other: Count, reading: Reading) -> bool:
    """Whether two values are near enough for reports of one number: those that differ by more are of two things."""
    sizes = one.size, other.size
    return max(sizes) <= (_TIMES_SHOWN if reading.same == 1.0 else _TIMES) * min(sizes)


def _forbidden(one: Count, other: Count) -> bool:
    """Whether two figures cannot be of one thing: other acts, opposed modifiers, other incidents, other times."""
    if one.acts and other.acts and not (one.acts & other.acts):
        return True
    return barred(one, other) or _elsewhere(one, other) or any(a.apart(b) for a in one.periods for b in other.periods)


def _elsewhere(one: Count, other: Count) -> bool:
    """Whether both are put at places of which the other's passage names none."""
    if not one.places or not other.places:
        return False
    for here, there in ((one, other), (other, one)):
        words = {w for place in there.places | there.around for w in place.split()} | there.lemmas
        if any(set(place.split()) & words for place in here.places) or shared(here.places, there.around):
            return False
    return True


def _sources(one: Count, other: Count) -> str:
    """Who gives each number, where both reports name somebody."""
    given = one.figure.source, other.figure.source
    return f"{given[0]} and {given[1]}" if all(given) else "each report has it from somebody else"


def _phrases(one: Count, other: Count) -> str:
    """What each counts, as printed."""
    nouns = [c.noun or " ".join(c.passage.near.split()[:6]) for c in (one, other)]
    return f"one counts “{nouns[0]}”, the other “{nouns[1]}”" if nouns[0] != nouns[1] else "they differ in scope"


def _odds(probability: float) -> float:
    kept = min(1 - _SURE, max(_SURE, probability))
    return math.log(kept / (1 - kept))


def _value_evidence(one: Count, other: Count, fit: Fitting) -> float:
    """What an equal value adds: long numbers are seldom equal by chance, and seldom round to one another."""
    values = [c.figure.value for c in (one, other) if c.figure.value is not None]
    if len(values) < 2:
        return 0.0
    digits = min(significant_digits(v) for v in values)
    if "share" in (one.figure.unit, other.figure.unit):
        return 0.5  # a third has no digits to tell it by
    if fit.fit is not Fit.SAME:
        return (2.0 if digits >= 2 else 0.5) if fit.rounded else 0.0
    if digits >= 3:
        return 4.0
    large = is_currency(one.unit) and abs(values[0]) >= LARGE_SUM
    return 2.5 if digits == 2 else 1.5 if large or abs(values[0]) >= 1_000 else 0.5
