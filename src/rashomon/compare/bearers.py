"""Who is named in one article, before it is known who else that is in the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rashomon.compare.aliases import TITLES
from rashomon.model import Analysis, Voice
from rashomon.spans import Span
from rashomon.text.spelling import fold
from rashomon.text.tokens import words

__all__ = ["Bearer", "bearers_in", "name_key", "plain_form", "untitled"]

#: Characters before a name in which its title stands.
_BEFORE = 40


def name_key(form: str) -> str:
    """A name in one form: folded words, no leading article, no possessive, no dots."""
    shown = [fold(t.text) for t in words(form)]
    while len(shown) > 1 and shown[-1] == "'s":
        shown.pop()
    while len(shown) > 1 and shown[0] in ("the", "a", "an"):
        shown.pop(0)
    return " ".join(shown)


@dataclass(slots=True)
class Bearer:
    """One article's entity, before it is known who else it is.

    Attributes:
        article: The article's id.
        key: Its name in one form.
        person: Whether it is a person, as the articles together say.
        labels: How often its names have which label.
        forms: Its names as printed, and how often each is.
        roles: Titles that stand before them.
        places: Where each form stands first.
    """

    article: str
    key: str
    person: bool
    labels: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    places: dict[str, Span] = field(default_factory=dict)


def bearers_in(analysis: Analysis) -> list[Bearer]:
    """What one article's names and named speakers stand for."""
    text = analysis.article.text
    found: dict[str, Bearer] = {}
    for name in analysis.names:
        form, entity = plain_form(name.span.of(text)), plain_form(name.entity)
        key = name_key(untitled(entity) if name.label == "PERSON" else entity)
        if not key or not form:
            continue
        one = found.setdefault(key, Bearer(analysis.id, key, False))
        one.labels[name.label] += 1
        one.forms[form] += 1
        one.places.setdefault(form, name.span)
        if name_key(form) != name_key(entity) and name_key(entity) == key:
            one.forms[entity] += 0
        before = [t.text for t in words(text[max(0, name.span.start - _BEFORE) : name.span.start])]
        if name.label == "PERSON" and before and before[-1] in TITLES:
            one.roles.add(before[-1])
    for attribution in analysis.attributions:
        if attribution.speaker and attribution.voice is Voice.NAMED:
            speaker = plain_form(attribution.speaker)
            key = name_key(speaker)
            known = key in found or name_key(untitled(speaker)) in found
            if key and not known and not any(key == name_key(f) for one in found.values() for f in one.forms):
                one = found[key] = Bearer(analysis.id, key, False)
                one.forms[speaker] += 1
                one.labels["PERSON" if _looks_personal(speaker) else "ORG"] += 1
    return [found[key] for key in sorted(found)]


def plain_form(shown: str) -> str:
    """A printed form without the article before it and the possessive after it."""
    flat = " ".join(shown.split()).strip("\"'“”‘’,.;:()[] ") if "." not in shown[-1:] else " ".join(shown.split())
    for ending in ("'s", "’s", "`s"):
        flat = flat.removesuffix(ending)
    first, _, rest = flat.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else flat


def untitled(form: str) -> str:
    """A person's name without titles and trades before it."""
    # imported here: the stage of extraction loads a parser, which a mere check of saved citations has no use for
    from rashomon.text.titles import ROLES

    parts = form.split()
    while len(parts) > 1 and (
        fold(parts[0].strip(".")) in TITLES or (len(parts) > 2 and parts[0].lower() in ROLES)  # "Manager Ida Holm"
    ):
        parts.pop(0)
    return " ".join(parts)


def _looks_personal(form: str) -> bool:
    parts = form.split()
    return 2 <= len(parts) <= 3 and all(p[:1].isupper() and not p.isupper() for p in parts)
