"""Which words of a sentence tell an act of violence, an accident or a protest, and which of them tell one act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import ancestors, subject
from rashomon.extract.actwords import (
    ACT_NOUNS,
    ACT_VERBS,
    ATTACKERS,
    EXPLOSIVES,
    FIGURATIVE,
    HIT_VERBS,
    KILL,
    MEANS,
    PEOPLE,
    TARGETS,
    WOUND,
)
from rashomon.extract.tolls import is_being

__all__ = ["APART", "Role", "Trigger", "object_of", "scenes"]


class Role(StrEnum):
    """What a word tells of an act."""

    KILL = "kill"
    WOUND = "wound"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an act.

    Attributes:
        token: The word.
        role: Whether it tells the act, the dead or the wounded.
        victim: Who was killed, wounded or attacked, if that stands beside it.
    """

    token: Token
    role: Role
    victim: Token | None = None


#: Prepositions that join two acts which are not one: a protest over a killing, an attack since another.
APART = frozenset(
    {"over", "against", "following", "since", "before", "despite", "for", "to", "including", "until", "about", "like"}
    | {"than", "such", "amid", "besides", "beyond", "without"}
)
_TRANSITIVE = frozenset({"attack", "storm", "raid", "ambush", "bomb", "shell", "bombard"})
_SHOT_THINGS = frozenset(
    {
        "video",
        "photo",
        "film",
        "scene",
        "gas",
        "arrow",
        "bullet",
        "glance",
        "round",
        "footage",
        "picture",
        "movie",
        "ad",
    }
    | {"episode", "hoop", "basket", "look", "commercial", "series", "rubber", "canister", "gun"}
)
_EXPLODES = frozenset({"explode", "detonate"})
_SUFFER = frozenset({"die", "perish"})
_STREET = frozenset({"protest", "demonstrate", "riot"})


