"""The stages one after another: articles in, accounts out. No input or output of its own."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from typing import TypeVar

from rashomon.account import account
from rashomon.compare import compare
from rashomon.compare.times import date_together
from rashomon.errors import ModelError, RashomonError
from rashomon.extract import extract
from rashomon.group import stories
from rashomon.group.features import Features, features
from rashomon.group.reuse import lineage, reuse
from rashomon.group.stories import GROUPED, earlier
from rashomon.model import Account, Analysis, Article, BlockKind, Problem, Reuse, Severity, Story
from rashomon.model.revisions import Revision
from rashomon.text.furniture import shared_lines
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from rashomon.text.sketch import page_host, sketch
from rashomon.threads import one_thread

__all__ = [
    "account_of",
    "accounts",
    "analyse",
    "analyse_all",
    "attempt_all",
    "caveat",
    "shape_all",
    "sketch",
]

_T = TypeVar("_T")

#: Articles that each process may be ahead of the reader: enough to keep it busy, few enough to hold in memory.
_AHEAD = 4

#: Articles, and characters and bytes of them, that are held together to find the lines that pages of an outlet share.
_TOGETHER, _TOGETHER_SIZE = 256, 64_000_000

#: Languages that are analysed; "und" is a text too short to tell.
_ANALYSED = GROUPED


def analyse(article: Article, furniture: AbstractSet[str] = frozenset()) -> Analysis:
    """Take one article through text and extraction.

    An article in another language than English keeps its blocks, its language and the date that came with it, and has
    no mentions. One that came without its outlet is named by its address or by what its page says of itself.

    Args:
        article: The article.
        furniture: Lines that are furniture by other pages of its outlet, as `text.furniture.shared_lines` finds them.
    """
    found = sketch(article, furniture)
    if found.language.code not in _ANALYSED:
        return found
    return extract(parse(found.article, found.blocks, sentences(found.article.text, found.blocks)), found.language)


def analyse_all(articles: Iterable[Article], workers: int = 1) -> Iterator[Analysis]:
    """Analyse articles one by one or in a pool of processes; the results come in the order of the articles.

    Args:
        articles: The articles. Only a few more are read than have been given back, but for whole pages of known
            outlets, which are read some hundreds at a time: the lines they share are furniture.
        workers: Processes to use; each holds the language model (about 0.6 GB).

    Raises:
        RashomonError: If a process of the pool is killed from outside.
    """
    for article, found in _each(analyse, articles, workers):
        yield _with_bytes(found, article)


def attempt_all(articles: Iterable[Article], workers: int = 1) -> Iterator[Analysis | Problem]:
    """Like `analyse_all`, but an article whose analysis fails gives a `Problem`, and the others go on."""
    for article, found in _each(_attempt, articles, workers):
        yield found if isinstance(found, Problem) else _with_bytes(found, article)


def shape_all(
    articles: Iterable[Article], workers: int = 1, embedded: bool = True
) -> Iterator[tuple[Analysis, Features] | Problem]:
    """Take articles as far as grouping needs them, in the order of the articles.

    One whose sketch fails gives a `Problem`, and the others go on.

    Args:
        articles: The articles; see `analyse_all`.
        workers: Processes to use; each holds the embedding model (about 0.2 GB).
        embedded: Whether to embed headlines and leads, some 25 ms an article.
    """
    for _, found in _each(partial(_shape, embedded=embedded), articles, workers):
        yield found


def caveat(analysis: Analysis) -> Problem | None:
    """What keeps an analysed article out of an account, or what its reader must know; ``None`` if nothing."""
    text = analysis.article.text
    if not any(b.kind is BlockKind.BODY and b.span.stripped(text) for b in analysis.blocks):
        return Problem(
            analysis.id,
            "holds nothing but page chrome, no text of a report",
            "save the page of the article itself, or give its HTML",
        )
    if analysis.language.code not in _ANALYSED:
        return Problem(
            analysis.id,
            f"is not in English (language {analysis.language.code}): kept, but its sentences are not analysed",
            severity=Severity.NOTICE,
        )
    return None


def accounts(analyses: Iterable[Analysis]) -> tuple[Account, ...]:
    """Group articles into stories and give an account of each, the one with most articles first."""
    by_id = {a.id: a for a in analyses}
    every = tuple(by_id[i] for i in sorted(by_id))
    found = stories(every)
    shared = reuse(every, found)
    out = [account_of(story, [by_id[i] for i in story.articles], shared) for story in found]
    return tuple(sorted(out, key=lambda a: (-len(a.story.articles), a.story.id)))


def account_of(
    story: Story,
    analyses: Sequence[Analysis],
    shared: Sequence[Reuse] | None = None,
    revisions: Sequence[Revision] = (),
) -> Account:
    """Give an account of one story.

    Args:
        story: The story.
        analyses: Its articles, in the order of their ids.
        shared: The passages that articles share, these and others; ``None`` to look for those of these.
        revisions: What the outlets changed in these articles after publication.
    """
    together = date_together(analyses)
    known = replace(story, earlier=earlier(together))
    found = reuse(analyses, (story,)) if shared is None else shared
    return account(known, together, compare(together), lineage(together, found), revisions)


def _with_bytes(found: Analysis, article: Article) -> Analysis:
    """An analysis with the bytes as received, which no stage was given."""
    return replace(found, article=replace(found.article, raw=article.raw))


def _attempt(article: Article, furniture: AbstractSet[str]) -> Analysis | Problem:
    try:
        return analyse(article, furniture)
    except ModelError:
        raise  # it would fail for every article
    except Exception as error:  # noqa: BLE001 - whatever one text does to a stage, the other articles go on
        return _failed(article, error)


def _shape(article: Article, furniture: AbstractSet[str], embedded: bool) -> tuple[Analysis, Features] | Problem:
    try:
        found = sketch(article, furniture)
        return found, features(found, embedded)
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001 - as above
        return _failed(article, error)


def _failed(article: Article, error: Exception) -> Problem:
    reason = f"could not be analysed: {type(error).__name__}: {error}"
    return Problem(article.id, " ".join(reason.split()), "please report it with this article")


def _each(
    work: Callable[[Article, AbstractSet[str]], _T], articles: Iterable[Article], workers: int
) -> Iterator[tuple[Article, _T]]:
    if workers <= 1:
        for article, furniture in _with_furniture(articles):
            yield article, work(article, furniture)
        return
    context = multiprocessing.get_context("spawn")
    with one_thread(), ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts) as pool:
        waiting: deque[tuple[Article, Future[_T]]] = deque()
        try:
            for article, furniture in _with_furniture(articles):
                # the bytes as received are of no use to a stage: they stay here
                waiting.append((article, pool.submit(work, replace(article, raw=b""), furniture)))
                if len(waiting) >= workers * _AHEAD:
                    yield _next(waiting)
            while waiting:
                yield _next(waiting)
        except BrokenProcessPool as broken:
            raise RashomonError(
                "a worker process was ended from outside, most likely for want of memory; try --workers 1"
            ) from broken
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _with_furniture(articles: Iterable[Article]) -> Iterator[tuple[Article, AbstractSet[str]]]:
    """Each article with the lines that are furniture by the pages of its outlet that are read with it."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if not batch and not page_host(article):
            yield article, frozenset()  # nothing can be learned from others, and nobody waits before it
            continue
        batch.append(article)
        size += len(article.text) + len(article.raw)
        if len(batch) >= _TOGETHER or size >= _TOGETHER_SIZE:
            yield from _furnished(batch)
            batch, size = [], 0
    yield from _furnished(batch)


def _furnished(batch: Sequence[Article]) -> Iterator[tuple[Article, AbstractSet[str]]]:
    pages = [(host, article.text) for article in batch if (host := page_host(article))]
    shared = shared_lines(pages)
    for article in batch:
        yield article, shared.get(page_host(article), frozenset())


def _next(waiting: deque[tuple[Article, Future[_T]]]) -> tuple[Article, _T]:
    article, future = waiting.popleft()
    return article, future.result()


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the parent process, which ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
