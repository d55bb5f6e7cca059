"""The program itself: its name, its version, and the options that several commands share."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from rashomon.threads import ONE_THREAD
from rashomon.version import __version__

__all__ = ["EXIT_STATUS", "AsJson", "Fetch", "Paths", "Private", "Quiet", "Workers", "Workspace", "app", "main"]

#: What the help of most commands ends with.
EXIT_STATUS = """
**Exit status**: 0 all input was read · 3 some input was left out · 1 nothing could be done · 2 wrong usage
"""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Reports: text, HTML, JSON Lines, feeds (RSS, Atom, JSON Feed), OPML, sitemaps, ninjs, NewsML-G2, NITF "
        "and WARC files, gzipped or not; folders of them; web addresses. - reads JSON Lines from standard input.",
        show_default=False,
    ),
]
Workers = Annotated[
    int,
    typer.Option(min=1, help="Processes that analyse articles; each takes about 0.6 GB."),
]
Fetch = Annotated[bool, typer.Option("--fetch", help="Also fetch the pages that feeds and lists of feeds point to.")]
Private = Annotated[
    bool,
    typer.Option("--allow-private-addresses", help="Fetch from this computer and the local network, too."),
]
Workspace = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="FILE|URL",
        envvar="RASHOMON_WORKSPACE",
        help="Where articles and accounts are kept: a SQLite file, or postgresql://… [default: rashomon.db]",
        show_default=False,
        show_envvar=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notices; errors are still shown.")]


def main() -> None:
    """Run the command line."""
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show a character shows a question mark instead of ending the program
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app(prog_name="rashomon")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Many outlets report one happening: read their reports, get **one account that can be checked**.

    Who reports what, who said what in which words, on which figures and dates the reports agree or differ, and which
    report carries what. Every line points to the characters it rests on. No report is called true or false.

    Start with: `rashomon brief FOLDER --html account.html`
    """
