"""Descriptions of people: which words they are made of, and whether one fits what is known of somebody."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.extract.subjects import sentence_start
from rashomon.extract.titles import ROLES, SPELLED

__all__ = ["MAX_WORDS", "before_comma", "content_words", "fits", "of_whom"]

#: Words that a description may have.
MAX_WORDS = 14
#: Letters by which a people and its country are one word ("Norwegian" is not, "Italian" and "Italy" are).
_STEM = 4


def before_comma(first: Token) -> list[Token]:
    """A description that opens a sentence before a name ("The head of the union, Ann Lee, …")."""
    doc, i = first.doc, first.i
    start = sentence_start(first, MAX_WORDS + 2)
    if i - start < 2 or doc[i - 1].text != ",":
        return []
    words = list(doc[start : i - 1])
    fits = len(words) <= MAX_WORDS and not any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in words)
    return words if fits and any(t.lemma_.lower() in ROLES for t in words) else []


def of_whom(head: Token) -> list[Token]:
    """The words that say of what somebody is the head: "the chief of the commission"."""
    whole = [p for p in head.rights if p.dep_ == "prep" and p.lower_ in ("of", "for", "at")]
    return [t for p in whole for t in list(p.subtree)[1:MAX_WORDS]]


def content_words(token: Token) -> tuple[str, ...]:
    """A token as a description is compared by it: as written and its lemma, a short title in full; else nothing."""
    spelled = SPELLED.get(token.lower_.rstrip("."))
    if spelled is not None and token.text[:1].isupper():
        return (spelled,)
    if not token.is_alpha and "-" not in token.text:
        return ()
    # the list of stop words has "front", which is a name as well
    if token.is_stop and token.lower_ != "former" and token.pos_ != "PROPN":
        return ()
    return tuple({token.lower_, token.lemma_.lower()})


def fits(modifiers: frozenset[str], known: set[str]) -> bool:
    """Whether all that a description says of somebody is known of her or him."""
    return all(word in known or any(_of_country(word, other) for other in known) for word in modifiers)


def _of_country(one: str, other: str) -> bool:
    """Whether one word is the other's people ("italian", "italy"): alike but for an ending."""
    short, long = sorted((one, other), key=len)
    stem = short[: max(_STEM, len(short) - 1)]
    return len(short) >= _STEM and long.startswith(stem) and long.endswith(("an", "ish", "ese", "i"))
