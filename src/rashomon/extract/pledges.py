"""Pledges: who is to do what, by when, on which condition, under which agreement.

A promise is a word given; a term is what an agreement lays down; a condition is what a party does in return; a vow
announces, a demand asks. None of them tells that anything was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.extract.acts import LONGEST, reality, subject, teller
from rashomon.extract.agreements import (
    Agreements,
    Times,
    acts_under,
    condition_of,
    deadline_of,
    is_agreement,
    lemmas_of,
    words_of,
)
from rashomon.extract.parties import Parties
from rashomon.model import Name, Party, Pledge, PledgeKind, Reality, TimeReference
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["pledges"]

_PROMISES = frozenset({"promise", "pledge", "commit", "undertake", "guarantee", "swear", "agree"})
_GIVEN = frozenset({"promise", "pledge", "guarantee"})
_VOWS = frozenset({"vow", "threaten"})
_INSISTS = frozenset({"insist", "say", "warn", "declare", "announce", "state"})
#: "Ask", "tell" and "order" fill ordinary news with demands that no ledger wants.
_DEMANDS = frozenset({"demand", "urge", "call", "press"})
_BINDS = frozenset({"oblige", "require", "commit", "bind", "force", "compel", "obligate"})
_LAYS_DOWN = frozenset({"stipulate", "provide", "require", "envisage", "envision", "say", "specify", "state"})
_PROMISE_NOUNS = frozenset({"commitment", "promise", "pledge", "obligation", "undertaking", "vow", "assurance"})
_MODALS = frozenset({"should", "must", "will", "would", "shall", "wo", "'ll"})
_MUST = frozenset({"must", "should"})
_DUE = frozenset({"suppose", "oblige", "require", "expect", "due", "bind", "obligate"})
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})


def pledges(parsed: Parsed, names: Sequence[Name], times: Sequence[TimeReference]) -> tuple[Pledge, ...]:
    """What parties promised, must do, vow and demand, in the order of the text.

    Args:
        parsed: The article.
        names: Its names.
        times: Its time references.
    """
    reader = _Reader(parsed, names, times)
    found: dict[Span, Pledge] = {}
    for passage in parsed.body:
        for token in (t for s in passage.doc.sents if len(s) <= LONGEST for t in s):
            for pledge in reader.pledges(passage, token):
                found.setdefault(pledge.act, pledge)
    return tuple(sorted(found.values(), key=lambda p: (p.span, p.act)))


class _Reader:
    def __init__(self, parsed: Parsed, names: Sequence[Name], times: Sequence[TimeReference]) -> None:
        self._parties = Parties(parsed, names)
        self._agreements = Agreements(parsed)
        self._times = Times(times)

    def pledges(self, passage: Passage, token: Token) -> Iterator[Pledge]:
        """The pledges that a word tells."""
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX", "ADJ"):
            if lemma in _PROMISES | _VOWS:
                yield from self._promise(passage, token, PledgeKind.VOW if lemma in _VOWS else PledgeKind.PROMISE)
            elif lemma in _DEMANDS:
                yield from self._demand(passage, token)
            elif lemma in _BINDS | _LAYS_DOWN:
                yield from self._laid_down(passage, token)
            if lemma in _INSISTS:
                yield from self._announced(passage, token)
            yield from self._term(passage, token)
        elif token.pos_ == "NOUN" and lemma in _PROMISE_NOUNS:
            yield from self._noun(passage, token)

    def _promise(self, passage: Passage, verb: Token, kind: PledgeKind) -> Iterator[Pledge]:
        told = reality(verb)
        if told not in (Reality.HAPPENED, Reality.NEGATED):
            return
        party = self._parties.party(passage, subject(verb))
        if party is None:
            return
        to = next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)
        term = kind is PledgeKind.PROMISE and verb.lemma_.lower() == "agree" and self._under(passage, verb) is not None
        for act, whole in _contents(verb):
            yield from self._made(
                passage,
                verb,
                act,
                party,
                PledgeKind.TERM if term else kind,
                whole=whole,
                negated=told is Reality.NEGATED,
                beneficiary=self._parties.party(passage, to),
            )

    def _noun(self, passage: Passage, noun: Token) -> Iterator[Pledge]:
        """Reads the likes of "its promise to stop", where it is said whose promise it is."""
        whose = next((c for c in noun.children if c.dep_ == "poss"), None)
        party = self._parties.party(passage, whose)
        if party is None:
            return
        for act in acts_under(noun):
            yield from self._made(passage, noun, act, party, PledgeKind.PROMISE)

    def _term(self, passage: Passage, verb: Token) -> Iterator[Pledge]:
        """Reads the likes of "under the accord, observers should leave by July"."""
        if self._under(passage, verb) is None:
            return
        party = self._parties.party(passage, subject(verb))
        due = next((c for c in verb.children if c.dep_ == "xcomp" and any(t.lower_ == "to" for t in c.children)), None)
        if verb.lemma_.lower() in _DUE and due is not None and party:
            yield from self._made(passage, verb, due, party, PledgeKind.TERM)
        elif any(c.dep_ == "aux" and c.lower_ in _MODALS for c in verb.children) and party:
            yield from self._made(passage, verb, verb, party, PledgeKind.TERM)

    def _laid_down(self, passage: Passage, verb: Token) -> Iterator[Pledge]:
        """Reads the likes of "the accord obliged the army to free prisoners"."""
        lemma = verb.lemma_.lower()
        own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if own is None or not is_agreement(own) or reality(verb) is not Reality.HAPPENED:
            return
        bound = next((c for c in verb.children if c.dep_ == "dobj"), None)
        for child in verb.children:
            if child.dep_ in ("xcomp", "advcl", "ccomp") and lemma in _BINDS and _infinitive(child):
                inner = next((c for c in child.children if c.dep_ == "nsubj"), bound)
                party = self._parties.party(passage, inner)
                if party:
                    yield from self._made(passage, verb, child, party, PledgeKind.TERM)
            elif child.dep_ == "ccomp" and lemma in _LAYS_DOWN:
                party = self._parties.party(passage, subject(child))
                if party:
                    yield from self._made(passage, verb, child, party, PledgeKind.TERM)

    def _announced(self, passage: Passage, verb: Token) -> Iterator[Pledge]:
        """Reads the likes of "insisted it will go on if they stay" and "said the army must leave".

        The first is a vow, if it is firm or on a condition; the second asks something of others.
        """
        if reality(verb) is not Reality.HAPPENED:
            return
        who = subject(verb)
        for act in (c for c in verb.children if c.dep_ == "ccomp"):
            own = next((c for c in act.children if c.dep_ == "nsubj"), None)
            modal = next((c.lower_ for c in act.children if c.dep_ == "aux" and c.tag_ == "MD"), "")
            if own is None or any(c.dep_ == "neg" for c in act.children):
                continue
            firm = verb.lemma_.lower() == "insist" or condition_of(act) is not None
            if own.lower_ in _SELF and modal in _MODALS - _MUST and firm:
                party = self._parties.party(passage, who)
                if party:
                    yield from self._made(passage, verb, act, party, PledgeKind.VOW)
            elif modal == "must" and own.lower_ not in _SELF:
                party = self._parties.party(passage, own)
                asks = self._parties.party(passage, who)
                if party and asks and party.name != asks.name:
                    yield from self._made(passage, verb, act, party, PledgeKind.DEMAND, beneficiary=asks)

    def _demand(self, passage: Passage, verb: Token) -> Iterator[Pledge]:
        """Reads the likes of "urged the army to leave" and "demanded that it leave"."""
        if reality(verb) is not Reality.HAPPENED:
            return
        asks = self._parties.party(passage, subject(verb))
        for act, whose in _demanded(verb):
            party = self._parties.party(passage, whose)
            if party and asks and party.name != asks.name:
                yield from self._made(passage, verb, act, party, PledgeKind.DEMAND, beneficiary=asks)

    def _under(self, passage: Passage, verb: Token) -> Span | None:
        """The agreement under which a verb puts its act: "under the deal", "a deal under which"."""
        for prep in verb.children:
            if prep.dep_ != "prep" or prep.lower_ not in ("under", "per"):
                continue
            noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
            if noun is None:
                continue
            inner = [noun, *(c for p in noun.children if p.dep_ == "prep" for c in p.children)]
            if any(is_agreement(n) for n in inner) or (noun.tag_ == "WDT" and _agreement_before(noun)):
                return self._agreements.near(passage, noun)
        return None

    def _made(
        self,
        passage: Passage,
        word: Token,
        act: Token,
        party: Party | None,
        kind: PledgeKind,
        *,
        whole: bool = False,
        negated: bool = False,
        beneficiary: Party | None = None,
    ) -> Iterator[Pledge]:
        here = passage.span(word.sent)
        times = self._times.within(here)
        words = words_of(act, whole=whole)
        deadline = deadline_of(words, passage, times)
        head = condition_of(act, word)
        condition = None
        if head is not None:
            condition = passage.span(head.doc[head.left_edge.i : head.right_edge.i + 1])
        said = teller(word)
        source = self._parties.party(passage, said[1]) if said else None
        agreement = self._agreements.near(passage, word, back=word.pos_ == "NOUN")
        yield Pledge(
            here,
            kind,
            party,
            passage.span(words),
            lemmas_of(words, passage, times),
            negated,
            beneficiary,
            condition,
            deadline.value if deadline else None,
            deadline.span if deadline else None,
            agreement,
            source,
        )
        if head is not None and head.dep_ == "prep" and not negated:
            other = self._other(passage, word)
            for one in _in_return(head):
                inner = words_of(one)
                lemmas = lemmas_of(inner, passage, times)
                yield Pledge(
                    here,
                    PledgeKind.CONDITION,
                    other,
                    passage.span(inner),
                    lemmas,
                    beneficiary=party,
                    agreement=agreement,
                )

    def _other(self, passage: Passage, word: Token) -> Party | None:
        """The other side: with whom the agreement of the sentence was made."""
        for noun in (t for t in word.sent if is_agreement(t)):
            for prep in noun.children:
                if prep.dep_ == "prep" and prep.lower_ == "with":
                    return self._parties.party(passage, next((c for c in prep.children if c.dep_ == "pobj"), None))
        return None


def _contents(verb: Token) -> Iterator[tuple[Token, bool]]:
    """What is promised, and whether its own subject belongs to it."""
    for child in verb.children:
        if child.dep_ == "xcomp" and _infinitive(child):
            yield from ((one, False) for one in (child, *_also(child)))
        elif child.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ in _MODALS | {"to"} for c in child.children):
            own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            yield child, own is not None and own.lower_ not in _SELF
        elif child.dep_ == "prep" and child.lower_ == "to" and verb.lemma_.lower() in ("commit", "agree"):
            yield from ((c, False) for c in child.children if c.dep_ == "pcomp" or _is_deed(verb, c))
        elif child.dep_ == "dobj" and verb.lemma_.lower() in _GIVEN and child.pos_ in ("NOUN", "NUM", "SYM"):
            yield child, False


def _is_deed(verb: Token, noun: Token) -> bool:
    """Whether a noun is what is agreed to: "a ceasefire"; to be "committed to the deal" adds nothing to it."""
    return noun.pos_ == "NOUN" and not (verb.lemma_.lower() == "commit" and is_agreement(noun))


def _also(verb: Token) -> Iterator[Token]:
    """The second of two promised acts: "to free prisoners and open the road"."""
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_ == "VB":
            yield child
            yield from _also(child)


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _demanded(verb: Token) -> Iterator[tuple[Token, Token | None]]:
    """What is demanded and of whom."""
    asked = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "VERB"), None)
    if asked is None:
        preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "for", "upon", "to"))
        asked = next((c for p in preps for c in p.children if c.dep_ == "pobj"), None)
    for child in (*verb.children, *(c for p in verb.children if p.dep_ == "prep" for c in p.children)):
        if child.dep_ not in ("xcomp", "ccomp", "advcl", "pcomp", "acl"):
            continue
        own = next((c for c in child.children if c.dep_ == "nsubj"), None)
        if _infinitive(child) and (own is not None or asked is not None):
            yield child, own if own is not None else asked
        elif child.dep_ == "ccomp" and own is not None and child.tag_ == "VB" and verb.lemma_.lower() == "demand":
            yield child, own


def _agreement_before(relative: Token) -> bool:
    return any(is_agreement(t) for t in relative.doc[relative.sent.start : relative.i])


def _in_return(prep: Token) -> list[Token]:
    """The acts after "in return for": named one by one, or as what the conditions include."""
    fors = [f for n in prep.children for f in n.children if f.dep_ == "prep" and f.lower_ == "for"]
    out: list[Token] = []
    for item in (c for f in fors for c in f.children if c.dep_ in ("pobj", "pcomp")):
        out.extend(acts_under(item) or [item, *(c for c in item.children if c.dep_ == "conj")])
    return out
