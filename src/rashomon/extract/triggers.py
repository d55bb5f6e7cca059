"""Which words of a sentence tell an act of violence, an accident or a protest, and which of them tell one act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import ancestors, object_of, subject
from rashomon.extract.actwords import (
    ACT_NOUNS,
    ACT_VERBS,
    ATTACKERS,
    EXPLOSIVES,
    FIGURATIVE,
    FORCES,
    HIT_VERBS,
    KILL,
    MEANS,
    PEOPLE,
    TARGETS,
    WOUND,
    WRECKED,
)
from rashomon.extract.casualties import hurt, killed, toll_noun
from rashomon.extract.deeds import deed
from rashomon.extract.tolls import is_being
from rashomon.model import IncidentType

__all__ = ["APART", "Role", "Trigger", "scenes"]


class Role(StrEnum):
    """What a word tells of an act."""

    KILL = "kill"
    WOUND = "wound"
    ACT = "act"
    DEED = "deed"  # no violence, accident or protest


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an act.

    Attributes:
        token: The word.
        role: Whether it tells the act, the dead or the wounded.
        victim: Who was killed, wounded or attacked, if that stands beside it; the other party of a deed.
        type: What kind of act a deed is.
    """

    token: Token
    role: Role
    victim: Token | None = None
    type: IncidentType | None = None


#: Prepositions that join two acts which are not one: a protest over a killing, an attack since another.
APART = frozenset(
    {"over", "against", "following", "since", "before", "despite", "for", "to", "including", "until", "about", "like"}
    | {"than", "such", "amid", "besides", "beyond", "without"}
)
_TELLS = frozenset({"said", "says", "told", "reported", "announced", "accused", "blamed"})
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
_CROWDS = frozenset({"protest", "demonstration", "rally", "march", "riot", "vigil", "unrest", "demonstrate"})
_FIGURES = frozenset({"explosion", "blast", "barrage", "avalanche", "flood", "collision", "bombardment"})
_FLIES = frozenset(
    {"plane", "jet", "drone", "helicopter", "aircraft", "airliner", "warplane", "balloon", "missile", "fighter"}
    | {"bomber", "airplane", "rocket", "glider", "flight"}
)
_WRECKS = frozenset({"sink", "plunge", "plough", "plow", "overturn", "topple", "collide", "veer"})
_EXPLODES = frozenset({"explode", "detonate"})
_STREET = frozenset({"protest", "demonstrate", "riot", "rally", "march", "picket"})
#: What rallies or marches without protesting.
_NO_CROWD = frozenset(
    {"stock", "share", "price", "market", "dollar", "team", "index", "bond", "side", "time", "currency"}
)


def _trigger(token: Token) -> Trigger | None:
    lemma = token.lemma_.lower()
    if (
        lemma == "in"
        and token.pos_ == "NOUN"
        and [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]] == ["sit", "-"]
    ):
        return Trigger(token, Role.ACT, None, IncidentType.PROTEST)
    if token.tag_ == "VBG" and token.lower_ in ACT_NOUNS and _gerund(token):
        return Trigger(token, Role.ACT)  # "killed in shelling"
    left = _left_dead(token) if token.lower_ in ("dead", "wounded", "injured") else None
    if left is not None:
        return left
    if token.pos_ == "VERB":
        return _verb(token, lemma) or _deed(token)
    counted = toll_noun(token) if token.pos_ == "NOUN" else None
    if counted is not None:
        return Trigger(token, Role(counted[0]), counted[1])
    if token.pos_ in ("NOUN", "PROPN") and lemma in ACT_NOUNS and token.dep_ not in ("compound", "nmod", "amod"):
        return _noun(token, lemma)
    return None


def _gerund(token: Token) -> bool:
    """Whether a form in "-ing" is the noun of an act: "in shelling", "fighting between … left 31 dead"."""
    opens = token.dep_ == "nsubj" or (token.dep_ in ("advcl", "csubj") and token.i == token.sent.start)
    between = any(c.lower_ in ("between", "in", "near") for c in token.children if c.dep_ == "prep")
    return token.dep_ in ("pcomp", "pobj") or (opens and between)


