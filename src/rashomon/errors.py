"""What can go wrong, as one tree.

::

    RashomonError              anything this project raises on purpose
    ├── InputError             one input cannot be used; the others still can
    │   ├── UnreadableInput    missing, not permitted, or not decodable
    │   ├── UnsupportedInput   binary, or a format that is not read
    │   ├── EmptyInput         nothing in it, or nothing but page chrome
    │   └── FetchError         an address whose page was not received
    │       ├── FetchRefused   not asked for: the address, the network it leads to, or robots.txt forbids it
    │       ├── FetchLimit     given up: too large, too slow, too many redirects, or told to wait too long
    │       └── FetchFailed    the network or the server did not answer with a page
    ├── UsageError             the call itself makes no sense
    ├── WorkspaceError         a workspace cannot be opened, read or written
    ├── ModelError             a language model is missing or is not the one expected
    └── CitationMismatch       a saved citation no longer resolves to its words

Each message says which input, what is wrong and what to do about it.
"""

from __future__ import annotations

from typing import Self

__all__ = [
    "CitationMismatch",
    "EmptyInput",
    "FetchError",
    "FetchFailed",
    "FetchLimit",
    "FetchRefused",
    "InputError",
    "ModelError",
    "RashomonError",
    "UnreadableInput",
    "UnsupportedInput",
    "UsageError",
    "WorkspaceError",
]


class RashomonError(Exception):
    """The root of every error this project raises on purpose."""


class InputError(RashomonError):
    """One input cannot be used.

    Args:
        where: The input as its user named it: a path, or a path and a line.
        reason: What is wrong with it, as a clause without a full stop.
        remedy: What its user can do, as a clause; empty if there is nothing to do.
    """

    def __init__(self, where: str, reason: str, remedy: str = "") -> None:
        self.where = where
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{where}: {reason}" + (f" ({remedy})" if remedy else ""))


class UnreadableInput(InputError):
    """The input is missing, may not be read, or cannot be decoded."""


class UnsupportedInput(InputError):
    """The input is binary, or of a format that is not read."""


class EmptyInput(InputError):
    """The input holds nothing, or nothing but page chrome."""


class FetchError(InputError):
    """The page at an address was not received.

    Args:
        where: The address.
        reason: See `InputError`.
        remedy: See `InputError`.
        status: Of the server's answer; ``None`` if none came, or none that is to blame.
        wait: Seconds after which the server asks to come back; ``None`` if it does not say.
    """

    def __init__(
        self, where: str, reason: str, remedy: str = "", *, status: int | None = None, wait: float | None = None
    ) -> None:
        super().__init__(where, reason, remedy)
        self.status = status
        self.wait = wait

    def at(self, where: str, reason: str = "") -> Self:
        """The same error for another address, such as the one that was asked for first.

        Args:
            where: That address.
            reason: What is wrong, if it is to be said in other words.
        """
        return type(self)(where, reason or self.reason, self.remedy, status=self.status, wait=self.wait)


class FetchRefused(FetchError):
    """The page was not asked for: the address, the network it leads to, or the site's robots.txt forbids it."""


class FetchLimit(FetchError):
    """Fetching was given up: too large, too slow, too many redirects, or told to wait too long."""


class FetchFailed(FetchError):
    """The network or the server did not answer with a page."""


class UsageError(RashomonError):
    """The call itself makes no sense, whatever the inputs hold."""


class WorkspaceError(RashomonError):
    """A workspace cannot be opened, read or written.

    Args:
        name: The workspace as its user named it, without a password.
        reason: What is wrong with it, as a clause.
        remedy: What its user can do, as a clause; empty if there is nothing to do.
    """

    def __init__(self, name: str, reason: str, remedy: str = "") -> None:
        self.name = name
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{name}: {reason}" + (f" ({remedy})" if remedy else ""))


class ModelError(RashomonError):
    """A language model is missing or is not the one that was pinned."""


class CitationMismatch(RashomonError):
    """A saved citation no longer resolves to the words it quotes.

    Args:
        where: The place in the saved account, for its reader.
        reason: What differs, with the words expected and found.
    """

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")
