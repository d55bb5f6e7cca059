"""``rashomon verify``: every citation of a saved account, checked again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated, Any

import typer

from rashomon.cli.app import Private, Quiet, app
from rashomon.cli.reading import Web, articles
from rashomon.console import FAILED, STANDARD_STREAM, Messages, guarded
from rashomon.errors import CitationMismatch, UsageError

__all__ = ["verify"]


@app.command(
    epilog="""
**Examples**

`rashomon verify account.json` — against the reports it was made from, where they were then

`rashomon verify account.json archive/` — against copies kept elsewhere

**Exit status**: 0 every citation stands · 1 one does not, or a report is missing: the message names the line · 2 wrong
usage
"""
)
@guarded
def verify(
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="What `brief --json` wrote.", show_default=False)],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="The reports, if they are not where they were.", show_default=False),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch again what was fetched for it.")] = False,
    allow_private_addresses: Private = False,
    quiet: Quiet = False,
) -> None:
    """Check every citation of a saved account against the reports again."""
    from rashomon.account.verify import verify as check

    messages = Messages(quiet)
    saved = _saved(account)
    web = Web(fetch, allow_private_addresses)
    texts = {a.id: a.text for a in articles(paths or _recorded(account, saved, fetch), messages, web)}
    try:
        n = check(saved, texts)
    except CitationMismatch as mismatch:
        messages.say("mismatch", str(mismatch))
        raise typer.Exit(FAILED) from None
    if not quiet:
        stories = len(saved["stories"])
        word = "story" if stories == 1 else "stories"
        typer.echo(f"{n:,} citations of {stories:,} {word} stand, word for word, in {len(texts):,} reports.")


def _saved(name: str) -> dict[str, Any]:
    try:
        saved = json.loads(Path(name).read_bytes())
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}; give the file that `rashomon brief --json` wrote") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: is not JSON; give the file that `rashomon brief --json` wrote") from None
    if not (isinstance(saved, dict) and isinstance(saved.get("stories"), list)):
        raise UsageError(f"{name}: holds no account; give the file that `rashomon brief --json` wrote")
    return saved


def _recorded(name: str, saved: dict[str, Any], fetch: bool) -> list[str]:
    from rashomon.read.paths import is_address

    inputs = [i for i in saved.get("inputs", ()) if isinstance(i, str)]
    if not inputs or STANDARD_STREAM in inputs:
        raise UsageError(f"{name}: does not say where its reports are; name them after it")
    if not fetch and (saved.get("fetched") or any(is_address(i) for i in inputs)):
        raise UsageError(f"{name}: its reports were fetched; add --fetch to fetch them again, or name copies after it")
    return [i if is_address(i) else os.path.normpath(Path(name).parent / i) for i in inputs]
