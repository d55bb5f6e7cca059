"""A query's tree as a condition on the rows of the tables, the same for both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, false, func, not_, or_, select, true

from rashomon.store import schema
from rashomon.store.conditions import (
    And,
    Bearer,
    Counts,
    Dated,
    Equals,
    Matches,
    Named,
    Node,
    Not,
    Or,
    Plain,
    Relation,
    Within,
    conditions,
)
from rashomon.store.fulltext import expression, is_loose, matching, plain_words, searched
from rashomon.store.identity import storable
from rashomon.text.measures import base_unit, same_kind

__all__ = ["Matching", "Said", "said"]

#: spaCy's labels of places.
PLACES = ("GPE", "LOC", "FAC")
_LABELS = {Bearer.PLACE: PLACES, Bearer.PERSON: ("PERSON",)}
#: How far two numbers may be apart and be the same: turning units into one another leaves that much.
_SAME = 1e-9
#: Stories merged one into the next that are followed; more is a ring.
_MERGERS = 100

_TEXT = (Within.TEXT, Within.HEADLINE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one saying has to be: by whom, and with which words. At least one of the two is given."""

    speakers: tuple[Node, ...] = ()
    words: tuple[Node, ...] = ()


def said(parts: Iterable[Node]) -> tuple[list[Said], list[Node]]:
    """The sayings that conditions joined by and are about, and the conditions that are about none.

    One speaker has said all of the words. Where there are several, words belong to the speaker before them, those
    before the first speaker to the first.
    """
    about: list[tuple[list[Node], list[Node]]] = []
    rest: list[Node] = []
    early: list[Node] = []
    for part in parts:
        if _any_speaker(part):
            about.append(([part], []))
        elif _all_are(part, _is_said):
            (about[-1][1] if about else early).append(part)
        else:
            rest.append(part)
    if not about:
        return [Said(words=tuple(early))] if early else [], rest
    about[0][1][:0] = early
    return [Said(tuple(speakers), tuple(words)) for speakers, words in about], rest


