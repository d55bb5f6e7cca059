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
    """The page at an address was not received."""


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
