"""Short names of bodies: "the Front" beside "River Front" is the same, if the article leaves no other reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.spans import Span

__all__ = ["short_names", "standing_alone"]

#: Last words of names that are other bodies' names by themselves.
_OWN_NAMES = frozenset(
    {"house", "state", "union", "states", "nations", "inc", "corp", "ltd", "party", "court", "senate", "congress"}
    | {"parliament", "cabinet", "dame", "army", "navy", "republicans", "democrats", "constitution", "internet"}
)
#: Shorter last words are mostly abbreviations.
_SHORTEST = 4
_ALONE = re.compile(r"\b[Tt]he\s+([A-Z][a-z]{3,})\b(?!\s+[A-Z]|[-–]\w)")


def standing_alone(text: str) -> dict[str, list[Span]]:
    """Capitalised words that stand after "the" and are no part of a longer name, with their places."""
    out: dict[str, list[Span]] = defaultdict(list)
    for match in _ALONE.finditer(text):
        out[match[1]].append(Span(*match.span(1)))
    return dict(out)


def short_names(alone: Mapping[str, Sequence[Span]], names: Iterable[str]) -> dict[str, str]:
    """The last words of bodies' names that stand for the whole name, each with it.

    Such a word stands alone with "the" and a capital somewhere in the article, and one name only ends in it.

    Args:
        alone: The words that stand alone, as `standing_alone` gives them.
        names: Names of organisations, of one word or more.
    """
    ending: dict[str, set[str]] = defaultdict(set)
    for name in names:
        *first, last = name.split()
        if first and last in alone and len(last) >= _SHORTEST and "’" not in name and "'" not in name:
            ending[last].add(name)
    return {
        last: next(iter(whose))
        for last, whose in sorted(ending.items())
        if len(whose) == 1 and last.lower() not in _OWN_NAMES
    }
