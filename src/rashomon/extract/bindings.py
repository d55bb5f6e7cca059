"""What the grammar of a sentence says of whom a pronoun can mean."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.extract.genders import PRONOUNS
from rashomon.text.nlp import Passage
from rashomon.text.titles import ROLES

__all__ = ["SUBJECTS", "identified", "is_main", "meets", "parallel", "spoken_of"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def identified(token: Token) -> bool:
    """Whether a sentence says that somebody is this one: "One of the owners is Ann Lee"."""
    return token.dep_ == "attr" and token.pos_ == "PROPN" and token.head.lemma_ == "be"


def spoken_of(token: Token) -> bool:
    """Whether a person is spoken of by office or trade ("attacked the senator"), who can be meant by "he" as well."""
    if token.tag_ != "NN" or token.lemma_.lower() not in ROLES or token.dep_ not in ("dobj", "dative", "pobj", "agent"):
        return False
    return any(c.lower_ == "the" for c in token.lefts) and not any(c.dep_ == "appos" for c in token.children)


def meets(head: Token) -> frozenset[bool]:
    """Pronouns for persons that are objects of a subject's own verb, who are others than the subject."""
    verb = head.head
    if head.dep_ not in SUBJECTS:
        return frozenset()
    places = [*verb.rights, *(c for p in verb.rights if p.dep_ in ("prep", "dative") for c in p.rights)]
    objects = (t for t in places if t.dep_ in ("dobj", "dative", "pobj") and t.lower_ in ("him", "her"))
    return frozenset(PRONOUNS[t.lower_] for t in objects)


def parallel(passage: Passage, token: Token, place: int) -> bool:
    """Whether the subject at a place is that of the clause that opens a pronoun's sentence: "Though Holm …, he …"."""
    if token.dep_ not in SUBJECTS or not passage.start <= place < passage.start + token.idx:
        return False
    for clause in token.head.lefts:
        subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
        if clause.dep_ == "advcl" and subject is not None and passage.start + subject.idx == place:
            return True
    return False


def is_main(verb: Token) -> bool:
    """Whether a verb is its sentence's own, not one of a subordinate clause."""
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
    return verb.dep_ == "ROOT"
