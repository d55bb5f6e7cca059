"""A workspace in a notebook: what it holds as tables to look at and to compute with, read-only.

::

    import rashomon

    workspace = rashomon.Workspace("rashomon.db")
    workspace.stories()
    story = workspace.story("2f1c…")
    story.utterances
    pandas.DataFrame(story.figures)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, select

from rashomon.account.wording import count_of
from rashomon.errors import UsageError
from rashomon.export.plain import visible
from rashomon.export.revisions import revision_pieces, summary
from rashomon.export.rows import revision_rows
from rashomon.model import Analysis
from rashomon.model.revisions import Revision
from rashomon.notebook.people import PersonView
from rashomon.notebook.stories import StoryView
from rashomon.notebook.tables import Row, Table, escaped, framed
from rashomon.store import accounts, analyses, articles, revisions, schema, stories
from rashomon.store.query import parse
from rashomon.store.results import Sort as HitSort
from rashomon.store.results import hit_json
from rashomon.store.search import search
from rashomon.store.stories import Sort
from rashomon.store.workspace import open_workspace

__all__ = ["PersonView", "RevisionView", "StoryView", "Table", "Workspace"]

#: Rows that a list has if nothing else is asked for.
_LIMIT = 200
#: Characters of an id that are enough to name a story or an article by, if no other begins so.
_SHORTEST = 4


class Workspace:
    """A workspace to read from: stories, articles, people, and what a search finds.

    It may stand in a ``with`` statement; in a notebook it is closed when the kernel ends. Each call reads what is there
    at that moment, so that a notebook sees what others add meanwhile.

    Args:
        name: A SQLite file, or ``postgresql://USER@HOST/DATABASE``; without, what the environment variable
            ``RASHOMON_WORKSPACE`` says, else ``rashomon.db``.

    Raises:
        UsageError: If there is no workspace.
    """

    def __init__(self, name: str | Path | None = None) -> None:
        self._workspace = open_workspace(str(name) if name is not None else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the workspace."""
        self._workspace.close()

    @property
    def name(self) -> str:
        """What it is called, without a password."""
        return self._workspace.name

    def stories(
        self,
        sort: str = "newest",
        *,
        outlet: str | None = None,
        first: str | None = None,
        last: str | None = None,
        limit: int = _LIMIT,
    ) -> Table:
        """The stories.

        Args:
            sort: "newest", "origins" (most independent origins first) or "disagreement" (most disagreement first).
            outlet: Only those that this outlet tells.
            first: Only those with an article of this day (ISO 8601) or later.
            last: Only those with an article of this day or earlier.
            limit: How many at most.

        Raises:
            UsageError: If `sort` is none of these.
        """
        order = _one_of(Sort, sort)
        with self._reading() as connection:
            found = stories.list_stories(connection, sort=order, outlet=outlet, first=first, last=last, limit=limit)
        names = ("id", "title", "first_day", "last_day", "articles", "outlets", "origins", "disagreements", "changed")
        rows = [{name: getattr(row, name) for name in names} for row in found.rows]
        return Table(_of_all("Stories", len(rows), found.total), rows, names[:-1])

    def story(self, story: str) -> StoryView:
        """A story with its account.

        Args:
            story: Its id, or the beginning of it.

        Raises:
            UsageError: If there is none, several begin so, or its account is not made yet.
        """
        with self._reading() as connection:
            id = self._whole(connection, schema.story.c.id, story, "story")  # noqa: A001
            row = stories.story(connection, id)
            if row is not None and row.ended_in:
                id = row.ended_in  # noqa: A001 - it goes on under another one
            account = accounts.record(connection, id)
            if account is None:
                raise UsageError(f"story {id}: has no account yet; run `rashomon add` to its end")
            return StoryView(account, tuple(revisions.of_story(connection, id)))

    def articles(self, query: str = "", *, limit: int = _LIMIT) -> Table:
        """The articles that a query finds; all without one, the newest first.

        Args:
            query: As `search` takes it.
            limit: How many at most.
        """
        return self.search(query, sort="newest", limit=limit)

    def article(self, article: str) -> Analysis:
        """An article with everything that was found in it.

        Args:
            article: Its id, or the beginning of it.

        Raises:
            UsageError: If there is none, several begin so, or it is not analysed yet.
        """
        with self._reading() as connection:
            id = self._whole(connection, schema.article.c.id, article, "article")  # noqa: A001
            found = analyses.load(connection, [id]).get(id)
        if found is None:
            raise UsageError(f"article {id}: is not analysed yet; run `rashomon add` to its end")
        return found

    def search(self, query: str, *, sort: str = "relevance", limit: int = 50) -> Table:
        """The articles that meet a query, in the grammar of ``rashomon search``.

        Args:
            query: Such as ``outlet:Beacon speaker:Hagen "paper mill" after:2031-05-01``.
            sort: "relevance", "newest" or "oldest".
            limit: How many at most.

        Raises:
            UsageError: If the query cannot be understood; the message says where.
        """
        wanted, order = parse(query), _one_of(HitSort, sort)
        with self._reading() as connection:
            found = search(connection, wanted, sort=order, limit=limit, with_facets=False)
        rows = [_hit(hit_json(hit)) for hit in found.hits]
        shown = ("outlet", "headline", "published", "found", "article", "story")
        title = f"Articles for {query}" if query.strip() else "Articles"
        return Table(_of_all(title, len(rows), found.total), rows, shown, {"found": _found})

    def person(self, name: str, *, limit: int = _LIMIT) -> PersonView:
        """Everything that is attributed to a person or organisation.

        Args:
            name: As stories or articles have it.
            limit: How many sayings at most, the last published first.

        Raises:
            UsageError: If nobody is called so.
        """
        with self._reading() as connection:
            return PersonView.of(connection, name, limit)

    def revisions(self, *, limit: int = _LIMIT) -> Table:
        """What outlets changed in their reports after publication, the latest first; a row an edit."""
        with self._reading() as connection:
            found = revisions.latest(connection, limit)
        shown = ("outlet", "part", "old", "new", "grade", "earlier_seen", "later_seen", "later")
        return Table("Changed after publication", revision_rows(found), shown)

    def versions(self, article: str) -> list[RevisionView]:
        """How an article was changed, version by version.

        Args:
            article: The id of one of its versions, or the beginning of it.
        """
        with self._reading() as connection:
            id = self._whole(connection, schema.article.c.id, article, "article")  # noqa: A001
            found = revisions.of_document(connection, id)
            texts = articles.load(connection, {i for one in found for i in (one.earlier, one.later)})
        return [RevisionView(one, texts[one.earlier].text, texts[one.later].text) for one in found]

    def __repr__(self) -> str:
        with self._reading() as connection:
            total = stories.list_stories(connection, limit=0).total
        return f"<rashomon workspace {visible(self.name)}: {count_of(total, 'story', 'stories')}>"

    def _repr_html_(self) -> str:
        return framed(f"<p>{escaped(repr(self))}</p>{self.stories(limit=20).html()}")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._workspace.reading() as connection:
            yield connection

    def _whole(self, connection: Connection, column: Any, given: str, what: str) -> str:  # noqa: ANN401
        """An id of which the beginning is given."""
        if len(given) >= _SHORTEST:
            query = select(column).where(column.startswith(given, autoescape=True)).order_by(column).limit(2)
            found = [str(one) for one in connection.execute(query).scalars()]
            if given in found or len(found) == 1:
                return given if given in found else found[0]
            if found:
                raise UsageError(f"{what} {given!r}: several ids begin so; give more of it")
        raise UsageError(f"{what} {given!r}: is not in {self.name}; stories() and articles() list what is")


