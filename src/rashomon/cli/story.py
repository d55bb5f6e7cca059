"""``rashomon story``: the stories of a workspace, or the account of one."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.app import AsJson, Workspace, app
from rashomon.cli.counting import counted
from rashomon.console import STANDARD_STREAM, guarded, reading_console, write_output
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rashomon.store.stories import Listed, StoryRow

__all__ = ["story"]


@app.command(
    epilog="""
**Examples**

`rashomon story` — the newest stories · `rashomon story --sort disagreement` — those on which reports part most

`rashomon story s-0123456789ab` — the account of one · `rashomon story s-0123456789ab --json` — all that was found

**Exit status**: 0 it is shown · 1 the workspace cannot be read · 2 wrong usage, or no such story
"""
)
@guarded
def story(
    id: Annotated[  # noqa: A002 - what it is called everywhere
        str | None, typer.Argument(metavar="[ID]", help="A story; without, stories are listed.", show_default=False)
    ] = None,
    workspace: Workspace = None,
    sort: Annotated[str, typer.Option(metavar="newest|origins|disagreement", help="The order of the list.")] = "newest",
    outlet: Annotated[str | None, typer.Option(help="Only stories that it tells.", show_default=False)] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Only those told on that day or later.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Only those told on that day or earlier.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to list.")] = 30,
    as_json: AsJson = False,
) -> None:
    """List the stories of a workspace, or show the account of one."""
    from rashomon.store import stories
    from rashomon.store.workspace import open_workspace

    with open_workspace(workspace) as opened, opened.reading() as connection:
        if id is not None:
            _show(connection, id, as_json)
            return
        if sort not in set(stories.Sort):
            raise UsageError(f"--sort {sort}: no such order; choose one of {', '.join(stories.Sort)}")
        found = stories.list_stories(
            connection,
            sort=stories.Sort(sort),
            outlet=outlet,
            first=_day(from_, "--from"),
            last=_day(to, "--to"),
            limit=limit,
        )
    _list(found, as_json)


def _day(given: str | None, option: str) -> str | None:
    if given is None:
        return None
    try:
        return datetime.strptime(given, "%Y-%m-%d").date().isoformat()
    except ValueError:
        raise UsageError(f"{option} {given}: is no day; write it as 2026-02-13") from None


def _list(found: Listed, as_json: bool) -> None:
    from rashomon.export.interchange import json_bytes
    from rashomon.export.plain import visible

    if as_json:
        for row in found.rows:
            write_output(STANDARD_STREAM, json_bytes({**dataclasses.asdict(row), "changed": row.changed.isoformat()}))
        return
    if not found.rows:
        typer.echo("no stories here")
    for row in found.rows:
        typer.echo(f"{row.id}  {_days(row)}  {visible(row.title) or '(no headline)'}")
        typer.echo(f"    {'; '.join(_facts(row))}")
    if found.total > len(found.rows):
        typer.echo(f"… and {counted(found.total - len(found.rows), 'other story')}; --limit shows more")


def _days(row: StoryRow) -> str:
    if row.first_day == row.last_day or row.last_day is None:
        return row.first_day or "day unknown"
    return f"{row.first_day or '…'} to {row.last_day}"


def _facts(row: StoryRow) -> list[str]:
    facts = [f"{counted(row.articles, 'article')} of {counted(row.outlets, 'outlet')}"]
    if row.origins is not None and row.articles > 1:
        facts.append(counted(row.origins, "independent origin"))
    if row.disagreements:
        facts.append(counted(row.disagreements, "disagreement"))
    if row.failed:
        facts.append(row.failed)
    return facts


def _show(connection: Connection, name: str, as_json: bool) -> None:
    """The account of a story, or of the one that it has become part of."""
    from rashomon.export.interchange import json_bytes
    from rashomon.export.terminal import print_accounts
    from rashomon.store import accounts, stories

    row = stories.story(connection, name)
    if row is None:
        raise UsageError(f"{name}: no such story here; `rashomon story` lists them")
    if row.ended_in:
        typer.echo(f"{name} has become part of {row.ended_in}:", err=True)
        name = row.ended_in
    if as_json:
        document = accounts.latest(connection, name)
        if document is None:
            raise UsageError(_no_account(name))
        write_output(STANDARD_STREAM, json_bytes(document, indent=1))
        return
    found = accounts.record(connection, name)
    if found is None:
        raise UsageError(_no_account(name))
    print_accounts([found], reading_console())


def _no_account(name: str) -> str:
    return f"{name}: no account has been given yet; `rashomon add` or `rashomon watch` goes on with it"
