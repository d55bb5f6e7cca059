"""Mentions: what one article holds, and the analysis that gathers them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rashomon.model.articles import Article, Block, Credit, Language, Published
from rashomon.model.events import Incident
from rashomon.model.labels import Label
from rashomon.model.pledges import ComplianceClaim, Pledge
from rashomon.model.statements import Statement
from rashomon.spans import Span

__all__ = [
    "Act",
    "Analysis",
    "Attribution",
    "AttributionKind",
    "Figure",
    "Name",
    "Period",
    "PeriodRelation",
    "Scope",
    "SpeechAct",
    "Tense",
    "TimeReference",
    "TimeType",
    "Voice",
]


@dataclass(frozen=True, slots=True)
class Name:
    """A named person, organisation, place, people or event, where it stands.

    Attributes:
        span: The name.
        label: spaCy's OntoNotes label: PERSON, ORG, GPE, NORP, LOC, FAC, EVENT, …
        entity: The fullest form this article uses for the same bearer ("Ilse Hagen" for "Hagen").
    """

    span: Span
    label: str
    entity: str


class TimeType(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Tense(StrEnum):
    """Whether the event that a time reference dates is told as past or as to come."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Act:
    """What a time reference dates: the word that governs it, and who does it.

    Attributes:
        span: The governing verb; the noun where there is no verb.
        lemmas: Lower-case lemmas of the act: the verb, then the nouns between it and the time and its objects
            ("warn", "statement").
        actor: The subject's noun with its modifiers, where one stands there.
        clause: From the first to the last character of what the verb governs.
    """

    span: Span
    lemmas: tuple[str, ...]
    actor: Span | None = None
    clause: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeReference:
    """A time expression with its TIMEX3 value, as precise as is known.

    Attributes:
        span: The expression.
        type: DATE, TIME, DURATION or SET.
        value: ISO 8601 of the known precision (2021, 2021-02, 2021-02-13, 2021-W07), a duration (P2D), a reference
            (PRESENT_REF) or, where the publication date that would complete it is not known, a value with ``X`` for
            the unknown digits (XXXX-01-30, XXXX-WXX-6).
        basis: What it was resolved from ("publication date 2021-02-13", "stands in full"); for a reader.
        tense: Past, future or unknown.
        relative: Whether the value depends on the publication date.
        low: The first day it can mean, where that is known.
        high: The last day it can mean.
        form: What is needed to resolve it again on another publication date; empty if the value stands in full. The
            forms are those of `rashomon.read.calendar` ("weekday:6", "month-day:01-30", "week:-1").
        act: What it dates, as far as the parse tells.
    """

    span: Span
    type: TimeType
    value: str
    basis: str = "stands in full"
    tense: Tense = Tense.UNKNOWN
    relative: bool = False
    low: date | None = None
    high: date | None = None
    form: str = ""
    act: Act | None = None


class PeriodRelation(StrEnum):
    """How a time bounds what is counted."""

    DURING = "during"  # within it, or over all of it: "in March", "last year", "over three days"
    SINCE = "since"  # from it on
    UNTIL = "until"  # up to it: "by 2030", "until May"
    AS_OF = "as of"  # the state of things then: "as of Friday"


@dataclass(frozen=True, slots=True)
class Period:
    """A time that says over what, or as of when, something is counted.

    Attributes:
        relation: How it bounds the count.
        span: The time expression, as the article's time references have it.
    """

    relation: PeriodRelation
    span: Span


