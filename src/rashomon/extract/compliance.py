"""Claims of compliance: who says that whom kept or broke which commitment.

Only what is told as done or left undone counts. "Must meet the terms", "until they comply" and "whether it kept its
word" say that somebody wants, awaits or asks, and claim nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import LONGEST, agent, ancestors, is_passive, reality, subject, teller
from rashomon.extract.agreements import COMMITMENTS, Agreements, Times, acts_under, is_agreement, lemmas_of, words_of
from rashomon.extract.parties import Parties
from rashomon.model import Compliance, ComplianceClaim, Name, Party, Reality, TimeReference
from rashomon.text.nlp import Parsed, Passage

__all__ = ["compliance_claims"]

_KEEPS = frozenset(
    {"meet", "keep", "fulfil", "fulfill", "honor", "honour", "respect", "implement", "uphold", "observe", "follow"}
    | {"obey", "satisfy", "deliver", "comply", "abide", "adhere", "stick", "live", "stand", "execute"}
)
_BREAKS = frozenset(
    {"breach", "violate", "break", "flout", "renege", "contravene", "infringe", "disregard", "backtrack", "abrogate"}
    | {"betray", "dishonor", "dishonour", "undermine"}
)
_BREACHES = frozenset({"breach", "violation", "infringement", "non-compliance", "noncompliance"})
_BOUND = frozenset({"bind", "commit", "dedicate"})
_OBJECT_PREPOSITIONS = frozenset({"with", "by", "to", "on", "from", "of"})
_OF_MANY = frozenset({"number", "series", "part", "side", "end", "all", "most", "some", "many", "none", "any", "each"})
_VERBAL = frozenset({"VERB", "AUX"})
_ASKS = frozenset({"how", "whether", "why"})
_DEGREES = frozenset({"extent", "degree", "question", "way"})
_CLAIMING = frozenset({"claim", "say", "add", "insist", "argue", "state", "note", "assert", "maintain"})


def compliance_claims(
    parsed: Parsed, names: Sequence[Name], times: Sequence[TimeReference]
) -> tuple[ComplianceClaim, ...]:
    """Who is said, and by whom, to have kept or broken a commitment, in the order of the text.

    Args:
        parsed: The article.
        names: Its names.
        times: Its time references.
    """
    reader = _Reader(parsed, names, times)
    out = []
    for passage in parsed.body:
        for token in (t for s in passage.doc.sents if len(s) <= LONGEST for t in s):
            found = reader.claim(passage, token)
            if found:
                out.append(found)
    return tuple(sorted(out, key=lambda c: (c.span, c.status, c.commitments)))


class _Reader:
    def __init__(self, parsed: Parsed, names: Sequence[Name], times: Sequence[TimeReference]) -> None:
        self._parties = Parties(parsed, names)
        self._agreements = Agreements(parsed)
        self._times = Times(times)

    def claim(self, passage: Passage, token: Token) -> ComplianceClaim | None:
        """The claim that a word makes; ``None`` if it makes none."""
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in _BREACHES:
            return self._noun(passage, token)
        if token.pos_ not in ("VERB", "ADJ"):
            return None
        object_ = _object(token)
        if object_ is None:
            return None
        if lemma in _BOUND or token.lower_ in ("bound", "committed"):
            return self._affirmed(passage, token, object_)
        if lemma not in _KEEPS | _BREAKS:
            return None
        told = _told(token)
        if told not in (Reality.HAPPENED, Reality.NEGATED):
            return None
        kept = (lemma in _KEEPS) == (told is Reality.HAPPENED)
        status = Compliance.MET if kept else Compliance.NOT_MET if lemma in _KEEPS else Compliance.BREACHED
        acts = [*acts_under(object_), *_by_doing(token)]
        return self._made(passage, token, object_, _party_of(token), status, acts)

    def _made(
        self,
        passage: Passage,
        word: Token,
        object_: Token,
        whose: Token | None,
        status: Compliance,
        acts: Sequence[Token],
    ) -> ComplianceClaim | None:
        agreement = self._agreements.near(passage, object_, back=True)
        party = self._parties.party(passage, whose)
        if party is None or (agreement is None and not acts and not _is_own(object_)):
            return None
        words = [_positive(words_of(a)) for a in acts]
        near = self._times.within(passage.span(word.sent))
        return ComplianceClaim(
            passage.span(word.sent),
            self._claimant(passage, word),
            party,
            status,
            tuple(passage.span(w) for w in words),
            tuple(lemmas_of(w, passage, near) for w in words),
            agreement,
        )

    def _claimant(self, passage: Passage, word: Token) -> Party | None:
        said = teller(word)
        return self._parties.party(passage, said[1]) if said else None

    def _noun(self, passage: Passage, noun: Token) -> ComplianceClaim | None:
        """Reads the likes of "accused them of a breach of the accord"."""
        objects = [c for p in noun.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
        object_ = next((c for c in objects if _is_bound(c)), None)
        if object_ is not None and noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ in _VERBAL:
            verb = noun.head.head
            if _told(verb) is not Reality.HAPPENED:
                return None
            return self._made(passage, verb, object_, subject(verb), Compliance.BREACHED, [])
        accused = noun.head.head if noun.dep_ in ("pobj", "conj") and noun.head.pos_ == "ADP" else None
        if object_ is None or accused is None or accused.pos_ != "VERB" or noun.head.lower_ not in ("of", "for"):
            return None
        if accused.lemma_.lower() not in ("accuse", "blame", "condemn", "criticize", "criticise"):
            return None
        if reality(accused) is not Reality.HAPPENED:
            return None
        whose = next((c for c in accused.children if c.dep_ in ("dobj", "nsubjpass")), None)
        who = agent(accused) if is_passive(accused) else subject(accused)
        party = self._parties.party(passage, whose)
        if party is None:
            return None
        agreement = self._agreements.near(passage, object_, back=True)
        claimant = self._parties.party(passage, who)
        return ComplianceClaim(passage.span(noun.sent), claimant, party, Compliance.BREACHED, agreement=agreement)

    def _affirmed(self, passage: Passage, word: Token, object_: Token) -> ComplianceClaim | None:
        """Reads the likes of "said it was bound by the accord".

        By itself that is an avowal; with what the party says it "has done", a claim of having kept it.
        """
        said = teller(word)
        if said is None or _told(word) is not Reality.HAPPENED:
            return None
        done = next((d for d in _claimed_deeds(said[0]) if d != word), None)
        status = Compliance.AFFIRMED if done is None else Compliance.MET
        return self._made(passage, word, object_, _party_of(word), status, [done] if done is not None else [])


def _positive(words: TokenSpan) -> TokenSpan:
    """An act without the "not" before it."""
    return words[1:] if len(words) > 1 and words[0].dep_ == "neg" else words


def _is_own(noun: Token) -> bool:
    """Whether a commitment says whose it is ("its promises")."""
    return any(c.dep_ == "poss" for c in noun.children)


def _is_bound(noun: Token) -> bool:
    return is_agreement(noun) or noun.lemma_.lower() in COMMITMENTS


def _object(verb: Token) -> Token | None:
    """The commitment or agreement that a verb of keeping or breaking is about."""
    found: list[Token] = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    for prep in (c for c in verb.children if c.dep_ in ("prep", "agent", "prt") or c.lower_ in ("up", "by")):
        if prep.lower_ in _OBJECT_PREPOSITIONS:
            found.extend(c for c in prep.children if c.dep_ == "pobj")
        found.extend(c for p in prep.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj")
    if verb.dep_ == "amod" and verb.tag_ == "VBG":
        found.append(verb.head)  # "of not keeping promises", where the parse takes the promises for the head
    for noun in found:
        if noun.lemma_.lower() in _OF_MANY:
            inner = [c for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
            noun = next(iter(inner), noun)
        if _is_bound(noun):
            return noun
        if noun.lower_ in ("it", "them"):
            earlier = [t for t in verb.doc[verb.sent.start : noun.i] if _is_bound(t)]
            if earlier:
                return earlier[-1]
    return None


def _party_of(verb: Token) -> Token | None:
    if verb.dep_ == "amod":
        head = verb.head
        if head.dep_ == "pobj" and head.head.head.pos_ == "VERB":
            accused = head.head.head
            return next((c for c in accused.children if c.dep_ in ("dobj", "nsubjpass")), None)
        return None
    own = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return agent(verb) if own is not None and _is_bound(own) else subject(verb)


def _told(verb: Token) -> Reality:
    """Whether keeping or breaking is told as done, with "yet to" for not done and questions for neither."""
    if any(c.lower_ in _ASKS for c in verb.children if c.dep_ in ("advmod", "mark")):
        return Reality.HYPOTHETICAL
    if verb.dep_ in ("relcl", "acl") and verb.head.lemma_.lower() in _DEGREES:
        return Reality.HYPOTHETICAL
    head = verb.head
    if verb.dep_ == "xcomp" and any(c.lower_ == "yet" for c in (*verb.children, *head.children)):
        return Reality.NEGATED if head.lemma_.lower() in ("have", "be") else Reality.HYPOTHETICAL
    gerund = verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
    if gerund and teller(verb) is None:
        return Reality.HYPOTHETICAL
    loose = gerund and verb.dep_ in ("advcl", "pcomp") and not _accused(verb)
    return Reality.HYPOTHETICAL if loose else reality(verb)


def _accused(verb: Token) -> bool:
    """Whether "of …-ing" stands after a verb of accusing or denying."""
    for head in ancestors(verb):
        if head.pos_ == "VERB":
            return head.lemma_.lower() in ("accuse", "blame", "criticize", "criticise", "condemn", "deny", "denounce")
    return False


def _by_doing(verb: Token) -> Iterator[Token]:
    """The commitment that was broken by not doing it: "breached the accord by not opening the road"."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ == "by":
            yield from (c for c in prep.children if c.dep_ == "pcomp" and any(n.dep_ == "neg" for n in c.children))


def _claimed_deeds(said: Token) -> Iterator[Token]:
    """What a party says in the same breath that it has done."""
    for child in said.children:
        if child.dep_ in ("advcl", "conj") and child.lemma_.lower() in _CLAIMING:
            yield from (
                c for c in child.children if c.dep_ == "ccomp" and _perfect(c) and reality(c) is Reality.HAPPENED
            )


def _perfect(verb: Token) -> bool:
    own = any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in verb.children)
    return own and any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)
