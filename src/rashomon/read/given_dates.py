"""Publication dates that come with an article: a field, a metadata value, an address."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from rashomon.model import Published
from rashomon.read.printed_dates import month_number

__all__ = ["distinct", "given_date", "url_date"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?(?:[T ](.*))?", re.ASCII)
_CLOCK = re.compile(
    r"(\d{1,2}(?=:)|\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?", re.ASCII | re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:[a-z]{3,9},? )?"
    r"(?:([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4}))",
    re.ASCII | re.IGNORECASE,
)
# year first: a path's own folders, or glued together at the beginning of a part, before the story's number
_YEAR_FIRST = (
    re.compile(
        r"/(?P<year>(?:19|20)\d{2})(?:(?P<sep>[/-])(?P<month>\d{1,2}|[a-z]{3})(?:(?P=sep)(?P<day>\d{1,2}))?"
        r"|(?P<month2>\d{2})(?P<day2>\d{2}))(?=[/_.-]|\Z)",
        re.ASCII | re.IGNORECASE,
    ),
    re.compile(
        r"(?<=[/_=-])(?P<year>(?:19|20)\d{2})(?P<sep>[_-])(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?!\d)", re.ASCII
    ),
    re.compile(
        r"(?<=[/_=.-])(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:\d{4,12})?(?=[/_.&-]|\Z)", re.ASCII
    ),
)
_YEAR_LAST = re.compile(r"(?<=/)(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d{2})(?=[/_.-]|\Z)", re.ASCII)
_QUERIED = re.compile(
    r"(?:\A|&)(?:pub(?:lish(?:ed)?)?_?)?(?:date|day)=(?P<year>(?:19|20)\d{2})-?(?P<month>\d{2})-?(?P<day>\d{2})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
# the number of a post is no date, even where it begins like one
_NUMBERED = re.compile(r"/(?:status(?:es)?|video|channels|posts?|@[^/]*)/\d+", re.ASCII | re.IGNORECASE)

#: Years that an address can mean by four digits: the web's. Others are numbers of stories.
_YEARS = range(1995, 2050)


def given_date(value: str, basis: str) -> Published | None:
    """Read a date or a date with time: ISO 8601, RFC 2822, or with the month in English words.

    A year or a month alone gives its range of days. The day is the one written, whatever its time zone.

    Args:
        value: The date as it came.
        basis: Where it came from, one clause.

    Returns:
        The date, or ``None`` if it is not one.
    """
    value = " ".join(value.split())
    iso = _ISO.fullmatch(value)
    if iso:
        year, month, day = iso[1], iso[2] or iso[4], iso[3] or iso[5]
        return _published(year, month, day, basis, iso[6])
    named = _NAMED.fullmatch(value)
    if named:
        word = named[1] or named[5]
        month = str(month_number(word))
        return _published(named[3] or named[6], month, named[2] or named[4], basis)
    try:
        exact = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Published(exact.date(), exact.date(), (basis,), exact)


def distinct(dates: Iterable[Published | None]) -> tuple[Published, ...]:
    """The dates that are known, in order, each value once: the first that gives it stands."""
    out: dict[str, Published] = {}
    for one in dates:
        if one:
            out.setdefault(one.value, one)
    return tuple(out.values())


def _published(year: str, month: str | None, day: str | None, basis: str, clock: str | None = None) -> Published | None:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return Published(first, first, (basis,), _exact(first, clock))
    last_month = int(month or 12)
    last = date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    return Published(first, last, (basis,))


def _exact(day: date, clock: str | None) -> datetime | None:
    match = _CLOCK.fullmatch(clock) if clock else None
    if not match:
        return None
    zone = (match[4] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    zone = "+00:00" if zone == "Z" else zone
    try:
        return datetime.fromisoformat(f"{day}T{int(match[1]):02}:{match[2]}:{match[3] or '00'}{zone}")
    except ValueError:
        return None


def url_date(url: str) -> Published | None:
    """The date in an address, if it holds one.

    What stands year first or names its month counts, and day and month in figures where one is above twelve. Digits
    that make no day of the calendar are a story's number.

    Args:
        url: The address.
    """
    address, _, query = url.split("#", 1)[0].partition("?")
    path = _NUMBERED.sub("/", address.partition("://")[2] or address)
    for pattern in _YEAR_FIRST:
        for hit in pattern.finditer(path):
            if found := _in_address(hit):
                return found
    for hit in _YEAR_LAST.finditer(path):
        either = {(hit[1], hit[3]), (hit[3], hit[1])}
        dates = [_published(hit[4], month, day, f"URL {hit[0]}") for month, day in sorted(either)]
        sure = [one for one in dates if one is not None]
        if len(sure) == 1 and int(hit[4]) in _YEARS:
            return sure[0]
    queried = _QUERIED.search(query)
    return _in_address(queried) if queried else None


def _in_address(hit: re.Match[str]) -> Published | None:
    named = hit.groupdict()
    month, day = named["month"] or named.get("month2"), named["day"] or named.get("day2")
    if month and month.isalpha():
        month = str(month_number(month))
    if int(named["year"]) not in _YEARS:
        return None
    return _published(named["year"], month, day, f"URL {hit[0].strip('&')}")
