"""Dates that a page itself states for an article, and the times that embedded posts carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rashomon.model import Block, BlockKind

__all__ = ["PageDate", "embedded_posts", "page_dates", "yearless_dateline"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
        rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<mm>\d\d)-(?P<day>\d\d)(?!\d)",
    )
)
_PUBLISHED = re.compile(
    r"\s*(?:first |originally )?(?:published|posted|publication date|date published|date|issued)\b", re.IGNORECASE
)
_UPDATED = re.compile(r"\s*(?:last )?(?:updated|modified|edited)\b", re.IGNORECASE)
# "VALLETTA, March 3, 2019 (Agency) -": place, date, perhaps the agency, a dash
_WIRE = re.compile(r"\s*[^\W\d_][\w .,'’/-]{1,60}?[,(]? ?(?=[A-Z]|\d)")
_AFTER_WIRE = re.compile(r",?\s*(?:\([^)\n]{1,40}\)\s*)?[-–—:]")
_WEEKDAY = re.compile(
    r"\s*(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s*", re.IGNORECASE
)

#: Blocks from the first that may hold the article's own date line or dateline.
_HEAD = 12

#: Characters of a line that is searched for a date: date lines are short, and body paragraphs are not searched beyond.
_LINE = 160

# "KABUL, Feb 13 (Agency) -": capitals, month and day, no year, a dash
_YEARLESS = re.compile(
    rf"\s*(?-i:[A-Z][A-Z .,'’/-]{{2,60}}),\s*{_MONTH} {_DAY},?\s*(?:\([^)\n]{{1,40}}\)\s*)?[-–—]", re.IGNORECASE
)

_POST = re.compile(r"(?:twitter|x)\.com/(?:i/web|\w{1,30})/status(?:es)?/(\d{15,20})(?!\d)", re.IGNORECASE)
_POST_EPOCH_MS = 1_288_834_974_657


@dataclass(frozen=True, slots=True)
class PageDate:
    """A full date that stands on the page.

    Attributes:
        day: The date.
        words: It, as printed.
        role: "published", "updated", "dateline", "byline", "bare" (a line of its own under the headline) or "head"
            (one above the headline: as a rule the day of the visit).
    """

    day: date
    words: str
    role: str


def page_dates(text: str, blocks: Sequence[Block]) -> Iterator[PageDate]:
    """Find the dates that lines of the page state for it, in the order of the text.

    Args:
        text: The article's text.
        blocks: Its blocks.
    """
    headline = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADLINE), None)
    first_body = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY), len(blocks))
    for index, block in enumerate(blocks):
        line = text[block.span.start : min(block.span.end, block.span.start + _LINE)].split("\n", 1)[0]
        above = index < (headline if headline is not None else first_body)
        near = index < first_body + 2 and index < _HEAD
        if found := _line_date(line, block.kind, above, near):
            yield found


def yearless_dateline(text: str, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Month and day of a wire dateline that gives no year, if the body or a dateline block starts with one."""
    for block in blocks[:_HEAD]:
        if block.kind in (BlockKind.BODY, BlockKind.DATELINE) and not block.repeats:
            line = text[block.span.start : min(block.span.end, block.span.start + _LINE)]
            hit = _YEARLESS.match(line)
            if hit:
                return _MONTHS.index(hit["month"][:3].lower()) + 1, int(hit["day"])
    return None


def _line_date(line: str, kind: BlockKind, above: bool, near: bool) -> PageDate | None:
    hit = next((m for pattern in _DATES if (m := pattern.search(line))), None)
    if hit is None or (day := _day(hit)) is None:
        return None
    before, after = line[: hit.start()], line[hit.end() :]
    role = ""
    if _PUBLISHED.match(before):
        role = "published"
    elif _UPDATED.match(before):
        role = "updated"
    elif near and kind in (BlockKind.BODY, BlockKind.DATELINE) and _WIRE.match(before) and _AFTER_WIRE.match(after):
        role = "dateline"
    elif near and kind in (BlockKind.BYLINE, BlockKind.DATELINE) and not above:
        role = "byline"
    elif near and len(line) <= hit.end() - hit.start() + 30 and _bare(before, after):
        role = "head" if above else "bare"
    return PageDate(day, hit.group(), role) if role else None


def _bare(before: str, after: str) -> bool:
    return _WEEKDAY.sub("", before).strip(" |•·-–—") == "" and len(after.strip()) <= 20


def _day(hit: re.Match[str]) -> date | None:
    named = hit.groupdict()
    month = int(named["mm"]) if "mm" in named else _MONTHS.index(named["month"][:3].lower()) + 1
    try:
        return date(int(named["year"]), month, int(named["day"]))
    except ValueError:
        return None


def embedded_posts(text: str) -> tuple[datetime, ...]:
    """When the posts whose addresses stand in a text were made (UTC), in the order of the text.

    The number of such a post is a snowflake: the milliseconds since a fixed epoch, shifted left by 22 bits.
    """
    return tuple(datetime.fromtimestamp(((int(m[1]) >> 22) + _POST_EPOCH_MS) / 1000, UTC) for m in _POST.finditer(text))
