"""What a rate is per: "40 a day", "$9 an hour", "12 per 100,000 people", "an annual budget of $3m"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from rashomon.extract.amounts import Amount
from rashomon.extract.numbers import numbers
from rashomon.text.measures import TIME_UNITS
from rashomon.text.units import is_money

__all__ = ["FLOWS", "PERIODIC", "denominates", "rate"]

#: Words for one unit of time after each, and the unit.
PERIODIC = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
}
#: Nouns for what runs through a time, so that "annual" before them says over what it is counted; an annual report or
#: a daily paper is only one of its kind.
FLOWS = frozenset(
    {"allowance", "amount", "arrival", "average", "benefit", "bill", "bonus", "budget", "capacity", "case", "charge"}
    | {"compensation", "consumption", "contribution", "cost", "damage", "death", "deficit", "demand", "departure"}
    | {"dose", "dividend", "earning", "earnings", "emission", "expenditure", "expense", "export", "fee", "fine", "flow"}
    | {"gain", "grant", "growth", "import", "income", "increase", "inflation", "infection", "intake", "interest"}
    | {
        "limit",
        "loss",
        "maintenance",
        "number",
        "output",
        "pay",
        "payment",
        "pension",
        "premium",
        "price",
        "production",
    }
    | {"profit", "quota", "rainfall", "rate", "rent", "return", "revenue", "rise", "salary", "sale", "sales", "savings"}
    | {"spending", "stipend", "subsidy", "supply", "surplus", "target", "tax", "toll", "total", "trade", "traffic"}
    | {"tuition", "turnover", "usage", "use", "value", "visit", "visitor", "volume", "wage", "worth", "yield"}
)
#: Other names of the same denominator.
_SAME = {
    "capita": "head",
    "person": "head",
    "annum": "year",
    "diem": "day",
    "hr": "hour",
    "sec": "second",
    "min": "minute",
}
#: Nouns that "a" makes a denominator after any number; after money any noun does ("$5 a ticket").
_SPANS = TIME_UNITS | {"night", "fortnight", "quarter", "season", "shift", "head", "dozen", "piece", "time", "term"}
#: Words behind a time that make of "a day" how long before or after something it was.
_OFFSETS = frozenset({"after", "ago", "before", "earlier", "from", "later", "since", "prior", "previously", "old"})
#: Tokens between a number and what it is per: "40 barrels of crude oil a day".
_REACH = 8
#: A verb or a clause begun between ends the phrase that the rate belongs to.
_STOPS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})
_MARKERS = frozenset({"per", "a", "an", "each", "every", "/"})
_PER_NUMBER = re.compile(r"\b(?:per|(?P<every>every|each))\s$", re.IGNORECASE)


def rate(doc: Doc, last: int, noun: Token | None, number: Token, *, money: bool) -> str:
    """What a number is per; empty if it is no rate.

    Units of time are in the singular ("year" for "annually"), other things by their lemma ("tonne"), with their number
    where it is not one ("100000 people"); "head" stands for a person.

    Args:
        doc: The passage.
        last: Index of the last token of the number with its unit.
        noun: What is counted or measured.
        number: Root of the number.
        money: Whether it is a sum of money.
    """
    return _behind(doc, last, money=money) or _before(noun, number)


def denominates(text: str, before: Amount | None, amount: Amount) -> bool:
    """Whether an amount is what another is per ("12 cases per 100,000 people", "64 cents a dozen").

    How long it takes until something comes again ("every 33 years") stays a figure.

    Args:
        text: The text of the passage.
        before: The amount before it.
        amount: The amount.
    """
    start = amount.start
    if per := _PER_NUMBER.search(text, max(0, start - 7), start):
        return not (per["every"] and amount.unit in TIME_UNITS)
    money = before is not None and is_money(before.unit) and before.end + 1 == start
    return money and text[start : start + 2].lower() == "a "


def _behind(doc: Doc, last: int, *, money: bool) -> str:
    for token in doc[last + 1 : last + 1 + _REACH]:
        word = token.lower_
        if word in ("a", "an") and (doc[token.i - 1].pos_ == "ADP" or doc[token.i - 1].lower_ == "half"):
            return ""  # "12 in a day" is a count
        near = token.i == last + 1 or (token.i == last + 2 and doc[last + 1].is_punct)
        if word in _MARKERS and (per := _denominator(doc, token, near=near, money=money)):
            return per
        if word in PERIODIC and token.pos_ == "ADV":
            return PERIODIC[word]
        if word == "apiece" or (word == "each" and money):
            return "each"
        if token.text in ("-", "‐", "‑") and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _MARKERS:
            continue  # "a $600-a-year job"
        if token.is_punct or token.is_space or token.like_num or token.pos_ in _STOPS:
            return ""
        if token.pos_ == "ADP" and token.lower_ != "of":
            return ""
    return ""


def _denominator(doc: Doc, marker: Token, *, near: bool, money: bool) -> str:
    """What stands behind "per", "a" or "every", if that makes a rate."""
    at, word = marker.i + 1, marker.lower_
    while at < len(doc) and doc[at].pos_ == "ADJ" and at < marker.i + 3:
        at += 1
    if at >= len(doc):
        return ""
    after = doc[at + 1].lower_ if at + 1 < len(doc) else ""
    if doc[at].text in ("-", "‐", "‑") and at + 1 < len(doc):
        at += 1
    noun = doc[at]
    if noun.like_num and word != "/":
        return _several(doc, at) if word in ("per", "every", "each") else ""
    name = _SAME.get(noun.lemma_.lower(), noun.lemma_.lower())
    if word == "per":
        return name if noun.is_alpha and name != "cent" else ""
    if word == "/":
        return name if near and name in TIME_UNITS else ""
    if after in _OFFSETS or noun.tag_ not in ("NN", "NNP"):
        return ""
    if word in ("each", "every"):
        return name if name in _SPANS else ""
    return name if name in _SPANS or (near and money and noun.pos_ == "NOUN") else ""


def _several(doc: Doc, at: int) -> str:
    """A denominator with a number of its own: "per 100,000 people", "every 10 minutes"."""
    words = doc[at : at + 6].text
    found = next(iter(numbers(words)), None)
    if found is None or found.value is None or found.start:
        return ""
    rest = doc.char_span(doc[at].idx, doc[at].idx + found.end, alignment_mode="expand")
    end = rest.end if rest is not None else at + 1
    noun = next((t for t in doc[end : end + 3] if t.pos_ == "NOUN"), None)
    name = _SAME.get(noun.lemma_.lower(), noun.lemma_.lower()) if noun is not None else ""
    return f"{found.value:.12g} {name}".strip()


def _before(noun: Token | None, number: Token) -> str:
    """A word like "annual" before a noun that names a flow: what is counted, or what the number is of."""
    nouns = [t for t in (noun, number.head, number.head.head) if t is not None and t.pos_ == "NOUN"]
    for one in nouns:
        if one.lemma_.lower() not in FLOWS:
            continue
        for child in one.lefts:
            if child.lower_ in PERIODIC and child.dep_ in ("amod", "compound", "nmod", "advmod"):
                return PERIODIC[child.lower_]
    return ""
