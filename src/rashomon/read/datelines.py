"""Dates that a page itself states for its article, told apart from those of the visit, of comments and of changes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model import Block, BlockKind
from rashomon.read.printed_dates import DAY_NAME, MONTH, PrintedDate, month_number, printed_dates

__all__ = ["PageDate", "page_dates", "yearless_dateline"]

#: Characters of a line that is searched: lines that date a page are short.
_LINE = 160

#: Lines above the report among which its date line stands: headline, standfirst, byline, share bar, picture.
_ABOVE = 25

#: Lines of the report's beginning among which its date line may stand, after a standfirst and a picture; those that
#: are body.
_INTO, _INTO_BODY = 6, 1

#: Letters and digits of a line that is told to be the headline by the title.
_TITLE = 15

#: Characters that a paragraph of the report has at least; shorter ones may be labels that pass for body.
_PARAGRAPH = 60

#: Characters beside the date that a line under the headline may have: a name, an outlet, a section.
_BESIDE = 60

#: Lines of a page's head, where the day of the visit stands.
_HEAD = 8

#: Lines directly above the headline that may hold the article's section and date.
_KICKER = 2

_LABEL = re.compile(
    r"(?P<first>(?:first|originally)\s+(?:published|posted))"
    r"|(?P<updated>(?:last\s+)?(?:updated?|modified|edited|revised|reviewed)\b|correct(?:ed|ion)\b)"
    r"|(?P<published>publish(?:ed|\s+date)|posted|publication\s+date|date\s+published|issued|\bdate\s*:)"
    r"|(?P<other>accessed|retrieved|air\s?date|aired|expires|valid|horoscope|forecast|source\s*:|©|copyright"
    r"|\bphotos?\b|\bpictured?\b)",
    re.IGNORECASE,
)
_ZONE = r"(?:z|gmt|utc|ist|[a-z]{1,2}[sd]?t)"
_CLOCK = re.compile(
    rf"\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?\s*(?:{_ZONE}\b)?(?:\s*[+-]\d{{1,2}}(?::?\d\d)?)?"
    rf"|\b\d{{4}} {_ZONE}\b|\([^()]{{0,20}}[0-9 ][a-z]{{2,4}}\)|\bT(?=\d)|\b(?:at|on|mins? read|minutes? read)\b"
    r"|\b(?:an?|\d+) (?:day|hour|minute)s? ago\b|\b\d+(?= min\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"[\s*•|]*(?:written |posted |words |story )?by[:\s]", re.IGNORECASE)
_WEEK_DAY = re.compile(rf"\b{DAY_NAME}\b[,.]?", re.IGNORECASE)
# "VALLETTA, March 3, 2019 (Agency) -": place, date, perhaps the agency, a dash
_WIRE = re.compile(r"\s*[^\W\d_][\w .,'’/-]{1,60}?[,(]? ?\Z")
_AFTER_WIRE = re.compile(r",?\s*(?:\([^)\n]{1,40}\)\s*)?[-–—:]")
# "OSLO, May 4 (Agency) -": capitals, month and day, no year, a dash
_YEARLESS = re.compile(
    rf"\s*(?-i:[A-Z][A-Z .,'’/-]{{2,60}}),\s*(?P<month>{MONTH})\.? (?P<day>\d{{1,2}}),?\s*(?:\([^)\n]{{1,40}}\)\s*)?"
    r"[-–—]",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\s*(?:\d{1,6} )?(?:reader )?(?:comments?|responses?|thoughts|replies)"
    r"(?: \(\d+\)| on\b.{0,100}| to\b.{0,100})?\s*:?\s*\Z",
    re.IGNORECASE,
)
_COMMENTED = re.compile(r"\b(?:comment(?:ed)? by|says:?|said:?|wrote:?|replied|reply)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageDate:
    """A full date that a line of the page gives.

    Attributes:
        day: The date.
        words: It, as printed.
        role: "first" (first published), "published", "dateline", "byline", "bare" (under the headline), "kicker"
            (directly above it), "published elsewhere" (labelled so, but far from the report), "updated", "comment"
            (of a comment below the report) or "head" (at the head of the page: as a rule the day of the visit).
    """

    day: date
    words: str
    role: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page that is not empty.

    Attributes:
        words: It, cut to what is searched.
        kind: The role of its block.
        whole: Whether nothing of it was cut.
    """

    words: str
    kind: BlockKind
    whole: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the report stands among the lines: its headline, where that is known, its beginning and its end."""

    headline: int | None
    first: int
    last: int

    def near(self, index: int) -> bool:
        """Whether a line stands where the report's own date line does."""
        start = self.first - _ABOVE if self.headline is None else min(self.headline - _KICKER, self.first - _ABOVE)
        return start <= index <= min(self.first + _INTO, self.last)


def page_dates(text: str, blocks: Sequence[Block], title: str | None = None) -> Iterator[PageDate]:
    """Find the dates that lines of the page state for it, in the order of the text.

    Args:
        text: The article's text.
        blocks: Its blocks.
        title: The headline that came beside the text, by which the headline on the page is found.
    """
    lines = list(_lines(text, blocks))
    frame = _frame(lines, title)
    comments = False
    for index, line in enumerate(lines):
        comments = comments or (index > frame.last and _COMMENTS.match(line.words) is not None)
        if any(c.isdigit() for c in line.words):
            yield from _of_line(line, index, frame, comments)


