"""``rashomon watch``: feeds, sitemaps and pages, visited again and again."""

from __future__ import annotations

import re
import signal
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.app import AsJson, Private, Quiet, Workers, Workspace, app
from rashomon.cli.watching import Report, print_sources
from rashomon.console import Messages, guarded
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.model import Problem
    from rashomon.read.listed import Listed
    from rashomon.store import workspace as store

__all__ = ["watch"]

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_PART = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([smhd])")
#: The shortest interval for addresses of others, and for those of one's own network.
_SHORTEST, _SHORTEST_PRIVATE = timedelta(minutes=1), timedelta(seconds=1)
_LONGEST = timedelta(days=365)


@app.command(
    epilog="""
**Examples**

`rashomon watch https://news.example.org/feed.xml feeds.opml` — watch these too, from now on

`rashomon watch --once` — everything that is due now, then end: for a timer

`rashomon watch --for 8h --json > news.jsonl` — a line for each article, when it is kept and when it has its story

`rashomon watch --list` — what is watched, and how it fares

A DURATION is `90s`, `15m`, `1h30m` or `2d`. Ctrl-C ends at any time; what was begun is taken up the next time.

**Exit status**: 0 ended as it should, also by Ctrl-C · 1 the workspace failed · 2 wrong usage
"""
)
@guarded
def watch(
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FEED|OPML|SITEMAP|PAGE…]",
            help="Addresses to watch from now on, and OPML files of them. A page that names its feed gives that; "
            "another one is watched itself. Without any: what is watched already.",
            show_default=False,
        ),
    ] = None,
    workspace: Workspace = None,
    every: Annotated[
        str, typer.Option(metavar="DURATION", help="Between two visits to a source with much news; others get longer.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Do everything that is due now, then end.")] = False,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="DURATION", help="End after that time.", show_default=False)
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show what is watched and how it fares, and end.")] = False,
    remove: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Watch it no more, and end; its articles stay.", show_default=False),
    ] = None,
    pause: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="Leave it alone until it is resumed, and end.", show_default=False),
    ] = None,
    resume: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="Take it up again, and end.", show_default=False)
    ] = None,
    allow_private_addresses: Private = False,
    workers: Workers = 1,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Watch feeds, sitemaps and pages, and say what is new.

    What they name is fetched, kept, analysed and put into stories; young articles are looked at again, and what an
    outlet changed becomes a new version. Sites are asked seldom, one thing at a time, and only for what has changed.
    """
    messages = Messages(quiet)
    base, length = _base(every, allow_private_addresses), _duration(for_, "--for") if for_ else None
    changes = bool(remove or pause or resume)
    if (changes or list_) and (named or once or for_):
        raise UsageError("--list, --remove, --pause and --resume end at once; name no addresses beside them")
    given, problems = _given(named or ())
    from rashomon.store.workspace import open_workspace

    with open_workspace(workspace, create=bool(given)) as opened:
        if changes:
            _change(opened, remove or (), pause or (), resume or ())
        if list_:
            _list(opened, as_json)
        if changes or list_:
            return
        for one in problems:
            messages.problem(one)
        report = Report(messages, as_json)
        with _terminated(), report:
            _watch(opened, given, base, once, length, allow_private_addresses, workers, report)


def _watch(
    workspace: store.Workspace,
    given: Sequence[tuple[Listed, str | None]],
    base: timedelta,
    once: bool,
    length: timedelta | None,
    private: bool,
    workers: int,
    report: Report,
) -> None:
    from rashomon.read.fetch import Fetcher
    from rashomon.settings import fetch_settings
    from rashomon.store import sources
    from rashomon.store.runs import running
    from rashomon.work.catching_up import catch_up
    from rashomon.work.grouping import Grouping
    from rashomon.work.watch import Watch, WatchSettings
    from rashomon.work.watch_naming import watch_also
    from rashomon.work.workers import workers as processes

    now = datetime.now(UTC)
    if given:
        report.begin(watch_also(workspace, given, base, now), len(given))
    with workspace.reading() as connection:
        if not sources.count(connection):
            raise UsageError(f"{workspace.name}: nothing is watched yet; name addresses, or an OPML file of them")
    # asking again is left to the schedule: it knows the waits of hours that a server in trouble needs
    settings = fetch_settings(allow_private_addresses=private or None, attempts=1)
    how = WatchSettings(base, once, now + length if length else None)
    try:
        with (
            running(workspace, "watch") as run,
            Fetcher(settings) as fetcher,
            Grouping(workspace) as grouping,
            processes(workers) as hands,
        ):

            def analyse() -> None:
                catch_up(workspace, run, workers, report.progress, report.problem, grouping=grouping, hands=hands)

            for event in Watch(workspace, run, fetcher, how, analyse).events():
                report.event(event)
    except KeyboardInterrupt:
        report.stopped()


def _given(named: Sequence[str]) -> tuple[list[tuple[Listed, str | None]], list[Problem]]:
    if not named:
        return [], []
    from rashomon.model import Problem
    from rashomon.work.watch_naming import named_sources

    found = list(named_sources(named))
    return [one for one in found if not isinstance(one, Problem)], [one for one in found if isinstance(one, Problem)]


def _change(workspace: store.Workspace, remove: Sequence[str], pause: Sequence[str], resume: Sequence[str]) -> None:
    from rashomon.store import sources
    from rashomon.work.watch_naming import source_of

    now = datetime.now(UTC)
    removed, paused, resumed = ([source_of(workspace, one) for one in urls] for urls in (remove, pause, resume))
    with workspace.writing() as connection:
        for one in removed:
            sources.remove_source(connection, one.number)
        for one in paused:
            sources.pause(connection, one.number, True, now)
        for one in resumed:
            sources.pause(connection, one.number, False, now)


def _list(workspace: store.Workspace, as_json: bool) -> None:
    from rashomon.store import sources

    with workspace.reading() as connection:
        found = sources.sources(connection)
    print_sources(found, as_json, datetime.now(UTC))


def _base(every: str, private: bool) -> timedelta:
    base = _duration(every, "--every")
    shortest = _SHORTEST_PRIVATE if private else _SHORTEST
    if base < shortest:
        raise UsageError(f"--every {every}: is too often for sites of others; {shortest.seconds} s is the shortest")
    return base


def _duration(written: str, option: str) -> timedelta:
    parts = _PART.findall(written)
    if not parts or "".join(n + unit for n, unit in parts) != written:
        raise UsageError(f"{option} {written}: is no duration; write 90s, 15m, 1h30m or 2d")
    found = timedelta(seconds=sum(float(n) * _UNITS[unit] for n, unit in parts))
    if not timedelta(0) < found <= _LONGEST:
        raise UsageError(f"{option} {written}: must be more than nothing and no more than {_LONGEST.days}d")
    return found


@contextmanager
def _terminated() -> Iterator[None]:
    """Let SIGTERM end the watch as Ctrl-C does."""

    def interrupt(_number: int, _frame: types.FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
