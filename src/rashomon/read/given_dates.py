"""Publication dates that come with an article: a field, a metadata value, an address."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from rashomon.model import Published

__all__ = ["given_date", "url_date"]

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?(?:[T ](.*))?", re.ASCII)
_CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?", re.ASCII | re.IGNORECASE
)
_MONTHS = {name.lower()[:3]: n for n, name in enumerate(calendar.month_name) if name}
_NAMED = re.compile(
    r"(?:[a-z]{3,9},? )?"
    r"(?:([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4}))",
    re.ASCII | re.IGNORECASE,
)
# "/2021/02/13/", "/2021-02-13-", "/20210213/", "/2021/feb/13/", "/2021/02/" in the path of an address
_IN_PATH = re.compile(
    r"/((?:19|20)\d{2})(?:([/-])(\d{1,2}|[a-z]{3})(?:\2(\d{1,2}))?|(\d{2})(\d{2}))(?=[/_.-]|\Z)",
    re.ASCII | re.IGNORECASE,
)


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
        month = str(_MONTHS.get(word.lower()[:3], 0))
        return _published(named[3] or named[6], month, named[2] or named[4], basis)
    try:
        exact = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Published(exact.date(), exact.date(), (basis,), exact)


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
    """The date in the path of an address, if it holds one.

    Args:
        url: The address.
    """
    match = _IN_PATH.search(url.split("?", 1)[0].split("#", 1)[0])
    if not match:
        return None
    month, day = match[3] or match[5], match[4] or match[6]
    if month.isalpha():
        month = str(_MONTHS.get(month.lower(), 0))
    return _published(match[1], month, day, f"URL {match[0]}")
