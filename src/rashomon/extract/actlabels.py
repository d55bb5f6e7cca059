"""What an article calls the acts it tells of, and which of its words are for one act.

A noun is for an act of which the article names who does it, to whom or where; "the pullout" with nothing beside it is
for the only act of that kind that the article tells, or for none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.extract.acts import agent, is_passive, subject
from rashomon.extract.labelwords import ACT_VERBS, ACTS, DISTANCING, FORCES, LIGHT, NEUTRAL, is_following, is_nation
from rashomon.extract.parties import Parties
from rashomon.model import ActFamily, ActScope, BlockKind, Name, PlaceKind
from rashomon.text.gazetteer import entries, named, nation
from rashomon.text.nlp import Parsed, Passage

__all__ = ["ALONE", "Act", "ActWords", "acts"]

#: What ties a noun with nobody beside it to an act.
ALONE = "the only act of its kind"
#: Mentions of acts in an article that are set against each other.
_MOST = 200
#: Tokens of a description of an act.
_LONGEST = 6
_PLACES = ("GPE", "LOC", "FAC")
#: Labels of names that are of somebody or of a place.
_NAMED = (*_PLACES, "PERSON", "ORG", "NORP")
_IN = frozenset({"in", "at", "near", "from", "inside", "outside", "across", "around", "into", "throughout"})
_TO = frozenset({"of", "by", "against", "on", "between", "with", "among", "to"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
#: Families whose acts are in the place that stands before them ("the Brenn attack"); of the rest it is who acts.
_PLACED = frozenset({ActFamily.KILLING, ActFamily.UNREST, ActFamily.FIGHTING, ActFamily.OVERTHROW})
#: Families of acts that are many: a plural with nobody beside it is for any of them.
_MANY = _PLACED | {ActFamily.STRIKE, ActFamily.CAPTURE, ActFamily.EXPULSION, ActFamily.DISMISSAL}
#: Words around an act noun that make something else of it.
_OTHERWISE = frozenset(
    {"heart", "panic", "personal", "verbal", "cyber", "hunger", "air", "campaign", "ad", "exit", "poll"}
)


@dataclass(frozen=True, slots=True)
class ActWords:
    """A noun for an act with the telling words before it.

    Attributes:
        passage: Where it stands.
        tokens: The words, in order.
        head: The noun.
        basis: What ties it to its act.
        distance: The distancing words beside it.
    """

    passage: Passage
    tokens: tuple[Token, ...]
    head: Token
    basis: str
    distance: str = ""

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The words in small letters, the noun as a singular."""
        return tuple(_noun(t) if t.i == self.head.i else t.lower_ for t in self.tokens if not t.is_punct)


@dataclass(slots=True)
class Act:
    """An act of one article, with all the words for it.

    Attributes:
        scope: What tells it from others.
        words: The nouns for it.
    """

    scope: ActScope
    words: list[ActWords] = field(default_factory=list)

    def name(self, name: Name, *, place: bool) -> None:
        """Add somebody who is named with it, or where it is."""
        last = name.entity.split()[-1]
        land = named(code) if name.label == "NORP" and (code := nation(last)) else _country(name)
        if land:
            self.scope = replace(self.scope, lands=self.scope.lands | {land})
        elif name.label not in _NAMED or (name.label == "NORP" and is_following(last)):
            return
        elif place and name.label in _PLACES:
            self.scope = replace(self.scope, where=self.scope.where | {name.entity})
        else:
            self.scope = replace(self.scope, about=self.scope.about | {name.entity})

    def add(self, other: Act) -> None:
        """Take in another mention of the same act."""
        self.scope = self.scope.joined(other.scope)
        self.words += other.words


def _country(name: Name) -> str:
    """The country that a name is, by its usual name; empty for any other."""
    found = entries(name.entity) if name.label in _PLACES else ()
    return found[0].name if found and found[0].kind is PlaceKind.COUNTRY else ""


def acts(parsed: Parsed, parties: Parties) -> list[Act]:
    """Find the acts of an article that have a noun, in the order of their first mention.

    Args:
        parsed: The article.
        parties: Those whom it names.
    """
    found: list[Act] = []
    bare: list[Act] = []
    for passage in parsed.passages:
        for token in passage.doc:
            for one in _mention(passage, token, parties):
                (found if one.scope.names else bare).append(one)
    gathered: list[Act] = []
    for one in found[:_MOST]:
        joined = next((a for a in gathered if a.scope.common(one.scope)), None)
        if joined is None:
            gathered.append(one)
        else:
            joined.add(one)
    for one in bare[:_MOST]:
        fitting = [a for a in gathered if a.scope.families & one.scope.families]
        if len(fitting) == 1:
            fitting[0].add(one)
    return [a for a in gathered if a.words]


def _mention(passage: Passage, token: Token, parties: Parties) -> Iterator[Act]:
    """The act that a word tells, if it tells one."""
    if token.pos_ == "NOUN":
        small = _noun(token)
        if small in ACTS:
            made = _by_noun(passage, token, parties, frozenset(ACTS[small]))
            if made is not None:
                yield made
    elif token.pos_ == "VERB" and passage.kind is BlockKind.BODY:
        family = ACT_VERBS.get(token.lemma_.lower())
        if family is not None:
            made = _by_verb(passage, token, parties, family)
            if made.scope.names:
                yield made


