"""Commitments and agreements as objects of what is said of them, and whether that is told as done."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.extract.acts import ancestors, reality, teller
from rashomon.extract.agreements import is_agreement
from rashomon.extract.pledgewords import COMMITMENTS
from rashomon.extract.undertakings import infinitive
from rashomon.model import Compliance, Reality

__all__ = ["CHARGES", "Held", "bond_of", "bound_object", "charged", "is_bound", "told_of"]

#: Verbs by which somebody holds something against another.
CHARGES = frozenset(
    {"accuse", "blame", "condemn", "criticize", "criticise", "denounce", "charge"}
    | {"fine", "sue", "penalise", "penalize", "sanction", "punish", "rebuke", "reprimand"}
)
_OBJECT_PREPOSITIONS = frozenset({"with", "by", "to", "on", "from", "of", "upon", "in"})
#: Nouns that stand for some or all of what follows them: "a number of obligations", "the letter of the deal".
_OF_MANY_TEXT = """
    all any article aspect clause condition each element end half letter majority many most none number part
    provision series several side some spirit term terms
    """
_OF_MANY = frozenset(_OF_MANY_TEXT.split())
#: Words beside a verb that the preposition of its object may hang on: "lived up to", "went back on".
_WITH_MORE = frozenset({"up", "by", "back", "away", "good", "through", "short", "behind"})
_ASKS = frozenset({"how", "whether", "why", "if"})
_DEGREES = frozenset(
    {"extent", "degree", "question", "way", "event", "case", "possibility", "likelihood", "risk", "chance", "prospect"}
)


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


def bound_object(verb: Token) -> Token | None:
    """The commitment or agreement that a verb of keeping or breaking is about; ``None`` if it is about neither.

    Args:
        verb: The verb.
    """
    found: list[Token] = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    for prep in (c for c in verb.children if c.dep_ in ("prep", "agent", "prt", "acomp") or c.lower_ in _WITH_MORE):
        if prep.lower_ in _OBJECT_PREPOSITIONS:
            found.extend(c for c in prep.children if c.dep_ == "pobj")
        found.extend(c for p in prep.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj")
    if verb.dep_ == "amod" and verb.tag_ == "VBG":
        found.append(verb.head)  # "of not keeping promises", where the parse takes the promises for the head
    for noun in found:
        bond = bond_of(noun, verb)
        if bond is not None:
            return bond
    return None


def bond_of(noun: Token, verb: Token) -> Token | None:
    """The agreement or commitment that a noun or pronoun stands for.

    Args:
        noun: The noun or pronoun.
        verb: The word that is said of it.
    """
    for _ in range(2):
        inner = [c for p in noun.children if p.lower_ in ("of", "in") for c in p.children if c.dep_ == "pobj"]
        if noun.lemma_.lower() in _OF_MANY and inner and (is_bound(inner[0]) or inner[0].lemma_.lower() in _OF_MANY):
            noun = inner[0]
    if is_bound(noun):
        return noun
    if noun.lower_ in ("it", "them"):
        first = verb.sent.start
        before = verb.doc[first - 1].sent.start if first else 0
        earlier = [t for t in verb.doc[first : noun.i] if is_bound(t)]
        earlier = earlier or [t for t in verb.doc[before:first] if is_agreement(t)]
        return earlier[-1] if earlier else None
    return None


def charged(verb: Token) -> Token | None:
    """Whom a verb of accusing is against."""
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def told_of(verb: Token) -> Reality:
    """Whether keeping or breaking is told as done, with "yet to" for not done and questions for neither."""
    if _asked(verb) or verb.sent[-1].text == "?":
        return Reality.HYPOTHETICAL
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and _asked(verb.head):
        return Reality.HYPOTHETICAL  # "if they leave and we keep to the deal"
    opening = verb.left_edge
    of_event = opening.i > verb.sent.start and opening.lower_ == "that" and opening.nbor(-1).lower_ in _DEGREES
    if of_event or (verb.dep_ in ("relcl", "acl") and verb.head.lemma_.lower() in _DEGREES):
        return Reality.HYPOTHETICAL
    head = verb.head
    if verb.dep_ == "xcomp" and any(c.lower_ == "yet" for c in (*verb.children, *head.children)):
        return Reality.NEGATED if head.lemma_.lower() in ("have", "be") else Reality.HYPOTHETICAL
    if verb.dep_ in ("acl", "xcomp") and head.lemma_.lower() in ("failure", "refusal") and infinitive(verb):
        return Reality.HYPOTHETICAL  # told by the noun
    gerund = verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
    if gerund and teller(verb) is None and not _accused(verb):
        return Reality.HYPOTHETICAL
    loose = gerund and verb.dep_ in ("advcl", "pcomp") and not _accused(verb)
    return Reality.HYPOTHETICAL if loose else reality(verb)


def _asked(verb: Token) -> bool:
    return any(c.lower_ in _ASKS for c in verb.children if c.dep_ in ("advmod", "mark"))


def _accused(verb: Token) -> bool:
    """Whether "of …-ing" stands after a verb of accusing or denying."""
    for head in ancestors(verb):
        if head.pos_ == "VERB":
            return head.lemma_.lower() in CHARGES | {"deny"}
    return False
