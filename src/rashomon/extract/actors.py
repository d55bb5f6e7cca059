"""Who did it, as one sentence tells, and who says that they did."""

from __future__ import annotations

import re

from spacy.tokens import Token

from rashomon.extract.acts import agent, ancestors, is_passive, reality, subject
from rashomon.extract.actwords import ACT_NOUNS, EXPLOSIVES, MEANS, PERSONS
from rashomon.extract.parties import Parties
from rashomon.extract.scene import RESPONSIBLE, Scene
from rashomon.extract.triggers import Role
from rashomon.model import Party, Reality
from rashomon.text.nlp import Passage

__all__ = ["ACRONYM", "claimant", "claimed_by", "denied_by", "denier", "doer"]

#: A place name in this form before "strike" is a state that strikes ("US"), not where it struck.
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,4}")
_PLANTED = frozenset({"plant", "lay", "detonate", "fire", "launch", "carry", "set", "place", "throw", "drop", "hide"})
_DEEDS = frozenset({"action", "operation", "fire", "hand", "raid", "attack", "strike"})
# "stag" is what the lemmatizer makes of "staged"
_CARRIES = frozenset({"carry", "launch", "conduct", "stage", "stag", "hold", "commit", "mount", "perpetrate"})
_SUFFERS = frozenset({"die", "perish"})
#: Tokens that a dateline with agency and dash takes.
_DATELINE = 9
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: What those deny who say that they did not do it.
_PARTS = frozenset({"responsibility", "involvement", "role", "part"})


def doer(scene: Scene, parties: Parties) -> Token | None:
    """The person or body that did it, the weapon left aside; ``None`` if that is not said."""
    for trigger in scene.triggers:
        token = trigger.token
        if token.pos_ != "VERB" or (token.dep_ in ("nsubj", "advcl", "csubj") and _is_noun(token)):
            found = _behind(scene.passage, token, parties)
        elif token.lemma_.lower() in _SUFFERS:
            continue
        else:
            who = agent(token) if is_passive(token) else subject(token)
            if who is None and token.lower_ == "shot":
                # "a sniper shot dead …": the parser makes one noun of the two
                who = next((c for c in token.lefts if c.dep_ == "compound"), None)
            if who is None or who == trigger.victim:
                continue
            found = _behind(scene.passage, who, parties) if _thing(who) else who
        if found is not None and not _in_dateline(found):
            return found
    for trigger in scene.triggers:
        sides = next((c for p in trigger.token.children if p.lower_ == "between" for c in p.children), None)
        if sides is not None and sides.dep_ == "pobj" and trigger.role is Role.ACT:
            return sides
    for token in scene.tokens:
        if token.lemma_.lower() in _DEEDS and token.dep_ == "pobj":
            found = _behind(scene.passage, token, parties)
            if found is not None:
                return found
    host = scene.hosts[-1] if scene.hosts else None
    if host is None or host.lemma_.lower() not in _CARRIES:
        return None
    who = agent(host) if is_passive(host) else subject(host)
    return who if who is not None and not _thing(who) else None


def _is_noun(verb: Token) -> bool:
    """Whether a form in "-ing" is the noun of an act: "fighting between …"."""
    return verb.tag_ == "VBG" and verb.lower_ in ACT_NOUNS


def _in_dateline(noun: Token) -> bool:
    """Whether a word stands in a dateline that runs into the sentence: "LISSEN (Wire) - A bomb …"."""
    start = noun.i - noun.sent.start
    after = noun.doc[noun.i + 1 : min(noun.i + _DATELINE, noun.sent.end)]
    return noun.text.isupper() and start < _DATELINE and any(t.text in ("-", "--", "–", "—") for t in after)


