"""Abbreviations that one report spells out in other words than the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rashomon.compare.aliases import expansions
from rashomon.compare.who import name_key
from rashomon.model import Analysis, Entity, Ground, Member, Opposed, Side
from rashomon.spans import Span
from rashomon.text.spelling import is_acronym_of

__all__ = ["odd_names"]

_WHY = "one abbreviation, spelled out in other words"


def odd_names(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[Opposed, ...]:
    """The odd expansions among the notes on a story's names, each beside the usual one.

    Those whose usual expansion no other article prints have no other side, and are left out.

    Args:
        analyses: The articles of the story, in the order of their ids.
        who: The names of the story.
    """
    noted = [entity for entity in who if entity.notes and entity.acronym and entity.label != "PERSON"]
    if not noted:
        return ()
    printed = _printed(analyses)
    texts = {a.id: a.article.text for a in analyses}
    return tuple(found for entity in noted if (found := _opposed(entity, printed, texts)))


def _opposed(entity: Entity, printed: dict[str, dict[str, Span]], texts: dict[str, str]) -> Opposed | None:
    """The usual expansions of an entity's acronym against the odd ones; ``None`` if either is missing."""
    short = (entity.acronym or "").replace(".", "")
    odd: dict[str, list[Member]] = defaultdict(list)
    for member in entity.odd:
        odd[name_key(member.span.of(texts[member.article]))].append(member)
    own = {member.article for members in odd.values() for member in members}
    keys = sorted({name_key(form) for form, _ in entity.forms} - odd.keys())
    usual = [
        Member(article, span)
        for key in keys
        if " " in key and is_acronym_of(short, tuple(key.split()))
        for article, span in printed.get(key, {}).items()
        if article not in own
    ]
    if not usual or not odd:
        return None
    sides = (_side(usual, texts), *(_side(odd[key], texts) for key in sorted(odd)))
    return Opposed(f"what {entity.acronym} stands for", Ground.NAME, sides, why=_WHY)


def _side(members: Sequence[Member], texts: dict[str, str]) -> Side:
    """The places that print one expansion, under the form that most of them have."""
    ordered = sorted(members)
    forms = Counter(" ".join(m.span.of(texts[m.article]).split()) for m in ordered)
    first: dict[str, Member] = {}
    for member in ordered:
        first.setdefault(member.article, member)
    return Side(min(forms, key=lambda form: (-forms[form], form)), None, tuple(first.values()))


def _printed(analyses: Sequence[Analysis]) -> dict[str, dict[str, Span]]:
    """For the key of each name its first place in each article that prints it."""
    found: dict[str, dict[str, Span]] = defaultdict(dict)
    for one in analyses:
        for span in sorted(_names(one)):
            found[name_key(span.of(one.article.text))].setdefault(one.id, span)
    return found


def _names(one: Analysis) -> Iterator[Span]:
    yield from (name.span for name in one.names)
    yield from (expansion.span for expansion in expansions(one.article.text))
