"""Stories: the articles that report one happening, how stories stand to each other, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Story", "StoryChange", "StoryChangeKind", "StoryLink", "StoryRelation"]


class StoryRelation(StrEnum):
    """How another story of the same affair stands to one."""

    EARLIER = "earlier"  # it happened before
    LATER = "later"  # it happened after
    RELATED = "related"  # about the same time, or when is not known


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Another story of the same affair.

    Attributes:
        story: Its id.
        relation: How it stands to this one.
        score: How near it is, 0 to 1.
    """

    story: str
    relation: StoryRelation
    score: float


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that report one happening and the reaction to it.

    Attributes:
        id: Stable: it stays while articles join, and a merged story keeps the id of its oldest part.
        articles: Article ids, sorted.
        earlier: Those of them that appeared well before the others did: what was reported ahead of the happening.
        links: Other stories of the same affair, nearest first.
    """

    id: str
    articles: tuple[str, ...]
    earlier: tuple[str, ...] = ()
    links: tuple[StoryLink, ...] = ()


class StoryChangeKind(StrEnum):
    """What became of a story as articles arrived."""

    OPENED = "opened"
    MERGED = "merged"
    SPLIT = "split"
    CLOSED = "closed"  # too old to be joined from memory; it lies in the index


@dataclass(frozen=True, slots=True)
class StoryChange:
    """One change in the stories, kept for good.

    Attributes:
        number: Its place in the history, from 1.
        kind: What happened.
        story: Id of the story that goes on.
        other: Id of the story that ended in it (MERGED) or came out of it (SPLIT); empty otherwise.
        articles: Ids of the articles that changed their story, or opened one, sorted.
        cause: Id of the article whose arrival brought it about.
    """

    number: int
    kind: StoryChangeKind
    story: str
    other: str
    articles: tuple[str, ...]
    cause: str
