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


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs that cover it exactly, in order.

    A blank line ends a paragraph and so does a line end, unless the lines are one paragraph broken at a fixed column
    or one sentence broken in the middle. Blank lines belong to the paragraph before them, leading ones to the first.
    """
    # splitting is several times as fast as matching; other line ends than these are rare
    returns = "\r" in text
    whole = _LINE.findall(text) if returns else text.split("\n")
    lines = [line.rstrip() for line in whole]
    column = _column(lines)
    out: list[Paragraph] = []
    # of the paragraph under way: where it begins, its words, their indent and bullet, and its last line so far
    begin = left = right = indent = 0
    bullet = False
    before = ""
    start = end = 0
    for line, length in zip(lines, map(len, whole), strict=True):
        start, end = end, end + length + (not returns)
        if not line:
            # a line never continues one that a blank line parts from it
            before = ""
            continue
        words = line.lstrip()
        mark = _BULLET.match(line) if words[0] in _MARKS else None
        if before and not mark and _continues(before, words, column):
            right = start + len(line)
        else:
            if right:
                out.append(Paragraph(begin, start, left, right, indent, bullet))
                begin = start
            indent, bullet = len(line) - len(words), mark is not None
            right = start + len(line)
            left = right - len(line[mark.end() :].lstrip()) if mark else start + indent
        before = line
    if text:
        out.append(Paragraph(begin, len(text), left, right, indent, bullet))
    return tuple(out)


def bullet_end(block: str) -> int:
    """How many characters the bullet mark at the head of a block takes, with the blanks around it; 0 without one."""
    blank = len(block) - len(block.lstrip())
    line = block.rfind("\n", 0, blank) + 1
    match = _BULLET.match(block, line)
    return match.end() if match and match.end() > blank else 0


def _column(lines: list[str]) -> int | None:
    """The column that the text is broken at, if it is."""
    widest = max(map(len, lines))
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    full = [line for line in lines if len(line) >= widest * 0.85]
    # lines that end with a sentence are paragraphs that happen to be of a length
    ended = sum(1 for line in full if line[-1] in _SENTENCE_ENDS)
    return widest if len(full) >= _FULL_LINES and ended * 2 <= len(full) else None


def _continues(before: str, words: str, column: int | None) -> bool:
    """Whether the words of a line go on with the paragraph of the line right before it."""
    if words[0].islower() and len(before.lstrip()) >= _NARROWEST and before[-1] not in _SENTENCE_ENDS:
        return True
    # the line broke because the next word did not fit
    return column is not None and len(before) + 1 + len(words.split(None, 1)[0]) > column
