"""What a time expression dates: the governing verb, its tense, and who acts."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from rashomon.model import Act, BlockKind, Tense
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["act", "tense"]

_FUTURE_MODALS = frozenset(
    {"will", "shall", "wo", "'ll", "’ll", "would", "may", "might", "can", "ca", "must", "should"}
)

#: Verbs whose participle puts what follows ahead ("is expected to").
_AHEAD = frozenset({"schedule", "expect", "set", "plan", "slate", "intend", "bind", "prepare", "hope", "aim"})

#: Acts that move what they govern to the time after "until" or "to".
_PUT_OFF = frozenset({"postpone", "delay", "extend", "adjourn", "suspend", "defer", "give"})

#: Words that single out one, of whom an infinitive tells.
_RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})

#: Verbs whose infinitive is done, or left undone, when they are.
_AT_ONCE = frozenset(
    {
        "begin", "continue", "come", "decline", "fail", "go", "have", "help", "manage", "move", "need", "refuse",
        "rush", "start", "struggle", "try", "use", "vote",
    }
)  # fmt: skip

#: Verbs whose present progressive, with a day, tells of what is arranged.
_ARRANGED = frozenset(
    {
        "arrive", "close", "come", "fly", "go", "head", "hold", "host", "leave", "meet", "open", "return", "speak",
        "start", "travel", "visit", "vote",
    }
)  # fmt: skip

#: Adjectives that put a day ahead of the verb beside them ("declared a dividend payable on Dec. 1").
_DUE = frozenset({"payable", "due", "effective", "available", "redeemable", "valid"})

#: Verbs by which somebody past puts what is named with "for" or with nothing ahead ("planned a rally for Friday").
_PLANS = frozenset({"plan", "schedule", "slate"})

_UNTIL = ("until", "till", "through")
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "having"})

#: Verbs to climb through before giving up: sentences do not nest deeper, but a bad parse may.
_CLIMB = 8

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
    if before == "since":
        return Tense.PAST
    if any(t.lower_ in _DUE for _, t in zip(range(2), root.ancestors, strict=False)):
        return Tense.UNKNOWN
    verb = governor(doc, first, last)
    if verb is None:
        return Tense.FUTURE if before in ("by", "until") else Tense.UNKNOWN
    found = _verb_tense(verb, passage.kind is BlockKind.HEADLINE)
    if verb.lemma_ in _PLANS and verb.tag_ != "VBG" and (before == "for" or root.dep_ == "npadvmod"):
        # what had been planned may have come and gone
        return Tense.UNKNOWN if any(c.lower_ == "had" for c in verb.children) else Tense.FUTURE
    ahead = before in ("by", *_UNTIL) and found is not Tense.PAST
    return Tense.FUTURE if ahead or (before in (*_UNTIL, "to") and verb.lemma_ in _PUT_OFF) else found


def _verb_tense(verb: Token, headline: bool) -> Tense:
    """Tense of a verb by its auxiliaries, else by its own form, else by what governs it."""
    for _ in range(_CLIMB):
        found = _own_tense(verb, headline)
        if found is not None:
            return found
        up = _above(verb)
        if up is None:
            return Tense.UNKNOWN
        verb = up
    return Tense.UNKNOWN


def _own_tense(verb: Token, headline: bool) -> Tense | None:
    """Tense as far as a verb and its auxiliaries tell; ``None`` where the verb above it decides."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in auxiliaries}
    tags = {c.tag_ for c in auxiliaries}
    past = "VBD" in tags or bool(words & _PERFECT) or verb.tag_ == "VBD"
    if words & _FUTURE_MODALS or "going" in words or (not past and _puts_ahead(verb)):
        return Tense.FUTURE
    if past:
        return Tense.PAST
    if "to" in words:
        if not headline and (verb.dep_ == "advcl" or _told_of_the_first(verb)):
            # "met to mark the feast", "the first to cross": as past as what is done for it
            return None
        up = verb.head
        if verb.dep_ == "xcomp" and up.lemma_ in _AT_ONCE and up.tag_ in ("VBD", "VBN"):
            # "voted to ban it", "had to leave": when the one was done, the other was, or was not
            return None
        was = up.lemma_ == "be" and up.tag_ == "VBD"
        return Tense.PAST if was else Tense.FUTURE
    if verb.tag_ == "VBG" and verb.lemma_ in _ARRANGED and tags & {"VBZ", "VBP"}:
        # "is meeting them on Tuesday"
        return Tense.FUTURE
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense.PAST if headline else Tense.UNKNOWN
    if verb.tag_ == "VBN":
        return Tense.PAST
    return Tense.UNKNOWN if tags & {"VBZ", "VBP"} else None


def _puts_ahead(verb: Token) -> bool:
    """Whether a participle puts what follows ahead: "expected on Friday", "set for Friday", not "set in motion"."""
    if verb.tag_ != "VBN" or verb.lemma_ not in _AHEAD:
        return False
    return verb.lemma_ != "set" or all(c.lower_ != "in" for c in verb.children)


def _told_of_the_first(verb: Token) -> bool:
    """Whether an infinitive says what the first or the only one does or did ("the first to cross")."""
    return verb.dep_ in ("acl", "relcl") and any(c.lower_ in _RANKS or c.tag_ == "JJS" for c in verb.head.children)


def _above(verb: Token) -> Token | None:
    """The verb that governs a verb."""
    up = verb
    while up.head.i != up.i:
        up = up.head
        if up.pos_ in ("VERB", "AUX"):
            return up
    return None


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
    for _ in range(_CLIMB):
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