def _thing(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma not in PERSONS and (lemma in EXPLOSIVES or lemma in ACT_NOUNS or lemma in MEANS)


def _behind(passage: Passage, thing: Token, parties: Parties) -> Token | None:
    """Who stands behind a weapon or an act: "a rebel attack", "an attack by", "a bomb planted by"."""
    for child in thing.children:
        name = parties.name(passage, child)
        label = name.label if name else ""
        dated = child.ent_type_ in ("DATE", "TIME")
        if child.dep_ == "poss" and label not in _PLACES and child.tag_ != "PRP$" and not dated:
            return child
        state = label == "GPE" and bool(ACRONYM.fullmatch(child.text))
        people = child.dep_ == "amod" and child.is_title and child.i > child.sent.start
        if child.dep_ in ("compound", "amod", "nmod") and (state or people or label in ("NORP", "ORG")):
            return child
        if child.dep_ in ("prep", "agent") and (child.lower_ == "by" or _deed_of(thing, child)):
            who = next((c for c in child.children if c.dep_ == "pobj"), None)
            if who is not None and not _thing(who):
                return who
        if child.lemma_.lower() in _PLANTED and child.dep_ == "acl" and child.tag_ == "VBN":
            return agent(child)
        if child.lemma_.lower() in _PLANTED and child.dep_ == "relcl" and not is_passive(child):
            return next((c for c in child.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP")), None)
    return None


def _deed_of(thing: Token, prep: Token) -> bool:
    return prep.lower_ == "of" and thing.lemma_.lower() in _DEEDS and thing.lemma_.lower() not in ACT_NOUNS


def claimant(passage: Passage, verb: Token, parties: Parties) -> Party | None:
    """Who claims responsibility, if a verb tells that somebody does."""
    if verb.pos_ == "VERB" and verb.lemma_.lower() == "say" and _owns_up(verb):
        return parties.party(passage, subject(verb))
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in RESPONSIBLE:
        return None
    what = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "nsubjpass")}
    claimed = "responsibility" in what or (
        verb.lemma_.lower() == "claim" and bool(what & {"attack", "killing", "bombing"})
    )
    if not claimed or reality(verb) is not Reality.HAPPENED:
        return None
    return parties.party(passage, agent(verb) if is_passive(verb) else subject(verb))


def _owns_up(verb: Token) -> bool:
    """Whether somebody says of themselves that they did it: "said it carried out the attack", "said it was behind"."""
    for told in verb.children:
        own = any(c.dep_ == "nsubj" and c.lower_ in ("it", "they", "we") for c in told.children)
        if told.dep_ != "ccomp" or not own or reality(told) is not Reality.HAPPENED:
            continue
        lemma = told.lemma_.lower()
        words = {c.lower_ for c in told.children}
        if lemma == "be" and words & {"behind", "responsible"}:
            return True
        attack = any(c.dep_ == "dobj" and c.lemma_.lower() in ACT_NOUNS for c in told.children)
        if lemma in ("plant", "detonate") or (lemma in _CARRIES and attack):
            return True
    return False


def claimed_by(scene: Scene, parties: Parties) -> Party | None:
    """Who claims the act of a scene: "claimed responsibility for", "an attack claimed by", "was claimed by"."""
    for trigger in scene.triggers:
        for token in ancestors(trigger.token):
            found = claimant(scene.passage, token, parties)
            if found:
                return found
        near = [c for c in trigger.token.children if c.dep_ == "acl"]
        if trigger.token.dep_ == "nsubjpass":
            near.append(trigger.token.head)
        for verb in near:
            if verb.lemma_.lower() == "claim" and verb.tag_ == "VBN" and reality(verb) is Reality.HAPPENED:
                return parties.party(scene.passage, agent(verb))
    return None


def denier(passage: Passage, verb: Token, parties: Parties) -> Party | None:
    """Who denies to have done it, if a verb tells that somebody does: "denied responsibility"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in ("deny", "disclaim", "reject"):
        return None
    denied = any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in _PARTS for c in verb.children)
    return parties.party(passage, agent(verb) if is_passive(verb) else subject(verb)) if denied else None


def denied_by(scene: Scene, parties: Parties) -> Party | None:
    """Who denies the act of a scene: "denied any involvement in the attack"."""
    heads = (h for t in scene.triggers for h in ancestors(t.token))
    return next((p for h in heads if (p := denier(scene.passage, h, parties))), None)
