"""On which condition and by when an act is to be done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import ancestors
from rashomon.model import TimeReference, TimeType
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["Times", "condition_of", "deadline_in", "in_return"]

_MARKS = frozenset({"if", "unless", "until", "till", "provided", "providing", "once"})
_AFTER_ONLY = frozenset({"if", "when", "once", "after"})
_RETURN = frozenset({"return", "exchange"})
_BOUND = frozenset({"subject", "conditional", "contingent"})
_BY = frozenset({"by", "before", "until", "within", "till"})
#: Steps up from the words of a time to what makes a deadline of it ("by the end of the month").
_STEPS = 4


class Times:
    """The time references of an article, found by where they stand."""

    def __init__(self, times: Sequence[TimeReference]) -> None:
        self._times = sorted(times, key=lambda t: t.span)
        self._starts = [t.span.start for t in self._times]

    def within(self, span: Span) -> list[TimeReference]:
        """Those that start inside a span."""
        return self._times[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def condition_of(act: Token, word: Token) -> TokenSpan | None:
    """What an act hangs on, with the word that makes it a condition: "unless …", "in return for …".

    Args:
        act: The act.
        word: The word that tells it; a condition before it ("if elected, he promised …") is the act's too.
    """
    outside = [t for t in _triggers(act.sent) if _owner(t) in (word, word.head)]
    for trigger in (*(t for t in _triggers(act.sent) if _is_below(t, act)), *outside):
        return _clause(trigger)
    return None


def in_return(condition: TokenSpan) -> list[Token]:
    """What is given in return, as the parse has it; nothing if the condition is of another kind."""
    for token in condition:
        if token.lower_ in _RETURN and token.head.lower_ == "in":
            fors = [c for n in (token, token.head) for c in n.children if c.dep_ == "prep" and c.lower_ == "for"]
            return [c for f in fors for c in f.children if c.dep_ in ("pobj", "pcomp")]
    return []


def _triggers(sentence: TokenSpan) -> Iterator[Token]:
    """The words that open a condition, in order."""
    for token in sentence:
        found = _opened(token, token.nbor(-1).lower_ if token.i > sentence.start else "")
        if found is not None:
            yield found


def _opened(token: Token, before: str) -> Token | None:
    """The first word of the condition that a word tells of."""
    word = token.lower_
    if word in _MARKS or (word in _AFTER_ONLY and before == "only"):
        return token if before not in ("even", "as") and _is_clause(token) else None
    if word in ("long", "soon"):
        after = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
        return token.nbor(-1) if before in ("as", "so") and after == "as" else None
    if word == "for" and before in _RETURN:
        first = token.i - 2
        return token.doc[first] if first >= token.sent.start and token.doc[first].lower_ == "in" else None
    if word == "condition":
        clause = any(c.dep_ == "acl" for c in token.children)
        return token.head if clause and token.head.lower_ == "on" and token.head.i < token.i else None
    if word in _BOUND:
        return token if any(c.dep_ == "prep" and c.lower_ in ("to", "on", "upon") for c in token.children) else None
    turned = word == "should" and token.dep_ == "aux" and token.head.dep_ == "advcl"
    return token if turned and token.i == token.head.left_edge.i else None


def _is_clause(token: Token) -> bool:
    """Whether a word opens a clause that something hangs on, and does not ask ("asked if") or give a time."""
    if token.dep_ == "mark" and token.lower_ in ("provided", "providing"):
        return True
    if token.lower_ in ("provided", "providing"):
        return token.dep_ != "ROOT" and any(c.dep_ in ("ccomp", "advcl") for c in token.children)
    if token.dep_ not in ("mark", "advmod", "prep", "dep"):
        return False
    if token.dep_ in ("mark", "advmod"):
        clause = token.head
    else:
        clause = next((c for c in token.children if c.dep_ == "pcomp"), token)
    told = clause.pos_ in ("VERB", "AUX") or any(c.dep_ == "nsubj" for c in clause.children)
    return told and clause != token and clause.i > token.i and clause.dep_ not in ("ccomp", "ROOT", "xcomp")


def _head(trigger: Token) -> Token:
    """The top of a condition: the verb of its clause, or the word that opens its phrase."""
    if trigger.dep_ in ("mark", "advmod", "aux") and trigger.head.i > trigger.i:
        return _head(trigger.head) if trigger.head.lower_ in ("long", "soon") else trigger.head
    return trigger


def _owner(trigger: Token) -> Token:
    """What a condition hangs on."""
    return _head(trigger).head


def _is_below(trigger: Token, act: Token) -> bool:
    """Whether a condition is an act's own, and not that of an act joined to it or of a clause about something in it."""
    for head in ancestors(_head(trigger)):
        if head == act:
            return True
        if head.dep_ in ("conj", "relcl", "ccomp") and head.pos_ in ("VERB", "AUX"):
            return False
    return False


def _clause(trigger: Token) -> TokenSpan:
    """The words of a condition, from its first."""
    doc, sentence = trigger.doc, trigger.sent
    first = trigger.i
    while first > sentence.start and doc[first - 1].lower_ in ("only", "but") and doc[first - 1].i > sentence.start:
        first -= 1
    if doc[first].lower_ == "but":
        first += 1
    top = _head(trigger)
    last = max(top.right_edge.i, trigger.right_edge.i)
    if trigger.lower_ in ("as", "so"):
        last = max(last, doc[trigger.i + 1].right_edge.i)
    if trigger.lower_ == "in":  # the parse may hang what follows on the verb before
        for phrase in (c for c in trigger.head.rights if c.dep_ == "prep" and c.i == last + 1):
            last = phrase.right_edge.i
    while last > trigger.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return doc[first : last + 1]


def deadline_in(area: TokenSpan, passage: Passage, times: Sequence[TimeReference]) -> TimeReference | None:
    """The time in some words by which something is to be done ("by 1 May", "within 48 hours")."""
    whole = passage.span(area)
    for time in times:
        tokens = passage.tokens(time.span) if whole.covers(time.span) else None
        if tokens is None or not _is_day(time):
            continue
        near = [h for t in (tokens.root, tokens[0]) for _, h in zip(range(_STEPS + 1), _upward(t), strict=False)]
        bound = next((h for h in near if h.dep_ in ("prep", "mark", "agent") and h.lower_ in _BY), None)
        if bound is not None and _is_nested(bound, area.root):
            continue
        later = any(h.lower_ == "than" and h.i > 0 and h.nbor(-1).lower_ == "later" for h in near)
        inside = tokens[0].lower_ in _BY
        if later or inside or (bound is not None and bound.i < tokens.end):
            return time
    return None


def _upward(token: Token) -> Iterator[Token]:
    yield token
    yield from ancestors(token)


def _is_nested(bound: Token, act: Token) -> bool:
    """Whether a deadline is that of another act told inside one: "to do more to allow a withdrawal by May"."""
    for head in ancestors(bound):
        if head == act:
            return False
        if head.dep_ in ("advcl", "relcl") and head.pos_ == "VERB":
            return True
    return False


def _is_day(time: TimeReference) -> bool:
    """Whether a time can be a deadline: a day or a longer stretch of the calendar, or so many days."""
    if time.type is TimeType.DURATION:
        return time.value.startswith("P") and not time.value.startswith("PX")
    return time.value[:1].isdigit() or time.value.startswith("X")
