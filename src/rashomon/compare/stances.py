"""How two statements look side by side: whether they are of one thing, and what speaks for their being opposed."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from rashomon.compare.eventkinds import OPPOSED
from rashomon.compare.opposites import opposite
from rashomon.compare.stated import Stated
from rashomon.model import Stage

__all__ = ["COLUMNS", "columns", "opposed_words"]

#: What is looked at in a pair, in the order of `columns`.
COLUMNS = (
    "clause cosine",
    "sentence cosine",
    "shared stems",
    "stems of the smaller shared",
    "shared around",
    "shared names",
    "names of the smaller shared",
    "other names",
    "same doer",
    "other doer",
    "same reached",
    "other reached",
    "crossed",
    "crossed both ways",
    "same verb",
    "same kinds",
    "other kinds",
    "opposed kinds",
    "one denied",
    "denials differ",
    "denials",
    "antonyms",
    "opposite sides",
    "same sides",
    "opposite directions",
    "opposite sides by denial",
    "antonym by denial",
    "done against open",
    "decided against open",
    "done against decided",
    "one unreal",
    "both open",
    "both give causes",
    "one gives a cause",
    "causes shared",
    "other numbers",
    "same numbers",
    "other days",
    "same days",
    "day of one",
    "both attributed",
    "one attributed",
    "same speaker",
    "length of the clauses",
    "lengths differ",
)

_OPEN = frozenset({Stage.OPEN, Stage.UNREAL})
_REAL = frozenset({Stage.DONE, Stage.GOING_ON})


def columns(one: Stated, other: Stated, clauses: float, sentences: float) -> list[float]:
    """What is seen in a pair, by the names of `COLUMNS`; the same in either order.

    Args:
        one: A statement.
        other: Another.
        clauses: Cosine of their clauses.
        sentences: Cosine of their sentences.
    """
    a, b = one.statement, other.statement
    stages = {a.stage, b.stage}
    denied = a.negated != b.negated
    against, along = _opposed_sides(one, other)
    pairs = _antonyms(one, other)
    shared = one.stems & other.stems
    crossed = bool(one.doer & other.reached - other.doer), bool(other.doer & one.reached - one.doer)
    kinds = one.kinds & other.kinds
    length = (len(one.stems), len(other.stems))
    return [
        clauses,
        sentences,
        float(len(shared)),
        _share(one.stems, other.stems),
        _share(one.around, other.around),
        float(len(one.names & other.names)),
        _share(one.names, other.names),
        float(bool(one.names and other.names and not one.names & other.names)),
        float(bool(one.doer & other.doer)),
        float(bool(one.doer and other.doer and not one.doer & other.doer)),
        float(bool(one.reached & other.reached)),
        float(bool(one.reached and other.reached and not one.reached & other.reached)),
        float(any(crossed)),
        float(all(crossed)),
        float(a.verb[:5] == b.verb[:5]),
        float(len(kinds)),
        float(bool(one.kinds and other.kinds and not kinds)),
        float(any(len(o & one.kinds) == 1 and o - one.kinds <= other.kinds for o in OPPOSED)),
        float(denied),
        float((one.denials + other.denials) % 2),
        float(one.denials + other.denials),
        float(len(pairs)),
        float(len(against)),
        float(len(along)),
        float("direction" in against),
        float(bool(along) and denied),
        float(bool(pairs or against) and denied),
        float(bool(stages & _REAL and stages & _OPEN)),
        float(bool(Stage.DECIDED in stages and stages & _OPEN)),
        float(bool(stages & _REAL and Stage.DECIDED in stages)),
        float(Stage.UNREAL in stages),
        float(stages <= _OPEN),
        float(bool(one.reason and other.reason)),
        float(bool(one.reason) != bool(other.reason)),
        _share(one.reason, other.reason),
        float(bool(one.numbers and other.numbers and not one.numbers & other.numbers)),
        float(len(one.numbers & other.numbers)),
        float(_apart(one.days, other.days)),
        float(bool(one.days & other.days)),
        float(bool(one.days) != bool(other.days)),
        float(a.speaker is not None and b.speaker is not None),
        float((a.speaker is None) != (b.speaker is None)),
        float(a.speaker is not None and a.speaker == b.speaker),
        float(min(length)),
        float(abs(length[0] - length[1])),
    ]


def _opposed_sides(one: Stated, other: Stated) -> tuple[list[str], list[str]]:
    """The matters on which the words of two statements take opposite sides, and those on which they take the same.

    A word that both use says nothing of either.
    """
    mine, theirs = _own_sides(one, other), _own_sides(other, one)
    against = {m for m, side in mine if (m, -side) in theirs and (m, side) not in theirs}
    along = {m for m, side in mine if (m, side) in theirs}
    return sorted(against), sorted(along)


def opposed_words(one: Stated, other: Stated) -> list[tuple[str, str]]:
    """The words of two statements that say the opposite of each other, at most one pair for each word."""
    found: dict[str, str] = {}
    mine, theirs = _own_sides(one, other), _own_sides(other, one)
    for (matter, side), word in mine.items():
        opposed = theirs.get((matter, -side))
        if opposed and (matter, side) not in theirs:
            found.setdefault(word, opposed)
    for word, against in _antonyms(one, other):
        found.setdefault(word, against)
    return sorted(found.items())


def _own_sides(one: Stated, other: Stated) -> dict[tuple[str, int], str]:
    """The sides that the words of a statement take, those aside that the other uses too."""
    common = {s.word for s in other.sides}
    out: dict[tuple[str, int], str] = {}
    for side in one.sides:
        if side.word not in common:
            out.setdefault((side.matter, side.side), side.word)
    return out


def _antonyms(one: Stated, other: Stated) -> list[tuple[str, str]]:
    words = (sorted(set(s.statement.lemmas)) for s in (one, other))
    return [(x, y) for x, y in product(*words) if opposite(x, y)]


def _share(one: Collection[str], other: Collection[str]) -> float:
    """How much of the smaller of two sets the other has too, from 0 to 1."""
    least = min(len(one), len(other))
    return len(set(one) & set(other)) / least if least else 0.0


def _apart(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two sets of days have none that can be the same: a month holds its days."""
    return bool(one and other) and not any(x.startswith(y) or y.startswith(x) for x in one for y in other)
