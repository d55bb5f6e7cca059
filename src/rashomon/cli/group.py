"""``rashomon group``: which articles tell one story."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon.cli.app import EXIT_STATUS, Fetch, Paths, Private, Quiet, Workers, app
from rashomon.cli.reading import Web, articles, end, nothing, shapes
from rashomon.console import STANDARD_STREAM, Messages, check_outputs, guarded, write_output

__all__ = ["group"]


@app.command(
    epilog="""
**Examples**

`rashomon group reports/ > stories.jsonl` — a line a story: its articles, those ahead of the rest, like stories

`rashomon group archive.warc.gz --words-only --changes history.jsonl` — quicker, and what became of stories as they grew
"""
    + EXIT_STATUS
)
@guarded
def group(
    paths: Paths,
    window: Annotated[
        int, typer.Option(min=1, metavar="DAYS", help="Days between two reports from which they are not compared.")
    ] = 30,
    batch: Annotated[
        int, typer.Option(min=1, metavar="ARTICLES", help="Articles that are put into stories at a time.")
    ] = 50_000,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Do not compare meanings: ten times quicker, a little coarser.")
    ] = False,
    changes: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write each opening, merger and split of a story, a JSON line each."),
    ] = None,
    workers: Workers = 1,
    fetch: Fetch = False,
    allow_private_addresses: Private = False,
    quiet: Quiet = False,
) -> None:
    """Print which articles tell one story, a JSON line a story.

    A story is one happening and the reaction to it. Articles may come in any order and any number: what is too old to
    be compared with is kept on disk.
    """
    check_outputs((changes,), paths)
    messages = Messages(quiet)
    from rashomon.export.interchange import change_line, json_bytes, story_line
    from rashomon.group.index import Limits
    from rashomon.group.stories import GROUPED
    from rashomon.group.stream import Stream, StreamSettings
    from rashomon.read import Meter

    meter, waiting, read = Meter(), [], 0
    given = articles(paths, messages, Web(fetch, allow_private_addresses), meter)
    with Stream(StreamSettings(Limits(window=window))) as stream:
        with messages.progress("grouping", meter=meter) as step:
            for found, shape in shapes(given, workers, not words_only, messages):
                read += 1
                if found.language.code in GROUPED:
                    waiting.append(shape)
                if len(waiting) >= batch:
                    stream.add(waiting)
                    waiting.clear()
                step()
            stream.add(waiting)
        if not read:
            nothing(messages)
        for story in stream.stories():
            write_output(STANDARD_STREAM, json_bytes(story_line(story)))
        if changes:
            write_output(changes, b"".join(json_bytes(change_line(one)) for one in stream.history))
    end(messages)
