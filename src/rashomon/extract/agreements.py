"""Agreements, as an article names them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection

from spacy.tokens import Token

from rashomon.extract.acts import under
from rashomon.extract.parties import noun_phrase
from rashomon.extract.pledgewords import AGREEMENTS, PROVISIONS
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["Agreements", "is_agreement", "lays_down"]

#: Sentences back that "its promises" and "the terms" reach for the agreement they belong to.
_REACH = 3
#: Who wrote it down, not whose it is ("the terms of the deal").
_OF = frozenset({"of", "in"})
_IT = frozenset({"it", "this"})
#: How many nouns deep "the text of the terms of the accord" is followed.
_DEEP = 3
#: Paper that money is lent or borrowed by is an agreement only by name or where it has terms.
_MONEY = frozenset({"bailout", "charter", "covenant", "lease", "licence", "license", "loan"})


def is_agreement(noun: Token) -> bool:
    """Whether a noun names an agreement, and not a "great deal" of something or "no deal"."""
    lemma = noun.lemma_.lower()
    peace = lemma == "plan" and any(c.dep_ == "compound" and c.lower_ == "peace" for c in noun.children)
    if not (lemma in AGREEMENTS or peace) or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return False
    if lemma in _MONEY and noun.pos_ == "NOUN" and not any(c.lower_ in ("the", "its", "a") for c in noun.children):
        return False
    return not any(
        c.lower_ in ("great", "good", "big", "no", "any") for c in noun.children if c.dep_ in ("amod", "det")
    )


def _is_one(noun: Token) -> bool:
    """Whether a noun names one agreement: of "arms treaties" nobody knows which."""
    return is_agreement(noun) and noun.tag_ not in ("NNS", "NNPS")


def lays_down(noun: Token) -> Token | None:
    """The agreement that speaks by a noun: itself, or "the deal" of "the terms of the deal"; ``None`` if it is none.

    A pronoun or a part alone ("it", "the text") gives itself, to be looked for in the sentences before.
    """
    node = noun
    for _ in range(_DEEP):
        if is_agreement(node):
            return node
        if node.lemma_.lower() not in PROVISIONS:
            return None
        inner = [c for p in node.children if p.dep_ == "prep" and p.lower_ in _OF for c in p.children]
        whose = [c for c in node.children if c.dep_ in ("poss", "compound", "nmod")]
        found = next((c for c in (*inner, *whose) if c.dep_ in ("pobj", "poss", "compound", "nmod")), None)
        if found is None or found.tag_ == "PRP$":
            return noun
        if found.lemma_.lower() in AGREEMENTS:
            return found
        node = found
    return None


class Agreements:
    """The agreements that an article mentions, found from what is promised under them.

    Args:
        parsed: The article.
    """

    def __init__(self, parsed: Parsed) -> None:
        self._at: list[int] = []
        self._spans: list[Span] = []
        self._sentence: list[int] = []
        number = 0
        self._number: dict[int, int] = {}
        for passage in parsed.body:
            for sentence in passage.doc.sents:
                number += 1
                self._number[passage.span(sentence).start] = number
                for token in sentence:
                    if _is_one(token):
                        span = self.span(passage, token)
                        self._at.append(span.start)
                        self._spans.append(span)
                        self._sentence.append(number)

    def near(
        self, passage: Passage, token: Token, *, back: bool = False, beside: Collection[Token] = ()
    ) -> Span | None:
        """The agreement that a word of a sentence belongs to: the one in its phrase, else the nearest in the sentence.

        Args:
            passage: Where the word stands.
            token: The word.
            back: Whether the sentences before may tell which.
            beside: Tokens that are left out of account.
        """
        here = [t for t in token.sent if _is_one(t) and t not in beside]
        if here:
            own = [t for t in here if under(t, token)]
            return self.span(passage, min(own or here, key=lambda t: (abs(t.i - token.i), t.i)))
        return self.before(passage, token) if back else None

    def before(self, passage: Passage, token: Token, reach: int = _REACH) -> Span | None:
        """The last agreement named in the sentences before a word's.

        Args:
            passage: Where the word stands.
            token: The word.
            reach: Sentences back.
        """
        start = passage.span(token.sent).start
        index = bisect_right(self._at, start - 1) - 1
        if index < 0 or self._number.get(start, 0) - self._sentence[index] > reach:
            return None
        return self._spans[index]

    def meant(self, passage: Passage, noun: Token) -> Span | None:
        """The agreement that a noun or pronoun speaks for ("the terms", "it"); ``None`` if there is none."""
        named = lays_down(noun)
        if named is not None and (is_agreement(named) or named != noun):
            return self.span(passage, named)
        earlier = [t for t in noun.sent if is_agreement(t) and t.i < noun.i]
        if earlier:
            return self.span(passage, earlier[-1])
        if noun.lower_ in _IT:
            return self.before(passage, noun, 1)
        return self.before(passage, noun) if named is not None else None

    def span(self, passage: Passage, noun: Token) -> Span:
        """What an agreement is called: "the October accord", "a deal with the Front"."""
        phrase = noun_phrase(noun)
        last = phrase[-1]
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in ("with", "between") and child.i == last.i + 1:
                other = next((c for c in child.children if c.dep_ == "pobj"), None)
                if other is not None:
                    last = noun.doc[noun_phrase(other).end - 1]
        return passage.span(noun.doc[phrase.start : last.i + 1])
