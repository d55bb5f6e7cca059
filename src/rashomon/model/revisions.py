"""Revisions: what an outlet changed in a report after it had published it, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.findings import Relation
from rashomon.spans import Span

__all__ = [
    "Extent",
    "Operation",
    "Revision",
    "RevisionEdit",
    "RevisionPart",
    "Touched",
    "VersionTime",
    "VersionTimeKind",
]


class Operation(StrEnum):
    """What was done to words."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    MOVED = "moved"  # they stand elsewhere in the later version


class Extent(StrEnum):
    """How much one edit takes in."""

    WORDS = "words"
    SENTENCES = "sentences"
    PARAGRAPH = "paragraph"


class RevisionPart(StrEnum):
    """Where on the page."""

    HEADLINE = "headline"
    BODY = "body"


class Touched(StrEnum):
    """What stands among the words of an edit that readers look for first."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"


class VersionTimeKind(StrEnum):
    """What a time says of a version."""

    PUBLISHED = "published"
    MODIFIED = "modified"  # changed, says the page
    RECORDED = "recorded"  # read so, says the archive, wire or server it was taken from
    FIRST_SEEN = "first seen"  # by the workspace
    LAST_SEEN = "last seen"


@dataclass(frozen=True, slots=True)
class VersionTime:
    """A time of one version.

    Attributes:
        kind: What it is the time of.
        value: EDTF, to the day or range that is known, or ISO 8601 to the second.
        basis: How it is known, one clause for a reader; may be empty.
    """

    kind: VersionTimeKind
    value: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class RevisionEdit:
    """One thing that was changed.

    Attributes:
        operation: What was done.
        extent: To how much.
        part: Where.
        grade: What kind of difference it is; `Relation.IDENTICAL` where words were only moved.
        before: The words in the earlier version; ``None`` where there are none.
        after: The words in the later version; ``None`` where there are none.
        before_at: Where in the earlier text they begin, or would stand.
        after_at: Where in the later text they begin, or would stand.
        old: The earlier words, on one line.
        new: The later words, on one line.
        touches: What stands among them.
        why: What the grade rests on, one clause for a reader; may be empty.
        within: The sentence they were changed in, on one line, as the later version has it; empty where whole sentences
            were.
    """

    operation: Operation
    extent: Extent
    part: RevisionPart
    grade: Relation
    before: Span | None
    after: Span | None
    before_at: int
    after_at: int
    old: str
    new: str
    touches: tuple[Touched, ...] = ()
    why: str = ""
    within: str = ""

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit needs words on one side at least")


@dataclass(frozen=True, slots=True)
class Revision:
    """What stands otherwise in the later of two versions of one report. Furniture of the page is no part of it.

    Attributes:
        earlier: Id of the earlier version.
        later: Id of the later one.
        earlier_sha256: Hash of the earlier text.
        later_sha256: Hash of the later text.
        outlet: Whose report it is; empty where that is not known.
        edits: In the order of the later version.
        kept: Share of the earlier version's words that stand in the later one, wherever, 0 to 1.
        earlier_times: What is known of when the earlier version stood.
        later_times: The same of the later one.
    """

    earlier: str
    later: str
    earlier_sha256: str
    later_sha256: str
    outlet: str
    edits: tuple[RevisionEdit, ...]
    kept: float
    earlier_times: tuple[VersionTime, ...] = ()
    later_times: tuple[VersionTime, ...] = ()

    @property
    def grade(self) -> Relation:
        """The strongest of its edits."""
        return max((e.grade for e in self.edits), key=lambda g: g.strength, default=Relation.IDENTICAL)

    @property
    def told(self) -> tuple[RevisionEdit, ...]:
        """The edits that say something else or are words more or less: all but those of form and of place."""
        return tuple(e for e in self.edits if e.grade not in (Relation.IDENTICAL, Relation.FORM))
