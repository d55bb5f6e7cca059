"""Statements of one story set against each other: the same, more specific, opposed, or unclear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rashomon.compare.alignedstatements import Aligned, aligned
from rashomon.compare.stances import opposed_words
from rashomon.compare.stated import Stated, beginnings, stated
from rashomon.compare.statementreader import Read, Stance, stances
from rashomon.compare.who import Names
from rashomon.model import Accord, Analysis, Entity, Ground, Published, Stage, StatementPair

__all__ = ["statement_pairs"]

#: From this probability on two statements are taken to be opposed; from the lower one on nobody can tell.
_OPPOSED, _UNCLEAR = 0.7, 0.5
#: From this on they are taken to say the same.
_AGREE = 0.7
#: The part of all their words that two statements share that are copies of one another.
_COPIED = 0.8
#: Words that one of two statements must have beyond the other's to be more specific.
_MORE = 3
#: Days between two reports after which a thing may have changed: how far it has come, and how it stands.
_COME_ON, _CHANGED = 2, 7
#: Cosine of clauses from which like words are of one matter, and from which one act on one thing is the same act.
_NEAR, _SAME_ACT = 0.48, 0.3
_UNSETTLED = "settled for one, open for the other"
#: Words of which it says nothing that both have them.
_LITTLE = frozenset({"the", "and", "for", "his", "her", "its", "their", "our", "with", "from", "not", "all", "any"})
#: The matter of going up and down, and the words of it that say how much there is.
_WAY = "direction"
_AMOUNTS = frozenset({"few", "fewer", "little", "sporadic", "isolated", "scattered", "rare", "widespread", "rampant"})
#: What is certain without reading; and what a pair counts for that nobody has read.
_ALIKE, _CONTRARY, _UNREAD = Stance(1.0, 0.0, 0.0), Stance(0.0, 1.0, 0.0), Stance(0.0, 0.0, 1.0)
#: A pair is read if its clauses are as near as this, or if hardly another could be meant: of the rest no reading would
#: be sure enough.
_ALIKE_ENOUGH, _ALONE = 0.6, 4
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
    accords = _accords(given, pairs, read)
    agreeing = {
        (here, given[there].article)
        for (i, j, _), stance in zip(pairs, accords, strict=True)
        if stance.agree >= _AGREE
        for here, there in ((i, j), (j, i))
    }
    out = []
    for (i, j, _), stance in zip(pairs, accords, strict=True):
        elsewhere = (i, given[j].article) in agreeing or (j, given[i].article) in agreeing
        out.append(_pair(analyses, given[i], given[j], stance, elsewhere=elsewhere))
    return tuple(pair for pair in out if pair is not None)


def _accords(given: Sequence[Stated], pairs: Sequence[Aligned], read: Read) -> list[Stance]:
    """How each pair stands: by its words alone where they settle it, else as it is read, if it is."""
    accords = [_settled(given[i], given[j], seen[0]) for i, j, seen in pairs]
    near = Counter(i for pair in pairs for i in pair[:2])
    # of so many on either side each could be meant with each
    crowds = [near[i] * near[j] for i, j, _ in pairs]
    unread = [
        n
        for n, (_, _, seen) in enumerate(pairs)
        if accords[n] is _UNREAD and (seen[0] >= _ALIKE_ENOUGH or crowds[n] <= _ALONE)
    ]
    readings = read([(given[i], given[j], seen) for i, j, seen in (pairs[n] for n in unread)])
    for n, reading in zip(unread, readings, strict=True):
        accords[n] = reading.among(crowds[n])
    return accords


def _settled(one: Stated, other: Stated, near: float) -> Stance:
    """What is certain of a pair without reading it."""
    if _plainly_same(one, other):
        return _ALIKE
    return _CONTRARY if _certain(one, other, near) else _UNREAD


def _plainly_same(one: Stated, other: Stated) -> bool:
    """Whether two statements have nearly the same words and nothing among them turns one round."""
    a, b = one.statement, other.statement
    shared = len(one.stems & other.stems)
    if not shared or shared < _COPIED * len(one.stems | other.stems):
        return False
    same = (a.negated, a.stage, a.verb) == (b.negated, b.stage, b.verb) and one.denials == other.denials
    return same and not opposed_words(one, other) and not _exchanged(one, other)


def _certain(one: Stated, other: Stated, near: float) -> bool:
    """Whether the words alone show that two statements of one matter are opposed.

    The same act of the same one on the same thing is told as decided and as open, or as done and as denied; or the same
    thing, named by a word that is no name, is told to go one way and the other.
    """
    a, b = one.statement, other.statement
    # a place that one names and the other does not may part them
    elsewhere = (one.names and other.names and not one.names & other.names) or bool(one.names) != bool(other.names)
    doer, reached = (one.doer & other.doer) - _LITTLE, (one.reached & other.reached) - _LITTLE
    if elsewhere or not doer or Stage.UNREAL in (a.stage, b.stage):
        return False
    if a.verb == b.verb and reached and near >= _SAME_ACT:
        settled = Stage.DECIDED in (a.stage, b.stage) and Stage.OPEN in (a.stage, b.stage)
        return settled or (a.negated != b.negated and a.stage is b.stage)
    named = frozenset(w for name in one.names for w in beginnings(name.split()))
    return near >= _NEAR and bool(doer - named) and a.negated == b.negated and _turned(one, other)


def _turned(one: Stated, other: Stated) -> bool:
    """Whether one thing is told to go up and down, or to be much and little: by its verb, or by how many there are."""
    ways = []
    for told in (one, other):
        own = told.statement.verb
        many = {s for s in told.sides if s.word in _AMOUNTS and any(s.word.startswith(w) for w in told.doer)}
        ways.append({s.side for s in told.sides if s.matter == _WAY and (s.word == own or s in many)})
    return len(ways[0]) == len(ways[1]) == 1 and ways[0] != ways[1]


def _pair(
    analyses: Sequence[Analysis], one: Stated, other: Stated, stance: Stance, *, elsewhere: bool
) -> StatementPair | None:
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
    doubt = "one of them says the same elsewhere" if elsewhere else _doubt(one, other, ground, apart)
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
    if (a.verb == b.verb or one.kinds & other.kinds) and _exchanged(one, other):
        return Ground.ROLES, "who does it and to whom it is done are exchanged"
    if a.verb == b.verb and (a.stage in _OPEN) != (b.stage in _OPEN):
        return Ground.STAGE, _UNSETTLED
    words = opposed_words(one, other)
    if words and a.negated == b.negated:
        return Ground.DIRECTION, " and ".join(f"“{x}” against “{y}”" for x, y in words)
    if one.reason and other.reason and not one.reason & other.reason:
        return Ground.CAUSE, "another cause"
    if (a.stage in _OPEN) != (b.stage in _OPEN):
        return Ground.STAGE, _UNSETTLED
    if a.negated != b.negated:
        return Ground.NEGATION, "one denies what the other states"
    if a.stage is not b.stage and Stage.DECIDED in (a.stage, b.stage):
        return Ground.STAGE, "done for one, still to come for the other"
    return Ground.MEANING, "in other words"


def _exchanged(one: Stated, other: Stated) -> bool:
    """Whether who acts in one statement is acted on in the other, both ways."""
    return bool(one.doer & other.reached - other.doer and other.doer & one.reached - one.doer)


def _doubt(one: Stated, other: Stated, ground: Ground, apart: int) -> str:
    """Why two statements that read as opposed may both be so; empty if nothing says it."""
    if Stage.UNREAL in (one.statement.stage, other.statement.stage):
        return "one of them only supposes it"
    mine, theirs = one.own_days, other.own_days
    if mine and theirs and not any(x.startswith(y) or y.startswith(x) for x in mine for y in theirs):
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
