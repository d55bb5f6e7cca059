"""What names stand for: countries by their several names, titles, and acronyms as articles explain them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.spans import Span
from rashomon.text.spelling import FUNCTION_WORDS, fold, is_acronym_of

__all__ = ["CITIES", "COUNTRIES", "FIRST_NAMES", "TITLES", "Expansion", "expansions"]

#: Names of one country each, folded; the people and the adjective ("American") are names of their own.
COUNTRIES = (
    frozenset({"us", "usa", "united states", "united states of america", "america"}),
    frozenset({"uk", "united kingdom", "britain", "great britain"}),
    frozenset({"uae", "united arab emirates", "emirates"}),
    frozenset({"drc", "dr congo", "democratic republic of congo", "democratic republic of the congo"}),
    frozenset({"burma", "myanmar"}),
    frozenset({"turkey", "turkiye"}),
    frozenset({"ivory coast", "cote divoire"}),
    frozenset({"czechia", "czech republic"}),
    frozenset({"swaziland", "eswatini"}),
    frozenset({"netherlands", "holland"}),
    frozenset({"russia", "russian federation"}),
    frozenset({"north korea", "dprk"}),
    frozenset({"prc", "peoples republic of china", "china"}),
    frozenset({"eu", "european union"}),
    frozenset({"un", "united nations"}),
)

#: Names of one city each, folded: the one that its state uses now and the one that others still print.
CITIES = tuple(
    frozenset(names.split("/"))
    for names in (
        "kyiv/kiev",
        "kharkiv/kharkov",
        "lviv/lvov",
        "odesa/odessa",
        "mumbai/bombay",
        "kolkata/calcutta",
        "chennai/madras",
        "yangon/rangoon",
        "beijing/peking",
        "almaty/alma ata",
        "new york city/nyc",
    )
)

_BEFORE_NAMES = (
    "mr mrs ms miss dr doctor sir dame lord lady president vice prime minister premier chancellor secretary general "
    "gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral commander senator sen representative "
    "rep congressman congresswoman governor gov mayor ambassador judge justice king queen prince princess pope sheikh "
    "mullah imam rev reverend professor prof chairman chairwoman chief former acting deputy foreign defense director "
    "officer spokesman spokeswoman spokesperson"
)
#: Words before a person's name that are not part of it, folded.
TITLES = frozenset(_BEFORE_NAMES.split())

#: First names that are used for one another.
FIRST_NAMES = tuple(
    frozenset(names.split())
    for names in (
        "joe joseph",
        "bill william will",
        "bob robert rob",
        "mike michael",
        "jim james jimmy",
        "tom thomas",
        "dan daniel",
        "dave david",
        "steve steven stephen",
        "tony anthony",
        "ted edward ed",
        "ben benjamin",
        "nick nicholas",
        "alex alexander",
        "chris christopher",
        "liz elizabeth beth",
        "kate katherine catherine kathy",
        "sue susan",
        "tim timothy",
        "greg gregory",
        "jeff jeffrey",
        "ken kenneth",
        "larry lawrence",
        "matt matthew",
        "pat patrick patricia",
        "pete peter",
        "ron ronald",
        "sam samuel",
        "don donald",
        "vlad vladimir volodymyr",
        "andy andrew",
        "jon jonathan",
        "chuck charles charlie",
        "dick rick richard",
        "mitch mitchell",
        "debbie deborah",
        "mohammed muhammad mohamed mohammad muhammed mohamad mohamud",
        "ahmed ahmad",
        "hussein hussain husayn husein hossein",
        "hassan hasan",
        "yusuf youssef yousef yusef yousuf",
        "abdul abdel abdal",
        "khaled khalid",
        "mustafa mostafa",
        "omar umar",
        "osama usama",
        "said saeed saeid",
        "ibrahim ebrahim",
    )
)

_AFTER = re.compile(r"\((?:the )?((?:[A-Z][A-Za-z]?){2,8}|(?:[A-Z]\.){2,8})s?\)")
_BEFORE = re.compile(r"\b([A-Z][A-Za-z]{0,2}[A-Z]{1,8})\s?\((?:the )?([A-Z][^()\n]{3,90})\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Expansion:
    """A place where an article spells out an acronym.

    Attributes:
        acronym: Without dots.
        name: The name as printed.
        span: Where the name stands.
        fits: Whether the acronym is made of the name's first letters.
    """

    acronym: str
    name: str
    span: Span
    fits: bool


def expansions(text: str) -> Iterator[Expansion]:
    """Find "Full Name (ABC)" and "ABC (Full Name)" in an article.

    Before an acronym in brackets the name is as long as its letters say; within brackets it is what stands there, if it
    is a capitalised name of about as many words that begins with the same letter.
    """
    for match in _AFTER.finditer(text):
        letters = match.group(1).replace(".", "")
        before = list(_WORD.finditer(text, max(0, match.start() - 120), match.start()))
        # nothing but a blank may stand between the name and the bracket
        if not before or text[before[-1].end() : match.start()].strip(" \u00a0”\"'’"):
            continue
        for first in range(len(before) - 2, max(-1, len(before) - 2 * len(letters) - 2), -1):
            words = [w.group() for w in before[first:]]
            if words[0][0].isupper() and is_acronym_of(letters, tuple(words)):
                span = Span(before[first].start(), before[-1].end())
                yield Expansion(letters, span.of(text), span, True)
                break
    for match in _BEFORE.finditer(text):
        letters, span = match.group(1), Span(match.start(2), match.end(2))
        words = _WORD.findall(match.group(2))
        main = [w for w in words if fold(w) not in FUNCTION_WORDS]
        if len(main) < 2 or not all(w[0].isupper() for w in main) or "," in match.group(2):
            continue
        fits = is_acronym_of(letters, tuple(words))
        if fits or (main[0][0] == letters[0] and abs(len(main) - len(letters)) <= 1):
            yield Expansion(letters, match.group(2), span, fits)
