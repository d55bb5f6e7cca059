"""Dead and wounded told by other words than verbs of killing: "the toll rose to 17", "left four with burns"."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.extract.acts import ancestors, is_passive, object_of, subject
from rashomon.extract.actwords import KILL, WOUND
from rashomon.extract.tolls import is_being

__all__ = ["hurt", "killed", "toll_noun"]

_HURTS = frozenset({"injury", "burn", "wound", "fracture", "concussion"})
_SUFFERS = frozenset({"suffer", "sustain", "receive", "get"})
_DIES = frozenset({"die", "perish"})
_TO_DEATH = frozenset({"stab", "beat", "hack", "trample", "crush", "burn", "freeze"})
_RISES = frozenset(
    {"rise", "climb", "reach", "stand", "increase", "grow", "jump", "pass", "hit", "top", "be", "exceed"}
)
_TREATED = frozenset({"hospitalise", "hospitalize", "treat"})
_DEATHS = frozenset({"death", "fatality"})
_INJURIES = frozenset({"injury", "casualty"})
_REPORTED = frozenset({"report", "be", "record", "confirm", "cause", "result", "register", "claim"})


def toll_noun(noun: Token) -> tuple[str, Token] | None:
    """What a noun of casualties counts: "kill" or "wound", and the word that has the number.

    Reads "the death toll rose to 17", "five deaths were reported", "no injuries".

    Returns:
        ``None`` if the noun counts nothing.
    """
    lemma = noun.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and _counted(noun) and _in_hospital(noun):
        return "wound", noun
    if lemma == "toll" and noun.pos_ == "NOUN":
        risen = _number_of(noun)
        return ("kill", risen) if risen is not None else None
    if lemma not in _DEATHS | _INJURIES or noun.dep_ in ("compound", "poss"):
        return None
    told = noun.dep_ in ("nsubjpass", "attr", "nsubj", "dobj", "conj") and any(
        h.lemma_.lower() in _REPORTED for _, h in zip(range(2), ancestors(noun), strict=False)
    )
    if not (told and _counted(noun)):
        return None
    return ("kill" if lemma in _DEATHS else "wound", noun)


def _counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" or (c.dep_ == "det" and c.lower_ == "no") for c in noun.children)


def _in_hospital(noun: Token) -> bool:
    """Reads "with 40 others still in hospital"."""
    return any(p.lower_ == "in" and _held(p) == "hospital" for p in noun.rights)


def _number_of(toll: Token) -> Token | None:
    verb = toll.head
    if toll.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_.lower() not in _RISES:
        return None
    near = [c for c in verb.children if c.dep_ in ("dobj", "attr", "npadvmod") and c.i > verb.i]
    near += [c for p in verb.rights if p.lower_ in ("to", "at", "past") for c in p.children if c.dep_ == "pobj"]
    return next((c for c in near if c.pos_ == "NUM" or any(n.pos_ == "NUM" for n in c.lefts)), None)


def hurt(verb: Token) -> Token | None:
    """Who was hurt, as a verb tells by what became of them; ``None`` if nobody was.

    Reads "two suffered burns", "six were taken to hospital", "leaving four people with burns", "12 were hurt".
    """
    lemma, thing = verb.lemma_.lower(), object_of(verb)
    if lemma in WOUND:
        return thing if thing is not None and is_being(thing) else None
    if lemma == "hurt":
        counted = thing is not None and is_being(thing) and (is_passive(verb) or thing.pos_ != "PRON")
        return thing if counted else None
    if lemma in _SUFFERS and thing is not None and thing.lemma_.lower() in _HURTS:
        who = subject(verb)
        return who if who is not None and is_being(who) else None
    if lemma in _TREATED or (lemma in ("take", "rush", "admit") and _to_hospital(verb)):
        known = thing is not None and is_passive(verb) and is_being(thing)
        return thing if known and (lemma != "treat" or _for_hurts(verb)) else None
    if lemma == "leave" and thing is not None and is_being(thing):
        preps = [*verb.rights, *thing.rights]
        burnt = any(c.lemma_.lower() in _HURTS for p in preps if p.lower_ in ("with", "in") for c in p.subtree)
        return thing if burnt or any(p.lower_ == "in" and _held(p) == "hospital" for p in preps) else None
    return None


def killed(verb: Token) -> Token | None:
    """Who died, as a verb tells; ``None`` if nobody did.

    Reads "two were killed", "died", "claimed nine lives", "were found dead", "was stabbed to death".
    """
    lemma, thing = verb.lemma_.lower(), object_of(verb)
    if lemma in _DIES:
        who = subject(verb)
        ill = any(c.dep_ == "prep" and c.lower_ in ("of", "from") for c in verb.children)
        return who if who is not None and is_being(who) and not ill else None
    if thing is None:
        return None
    if lemma == "claim":
        return thing if thing.lemma_.lower() == "life" else None
    dead = (
        lemma in KILL
        or (lemma == "find" and any(c.lower_ == "dead" for c in verb.children))
        or (lemma in _TO_DEATH and any(p.lower_ == "to" and _held(p) == "death" for p in verb.rights))
    )
    return thing if dead and is_being(thing) else None


def _held(prep: Token) -> str:
    return next((c.lemma_.lower() for c in prep.children if c.dep_ == "pobj"), "")


def _to_hospital(verb: Token) -> bool:
    return any(p.lower_ in ("to", "into") and _held(p) == "hospital" for p in verb.rights)


def _for_hurts(verb: Token) -> bool:
    return any(p.lower_ in ("for", "in") and _held(p) in _HURTS | {"hospital", "shock", "smoke"} for p in verb.rights)
