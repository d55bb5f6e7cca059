"""What is told of promises: pledges, claims of who kept them, and both across articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.events import Party
from rashomon.spans import Span

__all__ = [
    "Compliance",
    "ComplianceClaim",
    "LedgerEntry",
    "Nearness",
    "Pledge",
    "PledgeKind",
    "PledgeLedger",
]


class PledgeKind(StrEnum):
    """What binds the party."""

    PROMISE = "promise"  # a word given: pledge, commitment, undertaking
    TERM = "term"  # what an agreement lays down
    CONDITION = "condition"  # what a party is to do in return
    VOW = "vow"  # an announcement of what it will do, threats included
    DEMAND = "demand"  # what another asks of it
    ULTIMATUM = "ultimatum"  # a demand with a day to meet it by, under a threat


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a party is to do.

    Attributes:
        span: The sentence.
        kind: What binds the party.
        party: Who is to do it; for a demand, of whom it is asked. ``None`` if not said.
        act: The words of the act ("remove its troops from the valley by July").
        lemmas: Lower-case lemmas of its content words, in order. For comparing.
        negated: Whether the promise is denied or refused: no promise.
        beneficiary: To whom it is promised; for a demand, who asks.
        condition: The words that bind it to something else ("in return for …", "unless …").
        deadline: TIMEX3 value as resolved when the article was read.
        when: The time reference of the deadline.
        agreement: The agreement it belongs to, as named there ("the February accord").
        source: Who tells it; ``None`` for the outlet itself.
    """

    span: Span
    kind: PledgeKind
    party: Party | None
    act: Span
    lemmas: tuple[str, ...] = ()
    negated: bool = False
    beneficiary: Party | None = None
    condition: Span | None = None
    deadline: str | None = None
    when: Span | None = None
    agreement: Span | None = None
    source: Party | None = None


class Compliance(StrEnum):
    """What somebody says of a commitment."""

    MET = "met"
    NOT_MET = "not met"
    BREACHED = "breached"
    AFFIRMED = "affirmed"  # the party says that it stands by it, not that it did it


@dataclass(frozen=True, slots=True)
class ComplianceClaim:
    """Somebody holds that a party kept or broke its commitments.

    Attributes:
        span: The sentence.
        claimant: Who says so; ``None`` for the outlet itself.
        party: Of whom.
        status: What.
        commitments: The words of each commitment meant; empty for the agreement as a whole.
        lemmas: For each of them the lower-case lemmas of its content words.
        agreement: The agreement, as named there.
    """

    span: Span
    claimant: Party | None
    party: Party | None
    status: Compliance
    commitments: tuple[Span, ...] = ()
    lemmas: tuple[tuple[str, ...], ...] = ()
    agreement: Span | None = None

    def __post_init__(self) -> None:
        if len(self.lemmas) != len(self.commitments):
            raise ValueError("each commitment has its lemmas")


@dataclass(frozen=True, slots=True)
class Nearness:
    """How far off a deadline was when a report appeared.

    Attributes:
        article: The report's id.
        least: The fewest days from its publication to the deadline, negative once it has passed.
        most: The most days; differs from `least` where the deadline or the publication is known only as a range.
    """

    article: str
    least: int
    most: int

    def __post_init__(self) -> None:
        if self.most < self.least:
            raise ValueError(f"{self.least} days are more than {self.most}")


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One commitment of one party, with where it stands and what is said of its keeping.

    Attributes:
        party: Who is to do it, for a reader; ``None`` if nobody says.
        commitment: What, for a reader; ``None`` for the agreement as a whole.
        deadline: By when (TIMEX3 value); ``None`` if nobody says.
        pledges: Article id and the pledge.
        claims: Article id and the claim.
        claimants: For each claim who makes it, by the name used across articles; ``None`` for the outlet itself.
        nearness: How far off the deadline was when each of the reports appeared, as far as both are known.
    """

    party: str | None
    commitment: str | None
    deadline: str | None = None
    pledges: tuple[tuple[str, Pledge], ...] = ()
    claims: tuple[tuple[str, ComplianceClaim], ...] = ()
    claimants: tuple[str | None, ...] = ()
    nearness: tuple[Nearness, ...] = ()

    def __post_init__(self) -> None:
        if not self.pledges and not self.claims:
            raise ValueError("an entry needs a pledge or a claim")
        if len(self.claimants) != len(self.claims):
            raise ValueError("each claim has its claimant")


@dataclass(frozen=True, slots=True)
class PledgeLedger:
    """What was promised under one agreement (or outside any) and who says it was kept.

    Attributes:
        agreement: The agreement's fullest form; ``None`` for promises outside any.
        entries: Its commitments, those with most evidence first.
    """

    agreement: str | None
    entries: tuple[LedgerEntry, ...]
