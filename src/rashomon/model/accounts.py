"""The account: findings arranged for a reader, each line cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model.findings import Findings
from rashomon.model.lineage import Lineage
from rashomon.model.mentions import Analysis
from rashomon.model.revisions import Revision
from rashomon.model.stories import Story
from rashomon.model.verdicts import Verdict
from rashomon.spans import Citation

__all__ = [
    "Account",
    "Cell",
    "Coverage",
    "CoverageRow",
    "DatePrecision",
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
    LINEAGE = "lineage"  # who takes what from whom, and how many origins that leaves
    TIMELINE = "timeline"
    QUOTES = "quotes"  # what more than one report quotes, version by version
    CLASHES = "clashes"  # the same words, given to different speakers
    SPEAKERS = "speakers"  # everything that each speaker is reported to have said
    FIGURES = "figures"
    INCIDENTS = "incidents"
    PLEDGES = "pledges"
    OPPOSED = "opposed"  # statements that do not go together
    DIFFERENCES = "differences"
    REVISIONS = "revisions"  # what outlets changed in their reports after publication
    WORDING = "wording"  # how each report names the same people and acts
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


class DatePrecision(StrEnum):
    """How precisely a date is known, from the most precise."""

    MOMENT = "moment"  # a day with a time of day
    DAY = "day"
    DAYS = "days"  # a run of days
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something dated, with who dates it so.

    Attributes:
        value: The date as EDTF or TIMEX3 ("2021-02-13", "2021-02-17/2021-02-18", "2021-W07").
        text: What is dated so, in the clearest wording that an article gives it.
        status: Whether it happened, is planned or is off.
        citations: The words of every article that dates it so.
        precision: How precisely the date is known.
        basis: How it is known, for a reader ("stands in full"), each way with the ids of the articles it holds of.
        articles: Ids of the articles that date it so, in the order of the account.
        event: Index into `Findings.times` of the event it is of; ``None`` if no other place dates that event. Entries
            of one event are told by it.
        verdict: How the dates given for that event stand to each other.
        others: The other days that are given for the event, each with the ids of the articles that give it; by day.
            Empty unless the verdict is REVISED or CONFLICT.
        background: Whether it lies well before the story's own days.
    """

    value: str
    text: str
    status: Status
    citations: tuple[Citation, ...]
    precision: DatePrecision = DatePrecision.DAY
    basis: tuple[tuple[str, tuple[str, ...]], ...] = ()
    articles: tuple[str, ...] = ()
    event: int | None = None
    verdict: Verdict = Verdict.ONE_SOURCE
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    background: bool = False


class Cell(StrEnum):
    """Whether an article carries something."""

    CARRIED = "carried"
    INDIRECT = "indirect"  # in indirect speech only
    OPPOSED = "opposed"  # tells the opposite
    NOT_CARRIED = "not carried"
    NOT_YET = "not yet"  # published before it was known
    UNREAD = "unread"  # only a part of the report was to be had


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One thing that some of the articles carry.

    Attributes:
        kind: "quote", "statement", "incident", "pledge", "claim" (that one was kept or not), "figure" or "date".
        text: The thing, for a reader.
        cells: One for each article of the account, in its order.
        citations: One for each article that carries it or tells the opposite, in that order.
        outlets: Outlets that carry it, however many articles of theirs do.
        able: Outlets that carry it, tell the opposite or could have told it: what they had published was read whole and
            appeared when it was known.
        origins: Independent origins of the articles that carry it; ``None`` while that is not known.
    """

    kind: str
    text: str
    cells: tuple[Cell, ...]
    citations: tuple[Citation, ...]
    outlets: int = 0
    able: int = 0
    origins: int | None = None


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
    lineage: Lineage = field(default_factory=Lineage)
    revisions: tuple[Revision, ...] = ()
