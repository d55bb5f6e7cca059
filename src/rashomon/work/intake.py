"""Taking in what others have handed over, in a process of its own: ``python -m rashomon.work.intake``.

The job stands on standard input as one JSON object: ``workspace``, ``folder``, ``files`` (each a name in that folder
and what its sender calls it), ``addresses`` and ``follow``. What becomes of it stands on standard output, a JSON object
a line, as soon as it is so. Whatever a text does to this process, the one that handed it over goes on; and what is
kept is kept, whether this process comes to its end or not.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from typing import Any

from rashomon.errors import RashomonError
from rashomon.model import Article, Problem
from rashomon.read import read_articles
from rashomon.store.runs import running
from rashomon.store.workspace import open_workspace
from rashomon.work.adding import add
from rashomon.work.catching_up import catch_up

__all__ = ["MOST", "take_in"]

#: Articles of one job: more are given by whoever has the machine.
MOST = 5_000
#: How much the work gives way to that of others.
_NICE = 5

_Tell = Callable[[Mapping[str, Any]], None]


def take_in(job: Mapping[str, Any], tell: _Tell) -> None:
    """Read, keep and work through what was handed over.

    Args:
        job: See above.
        tell: Is told what becomes of it.
    """
    with open_workspace(job["workspace"]) as workspace, running(workspace, "add") as run:
        tell({"step": "reading"})
        for one in add(workspace, _limited(_read(job)), run):
            if isinstance(one, Problem):
                tell(_problem(one))
            else:
                tell({"kept": one.id, "name": one.origin, "outcome": one.outcome.value, "title": one.title})

        @contextmanager
        def progress(what: str, total: int | None) -> Iterator[Callable[[], None]]:
            done = 0

            def step() -> None:
                nonlocal done
                done += 1
                tell({"step": what, "done": done, "of": total})

            tell({"step": what, "done": 0, "of": total})
            yield step

        done = catch_up(workspace, run, 1, progress, lambda one: tell(_problem(one)))
    tell({"stories": sorted(done.joined)})


def _read(job: Mapping[str, Any]) -> Iterator[Article | Problem]:
    os.chdir(job["folder"])  # so that no message names a folder of this machine
    names: dict[str, str] = dict(job["files"])
    addresses: Sequence[str] = job["addresses"]
    with ExitStack() as until_read:
        given = (_called(one, names) for one in read_articles(sorted(names))) if names else iter(())
        fetched: Iterator[Article | Problem] = iter(())
        if addresses:
            from rashomon.read.fetch import Fetcher
            from rashomon.settings import fetch_settings

            # whatever the environment says: who hands over an address must not reach what only this machine can
            fetcher = until_read.enter_context(Fetcher(fetch_settings(allow_private_addresses=False)))
            fetched = read_articles(addresses, fetcher=fetcher, follow=bool(job["follow"]))
        yield from chain(given, fetched)


def _called(one: Article | Problem, names: Mapping[str, str]) -> Article | Problem:
    """With the name of a file as its sender has it."""
    if isinstance(one, Problem):
        return replace(one, where=_renamed(one.where, names))
    return replace(one, id=_renamed(one.id, names))


def _renamed(text: str, names: Mapping[str, str]) -> str:
    given = next((name for name in names if text.startswith(name)), None)
    return names[given] + text[len(given) :] if given else text


def _limited(items: Iterator[Article | Problem]) -> Iterator[Article | Problem]:
    count = 0
    for one in items:
        count += isinstance(one, Article)
        if count > MOST:
            yield Problem(
                "what was handed over",
                f"holds more than {MOST:,} articles; the others are left out",
                "add it with `rashomon add`",
            )
            return
        yield one


def _problem(one: Problem) -> dict[str, Any]:
    # what a variable would allow is for who has the machine to say
    remedy = "whoever runs the server can add it with `rashomon add`" if "RASHOMON_" in one.remedy else one.remedy
    return {"problem": one.reason, "where": one.where, "remedy": remedy, "severity": one.severity.value}


def _tell(line: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Take in the job that stands on standard input."""
    os.nice(_NICE)
    try:
        take_in(json.loads(sys.stdin.readline()), _tell)
    except RashomonError as error:
        _tell({"failed": str(error)})
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
