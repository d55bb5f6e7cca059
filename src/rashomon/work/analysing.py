"""Analysing the articles of a workspace: what each mentions, and the features by which it is grouped."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from rashomon.model import Analysis, Problem, Severity
from rashomon.store import analyses, articles, grouped, pending, runs, sketches
from rashomon.store.connect import address, connect
from rashomon.store.pending import ArticleTask
from rashomon.store.runs import Run
from rashomon.store.sketches import Sketch
from rashomon.store.workspace import Workspace
from rashomon.text.furniture import shared_lines
from rashomon.text.sketch import page_host
from rashomon.work.claiming import claimed_and_done
from rashomon.work.stages import article_stage, stage
from rashomon.work.workers import Failure, Task, Workers
from rashomon.work.writing import writing

__all__ = ["analyse_pending"]

#: Seconds that an article may take, and more for each thousand bytes of its text: a hundred times what is usual. The
#: first article of a process waits for the models, too.
_SECONDS, _SECONDS_A_KILOBYTE = 120.0, 1.0
#: Pages of an outlet that its furniture is learned from; of a few hundred nothing more is learned.
_PAGES = 64


@dataclass(frozen=True, slots=True)
class _Found:
    """What one article gave; what was there already is ``None``."""

    analysis: Analysis | None
    shape: Sketch | None
    features: bytes | None
    problem: Problem | None


def analyse_pending(workspace: Workspace, run: Run, hands: Workers, told: Callable[[Problem], None]) -> Iterator[str]:
    """Analyse what is to be analysed and nobody else is working on.

    Args:
        workspace: Where.
        run: The run that does it.
        hands: What works.
        told: Is told of problems, which are kept as well.

    Yields:
        The id of each article when it is done, or has failed.
    """
    now, extract, features = article_stage(), stage("extract"), stage("features")

    def claim(room: int, held: Collection[int]) -> Sequence[ArticleTask]:
        alive = runs.alive(workspace)
        with workspace.writing() as connection:
            return pending.claim_articles(connection, run.number, alive, room, now, held)

    def task(one: ArticleTask) -> Task:
        todo = (one.analysed != extract, one.featured != features)
        seconds = _SECONDS + _SECONDS_A_KILOBYTE * one.size / 1000
        return Task(one.number, _analysed, (address(workspace.database), one.id, *todo), seconds)

    for one, found in claimed_and_done(hands, claim, task):
        result = _failed(one, found) if isinstance(found, Failure) else found
        with writing(workspace) as connection:
            _keep(connection, one, result, run)
        if result.problem:
            told(result.problem)
        yield one.id


def _keep(connection: Connection, one: ArticleTask, found: _Found, run: Run) -> None:
    if found.analysis:
        analyses.keep(connection, one.number, found.analysis, stage("extract"), datetime.now(UTC))
    if found.shape:
        sketches.keep(connection, one.number, found.shape)
    if found.analysis:
        grouped.forget_features(connection, one.number)
    if found.features:
        grouped.keep_features(connection, one.number, found.features, stage("features"))
    if found.problem:
        runs.record_problem(connection, run.number, found.problem)
    if found.problem and found.problem.severity is Severity.LEFT_OUT:
        sketches.failed(connection, one.number, article_stage(), found.problem)
    else:
        sketches.done(connection, one.number, article_stage())


def _failed(one: ArticleTask, failure: Failure) -> _Found:
    reason = f"could not be analysed: {failure.reason}"
    return _Found(None, None, None, Problem(one.id, reason, "please report it with this article"))


#: Of each workspace and host with how many pages its furniture was learned, and the furniture.
_FURNITURE: dict[tuple[str, str], tuple[int, frozenset[str]]] = {}


def _analysed(place: str, name: str, extract: bool, shape: bool) -> _Found:
    """Analyse one article; runs in a process of its own.

    Args:
        place: The address of the workspace.
        name: The article's id.
        extract: Whether it is to be analysed; else its analysis is there.
        shape: Whether its features are to be made.
    """
    from rashomon.group.features import features
    from rashomon.group.stored import packed
    from rashomon.pipeline import analyse, caveat

    with connect(place) as database, database.reading() as connection:
        article = articles.load(connection, [name])[name]
        kept = None if extract else analyses.load(connection, [name]).get(name)
        furniture = frozenset() if kept else _furniture(connection, place, page_host(article))
    analysis = kept or analyse(article, furniture)
    problem = caveat(analysis)
    return _Found(
        None if kept else analysis,
        None if kept else sketches.sketched(analysis, page_host(article)),
        packed(features(analysis)) if shape and not problem else None,
        replace(problem, where=article.url or name) if problem else None,
    )


def _furniture(connection: Connection, place: str, host: str) -> frozenset[str]:
    """The lines that pages of a host share. They are learned anew when a quarter more pages are there."""
    if not host:
        return frozenset()
    pages = sketches.count_pages(connection, host)
    learned, lines = _FURNITURE.get((place, host), (0, frozenset()))
    if learned < min(pages, _PAGES) and 4 * pages >= 5 * learned:
        lines = shared_lines((host, text) for text in sketches.pages(connection, host, _PAGES)).get(host, frozenset())
        _FURNITURE[place, host] = pages, lines
    return lines
