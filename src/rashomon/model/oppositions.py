"""How the statements of one story stand to each other, and where two do not go together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.members import Member
from rashomon.model.statements import Statement

__all__ = ["Accord", "Ground", "Opposed", "Side", "StatementPair"]


class Accord(StrEnum):
    """How two statements about one thing stand to each other."""

    SAME = "same"
    MORE_SPECIFIC = "more specific"
    OPPOSED = "opposed"
    UNCLEAR = "unclear"


class Ground(StrEnum):
    """Why two statements are opposed."""

    NEGATION = "negation"
    DIRECTION = "direction"  # rose / fell, surged / few, approved / rejected
    STAGE = "stage"  # decided / will decide / may
    ROLES = "roles"  # actor and object exchanged
    CAUSE = "cause"
    MEANING = "meaning"  # in other words that do not go together
    NAME = "name"  # an abbreviation spelled out in two ways
    COMPLIANCE = "compliance"  # held kept / held broken
    BLAME = "blame"  # each holds the other to have broken it


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements of two articles about one thing.

    Attributes:
        accord: How they stand to each other.
        one: Article id and statement; of `Accord.MORE_SPECIFIC` the one that says more.
        other: The other.
        ground: Why they are opposed; ``None`` unless they are.
        why: The reason, one clause.
    """

    accord: Accord
    one: tuple[str, Statement]
    other: tuple[str, Statement]
    ground: Ground | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an opposition.

    Attributes:
        says: What this side has, in few words ("surged", "few", "holds it kept").
        party: Whose side it is, for a dispute between parties; ``None`` where outlets differ in their own voice.
        members: Where it is said, in the order of the articles.
    """

    says: str
    party: str | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Opposed:
    """What is told in two or more ways that do not go together.

    Attributes:
        about: The matter, for a reader ("violence in the valley", "whether the alliance has decided").
        ground: Why they do not go together.
        sides: Two or more.
        between_parties: Whether parties dispute it, as the outlets report; else the outlets differ themselves.
        why: The reason, one clause.
    """

    about: str
    ground: Ground
    sides: tuple[Side, ...]
    between_parties: bool = False
    why: str = ""

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            raise ValueError("an opposition has two sides")

    @property
    def kind(self) -> str:
        """Between whom: "parties" or "outlets"."""
        return "parties" if self.between_parties else "outlets"
