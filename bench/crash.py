"""What `kill -9` costs a workspace: nothing that was acknowledged, and no half of anything.

``add`` and ``watch`` are killed at random moments, while others search and list. After each kill ``verify`` must pass,
each article that the killed command had said to be kept must be there, and no reader may have seen a part of anything;
some kills later a run that is let be must complete all of the work.

    python bench/crash.py                        200 kills on SQLite, 50 on PostgreSQL, some minutes
    python bench/crash.py --sqlite 400 --watch 200 --seed 7

Ends with status 1 if anything was lost, partial, wrong or left undone.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from crash_children import Child, answer, command, warm
from crash_site import Site
from crash_world import batches
from postgres_server import Server

#: Kills in one workspace, after which a run is let be; readers of it.
_ROUND, _READERS = 10, 1
#: Share of the kills that come early, in that share of a run: by then its articles are kept.
_EARLY, _KEPT_BY = 0.3, 0.15
#: What a run is killed at, in order: before it has said that anything is kept, and so on.
_PHASES = ("keeping", "analysing", "grouping", "comparing", "ending")
#: Seconds that a run may take that nobody kills: a hundred times what it does.
_PATIENCE = 300.0

_News = Iterator[list[dict[str, Any]]]


@dataclass
class Tally:
    """What came of the kills of one command on one database."""

    database: str
    command: str
    kills: int = 0
    phases: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    partial: int = 0
    undone: int = 0
    broken: int = 0
    completed: int = 0
    reads: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    @property
    def failures(self) -> int:
        """How much went wrong."""
        return self.lost + self.unsound + self.partial + self.undone + self.broken


class Round:
    """One workspace, its readers, and what is given to it.

    Args:
        tally: Where to count.
        workspace: Its name.
        folder: For files.
        whole: Whether commands start from nothing, as they do outside of a measurement, with a process that analyses.
    """

    def __init__(self, tally: Tally, workspace: str, folder: Path, whole: bool) -> None:
        self.tally, self.workspace, self.folder, self.whole = tally, workspace, folder, whole
        self._errors = folder / "errors"
        self._site = Site(folder) if tally.command == "watch" else None
        self._given = folder / "given.jsonl"
        self._given.touch()
        #: What was given, or is shown now.
        self._pages: dict[tuple[str, ...], dict[str, Any]] = {}
        self._acknowledged: set[str] = set()
        self._readers: list[tuple[Child, Path]] = []
        self._runs = 0

    def give(self, pages: list[dict[str, Any]]) -> None:
        """Let there be news, and time to look for it."""
        if self._site:
            # what nobody fetched before it was changed is gone
            self._pages |= {(one["path"],): one for one in pages}
            self._site.show(pages)
            answer(lambda: self._let_time_pass(pages), self._errors)
        else:
            self._pages |= {(one["path"], one["text"]): one for one in pages}
            self._write(pages)

    def run(self, kill_after: float | None) -> tuple[float, bool]:
        """Run the command, and kill it after so many seconds.

        Returns:
            Seconds that it ran, and whether it was killed.
        """
        self._runs += 1
        out = self.folder / f"said{self._runs}"
        arguments = [*self._arguments(), "--workspace", self.workspace, "--json", "--quiet"]
        if self.whole:
            child: Child | _Whole = _Whole(arguments, self._errors, out)
        else:
            child = Child(lambda: command(arguments), self._errors, out)
        status = child.ended(_PATIENCE if kill_after is None else kill_after)
        seconds = time.monotonic() - child.began
        if status is None:
            child.kill()
            if kill_after is None:
                self._broken(f"a run took longer than {_PATIENCE:.0f} seconds")
        elif status != 0:
            self._broken(f"a run ended with status {status}; {self._errors} says why")
        said = _said(out)
        self._acknowledged |= said
        if status is None and kill_after is not None:
            self._look_after_a_kill(said)
        return seconds, status is None

    def begin_reading(self, seed: int) -> None:
        """Let others read, from the moment there is something to be read."""
        from crash_checks import read_all_the_while

        for number in range(_READERS):
            out = self.folder / f"reader{number}"
            work = lambda out=out, number=number: read_all_the_while(self.workspace, seed + number, out)  # noqa: E731
            self._readers.append((Child(work, self._errors), out))

    def complete(self) -> None:
        """Let a run be, and look whether all is done."""
        from crash_checks import undone

        if self._site:
            answer(lambda: self._let_time_pass(list(self._pages.values())), self._errors)
        else:
            # those of runs that were killed before they had read them, and all others again
            self._write(list(self._pages.values()))
        self.run(None)
        given = [(self._address(one), one["text"].split("\n\n")[-1]) for one in self._pages.values()]
        left = answer(lambda: undone(self.workspace, given), self._errors)
        self.tally.undone += len(left)
        self.tally.wrong += left
        self.tally.completed += not left
        self._check()

    def end(self) -> None:
        """End readers and site, and count what the readers saw."""
        for child, out in self._readers:
            if child.stop() != 0:
                self._broken(f"a reader failed; {self._errors} says why")
            lines = out.read_text(encoding="utf-8").splitlines()
            times = [float(one.split()[1]) for one in lines if one.startswith("read ")]
            seen = [one for one in lines if one.startswith("wrong ")]
            self.tally.reads += len(times)
            self.tally.slowest = max(self.tally.slowest, *times, 0.0)
            self.tally.partial += len(seen)
            self.tally.wrong += seen[:3]
        if self._site:
            self._site.stop()
        self.tally.acknowledged += len(self._acknowledged)

    def _write(self, pages: list[dict[str, Any]]) -> None:
        lines = [{**one, "id": f"{one['path']}#{len(one['text'])}", "url": self._address(one)} for one in pages]
        self._given.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")

    def _address(self, page: dict[str, Any]) -> str:
        return self._site.address(page) if self._site else f"https://crash.example{page['path']}"

    def _arguments(self) -> list[str]:
        if not self._site:
            return ["add", str(self._given)]
        return ["watch", self._site.feed, "--once", "--every", "1s", "--allow-private-addresses"]

    def _look_after_a_kill(self, said: set[str]) -> None:
        self.tally.kills += 1
        self.tally.phases[self._check(bool(said))] += 1

    def _broken(self, what: str) -> None:
        """Count something that ended otherwise than it should."""
        self.tally.broken += 1
        self.tally.wrong.append(what)

    def _check(self, began: bool = True) -> str:
        """Count what is wrong with the workspace; gives what a killed command was at."""
        from crash_checks import look

        seen = answer(lambda: look(self.workspace, self._acknowledged, began), self._errors)
        self.tally.lost += len(seen["lost"])
        self.tally.unsound += bool(seen["unsound"])
        self.tally.wrong += [f"acknowledged and lost: {one}" for one in seen["lost"]]
        self.tally.wrong += [f"verify: {one}" for one in seen["unsound"][:3]]
        return str(seen["at"])

    def _let_time_pass(self, pages: list[dict[str, Any]]) -> int:
        """The next visit is due, and the next look at pages: what a watch waits for."""
        from sqlalchemy import update

        from rashomon.store import schema
        from rashomon.store.workspace import open_workspace

        with open_workspace(self.workspace, create=True) as opened, opened.writing() as connection:
            now = datetime.now(UTC) - timedelta(seconds=1)
            connection.execute(update(schema.source).values(due=now))
            entry = schema.entry
            looked_at = entry.c.fetched.is_not(None) & entry.c.url.in_([self._address(one) for one in pages])
            connection.execute(update(entry).where(looked_at).values(due=now, fetched=now - timedelta(hours=1)))
        return 0


class _Whole:
    """A command that starts from nothing, in a process group of its own."""

    def __init__(self, arguments: list[str], errors: Path, output: Path) -> None:
        self.began = time.monotonic()
        with errors.open("a") as said, output.open("w") as out:
            self._process = subprocess.Popen([sys.executable, "-m", "rashomon", *arguments], stdout=out, stderr=said)

    def ended(self, seconds: float | None = None) -> int | None:
        """See `Child.ended`."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """Kill the command alone; the process that analyses for it has to notice."""
        self._process.kill()
        self._process.wait()


def _said(out: Path) -> set[str]:
    """The ids of articles that a command has said to be kept: a line counts once it is whole."""
    lines = out.read_text(encoding="utf-8").split("\n")[:-1] if out.exists() else []
    found = [json.loads(one) for one in lines]
    return {one["id"] for one in found if one.get("outcome", one.get("event")) in ("new", "version", "known")}


@contextlib.contextmanager
def _databases(kind: str, folder: Path) -> Iterator[Any]:
    """Gives a function that names a new workspace."""
    if kind == "sqlite":
        yield lambda: str(Path(tempfile.mkdtemp(dir=folder)) / "rashomon.db")
        return
    with Server() as server:
        yield server.create


def crash(tally: Tally, kills: int, whole: int, seed: int, news: _News, folder: Path) -> None:
    """Kill a command so many times, so many of which start from nothing.

    Args:
        tally: Where to count.
        kills: How many.
        whole: How many of them are of commands that start from nothing.
        seed: Another seed, other moments.
        news: What is to be added, batch by batch.
        folder: For files.
    """
    rng = Random(f"{seed} {tally.database} {tally.command}")  # noqa: S311 - moments are no secret
    with _databases(tally.database, folder) as new_workspace:
        while tally.kills < kills:
            from_nothing = tally.kills >= kills - whole
            place = Path(tempfile.mkdtemp(dir=folder))
            one = Round(tally, new_workspace(), place, from_nothing)
            one.give(next(news))
            # how long it takes undisturbed, and so the moments at which it can be killed
            lasted = [one.run(None)[0]]
            one.begin_reading(rng.randrange(2**30))
            until = min(kills if from_nothing else kills - whole, tally.kills + _ROUND)
            while tally.kills < until:
                one.give(next(news))
                # any moment of it, and more often than by chance one at which articles are being kept
                share = rng.uniform(0, _KEPT_BY if rng.random() < _EARLY else 1.05)
                seconds, killed = one.run(share * statistics.median(lasted))
                if not killed:
                    lasted.append(seconds)
            one.complete()
            one.end()
            said = f"{tally.database} {tally.command}: {tally.kills} of {kills} kills, {tally.failures} failures"
            print(said, file=sys.stderr, flush=True)
            if not tally.failures:
                shutil.rmtree(place)


def _print(tallies: list[Tally]) -> None:
    names = ("database", "command", "kills", *_PHASES, "acknowledged", "lost", "unsound", "partial", "undone", "broken")
    print("  ".join((*names, "completed", "reads", "slowest")))
    for one in tallies:
        values = [one.database, one.command, one.kills, *(one.phases[name] for name in _PHASES)]
        values += [one.acknowledged, one.lost, one.unsound, one.partial, one.undone, one.broken]
        values += [one.completed, one.reads]
        cells = [
            str(value).rjust(len(name)) for name, value in zip((*names, "completed", "reads"), values, strict=True)
        ]
        print("  ".join([*cells, f"{one.slowest:6.2f}s"]))
    for one in tallies:
        for wrong in one.wrong:
            print(f"{one.database} {one.command}: {wrong}")


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sqlite", type=int, default=200, help="kills on SQLite")
    parser.add_argument("--postgresql", type=int, default=50, help="kills on PostgreSQL")
    parser.add_argument("--watch", type=int, help="of those on SQLite, how many of watch; half by default")
    parser.add_argument("--whole", type=int, default=1, help="of each command on each database, how many start afresh")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # one host for everything: a pause between two pages would be most of the time
    os.environ |= {"RASHOMON_FETCH_HOST_INTERVAL_SECONDS": "0", "RASHOMON_FETCH_CACHE": "false"}
    watched = given.sqlite // 2 if given.watch is None else given.watch
    plan = [
        ("sqlite", "add", given.sqlite - watched),
        ("sqlite", "watch", watched),
        ("postgresql", "add", given.postgresql - given.postgresql // 2),
        ("postgresql", "watch", given.postgresql // 2),
    ]
    folder = Path(tempfile.mkdtemp(prefix="crash"))
    began = time.monotonic()
    news = batches(given.seed)
    warm(folder, next(news))
    tallies = []
    for kind, name, kills in plan:
        if kills:
            tallies.append(Tally(kind, name))
            crash(tallies[-1], kills, min(given.whole, kills), given.seed, news, folder)
    _print(tallies)
    failures = sum(one.failures for one in tallies)
    print(f"{sum(one.kills for one in tallies)} kills in {time.monotonic() - began:.0f} s, {failures} failures")
    if failures:
        print(f"what is left of them is in {folder}")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