@dataclass(frozen=True, slots=True)
class Scope:
    """Which ones a figure counts, as its sentence says. For comparing and for naming the thing.

    Names stand as they are written, other words as lower-case lemmas.

    Attributes:
        which: Modifiers, possessors and "of" complements of the counted noun ("alliance", "foreign", "support").
        owner: Who has, sends or moves what is counted, where the sentence says so ("the alliance has 30 ships").
        where: Places that the sentence puts the counted at ("Brenn district").
        done: What is done to the counted: lemmas of verbs whose object it is, and of states ("kill", "wound", "miss").
        does: What the counted does: lemmas of verbs whose subject it is.
        strength: Whether the number is the strength of the body named ("a 300-strong crowd").
        part: Whether the number takes some out of a named whole ("two of the soldiers").
        including: Who is said to be counted in ("four people, including the gunman"): lemmas.
        asserted: Whether it is told as a fact; not so if planned, asked for, possible or denied ("will send 200").
        per: What a rate is per: a unit of time or a lemma ("day", "head"); empty if it is no rate.
        periods: Times that bound what is counted ("since Monday", "in 2020").
    """

    which: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    strength: bool = False
    part: bool = False
    including: tuple[str, ...] = ()
    asserted: bool = True
    per: str = ""
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something.

    `low` and `high` are the bounds that the wording states, and nothing else: a flat number, or "just" or "only" that
    number, has both at its value; a range has both; "at least" and "more than" have `low` alone; "up to" and "fewer
    than" have `high` alone; "about", "nearly" and the like state no bound, so both are open. How far a hedge or a
    round number reaches is for those who compare.

    Attributes:
        span: The number with its hedge and unit ("about 10,000", "$1.3m", "10,000-strong").
        value: The number as printed, multiplied out; the middle of a stated range; ``None`` where the words give a
            magnitude alone ("dozens"), whose bounds are that multiplier and ten times as much.
        low: Lower bound that the wording states; ``None`` if open.
        high: Upper bound that the wording states; ``None`` if open.
        hedge: The words that loosen it ("about", "at least"), lower case; ``None`` if it is stated flatly.
        unit: Normalised unit ("percent", "km", "years old"; ISO 4217 for money; "share" for a part of a whole);
            ``None`` for a plain count.
        of: What is counted or measured, with its modifiers ("alliance member states"); ``None`` if that is not said.
        head: Lemma of that noun ("state"); ``None`` if unknown.
        context: Lower-case lemmas of the content words of its sentence. For comparing.
        scope: Which ones are counted.
        source: Who gives the number, where the text attributes it: the speaker of the innermost attribution it stands
            in ("the police"); ``None`` in the outlet's own voice.
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    hedge: str | None = None
    unit: str | None = None
    of: Span | None = None
    head: str | None = None
    context: tuple[str, ...] = ()
    scope: Scope = Scope()
    source: str | None = None

    def __post_init__(self) -> None:
        bounds = [b for b in (self.low, self.value, self.high) if b is not None]
        if not bounds:
            raise ValueError("a figure needs a value or a bound")
        if bounds != sorted(bounds):
            raise ValueError(f"value {self.value} outside [{self.low}, {self.high}]")


class AttributionKind(StrEnum):
    """Whether the content stands in quotation marks wholly, not at all, or in part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Voice(StrEnum):
    """What kind of source speaks."""

    NAMED = "named"  # a person, organisation or place with a name
    ROLE = "role"  # one person or body told by what it is alone: "the mayor", "the court"
    UNNAMED = "unnamed"  # one person without a name: "an alliance official"
    GROUP = "group"  # several without names: "residents", "two people briefed on the matter"
    DOCUMENT = "document"  # something written whose author is not said: "the report", "a poll"
    NONE = "none"  # nobody is said to speak, or nobody is certain


class SpeechAct(StrEnum):
    """What a source does by what is attributed to it."""

    SAY = "say"
    ASK = "ask"
    ORDER = "order"
    PROMISE = "promise"
    DENY = "deny"
    JUDGE = "judge"  # praises, blames, accuses
    SHOW = "show"
    DECIDE = "decide"
    THINK = "think"
    WANT = "want"

    @property
    def spoken(self) -> bool:
        """Whether it is done in words, so that a reader may take the content for something said."""
        return self not in (SpeechAct.SHOW, SpeechAct.DECIDE, SpeechAct.THINK, SpeechAct.WANT)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says, thinks or orders something (source, cue and content after PARC and PolNeAR).

    Attributes:
        source: Spans of the words that name the source; empty if none stand there.
        cue: Spans of the words that attribute ("said", "according to"); empty for a bare quotation.
        content: Spans of what is said, in order; quotation marks included.
        kind: Direct, indirect or mixed.
        speaker: Who speaks: a name in its fullest form in this article, or a description ("an alliance official") where
            the source is unnamed; ``None`` if nobody is certain.
        voice: What kind of source that is.
        basis: How the speaker was found ("named in the sentence", "carried over from the paragraph before").
        quotes: Spans of the quoted words, without their marks.
        via: Through whom the outlet has it ("Reuters"), the nearest to the speaker first where there are several
            ("state media, Reuters"); ``None`` if first-hand or unsaid.
        act: What the source does, by the cue; ``None`` if the cue is no word that is known for it.
        nested: Whether it stands within what another is said to say ("the paper said *he claimed …*").
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: str | None = None
    voice: Voice = Voice.NONE
    basis: str = ""
    quotes: tuple[Span, ...] = ()
    via: str | None = None
    act: SpeechAct | None = None
    nested: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs a content")
        if list(self.content) != sorted(self.content):
            raise ValueError("contents must stand in the order of the text")
        if (self.kind is AttributionKind.INDIRECT) == bool(self.quotes):
            raise ValueError(f"{self.kind} does not go with {len(self.quotes)} quoted spans")


@dataclass(frozen=True, slots=True)
class Analysis:
    """One article with everything found in it."""

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    language: Language
    published: Published | None = None
    names: tuple[Name, ...] = ()
    times: tuple[TimeReference, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    incidents: tuple[Incident, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    compliance: tuple[ComplianceClaim, ...] = ()
    credits: tuple[Credit, ...] = ()
    labels: tuple[Label, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id
