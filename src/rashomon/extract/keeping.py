"""What a clause says of a commitment: kept, left undone, broken or stood by, and by whom.

Only what is told as done or left undone counts. "Must meet the terms", "until they comply" and "whether it kept its
word" say that somebody wants, awaits or asks, and hold nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.extract.acts import agent, ancestors, is_passive, reality, subject, teller
from rashomon.extract.agreements import is_agreement
from rashomon.extract.pledgewords import BREACHES, BREAKS, COMMITMENTS, KEEPS, KEEPS_OF, LAGS
from rashomon.extract.undertakings import acts_under, infinitive
from rashomon.model import Compliance, Reality

__all__ = ["Held", "held", "is_bound"]

_BOUND = frozenset({"bind", "commit", "dedicate"})
_OBJECT_PREPOSITIONS = frozenset({"with", "by", "to", "on", "from", "of", "upon", "in"})
_OF_MANY = frozenset(
    {
        "number",
        "series",
        "part",
        "side",
        "end",
        "all",
        "most",
        "some",
        "many",
        "none",
        "any",
        "each",
        "letter",
        "spirit",
    }
    | {
        "half",
        "majority",
        "aspect",
        "element",
        "terms",
        "term",
        "clause",
        "article",
        "provision",
        "condition",
        "several",
    }
)
_VERBAL = frozenset({"VERB", "AUX"})
_ASKS = frozenset({"how", "whether", "why", "if"})
_DEGREES = frozenset({"extent", "degree", "question", "way"})
_CLAIMING = frozenset({"claim", "say", "add", "insist", "argue", "state", "note", "assert", "maintain"})
_CHARGES = frozenset({"accuse", "blame", "condemn", "criticize", "criticise", "denounce", "charge"})
_OF_A_CHARGE = frozenset({"of", "for", "over", "with"})
_IN = frozenset({"compliance", "line", "accordance", "conformity", "keeping"})
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
_SHORT = frozenset({"short", "behind"})
_FEET = frozenset({"foot", "feet", "heel"})
#: They say of a word given that it stands, not that it was done.
_STANDING = frozenset({"stand"})


@dataclass(frozen=True, slots=True)
class Held:
    """What a word holds of a commitment, as the parse shows it.

    Attributes:
        word: The word.
        bond: The commitment or agreement that it is about.
        party: Whose it is.
        status: What is held.
        acts: What was to be done.
        claimant: Who holds it, where the clause names them otherwise than by a verb of saying.
        alone: Whether nobody but `claimant` can hold it, so that no verb of saying is looked for.
    """

    word: Token
    bond: Token
    party: Token | None
    status: Compliance
    acts: tuple[Token, ...] = ()
    claimant: Token | None = None
    alone: bool = False


def is_bound(noun: Token) -> bool:
    """Whether a noun is an agreement or a commitment, which can be kept or broken."""
    return is_agreement(noun) or noun.lemma_.lower() in COMMITMENTS


def held(word: Token) -> Held | None:
    """What a word holds of a commitment; ``None`` if nothing.

    Args:
        word: A verb, an adjective or a noun.
    """
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        if lemma in BREACHES:
            return _breach(word)
        return _state(word) if lemma in _IN else _failure(word) if lemma in ("failure", "refusal") else None
    if word.pos_ not in ("VERB", "ADJ") or (word.dep_ == "amod" and word.tag_ != "VBG"):
        return None
    if lemma in ("compliant", "faithful", "true") and word.pos_ == "ADJ":
        return _adjective(word)
    if lemma in LAGS:
        return _lag(word)
    bond = _object(word)
    if bond is None:
        return None
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
    told = _told(word)
    keeps = lemma in KEEPS | KEEPS_OF
    if lemma in _STANDING:
        return Held(word, bond, subject(word), Compliance.AFFIRMED, tuple(acts_under(bond))) if _stands(word) else None
    if told is Reality.PLANNED and keeps and _will(word):
        own = subject(word)
        return Held(word, bond, own, Compliance.AFFIRMED, tuple(acts_under(bond)))
    if told not in (Reality.HAPPENED, Reality.NEGATED):
        return None
    kept = keeps == (told is Reality.HAPPENED)
    status = Compliance.MET if kept else Compliance.NOT_MET if keeps else Compliance.BREACHED
    return Held(word, bond, _party_of(word), status, (*acts_under(bond), *_by_doing(word)))


def _stands(verb: Token) -> bool:
    """Whether somebody is said to stand by a word: also one who goes on to."""
    again = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _GOES_ON and reality(verb.head) is Reality.HAPPENED
    return again or _told(verb) is Reality.HAPPENED


def _will(verb: Token) -> bool:
    """Whether a party says of itself that it will keep its word."""
    said = teller(verb)
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "’ll") for c in verb.children)
    asks = any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children)
    return said is not None and will and not asks and own is not None and own.pos_ == "PRON" and verb.dep_ == "ccomp"


def _object(verb: Token) -> Token | None:
    """The commitment or agreement that a verb of keeping or breaking is about."""
    found: list[Token] = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    for prep in (c for c in verb.children if c.dep_ in ("prep", "agent", "prt", "acomp") or c.lower_ in ("up", "by")):
        if prep.lower_ in _OBJECT_PREPOSITIONS:
            found.extend(c for c in prep.children if c.dep_ == "pobj")
        found.extend(c for p in prep.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj")
    if verb.dep_ == "amod" and verb.tag_ == "VBG":
        found.append(verb.head)  # "of not keeping promises", where the parse takes the promises for the head
    for noun in found:
        bond = _bond(noun, verb)
        if bond is not None:
            return bond
    return None


def _bond(noun: Token, verb: Token) -> Token | None:
    """The agreement or commitment that a noun or pronoun stands for."""
    for _ in range(2):
        inner = [c for p in noun.children if p.lower_ in ("of", "in") for c in p.children if c.dep_ == "pobj"]
        if noun.lemma_.lower() in _OF_MANY and inner and (is_bound(inner[0]) or inner[0].lemma_.lower() in _OF_MANY):
            noun = inner[0]
    if is_bound(noun):
        return noun
    if noun.lower_ in ("it", "them"):
        earlier = [t for t in verb.doc[verb.sent.start : noun.i] if is_bound(t)]
        return earlier[-1] if earlier else None
    return None


def _party_of(verb: Token) -> Token | None:
    if verb.dep_ == "amod":
        head = verb.head
        if head.dep_ == "pobj" and head.head.head.pos_ == "VERB":
            return _charged(head.head.head)
        return None
    own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if own is not None and _bond(own, verb) is not None:
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


def _charged(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _told(verb: Token) -> Reality:
    """Whether keeping or breaking is told as done, with "yet to" for not done and questions for neither."""
    if any(c.lower_ in _ASKS for c in verb.children if c.dep_ in ("advmod", "mark")):
        return Reality.HYPOTHETICAL
    if verb.dep_ in ("relcl", "acl") and verb.head.lemma_.lower() in _DEGREES:
        return Reality.HYPOTHETICAL
    head = verb.head
    if verb.dep_ == "xcomp" and any(c.lower_ == "yet" for c in (*verb.children, *head.children)):
        return Reality.NEGATED if head.lemma_.lower() in ("have", "be") else Reality.HYPOTHETICAL
    if verb.dep_ in ("acl", "xcomp") and head.lemma_.lower() in ("failure", "refusal") and infinitive(verb):
        return Reality.HYPOTHETICAL  # told by the noun
    gerund = verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
    if gerund and teller(verb) is None:
        return Reality.HYPOTHETICAL
    loose = gerund and verb.dep_ in ("advcl", "pcomp") and not _accused(verb)
    return Reality.HYPOTHETICAL if loose else reality(verb)


def _accused(verb: Token) -> bool:
    """Whether "of …-ing" stands after a verb of accusing or denying."""
    for head in ancestors(verb):
        if head.pos_ == "VERB":
            return head.lemma_.lower() in _CHARGES | {"deny"}
    return False


def _by_doing(verb: Token) -> Iterator[Token]:
    """The commitment that was broken by not doing it: "breached the accord by not opening the road"."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ == "by":
            for act in (c for c in prep.children if c.dep_ == "pcomp"):
                if any(n.dep_ == "neg" for n in act.children):
                    yield act
                elif act.lemma_.lower() in ("fail", "refuse", "decline"):
                    yield from (c for c in act.children if c.dep_ == "xcomp")