def object_of(verb: Token) -> Token | None:
    """Who suffers what a verb tells: its object, or the subject of its passive."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is None and verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        # "six were killed and eight injured": the parser takes the eight for who did it
        passive = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if passive is not None:
        if passive.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            return verb.head
        return passive
    own = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if own is not None:
        return verb.head if own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else own
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        return object_of(verb.head) if verb.head.tag_ == "VBN" else None
    return None


def _trigger(token: Token) -> Trigger | None:
    lemma = token.lemma_.lower()
    if token.tag_ == "VBG" and token.lower_ in ACT_NOUNS and token.dep_ in ("pcomp", "pobj"):
        return Trigger(token, Role.ACT)  # "killed in shelling"
    left = _left_dead(token) if token.lower_ in ("dead", "wounded", "injured") else None
    if left is not None:
        return left
    if token.pos_ == "VERB":
        return _verb(token, lemma)
    if token.pos_ in ("NOUN", "PROPN") and lemma in ACT_NOUNS and token.dep_ not in ("compound", "nmod", "amod"):
        return _noun(token, lemma)
    return None


def _verb(verb: Token, lemma: str) -> Trigger | None:
    victim = object_of(verb)
    if lemma in KILL | WOUND:
        if victim is None or not is_being(victim):
            return None
        return Trigger(verb, Role.WOUND if lemma in WOUND else Role.KILL, victim)
    if lemma in _SUFFER:
        who = subject(verb)
        if any(c.dep_ == "prep" and c.lower_ in ("of", "from") for c in verb.children):
            return None  # of an illness
        return Trigger(verb, Role.KILL, who) if who is not None and is_being(who) else None
    if lemma == "claim" and victim is not None and victim.lemma_.lower() == "life":
        return Trigger(verb, Role.KILL, victim)
    if lemma == "shoot":
        dead = any(
            c.lower_ in ("dead", "death") or (c.lower_ == "to" and "death" in str(c.subtree)) for c in verb.rights
        )
        fatal = dead or any(c.lower_ in ("dead", "fatally") for c in verb.children)
        if victim is None or not is_being(victim) or victim.lemma_.lower() in _SHOT_THINGS:
            return None
        return Trigger(verb, Role.KILL if fatal else Role.ACT, victim)
    if not _acts(verb, lemma, victim):
        return None
    if lemma in ("open", "fire"):
        victim = next(
            (c for p in verb.rights if p.lower_ in ("on", "at") for c in p.children if c.dep_ == "pobj"), None
        )
    return Trigger(verb, Role.ACT, victim)


def _acts(verb: Token, lemma: str, victim: Token | None) -> bool:
    """Whether a verb that can be a figure of speech is meant."""
    who = subject(verb)
    doer = who.lemma_.lower() if who is not None else ""
    if lemma in _EXPLODES or (lemma in HIT_VERBS and lemma not in ACT_VERBS):
        thing = victim.lemma_.lower() if victim is not None else ""
        if lemma == "fire":
            return thing in MEANS or any(
                c.lower_ in ("on", "at") for c in verb.children if c.dep_ == "prep" and not thing
            )
        off = lemma not in ("go", "blow") or any(c.lower_ in ("off", "up") for c in verb.children)
        return off and (doer in EXPLOSIVES or (lemma in _EXPLODES and thing in EXPLOSIVES))
    if lemma == "open":
        return any(c.dep_ == "dobj" and c.lower_ == "fire" for c in verb.children)
    if lemma in _TRANSITIVE:
        target = victim.lemma_.lower() if victim is not None else ""
        earnest = target not in PEOPLE or doer in ATTACKERS
        return victim is not None and ((target in TARGETS and earnest) or _armed(verb))
    if lemma in _STREET:
        return not any(c.dep_ == "dobj" for c in verb.children)
    if lemma == "clash":
        return any(c.lower_ in ("with", "in", "near") for c in verb.children if c.dep_ == "prep")
    return lemma in ACT_VERBS and (victim is not None or lemma in ("crash", "collapse", "derail", "capsize"))


def _armed(verb: Token) -> bool:
    return any(t.lemma_.lower() in MEANS for t in verb.subtree)


def _noun(noun: Token, lemma: str) -> Trigger | None:
    before = {c.lemma_.lower() for c in noun.lefts} | {noun.nbor(-1).lower_ if noun.i else ""}
    after = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    if before & FIGURATIVE or after in ("ad", "ads", "line"):
        return None
    if lemma == "strike" and not before & set(MEANS):
        return None
    if lemma == "fire" and noun.head.lemma_.lower() in ("open", "come", "return", "cease", "exchange", "hold", "under"):
        return None
    victim = None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "against", "of"):
            hit = next((c for c in child.children if c.dep_ == "pobj"), None)
            if hit is not None and (child.lower_ != "of" or lemma in ("assassination", "kidnapping", "abduction")):
                victim = hit
                break
    abstract = victim is not None and victim.pos_ == "NOUN" and victim.lemma_.lower() not in TARGETS
    if lemma in ("attack", "assault") and abstract and not before & set(MEANS) and not _person(victim):
        return None
    return Trigger(noun, Role.ACT, victim)


def _person(noun: Token | None) -> bool:
    return (
        noun is not None and noun.tag_ in ("NNS", "NNPS", "NNP") and is_being(noun) and noun.lemma_.lower() != "right"
    )


def _left_dead(word: Token) -> Trigger | None:
    """Reads the likes of "left five people dead" and "leaving 12 wounded"."""
    if not any(head.lemma_.lower() == "leave" for _, head in zip(range(3), ancestors(word), strict=False)):
        return None
    who = next((c for c in word.children if c.dep_ in ("nsubj", "nummod")), None)
    if who is None and word.i and word.nbor(-1).pos_ in ("NOUN", "NUM", "PRON"):
        who = word.nbor(-1)
    return Trigger(word, Role.KILL if word.lower_ == "dead" else Role.WOUND, who) if who is not None else None


def scenes(sentence: TokenSpan) -> list[list[Trigger]]:
    """The acts that a sentence tells, each with its triggers, the highest in the tree first."""
    found = {t.token.i: t for t in map(_trigger, sentence) if t is not None}
    top: dict[int, int] = {}
    for index in sorted(found, key=lambda i: (sum(1 for _ in ancestors(sentence.doc[i])), i)):
        above = _joined(found[index], found)
        top[index] = top.get(above, above) if above is not None else index
    out: dict[int, list[Trigger]] = {}
    for index in sorted(found, key=lambda i: (top[i] != i, i)):
        out.setdefault(top[index], []).append(found[index])
    return [out[i] for i in sorted(out)]


def _joined(trigger: Trigger, found: dict[int, Trigger]) -> int | None:
    """The trigger above one in the tree that tells the same act; ``None`` if there is none."""
    path: list[Token] = [trigger.token]
    for head in ancestors(trigger.token):
        if head.lemma_.lower() == "leave" and trigger.token.lower_ in ("dead", "wounded", "injured"):
            # "clashes left nine dead"
            return next((c.i for c in head.children if c.dep_ in ("nsubj", "oprd", "amod") and c.i in found), None)
        if head.i in found:
            return head.i if _same(trigger, found[head.i], path) else None
        if _parts(path[-1]):
            return None
        path.append(head)
    return None


def _parts(token: Token) -> bool:
    """Whether a word on the way up opens another act: other speech, other sentence, a preposition that sets apart."""
    if token.dep_ in ("ccomp", "parataxis") or (token.dep_ == "conj" and token.pos_ == "VERB"):
        return True
    return token.dep_ == "prep" and token.lower_ in APART


def _same(low: Trigger, high: Trigger, path: Iterable[Token]) -> bool:
    steps = list(path)
    if any(_parts(t) for t in steps if t.dep_ != "conj"):
        return False
    if any(t.dep_ == "prep" and t.lower_ == "after" for t in steps) and high.role is Role.ACT:
        return False
    after = next((t for t in steps if t.dep_ in ("prep", "advcl", "mark") and t.lower_ == "after"), None)
    if after is not None and any(c.dep_ == "npadvmod" for c in after.children):
        return False  # "two days after the attack"
    joined = next((t for t in steps if t.dep_ == "conj"), None)
    if joined is None:
        return True
    if joined != low.token:
        return False
    own = {c.dep_ for c in low.token.children}
    counts = {low.role, high.role} == {Role.KILL, Role.WOUND}
    if low.token.pos_ == "NOUN" or (_placed(low.token) and _placed(high.token)):
        return False
    acts = "nsubj" in own and "dobj" in own  # "… and a shell wounded three" has its own doer
    return (counts and not acts) or not own & {"nsubj", "nsubjpass"}


def _placed(verb: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in ("in", "at", "near", "outside") for c in verb.children)
