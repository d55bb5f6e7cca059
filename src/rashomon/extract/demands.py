"""What one party asks of another: demands, and ultimatums with a day and a threat."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.acts import agent, is_passive, reality, subject
from rashomon.extract.agreements import is_agreement, lays_down
from rashomon.extract.pledgewords import ALLOWS, ANNOUNCES, CALLS, DEMAND_NOUNS, DEMANDS, DOINGS
from rashomon.extract.promises import Naming
from rashomon.extract.undertakings import SELF, Draft, acts_under, can_act, infinitive, joined, modal, objects, people
from rashomon.model import PledgeKind, Reality

__all__ = ["asked_acts", "demanded", "time_given"]

_SPANS = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year"})
_FROM = frozenset({"from", "of"})
_BOUND = frozenset({"until", "till"})
_DEADLINES = frozenset({"deadline", "ultimatum"})
_SUBJUNCTIVE = frozenset({"VB", "VBP"})


def demanded(word: Token, naming: Naming) -> Iterator[Draft]:
    """The demands and ultimatums that a word tells.

    An ultimatum is marked as one by its threat alone; it needs a day as well.

    Args:
        word: The word.
        naming: The names of the article.
    """
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN" and lemma in DEMAND_NOUNS:
        yield from _by_noun(word, naming)
        return
    if word.pos_ not in ("VERB", "AUX") or reality(word) is not Reality.HAPPENED:
        return
    if lemma in DEMANDS | CALLS:
        yield from _by_verb(word, naming)
    if lemma in ALLOWS:
        yield from _by_time(word, naming)
    if lemma in ANNOUNCES | {"demand"}:
        yield from _must(word, naming)


def _by_verb(verb: Token, naming: Naming) -> Iterator[Draft]:
    passive = is_passive(verb)
    asks = agent(verb) if passive else subject(verb)
    if asks is None or is_agreement(asks) or not can_act(asks, naming(asks)):
        return
    for act, whose, whole in asked_acts(verb):
        threat = _or_else(act, verb)
        if verb.lemma_.lower() in CALLS and not threat:
            continue
        fits = people if verb.lemma_.lower() == "demand" else can_act  # "demanded a plan to end the strike"
        if whose is None or fits(whose, naming(whose)):
            kind = PledgeKind.ULTIMATUM if threat else PledgeKind.DEMAND
            yield Draft(verb, act, kind, whose, asks, whole)


def asked_acts(verb: Token) -> Iterator[tuple[Token, Token | None, bool]]:
    """What is demanded, of whom, and whether the act's own subject belongs to its words.

    Args:
        verb: "Urge", "demand", "call" or the like.
    """
    asked = _asked(verb)
    inside = (c for p in verb.children if p.dep_ in ("prep", "dobj", "dative") for c in p.children)
    for child in (*verb.children, *inside):
        if child.dep_ not in ("xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl"):
            continue
        own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        party = own if own is not None else asked
        if infinitive(child) and party is not None and party.i < child.i:
            yield from ((one, party, False) for one in (child, *joined(child)))
        elif child.dep_ == "ccomp" and own is not None and _is_wish(verb, child):
            for one in (child, *joined(child)):
                whose = next((c for c in one.children if c.dep_ in ("nsubj", "nsubjpass")), own)
                passive = whose.dep_ == "nsubjpass"
                yield one, agent(one) if passive else whose, passive
    yield from ((act, whose, False) for act, whose in _nouns(verb))


def _asked(verb: Token) -> Token | None:
    """Of whom something is asked: the object, the subject of a passive, or who stands after "on", "to" or "for"."""
    if is_passive(verb):
        return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    found = next((c for c in objects(verb) if c.pos_ != "VERB" and c.lemma_.lower() not in DOINGS), None)
    if found is not None:
        return found
    preps = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("on", "for", "upon", "to"))
    inside = (c for p in preps for c in p.children if c.dep_ == "pobj")
    return next((c for c in inside if c.ent_type_ not in ("DATE", "TIME")), None)


def _is_wish(verb: Token, said: Token) -> bool:
    """Whether a clause says what shall be: "demanded that it leave", "urged that they be freed"."""
    bare = said.tag_ in _SUBJUNCTIVE or any(c.lower_ == "be" and c.dep_ == "auxpass" for c in said.children)
    bound = modal(said) in ("must", "should")
    return verb.lemma_.lower() in DEMANDS and (bound or (bare and not modal(said)))


def _nouns(verb: Token) -> Iterator[tuple[Token, Token | None]]:
    """Acts that are nouns: "demanded the release of the crew", "called for an apology from the mayor"."""
    lemma = verb.lemma_.lower()
    if lemma == "demand":
        found = list(objects(verb))
    elif lemma == "call":
        preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for")
        found = [c for p in preps for c in p.children if c.dep_ == "pobj"]
    else:
        return
    for noun in found:
        named = any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
        deed = noun.lemma_.lower() in DOINGS or (named and noun.lemma_.lower().endswith(("tion", "sion", "ment")))
        if noun.pos_ != "NOUN" or not deed or any(infinitive(c) for c in noun.children):
            continue
        preps = (c for c in (*noun.children, *verb.children) if c.dep_ == "prep" and c.lower_ == "from")
        yield noun, next((c for p in preps for c in p.children if c.dep_ == "pobj"), None)


def _or_else(act: Token, verb: Token) -> bool:
    """Whether a threat follows: "or face a fine", "otherwise"."""
    for link in (*act.children, *verb.children):
        later = link.i > act.i and link.dep_ == "cc" and link.lower_ == "or"
        if later and any(c.dep_ == "conj" and c.pos_ in ("VERB", "AUX") for c in link.head.children):
            return True
    after = act.doc[act.i + 1 : act.sent.end]
    return any(t.lower_ == "otherwise" or (t.lower_ == "else" and t.nbor(-1).lower_ == "or") for t in after)


def time_given(verb: Token) -> tuple[Token, Token, Token] | None:
    """Who is given until when to do what: the one who is, the act, and the phrase with the time.

    Args:
        verb: "Give", "set", "have" or the like.
    """
    things = list(objects(verb))
    dated = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in _BOUND), None)
    if dated is None:
        marks = (g for c in verb.children if infinitive(c) for g in c.children if g.dep_ == "mark")
        dated = next((g for g in marks if g.lower_ in _BOUND), None)
    if dated is None:
        dated = next((o for o in things if o.lemma_.lower() in _SPANS | _DEADLINES), None)
    if dated is None:
        return None
    inside = (c for o in (*things, dated) for c in o.children)
    act = next((c for c in (*verb.children, *inside) if infinitive(c) and c.i > dated.i and c.pos_ != "NOUN"), None)
    if act is None:
        return None
    own = next((c for c in act.children if c.dep_ == "nsubj"), None)
    receivers = (o for o in things if o != dated)
    party = own or next((c for c in verb.children if c.dep_ == "nsubjpass"), None) or next(receivers, None)
    if party is None and verb.lemma_.lower() == "have":
        party = subject(verb)
    if party is None:
        fors = (c for w in (verb, dated) for c in w.children if c.dep_ == "prep" and c.lower_ in ("for", "to"))
        party = next((c for p in fors for c in p.children if c.dep_ == "pobj"), None)
    return (party, act, dated) if party is not None else None


def _by_time(verb: Token, naming: Naming) -> Iterator[Draft]:
    """Reads the likes of "gave the club until Friday to pay or face a ban"."""
    given = time_given(verb)
    if given is None:
        return
    party, act, dated = given
    has = verb.lemma_.lower() == "have"
    asks = None if has else agent(verb) if is_passive(verb) else subject(verb)
    if asks is not None and lays_down(asks) is not None:
        return
    if not can_act(party, naming(party)) or (has and not _or_else(act, verb)):
        return
    for one in (act, *joined(act)):
        yield Draft(verb, one, PledgeKind.ULTIMATUM, party, asks, dated=dated)


def _must(verb: Token, naming: Naming) -> Iterator[Draft]:
    """Reads the likes of "said the army must leave"."""
    asks = subject(verb)
    if asks is None or not can_act(asks, naming(asks)):
        return
    for act in (c for c in verb.children if c.dep_ == "ccomp"):
        own = next((c for c in act.children if c.dep_ == "nsubj"), None)
        refused = any(c.dep_ == "neg" for c in act.children)
        if modal(act) != "must" or refused or own is None or own.lower_ in SELF:
            continue
        if people(own, naming(own)):
            kind = PledgeKind.ULTIMATUM if _or_else(act, verb) else PledgeKind.DEMAND
            yield from (Draft(verb, one, kind, own, asks) for one in (act, *joined(act)))


def _by_noun(noun: Token, naming: Naming) -> Iterator[Draft]:
    """Reads the likes of "its demand that the army leave" and "issued an ultimatum to the club to pay"."""
    lemma = noun.lemma_.lower()
    asks = next((c for c in noun.children if c.dep_ == "poss"), None)
    verb = noun.head
    given = noun.dep_ == "dobj" and verb.lemma_.lower() in ("issue", "give", "deliver", "send", "repeat", "make", "set")
    if asks is None and given and reality(verb) is Reality.HAPPENED:
        asks = subject(verb)
    if asks is None or not can_act(asks, naming(asks)):
        return
    preps = (c for w in (noun, verb) if w == noun or given for c in w.children if c.dep_ in ("prep", "dative"))
    told = (c for p in preps if p.lower_ in ("to", "on", "for") for c in p.children if c.dep_ == "pobj")
    asked = next((c for c in told if people(c, naming(c))), None)
    if asked is None and given:
        asked = next((o for o in objects(verb) if o != noun and people(o, naming(o))), None)
    clauses = [c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp")]
    inside = (c for p in noun.children if p.dep_ == "prep" and p.lower_ == "for" for c in p.children)
    near = [*(c for c in verb.children if given and c.i > noun.i), *(asked.children if asked is not None else ())]
    clauses += [c for c in near if c.dep_ in ("xcomp", "advcl", "acl", "relcl") and infinitive(c)]
    for act in dict.fromkeys((*acts_under(noun), *clauses, *(c for c in inside if c.dep_ == "pcomp"))):
        own = next((c for c in act.children if c.dep_ == "nsubj"), None)
        party = own if own is not None else asked
        that = own is not None and act.tag_ in _SUBJUNCTIVE and any(c.lower_ == "that" for c in act.children)
        if party is not None and (infinitive(act) or that):
            kind = PledgeKind.ULTIMATUM if lemma == "ultimatum" else PledgeKind.DEMAND
            yield Draft(noun, act, kind, party, asks)
