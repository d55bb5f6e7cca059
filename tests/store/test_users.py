"""Accounts and logins, as they are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.store import users

NOW = datetime(2031, 5, 4, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def login(workspace, digest, name=None, ends=HOUR):
    with workspace.writing() as connection:
        number = users.credentials(connection, name).number if name else None
        users.start_session(connection, digest, number, NOW, NOW + ends)


def known(workspace, *digests, now=NOW):
    with workspace.reading() as connection:
        found = users.find_session(connection, digests, now)
    return found and (found.name, found.ends)


@pytest.fixture
def peopled(workspace):
    with workspace.writing() as connection:
        users.add_user(connection, "ada", "hash of a", NOW)
        users.add_user(connection, "bela", "hash of b", NOW + HOUR)
    return workspace


def test_accounts(peopled):
    with peopled.reading() as connection:
        assert users.users(connection) == [users.User("ada", NOW), users.User("bela", NOW + HOUR)]
        assert users.has_users(connection)
        assert users.credentials(connection, "ada").password == "hash of a"  # noqa: S105
        assert users.credentials(connection, "ADA") is None
    with peopled.writing() as connection, pytest.raises(UsageError, match="there is such an account"):
        users.add_user(connection, "ada", "another", NOW)
    with peopled.writing() as connection:
        assert not users.remove_user(connection, "cyd")
        assert not users.set_password(connection, "cyd", "hash")
        assert users.remove_user(connection, "ada")
        assert users.remove_user(connection, "bela")
        assert not users.has_users(connection)


def test_a_login_stands_until_it_ends(peopled):
    login(peopled, "d" * 64, "ada")
    login(peopled, "t" * 64)
    assert known(peopled, "d" * 64) == ("ada", NOW + HOUR)
    assert known(peopled, "x" * 64, "t" * 64) == (None, NOW + HOUR)
    assert known(peopled, "x" * 64) is None
    assert known(peopled, "d" * 64, now=NOW + HOUR) is None
    with peopled.writing() as connection:
        users.prolong_session(connection, "d" * 64, NOW + 3 * HOUR)
        users.sweep_sessions(connection, NOW + 2 * HOUR)
        users.prolong_session(connection, "t" * 64, NOW + 3 * HOUR)
    assert known(peopled, "d" * 64, now=NOW + 2 * HOUR) == ("ada", NOW + 3 * HOUR)
    assert known(peopled, "t" * 64) is None  # swept away, and not brought back
    with peopled.writing() as connection:
        users.end_session(connection, ["d" * 64])
    assert known(peopled, "d" * 64) is None


@pytest.mark.parametrize(
    ("change", "ended"),
    [
        (lambda c: users.remove_user(c, "ada"), True),
        (lambda c: users.set_password(c, "ada", "new"), True),
        (lambda c: users.set_password(c, "ada", "same password, hashed anew", end_sessions=False), False),
    ],
)
def test_logins_end_with_the_account_and_with_its_password(peopled, change, ended):
    for digest, name in (("d" * 64, "ada"), ("e" * 64, "bela"), ("t" * 64, None)):
        login(peopled, digest, name)
    with peopled.writing() as connection:
        change(connection)
    assert (known(peopled, "d" * 64) is None) is ended
    assert known(peopled, "e" * 64)
    assert known(peopled, "t" * 64)


@given(st.text(max_size=30))
def test_a_name_is_kept_in_one_form(text):
    try:
        name = users.user_name(text)
    except UsageError:
        return
    assert users.user_name(name) == name
    assert users.user_name(f" {text}\t") == name
    assert name.isprintable()
    assert not any(c.isspace() for c in name)


@pytest.mark.parametrize(
    ("typed", "kept"), [("Ada", "ada"), ("STRASSE", "strasse"), ("Zoe\u0308", "zoë"), ("ａｄａ", "ada")]
)
def test_names(typed, kept):
    assert users.user_name(typed) == kept
