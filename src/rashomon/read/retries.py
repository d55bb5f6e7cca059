"""What is worth asking again, and when."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpcore

__all__ = [
    "AGAIN",
    "Busy",
    "Clock",
    "http_date",
    "hung_up",
    "origin",
    "status_words",
    "wait_asked",
    "worth_another_try",
]

#: Statuses of a server, or of the proxy before it, that has too much to do.
AGAIN = frozenset((429, 502, 503, 504))

#: Gives the time, with its zone.
Clock = Callable[[], datetime]


class Busy(Exception):
    """An answer that says to come back later.

    Args:
        status: Of the answer.
        wait: Seconds it asks to wait; ``None`` if it does not say.
    """

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(status)
        self.status = status
        self.wait = wait


def worth_another_try(error: Exception) -> bool:
    """Whether an attempt that failed before an answer may succeed if it is made again.

    A certificate stays wrong, and a server that does not speak HTTP will not learn it; one that hangs up without an
    answer may be restarting.
    """
    if isinstance(error, httpcore.ConnectError):
        return not isinstance(origin(error), ssl.SSLError)
    if isinstance(error, httpcore.RemoteProtocolError):
        return hung_up(error)
    return isinstance(error, httpcore.NetworkError | httpcore.TimeoutException)


def origin(error: Exception) -> object:
    """What an error of httpcore was made from; it keeps that as its argument, not as its cause."""
    return error.args[0] if error.args else None


def hung_up(error: httpcore.RemoteProtocolError) -> bool:
    """Whether the server closed the connection without any answer."""
    return "disconnected without" in str(error)


def wait_asked(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After field asks to wait; ``None`` if it says nothing that can be read.

    Args:
        value: Seconds, or a date (RFC 9110, section 10.2.3).
        now: The time, with its zone.
    """
    words = (value or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:12])
    date = http_date(words)
    return None if date is None else max(0.0, (date - now).total_seconds())


def http_date(value: str | None) -> datetime | None:
    """The time of a Date field, in UTC; ``None`` if it cannot be read."""
    try:
        found = parsedate_to_datetime((value or "")[:60])
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def status_words(status: int) -> str:
    """A status with its name: ``404 (Not Found)``."""
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
