"""What a number counts where it is no modifier of it: "two of the men", "12 were children", "a 12-member jury"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

__all__ = ["PLURALS", "equated", "hyphened", "of_them", "partitive", "whole_before"]

_NOT_PARTS = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
PLURALS = frozenset({"dozens", "hundreds", "thousands", "millions", "billions", "trillions", "tens", "scores"})
#: What may follow the hyphen without being counted: "30-odd boats".
_LOOSENING = frozenset({"odd", "plus", "ish", "strong", "some", "something", "fold", "time", "times"})
_HYPHENS = ("-", "‐", "‑")


def partitive(number: Token, last: int) -> Token | None:
    """The noun behind "of": "two of the soldiers", "60 percent of voters", "tens of thousands of people".

    Args:
        number: Root of the number.
        last: Index of its last token, unit included.
    """
    for child in number.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in") and 0 < child.i - max(number.i, last) <= 2:
            if child.lower_ == "in" and number.lower_ not in ("$", "£", "€", "million", "billion"):
                continue
            apart = _NOT_PARTS if child.lower_ == "of" else _NOT_PARTS | _PLACES
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.ent_type_ not in apart and (_nominal(noun) or noun.pos_ == "PRON"):
                    return noun if noun.pos_ != "PRON" else _told_after(noun)
    return None


def _nominal(token: Token) -> bool:
    """Whether a word is a noun, or stands for one behind an article ("three of the wounded")."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    return token.pos_ in ("ADJ", "VERB") and any(c.lower_ == "the" for c in token.lefts)


def _told_after(pronoun: Token) -> Token | None:
    """What "nine of them children" says that the nine are."""
    doc, at = pronoun.doc, pronoun.i + 1
    if pronoun.lower_ not in ("them", "whom"):
        return None
    while at < len(doc) and (doc[at].pos_ in ("ADJ", "AUX") or doc[at].dep_ == "compound"):
        at += 1
    return doc[at] if at < len(doc) and doc[at].tag_ == "NNS" else None


def of_them(number: Token) -> bool:
    """Whether a number takes some out of what was named before ("three of whom were hurt")."""
    words = [t.lower_ for t in number.doc[number.i + 1 : number.i + 3]]
    return words in (["of", "whom"], ["of", "them"])


def equated(number: Token) -> Token | None:
    """What a number that is a subject by itself is said to be ("of whom 12 were children")."""
    if number.dep_ != "nsubj" or number.head.lemma_ != "be":
        return None
    return next((c for c in number.head.rights if c.dep_ == "attr" and c.tag_ == "NNS"), None)


def whole_before(number: Token) -> Token | None:
    """The noun of an "of" at the start of the clause: "Of the 90 people on board, 30 survived"."""
    if number.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    for child in (*number.lefts, *number.head.lefts):
        if child.dep_ == "prep" and child.lower_ == "of" and child.i < number.i:
            return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None)
    return None


def hyphened(doc: Doc, last: int) -> Token | None:
    """The noun that a number makes one word with: the members of "a 12-member jury".

    Args:
        doc: The passage.
        last: Index of the number's last token.
    """
    if last + 2 >= len(doc) or doc[last + 1].text not in _HYPHENS:
        return None
    noun = doc[last + 2]
    written = not doc[last].whitespace_ and not doc[last + 1].whitespace_
    return noun if written and noun.pos_ in ("NOUN", "ADJ", "PROPN") and noun.lower_ not in _LOOSENING else None