def _deed(verb: Token) -> Trigger | None:
    found = deed(verb)
    return Trigger(verb, Role.DEED, found.other, found.type) if found else None


def _verb(verb: Token, lemma: str) -> Trigger | None:
    for role, harmed in ((Role.WOUND, hurt(verb)), (Role.KILL, killed(verb))):
        if harmed is not None:
            return Trigger(verb, role, harmed)
    if lemma in KILL | WOUND:
        return None
    victim = object_of(verb)
    if lemma == "shoot":
        return _shot(verb, victim)
    thing = victim.lemma_.lower() if victim is not None else ""
    if lemma == "exchange" and thing in ("fire", "gunfire", "shot"):
        return Trigger(verb, Role.ACT, None, IncidentType.CLASH)
    if lemma == "fire" and thing == "shot":
        return Trigger(verb, Role.ACT, None, IncidentType.SHOOTING)
    if not _acts(verb, lemma, victim):
        return None
    if lemma in ("open", "fire"):
        victim = next(
            (c for p in verb.rights if p.lower_ in ("on", "at") for c in p.children if c.dep_ == "pobj"), None
        )
    return Trigger(verb, Role.ACT, victim)


def _shot(verb: Token, victim: Token | None) -> Trigger | None:
    """Reads "shot a guard", "shot dead", "was fatally shot", "shot down a plane"."""
    right = [t for c in verb.rights if c.lower_ in ("dead", "death", "to") for t in c.subtree]
    dead = any(t.lower_ in ("dead", "death") for t in (*right, *verb.doc[verb.i + 1 : verb.i + 2]))
    if victim is None and dead:
        victim = next((c for d in (verb.head, *verb.rights) for c in d.children if c.dep_ == "dobj"), None)
    thing = victim.lemma_.lower() if victim is not None else ""
    if any(c.lower_ == "down" for c in verb.children):
        return Trigger(verb, Role.ACT, victim, IncidentType.ATTACK) if thing in _FLIES else None
    if victim is None or not is_being(victim) or thing in _SHOT_THINGS:
        return None
    fatal = dead or any(c.lower_ in ("dead", "fatally") for c in verb.children)
    return Trigger(verb, Role.KILL if fatal else Role.ACT, victim)


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
        town = victim is not None and victim.pos_ == "PROPN" and lemma in ("shell", "bomb", "bombard")
        return victim is not None and ((target in TARGETS and earnest) or town or _armed(verb))
    if lemma in _STREET:
        crowd = lemma in ("protest", "demonstrate", "riot") or (
            who is not None and who.tag_ in ("NNS", "NNPS") and doer not in _NO_CROWD | FORCES
        )
        return crowd and not any(c.dep_ == "dobj" for c in verb.children)
    if lemma == "run":
        return doer in WRECKED and any(c.lower_ == "aground" for c in verb.children)
    if lemma in _WRECKS:
        return doer in WRECKED or (who is not None and who.ent_type_ == "PRODUCT")
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
    if lemma == "strike":
        kinds = sorted(MEANS[word] for word in before & set(MEANS))
        return Trigger(noun, Role.ACT, _on(noun), kinds[0]) if kinds else None
    if lemma in _FIGURES and any(_of_no_weapon(c) for c in noun.children):
        return None  # "an explosion of colour"
    if lemma in ("rally", "march") and not _gathered(noun):
        return None
    if noun.lower_ == "protest" and noun.dep_ == "pobj" and noun.head.lower_ == "in" and not list(noun.lefts):
        return None  # "quit in protest"
    if lemma == "fire" and before & set(MEANS):
        kind = next(MEANS[word] for word in sorted(before & set(MEANS)))
        return Trigger(noun, Role.ACT, _struck(noun), kind)  # "mortar fire"
    if lemma == "fire" and noun.head.lemma_.lower() in ("open", "come", "return", "cease", "exchange", "hold", "under"):
        return None
    victim = _on(noun)
    abstract = victim is not None and victim.pos_ == "NOUN" and victim.lemma_.lower() not in TARGETS
    abstract = abstract and not any(c.pos_ == "PROPN" for c in (victim.lefts if victim is not None else ()))
    if lemma in ("attack", "assault") and abstract and not before & set(MEANS) and not _person(victim):
        return None
    return Trigger(noun, Role.ACT, victim)


