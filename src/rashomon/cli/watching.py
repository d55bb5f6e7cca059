"""How ``rashomon watch`` says what happens: a line an article, a line of state, or JSON Lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

import typer
from rich.console import Console
from rich.status import Status

from rashomon.console import Messages
from rashomon.export.plain import visible
from rashomon.model import Problem

if TYPE_CHECKING:
    from rashomon.store.sources import SourceRow
    from rashomon.work.watch_events import Event, Failed, Idle, Kept, Told

__all__ = ["Report", "print_sources"]


class Report:
    """Says what a watch does: news on standard output, everything else on standard error.

    Args:
        messages: Where problems and progress go.
        as_json: Whether to print JSON Lines, for programs.
    """

    def __init__(self, messages: Messages, as_json: bool) -> None:
        self._messages, self._json = messages, as_json
        console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        moving = console.is_terminal and not messages.quiet
        self._status: Status | None = Status("beginning", console=console) if moving else None
        self._said = ""
        self._kept = 0

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status:
            self._status.stop()

    def begin(self, new: Sequence[str], given: int) -> None:
        """Say what is watched from now on."""
        known = given - len(new)
        for url in new:
            self._line({"event": "source", "url": url}, "")
        words = f"{_counted(len(new), 'source')} more" if new else "no more sources"
        self._notice(f"{words} to watch" + (f"; {known:,} watched already" if known else ""))

    def event(self, event: Event) -> None:
        """Say what has happened."""
        from rashomon.work.watch_events import Failed, Found, Idle, Kept

        if isinstance(event, Problem):
            self.problem(event)
        elif isinstance(event, Kept):
            self._keeping(event)
        elif isinstance(event, Found):
            line = {"event": "source", "url": event.url, "kind": event.kind, "listed_in": event.listed_in}
            self._line(line, "")
            words = "gives its feed" if event.instead else f"names a {event.kind}"
            self._notice(f"{event.listed_in}: {words}, which is watched now: {event.url}")
        elif isinstance(event, Failed):
            self._failing(event)
        elif isinstance(event, Idle):
            self._idle(event)
        else:
            self._telling(event)

    @contextmanager
    def progress(self, what: str, total: int | None) -> Iterator[Callable[[], None]]:
        """Show how far the work on what is new is; gives a function to call at each step."""
        if self._status:
            self._status.stop()
        with self._messages.progress(what, total) as step:
            yield step
        if self._status:
            self._status.start()

    def problem(self, problem: Problem) -> None:
        """Say what went wrong with an article or a story."""
        self._messages.problem(problem)

    def stopped(self) -> None:
        """Say that it ends since it was told to."""
        self._notice("stopped; what was begun is taken up the next time")

    def _keeping(self, event: Kept) -> None:
        one = event.article
        self._kept += 1
        line = {
            "event": one.outcome.value,
            "id": one.id,
            "version": one.version,
            "url": one.url,
            "outlet": one.outlet,
            "headline": one.title,
            "source": event.source,
        }
        self._line(line, "")
        if self._status:
            self._status.update(f"{self._kept:,} kept, the last from {visible(event.source)}")

    def _telling(self, event: Told) -> None:
        line = {
            "event": "told",
            "id": event.id,
            "outlet": event.outlet,
            "headline": event.headline,
            "version": event.version,
            "changed_since": event.before,
            "story": event.story,
            "title": event.title,
            "articles": event.articles,
            "failed": event.failed,
        }
        what = event.headline or event.url or event.id
        since = f", changed since {_local(event.before)}" if event.before else ""
        if event.story:
            others = event.articles - 1
            where = f" → {event.title or event.story} ({_counted(others, 'other article')})" if others else ""
        else:
            where = f" → no story: {event.failed}" if event.failed else ""
        self._line(line, f"{event.outlet or 'unknown outlet'}: {what}{since}{where}")

    def _failing(self, event: Failed) -> None:
        line = {
            "event": "failed",
            "url": event.url,
            "error": event.error,
            "due": event.due,
            "source": event.source,
            "paused": event.paused,
        }
        self._line(line, "")
        if event.paused:
            end = "; it is paused (--resume takes it up again)"
        elif event.due:
            end = f"; tried again {_local(event.due)}"
        else:
            end = "; given up"
        if event.source is None or event.due is None:
            self.problem(Problem(event.url, event.error + end))

    def _idle(self, event: Idle) -> None:
        watched = f"{_counted(event.sources, 'source')} watched"
        following = f"next {_local(event.due)}: {event.url}" if event.due else "none of them is due: all are paused"
        words = f"{watched}, {self._kept:,} kept; {following}"
        if self._status:
            self._status.update(visible(words))
        elif words != self._said:
            self._said = words
            self._notice(words)

    def _notice(self, words: str) -> None:
        if not self._messages.quiet:
            self._messages.say("progress", words)

    def _line(self, line: Mapping[str, object], words: str) -> None:
        """Print JSON, or words if there are any."""
        if self._json:
            _print_json(line)
        elif words:
            typer.echo(visible(words))
            sys.stdout.flush()


def print_sources(found: Sequence[SourceRow], as_json: bool, now: datetime) -> None:
    """Print what is watched, in the order in which it was added.

    Args:
        found: The sources.
        as_json: Whether to print JSON Lines.
        now: The time.
    """
    for one in found:
        if as_json:
            _print_json({each.name: getattr(one, each.name) for each in fields(one) if each.name != "number"})
        else:
            title = f" ({one.title})" if one.title else ""
            typer.echo(f"{visible(one.url + title)}\n  {visible(_state(one, now))}")
    if not found and not as_json:
        typer.echo("Nothing is watched yet.")


def _state(one: SourceRow, now: datetime) -> str:
    when = "due now" if one.due <= now else f"due {_local(one.due)}"
    parts = ["paused" if one.paused else when, f"{_counted(one.new, 'article')} from {_counted(one.entries, 'entry')}"]
    if one.waiting:
        parts.append(f"{one.waiting:,} waiting")
    parts.append(f"answered {_local(one.fetched)}" if one.fetched else "has not answered yet")
    if one.error:
        parts.append(f"failed {one.failures:,} times: {one.error}" if one.failures > 1 else f"failed: {one.error}")
    return "; ".join((one.kind, *parts))


def _print_json(line: Mapping[str, object]) -> None:
    typer.echo(json.dumps(line, default=_moment, ensure_ascii=True))
    sys.stdout.flush()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} is not JSON")


def _local(moment: datetime) -> str:
    """A moment by the clock of whoever reads it; the day only if it is not today."""
    here, today = moment.astimezone(), datetime.now().astimezone()
    return here.strftime("%H:%M:%S" if here.date() == today.date() else "%Y-%m-%d %H:%M")


def _counted(number: int, what: str) -> str:
    if number == 1:
        return f"1 {what}"
    return f"{number:,} {what[:-1]}ies" if what.endswith("y") else f"{number:,} {what}s"
