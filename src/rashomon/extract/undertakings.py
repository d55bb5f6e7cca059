"""Acts that somebody is to do, as the parse shows them: their words, what is joined to them, who can do them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.documents import is_thing
from rashomon.extract.pledgewords import BODIES
from rashomon.extract.voices import are_people
from rashomon.model import Name, PledgeKind, TimeReference
from rashomon.text.nlp import Passage

__all__ = [
    "MODALS",
    "SELF",
    "Draft",
    "acts_under",
    "can_act",
    "in_quotes",
    "infinitive",
    "joined",
    "lemmas_of",
    "modal",
    "objects",
    "people",
    "words_of",
]

#: What binds: "may" and "can" do not.
MODALS = frozenset({"should", "must", "will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})
SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_INCLUDES = frozenset({"include", "comprise", "involve", "be", "cover"})
_MARKS = frozenset('"“”')
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
#: What a name can be called that acts: no law, work of art or event promises anything.
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A pledge as the parse of its sentence shows it.

    Attributes:
        word: The word that tells it.
        act: The verb of the act; its noun, where it has no verb.
        kind: What binds the party.
        party: Who is to do it; ``None`` if that is not said.
        other: To whom it is promised, or who asks.
        whole: Whether the act's own subject belongs to its words ("foreign observers should leave").
        negated: Whether the promise is denied or refused.
        agreement: What speaks for the agreement, where the clause says ("the terms", "which").
        dated: A phrase beside the act that holds its deadline ("gave them *until Friday* to leave").
    """

    word: Token
    act: Token
    kind: PledgeKind
    party: Token | None
    other: Token | None = None
    whole: bool = False
    negated: bool = False
    agreement: Token | None = None
    dated: Token | None = None


def objects(verb: Token) -> Iterator[Token]:
    """The direct and dative objects of a verb, in order."""
    yield from (c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP")


def infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def modal(verb: Token) -> str:
    """The modal of a verb, lower case; empty if it has none."""
    return next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), "")