def _noun(token: Token) -> str:
    return token.lemma_.lower()


def _by_noun(passage: Passage, noun: Token, parties: Parties, families: frozenset[ActFamily]) -> Act | None:
    """The act that a noun names; ``None`` for a noun that is a part of another ("exit poll") or of no certain act."""
    before = [t for t in noun.lefts if t.i < noun.i]
    if noun.dep_ == "compound" or any(t.lower_ in _OTHERWISE for t in before):
        return None
    made = Act(ActScope(families))
    placed = families <= _PLACED
    for child in before:
        owner = parties.party(passage, child) if child.tag_ == "PRP$" else None
        if owner is not None and owner.named:
            made.name(Name(owner.span, "ORG", owner.name), place=False)
        for name in _names(passage, child, parties):
            made.name(name, place=placed and child.dep_ != "poss")
    for prep in (c for c in noun.rights if c.dep_ in ("prep", "agent")):
        _by_preposition(passage, prep, parties, made)
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and verb.pos_ == "VERB":
        placed_by = noun.dep_ != "nsubj" or not any(c.dep_ == "dobj" for c in verb.rights)
        for prep in (c for c in verb.rights if placed_by and c.dep_ == "prep" and c.lower_ in _IN):
            _by_preposition(passage, prep, parties, made)
        doer = subject(verb) if noun.dep_ == "dobj" and verb.lemma_.lower() in LIGHT else None
        for name in _names(passage, doer, parties) if doer is not None else ():
            made.name(name, place=False)
    if not made.scope.names and not _is_the_one(passage, noun, families):
        return None
    basis = "who or where is said" if made.scope.names else ALONE
    made.words.append(_words(passage, noun, parties, basis))
    return made


def _is_the_one(passage: Passage, noun: Token, families: frozenset[ActFamily]) -> bool:
    """Whether a noun with nobody beside it is for an act that the reader knows of."""
    if noun.tag_ == "NNS" and families & _MANY:
        return False
    return any(c.lower_ in _DEFINITE for c in noun.lefts) or passage.kind is BlockKind.HEADLINE


def _by_preposition(passage: Passage, prep: Token, parties: Parties, made: Act) -> None:
    if prep.lower_ not in _IN and prep.lower_ not in _TO:
        return
    for child in prep.children:
        if child.dep_ == "pobj":
            for name in _names(passage, child, parties):
                made.name(name, place=prep.lower_ in _IN)


def _names(passage: Passage, noun: Token, parties: Parties) -> list[Name]:
    """Whom a noun phrase names: itself, who stands before it ("Harun troops"), and those joined to it."""
    every = [noun, *noun.conjuncts]
    every += [c for n in (noun, *noun.conjuncts) for c in n.lefts if c.dep_ in ("compound", "nmod", "amod", "poss")]
    found = {n.span: n for t in every if (n := parties.name(passage, t)) is not None}
    return [found[span] for span in sorted(found)]


def _by_verb(passage: Passage, verb: Token, parties: Parties, family: ActFamily) -> Act:
    """The act that a verb tells, with whom it concerns."""
    made = Act(ActScope(frozenset({family})))
    nouns = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    doer = agent(verb) if is_passive(verb) else subject(verb)
    if family is ActFamily.LEAVING and not any(
        _noun(t) in FORCES for n in (*nouns, *([doer] if doer is not None else [])) for t in (n, *n.conjuncts)
    ):
        return made  # a guest leaves a hotel
    for noun in (*nouns, *([doer] if doer is not None else [])):
        # "leave Brenn": the place is the object
        left = family is ActFamily.LEAVING and noun in nouns and _noun(noun) not in FORCES
        for name in _names(passage, noun, parties):
            made.name(name, place=left)
    for prep in (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in _IN):
        _by_preposition(passage, prep, parties, made)
    return made


def _words(passage: Passage, noun: Token, parties: Parties, basis: str) -> ActWords:
    """The noun with the words before it that tell what kind of act it is."""
    low = max(noun.left_edge.i, noun.i - _LONGEST)
    kept: list[Token] = []
    away: list[str] = []
    for token in reversed(noun.doc[low : noun.i]):
        if token.text == "-" and kept and not token.whitespace_:
            kept.append(token)
            continue
        glued = kept and kept[-1].text == "-" and not token.whitespace_
        if token.lower_ in DISTANCING or (glued and f"{token.lower_}-{kept[-2].lower_}" in DISTANCING):
            away.append(token.lower_)
            if glued:
                away[-1] = f"{token.lower_}-{kept.pop(-2).lower_}"
                kept.pop()
            continue
        telling = token.pos_ in ("NOUN", "ADJ", "VERB") and parties.name(passage, token) is None
        if not glued and (not telling or token.lower_ in NEUTRAL or is_nation(token.text) or token.like_num):
            break
        kept.append(token)
    while kept and kept[-1].text == "-":
        kept.pop()
    return ActWords(passage, (*reversed(kept), noun), noun, basis, " ".join(reversed(away)))
