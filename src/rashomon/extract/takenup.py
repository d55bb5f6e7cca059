"""Nouns that take up somebody whom an article has named: "the fighters" after "Harun fighters".

A noun goes to a name only if the article has tied it to that name alone, or if no other body that it names can be
meant. Whoever it may be beside that one leaves it with nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.extract.actorlabels import BODY_LABELS, ActorWords, described, is_people, lemma, opens, phrase
from rashomon.extract.acts import ancestors, subject
from rashomon.extract.labelwords import BODIES, MEMBERS, OFFICIAL, PERSONS, is_nation
from rashomon.extract.parties import Parties
from rashomon.model import BlockKind, Name
from rashomon.text.nlp import Parsed, Passage

__all__ = ["Descriptions"]

#: Names before a noun, and after it, that are looked at.
_LOOKBACK = 300
#: How many times as often as any other the one that "the armed group" means must have been named.
_MORE = 3
#: Sentences before it in which another who is named makes that doubtful.
_NEAR = 2
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Descriptions:
    """Nouns that take up somebody whom the article has described: "the fighters" after "Harun fighters".

    Args:
        parsed: The article.
        parties: Its parties.
        names: Its names.
        tied: What grammar ties in it.
    """

    def __init__(self, parsed: Parsed, parties: Parties, names: Sequence[Name], tied: Sequence[ActorWords]) -> None:
        self._parsed = parsed
        self._parties = parties
        self._whose: dict[str, set[str]] = defaultdict(set)
        self._said: dict[str, set[str]] = defaultdict(set)
        self._persons = {n.entity for n in names if n.label == "PERSON"}
        for words in tied:
            self._learn(words)
        self._bodies = [n for n in names if n.label in BODY_LABELS and not is_people(n)]
        self._starts = [n.span.start for n in self._bodies]
        self._sentences = [s.start for s in parsed.sentences]
        self._official = _official(parsed, parties)

    def _learn(self, words: ActorWords) -> None:
        """Remember which nouns are for whom. Of "insurgent group" both are, of "armed groups like …" the last."""
        one_of_many = words.basis in ("such as", "and other")
        for token in words.tokens:
            small = lemma(token)
            if token.i == words.head.i or (small in MEMBERS and not one_of_many):
                self._whose[small].add(words.target)
            self._said[words.target].add(small)

    def found(self, taken: set[tuple[int, int]]) -> Iterator[ActorWords]:
        """The descriptions of the body, those already tied left out."""
        for passage in self._parsed.passages:
            if passage.kind is not BlockKind.BODY:
                continue
            for token in passage.doc:
                if token.pos_ != "NOUN" or (passage.start, token.i) in taken:
                    continue
                made = self._taken_up(passage, token)
                if made is not None:
                    self._learn(made)
                    yield made

    def _taken_up(self, passage: Passage, noun: Token) -> ActorWords | None:
        small = lemma(noun)
        if small not in MEMBERS and small not in BODIES and small not in PERSONS:
            return None
        if any(c.dep_ in ("relcl", "acl", "appos") or (c.dep_ == "prep" and c.lower_ != "in") for c in noun.rights):
            return None  # "fighters from the coast" may be others
        named = [c for c in noun.lefts if self._parties.name(passage, c) and not is_nation(c.text)]
        if named or noun.dep_ in ("compound", "attr", "appos"):
            return None
        definite = any(c.lower_ in _DEFINITE for c in noun.lefts if c.dep_ == "det")
        bare = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod", "amod") for c in noun.lefts)
        if not definite and not (bare and small in MEMBERS):
            return None
        words = phrase(noun)
        target = self._known(noun, words) if small not in BODIES else None
        basis = "taken up"
        if target is None and definite and noun.tag_ == "NN" and small in BODIES:
            target, basis = self._only(passage, noun, words), "the only one it can be"
        if target is None:
            return None
        return described(passage, self._parties, words, noun, target, basis)

    def _known(self, noun: Token, words: Sequence[Token]) -> str | None:
        """The one name that the article calls so, if its other words do not tell them apart."""
        whose = self._whose.get(lemma(noun), set())
        if len(whose) != 1:
            return None
        (target,) = whose
        if (noun.tag_ == "NNS") == (target in self._persons):
            return None
        known = self._said[target]
        fits = all(lemma(t) in known or is_nation(t.text) or t.is_punct or opens(t) for t in words if t.i != noun.i)
        return target if fits else None

    def _only(self, passage: Passage, noun: Token, words: Sequence[Token]) -> str | None:
        """The one body named so far that an armed or otherwise described group can be.

        It is named more than any other; one that is named right before makes it doubtful, unless the very next sentence
        goes on about the first.
        """
        if ActorWords(passage, tuple(t for t in words if not opens(t)), noun, "", "").plain:
            return None
        place = passage.start + noun.idx
        clause = {n.entity for head in ancestors(noun) if (n := self._subject(passage, head)) is not None}
        at = bisect_left(self._starts, place)
        fitting = [n for n in self._bodies[max(0, at - _LOOKBACK) : at] if n.entity not in clause | self._official]
        counts = Counter(n.entity for n in fitting)
        often = [e for e, n in counts.items() if n > 1]
        if len(often) != 1 or any(n * _MORE > counts[often[0]] for e, n in counts.items() if e != often[0]):
            return None
        here = self._sentence(place)
        near = {n.entity for n in fitting if here - self._sentence(n.span.start) <= _NEAR}
        if near == {often[0]}:
            return often[0]
        following = {n.entity for n in self._bodies[at : at + _LOOKBACK] if self._sentence(n.span.start) == here + 1}
        goes_on = often[0] in near and often[0] in following and not (near - {often[0]}) & following
        return often[0] if goes_on else None

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, offset)

    def _subject(self, passage: Passage, head: Token) -> Name | None:
        noun = subject(head) if head.pos_ in ("VERB", "AUX") else None
        return self._parties.name(passage, noun) if noun is not None else None


def _official(parsed: Parsed, parties: Parties) -> frozenset[str]:
    """The bodies that have ministers, envoys or the like."""
    out: set[str] = set()
    for passage in parsed.passages:
        for token in passage.doc:
            if token.dep_ not in ("compound", "nmod", "poss") or token.pos_ != "PROPN":
                continue
            name = parties.name(passage, token)
            after = {lemma(token.head), *(lemma(c) for c in token.head.lefts)}
            if name is not None and not OFFICIAL.isdisjoint(after):
                out.add(name.entity)
    return frozenset(out)
