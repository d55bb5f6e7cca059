"""What figures count, in words for a reader, made of the articles' own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.compare.counts import PRISON_TERM, Count
from rashomon.compare.countwords import ACTS, participle

__all__ = ["group_name"]

#: Labels of about this many words read best: the fullest up to it is taken.
_WORDS = 8
#: Characters to either side of a figure in which the words of its sentence stand.
_REACH = 300
#: Characters to either side in which a name shows whether it takes an article.
_NEAR = 3_000
#: Nouns that are units or nothing: no label.
_NO_THINGS = frozenset({"percent", "cent", "dollar", "one", "remainder", "total"})
#: Nouns that say themselves what became of the counted.
_FATES = frozenset({"death", "toll", "fatality", "injury", "casualty"})
#: Verbs for which "dead" is the word beside a number.
_DYING = frozenset({"die", "perish"})
_PARTITIVE = re.compile(r"\s+of\s+(?P<all>the |all |all the )?|\s+(?P<half>the )|\s+of\s+\w+\s")
_PREPOSITIONS = "in|at|near|outside|inside|around|across|throughout|off|on|along"
#: What a place is not looked for across: it belongs to something else then.
_STOPS = re.compile(r"[():;\n]|[.?!]\s")


def group_name(members: Sequence[Count], texts: dict[str, str], *, alone: bool) -> str | None:
    """Name what a group of figures counts, as fully as its articles do in a few words.

    Args:
        members: The figures.
        texts: The articles' texts by id.
        alone: Whether only one report has them, so that they must say well what they count.

    Returns:
        A noun phrase, or ``None`` if no member says well what it counts.
    """
    named = [(name, c) for c in members if (name := _name(c, texts[c.article], alone=alone))]
    if not named:
        return None if alone else _by_class(members)
    return max(named, key=lambda one: (_fullness(one[0], one[1]), -one[1].order))[0]


def _by_class(members: Sequence[Count]) -> str | None:
    """The class of what is measured, or the unit, where no member has a noun for it."""
    weights: Counter[str] = Counter()
    for count in members:
        weights.update(count.measured)
    best = min(weights, key=lambda m: (-weights[m], m), default=None)
    return best or members[0].figure.unit or "a number"


def _fullness(name: str, count: Count) -> tuple[int, int]:
    scope = count.figure.scope
    owners = [w for w in (*scope.which, *scope.owner) if w[:1].isupper()]
    printed = any(w.lower() in name.lower().split(" of ")[0] for w in owners)
    told = bool(owners) + printed + 2 * bool(count.places) + bool(count.figure.of) - scope.strength
    length = len(name.split())
    return told - max(0, length - _WORDS), min(length, _WORDS)


def _name(count: Count, text: str, *, alone: bool) -> str | None:
    scope = count.figure.scope
    near = text[max(0, count.figure.span.start - _NEAR) : count.figure.span.end + _NEAR]
    acts = " or ".join(_act(a, count, text) for a in sorted(count.acts)) if scope.asserted else ""
    noun = _noun(count, text, acts=bool(acts), alone=alone)
    if noun is None:
        return None
    owner = _owner(count, noun) if noun != PRISON_TERM else None
    if scope.strength:
        name = f"strength of the {owner} {noun}" if owner else f"strength of the {noun}"
    else:
        name = f"{noun} of {_with_article(owner, near)}" if owner else noun
    if acts and count.figure.head not in _FATES:
        name = f"{name} {acts}"
    elif name == noun and (printed := _participle_after(count, text)):
        name = f"{name} {printed}"
    return name + _at_place(count, name, text, near)


def _noun(count: Count, text: str, *, acts: bool, alone: bool) -> str | None:
    """The counted thing as printed, with "share of" for a part of it."""
    figure = count.figure
    if PRISON_TERM in count.kinds:
        return PRISON_TERM if not alone or figure.head == "sentence" else None
    if figure.of is None:
        if count.unit is None:
            return "people" if acts else None
        done = figure.scope.done
        shown = bool(done) and not alone and _printed(participle(done[0]), count, text)
        return f"amount {participle(done[0])}" if shown else None
    noun = " ".join(figure.of.of(text).split())
    if (figure.head in _NO_THINGS and (alone or count.unit is None)) or not any(c.isalpha() for c in noun):
        return None
    if count.unit == "share":
        gap = (
            _PARTITIVE.fullmatch(text, figure.span.end, figure.of.start) if figure.of.start > figure.span.end else None
        )
        if gap is not None:
            return f"share of {gap['all'] or gap['half'] or ''}{noun}"
        if figure.of.end <= figure.span.start and text[figure.of.end : figure.span.start].strip() == "(":
            return f"share of {noun}"
        return None if figure.unit == "share" else noun
    if text[figure.of.start - 1 : figure.of.start] in ("-", "‑") and " " in noun:
        unit, _, rest = noun.partition(" ")
        return f"{unit}s of the {rest}"  # "a four-page summary"
    return noun


def _act(act: str, count: Count, text: str) -> str:
    """What became of the counted, in the word that the report prints if it stands as well beside a noun."""
    verbs = [v for v in (*count.figure.scope.done, *count.figure.scope.does) if ACTS.get(v) == act]
    if verbs and _DYING.issuperset(verbs):
        return "dead"
    return next((p for v in verbs if _printed(p := participle(v), count, text)), act)


def _printed(word: str, count: Count, text: str) -> bool:
    """Whether a word stands near a figure."""
    start, end = max(0, count.figure.span.start - _REACH), count.figure.span.end + _REACH
    return re.search(rf"\b{re.escape(word)}\b", text[start:end], re.IGNORECASE) is not None


def _participle_after(count: Count, text: str) -> str | None:
    """The participle right behind the noun ("the votes counted")."""
    figure = count.figure
    if figure.of is None or figure.unit is not None or not figure.scope.asserted:
        return None
    words = (participle(v) for v in figure.scope.done)
    return next((w for w in words if re.match(rf"\s{re.escape(w)}\b", text[figure.of.end : figure.of.end + 30])), None)


def _owner(count: Count, noun: str) -> str | None:
    """Whose it is, by name, where the phrase itself does not tell."""
    scope = count.figure.scope
    for owner in (*scope.which, *scope.owner):
        if owner.lower() in noun.lower() or owner.lower() in (p.lower() for p in scope.where):
            continue
        if owner[:1].isupper() and (count.unit is None or owner in scope.which):
            return owner
    return None


def _at_place(count: Count, name: str, text: str, near: str) -> str:
    """Where it is, with the word that the sentence puts before the place; empty if it does not say."""
    figure = count.figure
    for place in figure.scope.where:
        if place.lower() in name.lower():
            continue
        if any(c.isupper() for c in place):
            preposition = _preposition(count, place, text)
            return f" {preposition} {_with_article(place, near)}" if preposition else ""
        if figure.of is not None:
            site = re.compile(rf"\s(?:{_PREPOSITIONS})\s(?:the|a|an)\s(?:[\w-]{{1,20}}\s)?{re.escape(place)}\b")
            found = site.match(text, figure.of.end)
            return " " + " ".join(found[0].split()) if found else ""
    return ""


def _preposition(count: Count, place: str, text: str) -> str | None:
    """The word by which the sentence puts the counted at a place; ``None`` if it stands apart from the figure."""
    figure = count.figure
    start = max(0, figure.span.start - _REACH)
    window = text[start : figure.span.end + _REACH]
    for found in re.finditer(rf"\b({_PREPOSITIONS})\s(?:\S{{1,30}}\s)?{re.escape(place)}", window, re.IGNORECASE):
        low, high = sorted((start + found.start(), figure.span.start))
        if not _STOPS.search(text, low, high):
            return found[1].lower()
    return "in" if count.acts else None


def _with_article(name: str, text: str) -> str:
    """The name with "the" if the report writes it so near by."""
    return f"the {name}" if re.search(rf"\b[Tt]he {re.escape(name)}\b(?!\s[A-Z])", text) else name
