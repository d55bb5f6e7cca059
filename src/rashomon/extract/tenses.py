"""What a time expression dates: the governing verb, its tense, and who acts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from rashomon.model import Act, BlockKind, Tense
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["act", "tense"]

_FUTURE_MODALS = frozenset(
    {"will", "shall", "wo", "'ll", "’ll", "would", "may", "might", "can", "could", "must", "should", "ca"}
)

#: Words that put what follows ahead ("expected to", "due on").
_AHEAD = frozenset(
    {
        "schedule",
        "expect",
        "set",
        "due",
        "plan",
        "slate",
        "intend",
        "upcoming",
        "bind",
        "prepare",
        "hope",
        "aim",
        "deadline",
    }
)

_MODIFIERS = frozenset({"compound", "nummod", "amod", "poss", "nmod"})

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def governor(doc: Doc, first: int, last: int) -> Token | None:
    """The verb that governs a run of tokens; ``None`` in a phrase without one."""
    token = doc[first : last + 1].root
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return token if token.pos_ in ("VERB", "AUX") else None


def tense(passage: Passage, first: int, last: int) -> Tense:
    """Whether the event dated by tokens ``first`` to ``last`` of a passage is told as past or as to come."""
    doc = passage.doc
    before = doc[first - 1].lower_ if first else ""
    root = doc[first : last + 1].root
    if root.dep_ in _MODIFIERS and root.head.pos_ in ("NOUN", "PROPN"):
        # "the terms of a 2020 agreement": the verb's tense is not the agreement's
        return Tense.UNKNOWN
    verb = governor(doc, first, last)
    if verb is None:
        return Tense.FUTURE if before in ("by", "until") else Tense.UNKNOWN
    found = _verb_tense(verb, passage.kind is BlockKind.HEADLINE)
    if before in ("by", "until") and found is not Tense.PAST:
        return Tense.FUTURE
    return found


def _verb_tense(verb: Token, headline: bool) -> Tense:
    """Tense of a verb by its auxiliaries, else by its own form, else by what governs it."""
    for _ in range(8):
        auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        words = {c.lower_ for c in auxiliaries}
        tags = {c.tag_ for c in auxiliaries}
        if words & _FUTURE_MODALS or "going" in words:
            return Tense.FUTURE
        if verb.lemma_.lower() in _AHEAD and verb.tag_ in ("VBN", "JJ"):
            return Tense.FUTURE
        if "VBD" in tags or words & {"has", "have", "had", "'ve", "’ve", "having"} or verb.tag_ == "VBD":
            return Tense.PAST
        if "to" in words and verb.tag_ == "VB":
            up = verb.head
            if up.i == verb.i:
                return Tense.FUTURE
            if up.lemma_.lower() in _AHEAD or up.lemma_ == "be":
                return Tense.FUTURE if up.tag_ != "VBD" or up.lemma_.lower() in _AHEAD else Tense.PAST
            return Tense.FUTURE
        if verb.tag_ in ("VBZ", "VBP"):
            return Tense.PAST if headline else Tense.UNKNOWN
        if verb.tag_ == "VBN":
            return Tense.PAST
        if tags & {"VBZ", "VBP"}:
            return Tense.UNKNOWN
        up = verb.head
        while up.pos_ not in ("VERB", "AUX") and up.head.i != up.i:
            up = up.head
        if up.i == verb.i or up.pos_ not in ("VERB", "AUX"):
            return Tense.UNKNOWN
        verb = up
    return Tense.UNKNOWN


def act(passage: Passage, first: int, last: int) -> Act | None:
    """What tokens ``first`` to ``last`` of a passage date: verb, nouns on the way to it, objects, subject."""
    doc = passage.doc
    verb = governor(doc, first, last)
    if verb is None:
        return None
    lemmas = [verb.lemma_.lower()]
    token = doc[first : last + 1].root
    while token.head.i not in (token.i, verb.i):
        token = token.head
        if token.pos_ == "NOUN":
            lemmas.append(token.lemma_.lower())
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and child.pos_ == "NOUN":
            lemmas.append(child.lemma_.lower())
        elif child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB":
            lemmas.append(child.lemma_.lower())
            lemmas += [c.lemma_.lower() for c in child.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    edge = passage.span(doc[verb.left_edge.i : verb.right_edge.i + 1])
    return Act(passage.span(verb), tuple(dict.fromkeys(lemmas)), _actor(passage, verb), edge)


def _actor(passage: Passage, verb: Token) -> Span | None:
    """The subject's noun with its modifiers, of the verb or of the one it is coordinated or complemented to."""
    for _ in range(8):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                start = min(
                    (t.i for t in child.subtree if t.dep_ in ("compound", "amod", "poss", "nummod", "det")),
                    default=child.i,
                )
                return passage.span(passage.doc[min(start, child.i) : child.i + 1])
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None
