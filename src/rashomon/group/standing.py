"""Where an article stands among the others: what a stream needs of it to go on later without scoring it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.group.affairs import Days
from rashomon.group.features import Features

__all__ = ["Standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One text of a stream.

    Attributes:
        node: Its number there; later ones have larger numbers.
        ids: The ids of its articles: more than one where a text came more than once. The first is whose features count.
        story: The id of the story it is in.
        part: The number of what hangs together with it.
        near: Its nearest neighbours by number, with their log odds.
        days: When it can have been published, as ordinals.
        features: What it is compared by; ``None`` if nothing will be compared with it.
    """

    node: int
    ids: tuple[str, ...]
    story: str
    part: int
    near: Mapping[int, float]
    days: Days
    features: Features | None = None
