"""Who does what a verb says, and which words beside a verb belong to it."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["agent_of", "cue_tokens", "root_of", "sentence_start", "subject_of"]

_SUBJECTS = ("nsubj", "csubj")
_NOT_NOMINAL = ("VERB", "AUX", "ADV", "INTJ")
_DATELINE_ENDS = (":", "—", "–", "--", "-", ")")
#: Tokens that a dateline with a credit may have.
_DATELINE = 14
#: Steps up the parse that a missing subject is looked for: deeper chains are mostly misparses.
_CHAIN = 6


def sentence_start(token: Token, reach: int) -> int:
    """Index of the first token of a token's sentence, or of the one ``reach`` before it if that is nearer."""
    # Token.sent looks through the whole passage each time
    doc, i = token.doc, token.i
    while i > 0 and token.i - i < reach and not doc[i].is_sent_start:
        i -= 1
    return i


def root_of(token: Token) -> Token:
    """The head of a token's sentence."""
    while token.head.i != token.i:
        token = token.head
    return token


def agent_of(verb: Token) -> Token | None:
    """Who does what a passive verb says ("was praised by Ann")."""
    for child in verb.rights:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The head of the noun phrase that does what a verb says, own or shared; ``None`` if nobody does."""
    here = verb
    for _ in range(_CHAIN):
        own = next((c for c in here.children if c.dep_ in _SUBJECTS), None)
        if own is None and here is not verb:
            own = next((c for c in here.children if c.dep_ == "nsubjpass"), None)
        if own is not None and own.lower_ != "there" and own.pos_ not in _NOT_NOMINAL:
            return _past_dateline(own, here)
        if here.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis"):
            if here.dep_ in ("ccomp", "advcl", "parataxis") and here.tag_ not in ("VBG", "VBN", "VB"):
                return None
            here = _reporting(here) if here.dep_ == "advcl" else here.head
        elif here.dep_ in ("acl", "relcl") and here.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return here.head
        else:
            return None
    return None


def cue_tokens(verb: Token) -> tuple[int, ...]:
    """A verb with its auxiliaries, negation, adverbs and particle, as far as they stand beside it."""
    out = [verb.i]
    for child in reversed(list(verb.lefts)):
        if child.dep_ not in ("aux", "neg", "advmod", "auxpass") or child.i != out[0] - 1:
            break
        if child.lower_ in ("when", "where", "how", "why", "as"):
            break
        out.insert(0, child.i)
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == out[-1] + 1:
            out.append(child.i)
    return tuple(out)


def _reporting(participle: Token) -> Token:
    """The verb that a participle after a comma goes with: in "she said it was safe, adding …" she adds."""
    head, edge = participle.head, participle.left_edge
    after_comma = edge.i > 0 and participle.doc[edge.i - 1].text == ","
    if participle.tag_ == "VBG" and after_comma and head.dep_ == "ccomp" and head.head.i < head.i < participle.i:
        return head.head
    return head


def _past_dateline(subject: Token, verb: Token) -> Token:
    """The subject proper where the parser took the place before a report for it ("PARIS — The union has …")."""
    doc = verb.doc
    credit = _after_credit(subject, verb)
    if credit is not None:
        return credit
    if subject.i + 1 >= verb.i or subject.right_edge.i >= verb.i or subject.i - sentence_start(subject, 5) > 4:
        return subject
    if doc[subject.i + 1].text not in _DATELINE_ENDS[:-1]:
        return subject
    for token in reversed(doc[subject.i + 2 : verb.i]):
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            return token
    return subject


def _after_credit(subject: Token, verb: Token) -> Token | None:
    """The subject proper where the agency's credit goes before it ("OSLO, May 4 (Reuters) - The union has …")."""
    doc, start = verb.doc, sentence_start(subject, _DATELINE)
    for i in range(max(start, subject.i) + 1, min(start + _DATELINE, verb.i)):
        if doc[i].text in _DATELINE_ENDS[1:-1] and doc[i - 1].text == ")":
            after = (t for t in reversed(doc[i + 1 : verb.i]) if t.pos_ in ("NOUN", "PROPN", "PRON"))
            return next((t for t in after if t.dep_ != "pobj" and t.ent_type_ not in ("DATE", "TIME")), None)
    return None
