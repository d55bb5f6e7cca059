"""Who gives a word, asks for an act or holds something of a promise: the parties that can do so, and who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.extract.acts import teller
from rashomon.extract.parties import Parties
from rashomon.extract.undertakings import can_act, in_quotes, people
from rashomon.model import Attribution, Name, Party
from rashomon.spans import Span, join_spans
from rashomon.text.nlp import Parsed, Passage, passage_at

__all__ = ["Sides"]

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ourselves", "myself"})
#: Attributed contents that are looked back over for one that a word stands in: nested ones begin close together.
_BACK = 12


class Sides:
    """The parties of one article, as far as they can promise, ask and judge.

    Args:
        parsed: The article.
        names: Its names.
        attributions: Who says what in it.
    """

    def __init__(self, parsed: Parsed, names: Sequence[Name], attributions: Sequence[Attribution]) -> None:
        self._parsed = parsed
        self._parties = Parties(parsed, names)
        self._entities = {n.entity for n in names}
        said = [(c.start, c.end, i) for i, a in enumerate(attributions) if a.speaker for c in a.content]
        self._said = sorted(said)
        self._starts = [start for start, _, _ in self._said]
        self._attributions = attributions

    def name(self, passage: Passage, token: Token) -> Name | None:
        """The name that a token is part of."""
        return self._parties.name(passage, token)

    def party(self, passage: Passage, token: Token | None) -> Party | None:
        """Whom a word means, whoever that is."""
        return self._parties.party(passage, token)

    def able(self, passage: Passage, token: Token | None) -> Party | None:
        """Whom a word means, if that is somebody who can act.

        "We" is who speaks. What another pronoun stands for must be known to be somebody; one of a third person inside a
        quotation may stand for somebody that the quotation does not name.
        """
        if token is None:
            return None
        if _is_first(token):
            return self.speaker(passage, token)
        party = self._parties.party(passage, token)
        if party is None:
            return None
        stands_for = token.pos_ == "PRON" and not party.span.covers(passage.span(token))
        if stands_for and in_quotes(token):
            return None
        tokens = passage_at(self._parsed.passages, party.span.start).tokens(party.span)
        if party.named or tokens is None:
            return party
        fits = people if stands_for else can_act
        return party if fits(tokens.root, None) else None

    def speaker(self, passage: Passage, word: Token) -> Party | None:
        """Who says the clause that a word stands in: the subject of the verb of saying, else whose words they are."""
        said = teller(word)
        party = self._parties.party(passage, said[1]) if said and not _is_first(said[1]) else None
        return party or self._among(passage.span(word))

    def _among(self, span: Span) -> Party | None:
        """The speaker of the innermost attributed content that a place stands in."""
        index = bisect_right(self._starts, span.start)
        around = [s for s in self._said[max(0, index - _BACK) : index] if s[1] >= span.end]
        if not around:
            return None
        start, end, number = min(around, key=lambda s: (s[1] - s[0], s))
        one = self._attributions[number]
        at = join_spans(one.source) if one.source else Span(start, end)
        return Party(one.speaker, at, one.speaker in self._entities) if one.speaker else None


def _is_first(token: Token | None) -> bool:
    """Whether a word is "we" or the like, and not the "US" that is often tagged as one."""
    return token is not None and token.pos_ == "PRON" and token.lower_ in _FIRST_PERSON and token.text != "US"
