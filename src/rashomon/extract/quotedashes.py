"""Dialogue after dashes, as in “— I will not go, said Anna”.

Many languages print speech so, and translated reports and interviews keep it. In English a dash at the start of a
paragraph is far more often a bullet, a signature or the rest of a cut sentence. So it is dialogue only where somebody
speaks of himself or to somebody and a speech tag follows, or where such a line is answered by the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.extract.quotetags import tag_within
from rashomon.spans import Span

__all__ = ["dashed"]

_DASH = re.compile(r"\s{0,8}(?:[—–―]|--)[ \xa0]?(?=[A-ZÀ-ÖØ-Þ¡¿…])")
#: The same where it was taken for a bullet, so that the paragraph starts behind it.
_BULLET = re.compile(r"(?:\A|\n)[ \t]{0,8}[—–―][ \t\xa0]{1,3}\Z")
_FIRST = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|us|I[’'](?:m|ll|ve|d))\b")
_SECOND = re.compile(r"\b(?:you|You|your|Your)\b")
#: A dash before or after a tag inside the line: "— I go, — said Anna. — Now."
_AGAIN = re.compile(r"[.!?,]\s{0,3}[—–―][ \xa0]?")


def dashed(text: str, paragraphs: Sequence[Span], unmarked: Sequence[bool]) -> list[tuple[Span, int]]:
    """Find what is said after dashes, each piece with the index of its paragraph, in the order of the text.

    Words after a speech tag are the speaker's only if a dash opens them again.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, in order.
        unmarked: For each paragraph whether it has no quotation marks; those of dialogue have none.
    """
    lines = {i: at for i, p in enumerate(paragraphs) if unmarked[i] and (at := _behind_dash(text, p)) is not None}
    if not lines:
        return []
    tags = {i: tag_within(text, start, paragraphs[i].end) for i, start in lines.items()}
    sure = {i for i, start in lines.items() if tags[i] is not None and _personal(text, start, paragraphs[i].end)}
    for i in sorted(lines):
        if i + 1 in lines and _answered(text, paragraphs[i], lines[i + 1], paragraphs[i + 1].end):
            sure |= {i, i + 1}
    # a run of lines goes on as it began
    for order in (sorted(lines), sorted(lines, reverse=True)):
        for i in order:
            if (i - 1 in sure or i + 1 in sure) and (
                tags[i] is not None or _personal(text, lines[i], paragraphs[i].end)
            ):
                sure.add(i)
    return [(span, i) for i in sorted(sure) for span in _pieces(text, lines[i], paragraphs[i].end, tags[i])]


def _behind_dash(text: str, line: Span) -> int | None:
    match = _DASH.match(text, line.start, line.end)
    if match is not None:
        return match.end()
    before = text[max(0, line.start - 14) : line.start]
    return line.start if text[line.start].isupper() and _BULLET.search(before) else None


def _personal(text: str, start: int, end: int) -> bool:
    return _FIRST.search(text, start, end) is not None or _SECOND.search(text, start, end) is not None


def _answered(text: str, line: Span, start: int, end: int) -> bool:
    """Whether a line asks and the next speaks in the first person."""
    return line.of(text).rstrip().endswith("?") and _FIRST.search(text, start, end) is not None


def _pieces(text: str, start: int, end: int, tag: Span | None) -> Iterator[Span]:
    while end > start and text[end - 1].isspace():
        end -= 1
    if tag is None:
        if start < end:
            yield Span(start, end)
        return
    yield Span(start, tag.start)
    again = _AGAIN.search(text, tag.end, end)
    if again is not None and again.end() < end:
        yield Span(again.end(), end)
