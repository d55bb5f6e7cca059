"""What reports say of one thing, value by value, each with the places that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.account.sources import first_places
from rashomon.model import Member

__all__ = ["Given", "given"]


@dataclass(frozen=True, slots=True)
class Given:
    """One value that reports give, and where.

    Attributes:
        text: The value, for a reader.
        places: The words that give it, one place in each article.
    """

    text: str
    places: tuple[Member, ...]


def given(values: Iterable[tuple[str, Member]]) -> tuple[Given, ...]:
    """Values with the places that give them, each value once, however it is capitalised, in the order they come.

    Args:
        values: Values as they are printed, and where.
    """
    texts: dict[str, str] = {}
    places: dict[str, list[Member]] = {}
    for text, place in values:
        texts.setdefault(text.casefold(), text)
        places.setdefault(text.casefold(), []).append(place)
    return tuple(Given(texts[key], first_places(found)) for key, found in places.items())
