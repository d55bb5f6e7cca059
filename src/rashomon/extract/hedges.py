"""Words that loosen a number or bound it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Bound", "Hedge", "hedge_after", "hedge_before"]


class Bound(StrEnum):
    """What a hedge says about the number it stands with."""

    EXACT = "exact"  # just, only: the value itself
    ABOUT = "about"  # near the value, on either side
    LEAST = "least"  # the value or more
    MOST = "most"  # the value or less


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge where it stands.

    Attributes:
        start: Its first character.
        end: The character after its last.
        words: Its words in lower case.
        bound: What it says.
    """

    start: int
    end: int
    words: str
    bound: Bound


_BEFORE = {
    Bound.ABOUT: "about|around|roughly|approximately|approx.|approx|circa|some|nearly|almost|virtually|close to|"
    "just under|just over|just shy of|just below|just above|just short of|slightly more than|slightly less than|"
    "slightly over|slightly under|slightly fewer than|a little over|a little more than|a little under|"
    "a little less than|little more than|well-nigh|an estimated|estimated|estimated at|estimated to be|"
    "approaching|nearing|perhaps|maybe|possibly|somewhere around|something like|in the region of|on the order of|"
    "barely|close on|not quite|anywhere from|anywhere between|~|≈|c.",
    Bound.LEAST: "at least|more than|over|above|no fewer than|no less than|not less than|not fewer than|upwards of|"
    "upward of|in excess of|exceeding|greater than|a minimum of|minimum of|well over|far more than|well above|"
    "as few as|as little as|as low as|north of|topping|surpassing|>|≥",
    Bound.MOST: "up to|as many as|as much as|fewer than|less than|under|below|no more than|not more than|at most|"
    "a maximum of|maximum of|well under|far fewer than|at the most|as high as|south of|<|≤",
    Bound.EXACT: "just|only|exactly|precisely|a mere|mere|merely|a total of|no other than",
}
_AFTER = {
    Bound.ABOUT: "or so|or thereabouts|more or less|give or take|-odd|-ish",
    Bound.LEAST: "or more|or higher|or over|and up|and counting|plus|at least|-plus|+",
    Bound.MOST: "or less|or fewer|or under|at most|at the most|or lower",
}
#: Words that may stand between a hedge and its number ("about another 50", "more than a record 300").
_BETWEEN = r"(?:(?:the|a|an|another|a further|a record|a total of|its|their) )?"


def _pattern(table: dict[Bound, str]) -> tuple[str, dict[str, Bound]]:
    bounds = {words: bound for bound, every in table.items() for words in every.split("|")}
    longest = sorted(bounds, key=lambda words: (-len(words), words))
    return "|".join(re.escape(words).replace(r"\ ", r"\s") for words in longest), bounds


_ONE_BEFORE, _BEFORE_OF = _pattern(_BEFORE)
_ONE_AFTER, _AFTER_OF = _pattern(_AFTER)
_LAST_BEFORE = re.compile(rf"(?<![\w-])({_ONE_BEFORE})(?<=[\w.])\s{_BETWEEN}$|([~≈<>≥≤])\s?$", re.IGNORECASE)
_FIRST_AFTER = re.compile(rf"\s?({_ONE_AFTER})(?!\w)", re.IGNORECASE)
#: The farthest back that a hedge of two words and what stands between can begin.
_REACH = 48
#: Hedges that go with another hedge only ("just about", "only some"): alone they leave the value as it is.
_HEDGES_IN_A_ROW = 3


def hedge_before(text: str, start: int) -> Hedge | None:
    """The hedge right before a number.

    Of several in a row ("at least about 50") the one that bounds speaks for all, then the one that loosens.

    Args:
        text: The text.
        start: The first character of the number or its currency sign.
    """
    found: list[re.Match[str]] = []
    at = start
    while len(found) < _HEDGES_IN_A_ROW:
        match = _LAST_BEFORE.search(text, max(0, at - _REACH), at)
        if match is None:
            break
        found.append(match)
        at = match.start()
    if not found:
        return None
    bounds = [_BEFORE_OF[_plain(match)] for match in found]
    bound = next((b for b in (Bound.LEAST, Bound.MOST, Bound.ABOUT) if b in bounds), Bound.EXACT)
    words = " ".join(_plain(match) for match in reversed(found))
    return Hedge(at, found[0].end(1) if found[0][1] else found[0].end(2), words, bound)


def hedge_after(text: str, end: int) -> Hedge | None:
    """The hedge right after a number or its unit ("a dozen or so", "10,000+").

    Args:
        text: The text.
        end: The character after the number or its unit.
    """
    match = _FIRST_AFTER.match(text, end, end + 20)
    if match is None:
        return None
    words = " ".join(match[1].lower().split())
    return Hedge(match.start(1), match.end(1), words, _AFTER_OF[words])


def _plain(match: re.Match[str]) -> str:
    return " ".join((match[1] or match[2]).lower().split())
