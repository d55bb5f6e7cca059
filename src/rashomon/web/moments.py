"""Moments as pages tell them: for a reader, and for programs that read the page."""

from __future__ import annotations

from datetime import UTC, datetime

from rashomon.account.dates import MONTHS

__all__ = ["moment"]


def moment(value: datetime) -> dict[str, str]:
    """A moment in UTC: ``iso`` for programs, ``text`` for a reader ("3 May 2031, 09:30 UTC")."""
    when = value.astimezone(UTC)
    text = f"{when.day} {MONTHS[when.month - 1]} {when.year}, {when:%H:%M} UTC"
    return {"iso": when.isoformat(timespec="seconds"), "text": text}