def _of_no_weapon(prep: Token) -> bool:
    """Whether an "of" after an act names something that neither explodes nor burns nor is wrecked."""
    of = next((c.lemma_.lower() for c in prep.children if c.dep_ == "pobj"), "") if prep.lower_ == "of" else ""
    return bool(of) and of not in EXPLOSIVES | WRECKED | set(MEANS) | {
        "gas",
        "fuel",
        "fireworks",
        "firework",
        "violence",
    }


def _on(noun: Token) -> Token | None:
    """What an attack was on: "a raid on the port", "the abduction of a judge"."""
    taken = noun.lemma_.lower() in ("assassination", "kidnapping", "abduction")
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in (("on", "against", "of") if taken else ("on", "against")):
            hit = next((c for c in child.children if c.dep_ == "pobj"), None)
            if hit is not None:
                return hit
    return None


def _gathered(noun: Token) -> bool:
    """Whether a rally or a march is people in the street: they hold it, or it is against something."""
    held = any(h.lemma_.lower() in ("hold", "stage", "attend", "join", "organise", "organize") for h in (noun.head,))
    return held or any(c.lower_ in ("against", "over", "for") for c in noun.children if c.dep_ == "prep")


def _struck(noun: Token) -> Token | None:
    """What the subject of a verb of hitting hit: "artillery fire hit the town"."""
    hits = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in HIT_VERBS
    return next((c for c in noun.head.children if c.dep_ == "dobj"), None) if hits else None


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
    return _merged(sentence, [out[i] for i in sorted(out)])


def _merged(sentence: TokenSpan, told: list[list[Trigger]]) -> list[list[Trigger]]:
    """Acts with the casualties that the parse has parted from them: "a bridge fell, killing three", "died when …"."""
    out: list[list[Trigger]] = []
    for one in told:
        if out and _one_act(sentence, out[-1], one):
            out[-1] = [*out[-1], *one]
        else:
            out.append(one)
    return out


def _one_act(sentence: TokenSpan, first: list[Trigger], second: list[Trigger]) -> bool:
    roles = [{t.role for t in scene} for scene in (first, second)]
    crowd = any(t.token.lemma_.lower() in _CROWDS for t in (*first, *second))
    act, hurt_ = (roles[0], roles[1]) if roles[0] == {Role.ACT} else (roles[1], roles[0])
    if act != {Role.ACT} or not hurt_ <= {Role.KILL, Role.WOUND}:
        return False
    a, b = first[0].token, second[0].token
    between = list(sentence.doc[min(a.i, b.i) + 1 : max(a.i, b.i)])
    if any(t.lower_ in APART | {"after", "who", "that"} or t.lower_ in _TELLS for t in between):
        return False
    later = b if b.i > a.i else a
    linked = ("leaving", "left") if crowd else ("when", "as", ";", "leaving", "left")
    joined = later.tag_ == "VBG" or any(t.lower_ in linked for t in between)
    nobody = any(t.victim is not None and _is_nobody(t.victim) for t in (*first, *second))
    return (joined or nobody) and not (_placed(a) and _placed(b))


def _is_nobody(noun: Token) -> bool:
    return noun.lower_ in ("nobody", "none") or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _joined(trigger: Trigger, found: dict[int, Trigger]) -> int | None:
    """The trigger above one in the tree that tells the same act; ``None`` if there is none."""
    path: list[Token] = [trigger.token]
    for head in ancestors(trigger.token):
        if head.lemma_.lower() == "leave" and trigger.token.lower_ in ("dead", "wounded", "injured"):
            # "clashes left nine dead"
            return next(
                (c.i for c in head.children if c.dep_ in ("nsubj", "oprd", "amod", "advcl") and c.i in found), None
            )
        if head.i in found:
            apart = Role.DEED in (trigger.role, found[head.i].role)
            return head.i if not apart and _same(trigger, found[head.i], path) else None
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
    if high.token.lemma_.lower() in _CROWDS and any(t.dep_ in ("relcl", "acl") for t in steps):
        return False  # "protests sparked by the death of a man who was killed …"
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
