"""Figures: numbers that count or measure something, with bounds, hedge, unit and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from rashomon.extract.ages import YEARS, is_age
from rashomon.extract.amounts import Amount, amounts
from rashomon.extract.counted import counted
from rashomon.extract.fates import CASUALTY, STATES
from rashomon.extract.hedges import Bound, Hedge, hedge_after, hedge_before
from rashomon.extract.numbers import Number
from rashomon.extract.ranges import Joint, joint, shared
from rashomon.extract.rates import denominates, rate
from rashomon.extract.scope import content_words, scope
from rashomon.extract.uncounted import is_address, is_name_or_label, is_year_or_day
from rashomon.model import Figure
from rashomon.spans import Span
from rashomon.text.measures import TIME_UNITS
from rashomon.text.nlp import Parsed, Passage
from rashomon.text.units import is_money

__all__ = ["figures"]

#: Adjectives between a number and its unit of time.
_ADJECTIVES = 2
#: Verbs with what somebody talks or thinks about.
_SAID_ABOUT = frozenset(
    {"ask", "complain", "hear", "know", "learn", "read", "say", "speak", "talk", "tell", "think"}
    | {"warn", "wonder", "worry", "write"}
)
#: Words that make "one" after them somebody known, or nobody.
_ONES = frozenset({"no", "any", "every", "each", "the", "this", "that", "some", "which"})
_RELATIVES = (["who"], ["that"], ["which"], ["another"])
_STRONG = re.compile(r"(?P<apart>\s)?[-‐‑]?strong(?![\w])", re.IGNORECASE)
_IDIOM = re.compile(r"[-‐‑ ](?:sided|off|up|way|on-one|another|thing|day|by-one)\b", re.IGNORECASE)


def figures(parsed: Parsed) -> tuple[Figure, ...]:
    """Find the figures of an article, in order.

    Numerals, number words, multipliers, parts ("a third", "one in three"), ranges, money, percentages and measures are
    read. Dates, years, clock times, ordinals, identifiers, addresses, scores, list numbers, the pronoun "one" and
    numbers inside names are no figures. Two numbers that something moved between ("cut from 20 to 12") are two figures.

    What a hedge makes of ``low`` and ``high`` for a number N:

    ========================================= ======== ========
    wording                                   low      high
    ========================================= ======== ========
    N, just N, only N, exactly N              N        N
    about, around, nearly, almost, some N     open     open
    at least, more than, over N; N or more    N        open
    up to, as many as, fewer than, under N    open     N
    N to M, N-M, between N and M              N        M
    ========================================= ======== ========

    Args:
        parsed: The article.
    """
    return tuple(sorted((f for passage in parsed.passages for f in _in_passage(passage)), key=lambda f: f.span))


def _in_passage(passage: Passage) -> Iterator[Figure]:
    doc = passage.doc
    text = doc.text  # made anew at each asking
    every = amounts(text)
    found = [a for before, a in zip((None, *every), every, strict=False) if not denominates(text, before, a)]
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        joined = joint(doc, text, first, second) if second is not None else None
        if joined is Joint.SCORE:
            at += 2
            continue
        if second is not None and joined:
            first, second = shared(first, second)
            found[at + 1] = second
        ranged = joined is Joint.RANGE
        figure = _figure(passage, text, first, second if ranged else None)
        if figure is not None:
            yield figure
        at += 2 if ranged else 1


def _figure(passage: Passage, text: str, first: Amount, second: Amount | None) -> Figure | None:
    doc = passage.doc
    last = second or first
    tokens = doc.char_span(first.start, last.end, alignment_mode="expand")
    digits = doc.char_span(first.number.start, last.number.end, alignment_mode="expand")
    if tokens is None or digits is None:
        return None
    unit = first.unit
    if unit is None and is_age(text, first.start, last.end, first.number.value, digits[-1]):
        unit = YEARS
    if unit is None and (
        is_year_or_day(text, first.number, doc, digits[0])
        or is_year_or_day(text, last.number, doc, digits[-1])
        or is_name_or_label(text, first.number, doc, digits[-1])
        or is_address(text, last.number)
    ):
        return None
    if first.number.spelled and second is None and _empty_one(text, first, digits[-1]):
        return None
    strong = _STRONG.match(text, last.end)
    if strong and strong["apart"] and first.number.spelled:
        strong = None  # "two strong swimmers"
    hedge = hedge_before(text, first.start)
    if hedge is not None and _preposition(doc, hedge, lasts=unit in TIME_UNITS):
        hedge = None
    end = strong.end() if strong else last.end
    if hedge is None and (hedge := last.hedge or hedge_after(text, end)):
        end = max(end, hedge.end)
    start = min(first.start, hedge.start) if hedge else first.start
    value, low, high = _bounds(first.number, second.number if second else None, hedge)
    found = counted(doc, tokens.start, tokens.end - 1, measure=first.unit is not None)
    if unit is None and found.noun is not None and _measures_time(found.noun, tokens.end):
        unit, found = found.noun.lemma_.lower(), replace(found, noun=None)
    per = rate(doc, tokens.end - 1, found.noun, tokens.root, money=is_money(unit))
    return Figure(
        Span(passage.start + start, passage.start + end),
        value,
        low,
        high,
        None if hedge is None or hedge.bound is Bound.EXACT else hedge.words,
        unit,
        passage.span(doc[found.first : found.last + 1]) if found.noun is not None else None,
        found.noun.lemma_.lower() if found.noun is not None else None,
        content_words(found.anchor),
        replace(scope(found, (tokens.start, tokens.end - 1)), per=per),
    )


def _measures_time(noun: Token, after: int) -> bool:
    """Whether a number counts units of time that an adjective keeps from it ("five long months")."""
    if noun.lemma_.lower() not in TIME_UNITS - {"second"} or not 0 < noun.i - after <= _ADJECTIVES:
        return False
    return all(t.pos_ == "ADJ" for t in noun.doc[after : noun.i])


def _preposition(doc: Doc, hedge: Hedge, *, lasts: bool) -> bool:
    """Whether a hedge is a preposition of its own: "$5m over three years", "they talked about a two-day trip"."""
    found = doc.char_span(hedge.start, hedge.start + len(hedge.words), alignment_mode="expand")
    if found is None or hedge.words not in ("over", "about"):
        return False
    token, before = found[0], doc[found.start - 1] if found.start else None
    if hedge.words == "about":
        return token.dep_ == "prep" and token.head.lemma_.lower() in _SAID_ABOUT
    return lasts and (token.dep_ == "prep" or (before is not None and before.pos_ in ("NOUN", "PROPN", "NUM")))


def _bounds(
    first: Number, second: Number | None, hedge: Hedge | None
) -> tuple[float | None, float | None, float | None]:
    """Value, low and high as the wording states them."""
    if second is not None and first.value is not None and second.value is not None:
        ends = first.value, second.value
        return sum(ends) / 2, min(ends), max(ends)
    if first.value is None:
        return None, first.low, first.high
    bound = hedge.bound if hedge else Bound.EXACT
    low = first.value if bound in (Bound.EXACT, Bound.LEAST) else None
    high = first.value if bound in (Bound.EXACT, Bound.MOST) else None
    return first.value, low, high


def _empty_one(text: str, amount: Amount, token: Token) -> bool:
    """Whether "one" or "zero" is a pronoun or says nothing ("one another", "no one", "the one who")."""
    if text[amount.number.start : amount.number.end].lower() not in ("one", "zero") or amount.unit:
        return False
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    if before == "not" or _IDIOM.match(text, amount.end):
        return True
    if token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i and token.head.lower_ != "another":
        return before in ("no", "any", "every", "each", "the", "this", "that")
    after = [t.lower_ for t in doc[token.i + 1 : token.i + 3]]
    told = _suffers(token) or (before in ("only", "just") and token.dep_ in ("nsubj", "nsubjpass", "dobj"))
    if token.tag_ == "CD" and before not in _ONES and after[:1] not in _RELATIVES and told:
        return False
    return after[:1] != ["of"] or after[1:] in (["them"], ["us"], ["it"])


def _suffers(one: Token) -> bool:
    """Whether "one" stands for somebody who is dead, hurt or missing ("two were killed and one is missing")."""
    beside = {t.lower_ for t in one.doc[one.i + 1 : one.i + 4]}
    if one.head.lemma_.lower() in CASUALTY and one.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return True
    return one.dep_ == "nsubj" and not beside.isdisjoint(STATES)
