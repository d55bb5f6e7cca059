"""Names that an article shows to be places, whatever label the model gave them.

A model guesses at a name it has never seen, and guesses differently from sentence to sentence. The words around all of
a name's mentions are better evidence: people live in places, places have districts, capitals and a word for who lives
there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.spans import Span

__all__ = ["LAND", "PLACES", "place_labels"]

#: After a name they make a place of it that people govern.
PLACES = frozenset({"district", "province", "village", "county", "region", "city", "town", "governorate"})
#: After a name they make a place of it that nobody governs.
LAND = frozenset({"valley", "river", "lake", "sea", "bay", "mountain", "mountains", "desert", "peninsula", "coast"})

#: Characters around a mention that are read.
_AROUND = 40
_IN = re.compile(r"(?:^|[^\w-])(?:in|near|outside|across|throughout)\s+$", re.IGNORECASE)
_PART_OF = re.compile(
    r"\b(?:town|city|village|province|district|capital|port|outskirts|streets|suburb|mayor|governor|residents|border)"
    r"\s+(?:of|with)\s+$",
    re.IGNORECASE,
)
#: What a place alone has.
_HAS = re.compile(
    r"['’]s?\s+(?:capital|border|borders|parliament|airport|coast|population|streets|outskirts|suburbs)\b"
)
#: What a country has and an organisation does not.
_GOVERNED = re.compile(
    r"['’]s\s+(?:(?:former|new|then|acting|late)\s+)?(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e) [Mm]inister\b"
)
#: What a country has and an organisation may have too, but hardly a person.
_RULED = re.compile(
    r"['’]s\s+(?:(?:former|new|then|acting|late)\s+)?(?:[Pp]resident|[Kk]ing|[Ee]mbassy|[Ee]conomy|[Aa]rmy)\b"
)
#: What follows a place where it is no part of a longer phrase ("in Lissen on Monday", but not "in Lissen circles").
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)”\"\n—–]|\s(?:on|in|at|as|after|before|last|this|next|to|for|from|with|when|where|who|is|are|was|were"
    r"|will|have|has|had|and|or|by|since|during|until|over|but|that|it|the|an?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_ACTS = re.compile(r"\s+(?:said|says|has|have|had|will|is|was|told|wants?|reported|announced|and)\b")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
#: What one can be in that is no place.
_NO_PLACE = frozenset({"congress", "parliament", "senate", "house", "court", "cabinet", "council", "government"})
#: Endings of words for those who live in a place, added to its name or to its name without the last letter.
_DWELLERS = (("n", 0), ("an", 0), ("ian", 0), ("ese", 0), ("ian", 1), ("an", 1), ("ese", 1))
#: Shorter names make too many words by chance.
_SHORTEST = 4


def place_labels(
    text: str, mentions: Sequence[tuple[Span, str, str]], settled: Mapping[str, str], persons: Iterable[str]
) -> dict[str, str]:
    """The names that the words around their mentions show to be places, with their new labels.

    Args:
        text: The article's text.
        mentions: Where each name stands, the name, and the label the model gave that mention.
        settled: The label that each name would get otherwise.
        persons: Names that a title or a fuller name shows to be persons'.
    """
    known = set(persons)
    spoken = {word for _, name, _ in mentions for word in name.split()}
    around: dict[str, list[tuple[str, str]]] = defaultdict(list)
    out: dict[str, str] = {}
    for span, name, _ in mentions:
        if settled[name] in ("PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART") and name not in known:
            before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
            around[name].append((before, after))
    for name, places in around.items():
        *first, last = name.lower().split()
        if first and last in PLACES | LAND:
            out[name] = "GPE" if last in PLACES else "LOC"
        elif len(first) < 2 and not name.replace(".", "").isupper() and _is_place(name, settled[name], places, spoken):
            out[name] = "GPE"
    return out


def _is_place(name: str, label: str, places: Sequence[tuple[str, str]], spoken: set[str]) -> bool:
    """Whether the words before and after the mentions of a name show a place."""
    if any(_THE.search(before) for before, _ in places) or name.lower() in _NO_PLACE:
        return False
    if any(_PART_OF.search(before) or _HAS.match(after) or _GOVERNED.match(after) for before, after in places):
        return True
    if any((after.split() or [""])[0].strip(".,;:") in PLACES for _, after in places):
        return True
    if len(name) >= _SHORTEST and any(name[: len(name) - cut] + ending in spoken for ending, cut in _DWELLERS):
        return True
    within = any(_IN.search(before) and _ENDS.match(after) for before, after in places)
    if label == "PERSON":
        return within or any(_RULED.match(after) for _, after in places)
    # organisations, too, have people in them, but they act
    return within and " " not in name and not any(_ACTS.match(after) for _, after in places)