@dataclass
class Matching:
    """Makes conditions for one database.

    Args:
        connection: To it: names of outlets and stories are looked up.
    """

    connection: Connection
    _outlets: list[str] | None = field(default=None, init=False)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.connection.dialect.name

    def split(self, tree: Node | None) -> tuple[Node | None, list[Node]]:
        """The words that every hit has in headline or body, by which hits can be ranked, and the other conditions."""
        parts = tree.parts if isinstance(tree, And) else () if tree is None else (tree,)
        words = [part for part in parts if _all_are(part, _is_text)]
        # what full-text search finds of beginnings of words has to be looked at again
        return (_joined(words) if words else None), [part for part in parts if part not in words or _is_loose(part)]

    def article(self, node: Node) -> ColumnElement[bool]:
        """The articles that meet a condition, as one on `schema.article`."""
        match node:
            case And(parts):
                return self.every(parts)
            case Or(parts):
                if _all_are(node, _is_text) and not _is_loose(node):
                    return self._lookup(schema.article, node)
                return or_(*(self.article(part) for part in parts))
            case Not(part):
                # nothing is known of what has no outlet, day or address: it is not what is asked for
                return not_(func.coalesce(self.article(part), false()))
            case Matches(_, _, Within.SAYS):
                return self._sayings(Said(words=(node,)))
            case Matches():
                return self._lookup(schema.article, node)
            case Named(bearer):
                return self._named(node, bearer)
            case Counts():
                return schema.article.c.number.in_(select(schema.figure.c.article).where(self.figure(node)))
            case Dated():
                return _dated(node)
            case Equals():
                return self._equal(node)

    def every(self, parts: Sequence[Node]) -> ColumnElement[bool]:
        """The articles that meet all conditions."""
        sayings, rest = said(parts)
        words = [part for part in rest if _all_are(part, _is_text) and not _is_loose(part)]
        others = [part for part in rest if part not in words]
        return and_(
            true(),
            *([self._lookup(schema.article, _joined(words))] if words else []),
            *(self._sayings(one) for one in sayings),
            *(self.article(part) for part in others),
        )

    def saying(self, one: Said) -> ColumnElement[bool]:
        """The sayings that are so, as a condition on `schema.saying`."""
        parts = (*one.speakers, *one.words)
        plain = [part for part in parts if not (_has_exact(part) or _is_loose(part))]
        found = [self._saying_row(part) for part in parts if part not in plain]
        if plain:
            found.append(self._lookup(schema.saying, _joined(plain)))
        return and_(true(), *found)

    def figure(self, asked: Counts) -> ColumnElement[bool]:
        """The figures within bounds, as a condition on `schema.figure`."""
        if asked.unit is None:
            return self._within(asked.low, asked.high, asked.inclusive)
        found = []
        asked_unit = base_unit(asked.unit)
        for unit in same_kind(asked.unit):
            kept = base_unit(unit)
            low, high = (
                None if bound is None else (bound * asked_unit.factor + asked_unit.offset - kept.offset) / kept.factor
                for bound in (asked.low, asked.high)
            )
            found.append(and_(schema.figure.c.unit == unit, self._within(low, high, asked.inclusive)))
        return or_(*found)

    def name(self, node: Named) -> ColumnElement[bool]:
        """The names that are so, as a condition on `schema.name`."""
        table = schema.name
        labels = _LABELS.get(node.bearer)
        labelled = table.c.label.in_(labels) if labels else true()
        if node.exact:
            return and_(labelled, table.c.entity == storable(node.name))
        return and_(labelled, self._lookup(table, node))

    def incident(self, node: Named) -> ColumnElement[bool]:
        """The incidents at a place, as a condition on `schema.incident`."""
        return self._lookup(schema.incident, node)

    def _within(self, low: float | None, high: float | None, inclusive: bool) -> ColumnElement[bool]:
        figure = schema.figure.c
        found: list[ColumnElement[bool]] = []
        if low is not None:
            found.append(figure.most >= low - abs(low) * _SAME)
            if not inclusive:
                # "more than 1,000" is, whatever it is, above 1,000
                found.append(or_(figure.most > low + abs(low) * _SAME, figure.high.is_(None)))
        if high is not None:
            found.append(figure.least <= high + abs(high) * _SAME)
            if not inclusive:
                found.append(or_(figure.least < high - abs(high) * _SAME, figure.low.is_(None)))
        return and_(*found)

    def _sayings(self, one: Said) -> ColumnElement[bool]:
        return schema.article.c.number.in_(select(schema.saying.c.article).where(self.saying(one)))

    def _saying_row(self, node: Node) -> ColumnElement[bool]:
        """A condition on speakers or words as one on `schema.saying`, part by part."""
        match node:
            case Named(_, name, _, True):
                return func.coalesce(schema.saying.c.person == storable(name), false())
            case And(parts):
                return and_(*(self._saying_row(part) for part in parts))
            case Or(parts):
                return or_(*(self._saying_row(part) for part in parts))
            case _:
                return self._lookup(schema.saying, node)

    def _lookup(self, table: Table, node: Node) -> ColumnElement[bool]:
        """The rows of a table that have words."""
        found = self._indexed(table, expression(node, self.dialect))
        if not isinstance(node, Matches | Named) or not _is_loose(node):
            return found
        # endings of words are not in the index, so a long beginning need not be: "negotia" of "negotiators"
        begun = self._indexed(table, expression(node, self.dialect, loose=True))
        return or_(found, and_(begun, self._holds(table, node)))

    def _indexed(self, table: Table, words: str | None) -> ColumnElement[bool]:
        return false() if words is None else table.c.number.in_(matching(table, words, self.dialect))

    def _holds(self, table: Table, node: Matches | Named) -> ColumnElement[bool]:
        """The rows whose text has the letters that are asked for, whatever their case."""
        words = node.words if isinstance(node, Matches) else node.name
        found = []
        for name in searched(node, table.name):
            column = table.c[name]
            # SQLite's own comparison leaves case alone, and takes a third of the time
            alike = column.contains if self.dialect == "sqlite" else column.icontains
            found.append(alike(storable(words), autoescape=True))
        return func.coalesce(or_(*found), false())

    def _named(self, node: Named, bearer: Bearer) -> ColumnElement[bool]:
        number = schema.article.c.number
        match bearer:
            case Bearer.OUTLET:
                return self._of_outlet(node)
            case Bearer.SPEAKER:
                return self._sayings(Said(speakers=(node,)))
            case Bearer.PLACE if not node.exact:
                # what happened at a place counts even where the text names a smaller one
                there = select(schema.incident.c.article).where(self.incident(node))
                return or_(number.in_(self._with_name(node)), number.in_(there))
            case _:
                return number.in_(self._with_name(node))

    def _with_name(self, node: Named) -> Select[int]:
        return select(schema.name.c.article).where(self.name(node))

    def _of_outlet(self, node: Named) -> ColumnElement[bool]:
        column = schema.article.c.outlet
        if node.exact:
            return column == storable(node.name)
        if self._outlets is None:
            every = select(column).where(column.is_not(None)).distinct()
            self._outlets = [str(one) for one in self.connection.scalars(every)]
        return column.in_([one for one in self._outlets if _has_words(one, node.name, node.prefix)])

    def _equal(self, node: Equals) -> ColumnElement[bool]:
        article = schema.article.c
        value = storable(node.value)
        match node.what:
            case Plain.URL:
                return article.url.icontains(value, autoescape=True)
            case Plain.LANGUAGE:
                return article.language == value
            case Plain.STORY:
                return article.number.in_(select(schema.membership.c.article).where(self._of_story(value)))

    def _of_story(self, value: str) -> ColumnElement[bool]:
        story = schema.story.c
        found = value
        for _ in range(_MERGERS):
            into = self.connection.scalar(select(story.ended_in).where(story.id == found))
            if into is None:
                break
            found = into
        words = plain_words(value)
        titled = [story.title.icontains(word, autoescape=True) for word in words]
        which = or_(story.id == found, and_(*titled)) if titled else story.id == found
        return schema.membership.c.story.in_(select(story.number).where(which))


