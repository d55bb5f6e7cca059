"""Adding articles to a workspace: kept for good, and at once to be found by their words, before they are analysed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from rashomon.model import Analysis, Article, Problem
from rashomon.store import articles, runs, schema, sketches, storychanges
from rashomon.store.articles import Outcome
from rashomon.store.runs import Run
from rashomon.store.sketches import Sketch
from rashomon.store.workspace import Workspace
from rashomon.text.bodies import body_text
from rashomon.text.sketch import page_host, sketch
from rashomon.work.stages import stage
from rashomon.work.writing import writing

__all__ = ["AddedArticle", "add"]

#: Articles that are kept at once, characters of them, and seconds that the first waits for the others: whoever added
#: it wants to know that it is kept.
_TOGETHER, _SIZE, _WAIT = 50, 4_000_000, 0.5


@dataclass(frozen=True, slots=True)
class AddedArticle:
    """An article that is kept.

    Attributes:
        id: Its id in the workspace.
        number: Its key in the tables.
        outcome: Whether it is new, a new version of what its address showed, or known.
        version: Its place among the versions of its document, from 1.
        origin: The path or address it was read from.
        outlet: Who published it, as far as its page tells.
        url: Where.
        title: Its headline.
    """

    id: str
    number: int
    outcome: Outcome
    version: int
    origin: str
    outlet: str | None
    url: str | None
    title: str


def add(
    workspace: Workspace,
    items: Iterable[Article | Problem],
    run: Run,
    *,
    origin: Callable[[Article], str] | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[AddedArticle | Problem]:
    """Keep articles, in small batches.

    Args:
        workspace: Where.
        items: Articles as they were read, and what could not be read.
        run: The run that adds them.
        origin: The path or address that an article was read from; without, its id or address.
        now: The time.

    Yields:
        Each article when it is kept for good, and each problem when it is noted, in their order.
    """
    batch: list[Article | Problem] = []
    size, began = 0, 0.0
    for one in items:
        if not batch:
            began = time.monotonic()
        batch.append(one)
        size += len(one.text) + len(one.raw) if isinstance(one, Article) else 0
        if len(batch) >= _TOGETHER or size >= _SIZE or time.monotonic() - began >= _WAIT:
            yield from _kept(workspace, batch, run, origin or _origin, now())
            batch, size = [], 0
    if batch:
        yield from _kept(workspace, batch, run, origin or _origin, now())


def _origin(article: Article) -> str:
    return article.url or article.id


def _kept(
    workspace: Workspace,
    batch: list[Article | Problem],
    run: Run,
    origin: Callable[[Article], str],
    received: datetime,
) -> list[AddedArticle | Problem]:
    # whatever takes time is done before anybody has to wait for the transaction
    looked_at = [_looked_at(one) if isinstance(one, Article) else one for one in batch]
    out: list[AddedArticle | Problem] = []
    with writing(workspace) as connection:
        for one in looked_at:
            if isinstance(one, Problem):
                runs.record_problem(connection, run.number, one)
                out.append(one)
                continue
            article, shape = one
            out.append(_keep(connection, article, shape, run, origin(article), received))
        new = sum(isinstance(one, AddedArticle) and one.outcome is not Outcome.KNOWN for one in out)
        runs.count_added(connection, run.number, new)
    return out


def _looked_at(article: Article) -> tuple[Article, Sketch | None]:
    try:
        return article, sketches.sketched(sketch(article), page_host(article))
    except Exception:  # noqa: BLE001 - whatever its text does, it is kept; analysing it will say what is wrong
        return article, None


def _keep(
    connection: Connection, article: Article, shape: Sketch | None, run: Run, origin: str, received: datetime
) -> AddedArticle:
    found = articles.add(connection, article, origin=origin, received=received, run=run.number, same_words=_same_words)
    if found.outcome is Outcome.KNOWN:
        # what was changed and is back again is the latest once more
        storychanges.refresh_document(connection, found.number, received)
    elif shape:
        sketches.keep(connection, found.number, shape)
    table = schema.article
    if found.outcome is not Outcome.KNOWN:
        # anybody may analyse it
        kept = {"run": None, "stage": stage("sketch") if shape else None}
        connection.execute(update(table).where(table.c.number == found.number).values(kept))
    columns = (table.c.outlet, table.c.url, table.c.headline)
    outlet, url, headline = connection.execute(select(*columns).where(table.c.number == found.number)).one()
    return AddedArticle(found.id, found.number, found.outcome, found.version, found.origin, outlet, url, headline)


def _same_words(known: Article, given: Article) -> bool:
    """Whether an outlet says the same in two texts, whatever its pages print around it."""
    return _words(known) == _words(given)


def _words(article: Article) -> tuple[str, list[str]] | str:
    try:
        found: Analysis = sketch(replace(article, raw=b""))
    except Exception:  # noqa: BLE001 - as above: then only the same text is the same
        return article.sha256
    said = body_text(article.text, found.blocks).split()
    return (found.article.title or "", said) if said else article.sha256
