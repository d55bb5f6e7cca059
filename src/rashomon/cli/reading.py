"""How commands read what they are given, and end: articles, analyses, and what is said of those left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import typer

from rashomon.console import FAILED, LEFT_OUT, STANDARD_STREAM, Messages, debugging

if TYPE_CHECKING:
    from rashomon.group.features import Features
    from rashomon.model import Analysis, Article, Problem
    from rashomon.read import Meter

__all__ = ["Web", "analysed", "analyses", "articles", "end", "nothing", "outcomes", "shapes"]


@dataclass(frozen=True, slots=True)
class Web:
    """What may be fetched: pages that lists point to, and from private addresses."""

    follow: bool = False
    private: bool = False


def articles(paths: Sequence[str], messages: Messages, web: Web, meter: Meter | None = None) -> Iterator[Article]:
    """The articles of paths and addresses; what cannot be read is named and left out."""
    from rashomon.model import Article

    yield from messages.only(Article, outcomes(paths, web, meter))


def outcomes(paths: Sequence[str], web: Web, meter: Meter | None = None) -> Iterator[Article | Problem]:
    """The articles of paths and addresses, and what cannot be read."""
    from rashomon.read import read_articles
    from rashomon.read.paths import is_address

    stdin = sys.stdin.buffer if STANDARD_STREAM in paths else None
    with ExitStack() as open_until_read:
        fetcher = None
        if web.follow or any(is_address(p) for p in paths):
            from rashomon.read.fetch import Fetcher
            from rashomon.settings import fetch_settings

            settings = fetch_settings(allow_private_addresses=web.private or None)
            fetcher = open_until_read.enter_context(Fetcher(settings))
        yield from read_articles(paths, stdin=stdin, fetcher=fetcher, follow=web.follow, meter=meter)


def analysed(articles: Iterator[Article], workers: int, messages: Messages) -> Iterator[Analysis]:
    """Analyse articles; those that fail, or hold no report, are named and left out."""
    first = next(articles, None)
    if first is None:
        return  # without loading the language model
    from rashomon.model import Analysis
    from rashomon.pipeline import analyse_all, attempt_all

    found: Iterator[Analysis | Problem] = (analyse_all if debugging() else attempt_all)(
        chain([first], articles), workers
    )
    for analysis in messages.only(Analysis, found):
        if _usable(analysis, messages):
            yield analysis


def shapes(
    articles: Iterator[Article], workers: int, embedded: bool, messages: Messages
) -> Iterator[tuple[Analysis, Features]]:
    """Take articles as far as grouping needs them; those that fail, or hold no report, are named and left out."""
    first = next(articles, None)
    if first is None:
        return
    from rashomon.model import Problem
    from rashomon.pipeline import shape_all

    for found in shape_all(chain([first], articles), workers, embedded):
        if isinstance(found, Problem):
            messages.problem(found)
        elif _usable(found[0], messages):
            yield found


def _usable(analysis: Analysis, messages: Messages) -> bool:
    """Whether an article can be in an account; says what keeps it out or must be known of it."""
    from rashomon.model import Severity
    from rashomon.pipeline import caveat

    problem = caveat(analysis)
    if problem:
        messages.problem(problem)
    return not (problem and problem.severity is Severity.LEFT_OUT)


def analyses(paths: Sequence[str], workers: int, messages: Messages, web: Web) -> list[Analysis]:
    """All that paths and addresses hold, read and analysed, with progress."""
    from rashomon.read import Meter

    meter = Meter()
    with messages.progress("reading", meter=meter):
        read = list(articles(paths, messages, web, meter))
    out = []
    with messages.progress("analysing", len(read)) as step:
        # no more processes than articles: each takes seconds to start
        for analysis in analysed(iter(read), min(workers, len(read)), messages):
            out.append(analysis)
            step()
    return out


def nothing(messages: Messages) -> None:
    """Say that nothing could be read, and end the program."""
    messages.say("error", "no report could be read; nothing was done")
    raise typer.Exit(FAILED)


def end(messages: Messages) -> None:
    """End the program with the status that says whether some input was left out."""
    if messages.left_out:
        raise typer.Exit(LEFT_OUT)
