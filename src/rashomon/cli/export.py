"""``rashomon export``: accounts, articles and tables of a workspace as files."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.app import AsJson, Quiet, Workspace, app
from rashomon.cli.counting import counted
from rashomon.console import STANDARD_STREAM, Messages, guarded, write_output
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.store.workspace import Workspace as Opened
    from rashomon.work.exporting import Form, Target

__all__ = ["export"]

_FORMS = "html|markdown|json|jsonl|csv"


@app.command(
    epilog="""
**Examples**

`rashomon export --to accounts/` — an HTML page for each story

`rashomon export s-0123456789ab --to account.json --with-texts` — one account, with all that `verify` needs to check it

`rashomon export --to all.jsonl` — every article with its versions, for `rashomon add` into another workspace

`rashomon export --to tables/ --format csv` — articles, sayings, figures, names and revisions for spreadsheets

**Exit status**: 0 it is written · 1 nothing could be done · 2 wrong usage, or a file is there already
"""
)
@guarded
def export(
    stories: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STORY…]", help="Ids of stories; all without.", show_default=False),
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="FOLDER|FILE", help="Where to write; - is standard output.")] = "",
    workspace: Workspace = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar=_FORMS,
            help="Accounts as html, markdown or json; articles as jsonl; tables as csv. "
            "[default: by the file's ending, else html]",
            show_default=False,
        ),
    ] = None,
    with_texts: Annotated[
        bool,
        typer.Option("--with-texts", help="Also write the text of each article of an account, and the bytes received."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Write accounts, articles or tables of a workspace to files.

    Files are named by ids and titles, stand in the folder named and nowhere else, and are whole or not there.
    """
    messages = Messages(quiet)
    from rashomon.export.interchange import json_bytes
    from rashomon.store.workspace import open_workspace
    from rashomon.work.exporting import export as write

    wanted = _form(form, to)
    _check(wanted, to, with_texts)
    with open_workspace(workspace) as opened:
        if to == STANDARD_STREAM:
            _to_standard_output(opened, wanted, stories or [])
            return
        with messages.progress("exporting") as step:
            written = write(opened, wanted, _target(wanted, to, force), stories or [], with_texts=with_texts, step=step)
    if as_json:
        for path in written:
            write_output(STANDARD_STREAM, json_bytes({"file": str(path), "bytes": path.stat().st_size}))
    elif not quiet:
        first = f": {written[0]}" if len(written) == 1 else f" in {to}"
        typer.echo(f"{counted(len(written), 'file')} written{first}")


def _form(given: str | None, to: str) -> Form:
    from rashomon.work.exporting import Form, form_of

    if given is not None and given not in set(Form):
        raise UsageError(f"--format {given}: no such form; choose one of {', '.join(Form)}")
    if given is not None:
        return Form(given)
    return form_of(Path(to)) or (Form.JSONL if to == STANDARD_STREAM else Form.HTML)


def _check(form: Form, to: str, with_texts: bool) -> None:
    from rashomon.work.exporting import Form

    if not to:
        raise UsageError("--to: name a folder or a file to write to, or - for standard output")
    if with_texts and form in (Form.JSONL, Form.CSV):
        raise UsageError(f"--with-texts: goes with accounts; {form.value} holds what it holds")
    if to == STANDARD_STREAM and (with_texts or form is Form.CSV):
        raise UsageError("--to -: only one file can go to standard output; name a folder")


def _target(form: Form, to: str, force: bool) -> Target:
    from rashomon.work.exporting import Target, form_of

    path = Path(to)
    named = form_of(path)
    single = named is not None and not path.is_dir()
    if single and named is not form:
        raise UsageError(f"{to}: ends as {named} does, and --format asks for {form}; name another file")
    return Target(path, single, force)


def _to_standard_output(opened: Opened, form: Form, stories: list[str]) -> None:
    """Write one file to standard output: whole, as soon as nothing more can go wrong with it."""
    from rashomon.work.exporting import Form, Target, export_articles
    from rashomon.work.exporting import export as write

    if form is Form.JSONL:
        with opened.reading() as connection:
            export_articles(connection, sys.stdout.buffer, stories)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "account"
        write(opened, form, Target(file, single=True), stories)
        write_output(STANDARD_STREAM, file.read_bytes())
