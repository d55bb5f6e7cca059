"""What a clause says of a commitment: kept, left undone, broken or stood by, and by whom.

Only what is told as done or left undone counts. "Must meet the terms", "until they comply" and "whether it kept its
word" say that somebody wants, awaits or asks, and hold nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.acts import agent, reality, subject, teller
from rashomon.extract.bonds import Held, bond_of, bound_object, charged, told_of
from rashomon.extract.breaches import held_by_adjective, held_by_lagging, held_by_noun
from rashomon.extract.pledgewords import BREAKS, KEEPS, KEEPS_OF, LAGS
from rashomon.extract.undertakings import acts_under
from rashomon.model import Compliance, Reality

__all__ = ["held"]

_BOUND = frozenset({"bind", "commit", "dedicate"})
#: Beside "its commitment" they say that it stands.
_REPEATS = frozenset({"reaffirm", "reiterate", "renew", "restate", "repeat", "underline", "underscore"})
_CLAIMING = frozenset({"claim", "say", "add", "insist", "argue", "state", "note", "assert", "maintain"})
#: Beside them, "to keep its word" is done again and again or for ever; it is not awaited.
_GOES_ON = frozenset({"continue", "remain", "go"})
#: Verbs that keep or break nothing without one of these beside them ("go back on", "live up to").
_PARTICLES = {
    "go": frozenset({"back"}),
    "walk": frozenset({"away"}),
    "carry": frozenset({"out", "through"}),
    "make": frozenset({"good"}),
    "act": frozenset({"on", "upon"}),
    "stand": frozenset({"by"}),
    "live": frozenset({"up"}),
}
#: They say of a word given that it stands, not that it was done.
_STANDING = frozenset({"stand"})
#: "Met none of its pledges" and "only half of them" hold them not met; that some were met holds nothing of the rest.
_NONE = frozenset({"none", "neither", "few", "little"})
_PART = frozenset({"half", "part", "some", "fraction", "most", "majority", "partly", "partially", "several", "one"})
_ONLY = frozenset({"only", "just", "barely", "merely"})


def held(word: Token) -> Held | None:
    """What a word holds of a commitment; ``None`` if nothing.

    Args:
        word: A verb, an adjective or a noun.
    """
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        return held_by_noun(word)
    if word.pos_ not in ("VERB", "ADJ") or (word.dep_ == "amod" and word.tag_ != "VBG"):
        return None
    if lemma in ("compliant", "faithful", "true") and word.pos_ == "ADJ":
        return held_by_adjective(word)
    if lemma in LAGS:
        return held_by_lagging(word)
    bond = bound_object(word)
    if bond is None:
        return None
    if lemma in _REPEATS and any(c.dep_ == "poss" for c in bond.children):
        told = told_of(word) is Reality.HAPPENED
        who = subject(word)
        return Held(word, bond, who, Compliance.AFFIRMED, tuple(acts_under(bond)), who, alone=True) if told else None
    if lemma in _BOUND or word.lower_ in ("bound", "committed"):
        return _affirmed(word, bond)
    return _kept_or_broken(word, bond)


def _kept_or_broken(word: Token, bond: Token) -> Held | None:
    lemma = word.lemma_.lower()
    beside = {c.lower_ for c in word.children} | {
        g.lower_ for c in word.children for g in c.children if c.pos_ == "ADP"
    }
    needed = _PARTICLES.get(lemma)
    if lemma not in KEEPS | BREAKS | KEEPS_OF or (needed and not needed & beside):
        return None
    told = told_of(word)
    keeps = lemma in KEEPS | KEEPS_OF
    if lemma in _STANDING:
        return Held(word, bond, subject(word), Compliance.AFFIRMED, tuple(acts_under(bond))) if _stands(word) else None
    if told is Reality.PLANNED and keeps and _will(word):
        own = subject(word)
        return Held(word, bond, own, Compliance.AFFIRMED, tuple(acts_under(bond)))
    if told not in (Reality.HAPPENED, Reality.NEGATED):
        return None
    if keeps and told is Reality.HAPPENED:
        inner = word.doc[min(word.i, bond.i) : max(word.i, bond.i)]
        owned = {t.head for t in inner if t.dep_ == "poss"}  # "its part of the deal" is all that it owes
        between = {t.lower_ for t in inner if t not in owned}
        if between & _NONE or (between & _PART and between & _ONLY):
            told = Reality.NEGATED
        elif between & _PART:
            return None
    kept = keeps == (told is Reality.HAPPENED)
    status = Compliance.MET if kept else Compliance.NOT_MET if keeps else Compliance.BREACHED
    return Held(word, bond, _party_of(word), status, (*acts_under(bond), *_by_doing(word)))


def _stands(verb: Token) -> bool:
    """Whether somebody is said to stand by a word: also one who goes on to."""
    again = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _GOES_ON and reality(verb.head) is Reality.HAPPENED
    return again or told_of(verb) is Reality.HAPPENED


def _will(verb: Token) -> bool:
    """Whether a party says of itself that it will keep its word."""
    said = teller(verb)
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "’ll") for c in verb.children)
    asks = any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children)
    return said is not None and will and not asks and own is not None and own.pos_ == "PRON" and verb.dep_ == "ccomp"


def _party_of(verb: Token) -> Token | None:
    if verb.dep_ == "amod":
        head = verb.head
        if head.dep_ == "pobj" and head.head.head.pos_ == "VERB":
            return charged(head.head.head)
        return None
    own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if own is not None and bond_of(own, verb) is not None:
        return agent(verb) or _by(verb)
    found = subject(verb)
    if found is not None and found.pos_ == "NOUN" and found.lemma_.lower() in ("failure", "refusal"):
        return None
    return found


def _by(verb: Token) -> Token | None:
    """Who stands after "by", wherever the parse hangs it: "were broken by both sides"."""
    for prep in verb.children:
        if prep.lower_ == "by":
            return next((c for c in prep.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME")), None)
    return None


def _by_doing(verb: Token) -> Iterator[Token]:
    """The commitment that was broken by not doing it: "breached the accord by not opening the road"."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ == "by":
            for act in (c for c in prep.children if c.dep_ == "pcomp"):
                if any(n.dep_ == "neg" for n in act.children):
                    yield act
                elif act.lemma_.lower() in ("fail", "refuse", "decline"):
                    yield from (c for c in act.children if c.dep_ == "xcomp")


def _affirmed(word: Token, bond: Token) -> Held | None:
    """Reads the likes of "said it was bound by the accord".

    By itself that is an avowal; with what the party says it "has done", a claim of having kept it.
    """
    said = teller(word)
    if said is None or told_of(word) is not Reality.HAPPENED:
        return None
    done = next((d for d in _claimed_deeds(said[0]) if d != word), None)
    if done is None:
        return Held(word, bond, _party_of(word), Compliance.AFFIRMED, tuple(acts_under(bond)))
    return Held(word, bond, _party_of(word), Compliance.MET, (done,))


def _claimed_deeds(said: Token) -> Iterator[Token]:
    """What a party says in the same breath that it has done."""
    for child in said.children:
        if child.dep_ in ("advcl", "conj") and child.lemma_.lower() in _CLAIMING:
            yield from (
                c for c in child.children if c.dep_ == "ccomp" and _perfect(c) and reality(c) is Reality.HAPPENED
            )


def _perfect(verb: Token) -> bool:
    own = any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in verb.children)
    return own and any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)
