"""Whether an act is told so that others could tell the same one, or is a topic, a sum or a habit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.extract.actwords import BOUND, MEANS, WRECKED
from rashomon.extract.deeds import SPOKEN
from rashomon.extract.triggers import Role, Trigger
from rashomon.model import Incident, IncidentType, PlaceKind, Reality

__all__ = ["is_definite", "refers", "specific"]

#: Acts so particular that who did it to whom tells which is meant.
_BY_WEAPON = frozenset(
    {IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.EXPLOSION, IncidentType.ABDUCTION}
    | {IncidentType.ASSASSINATION}
)
#: Deaths of one or two without day and place are a case or a memory, not an incident that others can tell.
_MANY = 3
#: So many dead without a day or a place are those of a war.
_SUM = 500
#: A value finer than a year.
_WITHIN_YEAR = re.compile(r"[\dX]{4}-")
#: A day, known in full or but for its year or week.
_DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-\d{2}|W[\dX]{2}-\d)")


def specific(triggers: Sequence[Trigger], found: Incident) -> bool:
    """Whether an act can be told from others of its kind by what is said of it.

    Args:
        triggers: The words that tell it, the highest in the tree first.
        found: What was read of it.
    """
    top = triggers[0].token
    if triggers[0].role is Role.DEED:
        return _deed(top, found)
    counted = found.killed is not None or found.wounded is not None
    placed = found.place_basis == "stated"
    settled = counted and (placed or found.date is not None)
    within_year = found.date is not None and bool(_WITHIN_YEAR.match(found.date))
    if found.type is IncidentType.DEATHS:
        many = any(t is not None and t.low >= _MANY for t in (found.killed, found.wounded))
        return counted and (within_year or (found.date is None and (placed or (many and found.actor is not None))))
    there = placed and within_year
    if all(_lemma(t.token) in BOUND for t in triggers) and not settled and not (there and _in_earnest(triggers, found)):
        return False
    if top.pos_ in ("NOUN", "PROPN") and is_definite(top) and not (counted or found.date or found.claimed_by):
        return False  # "the Orlen bombing" takes up what readers know
    bare = top.tag_ == "NNS" and not any(c.dep_ in ("nummod", "amod", "det") for c in top.children)
    habitual = top.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in top.children)
    if (bare and not counted and not there) or (habitual and found.reality is Reality.HAPPENED and not settled):
        return False
    acted = found.actor and found.victims and top.pos_ == "VERB" and found.type in _BY_WEAPON
    where = found.location is None or found.location.kind is not PlaceKind.COUNTRY
    feared = found.reality is Reality.FEARED and found.actor is not None and found.actor.named
    known = feared or found.date or (placed and where) or found.claimed_by or acted
    most = max((t.low for t in (found.killed, found.wounded) if t is not None), default=0)
    return bool(known) or (counted and bool(found.means or (found.actor and most < _SUM)))


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _in_earnest(triggers: Sequence[Trigger], found: Incident) -> bool:
    """Whether a word with many meanings tells an act without anybody hurt: "a ferry sank", "a kitchen fire"."""
    if found.type in (IncidentType.PROTEST, IncidentType.CLASH):
        return True
    near = (t for one in triggers for t in one.token.children)
    things = {_lemma(t) for t in near} | {_lemma(c) for one in triggers for p in one.token.children for c in p.children}
    return bool(things & (WRECKED | frozenset(MEANS))) or bool(found.means)


def _deed(verb: Token, found: Incident) -> bool:
    """Whether an act other than violence is told as an event: by somebody, on a day or at a place.

    A report of what was only said needs its day, too; a habit ("meets every month") is none.
    """
    moved = (IncidentType.ARREST, IncidentType.RETREAT, IncidentType.MOBILISATION)
    suffered = found.type in moved and found.victims is not None
    if found.actor is None and not suffered:
        return False
    if verb.tag_ not in ("VBD", "VBN") and found.reality is Reality.HAPPENED:
        return False
    dated = found.date is not None and bool(_WITHIN_YEAR.match(found.date))
    if found.type in SPOKEN:
        named = found.type is IncidentType.THREAT and found.actor is not None and found.actor.named
        party = found.victims is not None or named or found.type in (IncidentType.DEMAND, IncidentType.REJECTION)
        return party and found.date is not None and bool(_DAY.match(found.date))
    named = found.actor is not None and found.actor.named
    return dated or (found.place_basis == "stated" and found.date is None and named)


def refers(triggers: Sequence[Trigger], found: Incident) -> bool:
    """Whether a scene only takes up one that was told before: "the blast", "the attack was claimed by …"."""
    nouns = all(t.token.pos_ in ("NOUN", "PROPN") for t in triggers)
    definite = any(is_definite(t.token) or any(c.dep_ == "poss" for c in t.token.children) for t in triggers)
    return nouns and definite and not (found.places or found.killed or found.wounded)


def is_definite(noun: Token) -> bool:
    """Whether a noun is spoken of as known: "the blast"."""
    return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)
