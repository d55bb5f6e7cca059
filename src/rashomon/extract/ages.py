"""Ages given as bare numbers: "aged 34", "Jane Poe, 34, …", "the driver, 56, …"."""

from __future__ import annotations

import re

from spacy.tokens import Token

__all__ = ["YEARS", "is_age"]

YEARS = "years old"
_BEFORE = re.compile(r"\b(?:aged?|ages)(?:\sof|\sbetween|\sfrom)?\s(?:\w{1,9}\s(?:and|to|or)\s)?$", re.IGNORECASE)
#: The longest wording that `_BEFORE` takes.
_REACH = 30
_AFTER = re.compile(r"[,.;)]|\sand\s\d{1,3},")
_OLDEST = 120
#: In brackets behind a name small numbers are as often goals, points or places in a list.
_YOUNGEST_IN_BRACKETS = 16
#: Nouns for people that no ending tells, and endings that do.
_PEOPLE = frozenset({"boy", "girl", "man", "men", "woman", "women", "boys", "girls", "nurse", "judge", "chief", "son"})
_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women", "ant", "ants")


def is_age(text: str, start: int, end: int, value: float | None, token: Token) -> bool:
    """Whether a number without a unit is an age in years.

    Args:
        text: The passage's text.
        start: The number's first character.
        end: The character after its last.
        value: Its value.
        token: Its last token.
    """
    if value is None or value % 1 or not 0 < value <= _OLDEST:
        return False
    if _BEFORE.search(text, max(0, start - _REACH), start):
        return True
    if token.i < 2 or not text[start:end].isdigit() or not _AFTER.match(text, end, end + 9):
        return False
    mark, who = token.doc[token.i - 1], token.doc[token.i - 2]
    if mark.text == "(":
        return who.ent_type_ == "PERSON" and value >= _YOUNGEST_IN_BRACKETS and text[end : end + 1] == ")"
    if mark.text != ",":
        return False
    return who.ent_type_ == "PERSON" or (
        who.pos_ == "NOUN" and _person(who.lower_) and token.dep_ in ("appos", "nummod")
    )


def _person(noun: str) -> bool:
    return noun in _PEOPLE or noun.endswith(_ENDINGS)