def _lag(verb: Token) -> Held | None:
    """Reads the likes of "missed the deadline to pay", "fell short of its pledge", "dragged its feet on its promise"."""
    lemma = verb.lemma_.lower()
    told = _told(verb)
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
    bonds = (_bond(c, verb) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in bonds if b is not None), None)
    if bond is None or told is Reality.NEGATED:
        return None
    return Held(verb, bond, subject(verb), Compliance.NOT_MET, tuple(acts_under(bond)))


def _breach(noun: Token) -> Held | None:
    """Reads the likes of "accused them of a breach of the accord" and "was in violation of its pledge"."""
    preps = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "with", "to"))
    objects = (_bond(c, noun) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in objects if b is not None), None)
    if bond is None:
        bond = next((c for c in noun.children if c.dep_ == "compound" and is_bound_name(c)), None)
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
    charge = accused is not None and accused.lemma_.lower() in _CHARGES and top.head.lower_ in _OF_A_CHARGE
    if accused is not None and charge and reality(accused) is Reality.HAPPENED:
        who = agent(accused) if is_passive(accused) else subject(accused)
        return Held(noun, bond, _charged(accused), Compliance.BREACHED, acts, who, alone=True)
    denied = noun.dep_ in ("dobj", "pobj") and noun.head.lemma_.lower() == "deny"
    if denied and reality(noun.head) is Reality.HAPPENED:
        who = subject(noun.head)
        return Held(noun, bond, whose or who, Compliance.MET, acts, who, alone=True)
    return None


