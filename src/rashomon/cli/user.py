"""``rashomon user``: who may log in when a workspace is served."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from rashomon.cli.app import AsJson, Quiet, Workspace, app
from rashomon.console import guarded
from rashomon.errors import UsageError

__all__ = ["user"]

user = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Give people accounts, with which they log in when the workspace is served.",
)
app.add_typer(user, name="user")

Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose account.", show_default=False)]


@user.command()
@guarded
def add(name: Name, workspace: Workspace = None, quiet: Quiet = False) -> None:
    """Give somebody an account. The password is asked for, or read from standard input.

    From then on a server asks for a login when it is started, on this computer, too.
    """
    from rashomon.store.users import add_user, credentials, user_name
    from rashomon.store.workspace import open_workspace

    name = user_name(name)
    with open_workspace(workspace) as opened:
        with opened.reading() as connection:
            known = credentials(connection, name) is not None
        # before a password is thought up for nothing; add_user says it again if another was quicker
        if known:
            raise UsageError(f"{name}: there is such an account; `rashomon user password {name}` changes its password")
        hashed = _new_password()
        with opened.writing() as connection:
            add_user(connection, name, hashed, datetime.now(UTC))
    if not quiet:
        typer.echo(f"{name} can log in. A server that is running asks for accounts from its next start.")


@user.command("list")
@guarded
def list_users(workspace: Workspace = None, as_json: AsJson = False) -> None:
    """Say who has an account, and since when."""
    from rashomon.store.users import users
    from rashomon.store.workspace import open_workspace

    with open_workspace(workspace) as opened, opened.reading() as connection:
        found = users(connection)
    for one in found:
        added = one.added.isoformat(timespec="seconds").replace("+00:00", "Z")
        typer.echo(json.dumps({"name": one.name, "added": added}) if as_json else f"{one.name}  since {added}")
    if not found and not as_json:
        typer.echo("Nobody has an account.")


@user.command()
@guarded
def remove(name: Name, workspace: Workspace = None, quiet: Quiet = False) -> None:
    """Take an account away. Its logins end at once."""
    from rashomon.store.users import has_users, remove_user, user_name
    from rashomon.store.workspace import open_workspace

    name = user_name(name)
    with open_workspace(workspace) as opened, opened.writing() as connection:
        if not remove_user(connection, name):
            raise UsageError(_nobody(name))
        others = has_users(connection)
    if not quiet:
        last = "" if others else " It was the last account: nobody can log in until you add one."
        typer.echo(f"{name} can log in no more.{last}")


@user.command()
@guarded
def password(name: Name, workspace: Workspace = None, quiet: Quiet = False) -> None:
    """Change a password. Logins made with the old one end at once."""
    from rashomon.store.users import credentials, set_password, user_name
    from rashomon.store.workspace import open_workspace

    name = user_name(name)
    with open_workspace(workspace) as opened:
        with opened.reading() as connection:
            known = credentials(connection, name) is not None
        hashed = _new_password() if known else ""
        with opened.writing() as connection:
            if not (known and set_password(connection, name, hashed)):
                raise UsageError(_nobody(name))
    if not quiet:
        typer.echo(f"{name} logs in with the new password from now on.")


def _nobody(name: str) -> str:
    return f"{name}: there is no such account; `rashomon user list` shows them"


def _new_password() -> str:
    """The hash of a password that is typed unseen, or is the first line of standard input."""
    from rashomon.web.safety.passwords import LEAST, hash_password

    if sys.stdin.isatty():
        typed: str = typer.prompt(f"Password ({LEAST} characters or more)", hide_input=True, confirmation_prompt=True)
        return hash_password(typed)
    return hash_password(sys.stdin.readline().rstrip("\r\n"))
