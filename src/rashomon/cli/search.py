"""``rashomon search``: articles of a workspace by their words, and by who says what, how many, where and when."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.app import AsJson, Workspace, app
from rashomon.console import STANDARD_STREAM, WRONG_USAGE, Messages, guarded, reading_console, write_output
from rashomon.errors import UsageError, WorkspaceError

if TYPE_CHECKING:
    from rashomon.store.query import QueryError

__all__ = ["search"]

#: As of grep: it tells "nothing found" from "could not look".
_NOTHING = 1


@app.command(
    epilog="""
**Examples**

`rashomon search 'peace talks'` — both words, in headline or body; `'"peace talks"'` one after the other

`rashomon search 'speaker:hagen says:"no plan"'` — what Hagen said in these words, whichever report has it

`rashomon search 'figure:>1000 place:karsu after:2024-04'` — by numbers, places and days

`rashomon search 'outlet:beacon OR outlet:monitor' --facets` — with what the search can be narrowed down by

**Fields** headline: outlet: speaker: says: figure: place: person: name: before: after: on: story: url: language:
version:all · **and** AND OR NOT -word "a phrase" prefix* ( )

**Exit status**: 0 something was found · 1 nothing was · 2 the query or the call is wrong, or the
workspace cannot be read
"""
)
@guarded
def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY…",
            help="What to find; in single quotes, so that the shell leaves it as it is.",
            show_default=False,
        ),
    ],
    workspace: Workspace = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, metavar="ARTICLES", help="Articles to show.")] = 10,
    offset: Annotated[int, typer.Option(min=0, metavar="ARTICLES", help="Articles to pass over before them.")] = 0,
    sort: Annotated[
        str, typer.Option(metavar="ORDER", help="relevance, newest or oldest; without words to rank by newest.")
    ] = "relevance",
    facets: Annotated[
        bool, typer.Option("--facets", help="Also count by outlet, speaker, place, story, month and language.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find articles in a workspace, with the words that were found."""
    from rashomon.cli.found import print_results
    from rashomon.store.query import QueryError, parse
    from rashomon.store.results import Sort, hit_json
    from rashomon.store.search import search as find
    from rashomon.store.workspace import open_workspace

    messages = Messages()
    if sort not in {one.value for one in Sort}:
        raise UsageError(f"--sort {sort}: no such order; there are {', '.join(one.value for one in Sort)}")
    try:
        asked = parse(" ".join(query))
    except QueryError as error:
        _explain(error, messages)
        raise typer.Exit(WRONG_USAGE) from None
    try:
        with open_workspace(workspace) as opened, opened.reading() as connection:
            found = find(connection, asked, sort=Sort(sort), limit=limit, offset=offset, with_facets=facets)
    except WorkspaceError as error:
        messages.say("error", str(error))
        raise typer.Exit(WRONG_USAGE) from None
    if as_json:
        lines = [hit_json(hit) for hit in found.hits]
        if facets:
            rest = found.json()
            lines.append({key: rest[key] for key in ("query", "total", "counted", "facets")})
        write_output(STANDARD_STREAM, "".join(f"{json.dumps(line)}\n" for line in lines).encode())
    else:
        print_results(found, reading_console())
    if not found.hits:
        raise typer.Exit(_NOTHING)


def _explain(error: QueryError, messages: Messages) -> None:
    """Say what is wrong with a query, and mark the place in it."""
    from rashomon.cli.found import marked

    messages.say("error", str(error))
    for line in marked(error):
        print(f"  {line}", file=sys.stderr)  # noqa: T201 - two lines that belong to the message
