"""Words given: promises, and vows and threats, by the verb or noun that gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from rashomon.extract.acts import agent, is_passive, reality, subject
from rashomon.extract.agreements import is_agreement
from rashomon.extract.conditions import condition_of
from rashomon.extract.pledgewords import (
    AGREED,
    ANNOUNCES,
    ASSURES,
    DOINGS,
    GIVEN,
    GIVES,
    NATURAL,
    OPINIONS,
    PROMISE_NOUNS,
    PROMISES,
    RECEIVES,
    VOW_NOUNS,
    VOWS,
)
from rashomon.extract.undertakings import (
    MODALS,
    SELF,
    Draft,
    acts_under,
    in_quotes,
    infinitive,
    joined,
    modal,
    objects,
    people,
)
from rashomon.model import Name, PledgeKind, Reality

__all__ = ["Naming", "promised"]

#: The name that a token is part of.
Naming = Callable[[Token], Name | None]

_TOLD = (Reality.HAPPENED, Reality.NEGATED)
_MUST = frozenset({"must", "should"})
#: They tell a state, which nobody vows.
_STATES = frozenset({"be", "have", "become", "feel", "know", "like", "need", "seem", "happen", "love", "prefer", "get"})
_NEVER = frozenset({"never"})
_WOULD = frozenset({"would", "'d", "’d"})
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "myself"})
_LOYALTY = frozenset({"allegiance", "loyalty", "support"})


def promised(word: Token, naming: Naming) -> Iterator[Draft]:
    """The promises and vows that a word tells.

    Args:
        word: The word.
        naming: The names of the article.
    """
    lemma = word.lemma_.lower()
    if word.pos_ in ("VERB", "AUX", "ADJ"):
        if lemma in PROMISES | VOWS | ASSURES and word.dep_ != "amod":
            yield from _by_verb(word, naming)
        elif word.pos_ == "VERB" and lemma in ANNOUNCES:
            yield from _announced(word, naming)
        if lemma in ANNOUNCES & VOWS:
            yield from _announced(word, naming)
    elif word.pos_ == "NOUN" and lemma in PROMISE_NOUNS | VOW_NOUNS:
        yield from _by_noun(word, naming)


def _by_verb(verb: Token, naming: Naming) -> Iterator[Draft]:
    lemma = verb.lemma_.lower()
    told = reality(verb)
    if told not in _TOLD or _is_wished(verb):
        return
    kind = PledgeKind.VOW if lemma in VOWS else PledgeKind.PROMISE
    negated = told is Reality.NEGATED
    if is_passive(verb) and lemma in GIVEN:
        yield from _by_passive(verb, naming, kind, negated=negated)
        return
    party = subject(verb)
    if party is None or not _can_promise(verb, party, naming):
        return
    other = _told_to(verb, naming)
    for act, whole in _contents(verb, other):
        unlikely = act.lemma_.lower() in (NATURAL if kind is PledgeKind.VOW else ("be",))
        if unlikely and not people(party, naming(party)) and party.tag_ not in ("PRP", "WP", "WDT"):
            continue
        yield Draft(verb, act, kind, party, other, whole, negated)


def _by_passive(verb: Token, naming: Naming, kind: PledgeKind, *, negated: bool) -> Iterator[Draft]:
    """Reads the likes of "workers were promised a raise by the ministry" and "a raise was promised by the ministry"."""
    who = agent(verb)
    inner = (c for o in objects(verb) for c in o.children if c.dep_ == "prep" and c.lower_ == "by")
    who = who or next((c for p in inner for c in p.children if c.dep_ == "pobj"), None)
    got = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if who is None or got is None or not people(who, naming(who)):
        return
    if people(got, naming(got)):
        acts = (*objects(verb), *(c for c in verb.children if c.dep_ in ("xcomp", "ccomp")))
        for act in acts[:1]:
            yield Draft(verb, act, kind, who, got, act.dep_ == "ccomp", negated)
    else:
        yield Draft(verb, got, kind, who, None, False, negated)


def _is_wished(verb: Token) -> bool:
    """Whether a verb stands bare, so that somebody is asked to agree or promise: "it is time they agree to …"."""
    if any(h.lower_ == "time" for h in (verb.head, verb.head.head)) and verb.dep_ in ("ccomp", "relcl", "acl", "conj"):
        return True
    helped = any(c.dep_ == "aux" and (c.lower_ == "to" or c.lemma_.lower() == "do") for c in verb.children)
    return verb.tag_ == "VB" and not helped


def _can_promise(verb: Token, party: Token, naming: Naming) -> bool:
    """Whether a subject can give a word: "the day promised to be long" and "any bill that guaranteed" give none."""
    if is_agreement(party):
        return False
    strict = verb.lemma_.lower() in ("threaten", "guarantee", "promise")
    return people(party, naming(party)) or not strict


def _told_to(verb: Token, naming: Naming) -> Token | None:
    """To whom a word is given: "promised the crews that", "pledged to the crews to"."""
    for one in objects(verb):
        clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children) or _that_clause(one) is not None
        more = any(o.i > one.i for o in objects(verb))
        if (one.dep_ == "dative" or clause or more) and people(one, naming(one)):
            return one
    for prep in verb.children:
        if prep.dep_ in ("prep", "dative") and prep.lower_ == "to":
            found = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if found is not None and people(found, naming(found)) and found.lemma_.lower() not in DOINGS:
                return found
    return None


def _that_clause(noun: Token) -> Token | None:
    """What is promised, where the parse hangs it on the one who is told: "promised the crews that it would pay"."""
    for child in noun.children:
        that = any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children)
        if child.dep_ in ("relcl", "acl", "ccomp") and that and modal(child) in MODALS:
            return child
    return None


def _contents(verb: Token, other: Token | None) -> Iterator[tuple[Token, bool]]:
    """What is promised, and whether its own subject belongs to it."""
    lemma = verb.lemma_.lower()
    that = _that_clause(other) if other is not None else None
    for child in (*verb.children, *((that,) if that is not None else ())):
        if child.dep_ == "xcomp" and infinitive(child):
            yield from ((one, False) for one in (child, *joined(child)))
        elif (child.dep_ in ("ccomp", "relcl") or child == that) and (modal(child) in MODALS or infinitive(child)):
            own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            whole = own is not None and own.lower_ not in SELF
            if not _is_opinion(verb, child):
                yield child, whole
                if not whole:
                    yield from ((one, False) for one in joined(child))
        elif child.dep_ == "prep" and child.lower_ in ("to", "on") and lemma in ("commit", "agree", "swear"):
            if lemma == "commit" and any(o.lower_ not in _REFLEXIVE for o in objects(verb)):
                continue  # "committed 200 guards to the mission"
            for one in (c for c in child.children if c.dep_ == "pcomp" or _is_deed(verb, c)):
                yield from ((each, False) for each in (one, *joined(one)))
        elif child.dep_ == "dobj" and lemma in GIVEN and child != other and _is_thing_given(verb, child):
            yield child, False


def _is_thing_given(verb: Token, noun: Token) -> bool:
    """Whether an object is what is promised: money or an act; support alone binds to nothing."""
    if verb.lemma_.lower() in VOWS:
        return noun.lemma_.lower() in DOINGS
    if noun.pos_ == "NOUN":
        return noun.lower_ not in _LOYALTY and not people(noun, None)
    return noun.pos_ in ("NUM", "SYM")


def _is_opinion(verb: Token, said: Token) -> bool:
    """Whether those who agree hold an opinion: "economists agreed that prices would rise"."""
    if verb.lemma_.lower() not in AGREED:
        return False
    who = subject(verb)
    own = next((c for c in said.children if c.dep_ == "nsubj"), None)
    thing = own is not None and own.lower_ not in SELF and said.lemma_.lower() in _STATES
    return thing or (who is not None and who.lemma_.lower() in OPINIONS)


def _is_deed(verb: Token, noun: Token) -> bool:
    """Whether a noun is what is agreed to: "a ceasefire"; to be "committed to the deal" adds nothing to it."""
    if noun.pos_ not in ("NOUN", "NUM") or noun.dep_ != "pobj":
        return False
    deed = noun.lemma_.lower() in DOINGS or noun.lemma_.lower().endswith(("tion", "sion", "ment", "al"))
    return (deed and not is_agreement(noun)) or (verb.lemma_.lower() == "agree" and noun.lemma_ in DOINGS)


def _by_noun(noun: Token, naming: Naming) -> Iterator[Draft]:
    """Reads the likes of "its promise to stop" and "gave the crews a guarantee that it would"."""
    lemma = noun.lemma_.lower()
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else None
    light = verb is not None and verb.lemma_.lower() in GIVES | RECEIVES
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    if lemma == "word" and (whose is None or not light or verb is None or verb.lemma_.lower() != "give"):
        return
    party, other = whose, None
    negated = any(c.dep_ == "det" and c.lower_ in ("no", "any") for c in noun.children)
    if verb is not None and light:
        told = reality(verb)
        if told not in _TOLD or _is_wished(verb):
            return
        negated = negated or told is Reality.NEGATED
        party, other = _given(noun, verb, naming)
        party = whose if whose is not None else party
    if party is None:
        party = _after(noun, ("by", "from", "of"), naming)
    if party is None:
        return
    acts = acts_under(noun)
    if verb is not None and light and not acts:
        acts = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and (modal(c) in MODALS or infinitive(c))]
    kind = PledgeKind.VOW if lemma in VOW_NOUNS else PledgeKind.PROMISE
    for act in acts:
        own = next((c for c in act.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        whole = own is not None and own.lower_ not in SELF
        yield Draft(noun, act, kind, party, other, whole, negated)


def _given(noun: Token, verb: Token, naming: Naming) -> tuple[Token | None, Token | None]:
    """Who gives a promise named by a noun, and to whom."""
    who = agent(verb) if is_passive(verb) else subject(verb)
    if verb.lemma_.lower() in RECEIVES:
        return _after(noun, ("from", "of"), naming) or _after(verb, ("from",), naming), who
    told = (o for o in objects(verb) if o != noun and people(o, naming(o)))
    return who, next(told, None) or _after(verb, ("to",), naming) or _after(noun, ("to",), naming)


def _after(word: Token, prepositions: tuple[str, ...], naming: Naming) -> Token | None:
    """The person or body that a preposition brings."""
    for prep in word.children:
        if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ in prepositions:
            found = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if found is not None and people(found, naming(found)):
                return found
    return None


def _announced(verb: Token, naming: Naming) -> Iterator[Draft]:
    """Reads the likes of "insisted it will go on if they stay" and "warned it would never yield".

    An announcement is a vow if it is firm or on a condition.
    """
    if reality(verb) is not Reality.HAPPENED:
        return
    who = subject(verb)
    if who is None or who.lower_ in ("it", "this", "that", "you"):
        return
    for act in (c for c in verb.children if c.dep_ == "ccomp"):
        own = next((c for c in act.children if c.dep_ == "nsubj"), None)
        perfect = any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in act.children)
        warned = verb.lemma_.lower() == "warn" and own is not None and own.lower_ not in SELF
        threatens = warned and own is not None and people(own, naming(own)) and condition_of(act, verb) is not None
        if own is None or modal(act) not in MODALS - _MUST or perfect or (own.lower_ not in SELF and not threatens):
            continue
        quoted = in_quotes(own)
        supposed = quoted and (own.lower_ not in ("we", "i") or modal(act) in _WOULD)
        if act.lemma_.lower() in _STATES or supposed:  # "if I had a vote, I would": nobody says that it is so
            continue
        condition = condition_of(act, verb)
        refused = any(c.dep_ == "neg" for c in act.children)
        never = any(c.lower_ in _NEVER for c in act.children)
        firm = never or (condition is not None and (not refused or condition[0].lower_ in ("until", "unless", "till")))
        if firm or (verb.lemma_.lower() == "insist" and not refused):
            party = own if threatens else who
            yield from (Draft(verb, one, PledgeKind.VOW, party) for one in (act, *joined(act)))