def _joined(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _all_are(node: Node, kind: Callable[[Node], bool]) -> bool:
    """Whether a condition, and all in it joined by and and or, are of one kind."""
    match node:
        case And(parts) | Or(parts):
            return all(_all_are(part, kind) for part in parts)
        case _:
            return kind(node)


def _is_text(node: Node) -> bool:
    return isinstance(node, Matches) and node.within in _TEXT


def _is_speaker(node: Node) -> bool:
    return isinstance(node, Named) and node.bearer is Bearer.SPEAKER


def _any_speaker(node: Node) -> bool:
    """Whether a condition is a speaker, or one of several: two speakers joined by and are two sayings."""
    return all(_any_speaker(part) for part in node.parts) if isinstance(node, Or) else _is_speaker(node)


def _is_said(node: Node) -> bool:
    return isinstance(node, Matches) and node.within is Within.SAYS


def _is_loose(node: Node) -> bool:
    """Whether full-text search alone cannot tell what meets a condition."""
    return any(isinstance(one, Matches | Named) and is_loose(one) for one in conditions(node))


def _has_exact(node: Node) -> bool:
    return any(isinstance(one, Named) and one.exact for one in conditions(node))


def _dated(asked: Dated) -> ColumnElement[bool]:
    """By the range of days that an article can be of: wholly before, wholly after, or else on."""
    article = schema.article.c
    first, last = (day.isoformat() if day else None for day in (asked.first, asked.last))
    match asked.relation:
        case Relation.BEFORE:
            return article.last_day < first
        case Relation.AFTER:
            return article.day > last
        case Relation.ON:
            known = or_(article.day.is_not(None), article.last_day.is_not(None))
            begins = true() if last is None else or_(article.day.is_(None), article.day <= last)
            ends = true() if first is None else or_(article.last_day.is_(None), article.last_day >= first)
            return and_(known, begins, ends)


def _has_words(name: str, wanted: str, prefix: bool) -> bool:
    """Whether a name has words one after the other."""
    have, want = plain_words(name), plain_words(wanted)
    for start in range(len(have) - len(want) + 1):
        part = have[start : start + len(want)]
        if part == want or (prefix and part[:-1] == want[:-1] and part[-1].startswith(want[-1])):
            return True
    return False
