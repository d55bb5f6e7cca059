"""What news puts right after a name: an age, and a party with the place somebody is elected for."""

from __future__ import annotations

import re

__all__ = ["age_after", "party_after", "stated_age"]

_AGE = re.compile(r",\s(\d{1,3})(?=[,;.)])")
_AGED = re.compile(r"\b(\d{1,3})-year-old\b")
_PARTY = re.compile(r",?\s\(?([RDI])(?:-[A-Z]|\))")
_PARTIES = {
    "R": frozenset({"republican"}),
    "D": frozenset({"democrat", "democratic"}),
    "I": frozenset({"independent"}),
}


def age_after(text: str, end: int) -> int | None:
    """The age in years that follows a name ("Ann Lee, 62,").

    Args:
        text: The article's text.
        end: Where the name ends.
    """
    age = _AGE.match(text, end)
    return int(age[1]) if age is not None else None


def party_after(text: str, end: int) -> frozenset[str]:
    """What a letter after a name makes of its bearer ("Ann Lee (R-Ohio)"): words that describe her; none without one.

    Args:
        text: The article's text.
        end: Where the name ends.
    """
    party = _PARTY.match(text, end)
    return _PARTIES[party[1]] if party is not None else frozenset()


def stated_age(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The age in years that a description states ("the 62-year-old"), and where its words end.

    Args:
        text: The article's text.
        start: Where the description begins.
        end: Where its head ends.
    """
    stated = _AGED.search(text, start, end)
    return (int(stated[1]), stated.end()) if stated is not None else None
