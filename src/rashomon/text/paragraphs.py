"""Cutting a text into paragraphs: what is one thought on the page, before anybody asks for its role."""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.spans import Span

__all__ = ["Paragraph", "bullet_end", "paragraphs"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# Typographic bullets need no blank after them. The others also begin words and numbers, so they do; dumps of pages put
# an "o" before items of the third level, always indented.
_BULLET = re.compile(
    r"[ \t\xa0]*(?:[•‣◦⁃∙▪●○■□►▶»·]+[ \t\xa0]*|[*+–—-](?:[ \t\xa0]+|$))|[ \t\xa0]{2,}o(?:[ \t\xa0]+|$)"
)

# what a bullet mark begins with; most lines begin otherwise and need not be matched
_MARKS = frozenset("•‣◦⁃∙▪●○■□►▶»·*+–—-o")

_SENTENCE_ENDS = '.!?…:;”"'

#: Text that is broken at a fixed column breaks between these; a shorter "width" is a list, a longer one prose.
_NARROWEST, _WIDEST = 45, 100
#: Lines that must come near the column before it counts as one: fewer may be chance.
_FULL_LINES = 3


class Paragraph(NamedTuple):
    """A run of lines that belong together. Places count from the start of the text.

    Attributes:
        start: Where its lines begin.
        end: Where they end, line ends and the blank lines after them included.
        first: Where its words begin, without the blanks around them and without a bullet mark.
        last: Where they end; the same if nothing is left.
        indent: Blanks before the first character that is none.
        bullet: Whether it opens with the mark of a list item.
    """

    start: int
    end: int
    first: int
    last: int
    indent: int
    bullet: bool

    @property
    def span(self) -> Span:
        """The lines."""
        return Span(self.start, self.end)

    @property
    def words(self) -> Span | None:
        """The words; ``None`` if nothing is left."""
        return Span(self.first, self.last) if self.first < self.last else None


class _Line(NamedTuple):
    start: int
    end: int
    content: str  # without the line end and the blanks around it
    indent: int
    bullet: int  # characters up to the end of the bullet mark, counted from the line's start

    @property
    def width(self) -> int:
        return self.indent + len(self.content)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs that cover it exactly, in order.

    A blank line ends a paragraph and so does a line end, unless the lines are one paragraph broken at a fixed column
    or one sentence broken in the middle. Blank lines belong to the paragraph before them, leading ones to the first.
    """
    lines = _lines(text)
    if not lines:
        return (Paragraph(0, len(text), 0, 0, 0, bullet=False),) if text else ()
    column = _column(lines)
    out: list[Paragraph] = []
    start, first = 0, lines[0]
    last = first  # first and last line with content of the paragraph under way
    for line in lines[1:]:
        if last.end != line.start or line.bullet or not _continues(last, line, column):
            out.append(_paragraph(text, start, line.start, first, last))
            start, first = line.start, line
        last = line
    out.append(_paragraph(text, start, len(text), first, last))
    return tuple(out)


def bullet_end(block: str) -> int:
    """How many characters the bullet mark at the head of a block takes, with the blanks around it; 0 without one."""
    blank = len(block) - len(block.lstrip())
    line = block.rfind("\n", 0, blank) + 1
    match = _BULLET.match(block, line)
    return match.end() if match and match.end() > blank else 0


def _lines(text: str) -> list[_Line]:
    """The lines that hold more than blanks."""
    out = []
    end = 0
    # splitting is several times as fast as matching; other line ends than these are rare
    returns = "\r" in text
    for line in (match[0] for match in _LINE.finditer(text)) if returns else text.split("\n"):
        start, end = end, end + len(line) + (not returns)
        content = line.strip()
        if content:
            opening = content[0]
            indent = 0 if line[0] == opening else line.index(opening)
            bullet = _BULLET.match(line.rstrip("\r\n")) if opening in _MARKS else None
            out.append(_Line(start, end, content, indent, bullet.end() if bullet else 0))
    return out


def _paragraph(text: str, start: int, end: int, first: _Line, last: _Line) -> Paragraph:
    right = last.start + last.indent + len(last.content)
    left = first.start + first.indent
    if first.bullet:
        inside = min(first.start + first.bullet, right)
        words = text[inside:right]
        left = right - len(words.lstrip())
    return Paragraph(start, end, left, right, first.indent, bool(first.bullet))


def _column(lines: list[_Line]) -> int | None:
    """The column that the text is broken at, if it is."""
    widest = max([line.indent + len(line.content) for line in lines])
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    full = [line for line in lines if line.width >= widest * 0.85]
    # lines that end with a sentence are paragraphs that happen to be of a length
    ended = sum(1 for line in full if line.content[-1:] in _SENTENCE_ENDS)
    return widest if len(full) >= _FULL_LINES and ended * 2 <= len(full) else None


def _continues(before: _Line, line: _Line, column: int | None) -> bool:
    """Whether a line goes on with the paragraph of the line right before it."""
    if line.content[0].islower() and len(before.content) >= _NARROWEST and before.content[-1] not in _SENTENCE_ENDS:
        return True
    if column is None:
        return False
    # the line broke because the next word did not fit
    return before.width + 1 + len(line.content.split(None, 1)[0]) > column
