"""The account: findings arranged for a reader, each line cited."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.findings import Findings, Story
from rashomon.model.mentions import Analysis
from rashomon.spans import Citation

__all__ = [
    "Account",
    "Cell",
    "Coverage",
    "CoverageRow",
    "Line",
    "Section",
    "Status",
    "TimelineEntry",
]


class Section(StrEnum):
    """The parts of an account, in reading order."""

    SOURCES = "sources"  # who reports, and when
    LEAD = "lead"  # what most of them report
    PARTING = "parting"  # the main differences
    TIMELINE = "timeline"
    QUOTES = "quotes"  # what more than one report quotes, version by version
    CLASHES = "clashes"  # the same words, given to different speakers
    SPEAKERS = "speakers"  # everything that each speaker is reported to have said
    FIGURES = "figures"
    INCIDENTS = "incidents"
    PLEDGES = "pledges"
    DIFFERENCES = "differences"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an account, with the words it rests on."""

    section: Section
    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a line without a citation: {self.text!r}")


class Status(StrEnum):
    """Whether a dated event is told as done."""

    HAPPENED = "happened"
    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something dated, with who dates it so."""

    value: str
    text: str
    status: Status
    citations: tuple[Citation, ...]


class Cell(StrEnum):
    """Whether an article carries something."""

    CARRIED = "carried"
    INDIRECT = "indirect"  # in indirect speech only
    NOT_CARRIED = "not carried"
    NOT_YET = "not yet"  # published before it was known
    UNREAD = "unread"  # only a part of the report was to be had


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One thing that some of the articles carry.

    Attributes:
        kind: "quote", "figure" or "date".
        text: The thing, for a reader.
        cells: One for each article of the account, in its order.
        citations: One for each article that carries it, in that order.
    """

    kind: str
    text: str
    cells: tuple[Cell, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which article carries what.

    Attributes:
        articles: Article ids: the columns.
        rows: The things, most shared first.
    """

    articles: tuple[str, ...]
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The findings of one story, arranged for a reader, each line cited."""

    story: Story
    title: str
    analyses: tuple[Analysis, ...]
    findings: Findings
    lines: tuple[Line, ...]
    timeline: tuple[TimelineEntry, ...]
    coverage: Coverage
