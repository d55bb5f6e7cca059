"""What an article states: a clause with its verb, whom it is said of, and how far the act has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.spans import Span

__all__ = ["Stage", "Statement"]


class Stage(StrEnum):
    """How far an act is told to have come."""

    DONE = "done"  # has happened, is so
    GOING_ON = "going on"
    DECIDED = "decided"  # "will", "is to", "has decided to"
    OPEN = "open"  # "weighs whether", "may", "has yet to decide", "will decide"
    UNREAL = "unreal"  # "would have", "if", "as though"


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause that says something of somebody or something.

    Attributes:
        span: The clause, from its subject to its end.
        sentence: The sentence it stands in.
        predicate: Its verb with auxiliaries and negation, or the noun that says as much ("the collapse of talks").
        verb: Lower-case lemma of what it says ("approve"; of "is ready": "ready").
        subject: The words of who or what it is said of; ``None`` if that is left out.
        object: The words of whom or what it reaches; ``None`` if nothing.
        speaker: Whose words or thoughts it is; ``None`` for the outlet itself.
        negated: Whether it is denied.
        stage: How far it has come.
        cause: The words that say why ("because of …", "blamed on …"); ``None`` if nothing does.
        lemmas: Lower-case lemmas of its content words, in order. For comparing.
        spoken: Whether a speaker is told to say it; what one decides, thinks or wants is the outlet's account.
    """

    span: Span
    sentence: Span
    predicate: Span
    verb: str
    subject: Span | None = None
    object: Span | None = None
    speaker: str | None = None
    negated: bool = False
    stage: Stage = Stage.DONE
    cause: Span | None = None
    lemmas: tuple[str, ...] = ()
    spoken: bool = True