class RevisionView:
    """What was changed between two versions of an article, shown in the whole of it.

    Args:
        revision: What was changed.
        earlier: The earlier text.
        later: The later text.
    """

    def __init__(self, revision: Revision, earlier: str, later: str) -> None:
        self.revision = revision
        self._texts = (earlier, later)

    @property
    def edits(self) -> Table:
        """The changes, one by one."""
        shown = ("operation", "part", "old", "new", "grade", "touches")
        return Table(summary(self.revision), revision_rows([self.revision]), shown)

    def _repr_html_(self) -> str:
        pieces = revision_pieces(*self._texts, self.revision)
        marks = {"ins": "ins", "del": "del", "moved": "em", "same": "span"}
        text = "".join(f"<{marks[p.kind]}>{_lines(p.text)}</{marks[p.kind]}>" for p in pieces)
        return framed(f"<strong>{escaped(self._head())}</strong><p>{text}</p>")

    def __repr__(self) -> str:
        lines = [f"  - {visible(e.old)} → {visible(e.new)}" for e in self.revision.told]
        return "\n".join([self._head(), *lines])

    def _head(self) -> str:
        return f"{visible(self.revision.outlet) or 'unknown outlet'}: {summary(self.revision)}"


def _lines(text: str) -> str:
    kept = [escaped(line) if line.strip() else "" for line in text.split("\n")]
    outer = (" " if text[:1] == " " else "", " " if text[-1:] == " " else "")
    return outer[0] + "<br>".join(kept) + outer[1]


def _hit(found: dict[str, Any]) -> dict[str, Any]:
    story = found["story"] or {}
    return {
        "outlet": found["outlet"],
        "headline": found["headline"],
        "published": found["published"],
        "found": [one["text"] for one in found["snippets"]],
        "article": found["article"],
        "story": story.get("id"),
        "story_title": story.get("title"),
        "url": found["url"],
        "language": found["language"],
        "version": found["version"],
        "score": found["score"],
        "snippets": found["snippets"],
    }


def _found(row: Row) -> str:
    """Snippets with the words found in bold."""
    return "<br>".join(_marked(one["text"], one["marks"]) for one in row["snippets"])


def _marked(text: str, marks: list[list[int]]) -> str:
    out, at = [], 0
    for start, end in marks:
        out.append(f"{_run(text[at:start])}<b>{escaped(text[start:end])}</b>")
        at = end
    return "".join([*out, _run(text[at:])])


def _run(text: str) -> str:
    return f"{' ' if text[:1].isspace() else ''}{escaped(text)}{' ' if text[-1:].isspace() else ''}"


def _of_all(title: str, shown: int, total: int) -> str:
    return title if shown >= total else f"{title}, the first {shown:,} of {total:,}"


def _one_of(kinds: Any, given: str) -> Any:  # noqa: ANN401 - an enumeration and its member
    try:
        return kinds(given)
    except ValueError:
        raise UsageError(f"sort={given!r}: give one of {', '.join(kinds)}") from None
