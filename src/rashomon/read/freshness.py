"""What a server says of asking again: validators, and for how long an answer is current (RFC 9110 and 9111)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.read.response import Served
from rashomon.read.retries import http_date

__all__ = ["conditions", "served"]

_MAX_AGE = re.compile(r"(?:\A|,)\s*max-age\s*=\s*\"?(\d{1,9})\"?\s*(?=,|\Z)", re.ASCII | re.IGNORECASE)
_NEVER = re.compile(r"(?:\A|,)\s*(?:no-cache|no-store)\b", re.ASCII | re.IGNORECASE)
#: Characters of a validator that is kept and sent back.
_LONGEST = 1_000


def served(headers: Mapping[str, str]) -> Served:
    """Read the fields of an answer.

    Args:
        headers: Them, looked up in lower case.
    """
    return Served(_validator(headers.get("etag")), _validator(headers.get("last-modified")), _fresh(headers))


def conditions(known: Served) -> dict[str, str]:
    """The fields of a request for what may not have changed."""
    fields = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in fields.items() if value}


def _validator(value: str | None) -> str | None:
    usable = value and value.isascii() and value.isprintable() and len(value) <= _LONGEST
    return value.strip() or None if value and usable else None


def _fresh(headers: Mapping[str, str]) -> float | None:
    control = headers.get("cache-control", "")
    if _NEVER.search(control):
        return 0.0
    if found := _MAX_AGE.search(control):
        return float(found[1])
    until, now = http_date(headers.get("expires")), http_date(headers.get("date"))
    return max(0.0, (until - now).total_seconds()) if until and now else None
