"""How articles name and describe the people and acts they tell of: in one article, and side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.spans import Span

__all__ = ["Label", "LabelKind", "LabelUse", "LabelVoice", "Wording"]


class LabelKind(StrEnum):
    """What a label is put on."""

    ACTOR = "actor"
    ACT = "act"


class LabelVoice(StrEnum):
    """In whose voice a label stands."""

    OUTLET = "outlet"
    ATTRIBUTED = "attributed"  # in indirect speech of somebody else
    QUOTED = "quoted"  # between quotation marks, in somebody's words


@dataclass(frozen=True, slots=True)
class Label:
    """Words by which an article names or describes an actor or an act.

    Attributes:
        span: The words ("hardline insurgents").
        text: The same without articles and counts, its noun singular or plural as a label is listed, lower case but for
            names ("hardline insurgent").
        kind: Whether it is put on an actor or an act.
        target: Whom or what it is put on: for an actor the fullest name this article uses, for an act the lower-case
            lemma of what it was called first or the name of the actor with it.
        voice: Who speaks.
        distance: The words or marks by which the article keeps away from the label ("so-called", "alleged", "scare
            quotes"); empty if it does not.
        speaker: In whose words it stands, for the voices that are not the outlet's; ``None`` if that is not certain.
        basis: How the label was tied to its target ("subject complement", "apposition", "before the name").
    """

    span: Span
    text: str
    kind: LabelKind
    target: str
    voice: LabelVoice = LabelVoice.OUTLET
    distance: str = ""
    speaker: str | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class LabelUse:
    """One label as the articles use it for one target.

    Attributes:
        text: The label.
        members: Article id and the label there, in the order of the articles and of their text.
    """

    text: str
    members: tuple[tuple[str, Label], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How several articles name one actor or act in their own voice.

    Attributes:
        entity: The actor by its name across the articles, or the act, for a reader.
        kind: Which of the two it is.
        uses: The labels, those that most articles use first.
    """

    entity: str
    kind: LabelKind
    uses: tuple[LabelUse, ...]
