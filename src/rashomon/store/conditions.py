"""What a query asks for, as a tree: conditions on an article, joined by and, or and not.

Two trees are equal if they ask the same, and the text of one (``str``) is a query that gives it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "And",
    "Bearer",
    "Condition",
    "Counts",
    "Dated",
    "Equals",
    "Matches",
    "Named",
    "Node",
    "Not",
    "Or",
    "Plain",
    "Query",
    "Relation",
    "Within",
    "conditions",
]

#: What stands without quotation marks and is read as nothing but a word.
_BARE = re.compile(r"[^\W_][\w.,'’/&+%$€£#@-]*")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


class Within(StrEnum):
    """Where words are looked for."""

    TEXT = "text"  # headline and body
    HEADLINE = "headline"
    SAYS = "says"  # within what somebody is said to have said


class Bearer(StrEnum):
    """Whose name is looked for."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    PLACE = "place"
    PERSON = "person"
    NAME = "name"


class Relation(StrEnum):
    """How the day of publication stands to a stretch of the calendar."""

    BEFORE = "before"
    ON = "on"
    AFTER = "after"


class Plain(StrEnum):
    """What is compared as it stands."""

    STORY = "story"
    URL = "url"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Matches:
    """Words that stand one after the other.

    Attributes:
        words: One or several, blanks between them.
        prefix: Whether the last is the beginning of a word.
        within: Where.
    """

    words: str
    prefix: bool = False
    within: Within = Within.TEXT

    def __str__(self) -> str:
        field = "" if self.within is Within.TEXT else f"{self.within}:"
        return f"{field}{_quoted(self.words)}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Named:
    """A name: words of it, or all of it as it is written.

    Attributes:
        bearer: Whose.
        name: The name or words of it.
        prefix: Whether the last word is the beginning of one.
        exact: Whether it is the whole name.
    """

    bearer: Bearer
    name: str
    prefix: bool = False
    exact: bool = False

    def __str__(self) -> str:
        return f"{self.bearer}:{'=' if self.exact else ''}{_quoted(self.name)}{'*' if self.prefix else ''}"


@dataclass(frozen=True, slots=True)
class Counts:
    """A figure within bounds.

    Attributes:
        low: The lowest value; ``None`` if open.
        high: The highest; ``None`` if open.
        inclusive: Whether the bounds themselves are meant too.
        unit: The normalised unit; ``None`` for whatever is counted or measured.
    """

    low: float | None
    high: float | None
    inclusive: bool = True
    unit: str | None = None

    def __str__(self) -> str:
        low, high = (None if bound is None else number(bound) for bound in (self.low, self.high))
        if low is not None and low == high:
            value = low
        elif self.inclusive:
            value = f"{low or ''}..{high or ''}"
        else:
            value = f"<{high}" if low is None else f">{low}"
        return f'figure:"{value} {self.unit}"' if self.unit else f"figure:{value}"


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of publication before, within or after a stretch of the calendar.

    Attributes:
        relation: Which of them.
        value: The stretch as it was written ("2021-02").
        first: Its first day; ``None`` if open.
        last: Its last day; ``None`` if open.
    """

    relation: Relation
    value: str
    first: date | None
    last: date | None

    def __str__(self) -> str:
        return f"{self.relation}:{self.value}"


@dataclass(frozen=True, slots=True)
class Equals:
    """A story, an address or a language."""

    what: Plain
    value: str

    def __str__(self) -> str:
        return f"{self.what}:{_quoted(self.value)}"


Condition = Matches | Named | Counts | Dated | Equals


@dataclass(frozen=True, slots=True)
class And:
    """All of its parts, two or more. Speakers and their words within one are of one saying."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(_part(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of its parts, two or more."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(_part(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """What its part is not."""

    part: Node

    def __str__(self) -> str:
        return f"-{_part(self.part)}"


Node = And | Or | Not | Condition


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Attributes:
        tree: What an article must be; ``None``: anything.
        versions: Whether earlier versions of documents are searched too.
    """

    tree: Node | None = None
    versions: bool = False

    def __str__(self) -> str:
        if not self.versions:
            return "" if self.tree is None else str(self.tree)
        if self.tree is None:
            return "version:all"
        return f"{self.tree if isinstance(self.tree, And) else _part(self.tree)} version:all"


def conditions(node: Node | None, *, denied: bool = False) -> Iterator[Condition]:
    """The conditions that an article meets by being found, in order; with `denied`, those it does not meet."""
    match node:
        case None:
            return
        case And(parts) | Or(parts):
            for part in parts:
                yield from conditions(part, denied=denied)
        case Not(part):
            yield from conditions(part, denied=not denied)
        case _:
            if not denied:
                yield node


def number(value: float) -> str:
    """A number as a query can be written with, exactly."""
    return str(int(value)) if value == int(value) and abs(value) < 10**15 else repr(value)


def _part(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or | Not) else str(node)


def _quoted(words: str) -> str:
    """Words as they stand, or in quotation marks where they would be read as something else."""
    if _BARE.fullmatch(words) and words not in _OPERATORS:
        return words
    inner = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'
