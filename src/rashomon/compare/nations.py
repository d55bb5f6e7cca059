"""Names of peoples beside those of their countries."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["alike", "shared"]

#: Names of peoples and adjectives that do not begin like their country's name.
_NATIONS = {
    "german": "germany",
    "turk": "turkey",
    "serb": "serbia",
    "croat": "croatia",
    "thai": "thailand",
    "american": "us",
    "americans": "us",
    "british": "uk",
    "briton": "uk",
    "britons": "uk",
    "french": "france",
    "spanish": "spain",
    "dutch": "netherlands",
    "danish": "denmark",
    "danes": "denmark",
    "polish": "poland",
    "poles": "poland",
    "finnish": "finland",
    "irish": "ireland",
    "welsh": "wales",
    "scottish": "scotland",
    "greek": "greece",
    "turkish": "turkey",
    "swiss": "switzerland",
    "filipino": "philippines",
    "filipinos": "philippines",
    "emirati": "uae",
    "united states": "us",
    "america": "us",
    "usa": "us",
    "united kingdom": "uk",
    "britain": "uk",
}
_PEOPLE_ENDS = frozenset({"n", "an", "ian", "ans", "ians", "ese", "i", "is", "ish", "ic", "s", "ns", "r", "rs", "ers"})
_COUNTRY_ENDS = frozenset({"", "a", "e", "y", "ia", "istan", "ey", "an", "land", "o", "ay", "ne", "en", "iet"})


def alike(one: str, other: str) -> bool:
    """Whether two name keys name one body or place; a people goes with its country ("afghan", "afghanistan")."""
    one, other = _NATIONS.get(one, one), _NATIONS.get(other, other)
    if one == other:
        return True
    if " " in one or " " in other:
        return False
    stem = 0
    while stem < min(len(one), len(other)) and one[stem] == other[stem]:
        stem += 1
    ends = (one[stem:], other[stem:])
    return stem >= 4 and (
        set(ends) == {"", "istan"}
        or (ends[0] in _PEOPLE_ENDS and ends[1] in _COUNTRY_ENDS)
        or (ends[1] in _PEOPLE_ENDS and ends[0] in _COUNTRY_ENDS)
    )


def shared(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The keys of one set that name a body or place of the other."""
    others = sorted(other)
    return [key for key in sorted(one) if any(alike(key, o) for o in others)]
