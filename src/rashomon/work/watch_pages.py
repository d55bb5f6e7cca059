"""What becomes of the pages that sources name: an article, a new version of one, or a reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rashomon.errors import FetchError, FetchRefused, InputError
from rashomon.model import Article, Problem
from rashomon.read.content import response_articles
from rashomon.read.follow import completed
from rashomon.read.listed import Listed
from rashomon.read.response import Response
from rashomon.store import entries, sources
from rashomon.store.articles import Outcome
from rashomon.store.codec import unpack
from rashomon.store.entries import EntryRow
from rashomon.store.sources import SourceRow
from rashomon.work.watch_events import Event, Failed, Kept
from rashomon.work.watch_schedule import after_page_failure, next_look
from rashomon.work.watch_visits import BUSY, GONE, Keeping, unread

__all__ = ["arrived", "shared"]

#: A page that came for another source so long ago is not asked for again.
_JUST_NOW = timedelta(minutes=30)


def shared(keeping: Keeping, entry: EntryRow) -> bool:
    """Take over what has just been fetched for another source that names the same page.

    Returns:
        Whether there was such.
    """
    now = keeping.clock()
    with keeping.workspace.reading() as connection:
        found = entries.fetched_since(connection, entry.identity, now - _JUST_NOW)
    if found is None:
        return False
    fetched, article = found
    with keeping.workspace.writing() as connection:
        due = next_look(entry.seen, now)
        entries.entry_fetched(connection, entry.number, now=fetched, due=due, article=article)
    return True


def arrived(keeping: Keeping, source: SourceRow, entry: EntryRow, result: Response | Exception) -> Iterator[Event]:
    """Keep what has come of fetching a page.

    The article is kept first: if the program is ended in between, the page is but fetched again.

    Args:
        keeping: Where and when.
        source: The source, in hand.
        entry: What it says of the page.
        result: What the server answered, or why there is nothing.

    Yields:
        What is new in the workspace, and what went wrong.
    """
    if isinstance(result, Exception):
        yield _failed(keeping, source, entry, result)
        return
    articles, error = _read(source, entry, result)
    if not articles:
        yield _failed(keeping, source, entry, error)
        return
    added = keeping.add(articles, source.url)
    news = [one for one in added if one.outcome is not Outcome.KNOWN]
    for one in news:
        yield Kept(one, source.url)
    now = keeping.clock()
    with keeping.workspace.writing() as connection:
        due = next_look(entry.seen, now)
        entries.entry_fetched(connection, entry.number, now=now, due=due, article=added[0].number)
        sources.count_new(connection, source.number, len(news))


def _read(source: SourceRow, entry: EntryRow, response: Response) -> tuple[list[Article], Exception]:
    """The articles of a page, as reading makes them of one that a list names, and what is wrong if there are none."""
    url = entry.url or ""
    listed = unpack(entry.record, Listed) if entry.record else None
    articles: list[Article] = []
    error: Exception = InputError(url, "it holds no report, but names others", "")
    for _, one in response_articles(response, url, url):
        if isinstance(one, Article):
            articles.append(completed(one, listed, source.url) if listed else one)
        elif isinstance(one, InputError):
            error = one
        elif isinstance(one, Problem):
            error = InputError(one.where, one.reason, one.remedy)
    return articles, error


def _failed(keeping: Keeping, source: SourceRow, entry: EntryRow, error: Exception) -> Failed:
    now = keeping.clock()
    due = None
    if isinstance(error, FetchError) and not isinstance(error, FetchRefused) and error.status != GONE:
        due = after_page_failure(now, entry.failures + 1, wait=error.wait, chance=keeping.chance())
    with keeping.workspace.writing() as connection:
        entries.entry_failed(connection, entry.number, error=unread(error), due=due)
        if isinstance(error, FetchError) and error.status in BUSY:
            busy = after_page_failure(now, 1, wait=error.wait, chance=keeping.chance()) or now
            sources.postpone(connection, source.host, busy)
    return Failed(entry.url or entry.identity, unread(error), due, source.url)
