"""What was received: articles, their blocks, when they were published, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from rashomon.spans import Span, text_sha256

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Credit",
    "CreditKind",
    "Language",
    "Problem",
    "Provenance",
    "Published",
    "Severity",
]


@dataclass(frozen=True, slots=True)
class Article:
    """One report by one outlet, its text as received.

    Attributes:
        id: Unique among the articles read together.
        text: One rendering of what was received; every span points into it.
        raw_sha256: SHA-256 of the bytes as received.
        media_type: What the bytes were taken for, such as ``text/plain``.
        outlet: Who published it, where that is known.
        outlet_basis: What the outlet is known from, one clause ("metadata og:site_name"); empty for a field given.
        url: Where it was published.
        title: The headline given beside the text (a field, a ``<title>``), not one found in it.
        dated: The publication dates that came with it (a field, HTML metadata, the URL), each with its basis,
            best first. What the text itself says is not among them.
        credits: Bylines and credits that came beside the text, in fields or metadata.
        excerpt: Why the text is only a part of the report (a paywall, a feed's summary); empty for a whole one.
        called: What it was called where it was read (the path of a file), where its id is another; shown if the outlet
            is not known.
        provenance: The archive's record, wire's item, feed's entry or server's answer it was taken from; ``None`` for
            a file of its own.
        notes: What a reader of the account should know of how it was read ("decoded as cp1252").
        extra: Unknown keys of a JSON Lines input, kept.
        raw: The bytes as received; empty where the source is kept elsewhere.
    """

    id: str
    text: str
    raw_sha256: str
    media_type: str = "text/plain"
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    dated: tuple[Published, ...] = ()
    notes: tuple[str, ...] = ()
    outlet_basis: str = ""
    credits: tuple[Credit, ...] = ()
    excerpt: str = ""
    provenance: Provenance | None = None
    called: str = field(default="", compare=False)
    extra: Mapping[str, object] = field(default_factory=dict, compare=False)
    raw: bytes = field(default=b"", repr=False, compare=False)
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an article needs an id")
        object.__setattr__(self, "sha256", text_sha256(self.text))


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an article was taken from that holds more than it.

    Attributes:
        format: ``warc``, ``rss``, ``atom``, ``json-feed``, ``sitemap``, ``ninjs``, ``newsml-g2``, ``nitf`` or ``http``.
        item: What identifies it there: the record's id, the entry's, the item's, or the address asked for.
        recorded: When it was taken or made available, as stated there.
        digest: The digest stated there, with its algorithm ("sha1:…").
    """

    format: str
    item: str
    recorded: datetime | None = None
    digest: str | None = None


class CreditKind(StrEnum):
    """What somebody is named for at the head or foot of a report."""

    BYLINE = "byline"  # wrote it: "By Ana Ruiz"
    AGENCY = "agency"  # it is an agency's text: "(Reuters) —", "Source: AFP"
    MATERIAL = "material"  # some of it is: "with material from dpa", "AP contributed to this report"
    REPORTED = "reported"  # is named as having reported it first: "Reuters reported on Friday"
    REPRINT = "reprint"  # it was published there before: "This article first appeared in …"


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody whom a report names as its writer or as where it has it from.

    Attributes:
        name: Who, as printed.
        kind: For what.
        span: Where in the text; ``None`` for a field or metadata.
        basis: Where it stands otherwise ("metadata author"); empty with a span.
    """

    name: str
    kind: CreditKind
    span: Span | None = None
    basis: str = ""


class Severity(StrEnum):
    """What a problem cost."""

    LEFT_OUT = "left out"  # the input is not in the account
    NOTICE = "notice"  # it is, with a caveat


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was wrong with one input, for its user: which, why, what to do."""

    where: str
    reason: str
    remedy: str = ""
    severity: Severity = Severity.LEFT_OUT

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f" ({self.remedy})" if self.remedy else "")


class BlockKind(StrEnum):
    """The role of a run of lines on the page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines with one role. The blocks of a text cover it exactly, in order; a repeat is marked.

    Attributes:
        span: The lines, line ends included.
        kind: Their role.
        repeats: Whether the same words stood in an earlier block (a headline printed twice).
    """

    span: Span
    kind: BlockKind
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """The language of an article's body.

    Attributes:
        code: ISO 639-1, or ``und`` where the text is too short or too mixed to tell.
        score: The detector's confidence, 0 to 1.
    """

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: a day, a range of days, or half-open.

    Attributes:
        earliest: First possible day; ``None`` if open.
        latest: Last possible day; ``None`` if open.
        basis: Why, one clause each ("metadata article:published_time").
        exact: The minute, where a source gave it.
        disputed: What other places give that this contradicts (metadata against the page's own date line), each with
            its basis.
    """

    earliest: date | None
    latest: date | None
    basis: tuple[str, ...]
    exact: datetime | None = None
    disputed: tuple[Published, ...] = ()

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise ValueError("a publication date needs at least one bound; unknown is None")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")

    @property
    def value(self) -> str:
        """The date in EDTF (ISO 8601-2): a day, ``first/last``, ``first/..`` or ``../last``."""
        if self.earliest == self.latest and self.earliest:
            return self.earliest.isoformat()
        return f"{self.earliest or '..'}/{self.latest or '..'}"

    @property
    def day(self) -> date | None:
        """The day, if it is known to the day."""
        return self.earliest if self.earliest == self.latest else None
