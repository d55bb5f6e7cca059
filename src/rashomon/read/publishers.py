"""When two names are those of one publisher."""

from __future__ import annotations

import re

__all__ = ["name_key", "same_house"]

_LETTERS = re.compile(r"[\W_]+")
_DOMAIN = re.compile(r"\.(?:com|org|net|info|co\.uk)\b")


def name_key(name: str) -> str:
    """A name for comparison: its letters and digits, lower case, without a leading article."""
    letters = _LETTERS.sub("", name.casefold())
    return letters.removeprefix("the") or letters


def same_house(a: str, b: str) -> bool:
    """Whether two names are those of one publisher, but for articles, blanks and words that one of them adds."""
    one, other = ([w for w in _LETTERS.split(_DOMAIN.sub("", name.casefold())) if w and w != "the"] for name in (a, b))
    if not one or not other:
        return False
    return (
        "".join(one) == "".join(other)
        or f" {' '.join(one)} " in f" {' '.join(other)} "
        or (f" {' '.join(other)} " in f" {' '.join(one)} ")
    )
