"""Commitments held broken or left undone by a noun, an adjective or a phrase: "in breach of", "the failure to keep"."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.extract.acts import agent, ancestors, is_passive, reality, subject
from rashomon.extract.bonds import CHARGES, Held, bond_of, bound_object, charged, told_of
from rashomon.extract.pledgewords import BREACHES, KEEPS, KEEPS_OF
from rashomon.extract.undertakings import acts_under, infinitive
from rashomon.model import Compliance, Reality

__all__ = ["held_by_adjective", "held_by_lagging", "held_by_noun"]

_VERBAL = frozenset({"VERB", "AUX"})
_OF_A_CHARGE = frozenset({"of", "for", "over", "with"})
_IN = frozenset({"compliance", "line", "accordance", "conformity", "keeping"})
_STATES = frozenset({"be", "remain", "act", "stay"})
_FAILURES = frozenset({"failure", "refusal"})
_COMPLAINS = CHARGES | {"complain", "decry", "lament", "deplore", "cite"}
#: What stands before "violations" and names what is broken.
_BEFORE = frozenset({"ceasefire", "cease-fire", "truce", "treaty", "contract"})
_ALLEGED = frozenset({"alleged", "possible", "any", "supposed", "apparent", "suspected", "future", "further", "no"})
_SHORT = frozenset({"short", "behind"})
_FEET = frozenset({"foot", "feet", "heel"})


def held_by_noun(noun: Token) -> Held | None:
    """What a noun holds of a commitment; ``None`` if nothing.

    Args:
        noun: "Breach", "compliance", "failure" or any other.
    """
    lemma = noun.lemma_.lower()
    if lemma in BREACHES:
        return _breach(noun)
    return _state(noun) if lemma in _IN else _failure(noun) if lemma in _FAILURES else None


def _breach(noun: Token) -> Held | None:
    """Reads the likes of "accused them of a breach of the accord" and "was in violation of its pledge"."""
    preps = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "with", "to"))
    objects = (bond_of(c, noun) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in objects if b is not None), None)
    if bond is None:
        bond = next((c for c in noun.children if c.dep_ == "compound" and c.lemma_.lower() in _BEFORE), None)
    if bond is None:
        return None
    acts = tuple(acts_under(bond))
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        return _in_state(noun, bond, Compliance.BREACHED, acts)
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    top = noun
    while top.dep_ in ("conj", "pobj") and top.head.dep_ == "conj":
        top = top.head
    accused = top.head.head if top.dep_ in ("pobj", "conj") and top.head.pos_ == "ADP" else None
    charge = accused is not None and accused.lemma_.lower() in CHARGES and top.head.lower_ in _OF_A_CHARGE
    if accused is not None and charge and reality(accused) is Reality.HAPPENED:
        who = agent(accused) if is_passive(accused) else subject(accused)
        return Held(noun, bond, charged(accused), Compliance.BREACHED, acts, who, alone=True)
    alleged = any(c.lower_ in _ALLEGED for c in noun.children)
    if whose is not None and noun.dep_ in ("nsubj", "nsubjpass") and not alleged:
        return Held(noun, bond, whose, Compliance.BREACHED, acts)
    denied = noun.dep_ in ("dobj", "pobj") and noun.head.lemma_.lower() == "deny"
    if denied and reality(noun.head) is Reality.HAPPENED:
        who = subject(noun.head)
        return Held(noun, bond, whose or who, Compliance.MET, acts, who, alone=True)
    return None


def _in_state(noun: Token, bond: Token, status: Compliance, acts: tuple[Token, ...]) -> Held | None:
    """Reads the likes of "was in breach of" and "in breach of the protocol, two tankers burned oil"."""
    verb = noun.head.head
    if verb.pos_ not in _VERBAL:
        return None
    told = told_of(verb)
    if told is Reality.HAPPENED:
        return Held(verb, bond, subject(verb), status, acts)
    if told is Reality.NEGATED and verb.lemma_.lower() in ("be", "remain"):
        other = Compliance.MET if status is Compliance.BREACHED else Compliance.NOT_MET
        return Held(verb, bond, subject(verb), other, acts)
    return None


def _state(noun: Token) -> Held | None:
    """Reads the likes of "is in full compliance with the settlement"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "into", "out"):
        return None
    verb = noun.head.head
    if verb.lemma_.lower() not in _STATES or any(c.lower_ == "out" for c in verb.children):
        return None
    preps = (p for w in (noun, verb) for p in w.children if p.dep_ == "prep" and p.lower_ == "with")
    bonds = (bond_of(c, verb) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in bonds if b is not None), None)
    return _in_state(noun, bond, Compliance.MET, tuple(acts_under(bond))) if bond is not None else None


def _failure(noun: Token) -> Held | None:
    """Reads the likes of "complained of the government's failure to keep its promise"."""
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    if whose is None:
        whose = next(
            (g for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "by") for g in c.children), None
        )
    act = next((c for c in noun.children if c.dep_ in ("acl", "xcomp") and infinitive(c)), None)
    if whose is None or act is None or act.lemma_.lower() not in KEEPS | KEEPS_OF:
        return None
    bond = bound_object(act)
    if bond is None or reality(noun) not in (Reality.HAPPENED, Reality.FEARED):
        return None
    verb = next((h for h in ancestors(noun) if h.pos_ == "VERB"), None)
    speaks = verb is not None and verb.lemma_.lower() in _COMPLAINS
    who = subject(verb) if speaks and verb is not None else None
    return Held(noun, bond, whose, Compliance.NOT_MET, tuple(acts_under(bond)), who, alone=who is not None)


def held_by_adjective(word: Token) -> Held | None:
    """Reads the likes of "has been faithful to the deal"."""
    preps = (p for p in word.children if p.dep_ == "prep" and p.lower_ in ("to", "with"))
    bonds = (bond_of(c, word) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in bonds if b is not None), None)
    verb = word.head
    if bond is None or verb.pos_ not in _VERBAL or told_of(verb) not in (Reality.HAPPENED, Reality.NEGATED):
        return None
    status = Compliance.MET if told_of(verb) is Reality.HAPPENED else Compliance.NOT_MET
    return Held(verb, bond, subject(verb), status, tuple(acts_under(bond)))


def held_by_lagging(verb: Token) -> Held | None:
    """Reads the likes of "missed the deadline to pay", "fell short of its pledge", "dragged its feet on it"."""
    lemma = verb.lemma_.lower()
    told = told_of(verb)
    if told not in (Reality.HAPPENED, Reality.NEGATED):
        return None
    status = Compliance.NOT_MET if told is Reality.HAPPENED else Compliance.MET
    if lemma == "miss":
        term = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in ("deadline", "target")), None)
        acts = acts_under(term) if term is not None else []
        return Held(verb, term, subject(verb), status, tuple(acts)) if term is not None and acts else None
    marks = {c.lemma_.lower() for c in verb.children} | {c.lower_ for c in verb.children}
    if lemma in ("fall", "lag") and not marks & _SHORT:
        return None
    if lemma == "drag" and not marks & _FEET:
        return None
    preps = [p for w in (verb, *verb.children) for p in w.children if p.dep_ == "prep"]
    bonds = (bond_of(c, verb) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in bonds if b is not None), None)
    if bond is None or told is Reality.NEGATED:
        return None
    return Held(verb, bond, subject(verb), Compliance.NOT_MET, tuple(acts_under(bond)))
