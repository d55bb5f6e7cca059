"""A surname that stands before the only full name of an article, where the story knows another bearer.

Reports name people in full first and by surname afterwards. One that begins with a surname alone means somebody whom
every reader knows; a relative who is named in full further down is then not meant by it, though no other full name
stands in that article. Other articles of the story tell: they have the surname's other bearer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.compare.bearers import Bearer, name_key, untitled
from rashomon.compare.namespelling import surname
from rashomon.model import Analysis, BlockKind, Entity

__all__ = ["apart_from_relatives", "surname_alone"]


def apart_from_relatives(analyses: Sequence[Analysis], bearers: Sequence[Bearer]) -> list[Bearer]:
    """Take surnames from those whose full name comes after them and whom no other article names.

    Args:
        analyses: The articles of a story.
        bearers: Who is named in each, persons told from others.

    Returns:
        The bearers, with one more for each surname that was taken.
    """
    full: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in bearers:
        if one.person and " " in one.key:
            full[surname(one.key)][one.key].add(one.article)
    by_id = {a.id: a for a in analyses}
    out = list(bearers)
    for one in bearers:
        last = surname(one.key)
        if not one.person or " " not in one.key or full[last][one.key] != {one.article}:
            continue
        # known elsewhere, and in full: not here, where both would be told apart already
        others = [articles for key, articles in full[last].items() if key != one.key]
        if not others or any(one.article in articles for articles in others):
            continue
        if _surname_first(by_id[one.article], one.key, last):
            out.append(_taken(one, last))
    return out


def surname_alone(entities: Sequence[Entity]) -> dict[tuple[int, str], int]:
    """Whom an article names in full though its surname alone is somebody else's there, and who that is.

    Args:
        entities: Who is who across the articles.

    Returns:
        For the index of an entity and an article, the index of the entity that has the surname alone.
    """
    full: dict[tuple[str, str], set[int]] = defaultdict(set)
    bare: dict[tuple[str, str], int] = {}
    for index, entity in enumerate(entities):
        for form, articles in entity.forms if entity.label == "PERSON" else ():
            key = name_key(untitled(form))
            for article in articles:
                if " " in key:
                    full[surname(key), article].add(index)
                elif key and " " not in name_key(entity.name):
                    bare[key, article] = index
    return {(min(full[at]), at[1]): other for at, other in bare.items() if len(full.get(at, ())) == 1}


def _surname_first(analysis: Analysis, key: str, last: str) -> bool:
    """Whether the text has the surname alone before the first place where the full name stands."""
    text = analysis.article.text
    headings = [b.span for b in analysis.blocks if b.kind is BlockKind.HEADLINE]
    for name in sorted(analysis.names, key=lambda n: n.span):
        if name.label != "PERSON" or name_key(untitled(name.entity)) != key:
            continue
        shown = name_key(untitled(name.span.of(text)))
        if shown == last and not any(h.covers(name.span) for h in headings):
            return True
        if shown != last:
            return False
    return False


def _taken(one: Bearer, last: str) -> Bearer:
    """A bearer of the surname alone, with the forms of it that another had."""
    forms = [form for form in one.forms if name_key(untitled(form)) == last]
    bare = Bearer(one.article, last, True, roles=set(one.roles))
    for form in forms:
        bare.forms[form] = one.forms.pop(form)
        if form in one.places:
            bare.places[form] = one.places.pop(form)
    bare.labels = Counter({"PERSON": bare.forms.total()})
    return bare
