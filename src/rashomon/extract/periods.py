"""Which word a time expression stands with, and whether it bounds that as a whole, from a time on or up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.fates import CASUALTY
from rashomon.model import PeriodRelation, TimeReference, TimeType
from rashomon.text.nlp import Passage

__all__ = ["Bounding", "bounding"]

_SINCE = frozenset({"since", "after", "following", "than", "with"})
_UNTIL = frozenset({"until", "till", "by", "through", "thru", "before"})
_JOINS = frozenset({"to", "until", "till", "through", "thru", "and", "-", "–"})
#: Prepositions that make of a length of time what is counted over; "for three days" says how long something lasts.
_OVER = frozenset({"over", "in", "during", "within", "throughout", "across", "of"})
#: Words in a length of time that place it: the past week, the next decade.
_PLACING = frozenset({"past", "last", "previous", "recent", "coming", "next", "first", "preceding", "final", "latest"})
#: Words behind a length of time that make it a distance from something else.
_AWAY = frozenset({"after", "before", "later", "earlier", "from", "ahead"})
#: Prepositions before what somebody was killed or hurt in.
_OCCASIONS = frozenset({"in", "by", "during", "from"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Tokens from a superlative to the time among which it holds.
_PHRASE = 10
#: Steps from a time over places and adverbs to what it stands with ("in Olmo, in the south, on Friday").
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Bounding:
    """A time expression and what it stands with.

    Attributes:
        index: Its number among the times given.
        time: The time reference.
        head: The verb, noun or number that it stands with.
        first: Index of its first token.
        relation: How it bounds.
    """

    index: int
    time: TimeReference
    head: Token
    first: int
    relation: PeriodRelation


def bounding(passage: Passage, times: Sequence[TimeReference]) -> Iterator[Bounding]:
    """Find what each time expression of a passage stands with; those that bound nothing are left out.

    Args:
        passage: The passage.
        times: Its time references, in order.
    """
    before: tuple[TokenSpan, Bounding] | None = None
    for index, time in enumerate(times):
        tokens = passage.tokens(time.span)
        if tokens is None or not len(tokens):
            continue
        found = _continued(index, time, tokens, before) or _alone(index, time, tokens)
        if found is not None:
            before = tokens, found
            yield found


def _continued(
    index: int, time: TimeReference, tokens: TokenSpan, before: tuple[TokenSpan, Bounding] | None
) -> Bounding | None:
    """The second of two times that bound together ("between March and May", "from Monday to Friday")."""
    if before is None or before[1].relation is not PeriodRelation.SINCE or before[0].end + 1 != tokens.start:
        return None
    if tokens.doc[tokens.start - 1].lower_ not in _JOINS:
        return None
    return Bounding(index, time, before[1].head, tokens.start, PeriodRelation.UNTIL)


def _alone(index: int, time: TimeReference, tokens: TokenSpan) -> Bounding | None:
    doc, root = tokens.doc, tokens.root
    if time.value.endswith("_REF"):
        return None  # "now", "recently": no time that another can be set against
    first = tokens.start + (doc[tokens.start].lower_ in _OVER)  # a hedge elsewhere: "over three years"
    words = [t.lower_ for t in doc[max(0, first - 2) : first]]
    before = words[-1] if words else ""
    after = doc[tokens.end].lower_ if tokens.end < len(doc) else ""
    inside = [t.lower_ for t in tokens]
    placed = before in _OVER or not _PLACING.isdisjoint(inside)
    if time.type is TimeType.DURATION and (after in _AWAY or not placed):
        return None
    head = root.head
    governed = root.dep_ in ("pobj", "pcomp") and head.i < tokens.start
    plain = before in ("since", "than", "by", "until", "till") or words[:1] == ["as"]
    relation = _relation(words, after) if governed or plain else None
    relation = relation or PeriodRelation.DURING
    for _ in range(_STEPS):
        if head.i == root.i or head.pos_ in ("VERB", "AUX"):
            break
        over = head.ent_type_ in _PLACES or head.pos_ in ("ADP", "ADV", "SCONJ") or head in tokens
        if not over or head.head.i == head.i:
            break
        head = head.head
    if head.i == root.i or _superlative(head) or (before == "in" and _among(tokens)):
        return None
    head = _occasion(head)
    if relation is PeriodRelation.SINCE and before == "from" and after not in _JOINS and head.pos_ in ("NOUN", "PROPN"):
        relation = PeriodRelation.DURING  # "data from 2019"
    return Bounding(index, time, head, tokens.start, relation)


def _relation(words: Sequence[str], after: str) -> PeriodRelation | None:
    """How the words before a time make it bound."""
    last = words[-1] if words else ""
    if words in (["as", "of"], ["as", "at"], ["as", "on"]):
        return PeriodRelation.AS_OF
    if last in _SINCE or last == "from" or (last == "between" and after == "and"):
        return PeriodRelation.SINCE
    if last in _UNTIL or words == ["up", "to"]:
        return PeriodRelation.UNTIL
    return None


def _occasion(head: Token) -> Token:
    """The verb that tells what an occasion did to people, where a time stands with the occasion ("Friday's blast")."""
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ in _OCCASIONS else head.head
    casualty = above.lemma_.lower() in CASUALTY and (head.dep_ == "nsubj" or above is not head.head)
    return above if head.pos_ == "NOUN" and casualty else head


def _among(tokens: TokenSpan) -> bool:
    """Whether "in 35 years" ends the phrase of a superlative before it ("the most by anybody in 35 years")."""
    first = max(0, tokens.start - _PHRASE)
    for token in reversed(tokens.doc[first : tokens.start]):
        if token.pos_ in ("VERB", "AUX") or token.is_sent_start:
            return False
        if token.tag_ in ("JJS", "RBS"):
            return True
    return False


def _superlative(head: Token) -> bool:
    """Whether a time says among what something is the most ("the worst fire in 30 years")."""
    return head.pos_ == "NOUN" and any(c.tag_ in ("JJS", "RBS") or c.lower_ == "first" for c in head.lefts)
