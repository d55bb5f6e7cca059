"""Who a noun phrase or a pronoun of one article means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import ancestors, subject, under
from rashomon.model import BlockKind, Name, Party
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["Parties", "noun_phrase"]

_THINGS = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "their", "them", "themselves"})
_PERSONS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_EMPTY = frozenset(
    {"who", "which", "that", "this", "these", "those", "there", "what", "i", "we", "you", "one", "some", "many", "all"}
    | {"other", "both", "none", "nobody", "others", "anyone", "everyone", "somebody", "someone", "another", "more"}
    | {"little", "much", "nothing", "something", "anything"}
)
_ARTICLES = frozenset({"the", "a", "an"})
#: They point at somebody and are no part of what they are called.
_FOCUS = frozenset({"notably", "especially", "particularly", "mainly", "mostly", "even", "only", "just"})
#: A description in words is cut after so many tokens: it names a party, it does not tell its story.
_LONGEST = 12
#: What hangs on a noun before it and belongs to what it is called.
_LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "advmod", "predet"})


def noun_phrase(noun: Token) -> TokenSpan:
    """The words that name a party: the noun with what stands before it and an "of", "for" or "from" phrase after it."""
    first = noun
    for child in noun.lefts:
        if child.dep_ in _LEFT or child.pos_ in ("PROPN", "NUM"):
            first = min(first, child.left_edge, key=lambda t: t.i)
    last = noun
    for child in noun.rights:
        if child.dep_ == "case" and child.i == last.i + 1:
            continue
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "from") and child.i == last.i + 1:
            nested = next((c for c in child.children if c.dep_ == "pobj"), None)
            if nested is not None:
                last = noun.doc[noun_phrase(nested).end - 1]
        break
    if last.i - first.i >= _LONGEST:
        last = noun
        first = noun.doc[max(first.i, noun.i - _LONGEST)]
    return noun.doc[first.i : last.i + 1]


class Parties:
    """The people and bodies of one article, found by the word that names, describes or stands for them.

    Args:
        parsed: The article.
        names: Its names.
    """

    def __init__(self, parsed: Parsed, names: Sequence[Name]) -> None:
        self._names = sorted(names, key=lambda n: n.span)
        self._starts = [n.span.start for n in self._names]
        self._subjects: list[tuple[int, Party]] = []
        self._introduced: dict[str, list[Party]] = defaultdict(list)
        self._many: set[Span] = set()
        for passage in parsed.passages:
            if passage.kind is BlockKind.BODY:
                self._remember(passage)

    def _remember(self, passage: Passage) -> None:
        for sentence in passage.doc.sents:
            noun = subject(sentence.root)
            party = self._plain(passage, noun) if noun is not None else None
            if party and noun is not None:
                self._subjects.append((passage.start + sentence.end_char, party))
                if noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children):
                    self._many.add(party.span)
            for token in sentence:
                new = token.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.children)
                if new and any(c.dep_ == "compound" for c in token.children):
                    known = self._plain(passage, token)
                    if known:
                        self._introduced[token.lemma_.lower()].append(known)

    def name(self, passage: Passage, token: Token) -> Name | None:
        """The name that a token is part of."""
        at = passage.span(token)
        index = bisect_right(self._starts, at.start) - 1
        if index >= 0 and self._names[index].span.covers(at):
            return self._names[index]
        return None

    def within(self, span: Span) -> Iterator[Name]:
        """The names that stand inside a span."""
        for index in range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)):
            if self._names[index].span.end <= span.end:
                yield self._names[index]

    def party(self, passage: Passage, token: Token | None) -> Party | None:
        """Whom a noun or pronoun means; ``None`` if that is not certain.

        A pronoun takes the subject that governs its clause, else the subject of the sentence before.
        """
        if token is None:
            return None
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return self._pronoun(passage, token)
        plain = self._plain(passage, token)
        if plain and not plain.named and len(plain.name.split()) == 1 and _has(token, "the"):
            return self._earlier(token.lemma_.lower(), plain)
        return plain

    def _plain(self, passage: Passage, token: Token) -> Party | None:
        if token.lower_ in _EMPTY or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        name = self.name(passage, token)
        if name and name.span.end >= passage.span(token).end:
            return Party(name.entity, name.span, named=True)
        phrase = noun_phrase(token)
        count = max((c.i for c in token.lefts if c.dep_ in ("nummod", "quantmod", "predet")), default=-1)
        while phrase[0].i < token.i and (
            phrase[0].i <= count or phrase[0].lower_ in _ARTICLES | _FOCUS or phrase[0].tag_ == "PRP$"
        ):
            phrase = phrase[1:]
        while len(phrase) > 1 and (phrase[0].is_punct or phrase[0].dep_ == "cc"):
            phrase = phrase[1:]
        span = passage.span(phrase)
        return Party(" ".join(phrase.text.split()), span)

    def _earlier(self, lemma: str, party: Party) -> Party:
        """Whom "the official" takes up: the one official introduced before it, if there was just one."""
        found = self._introduced.get(lemma, [])
        until = bisect_left(found, party.span.start, key=lambda p: p.span.start)
        return found[0] if until == 1 else party

    def _pronoun(self, passage: Passage, token: Token) -> Party | None:
        word = token.lower_
        if word not in _THINGS | _MANY | _PERSONS:
            return None
        for head in ancestors(token):
            if head.pos_ not in ("VERB", "AUX"):
                continue
            noun = subject(head)
            # "members of its council": the members do not stand for "its"
            inside = noun is not None and under(token, noun) and not under(head, noun)
            if noun is not None and noun.i < token.i and not inside and noun.tag_ not in ("PRP", "PRP$"):
                party = self._plain(passage, noun)
                if party and self._fits(passage, noun, word):
                    return party
            if noun is not None and noun.tag_ == "PRP" and noun.i < token.i and head.dep_ == "ROOT":
                return self._before(passage, noun, noun.lower_)
        return self._before(passage, token, word)

    def _fits(self, passage: Passage, noun: Token, word: str) -> bool:
        name = self.name(passage, noun)
        person = bool(name and name.label == "PERSON")
        plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
        if word in _PERSONS:
            return person or (not name and not plural)
        if word in _THINGS:
            return not person and not plural
        return not person

    def _before(self, passage: Passage, token: Token, word: str) -> Party | None:
        at = passage.span(token.sent[0]).start
        index = bisect_right(self._subjects, at, key=lambda s: s[0]) - 1
        if index < 0:
            return None
        _, party = self._subjects[index]
        name = next((n for n in self.within(party.span) if n.span == party.span), None) if party.named else None
        person = bool(name and name.label == "PERSON")
        plural = party.span in self._many
        if word in _PERSONS:
            return party if person else None
        if word in _THINGS:
            return None if person or plural else party
        return None if person else party


def _has(noun: Token, word: str) -> bool:
    return any(c.dep_ == "det" and c.lower_ == word for c in noun.children)
