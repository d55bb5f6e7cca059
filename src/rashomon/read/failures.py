"""What went wrong on the network, in words."""

from __future__ import annotations

import ssl

import httpcore

from rashomon.errors import FetchError, FetchFailed, FetchLimit
from rashomon.read.deadline import Deadline
from rashomon.read.retries import Busy, hung_up, origin, status_words
from rashomon.settings import FetchSettings, fetch_variable

__all__ = ["UNEXPLAINED", "explained"]

#: The errors of sending a request that are not yet this project's own.
UNEXPLAINED = (Busy, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)

#: The status that the parser of answers gives as its reason when a header does not end.
_HEADERS_TOO_LARGE = 431


def explained(
    error: Exception, where: str, settings: FetchSettings, deadline: Deadline, came: int | None = None
) -> FetchError:
    """The error of this project for one of the libraries below.

    Args:
        error: One of `UNEXPLAINED`.
        where: The address, for messages.
        settings: The limits.
        deadline: Of the page.
        came: How many bytes of the page had come; ``None`` if no answer had.
    """
    if isinstance(error, Busy):
        return _busy(error, where, settings, deadline)
    if isinstance(error, httpcore.ConnectTimeout):
        limit = settings.connect_seconds
        return FetchLimit(where, f"no connection within {limit:g} s", _raise("connect_seconds", "wait longer"))
    if isinstance(error, httpcore.TimeoutException):
        limit = settings.read_seconds
        return FetchLimit(where, f"the server was silent for {limit:g} s", _raise("read_seconds", "wait longer"))
    if isinstance(error, httpcore.ConnectError):
        return _unconnected(error, where)
    if isinstance(error, httpcore.RemoteProtocolError):
        return _not_http(error, where, came)
    after = "" if came is None else f" after {came:,} bytes of the page"
    return FetchFailed(where, f"the connection broke off{after} ({_words(error)})", "try again later")


def _raise(field: str, purpose: str) -> str:
    return f"raise {fetch_variable(field)} to {purpose}"


def _busy(error: Busy, where: str, settings: FetchSettings, deadline: Deadline) -> FetchError:
    answer = f"the server answers {status_words(error.status)}"
    limit = settings.max_retry_after_seconds
    if error.wait is not None and error.wait > limit:
        reason = f"{answer} and asks to wait {error.wait:,.0f} s (limit {limit:,g} s)"
        return FetchLimit(where, reason, "try again later", status=error.status, wait=error.wait)
    if error.wait is not None and error.wait > deadline.left:
        reason = f"{answer} and asks to wait {error.wait:,.0f} s, longer than is left of {deadline.seconds:,g} s"
        return FetchLimit(where, reason, "try again later", status=error.status, wait=error.wait)
    times = f", asked {settings.attempts} times" if settings.attempts > 1 else ""
    return FetchFailed(where, answer + times, "try again later", status=error.status, wait=error.wait)


def _unconnected(error: httpcore.ConnectError, where: str) -> FetchError:
    cause = origin(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        reason = f"its certificate is not trusted ({_lower(cause.verify_message)})"
        return FetchFailed(where, reason, "check the address")
    if isinstance(cause, ssl.SSLError):
        why = (cause.reason or "unknown reason").lower().replace("_", " ")
        return FetchFailed(where, f"no encrypted connection can be made ({why})", "check the address")
    return FetchFailed(where, f"it cannot be connected to ({_words(error)})", "try again later")


def _not_http(error: httpcore.RemoteProtocolError, where: str, came: int | None) -> FetchError:
    if hung_up(error):
        return FetchFailed(where, "the server closes the connection without an answer", "try again later")
    if getattr(origin(error), "error_status_hint", None) == _HEADERS_TOO_LARGE:
        return FetchLimit(where, "the headers of its answer do not end: stopped")
    if came is not None and "peer closed connection" in str(error):
        reason = f"incomplete: the server closes the connection after {came:,} bytes of the page"
        return FetchFailed(where, reason, "try again later")
    return FetchFailed(where, f"the answer is not HTTP ({_words(error)})", "check the address")


def _words(error: Exception) -> str:
    """The reason in few words, from the system where it gave one."""
    cause = origin(error)
    words = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(error)
    line = " ".join("".join(c if c.isprintable() else " " for c in words[:200]).split())
    return _lower(line) if line else type(error).__name__


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".")
