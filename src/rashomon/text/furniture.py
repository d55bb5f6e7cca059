"""Lines that an outlet prints on page after page: its furniture, whatever it says.

A menu or a prompt to subscribe is the same on every page of an outlet, a report is not. Two versions of one report are
the same too, and background is told again in the same words, so a sentence counts as furniture only where nearly every
page has it, and pages that are mostly one another's text count once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from rashomon.text.features import plain
from rashomon.text.paragraphs import paragraphs

__all__ = ["shared_lines"]

_Outlet = TypeVar("_Outlet", bound=Hashable)

#: Pages of an outlet that must print a line, and the share of its pages: a line that is not prose, and one that is. A
#: running story told in five updates shares sentences too.
_PAGES, _SHARE = 3, 0.2
_PROSE_PAGES, _PROSE_SHARE = 6, 0.8
#: A line of so many words may be a sentence.
_PROSE_WORDS = 10
#: Share of its longer lines that a page has in common with an earlier one to be another version of it.
_VERSION = 0.7


def shared_lines(pages: Iterable[tuple[_Outlet, str]]) -> Mapping[_Outlet, frozenset[str]]:
    """Find the lines that are furniture because an outlet's pages share them.

    Args:
        pages: Of each page its outlet, or the host it came from, and its text.

    Returns:
        For each outlet with such lines those lines, in the form of `features.plain`.
    """
    by_outlet: defaultdict[_Outlet, list[str]] = defaultdict(list)
    for outlet, text in pages:
        by_outlet[outlet].append(text)
    enough = {outlet: [_lines(text) for text in texts] for outlet, texts in by_outlet.items() if len(texts) >= _PAGES}
    found = {outlet: _shared(_versions_once(lines)) for outlet, lines in enough.items()}
    return {outlet: lines for outlet, lines in found.items() if lines}


def _lines(text: str) -> dict[str, bool]:
    """The different lines of a page, and whether each may be a sentence."""
    contents = (part.words.of(text) for part in paragraphs(text) if part.words)
    return {plain(content): len(content.split()) >= _PROSE_WORDS for content in contents}


def _versions_once(pages: list[dict[str, bool]]) -> list[dict[str, bool]]:
    """Pages without the later versions of one report."""
    kept: list[dict[str, bool]] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for lines in pages:
        long = [line for line, prose in lines.items() if prose]
        common = Counter(holder for line in long for holder in holders[line])
        if long and any(count > _VERSION * len(long) for count in common.values()):
            continue
        for line in long:
            holders[line].append(len(kept))
        kept.append(lines)
    return kept


def _shared(pages: list[dict[str, bool]]) -> frozenset[str]:
    counts = Counter(line for lines in pages for line in lines)
    prose = {line for lines in pages for line, may_be in lines.items() if may_be}
    return frozenset(
        line
        for line, count in counts.items()
        if count >= (_PROSE_PAGES if line in prose else _PAGES)
        and count >= (_PROSE_SHARE if line in prose else _SHARE) * len(pages)
    )
