"""Numbers that neither count nor measure: dates, clock times, ordinals, identifiers, addresses, parts of names."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc, Token

from rashomon.extract.numbers import Number

__all__ = ["Masks", "is_address", "is_name_or_label", "is_year_or_day"]

_MONTH = (
    r"(?:(?i:January|February|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|March|May|MARCH|MAY|Mar)\.?"
)
_MASK = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,255}\.\w+|(?<!\w)[@#]\w+"
    r"|\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b"
    # clock times
    r"|\b\d{1,2}(?:[:.]\d\d){1,2}(?:\s?[ap]\.?m\b\.?)|\b\d{1,2}:\d\d(?::\d\d)?\b|\b\d{1,2}\s?[ap]\.?m\b"
    r"|\b\d{3,4}\s(?:GMT|UTC|hours\sGMT|CET|EST)\b|\b\d{1,2}\so[’']clock"
    # telephone, account and version numbers
    r"|\b\d{1,12}(?:-\d{1,12}){2,9}\b|\+\d[\d ()-]{7,20}\d|\b0\d{2,4}(?: \d{2,4}){1,3}\b"
    r"|\b\d{3}-\d{4}\b|\b\d{1,9}(?:\.\d{1,9}){2,9}\b|\b\d{10,}\b"
    # how many pictures a page shows
    r"|\(\d{1,4} (?i:images?|photos?|pictures?|slides|videos?|comments?)\)"
    # notes and decades
    r"|\[\d{1,3}\]|[’']\d\ds?\b|\b\d+s\b|\b\d+(?:st|nd|rd|th)\b"
    r"|\bon \d{1,2} (?:may|march)\b"
    # a day beside its month, also of two days
    rf"|\b{_MONTH}\s\d{{1,2}}(?:\s?(?:[-–]|and|to|or)\s?\d{{1,2}})?(?![\d,.]*\d)(?:,?\s(?:of\s)?\d{{4}}\b)?"
    rf"|\b\d{{1,2}}(?:\s?(?:[-–]|and|to|or)\s?\d{{1,2}})?\s{_MONTH}(?![a-z])(?:,?\s\d{{4}}\b)?"
    rf"|\b{_MONTH},?\s(?:of\s)?\d{{4}}\b",
)
_ADDRESS = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:\d+(?:st|nd|rd|th)\s|(?:[A-Z][\w’'.-]+\s){1,4}?)"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Way|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Square|Terrace|Crescent)\b"
    r"|\s(?:[Aa]venue|Ave|[Rr]ue|Via|Viale|Calle|[Bb]oulevard|Piazza|Plaza)\s(?:d[aeiu]s?\s|l[ae]\s)?[A-Z]"
)
#: A number behind which a bracket closes that none opened on its line: "1) open the lid, 2) wait".
_ENUMERATOR = re.compile(r"\s?\)\s")
#: Characters before such a number that are searched for the opening bracket.
_BRACKET_REACH = 120
_ORDINAL_FOLLOWS = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|st|nd|rd|th)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\b[Nn]os?\.\s?$|[№#]\s?$")
_BEFORE_YEAR = frozenset(
    {"in", "since", "by", "until", "till", "before", "after", "during", "from", "of", "for", "around"}
    | {"between", "and", "early", "late", "mid", "through", "to", "year", "spring", "summer", "autumn"}
    | {"fall", "winter", "than", "the"}
)
#: Words that turn the number after them into a label.
_LABELS = frozenset(
    {"no", "number", "nos", "article", "section", "chapter", "page", "paragraph", "title", "part"}
    | {"volume", "issue", "room", "gate", "flight", "route", "highway", "channel", "phase", "tier"}
    | {"level", "category", "grade", "class", "type", "unit", "round", "week", "day", "stage", "group"}
    | {"form", "rule", "line", "item", "model", "version", "resolution", "order", "platform", "terminal"}
    | {"runway", "season", "episode", "game", "act", "bill", "proposition", "amendment", "clause"}
    | {"annex", "appendix", "table", "figure", "step", "lot", "block", "zone", "ward", "precinct"}
    | {"apollo", "area", "exhibit", "count", "bullet", "protocol", "directive", "regulation", "top", "bottom"}
    | {"war", "formula"}
)
_NAME_LABELS = frozenset({"PRODUCT", "LAW", "WORK_OF_ART", "EVENT", "FAC", "ORG", "PERSON", "GPE", "LOC"})
_PLACE_LABELS = frozenset({"FAC", "GPE", "LOC", "PERSON"})
_AT = frozenset({"in", "near", "at", "across"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FAR_YEAR = 2200


class Masks:
    """Stretches of a text in which no number is a figure."""

    def __init__(self, text: str) -> None:
        self._spans = [m.span() for m in _MASK.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def hide(self, number: Number) -> bool:
        """Whether the number lies in one of them."""
        index = bisect_right(self._starts, number.start) - 1
        return index >= 0 and number.start < self._spans[index][1]


def is_year_or_day(text: str, number: Number, doc: Doc, token: Token) -> bool:
    """Whether a number without a unit is a year (1900 to 2100, or any of four digits where a year would stand).

    Args:
        text: The passage's text.
        number: The number.
        doc: The passage.
        token: The number's last token.
    """
    words = text[number.start : number.end]
    if not (len(words) == 4 and words.isdigit()):
        return False
    value = int(words)
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = text[max(0, number.start - 14) : number.start].lower().split()
    last = before[-1] if before else ""
    counted = after is not None and after.tag_ in ("NNS", "NNPS") and after.idx - number.end <= 1
    if _FIRST_YEAR <= value <= _LAST_YEAR:
        # a round number before a plural counts ("2000 soldiers"), other years scope it ("the 2019 elections")
        return not (counted and value % 100 == 0 and last not in _BEFORE_YEAR)
    return (
        (1000 <= value < _FIRST_YEAR or _LAST_YEAR < value < _FAR_YEAR)
        and last in _BEFORE_YEAR
        and not counted
        and token.dep_ in ("pobj", "conj")
    )


def is_address(text: str, number: Number) -> bool:
    """Whether the number is a house number: a street follows."""
    return _ADDRESS.match(text, number.end) is not None


def _enumerates(text: str, number: Number) -> bool:
    if number.spelled or not _ENUMERATOR.match(text, number.end):
        return False
    before = text[max(0, number.start - _BRACKET_REACH) : number.start].rpartition("\n")[2]
    return before.rfind("(") <= before.rfind(")")


def is_name_or_label(text: str, number: Number, doc: Doc, token: Token) -> bool:
    """Whether a number without a unit belongs to a name, a label, an ordinal, an address or a list.

    Args:
        text: The passage's text.
        number: The number.
        doc: The passage.
        token: The number's last token.
    """
    if _NUMBERED.search(text, max(0, number.start - 6), number.start):
        return True
    if _ORDINAL_FOLLOWS.match(text, number.end) or is_address(text, number) or _enumerates(text, number):
        return True
    line = text.rfind("\n", 0, number.start) + 1
    if not text[line : number.start].strip(" \t•*-–(") and re.match(r"[.)]\s", text[number.end : number.end + 2]):
        return True
    first = doc.char_span(number.start, number.end, alignment_mode="expand")
    start = first.start if first is not None else token.i
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    # "In Lyon 36 miners", of which the name finder makes a place or body "Lyon 36"
    astray = counts and (token.ent_type_ in _PLACE_LABELS or (start > 1 and doc[start - 2].lower_ in _AT))
    if token.ent_type_ in _NAME_LABELS and start > 0 and _in_name(doc, start) and not astray:
        return True
    before = doc[start - 1] if start else None
    if before is None or number.start - (before.idx + len(before)) > 1:
        return False
    return _labelled(text, number, doc, token, before)


def _in_name(doc: Doc, start: int) -> bool:
    """Whether the entity that holds a token began before it, with a word of the name."""
    return doc[start].ent_iob_ == "I" and any(c.isalpha() for c in doc[start - 1].text)


def _labelled(text: str, number: Number, doc: Doc, token: Token, before: Token) -> bool:
    """Whether the word right before the number makes a name of it ("Boeing 737", "Section 230", "No. 5")."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    placed = before.i > 0 and before.nbor(-1).pos_ == "ADP"  # "In Lyon 36 miners"
    counts = after is not None and after.tag_ in ("NNS", "NNPS") and (token.head.i > token.i or placed)
    grouped = "," in text[number.start : number.end] or number.scale != 1
    label = before.lower_.rstrip(".") in _LABELS and not grouped
    if label:
        return not (counts and before.text[0].islower() and before.lower_ not in ("no.", "page"))
    if before.text == "-" or before.lower_ == "aged":
        return False
    if any(c.isupper() for c in before.text[1:]) and not before.text.isupper() and not counts and token.is_digit:
        return True  # capitals inside a word make a brand of it, and the number its model
    named = any(c.isupper() for c in before.text) and before.pos_ in ("PROPN", "NOUN", "X") and not number.spelled
    if not named or grouped:
        return False
    if before.ent_type_ in ("ORG", "PRODUCT") and token.is_digit and len(token) >= 3:
        return True  # a type number: "two Boeing 737 jets"
    if after is not None and after.pos_ == "PROPN" and after.ent_type_ in _NAME_LABELS | {"CARDINAL"}:
        return before.ent_type_ in _NAME_LABELS - {"GPE", "LOC", "PERSON"} and not counts
    return not counts and (token.head in (before, before.head) or before.ent_type_ in _NAME_LABELS)
