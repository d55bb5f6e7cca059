"""Findings: what comparing the articles of one story shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from rashomon.model.events import IncidentGroup
from rashomon.model.labels import Wording
from rashomon.model.members import Member
from rashomon.model.mentions import Figure, TimeReference
from rashomon.model.oppositions import Opposed, StatementPair
from rashomon.model.pledges import PledgeLedger
from rashomon.model.verdicts import Verdict
from rashomon.spans import Span

__all__ = [
    "Change",
    "Entity",
    "EventDates",
    "FigureGroup",
    "Findings",
    "Relation",
    "SpeakerClash",
    "Utterance",
    "Verdict",
]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place across articles.

    Attributes:
        name: The form to show: the fullest that is used, or the acronym where more articles use that.
        label: PERSON, ORG, GPE, NORP, …
        forms: Every form used, with the ids of the articles that use it, sorted.
        acronym: Its acronym, if one is used.
        notes: What is odd, one sentence each, with its evidence in `odd` ("expanded in another way").
        odd: The places the notes speak of, one for each note.
    """

    name: str
    label: str
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    acronym: str | None = None
    notes: tuple[str, ...] = ()
    odd: tuple[Member, ...] = ()


class Relation(StrEnum):
    """How one outlet's version of an utterance differs from another's, from nothing to the most telling.

    What is only suspected (a paraphrase, an unclear difference) ranks below a content word that is certainly another
    one, so that the certain change speaks for a group that has both.
    """

    IDENTICAL = "identical"
    FORM = "form"  # punctuation, case or spelling
    EXCERPT = "excerpt"  # one prints less of it
    RUNS = "runs"  # one run here, two there
    INSERTION = "insertion"  # words added in brackets
    MASKED = "masked"  # an expletive hidden
    EXPANSION = "expansion"  # an abbreviation spelled out, or the reverse
    FUNCTION_WORD = "function-word"
    INFLECTION = "inflection"  # tense or number
    PARAPHRASE = "paraphrase"  # indirect speech
    UNCLEAR = "unclear"  # too little of it is the same to judge the rest
    CONTENT_CHANGED = "content-changed"

    @property
    def strength(self) -> int:
        """Rank: the strongest of several speaks for the group."""
        return list(Relation).index(self)


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one version of an utterance prints where the fullest version prints others.

    Attributes:
        article: Whose version it is.
        old: The words of the fullest version; empty for an insertion.
        new: The words of this version; empty for a deletion.
        grade: What kind of difference it is.
        at: Where the new words stand (for a deletion: where the words around the gap do).
        why: What the grade rests on, in one short clause for a reader ("“hard” is another word than “difficult”").
        was: Where the old words stand in the fullest version; ``None`` for an insertion.
    """

    article: str
    old: str
    new: str
    grade: Relation
    at: Span
    why: str = ""
    was: Span | None = None

    @property
    def operation(self) -> Literal["insert", "delete", "substitute"]:
        """The edit that leads from the fullest version to this one."""
        if not self.old:
            return "insert"
        return "substitute" if self.new else "delete"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said once by one speaker, as the outlets print it.

    Attributes:
        speaker: Who said it, across articles; ``None`` if nobody is certain.
        relation: The strongest relation among the members; `Relation.PARAPHRASE` also where one article alone quotes it
            and others give it in indirect speech.
        members: The versions, the fullest first; quotation marks excluded.
        changes: What differs from the fullest.
        indirect: Places that give the same in indirect speech.
    """

    speaker: str | None
    relation: Relation
    members: tuple[Member, ...]
    changes: tuple[Change, ...] = ()
    indirect: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerClash:
    """The same long words, given to different named speakers.

    Attributes:
        speakers: The speaker of each member, in the same order.
        members: Where the words stand.
    """

    speakers: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that count the same thing.

    Attributes:
        what: The thing counted, for a reader.
        verdict: How they stand to each other.
        members: Article id and its figure, in the order of the articles.
        why: The verdict's reason, one clause.
    """

    what: str
    verdict: Verdict
    members: tuple[tuple[str, Figure], ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class EventDates:
    """One event as several articles date it.

    Attributes:
        event: The event, for a reader ("statement by the council").
        verdict: AGREE, COMPATIBLE, REVISED (put off or brought forward between the reports) or CONFLICT.
        members: Article id, its time reference, and the words that tell the event.
        why: The verdict's reason, one clause.
    """

    event: str
    verdict: Verdict
    members: tuple[tuple[str, TimeReference, Span], ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that comparing the articles of one story shows.

    Attributes:
        entities: Who is who across the articles.
        utterances: What is quoted.
        clashes: Words that are given to different persons.
        figures: Figures that count the same.
        times: Events as the articles date them.
        incidents: Incidents as the articles tell them.
        pledges: Commitments and who holds them kept.
        told: What several articles give in indirect speech and none quotes; the members are places of indirect speech.
        statements: Statements of two articles that are about one thing, opposed ones among them.
        opposed: What is told in ways that do not go together, by the outlets or by the parties they report on.
        wording: How each outlet, in its own voice, names the same actors and acts.
    """

    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    clashes: tuple[SpeakerClash, ...] = ()
    figures: tuple[FigureGroup, ...] = ()
    times: tuple[EventDates, ...] = ()
    incidents: tuple[IncidentGroup, ...] = ()
    pledges: tuple[PledgeLedger, ...] = ()
    told: tuple[Utterance, ...] = ()
    statements: tuple[StatementPair, ...] = ()
    opposed: tuple[Opposed, ...] = ()
    wording: tuple[Wording, ...] = ()