def is_bound_name(noun: Token) -> bool:
    """Whether a noun before another names what is broken ("ceasefire violations")."""
    return noun.lemma_.lower() in ("ceasefire", "cease-fire", "truce", "treaty", "contract")


def _in_state(noun: Token, bond: Token, status: Compliance, acts: tuple[Token, ...]) -> Held | None:
    """Reads the likes of "was in breach of" and "in breach of the protocol, two tankers burned oil"."""
    verb = noun.head.head
    if verb.pos_ not in _VERBAL:
        return None
    told = _told(verb)
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
    if verb.lemma_.lower() not in ("be", "remain", "act", "stay") or any(c.lower_ == "out" for c in verb.children):
        return None
    preps = (p for w in (noun, verb) for p in w.children if p.dep_ == "prep" and p.lower_ == "with")
    bonds = (_bond(c, verb) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in bonds if b is not None), None)
    return _in_state(noun, bond, Compliance.MET, tuple(acts_under(bond))) if bond is not None else None


def _adjective(word: Token) -> Held | None:
    """Reads the likes of "has been faithful to the deal"."""
    preps = (p for p in word.children if p.dep_ == "prep" and p.lower_ in ("to", "with"))
    bonds = (_bond(c, word) for p in preps for c in p.children if c.dep_ == "pobj")
    bond = next((b for b in bonds if b is not None), None)
    verb = word.head
    if bond is None or verb.pos_ not in _VERBAL or _told(verb) not in (Reality.HAPPENED, Reality.NEGATED):
        return None
    status = Compliance.MET if _told(verb) is Reality.HAPPENED else Compliance.NOT_MET
    return Held(verb, bond, subject(verb), status, tuple(acts_under(bond)))


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
    bond = _object(act)
    if bond is None or reality(noun) not in (Reality.HAPPENED, Reality.FEARED):
        return None
    verb = next((h for h in ancestors(noun) if h.pos_ == "VERB"), None)
    speaks = verb is not None and verb.lemma_.lower() in _CHARGES | {"complain", "decry", "lament", "deplore", "cite"}
    who = subject(verb) if speaks and verb is not None else None
    return Held(noun, bond, whose, Compliance.NOT_MET, tuple(acts_under(bond)), who, alone=who is not None)


def _affirmed(word: Token, bond: Token) -> Held | None:
    """Reads the likes of "said it was bound by the accord".

    By itself that is an avowal; with what the party says it "has done", a claim of having kept it.
    """
    said = teller(word)
    if said is None or _told(word) is not Reality.HAPPENED:
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
