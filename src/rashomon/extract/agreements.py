"""Agreements, the commitments under them, and the acts that they speak of, as the parse shows them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import ancestors, under
from rashomon.extract.parties import noun_phrase
from rashomon.model import TimeReference
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = [
    "COMMITMENTS",
    "Agreements",
    "Times",
    "acts_under",
    "condition_of",
    "deadline_of",
    "is_agreement",
    "lemmas_of",
    "words_of",
]

_AGREEMENTS = frozenset(
    {"deal", "agreement", "accord", "pact", "treaty", "truce", "ceasefire", "cease-fire", "memorandum", "armistice"}
    | {"compact", "convention", "protocol", "settlement"}
)
COMMITMENTS = frozenset(
    {"commitment", "promise", "pledge", "obligation", "undertaking", "vow", "condition", "term", "requirement"}
    | {"provision", "assurance", "guarantee", "word", "demand"}
)
_INCLUDES = frozenset({"include", "comprise", "involve", "be", "cover"})
_CONDITION_MARKS = frozenset({"if", "unless", "until", "provided", "once", "till"})
_RETURN = frozenset({"return", "exchange"})
_BY = frozenset({"by", "before", "until", "within", "till"})
_MARKS = frozenset('"“”')
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
#: Sentences back that "its promises" and "the terms" reach for the agreement they belong to.
_REACH = 3


class Times:
    """The time references of an article, found by where they stand."""

    def __init__(self, times: Sequence[TimeReference]) -> None:
        self._times = sorted(times, key=lambda t: t.span)
        self._starts = [t.span.start for t in self._times]

    def within(self, span: Span) -> list[TimeReference]:
        """Those that start inside a span."""
        return self._times[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def is_agreement(noun: Token) -> bool:
    """Whether a noun names an agreement, and not a "great deal" of something or "no deal"."""
    if noun.lemma_.lower() not in _AGREEMENTS or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound":
        return False
    return not any(
        c.lower_ in ("great", "good", "big", "no", "any") for c in noun.children if c.dep_ in ("amod", "det")
    )


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
                    if is_agreement(token):
                        span = _agreement(passage, token)
                        self._at.append(span.start)
                        self._spans.append(span)
                        self._sentence.append(number)

    def near(self, passage: Passage, token: Token, *, back: bool = False) -> Span | None:
        """The agreement that a word of a sentence belongs to: the one in its phrase, else the nearest in the sentence.

        Args:
            passage: Where the word stands.
            token: The word.
            back: Whether the sentences before may tell which.
        """
        here = [t for t in token.sent if is_agreement(t)]
        if here:
            own = [t for t in here if under(t, token)]
            return _agreement(passage, min(own or here, key=lambda t: (abs(t.i - token.i), t.i)))
        if not back:
            return None
        start = passage.span(token.sent).start
        index = bisect_right(self._at, start) - 1
        if index < 0 or self._number.get(start, 0) - self._sentence[index] > _REACH:
            return None
        return self._spans[index]


def _agreement(passage: Passage, noun: Token) -> Span:
    """What an agreement is called: "the October accord", "a deal with the Front"."""
    phrase = noun_phrase(noun)
    last = phrase[-1]
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("with", "between") and child.i == last.i + 1:
            other = next((c for c in child.children if c.dep_ == "pobj"), None)
            if other is not None:
                last = noun.doc[noun_phrase(other).end - 1]
    return passage.span(noun.doc[phrase.start : last.i + 1])


def acts_under(noun: Token) -> list[Token]:
    """The acts that a commitment is made of: "promise to end …", "obligations, including freeing …"."""
    out: list[Token] = []
    for child in noun.children:
        if child.dep_ in ("acl", "xcomp") and any(c.lower_ == "to" for c in child.children if c.dep_ == "aux"):
            out.append(child)
        elif child.dep_ == "prep" and child.lower_ in ("including", "of", "like", "such", "to"):
            inner = [c for p in (child, *child.children) for c in p.children if c.dep_ in ("pcomp", "pobj")]
            gerunds = [c for c in inner if c.dep_ == "pcomp" or child.lower_ == "including"]
            out.extend(gerunds)
        elif child.dep_ in ("relcl", "acl") and child.lemma_.lower() in _INCLUDES:
            out.extend(c for c in child.children if c.dep_ in ("dobj", "xcomp", "ccomp", "attr") and c.pos_ != "PRON")
    # the parser may hang "to stop" on the verb: "keeping its promise to stop"
    after = (c for c in noun.head.rights if c.dep_ == "xcomp" and c.left_edge.i == noun.i + 1)
    out.extend(c for c in after if c.left_edge.lower_ == "to")
    return [one for act in out for one in (act, *_siblings(act))]


def _siblings(act: Token) -> Iterator[Token]:
    for child in act.children:
        if child.dep_ == "conj" and (child.pos_ == act.pos_ or child.pos_ == "VERB"):
            yield child
            yield from _siblings(child)


def words_of(verb: Token, *, whole: bool = False) -> TokenSpan:
    """The words of an act, without the acts joined to it and without its condition.

    Args:
        verb: Its verb; or its noun, where it has none ("free passage").
        whole: Whether its subject belongs to it ("foreign observers should leave").
    """
    stop = verb.right_edge.i
    for child in verb.rights:
        ends = child.dep_ == "cc" or (child.dep_ == "conj" and child.pos_ == verb.pos_) or child.dep_ == "parataxis"
        if ends:
            stop = min(stop, child.left_edge.i - 1)
    condition = condition_of(verb)
    if condition is not None and condition.left_edge.i > verb.i:
        stop = min(stop, condition.left_edge.i - 1)
    first = verb.i
    for child in verb.lefts:
        subject = child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") and whole
        if (
            subject
            or child.dep_ in ("neg", "amod", "compound", "nummod", "quantmod", "poss", "prt")
            or child.lower_ == "not"
        ):
            first = min(first, child.left_edge.i)
    while stop > verb.i and (verb.doc[stop].is_punct or verb.doc[stop].pos_ in ("CCONJ", "SPACE")):
        stop -= 1
    stop = max(stop, verb.i)
    open_marks = sum(t.text in _MARKS for t in verb.doc[first : stop + 1]) % 2
    if open_marks and stop + 1 < len(verb.doc) and verb.doc[stop + 1].text in _MARKS:
        stop += 1
    return verb.doc[first : stop + 1]


def _is_condition(child: Token) -> bool:
    if child.dep_ == "advcl":
        marks = [c for c in child.children if c.dep_ in ("mark", "advmod")]
        # "even if" binds nothing
        return any(c.lower_ in _CONDITION_MARKS for c in marks) and not any(c.lower_ == "even" for c in marks)
    return child.dep_ == "prep" and child.lower_ == "in" and any(c.lower_ in _RETURN for c in child.children)


def condition_of(*verbs: Token) -> Token | None:
    """What an act hangs on: the verb of an "if" clause or the "in" of "in return for", of the first verb with one."""
    for verb in verbs:
        inner = (c for o in verb.children if o.dep_ in ("dobj", "pobj") for c in o.children if c.dep_ == "prep")
        found = next((c for c in (*verb.children, *inner) if _is_condition(c)), None)
        if found is not None:
            return found
    return None


def lemmas_of(words: TokenSpan, passage: Passage, times: Sequence[TimeReference]) -> tuple[str, ...]:
    """The content words of an act as lower-case lemmas, times left out, a negation kept."""
    out = []
    for token in words:
        timed = any(t.span.overlaps(passage.span(token)) for t in times)
        if not timed and (token.dep_ == "neg" or (token.pos_ in _CONTENT and not token.is_space)):
            out.append("not" if token.dep_ == "neg" else token.lemma_.lower())
    return tuple(out)


def deadline_of(words: TokenSpan, passage: Passage, times: Sequence[TimeReference]) -> TimeReference | None:
    """The time by which an act is to be done."""
    area = passage.span(words)
    for time in times:
        tokens = passage.tokens(time.span) if area.covers(time.span) else None
        if tokens is None or (not time.value[:1].isdigit() and not time.value.startswith("X")):
            continue
        near = [tokens.root, *(h for _, h in zip(range(3), ancestors(tokens.root), strict=False))]
        if any(h.dep_ in ("prep", "mark") and h.lower_ in _BY for h in near):
            return time
    return None
