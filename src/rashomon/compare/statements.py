"""Statements of one story set against each other: the same, more specific, opposed, or unclear."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.compare.alignedstatements import aligned
from rashomon.compare.stances import opposed_words
from rashomon.compare.stated import Stated, stated
from rashomon.compare.statementreader import Read, Stance, stances
from rashomon.compare.who import Names
from rashomon.model import Accord, Analysis, Entity, Ground, Published, Stage, StatementPair

__all__ = ["statement_pairs"]

#: From this probability on two statements are taken to be opposed; from the lower one on nobody can tell.
_OPPOSED, _UNCLEAR = 0.8, 0.5
#: From this on they are taken to say the same.
_AGREE = 0.7
#: Words that one of two statements must have beyond the other's to be more specific.
_MORE = 3
#: Days between two reports after which a thing may have changed: how far it has come, and how it stands.
_COME_ON, _CHANGED = 2, 7
_OPEN = frozenset({Stage.OPEN, Stage.UNREAL})


def statement_pairs(
    analyses: Sequence[Analysis], who: Sequence[Entity], read: Read = stances
) -> tuple[StatementPair, ...]:
    """Align the statements of a story and say how each pair stands.

    Args:
        analyses: The articles of the story, in the order of their ids.
        who: The names of the story.
        read: What reads pairs of statements.

    Returns:
        The pairs that agree, are opposed, or are near opposed ("unclear"), in the order of the articles.
    """
    given = stated(analyses, Names(tuple(who)))
    pairs = aligned(given)
    found = read([(given[i], given[j], seen) for i, j, seen in pairs])
    out = (_pair(analyses, given[i], given[j], stance) for (i, j, _), stance in zip(pairs, found, strict=True))
    return tuple(pair for pair in out if pair is not None)


def _pair(analyses: Sequence[Analysis], one: Stated, other: Stated, stance: Stance) -> StatementPair | None:
    first, second = ((analyses[s.article].id, s.statement) for s in (one, other))
    if stance.agree >= _AGREE:
        if _fuller(other, one):
            return StatementPair(Accord.MORE_SPECIFIC, second, first)
        accord = Accord.MORE_SPECIFIC if _fuller(one, other) else Accord.SAME
        return StatementPair(accord, first, second)
    if stance.opposed < _UNCLEAR:
        return None
    ground, why = _ground(one, other)
    apart = _days_apart(*(analyses[s.article].published for s in (one, other)))
    doubt = _doubt(one, other, ground, apart)
    if stance.opposed < _OPPOSED or doubt:
        return StatementPair(Accord.UNCLEAR, first, second, why=doubt)
    return StatementPair(Accord.OPPOSED, first, second, ground, why)


def _fuller(one: Stated, other: Stated) -> bool:
    """Whether a statement says what another says, and more."""
    more = one.stems - other.around
    return len(more) >= _MORE and len(other.stems - one.around) < len(more) / 2


def _ground(one: Stated, other: Stated) -> tuple[Ground, str]:
    """Why two statements are opposed, as far as their words show it."""
    a, b = one.statement, other.statement
    same = a.verb == b.verb or one.kinds & other.kinds
    if same and one.doer & other.reached - other.doer and other.doer & one.reached - one.doer:
        return Ground.ROLES, "who does it and to whom it is done are exchanged"
    words = opposed_words(one, other)
    if words and a.negated == b.negated:
        return Ground.DIRECTION, " and ".join(f"“{x}” against “{y}”" for x, y in words)
    if one.reason and other.reason and not one.reason & other.reason:
        return Ground.CAUSE, "another cause"
    if (a.stage in _OPEN) != (b.stage in _OPEN):
        return Ground.STAGE, "settled for one, open for the other"
    if a.negated != b.negated:
        return Ground.NEGATION, "one denies what the other states"
    if a.stage is not b.stage and Stage.DECIDED in (a.stage, b.stage):
        return Ground.STAGE, "done for one, still to come for the other"
    return Ground.MEANING, "in other words"


def _doubt(one: Stated, other: Stated, ground: Ground, apart: int) -> str:
    """Why two statements that read as opposed may both be so; empty if nothing says it."""
    if Stage.UNREAL in (one.statement.stage, other.statement.stage):
        return "one of them only supposes it"
    if one.days and other.days and not any(x.startswith(y) or y.startswith(x) for x in one.days for y in other.days):
        return "they give other days"
    if apart > (_COME_ON if ground is Ground.STAGE else _CHANGED):
        return "things may have changed between the reports"
    return ""


def _days_apart(one: Published | None, other: Published | None) -> int:
    """The fewest days that can lie between two publications; 0 if that is not known."""

    def gap(earlier: date | None, later: date | None) -> int:
        return (later - earlier).days if earlier and later else 0

    if one is None or other is None:
        return 0
    return max(0, gap(one.latest, other.earliest), gap(other.latest, one.earliest))
