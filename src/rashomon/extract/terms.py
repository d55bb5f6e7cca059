"""What an agreement lays down, and what a party is to do in return."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.acts import agent, is_passive, reality, subject
from rashomon.extract.agreements import is_agreement, lays_down
from rashomon.extract.demands import asked_acts, time_given
from rashomon.extract.pledgewords import ALLOWS, BARS, BINDS, DOINGS, LAYS_DOWN
from rashomon.extract.promises import Naming
from rashomon.extract.undertakings import MODALS, Draft, infinitive, joined, modal, people
from rashomon.model import PledgeKind, Reality

__all__ = ["binding", "laid_down"]

_DUE = frozenset({"suppose", "oblige", "require", "expect", "due", "bind", "obligate", "be", "have", "need"})
_UNDER = frozenset({"under", "per"})
_IN_LINE = frozenset({"line", "accordance", "part", "keeping", "terms"})
_RETURN = frozenset({"return", "exchange"})
_IT = frozenset({"it", "this"})
#: Of what lays down, the verbs whose object can be the act itself ("requires the release of the crew").
_CALLS_FOR = frozenset({"demand", "envisage", "require"})


def laid_down(word: Token, naming: Naming) -> Iterator[Draft]:
    """The terms that a verb tells.

    Args:
        word: The verb.
        naming: The names of the article.
    """
    if word.pos_ not in ("VERB", "AUX", "ADJ"):
        return
    yield from _by_agreement(word)
    yield from _under(word, naming)


def _speaks(verb: Token) -> Token | None:
    """The agreement, its part or the pronoun for it that is a verb's subject."""
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and is_agreement(verb.head):
        return verb.head
    if is_passive(verb):
        by = agent(verb)
        return by if by is not None and lays_down(by) is not None else None
    first = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if first is None:
        return None
    own = verb.head if first.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else first
    if lays_down(own) is not None:
        return own
    return own if own.lower_ in _IT and verb.lemma_.lower() in BINDS | BARS | {"stipulate"} else None


def _by_agreement(verb: Token) -> Iterator[Draft]:
    """Reads the likes of "the accord obliged the army to free prisoners"."""
    lemma = verb.lemma_.lower()
    if lemma not in BINDS | LAYS_DOWN | BARS | ALLOWS | {"call"}:
        return
    own = _speaks(verb)
    # "…, the treaty says, …" hangs on what it says
    beside = verb.dep_ in ("parataxis", "acl") and not modal(verb)
    if own is None or not (beside or reality(verb) is Reality.HAPPENED):
        return
    if lemma in ALLOWS:
        given = time_given(verb)
        if given is not None:
            yield Draft(verb, given[1], PledgeKind.TERM, given[0], agreement=own, dated=given[2])
        return
    if lemma == "call":
        for act, whose, whole in asked_acts(verb):
            yield Draft(verb, act, PledgeKind.TERM, whose, whole=whole, agreement=own)
        return
    for act, party, whole in _acts(verb):
        yield Draft(verb, act, PledgeKind.TERM, party, whole=whole, agreement=own)


def _acts(verb: Token) -> Iterator[tuple[Token, Token | None, bool]]:
    """What an agreement lays down, for whom, and whether the act's own subject belongs to its words."""
    lemma = verb.lemma_.lower()
    bound = next((c for c in verb.children if c.dep_ in ("dobj", "dative", "nsubjpass") and c.pos_ != "ADP"), None)
    preps = (c for w in (verb, bound) if w is not None for c in w.children if c.dep_ == "prep")
    inside = [c for p in preps for c in p.children]
    for child in (*verb.children, *inside):
        own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if child.dep_ in ("xcomp", "advcl", "ccomp", "pcomp") and infinitive(child):
            party = own if own is not None else bound
            if party is not None and party.i < child.i:
                yield from ((one, party, False) for one in (child, *joined(child)))
        elif child.dep_ == "pcomp" and child.tag_ == "VBG" and bound is not None and lemma in BINDS | BARS:
            yield from ((one, bound, False) for one in (child, *joined(child)))
        elif child.dep_ == "ccomp" and own is not None and lemma in LAYS_DOWN | {"require"}:
            yield from _clause(child)
    bare = not any(infinitive(c) for c in verb.children)
    if bound is not None and bare and lemma in _CALLS_FOR and bound.lemma_.lower() in DOINGS:
        yield bound, None, False
    head = verb.head
    if verb.dep_ == "parataxis" and modal(head) in MODALS and lemma in LAYS_DOWN:
        yield from _clause(head)


def _clause(act: Token) -> Iterator[tuple[Token, Token | None, bool]]:
    """The acts of a clause with subject, a passive with its subject as a part of what is to be."""
    either = any(c.dep_ == "cc" and c.lower_ == "or" for c in act.children)
    for one in (act, *(c for c in act.children if not either and c.dep_ == "conj" and c.pos_ in ("VERB", "AUX"))):
        if is_passive(one):
            yield one, agent(one), True
        else:
            yield one, subject(one), False


def _under(verb: Token, naming: Naming) -> Iterator[Draft]:
    """Reads the likes of "under the accord, observers should leave" and "in return, the union must end its strike"."""
    by = binding(verb)
    back = by is None and _in_return(verb)
    if by is None and not back:
        return
    kind = PledgeKind.CONDITION if back or _in_return(verb) else PledgeKind.TERM
    due = next((c for c in verb.children if c.dep_ == "xcomp" and infinitive(c)), None)
    party = subject(verb)
    if verb.lemma_.lower() in _DUE and due is not None and party is not None:
        if reality(verb) in (Reality.HAPPENED, Reality.PLANNED):
            for one in (due, *joined(due)):
                passive = is_passive(one)
                yield Draft(verb, one, kind, None if passive else party, whole=False, agreement=by)
        return
    if modal(verb) not in MODALS:
        return
    for act, whose, whole in _clause(verb):
        if act != verb and modal(act) not in MODALS and any(c.dep_ in ("nsubj", "aux") for c in act.children):
            continue
        if back and (whose is None or not people(whose, naming(whose))):
            continue
        yield Draft(verb, act, kind, whose, whole=whole, agreement=by)


def _in_return(verb: Token) -> bool:
    """Whether "in return" or "in exchange" alone stands with a verb, not for something named after it."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ == "in":
            for noun in prep.children:
                bare = not any(c.lower_ == "for" for c in (*noun.children, *prep.children))
                if noun.lower_ in _RETURN and bare:
                    return True
    return False


def binding(verb: Token) -> Token | None:
    """The agreement under which a verb puts its act: "under the deal", "a deal under which", "a pact whereby".

    Args:
        verb: The verb of the act, or the one that tells it.
    """
    for child in verb.children:
        if child.lower_ == "whereby" and verb.dep_ == "relcl" and is_agreement(verb.head):
            return verb.head
        if child.dep_ != "prep":
            continue
        noun = next((c for c in child.children if c.dep_ == "pobj"), None)
        if noun is None:
            continue
        if child.lower_ in ("in", "as") and noun.lower_ in _IN_LINE:
            deeper = (c for p in noun.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj")
            noun = next(deeper, noun)
        elif child.lower_ not in _UNDER and not (noun.tag_ == "WDT" and child.lower_ in ("in", "by")):
            continue
        if noun.tag_ == "WDT":
            if verb.dep_ == "relcl" and is_agreement(verb.head):
                return verb.head
            earlier = [t for t in noun.doc[noun.sent.start : noun.i] if is_agreement(t)]
            if earlier:
                return earlier[-1]
        elif lays_down(noun) is not None or noun.lower_ in ("it", "this"):
            return noun
    return None
