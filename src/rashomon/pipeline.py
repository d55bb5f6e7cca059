"""The stages one after another: articles in, accounts out. No input or output of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from rashomon.account import account
from rashomon.compare import compare
from rashomon.compare.times import date_together
from rashomon.extract import extract
from rashomon.group import stories
from rashomon.model import Account, Analysis, Article, BlockKind
from rashomon.text.blocks import blocks
from rashomon.text.language import language
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences

__all__ = ["accounts", "analyse", "analyse_all"]


def analyse(article: Article) -> Analysis:
    """Take one article through text and extraction.

    An article in another language than English keeps its blocks and its language, and has no mentions.
    """
    parts = blocks(article.text, article.title)
    body = "\n\n".join(b.span.of(article.text).strip() for b in parts if b.kind is BlockKind.BODY and not b.repeats)
    tongue = language(body)
    if tongue.code not in ("en", "und"):
        return Analysis(article, parts, (), tongue)
    return extract(parse(article, parts, sentences(article.text, parts)), tongue)


def analyse_all(articles: Sequence[Article], workers: int = 1) -> Iterator[Analysis]:
    """Analyse articles one by one or in a pool of processes; the results come in the order of the articles.

    Args:
        articles: The articles.
        workers: Processes to use; each holds the language model (about 0.6 GB).
    """
    if workers <= 1 or len(articles) <= 1:
        yield from map(analyse, articles)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(articles)), mp_context=context) as pool:
        yield from pool.map(analyse, articles)


def accounts(analyses: Iterable[Analysis]) -> tuple[Account, ...]:
    """Group articles into stories and give an account of each, the one with most articles first."""
    by_id = {a.id: a for a in analyses}
    out = []
    for story in stories(tuple(by_id[i] for i in sorted(by_id))):
        together = date_together([by_id[i] for i in story.articles])
        out.append(account(story, together, compare(together)))
    return tuple(sorted(out, key=lambda a: (-len(a.story.articles), a.story.id)))
