"""Reuse and lineage: which passages articles share, who took from whom, and how many origins a story has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.spans import Citation, Span

__all__ = [
    "Derivation",
    "Edit",
    "EditKind",
    "Hint",
    "HintKind",
    "Lineage",
    "Origin",
    "Passage",
    "PassageKind",
    "Reuse",
    "Unseen",
]


class EditKind(StrEnum):
    """How words of one passage stand in the other."""

    INSERTED = "inserted"  # only the second has them
    DELETED = "deleted"  # only the first has them
    SUBSTITUTED = "substituted"  # other words in their place
    EXPANDED = "expanded"  # a name spelled out, or made short
    FORM = "form"  # another spelling or form of the same word


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between two versions of a passage.

    Attributes:
        kind: What was done to the words.
        a: The words in the first article; ``None`` where only the second has some.
        b: The words in the second article; ``None`` where only the first has some.
    """

    kind: EditKind
    a: Span | None
    b: Span | None

    def __post_init__(self) -> None:
        if self.a is None and self.b is None:
            raise ValueError("an edit needs words on one side at least")


class PassageKind(StrEnum):
    """What a shared passage is: only the first kind is evidence that one text goes back to the other."""

    TEXT = "text"  # the reporter's own words
    QUOTATION = "quotation"  # inside quotation marks, or an official statement that everyone prints
    BOILERPLATE = "boilerplate"  # what the outlet or the trade prints under any report


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that stands in two articles, word for word or edited.

    Attributes:
        kind: Whose words they are.
        a: Where it stands in the first article.
        b: Where it stands in the second.
        edits: The differences, in the order of the first article.
        moved: Whether it stands in another order among the passages than in the first article.
        likeness: Share of its words that are the same on both sides, 0 to 1.
        reworded: Whether it was found as a sentence of the same meaning in other words, not as a run of like words.
    """

    kind: PassageKind
    a: Span
    b: Span
    edits: tuple[Edit, ...] = ()
    moved: bool = False
    likeness: float = 1.0
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Reuse:
    """The passages that two articles share.

    Attributes:
        a: Id of the first article; the ids are in order.
        b: Id of the second.
        passages: In the order of the first article.
        share_a: Share of the first article's own words (headline and body, without quotations and boilerplate) that
            stand in passages of `PassageKind.TEXT`, 0 to 1.
        share_b: The same of the second.
        quoted_a: Share of the first article's words that stand in shared quotations.
        quoted_b: The same of the second.
        copied: Whether that is more than two reporters of one happening would write alike by themselves.
        score: How sure that is, 0 to 1.
    """

    a: str
    b: str
    passages: tuple[Passage, ...]
    share_a: float
    share_b: float
    quoted_a: float
    quoted_b: float
    copied: bool
    score: float

    def __post_init__(self) -> None:
        if self.a >= self.b:
            raise ValueError(f"the ids of a pair go in order: {self.a}, {self.b}")


class HintKind(StrEnum):
    """What speaks for one of two articles as the source of the other."""

    PUBLISHED = "published"  # it appeared first
    CREDIT = "credit"  # the other names it or its outlet, or it is the report of an agency
    COMPLETE = "complete"  # it holds what the other cuts
    EDIT = "edit"  # the other's words can be made from its, not the other way round
    ERROR = "error"  # a slip of it stands in the other too
    ADDED = "added"  # the other adds its own to the whole of it
    ORDER = "order"  # it tells in the order in which the parts belong, the other jumps


@dataclass(frozen=True, slots=True)
class Hint:
    """One reason for a direction.

    Attributes:
        kind: What it rests on.
        text: The reason as one clause for a reader, in which "it" is the article that the hint makes the source, and
            "the other" the other ("it appeared on 3 May, two days earlier", "the other prints “vessel” where it has
            “ship”").
        weight: How much it says, in log odds; positive if it speaks for the derivation's source (for the first article
            where none is decided), negative if it speaks against.
        citations: The words it rests on; empty where it rests on dates or on the whole text.
        source: Id of the article that it speaks for as the source of the other.
    """

    kind: HintKind
    text: str
    weight: float
    citations: tuple[Citation, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Derivation:
    """Two articles of which one goes back to the other, or both to one text.

    Attributes:
        a: Id of the first article; the ids are in order.
        b: Id of the second.
        source: Id of the one that the other was taken from; ``None`` where the hints do not decide.
        score: Probability of that direction, 0.5 to 1; 0.5 where nothing speaks for either.
        hints: The reasons, those that say most first, also those against.
    """

    a: str
    b: str
    source: str | None
    score: float
    hints: tuple[Hint, ...]

    def __post_init__(self) -> None:
        if self.source not in (None, self.a, self.b):
            raise ValueError(f"{self.source} is neither {self.a} nor {self.b}")

    @property
    def derived(self) -> str | None:
        """Id of the article that goes back to `source`; ``None`` while that is not known."""
        return None if self.source is None else self.b if self.source == self.a else self.a


@dataclass(frozen=True, slots=True)
class Unseen:
    """A text that is not among the articles, known from what several of them share or whom they credit.

    Attributes:
        name: Whose it is, as the credits have it ("Reuters"); empty if nobody is named.
        articles: Ids of the articles that go back to it, sorted.
        text: Why it is supposed, one clause for a reader.
        citations: The credits, or the words shared.
    """

    name: str
    articles: tuple[str, ...]
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that trace back to one text.

    Attributes:
        articles: Their ids, sorted.
        root: Id of the article that the others go back to; ``None`` if it is not among them or not known.
        unseen: Index into `Lineage.unseen` of the text that they go back to; ``None`` if there is none.
        text: Why they count as one, a clause for a reader; empty for an article on its own.
    """

    articles: tuple[str, ...]
    root: str | None = None
    unseen: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who derives from whom in one story.

    Attributes:
        reuse: Every pair of articles that share passages, in the order of their ids.
        derivations: One for each of those that are copied, in the same order.
        unseen: The texts that are supposed behind them.
        origins: Every article of the story in just one of them: its main one; by their first articles.
    """

    reuse: tuple[Reuse, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    origins: tuple[Origin, ...] = ()
