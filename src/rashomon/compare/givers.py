"""Whether two figures come from different sources: the police count one way and the organisers another."""

from __future__ import annotations

import re

from rashomon.compare.counts import Count
from rashomon.compare.who import Names, name_key

__all__ = ["different_givers"]

#: Words for who gives a number, by the side they stand on. Two on one side may be one source told in two ways; two on
#: different sides are not.
_SIDES = {
    "police": "police officer constabulary detective investigator prosecutor",
    "government": "government ministry minister cabinet premier president official authority council mayor governor "
    "county state administration treasury department prefect prefecture spokesman spokeswoman spokesperson "
    "commissioner district municipality city hall directorate regulator",
    "armed forces": "army military general commander defence defense navy",
    "organisers": "organiser organizer union league campaigner activist protester demonstrator movement opposition "
    "striker association federation farmer",
    "medics": "medic doctor hospital clinic nurse paramedic ambulance health",
    "rebels": "rebel insurgent guerrilla militia separatist militant",
    "people there": "resident villager witness survivor neighbour neighbor eyewitness local passenger caller relative",
    "company": "company firm management owner operator employer manufacturer maker club airline utility bank chain "
    "group",
    "observers": "observer monitor watchdog researcher institute analyst pollster charity ngo think-tank scientist "
    "economist expert campaign observatory agency satellite study survey database tracker university",
}
_SIDE = {word: side for side, words in _SIDES.items() for word in words.split()}
#: What says that somebody tells something, and characters around it in which that somebody stands.
_TELLING = re.compile(
    r"\b(?:according to|said|says|claim(?:s|ed)|admit(?:s|ted)|insist(?:s|ed)|put(?:s|ting)? (?:it|the|turnout)"
    r"|estimate[sd]?|announce[sd]?|told|reckon(?:s|ed|ing)?|count(?:s|ed)|report(?:s|ed)|confirm(?:s|ed)|acknowledge[sd]?)\b"
)
_REACH = 50
_PREPOSITION = re.compile(r"\s(?:of|at|in|for|from|on|with|to|hired|who)\s|,")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Words that tell nothing of who somebody is.
_EMPTY = frozenset({"the", "a", "an", "of", "and", "for", "in", "at", "its", "their", "his", "her", "mr", "ms", "dr"})
#: Sides of which one may speak for the other.
_ALLIED = (frozenset({"police", "government"}), frozenset({"armed forces", "government"}))


def different_givers(one: Count, other: Count, names: Names) -> bool:
    """Whether two figures are certainly from different sources, as their reports name them.

    A source that is not named is never certain to be another: the outlet may have the number from anybody.

    Args:
        one: A figure.
        other: Another.
        names: Who is who in the story.
    """
    first, second = one.figure.source, other.figure.source
    if first is None or second is None:
        sides = [_told_sides(c) for c in (one, other)]
        return all(sides) and not sides[0] & sides[1] and not any(sides[0] | sides[1] <= pair for pair in _ALLIED)
    keys = [name_key(names.canonical(n, c.article) or n) for n, c in ((first, one), (second, other))]
    words = [_words(k) | _words(n) for k, n in zip(keys, (first, second), strict=True)]
    if keys[0] == keys[1] or words[0] & words[1]:
        return False
    # "the tribunal" and "its president, Ann Moor": the one report may name both
    heads = [_head(n) for n in (first, second)]
    if any(
        head not in _SIDE and head in _words(c.passage.sentence)
        for head, c in zip(heads[::-1], (one, other), strict=True)
    ):
        return False
    sides = [{_SIDE[w] for w in each if w in _SIDE} for each in words]
    if sides[0] & sides[1] or (all(sides) and any(sides[0] | sides[1] <= pair for pair in _ALLIED)):
        # the ministry and "officials", a firm and "the company": one may be the other
        return False
    return bool(sides[0] or sides[1]) or all(map(_is_name, (first, second)))


def _told_sides(count: Count) -> set[str]:
    """The sides of those who may give a number: of its source, or of whoever its sentence says tells something."""
    if count.figure.source is not None:
        return {_SIDE[w] for w in _words(count.figure.source) if w in _SIDE}
    sentence = count.passage.sentence
    return {
        _SIDE[word]
        for told in _TELLING.finditer(sentence)
        for word in _words(sentence[max(0, told.start() - _REACH) : told.end() + _REACH])
        if word in _SIDE
    }


def _head(name: str) -> str:
    """The word that says what somebody is: the last before a preposition, in the singular and lower case."""
    words = _PREPOSITION.split(name, maxsplit=1)[0].split()
    return next(iter(_words(words[-1])), "") if words else ""


def _words(name: str) -> set[str]:
    """The words of a name that tell who it is, in the singular."""
    words = (w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name))
    return {w[:-1] if w.endswith("s") and len(w) > 3 and not w.endswith("ss") else w for w in words} - _EMPTY


def _is_name(source: str) -> bool:
    return any(word[:1].isupper() for word in _WORD.findall(source.removeprefix("The ")))