def yearless_dateline(text: str, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Month and day of a wire dateline that gives no year, if the body or a dateline block starts with one."""
    seen = 0
    for block in blocks:
        if block.kind in (BlockKind.BODY, BlockKind.DATELINE) and not block.repeats:
            hit = _YEARLESS.match(text[block.span.start : min(block.span.end, block.span.start + _LINE)])
            if hit:
                return month_number(hit["month"]), int(hit["day"])
            seen += 1
            if seen > _INTO_BODY:
                return None
    return None


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[_Line]:
    for block in blocks:
        for line in text[block.span.start : block.span.end].split("\n"):
            words = line.strip()
            if words:
                yield _Line(words[:_LINE], block.kind, len(words) <= _LINE)


def _frame(lines: Sequence[_Line], title: str | None) -> _Frame:
    body = [i for i, one in enumerate(lines) if one.kind is BlockKind.BODY]
    long = [i for i in body if len(lines[i].words) >= _PARAGRAPH]
    first = (long or body or [len(lines)])[0]
    wanted = _letters(title or "")
    headline = None
    for index in range(first - 1, -1, -1):
        words = _letters(lines[index].words)
        if len(words) >= _TITLE and wanted and (wanted.startswith(words) or words.startswith(wanted)):
            return _Frame(index, first, body[-1] if body else len(lines))
        dated = next(printed_dates(lines[index].words), None)
        if headline is None and first - index <= _ABOVE and lines[index].kind is BlockKind.HEADLINE and not dated:
            headline = index
    return _Frame(headline, first, body[-1] if body else len(lines))


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _of_line(line: _Line, index: int, frame: _Frame, comments: bool) -> Iterator[PageDate]:
    before = 0
    for one in printed_dates(line.words):
        segment = line.words[before : one.start]
        before = one.end
        label = next(iter(deque(_LABEL.finditer(segment), maxlen=1)), None)
        if label is not None:
            role = _labelled(label, line, one, segment, frame.near(index), index > frame.last)
        elif line.kind is BlockKind.CAPTION or "(@" in segment:
            role = ""
        elif index > frame.last:
            role = "comment" if comments and _is_comment(line, one) else ""
        else:
            role = _unlabelled(line, one, index, frame)
        if role:
            yield PageDate(one.day, line.words[one.start : one.end], role)


def _unlabelled(line: _Line, one: PrintedDate, index: int, frame: _Frame) -> str:
    """The role of a date that nothing in its line names, by where the line stands and what else is in it."""
    head, tail = line.words[: one.start], line.words[one.end :]
    near = frame.near(index) and not (line.kind is BlockKind.BODY and index > frame.first + _INTO_BODY)
    under = near and (frame.headline is None or index > frame.headline)
    if under and line.kind is not BlockKind.CHROME and _WIRE.match(head) and _AFTER_WIRE.match(tail):
        return "dateline"
    if not line.whole or not _beside(line, head, tail):
        return ""
    if near and _BY.match(line.words):
        return "byline"
    alone = not _plain(head)
    if under and line.kind is BlockKind.HEADLINE:
        return "bare" if alone else ""
    if under and (index >= _HEAD or frame.headline is not None):
        return "byline" if line.kind is BlockKind.BYLINE else "bare"
    if frame.headline is not None and max(_HEAD, frame.headline - _KICKER) <= index < frame.headline and alone:
        return "kicker"
    return "head" if index < frame.first and alone else ""


def _labelled(label: re.Match[str], line: _Line, one: PrintedDate, segment: str, near: bool, after: bool) -> str:
    role = str(label.lastgroup)
    if role == "other":
        return ""
    between = _CLOCK.sub("", _WEEK_DAY.sub("", segment[label.end() :]))
    if len(between.strip(" :|,.-–—")) > 12:  # "a study published in Nature on": another thing's date
        return ""
    if line.kind in (BlockKind.BODY, BlockKind.CAPTION):
        opening = segment[: label.start()].strip(" (*•|[—–-") == "" and segment == line.words[: len(segment)]
        if not opening or not line.whole or len(_plain(line.words[one.end :])) > _BESIDE:
            return ""
    if role == "updated" and not near:
        return ""
    if role == "published" and (after or not near):
        return "" if label.group().lower().startswith("posted") else "published elsewhere"
    return role


def _is_comment(line: _Line, one: PrintedDate) -> bool:
    """Whether a line below a heading for comments signs one: a name, a date, a clock time."""
    rest = line.words[one.end :]
    return line.whole and (_CLOCK.search(rest[:20]) is not None or _COMMENTED.search(line.words) is not None)


def _beside(line: _Line, head: str, tail: str) -> bool:
    """Whether a line holds little else than its date, and nothing of a sentence."""
    rest = f"{_plain(head)} {_plain(tail)}".strip()
    sentence = line.kind is BlockKind.BODY and (line.words.endswith((".", "!", "?")) and len(rest) > 20)
    return len(rest) <= _BESIDE and not sentence


def _plain(words: str) -> str:
    """What a part of a date line says besides clock times, days of the week and marks."""
    return _CLOCK.sub("", _WEEK_DAY.sub("", words)).strip(" |•·*/,.:;()[]-–—\t")
