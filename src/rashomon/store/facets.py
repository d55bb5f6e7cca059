"""How the articles that a search found divide: by outlet, speaker, place, story, month and language."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, Integer, Select, cast, func, select

from rashomon.export.plain import visible
from rashomon.model import Voice
from rashomon.store import schema
from rashomon.store.conditions import Bearer, Equals, Named, Plain
from rashomon.store.matching import PLACES
from rashomon.store.results import Facet, FacetName, FacetValue

__all__ = ["among", "facets"]

#: Values of a facet: what a reader takes in, and what a column beside the hits has room for.
_VALUES = 10
#: Months are shown in a row, so that gaps are seen: three years of them.
_MONTHS = 36
_MONTH = len("2021-02")


def facets(connection: Connection, numbers: Sequence[int]) -> tuple[Facet, ...]:
    """Count articles by what can narrow a search down.

    Args:
        connection: A transaction that reads.
        numbers: The articles, by their keys in the tables.
    """
    if not numbers:
        return ()
    article = schema.article.c
    outlets: Counter[str] = Counter()
    months: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    rows = select(article.outlet, article.day, article.language).where(among(connection, article.number, numbers))
    for outlet, day, language in connection.execute(rows):
        outlets[outlet or ""] += 1
        months[(day or "")[:_MONTH]] += 1
        languages[language or ""] += 1
    return (
        _facet(FacetName.OUTLET, _common(outlets), lambda name: Named(Bearer.OUTLET, name, exact=True)),
        _speakers(connection, numbers),
        _places(connection, numbers),
        _stories(connection, numbers),
        _by_month(months),
        _facet(FacetName.LANGUAGE, _common(languages), lambda code: Equals(Plain.LANGUAGE, code)),
    )


def among(connection: Connection, key: ColumnElement[int], numbers: Sequence[int]) -> ColumnElement[bool]:
    """Whether a column is one of many numbers, sent as one value: statements take only so many."""
    if connection.dialect.name == "sqlite":
        each = func.json_each(json.dumps(list(numbers))).table_valued("value")
        return key.in_(select(each.c.value))
    return key == func.any(cast(list(numbers), ARRAY(Integer)))


def _common(counts: Counter[str]) -> list[tuple[str, int]]:
    """Values with their counts, the commonest first; what has none is left out."""
    return sorted(((value, count) for value, count in counts.items() if value), key=lambda one: (-one[1], one[0]))


def _facet(name: FacetName, counts: Sequence[tuple[str, int]], query: Callable[[str], Named | Equals]) -> Facet:
    shown = tuple(FacetValue(visible(value), count, str(query(value))) for value, count in counts[:_VALUES])
    return Facet(name, shown, len(counts) > _VALUES)


def _by_month(counts: Counter[str]) -> Facet:
    known = sorted((month, count) for month, count in counts.items() if month)
    shown = tuple(FacetValue(month, count, f"on:{month}") for month, count in known[-_MONTHS:])
    return Facet(FacetName.MONTH, shown, len(known) > _MONTHS)


def _speakers(connection: Connection, numbers: Sequence[int]) -> Facet:
    table = schema.saying.c
    found = _counted(
        connection,
        select(table.person, func.count(table.article.distinct()))
        .where(among(connection, table.article, numbers), table.voice == Voice.NAMED.value, table.person.is_not(None))
        .group_by(table.person),
    )
    return _facet(FacetName.SPEAKER, found, lambda name: Named(Bearer.SPEAKER, name, exact=True))


def _places(connection: Connection, numbers: Sequence[int]) -> Facet:
    table = schema.name.c
    found = _counted(
        connection,
        select(table.entity, func.count(table.article.distinct()))
        .where(among(connection, table.article, numbers), table.label.in_(PLACES))
        .group_by(table.entity),
    )
    return _facet(FacetName.PLACE, found, lambda name: Named(Bearer.PLACE, name, exact=True))


def _stories(connection: Connection, numbers: Sequence[int]) -> Facet:
    member, story = schema.membership.c, schema.story.c
    counts = (
        select(member.story, func.count().label("those"))
        .where(among(connection, member.article, numbers))
        .group_by(member.story)
        .order_by(func.count().desc(), member.story)
        .limit(_VALUES + 1)
        .subquery()
    )
    rows = connection.execute(
        select(story.id, story.title, counts.c.those)
        .join_from(counts, schema.story, story.number == counts.c.story)
        .order_by(counts.c.those.desc(), story.id)
    ).all()
    shown = tuple(FacetValue(visible(r.title) or r.id, r.those, str(Equals(Plain.STORY, r.id))) for r in rows[:_VALUES])
    return Facet(FacetName.STORY, shown, len(rows) > _VALUES)


def _counted(connection: Connection, counts: Select[Any]) -> list[tuple[str, int]]:
    """The commonest values and one more, so that it is known whether there are more."""
    commonest = counts.order_by(func.count().desc(), counts.selected_columns[0]).limit(_VALUES + 1)
    return [(str(value), int(count)) for value, count in connection.execute(commonest)]