def in_quotes(token: Token) -> bool:
    """Whether a word stands inside quotation marks that its paragraph has opened."""
    before = token.doc[: token.i].text.rpartition("\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def people(noun: Token, name: Name | None) -> bool:
    """Whether a noun is known to stand for somebody: a name, a pronoun, people or a body."""
    if name is not None:
        return name.label in _ACTORS
    return noun.pos_ == "PRON" or noun.lemma_.lower() in BODIES or (not is_thing(noun) and are_people(noun))


def can_act(noun: Token, name: Name | None) -> bool:
    """Whether a noun can stand for somebody who acts, as far as its word tells; a report or a storm does not."""
    if name is not None:
        return name.label in _ACTORS
    return people(noun, None) or not is_thing(noun)


def acts_under(noun: Token) -> list[Token]:
    """The acts that a commitment is made of: "promise to end …", "obligations, including freeing …"."""
    out: list[Token] = []
    for child in noun.children:
        clause = child.dep_ in ("acl", "relcl", "ccomp", "xcomp")
        if clause and (infinitive(child) or (modal(child) in MODALS and _is_content(child))):
            out.append(child)
        elif child.dep_ == "prep" and child.lower_ in ("including", "of", "like", "such", "to", "on"):
            inner = [c for p in (child, *child.children) for c in p.children if c.dep_ in ("pcomp", "pobj")]
            gerunds = [c for c in inner if c.dep_ == "pcomp" or child.lower_ == "including"]
            out.extend(gerunds)
        elif child.dep_ in ("relcl", "acl") and child.lemma_.lower() in _INCLUDES:
            out.extend(c for c in child.children if c.dep_ in ("dobj", "xcomp", "ccomp", "attr") and c.pos_ != "PRON")
    # the parser may hang "to stop" on the verb: "keeping its promise to stop"
    hosts = (noun.head, noun.head.head) if noun.head.pos_ == "ADP" else (noun.head,)
    rights = (c for h in hosts for c in h.rights)
    after = (c for c in rights if c.dep_ in ("xcomp", "advcl") and c.left_edge.i == noun.i + 1)
    out.extend(c for c in after if c.left_edge.lower_ == "to")
    return [one for act in out for one in (act, *_siblings(act))]


def _is_content(clause: Token) -> bool:
    """Whether a clause after a noun says what it holds ("the pledge that no school would close")."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _siblings(act: Token) -> Iterator[Token]:
    for child in act.children:
        if child.dep_ == "conj" and (child.pos_ == act.pos_ or child.pos_ == "VERB") and not _with(act, child):
            yield child
            yield from _siblings(child)


def joined(verb: Token) -> Iterator[Token]:
    """The second of two acts: "to free prisoners and open the road".

    Not the second of two verbs with one object, and not what comes instead or else.
    """
    if any(c.dep_ == "cc" and c.lower_ == "or" for c in verb.children):
        return
    for child in verb.children:
        bare = child.tag_ == "VB" or (child.tag_ == verb.tag_ and child.pos_ == "VERB")
        if child.dep_ == "conj" and bare and not _with(verb, child):
            yield child
            yield from joined(child)


def _with(verb: Token, other: Token) -> bool:
    """Whether a verb and the one joined to it are one act: "repair and reopen the bridge", "sell or close it"."""
    link = next((c for c in verb.children if c.dep_ == "cc" and verb.i < c.i < other.i), None)
    bare = not any(c.dep_ not in ("cc", "conj", "punct") for c in verb.rights)
    return verb.pos_ == "VERB" and link is not None and bare


def words_of(verb: Token, *, whole: bool = False, until: Token | None = None) -> TokenSpan:
    """The words of an act, without the acts joined to it and without its condition.

    Args:
        verb: Its verb; or its noun, where it has none ("free passage").
        whole: Whether its subject belongs to it ("foreign observers should leave").
        until: The first word of its condition, where it has one after it.
    """
    stop = verb.right_edge.i
    for child in verb.rights:
        other = next((c for c in verb.children if c.dep_ == "conj"), None)
        if other is not None and _with(verb, other) and child.dep_ in ("cc", "conj"):
            continue
        ends = child.dep_ == "cc" or (child.dep_ == "conj" and child.pos_ == verb.pos_) or child.dep_ == "parataxis"
        doer = verb.pos_ == "NOUN" and child.lower_ == "by" and not any(c.ent_type_ == "DATE" for c in child.children)
        if ends or doer or _is_aside(verb, child):
            stop = min(stop, child.left_edge.i - 1)
    if until is not None and until.i > verb.i:
        stop = min(stop, until.i - 1)
    first = verb.i
    for child in verb.lefts:
        subject = child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") and whole
        if (
            subject
            or child.dep_ in ("neg", "amod", "compound", "nummod", "quantmod", "poss", "prt", "nmod", "auxpass")
            or child.lower_ == "not"
        ):
            first = min(first, child.left_edge.i)
    while stop > verb.i and (verb.doc[stop].is_punct or verb.doc[stop].pos_ in ("CCONJ", "SPACE")):
        stop -= 1
    stop = max(stop, verb.i)
    open_marks = sum(t.text in _MARKS for t in verb.doc[first : stop + 1]) % 2
    if open_marks and stop + 1 < len(verb.doc) and verb.doc[stop + 1].text in _MARKS:
        stop += 1
    return verb.doc[first : stop + 1]


def _is_aside(verb: Token, child: Token) -> bool:
    """Whether a clause after a comma says what somebody did besides: "would leave, blaming the council"."""
    after = child.left_edge.i > verb.i and verb.doc[child.left_edge.i - 1].text == ","
    if not after:
        return False
    according = child.lower_ == "according" or (child.dep_ == "prep" and child.lower_ == "according")
    return according or (child.dep_ == "advcl" and child.tag_ == "VBG" and child.left_edge == child)


def lemmas_of(words: TokenSpan, passage: Passage, times: Sequence[TimeReference]) -> tuple[str, ...]:
    """The content words of an act as lower-case lemmas, times left out, a negation kept."""
    out = []
    for token in words:
        timed = any(t.span.overlaps(passage.span(token)) for t in times)
        if not timed and (token.dep_ == "neg" or (token.pos_ in _CONTENT and not token.is_space)):
            out.append("not" if token.dep_ == "neg" else token.lemma_.lower())
    return tuple(out)
