"""How articles name and describe the people and acts they tell of: in one article, and side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.spans import Span

__all__ = ["ActFamily", "ActScope", "Label", "LabelKind", "LabelUse", "LabelVoice", "Wording"]


class LabelKind(StrEnum):
    """What a label is put on."""

    ACTOR = "actor"
    ACT = "act"


class LabelVoice(StrEnum):
    """In whose voice a label stands."""

    OUTLET = "outlet"
    ATTRIBUTED = "attributed"  # in indirect speech of somebody else
    QUOTED = "quoted"  # between quotation marks, in somebody's words


class ActFamily(StrEnum):
    """Acts of which one may be called by the name of another: words of two families are never for one act."""

    LEAVING = "leaving"  # withdrawal, pullout, exit
    KILLING = "killing"  # shooting, murder, massacre
    STRIKE = "strike"  # raid, bombing, operation
    INVASION = "invasion"  # incursion, intervention, operation
    UNREST = "unrest"  # protest, riot, uprising
    FIGHTING = "fighting"  # clash, battle
    OVERTHROW = "overthrow"  # coup, takeover, revolution
    CAPTURE = "capture"  # arrest, abduction
    EXPULSION = "expulsion"  # deportation, removal
    DISMISSAL = "dismissal"  # firing, ouster


#: Acts of which a country sees no two at a time, so that its name tells them apart from others.
_LARGE = frozenset({ActFamily.LEAVING, ActFamily.INVASION, ActFamily.OVERTHROW})


@dataclass(frozen=True, slots=True)
class ActScope:
    """What tells one act from another.

    Attributes:
        families: What it may be.
        about: Whom it concerns, by their fullest names: who does it, to whom; countries excluded.
        where: Its places, likewise; countries excluded.
        lands: The countries named with it, as places or by their people.
    """

    families: frozenset[ActFamily]
    about: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Everybody and everything that is named with it."""
        return self.about | self.where | self.lands

    def common(self, other: ActScope) -> int:
        """How much two have in common if they can be one act, else 0.

        Two places part them. A name that they share makes them one; a country does only for acts that are as large as
        countries, or beside another country.
        """
        families = self.families & other.families
        if not families or (self.where and other.where and not self.where & other.where):
            return 0
        lands = len(self.lands & other.lands)
        score = 2 * len((self.about | self.where) & (other.about | other.where)) + lands
        return score if score > 1 or (lands and families <= _LARGE) else 0

    def joined(self, other: ActScope) -> ActScope:
        """The scope of two mentions of one act."""
        return ActScope(
            self.families & other.families,
            self.about | other.about,
            self.where | other.where,
            self.lands | other.lands,
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words by which an article names or describes an actor or an act.

    Attributes:
        span: The words ("hardline insurgents").
        text: The same on one line, without articles, counts and the distancing words.
        kind: Whether it is put on an actor or an act.
        target: Whom or what it is put on: for an actor the fullest name this article uses; for an act the lemma it is
            called by first, with a number from the second act of that name on ("attack 2").
        voice: Who speaks.
        distance: The words or marks by which the article keeps away from the label ("so-called", "alleged", "scare
            quotes"); empty if it does not.
        speaker: In whose words it stands, for the voices that are not the outlet's; ``None`` if that is not certain.
        basis: How the label was tied to its target ("subject complement", "apposition", "before the name").
        lemmas: Its words in small letters, the noun as a singular. For comparing.
        plain: Whether it tells no more than office, trade or what kind of body or act it is ("minister", "group").
        act: For an act what it may be, whom it concerns and where it is, anywhere in this article.
    """

    span: Span
    text: str
    kind: LabelKind
    target: str
    voice: LabelVoice = LabelVoice.OUTLET
    distance: str = ""
    speaker: str | None = None
    basis: str = ""
    lemmas: tuple[str, ...] = ()
    plain: bool = False
    act: ActScope | None = None


@dataclass(frozen=True, slots=True)
class LabelUse:
    """One label as the articles use it for one target.

    Attributes:
        text: The label.
        members: Article id and the label there, in the order of the articles and of their text.
    """

    text: str
    members: tuple[tuple[str, Label], ...]

    @property
    def own(self) -> tuple[tuple[str, Label], ...]:
        """The members in an outlet's own voice."""
        return tuple((article, label) for article, label in self.members if label.voice is LabelVoice.OUTLET)


@dataclass(frozen=True, slots=True)
class Wording:
    """How several articles name one actor or act in their own voice.

    Attributes:
        entity: The actor by its name across the articles, or the act, for a reader.
        kind: Which of the two it is.
        uses: The labels, those that most articles use in their own voice first.
    """

    entity: str
    kind: LabelKind
    uses: tuple[LabelUse, ...]
