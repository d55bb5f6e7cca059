"""``rashomon brief``: an account of each story."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.app import EXIT_STATUS, Fetch, Paths, Private, Quiet, Workers, app
from rashomon.cli.reading import Web, analyses, end, nothing
from rashomon.console import (
    STANDARD_STREAM,
    Messages,
    check_outputs,
    guarded,
    inputs_from,
    reading_console,
    write_output,
)
from rashomon.version import __version__

__all__ = ["brief"]


@app.command(
    epilog="""
**Examples**

`rashomon brief reports/` — read a folder, show the account here

`rashomon brief reports/ --html account.html --json account.json` — a page to read, and a file that `verify` can check

`rashomon brief a.txt b.html crawl.warc.gz --markdown -` — Markdown to standard output

`rashomon brief feeds.opml --fetch` — the pages that the feeds of a list point to, now
"""
    + EXIT_STATUS
)
@guarded
def brief(
    paths: Paths,
    html: Annotated[str | None, typer.Option(metavar="FILE", help="Write one self-contained HTML page.")] = None,
    markdown: Annotated[str | None, typer.Option(metavar="FILE", help="Write Markdown.")] = None,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write everything found, for programs and `verify`.")
    ] = None,
    workers: Workers = 1,
    fetch: Fetch = False,
    allow_private_addresses: Private = False,
    quiet: Quiet = False,
) -> None:
    """Give an account of each story that the reports tell.

    The account is shown here; with `--html`, `--markdown` or `--json` it is written to files (- is standard output)
    and shown as well, unless standard output is taken or `--quiet` is given.
    """
    outputs = (html, markdown, json_file)
    check_outputs(outputs, paths)
    messages = Messages(quiet)
    _warn_of_outputs_among_inputs(outputs, paths, messages)
    read = analyses(paths, workers, messages, Web(fetch, allow_private_addresses))
    if not read:
        nothing(messages)

    from rashomon.export.interchange import accounts_json, json_bytes
    from rashomon.export.markdown import markdown as as_markdown
    from rashomon.export.report import report
    from rashomon.export.terminal import print_accounts
    from rashomon.pipeline import accounts

    with messages.progress("comparing"):
        found = accounts(read)
    if html:
        write_output(html, report(found).encode(errors="replace"))
    if markdown:
        write_output(markdown, as_markdown(found).encode(errors="replace"))
    if json_file:
        content = accounts_json(found, __version__, inputs_from(paths, json_file))
        if fetch:
            content["fetched"] = True
        write_output(json_file, json_bytes(content, indent=1))
    if STANDARD_STREAM not in outputs and not (quiet and any(outputs)):
        print_accounts(found, reading_console())
    end(messages)


def _warn_of_outputs_among_inputs(outputs: Sequence[str | None], paths: Sequence[str], messages: Messages) -> None:
    from rashomon.read.media import kind_by_name

    folders = [Path(p).resolve() for p in paths if p != STANDARD_STREAM and Path(p).is_dir()]
    for name in outputs:
        if name and name != STANDARD_STREAM and not messages.quiet:
            path = Path(name).resolve()
            if kind_by_name(path.name) and any(f in path.parents for f in folders):
                messages.say("notice", f"{name}: lies in a folder that is read, and will be read as a report next time")
