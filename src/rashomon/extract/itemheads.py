"""What the head of a list item, or of a run of items, says of all that stands under it: a day, a place.

"• 3 March: …", "LISSEN: …" and a line of its own with nothing but a date hold for what follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rashomon.model import Name, TimeReference, TimeType
from rashomon.read.printed_dates import PrintedDate, printed_dates
from rashomon.spans import Span
from rashomon.text.gazetteer import entries

__all__ = ["ItemHeads"]

_BULLET = re.compile(r"[ \t]*(?:[•·*‣▪◦–—-]|\d{1,2}[.)](?=\s))?[ \t]*")
_CLOSED = re.compile(r"[ \t]*(?:[:|]|[–—-](?=\s))")
#: Around a date that is a line of its own.
_ROUND = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[\s•·*‣▪◦–—:,.()#-]*")
#: Characters of a line that can hold nothing but a date, or of a head.
_HEAD = 48
_PLACE = re.compile(r"(?P<place>[A-Z][\w.’' -]{1,30}?)(?:,[ ][A-Z][\w.’' -]{1,30})?[ \t]*:")
#: Lines of nothing but a date, of different days, that make a run of items.
_RUN = 2
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_DATED = re.compile(r"[\dX]{4}")


class ItemHeads:
    """The heads of one article's list items.

    Args:
        text: The article's text.
        times: Its time references.
        names: Its names.
    """

    def __init__(self, text: str, times: Sequence[TimeReference], names: Sequence[Name]) -> None:
        self._text = text
        self._at = {t.span.start: t for t in times if t.type is not TimeType.DURATION and _DATED.match(t.value)}
        self._places = {n.span.start: n for n in names if n.label in _LABELS}
        self._starts: list[int] = []
        self._under: list[TimeReference | None] = []
        self._read()

    def date(self, at: int) -> TimeReference | None:
        """The date at the head of the line that an offset is in, or of the run of items it belongs to."""
        line = self._line(at)
        head = self._opening(line)
        return head if head and head.span.start <= at else self._heading(line)

    def opens(self, time: TimeReference) -> bool:
        """Whether a time stands at the head of its list item."""
        return self._opening(self._line(time.span.start)) == time

    def place(self, at: int) -> Span | None:
        """The place at the head of the line that an offset is in ("LISSEN: …")."""
        line = self._line(at)
        start = self._after_bullet(line)
        match = _PLACE.match(self._text, start, start + 2 * _HEAD)
        if match is None or match.end() > at + len(match[0]) + 1:
            return None
        listed = self._text[line:start].strip() != "" and match["place"].isupper() and len(match["place"]) > 2
        known = start in self._places or bool(entries(match["place"]))
        return Span(*match.span("place")) if listed or known else None

    def _line(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _after_bullet(self, line: int) -> int:
        match = _BULLET.match(self._text, line)
        return match.end() if match else line

    def _opening(self, line: int) -> TimeReference | None:
        time = self._at.get(self._after_bullet(line)) or self._at.get(line)
        return time if time and _CLOSED.match(self._text, time.span.end) else None

    def _heading(self, line: int) -> TimeReference | None:
        index = bisect_right(self._starts, line) - 1
        return self._under[index] if index >= 0 else None

    def _read(self) -> None:
        """Find the lines that are nothing but a date, and where what they date ends: at another heading.

        One such line alone is when the page appeared; a run of dated items has more.
        """
        start, lines, alone = 0, [], {}
        for line in self._text.split("\n"):
            lines.append((start, line))
            if (time := self._alone(start, line)) is not None:
                alone[start] = time
            start += len(line) + 1
        if len({t.value for t in alone.values()}) < _RUN:
            return
        for at, line in lines:
            if at in alone:
                self._starts.append(at)
                self._under.append(alone[at])
            elif self._under and self._under[-1] is not None and line.strip() and self._ends(line):
                self._starts.append(at)
                self._under.append(None)

    def _alone(self, start: int, line: str) -> TimeReference | None:
        if not 0 < len(line.strip()) <= _HEAD:
            return None
        inside = [t for at, t in self._near(start, start + len(line)) if t.span.end <= start + len(line)]
        inside = inside or [_printed(start, d) for d in printed_dates(line)]
        if len(inside) != 1:
            return None
        before = self._text[start : inside[0].span.start]
        after = self._text[inside[0].span.end : start + len(line)]
        return inside[0] if _ROUND.fullmatch(before) and _ROUND.fullmatch(after) else None

    def _near(self, start: int, end: int) -> list[tuple[int, TimeReference]]:
        return [(at, self._at[at]) for at in range(start, end) if at in self._at]

    def _ends(self, line: str) -> bool:
        """Whether a line under a date opens something else: a heading without a full stop that is no list item."""
        match = _BULLET.match(line)
        listed = bool(match and match[0].strip())
        return not listed and len(line.strip()) <= _HEAD and line.strip()[-1] not in ".!?”\"’'"


def _printed(start: int, found: PrintedDate) -> TimeReference:
    """A date of a line that no time reference was read in."""
    return TimeReference(Span(start + found.start, start + found.end), TimeType.DATE, found.day.isoformat())
