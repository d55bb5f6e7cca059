"""What watching says as it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rashomon.model import Problem
from rashomon.work.adding import AddedArticle

__all__ = ["Event", "Failed", "Found", "Idle", "Kept", "Told"]


@dataclass(frozen=True, slots=True)
class Kept:
    """An article is kept for good: a new one, or a new version of one.

    Attributes:
        article: It.
        source: The address of the source that brought it.
    """

    article: AddedArticle
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """An article that was kept has been analysed, and stands in its story.

    Attributes:
        id: Of the article.
        outlet: Who published it, if that is known.
        headline: Its headline; empty for none.
        url: Where it stands.
        version: Its place among the versions of its document, from 1.
        before: Until when the page was seen with other words; ``None`` for a first version.
        story: The id of its story; ``None`` if it is in none.
        title: The story's title.
        articles: How many articles the story has.
        failed: Why it is in no story, if something is wrong with it.
    """

    id: str
    outlet: str | None
    headline: str
    url: str | None
    version: int
    before: datetime | None
    story: str | None
    title: str
    articles: int
    failed: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A further source is watched, since another one names it.

    Attributes:
        url: Its address.
        kind: What it is said to be.
        listed_in: The address of the other one.
        instead: Whether it is watched in the other one's place: a page gave it as its feed.
    """

    url: str
    kind: str
    listed_in: str
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A source, or a page that it names, did not come or cannot be used.

    Attributes:
        url: Its address.
        error: Why.
        due: When it is tried again; ``None`` if that is given up.
        source: The address of the source that named it; ``None`` for a source.
        paused: Whether the source is left alone from now on.
    """

    url: str
    error: str
    due: datetime | None
    source: str | None = None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is to be done for now.

    Attributes:
        due: When there is again; ``None`` if everything is paused or there is nothing.
        url: The source that is due then.
        sources: How many are watched.
    """

    due: datetime | None
    url: str | None
    sources: int


Event = Kept | Told | Found | Failed | Idle | Problem
