"""Pledges: who is to do what, by when, on which condition, under which agreement.

A promise is a word given; a term is what an agreement lays down; a condition is what a party does in return; a vow
announces, a demand asks, an ultimatum threatens besides. None of them tells that anything was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import LONGEST
from rashomon.extract.agreements import Agreements, is_agreement
from rashomon.extract.conditions import Times, condition_of, deadline_in, in_return
from rashomon.extract.demands import demanded
from rashomon.extract.promises import promised
from rashomon.extract.sides import Sides
from rashomon.extract.terms import binding, laid_down
from rashomon.extract.undertakings import Draft, acts_under, lemmas_of, words_of
from rashomon.model import Attribution, Name, Party, Pledge, PledgeKind, TimeReference
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["pledges"]

_ASKED = frozenset({PledgeKind.DEMAND, PledgeKind.ULTIMATUM})
_LINKS = frozenset({"under", "per", "in", "by"})


def pledges(
    parsed: Parsed,
    names: Sequence[Name],
    times: Sequence[TimeReference],
    attributions: Sequence[Attribution] = (),
) -> tuple[Pledge, ...]:
    """What parties promised, must do, vow and demand, in the order of the text.

    Args:
        parsed: The article.
        names: Its names.
        times: Its time references.
        attributions: Who says what in it, for who "we" is.
    """
    reader = _Reader(parsed, times, Sides(parsed, names, attributions))
    found: dict[Span, Pledge] = {}
    for passage in parsed.body:
        for token in (t for s in passage.doc.sents if len(s) <= LONGEST for t in s):
            for pledge in reader.pledges(passage, token):
                found.setdefault(pledge.act, pledge)
    return tuple(sorted(found.values(), key=lambda p: (p.span, p.act)))


class _Reader:
    def __init__(self, parsed: Parsed, times: Sequence[TimeReference], sides: Sides) -> None:
        self._sides = sides
        self._agreements = Agreements(parsed)
        self._times = Times(times)

    def pledges(self, passage: Passage, token: Token) -> Iterator[Pledge]:
        """The pledges that a word tells."""
        if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            return

        def naming(one: Token) -> Name | None:
            return self._sides.name(passage, one)

        for drafts in (laid_down(token, naming), promised(token, naming), demanded(token, naming)):
            for draft in drafts:
                yield from self._made(passage, draft)

    def _made(self, passage: Passage, draft: Draft) -> Iterator[Pledge]:
        party = self._sides.able(passage, draft.party)
        other = self._sides.able(passage, draft.other)
        kind = draft.kind
        if party is None and (draft.party is not None or kind in (PledgeKind.PROMISE, PledgeKind.VOW)):
            return
        if kind in _ASKED and not _is_asked(draft, party, other):
            return
        here = passage.span(draft.word.sent)
        times = self._times.within(here)
        condition = condition_of(draft.act, draft.word)
        words = words_of(draft.act, whole=draft.whole, until=condition[0] if condition is not None else None)
        deadline = deadline_in(words, passage, times)
        if deadline is None and draft.dated is not None:
            deadline = self._given(passage, draft.dated, times)
        if kind is PledgeKind.ULTIMATUM and deadline is None:
            kind = PledgeKind.DEMAND
        agreement = self._agreement(passage, draft, words, condition)
        if agreement is None and draft.agreement is not None:
            return
        if kind is PledgeKind.PROMISE and draft.word.lemma_.lower() == "agree" and binding(draft.word) is not None:
            kind = PledgeKind.TERM
        source = self._sides.speaker(passage, draft.word)
        yield Pledge(
            here,
            kind,
            party,
            passage.span(words),
            lemmas_of(words, passage, times),
            draft.negated,
            other,
            passage.span(condition) if condition is not None else None,
            deadline.value if deadline else None,
            deadline.span if deadline else None,
            agreement,
            source,
        )
        if condition is not None and not draft.negated:
            yield from self._returned(passage, draft, party, condition, agreement, times)

    def _given(self, passage: Passage, phrase: Token, times: Sequence[TimeReference]) -> TimeReference | None:
        """The time in a phrase that gives somebody time: "until Friday", "48 hours", "a deadline of 4 May"."""
        area = passage.span(phrase.doc[phrase.left_edge.i : phrase.right_edge.i + 1])
        return next((t for t in times if area.overlaps(t.span)), None)

    def _returned(
        self,
        passage: Passage,
        draft: Draft,
        party: Party | None,
        condition: TokenSpan,
        agreement: Span | None,
        times: Sequence[TimeReference],
    ) -> Iterator[Pledge]:
        """What the other side is to do "in return for" an act."""
        acts: list[Token] = []
        for item in in_return(condition):
            acts.extend(acts_under(item) or [item, *(c for c in item.children if c.dep_ == "conj")])
        for one in acts:
            own = next((c for c in one.children if c.dep_ == "nsubj"), None)
            whose = own if own is not None else next((c for c in one.children if c.dep_ == "poss"), None)
            giver = self._sides.able(passage, whose) if whose is not None else self._other(passage, draft.word)
            inner = words_of(one)
            if one == acts[-1]:  # what follows the last is its own, wherever the parse hangs it
                inner = inner.doc[inner.start : max(inner.end, condition.end)]
            deadline = deadline_in(inner, passage, times)
            if giver is None and one.pos_ != "VERB":
                continue  # "in exchange for aid": a thing, and nobody's to do
            yield Pledge(
                passage.span(draft.word.sent),
                PledgeKind.CONDITION,
                giver,
                passage.span(inner),
                lemmas_of(inner, passage, times),
                beneficiary=party,
                deadline=deadline.value if deadline else None,
                when=deadline.span if deadline else None,
                agreement=agreement,
            )

    def _agreement(self, passage: Passage, draft: Draft, words: TokenSpan, condition: TokenSpan | None) -> Span | None:
        """The agreement that a pledge belongs to; one that its act or its condition only speaks of is not."""
        if draft.agreement is not None:
            return self._agreements.meant(passage, draft.agreement)
        inside = (*words, *draft.act.subtree)
        beside = [t for t in inside if is_agreement(t) and not (t.head.lower_ in _LINKS and t.head.dep_ == "prep")]
        beside += list(condition) if condition is not None else []
        return self._agreements.near(passage, draft.word, back=draft.word.pos_ == "NOUN", beside=beside)

    def _other(self, passage: Passage, word: Token) -> Party | None:
        """The other side: with whom the agreement of the sentence was made."""
        for noun in (t for t in word.sent if is_agreement(t)):
            for prep in noun.children:
                if prep.dep_ == "prep" and prep.lower_ == "with":
                    return self._sides.party(passage, next((c for c in prep.children if c.dep_ == "pobj"), None))
        return None


def _is_asked(draft: Draft, party: Party | None, other: Party | None) -> bool:
    """Whether a demand has somebody who asks, and of another than itself."""
    if other is None:
        return draft.other is None
    return party is None or party.name != other.name
