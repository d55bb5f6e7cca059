"""The records that stages pass on: frozen, without logic but their own invariants.

An `Article` is what was received. Reading labels its `Block` records; extraction finds mentions in it (`Name`,
`TimeReference`, `Figure`, `Attribution`, `Incident`, `Pledge`, `ComplianceClaim`), gathered with it in an `Analysis`.
Grouping gathers articles in a `Story`; comparing gives `Findings`; the `Account` arranges these for a reader, each
`Line` with its citations.

Wherever a record names an article it does so by id, and wherever it points into one it does so by `Span`.
"""

from __future__ import annotations

from rashomon.model.accounts import (
    Account,
    Cell,
    Coverage,
    CoverageRow,
    Line,
    Section,
    Status,
    TimelineEntry,
)
from rashomon.model.articles import (
    Article,
    Block,
    BlockKind,
    Credit,
    CreditKind,
    Language,
    Problem,
    Provenance,
    Published,
    Severity,
)
from rashomon.model.events import (
    Compliance,
    ComplianceClaim,
    Incident,
    IncidentGroup,
    IncidentType,
    LedgerEntry,
    Party,
    Pledge,
    PledgeKind,
    PledgeLedger,
    Reality,
    Toll,
)
from rashomon.model.findings import (
    Change,
    Entity,
    EventDates,
    FigureGroup,
    Findings,
    Member,
    Relation,
    SpeakerClash,
    Story,
    Utterance,
)
from rashomon.model.mentions import (
    Act,
    Analysis,
    Attribution,
    AttributionKind,
    Figure,
    Name,
    Scope,
    Tense,
    TimeReference,
    TimeType,
    Voice,
)
from rashomon.model.verdicts import Verdict

__all__ = [
    "Account",
    "Act",
    "Analysis",
    "Article",
    "Attribution",
    "AttributionKind",
    "Block",
    "BlockKind",
    "Cell",
    "Change",
    "Compliance",
    "ComplianceClaim",
    "Coverage",
    "CoverageRow",
    "Credit",
    "CreditKind",
    "Entity",
    "EventDates",
    "Figure",
    "FigureGroup",
    "Findings",
    "Incident",
    "IncidentGroup",
    "IncidentType",
    "Language",
    "LedgerEntry",
    "Line",
    "Member",
    "Name",
    "Party",
    "Pledge",
    "PledgeKind",
    "PledgeLedger",
    "Problem",
    "Provenance",
    "Published",
    "Reality",
    "Relation",
    "Scope",
    "Section",
    "Severity",
    "SpeakerClash",
    "Status",
    "Story",
    "Tense",
    "TimeReference",
    "TimeType",
    "TimelineEntry",
    "Toll",
    "Utterance",
    "Verdict",
    "Voice",
]
