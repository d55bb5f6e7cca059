"""What of an article to show for a query: the words found, where they stand, with what stands about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, select

from rashomon.spans import Span
from rashomon.store import articles, schema
from rashomon.store.conditions import And, Bearer, Counts, Matches, Named, Node, Not, Or, Within, conditions
from rashomon.store.facets import among
from rashomon.store.fulltext import expression
from rashomon.store.highlight import around, best_pieces, cut_off, highlights, located
from rashomon.store.identity import storable
from rashomon.store.matching import Matching, Said, said
from rashomon.store.results import Snippet, SnippetKind

__all__ = ["Shown", "shown"]

#: Pieces of one kind that a hit shows.
_EACH = 2
_MARKS_ARE_SQLITES = "sqlite"
_COLUMNS = ("headline", "body")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a hit shows.

    Attributes:
        marks: The words found in its headline.
        snippets: Pieces of it.
    """

    marks: tuple[Span, ...] = ()
    snippets: tuple[Snippet, ...] = ()


@dataclass(slots=True)
class _Page:
    """An article of the page of hits: its row, its text, and what has been found to show."""

    row: Row[Any]
    text: str
    marks: tuple[Span, ...] = ()
    snippets: list[Snippet] = field(default_factory=list)

    def add(
        self,
        kind: SnippetKind,
        span: Span,
        marks: Sequence[Span] = (),
        *,
        whole: Span | None = None,
        speaker: str | None = None,
    ) -> None:
        """Show a piece of the text, or of something whole in it, unless enough of its kind is or it is there."""
        kinds = [one for one in self.snippets if one.kind is kind]
        if len(kinds) >= _EACH or any(one.start == span.start for one in kinds):
            return
        inside = tuple(mark.shifted(-span.start) for mark in marks if span.covers(mark))
        cut = cut_off(self.text, span) if whole is None else (whole.start < span.start, span.end < whole.end)
        self.snippets.append(Snippet(kind, span.of(self.text), inside, span.start, span.end, cut, speaker))


def shown(matching: Matching, tree: Node | None, rows: Sequence[Row[Any]]) -> list[Shown]:
    """What to show of each hit.

    Args:
        matching: As the search was made with.
        tree: What was asked for.
        rows: The hits: ``number``, ``id``, ``headline`` and ``body`` of articles.
    """
    connection = matching.connection
    pages = {row.number: _Page(row, storable(articles.text(connection, row.id))) for row in rows}
    _show_text(pages, [one for one in conditions(tree) if isinstance(one, Matches) and one.within is not Within.SAYS])
    for group in _sayings(tree):
        _show_sayings(matching, pages, group)
    for asked in conditions(tree):
        match asked:
            case Counts():
                _show_rows(connection, pages, schema.figure, matching.figure(asked), SnippetKind.FIGURE)
            case Named(bearer) if bearer in (Bearer.PLACE, Bearer.PERSON, Bearer.NAME):
                _show_rows(connection, pages, schema.name, matching.name(asked), SnippetKind.NAME)
                if bearer is Bearer.PLACE and not asked.exact:
                    _show_incidents(connection, pages, matching.incident(asked))
    for page in pages.values():
        if not page.snippets:
            _show_lead(page)
    return [Shown(pages[row.number].marks, tuple(pages[row.number].snippets)) for row in rows]


def _sayings(node: Node | None) -> Iterator[Said]:
    """The sayings that a query asks for, not those it does not want."""
    match node:
        case And(parts):
            groups, rest = said(parts)
            yield from groups
            for part in rest:
                yield from _sayings(part)
        case Or(parts):
            for part in parts:
                yield from _sayings(part)
        case Not() | None:
            return
        case _:
            yield from said((node,))[0]


def _show_text(pages: dict[int, _Page], words: Sequence[Matches]) -> None:
    wanted = expression(Or(tuple(words)), _MARKS_ARE_SQLITES) if words else None
    if wanted is None:
        return
    every = list(pages.values())
    found = highlights(_COLUMNS, [(page.row.headline, page.row.body) for page in every], wanted)
    for page, (headline, body) in zip(every, found, strict=True):
        page.marks = tuple(headline)
        for piece in best_pieces(page.row.body, body, _EACH):
            start = located(page.text, page.row.body, piece.span)
            if start is None:
                inside = tuple(mark.shifted(-piece.span.start) for mark in piece.marks)
                cut = cut_off(page.row.body, piece.span)
                page.snippets.append(Snippet(SnippetKind.TEXT, piece.span.of(page.row.body), inside, cut=cut))
            else:
                by = start - piece.span.start
                page.add(SnippetKind.TEXT, piece.span.shifted(by), [mark.shifted(by) for mark in piece.marks])


def _show_sayings(matching: Matching, pages: dict[int, _Page], group: Said) -> None:
    rows = _rows(matching.connection, pages, schema.saying, matching.saying(group))
    words = tuple(one for node in group.words for one in conditions(node))
    wanted = expression(Or(words), _MARKS_ARE_SQLITES) if words else None
    texts = [(Span(row.start, row.end).of(pages[row.article].text),) for row in rows]
    found = highlights(("words",), texts, wanted) if wanted else [[[]] for _ in rows]
    for row, (text,), (marks,) in zip(rows, texts, found, strict=True):
        best = best_pieces(text, marks, 1)
        piece = best[0].span if best else around(text, Span(0, 1))
        inside = [mark.shifted(row.start) for mark in marks]
        whole = Span(row.start, row.end)
        pages[row.article].add(SnippetKind.SAYING, piece.shifted(row.start), inside, whole=whole, speaker=row.speaker)


def _show_rows(
    connection: Connection, pages: dict[int, _Page], table: Table, condition: ColumnElement[bool], kind: SnippetKind
) -> None:
    for row in _rows(connection, pages, table, condition):
        page, mark = pages[row.article], Span(row.start, row.end)
        page.add(kind, around(page.text, mark), [mark])


def _show_incidents(connection: Connection, pages: dict[int, _Page], condition: ColumnElement[bool]) -> None:
    for row in _rows(connection, pages, schema.incident, condition):
        page = pages[row.article]
        if any(one.kind is SnippetKind.NAME for one in page.snippets):
            continue  # the place is shown already
        sentence = Span(row.start, row.end)
        page.add(SnippetKind.INCIDENT, around(sentence.of(page.text), Span(0, 1)).shifted(row.start), whole=sentence)


def _rows(
    connection: Connection, pages: dict[int, _Page], table: Table, condition: ColumnElement[bool]
) -> list[Row[Any]]:
    """What of a table meets a condition in the articles of the page, in the order of their texts."""
    query = select(table).where(among(connection, table.c.article, list(pages)), condition)
    rows = connection.execute(query.order_by(table.c.article, table.c.start, table.c.number)).all()
    return [row for row in rows if row.end <= len(pages[row.article].text)]


def _show_lead(page: _Page) -> None:
    body: str = page.row.body
    first = next((n for n, character in enumerate(body) if not character.isspace()), None)
    if first is None:
        return
    piece = around(body, Span(first, first + 1))
    start = located(page.text, body, piece)
    end = None if start is None else start + piece.end - piece.start
    page.snippets.append(Snippet(SnippetKind.LEAD, piece.of(body), (), start, end, cut_off(body, piece)))
