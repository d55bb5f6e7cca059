"""``rashomon add``: articles into a workspace, and what is new in it."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.app import EXIT_STATUS, AsJson, Fetch, Paths, Private, Quiet, Workers, Workspace, app
from rashomon.cli.counting import counted
from rashomon.cli.reading import Web, end, nothing, outcomes
from rashomon.console import STANDARD_STREAM, Messages, guarded, write_output
from rashomon.export.plain import visible

if TYPE_CHECKING:
    from rashomon.model import Problem
    from rashomon.store.runs import Run
    from rashomon.store.workspace import Workspace as Opened
    from rashomon.work.adding import AddedArticle
    from rashomon.work.catching_up import Done

__all__ = ["add"]

#: Stories that are named at the end; the rest are counted.
_NAMED = 10


@app.command(
    epilog="""
**Examples**

`rashomon add reports/` — into rashomon.db here, made if it is not there

`rashomon add crawl.warc.gz feeds.opml --fetch -w news.db` — an archive, and the pages that feeds point to now

`cat articles.jsonl | rashomon add - --json` — a line for each article as soon as it is kept

Adding is safe to repeat: what is there is known again, and another text under a known address is a new version.
"""
    + EXIT_STATUS
)
@guarded
def add(
    paths: Paths,
    workspace: Workspace = None,
    workers: Workers = 1,
    fetch: Fetch = False,
    no_analysis: Annotated[
        bool, typer.Option("--no-analysis", help="Only keep the articles; the next `add` or `watch` analyses them.")
    ] = False,
    allow_private_addresses: Private = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Add articles to a workspace, and give an account of each story they tell.

    Each article is kept for good before it is worked on: what was interrupted goes on with the next `add`.
    """
    messages = Messages(quiet)
    from rashomon.store.runs import running
    from rashomon.store.workspace import open_workspace

    with open_workspace(workspace, create=True) as opened, running(opened, "add") as run:
        web = Web(fetch, allow_private_addresses)
        kept = _keep(opened, run, paths, web, messages, as_json)
        done = None if no_analysis else _catch_up(opened, run, workers, messages, as_json)
        _tell(opened, kept, done, messages, as_json)
    if not kept:
        nothing(messages)
    end(messages)


def _keep(
    workspace: Opened, run: Run, paths: list[str], web: Web, messages: Messages, as_json: bool
) -> list[AddedArticle]:
    """Keep what is read; each article is told of when it is safe."""
    from rashomon.model import Problem
    from rashomon.read import Meter
    from rashomon.work.adding import add

    meter = Meter()
    kept = []
    with messages.progress("adding", meter=meter) as step:
        for one in add(workspace, outcomes(paths, web, meter), run):
            if isinstance(one, Problem):
                _problem(one, messages, as_json)
                continue
            if as_json:
                _line({**_identified(one), "outcome": one.outcome.value, "version": one.version})
            kept.append(one)
            step()
    return kept


def _catch_up(workspace: Opened, run: Run, workers: int, messages: Messages, as_json: bool) -> Done:
    from rashomon.work.catching_up import catch_up

    return catch_up(workspace, run, workers, messages.progress, lambda one: _problem(one, messages, as_json))


def _identified(one: AddedArticle) -> dict[str, object]:
    return {"id": one.id, "outlet": one.outlet, "url": one.url, "title": one.title, "origin": one.origin}


def _problem(one: Problem, messages: Messages, as_json: bool) -> None:
    if as_json:
        _line({"problem": one.reason, "where": one.where, "remedy": one.remedy, "severity": one.severity.value})
    messages.problem(one)


def _line(value: object) -> None:
    from rashomon.export.interchange import json_bytes

    write_output(STANDARD_STREAM, json_bytes(value))
    sys.stdout.buffer.flush()  # who reads it may rely on it that the article is kept


def _tell(workspace: Opened, kept: list[AddedArticle], done: Done | None, messages: Messages, as_json: bool) -> None:
    """Say what is new: articles, versions, stories."""
    from rashomon.store import stories

    with workspace.reading() as connection:
        found = [] if done is None else [stories.story(connection, name) for name in done.joined]
    grown = sorted((one for one in found if one and not one.ended_in), key=lambda one: (-one.articles, one.id))
    opened = _of_kind(done, "opened", "split") if done else set()
    for one in grown:
        line = {"story": one.id, "title": one.title, "articles": one.articles, "outlets": one.outlets}
        what = "opened" if one.id in opened else "grown"
        if as_json:
            _line({**line, "what": what, "new": done.joined[one.id] if done else 0})
    if as_json or messages.quiet:
        return
    outcomes = Counter(one.outcome.value for one in kept)
    new, versions = counted(outcomes["new"], "new article"), counted(outcomes["version"], "new version")
    typer.echo(f"{workspace.name}: {new}, {versions}, {outcomes['known']:,} known")
    if done is None:
        typer.echo("kept, not analysed yet: the next `rashomon add` or `rashomon watch` does that")
        return
    told = [one for one in grown if one.articles > 1]
    for one in told[:_NAMED]:
        what = "new story" if one.id in opened else f"{done.joined[one.id]:,} more"
        sources = f"{counted(one.articles, 'article')} of {counted(one.outlets, 'outlet')}"
        typer.echo(f"  {one.id}  {visible(one.title)} — {what}, {sources}")
    if len(told) > _NAMED:
        typer.echo(f"  … and {counted(len(told) - _NAMED, 'other story')}")
    alone = len(grown) - len(told)
    if alone:
        typer.echo(f"  {counted(alone, 'story')} told by one article alone")
    ended = len(_of_kind(done, "merged"))
    if ended:
        typer.echo(f"  {counted(ended, 'story')} became part of another")


def _of_kind(done: Done, *kinds: str) -> set[str]:
    """The stories that were opened, or came out of another, or ended in another."""
    return {one.other or one.story for one in done.changes if one.kind.value in kinds}
