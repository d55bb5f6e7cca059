"""``rashomon status``: how a workspace stands."""

from __future__ import annotations

from typing import Any

import typer

from rashomon.cli.app import AsJson, Workspace, app
from rashomon.cli.counting import counted
from rashomon.console import STANDARD_STREAM, guarded, write_output

__all__ = ["status"]


@app.command(
    epilog="""
**Examples**

`rashomon status` — of rashomon.db here

`rashomon status -w postgresql://app@db.example/news --json` — for a program that looks after it

**Exit status**: 0 it could be read · 1 it could not · 2 wrong usage
"""
)
@guarded
def status(workspace: Workspace = None, as_json: AsJson = False) -> None:
    """Show what a workspace holds, what is still to be done, who works on it, and what went wrong last."""
    from rashomon.store.workspace import open_workspace
    from rashomon.work.state import state

    with open_workspace(workspace) as opened:
        found = state(opened)
    if as_json:
        from rashomon.export.interchange import json_bytes

        write_output(STANDARD_STREAM, json_bytes(found))
        return
    for line in _lines(found):
        typer.echo(line)


def _lines(found: dict[str, Any]) -> list[str]:
    from rich.filesize import decimal

    from rashomon.export.plain import visible

    holds, pending = found["holds"], found["pending"]
    failed = f", {counted(holds['failed'], 'article')} in no account" if holds["failed"] else ""
    versions = f" in {counted(holds['articles'], 'version')}" if holds["changed"] else ""
    made = f"rashomon {found['program']}, tables {holds['tables']}"
    lines = [
        f"{visible(found['workspace'])}: {decimal(found['bytes'])}, {made}",
        f"{counted(holds['documents'], 'article')}{versions} of {counted(holds['outlets'], 'named outlet')}{failed}",
        f"{counted(holds['stories'], 'story')}, {holds['shared']:,} of them told by several articles"
        + (f", {holds['failed_stories']:,} without an account" if holds["failed_stories"] else ""),
        _watched(holds),
        _pending(pending),
    ]
    for one in found["runs"]:
        added = f", {counted(one['added'], 'article')} added" if one["added"] else ""
        where = f"process {one['process']} on {visible(one['host'])}"
        lines.append(f"  {one['command']} since {_moment(one['started'])}: {visible(one['state'])} ({where}{added})")
    if found["problems"]:
        lines.append("what went wrong last:")
    for one in found["problems"]:
        remedy = f" ({visible(one['remedy'])})" if one["remedy"] else ""
        lines.append(f"  {_moment(one['made'])} {visible(one['where'])}: {visible(one['reason'])}{remedy}")
    return lines


def _watched(holds: dict[str, Any]) -> str:
    if not holds["sources"]:
        return "nothing is watched"
    failing = f", {holds['failing']:,} of them failing" if holds["failing"] else ""
    return f"{counted(holds['sources'], 'source')} watched{failing}"


def _pending(pending: dict[str, int]) -> str:
    parts = [
        (pending["articles"], "article", "to be analysed"),
        (pending["ungrouped"], "article", "to be put into stories"),
        (pending["stories"], "account", "to be given"),
    ]
    named = [f"{counted(number, noun)} {what}" for number, noun, what in parts if number]
    if not named:
        return "nothing is pending"
    return f"{', '.join(named)}: the next `rashomon add` or `rashomon watch` does that"


def _moment(text: str) -> str:
    """A moment as the reader's clock shows it, to the minute."""
    from datetime import datetime

    return datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M")
