"""What figures count, in words for a reader, made of the articles' own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.compare.counts import Count
from rashomon.compare.countwords import OPEN_OWNERS, participle

__all__ = ["group_name"]

#: Labels of about this many words read best: the fullest up to it is taken.
_WORDS = 8
#: Characters to either side of a figure in which the place that its sentence names stands.
_REACH = 300
#: Characters to either side in which a name shows whether it takes an article.
_NEAR = 3_000


def group_name(members: Sequence[Count], texts: dict[str, str]) -> str | None:
    """Name what a group of figures counts, as fully as its articles do in a few words.

    Args:
        members: The figures.
        texts: The articles' texts by id.

    Returns:
        A noun phrase, or ``None`` if no member says what it counts.
    """
    named = [(name, c) for c in members if (name := _name(c, texts[c.article]))]
    if not named:
        return None
    return max(named, key=lambda one: (_fullness(one[0], one[1]), -one[1].order))[0]


def _fullness(name: str, count: Count) -> tuple[int, int]:
    scope = count.figure.scope
    owned = any(w[:1].isupper() for w in (*scope.which, *scope.owner))
    told = 2 * owned + 2 * bool(count.places) + bool(count.figure.of)
    length = len(name.split())
    return told - max(0, length - _WORDS), min(length, _WORDS)


def _name(count: Count, text: str) -> str | None:
    figure, scope = count.figure, count.figure.scope
    near = text[max(0, figure.span.start - _NEAR) : figure.span.end + _NEAR]
    acts = " or ".join(sorted(count.acts)) if scope.asserted else ""
    if figure.of is not None:
        noun = " ".join(figure.of.of(text).split())
    elif count.unit is None and acts:
        noun = "people"
    elif count.unit is not None and scope.done:
        noun = f"amount {participle(scope.done[0])}"
    else:
        return None
    if figure.of is not None and text[figure.of.start - 1] in "-‑" and " " in noun:
        unit, _, rest = noun.partition(" ")
        noun = f"{unit}s of the {rest}"  # "a four-page summary"
    if scope.strength:
        noun = f"strength of the {noun}"
    name = noun + _of_whom(count, noun, near)
    if acts and figure.head not in ("death", "toll", "fatality", "injury", "casualty"):
        name = f"{name} {acts}"
    elif " " not in name and scope.asserted and (verb := next(iter(set(scope.done) & count.verbs), None)):
        name = f"{name} {participle(verb)}"
    place = next((w for w in scope.where if any(c.isupper() for c in w)), None)
    if place and place.lower() not in name.lower():
        name = f"{name} {_preposition(count, place, text)} {_with_article(place, near)}"
    return name


def _preposition(count: Count, place: str, text: str) -> str:
    """The word by which the sentence puts the counted at a place."""
    start = count.figure.span.start
    found = re.search(
        rf"\b(in|at|near|outside|inside|around|across|throughout|off|on|along)\s(?:\S+\s)?{re.escape(place)}",
        text[max(0, start - _REACH) : start + _REACH],
        re.IGNORECASE,
    )
    return found[1].lower() if found else "in"


def _of_whom(count: Count, noun: str, near: str) -> str:
    """Whose it is ("of the US"), where the phrase itself does not tell."""
    scope = count.figure.scope
    for owner in (*scope.which, *scope.owner):
        if owner.lower() in noun.lower() or owner.lower() in (p.lower() for p in scope.where):
            continue
        if owner[:1].isupper() and (count.unit is None or owner in scope.which):
            return f" of {_with_article(owner, near)}"
        if owner in OPEN_OWNERS and count.unit is None:
            return f" of the {owner}"
    return ""


def _with_article(name: str, text: str) -> str:
    """The name with "the" if the report writes it so near by."""
    return f"the {name}" if re.search(rf"\b[Tt]he {re.escape(name)}\b(?!\s[A-Z])", text) else name
