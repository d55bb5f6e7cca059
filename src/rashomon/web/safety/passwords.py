"""Passwords: hashed with Argon2id so that a stolen workspace does not give them away, and compared in the same time."""

from __future__ import annotations

import functools
import secrets
import threading
import unicodedata
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rashomon.errors import UsageError

__all__ = ["LEAST", "hash_password", "is_outdated", "is_right"]

#: Characters of a password. With the login's rate limit eight would do; twelve also stand a stolen copy for a while.
LEAST: Final = 12
#: Characters that are looked at: hashing more would only be work for whoever sends them.
_MOST: Final = 1_000

# 64 MiB and some 50 ms each (the library's choice, RFC 9106's second): two at a time leave the server answering
_HASHER: Final = PasswordHasher()
_AT_A_TIME: Final = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """What is kept of a new password.

    Raises:
        UsageError: If it is too short or too long.
    """
    if not LEAST <= len(password) <= _MOST:
        raise UsageError(f"a password has {LEAST} to {_MOST:,} characters; a few words that make no sentence do well")
    return _HASHER.hash(_bytes(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; without one it takes as long to say no."""
    with _AT_A_TIME:
        try:
            return _HASHER.verify(kept or _nobodys(), _bytes(password[:_MOST])) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether what is kept was made with weaker settings than today's."""
    return _HASHER.check_needs_rehash(kept)


@functools.cache
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_bytes(32))


def _bytes(password: str) -> bytes:
    # keyboards send one letter in several forms
    return unicodedata.normalize("NFKC", password).encode(errors="replace")
