"""Who may look at a workspace that is served, and who has logged in: accounts and sessions.

Passwords come here hashed and session tokens digested; neither can be had back from a copy of the workspace.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from rashomon.errors import UsageError
from rashomon.store.schema import session, user

__all__ = [
    "Credentials",
    "Session",
    "User",
    "add_user",
    "credentials",
    "end_session",
    "find_session",
    "has_users",
    "prolong_session",
    "remove_user",
    "set_password",
    "start_session",
    "sweep_sessions",
    "user_name",
    "users",
]

#: Characters of a name: one that is longer helps nobody to recognise a person.
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in."""

    name: str
    added: datetime


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a login is checked against: the number of an account and the hash of its password."""

    number: int
    password: str


@dataclass(frozen=True, slots=True)
class Session:
    """A login that stands. The name is ``None`` if it was made with the server's token."""

    digest: str
    name: str | None
    started: datetime
    ends: datetime


def user_name(text: str) -> str:
    """A name as it is kept: small letters, one form of each character, so that people may type it as they like.

    Raises:
        UsageError: If it is empty, too long, or holds what cannot be seen.
    """
    name = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text.strip()).casefold())
    if not name or len(name) > LONGEST_NAME:
        raise UsageError(f"a name has 1 to {LONGEST_NAME} characters")
    if any(c.isspace() or not c.isprintable() for c in name):
        raise UsageError(f"{name!r}: a name has no blanks and no hidden characters")
    return name


def add_user(connection: Connection, name: str, password: str, now: datetime) -> None:
    """Give somebody an account.

    Args:
        connection: A transaction that writes.
        name: As `user_name` gives it.
        password: The hash of the password.
        now: The moment.

    Raises:
        UsageError: If there is one of that name.
    """
    if credentials(connection, name):
        raise UsageError(f"{name}: there is such an account; `rashomon user password {name}` changes its password")
    connection.execute(insert(user).values(name=name, password=password, added=now))


def remove_user(connection: Connection, name: str) -> bool:
    """Take an account away, with its logins; whether there was one."""
    found = credentials(connection, name)
    if found is None:
        return False
    connection.execute(delete(session).where(session.c.user == found.number))
    connection.execute(delete(user).where(user.c.number == found.number))
    return True


def set_password(connection: Connection, name: str, password: str, *, end_sessions: bool = True) -> bool:
    """Change the hash of an account's password; whether there is such an account.

    Args:
        connection: A transaction that writes.
        name: As `user_name` gives it.
        password: The new hash.
        end_sessions: Whether logins made with the old password end.
    """
    found = credentials(connection, name)
    if found is None:
        return False
    connection.execute(update(user).where(user.c.number == found.number).values(password=password))
    if end_sessions:
        connection.execute(delete(session).where(session.c.user == found.number))
    return True


def users(connection: Connection) -> list[User]:
    """The accounts, by name."""
    rows = connection.execute(select(user.c.name, user.c.added).order_by(user.c.name))
    return [User(*row) for row in rows]


def has_users(connection: Connection) -> bool:
    """Whether anybody has an account."""
    return connection.execute(select(func.count()).select_from(user)).scalar_one() > 0


def credentials(connection: Connection, name: str) -> Credentials | None:
    """What a login under a name is checked against."""
    row = connection.execute(select(user.c.number, user.c.password).where(user.c.name == name)).one_or_none()
    return Credentials(*row) if row else None


def start_session(connection: Connection, digest: str, number: int | None, now: datetime, ends: datetime) -> None:
    """Keep a login.

    Args:
        connection: A transaction that writes.
        digest: Of the token that the visitor's browser keeps.
        number: The account; ``None`` for a login with the server's token.
        now: The moment.
        ends: When it ends unless it is prolonged.
    """
    connection.execute(insert(session).values(digest=digest, user=number, started=now, ends=ends))


def find_session(connection: Connection, digests: Sequence[str], now: datetime) -> Session | None:
    """The login that has one of these digests and has not ended."""
    wanted = (
        select(session.c.digest, user.c.name, session.c.started, session.c.ends)
        .select_from(session.outerjoin(user, session.c.user == user.c.number))
        .where(session.c.digest.in_(digests), session.c.ends > now)
    )
    row = connection.execute(wanted).first()
    return Session(*row) if row else None


def prolong_session(connection: Connection, digest: str, ends: datetime) -> None:
    """Let a login end later; one that was ended meanwhile stays so."""
    connection.execute(update(session).where(session.c.digest == digest).values(ends=ends))


def end_session(connection: Connection, digests: Sequence[str]) -> None:
    """Forget a login."""
    connection.execute(delete(session).where(session.c.digest.in_(digests)))


def sweep_sessions(connection: Connection, now: datetime) -> None:
    """Forget the logins that have ended."""
    connection.execute(delete(session).where(session.c.ends <= now))
