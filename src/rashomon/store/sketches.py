"""What is shown of an article and searched in it: its headline and body, outlet, language and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from rashomon.model import Analysis, BlockKind, Problem
from rashomon.store import schema
from rashomon.store.articles import INDEXED, storable, text
from rashomon.text.bodies import body_text

__all__ = ["Sketch", "count_pages", "done", "failed", "keep", "pages", "sketched"]

#: Characters of a headline that are shown and searched: five times the longest of any outlet. Lists show fifty of them.
_HEADLINE = 1_000


@dataclass(frozen=True, slots=True)
class Sketch:
    """The columns of an article that a reader looks for; see `schema.article`."""

    outlet: str | None
    host: str | None
    language: str
    published: str | None
    day: str | None
    last_day: str | None
    headline: str
    body: str


def sketched(analysis: Analysis, host: str) -> Sketch:
    """The columns of an article.

    Args:
        analysis: What `pipeline.sketch` or `pipeline.analyse` gives of it.
        host: Whose pages its page may share lines with.
    """
    article, when = analysis.article, analysis.published
    lines = (b.span.of(article.text) for b in analysis.blocks if b.kind is BlockKind.HEADLINE and not b.repeats)
    headline = article.title or " ".join(" ".join(lines).split())
    return Sketch(
        storable(article.outlet, INDEXED) if article.outlet else None,
        storable(host, INDEXED) or None,
        analysis.language.code,
        when.value if when else None,
        when.earliest.isoformat() if when and when.earliest else None,
        when.latest.isoformat() if when and when.latest else None,
        storable(headline, _HEADLINE),
        storable(body_text(article.text, analysis.blocks)),
    )


def keep(connection: Connection, number: int, sketch: Sketch) -> None:
    """Fill the columns of an article with what has changed of them: the words of a long one are costly to index."""
    table = schema.article
    names = Sketch.__slots__
    row = connection.execute(select(*(table.c[name] for name in names)).where(table.c.number == number)).one()
    changed = {name: new for name, old in zip(names, row, strict=True) if (new := getattr(sketch, name)) != old}
    if changed:
        connection.execute(update(table).where(table.c.number == number).values(changed))


def done(connection: Connection, number: int, stage: str) -> None:
    """Note what has been done with an article, and that nobody works on it any more."""
    table = schema.article
    connection.execute(update(table).where(table.c.number == number).values(stage=stage, run=None, failed=None))


def failed(connection: Connection, number: int, stage: str, problem: Problem) -> None:
    """Note that an article is in no account, and why: it is not tried again until the stage changes."""
    table = schema.article
    why = storable(problem.reason + (f" ({problem.remedy})" if problem.remedy else ""))
    connection.execute(update(table).where(table.c.number == number).values(stage=stage, run=None, failed=why))


def count_pages(connection: Connection, host: str) -> int:
    """How many pages of a host there are; of one page that was changed, the first version."""
    table = schema.article
    mine = select(func.count()).select_from(table).where(table.c.host == host, table.c.version == 1)
    return int(connection.scalar(mine) or 0)


def pages(connection: Connection, host: str, most: int) -> Sequence[str]:
    """The texts of pages of one host, always the same ones of the same pages, of each its first version.

    What versions of one report share is the report, not the furniture of the page.

    Args:
        connection: A transaction.
        host: Whose pages.
        most: How many at most.
    """
    table = schema.article
    query = select(table.c.id).where(table.c.host == host, table.c.version == 1).order_by(table.c.id).limit(most)
    ids = connection.execute(query).scalars()
    return [text(connection, one) for one in list(ids)]
