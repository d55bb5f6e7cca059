"""Writing what a workspace holds to files: accounts to read or to check, articles to add elsewhere, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, select

from rashomon.errors import UsageError
from rashomon.export import rows
from rashomon.export.files import Folder, file_name, whole_file
from rashomon.export.interchange import accounts_json, json_bytes
from rashomon.export.markdown import markdown
from rashomon.export.report import report
from rashomon.export.spreadsheet import write_csv
from rashomon.model import Account, Article
from rashomon.read.jsonl import LONGEST_LINE
from rashomon.read.kept import kept_line
from rashomon.store import accounts, analyses, articles, revisions, schema, stories
from rashomon.store.workspace import Workspace
from rashomon.version import __version__

__all__ = ["TABLES", "Form", "Target", "export", "export_articles", "form_of"]

#: Articles and analyses that are held at once.
_AT_ONCE = 100
#: Stories that are listed at once.
_LISTED = 500

#: Where the texts and bytes of cited articles go, and the file by which an account is checked.
_TEXTS, _RECEIVED, _LINES = "texts", "received", "articles.jsonl"

#: Endings for what was received, by its media type; others are of no known kind.
_ENDINGS = {
    "text/plain": "txt",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}


class Form(StrEnum):
    """What is written."""

    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"  # the articles themselves
    CSV = "csv"  # what was found in them


_BY_ENDING = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".json": Form.JSON,
    ".jsonl": Form.JSONL,
    ".ndjson": Form.JSONL,
}

_FILE_ENDINGS = {Form.HTML: "html", Form.MARKDOWN: "md", Form.JSON: "json"}

#: The tables, each with what its rows are made of.
TABLES: dict[str, tuple[str, ...]] = {
    "articles": ("article", "outlet", "headline", "published", "language", "url", "story", "version", "sha256"),
    "sayings": (
        *("article", "outlet", "published", "speaker", "voice", "kind", "act", "via", "words", "start", "end"),
    ),
    "figures": (
        *("article", "outlet", "published", "words", "value", "low", "high", "hedge", "unit", "of"),
        *("according_to", "start", "end"),
    ),
    "names": ("article", "outlet", "published", "name", "label", "times", "start", "end"),
    "revisions": (
        *("outlet", "operation", "part", "extent", "grade", "old", "new", "touches"),
        *("earlier_seen", "later_seen", "earlier", "later", "start", "end"),
    ),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes.

    Attributes:
        path: A file, or a folder that is made if it is not there.
        single: Whether it is a file.
        force: Whether files that are there may be overwritten.
    """

    path: Path
    single: bool
    force: bool = False

    def opened(self) -> AbstractContextManager[BinaryIO]:
        """The file, to write to; it is there when it is whole."""
        return whole_file(self.path, self.force)

    def folder(self) -> Folder:
        """The folder; of a file the one that it is in."""
        return Folder(self.path.absolute().parent if self.single else self.path, self.force)


def form_of(path: Path) -> Form | None:
    """What the ending of a file asks for; ``None`` for a folder."""
    return _BY_ENDING.get(path.suffix.lower())


def export(
    workspace: Workspace,
    form: Form,
    target: Target,
    names: Sequence[str] = (),
    *,
    with_texts: bool = False,
    step: Callable[[], None] = lambda: None,
) -> list[Path]:
    """Write accounts, articles or tables.

    Args:
        workspace: From where.
        form: What to write.
        target: To where.
        names: Ids of stories; all if there are none.
        with_texts: Whether the texts of the articles and the bytes received go with the accounts, so that these can be
            checked without the workspace.
        step: Is called for each story, article or table that is written.

    Returns:
        The files that were written.

    Raises:
        UsageError: If there is no such story, or a file is there already.
    """
    with workspace.reading() as connection:
        if form is Form.JSONL:
            return _articles_file(connection, target, names, step)
        if form is Form.CSV:
            return _tables(connection, target, names, step)
        return _accounts(connection, form, target, names, with_texts, step)


# -- accounts -----------------------------------------------------------------------------------------------------


def _accounts(
    connection: Connection,
    form: Form,
    target: Target,
    names: Sequence[str],
    with_texts: bool,
    step: Callable[[], None],
) -> list[Path]:
    wanted = list(_stories(connection, names))
    if not wanted:
        raise UsageError("there is no story with an account in this workspace; run `rashomon add` to its end")
    folder = target.folder()
    cited: list[str] = []
    out: list[Path] = []
    inputs = [_LINES] if with_texts else []
    if target.single:
        found = [one for one in (accounts.record(connection, name) for name, _ in wanted) if one]
        extra = _places(connection, found) if with_texts else []
        folder.check([*extra, target.path.name] if extra else [])
        with target.opened() as stream:
            stream.write(_written(form, found, inputs))
        out.append(target.path)
        cited += [name for one in found for name in _cited(one)]
        for _ in found:
            step()
    else:
        files = {name: file_name(name, title, _FILE_ENDINGS[form]) for name, title in wanted}
        folder.check(list(files.values()))
        for name, file in files.items():
            one = accounts.record(connection, name)
            if one is None:
                continue
            folder.write(file, _written(form, [one], inputs))
            out.append(folder.path / file)
            cited += _cited(one)
            step()
    if with_texts:
        out += _texts(connection, folder, sorted(set(cited)))
    return out


def _cited(one: Account) -> list[str]:
    """The articles of an account, and the earlier versions of which it tells what was changed."""
    return [*(a.id for a in one.analyses), *(name for r in one.revisions for name in (r.earlier, r.later))]


def _written(form: Form, found: Sequence[Account], inputs: Sequence[str]) -> bytes:
    if form is Form.HTML:
        return report(found).encode(errors="replace")
    if form is Form.MARKDOWN:
        return markdown(found).encode(errors="replace")
    return json_bytes(accounts_json(found, __version__, inputs), indent=1)


def _places(connection: Connection, found: Sequence[Account]) -> list[str]:
    """The files that go with accounts."""
    ids = sorted({name for one in found for name in _cited(one)})
    kinds = {name: one.media_type for name, one in articles.load(connection, ids).items()}
    return [_LINES, *(place for name in ids for place in _files_of(name, kinds[name]))]


def _files_of(name: str, media_type: str) -> tuple[str, str]:
    ending = _ENDINGS.get(media_type.partition(";")[0].strip().lower(), "bin")
    return f"{_TEXTS}/{file_name(name, '', 'txt')}", f"{_RECEIVED}/{file_name(name, '', ending)}"


def _texts(connection: Connection, folder: Folder, ids: Sequence[str]) -> list[Path]:
    """Each article's text and what was received of it, and all texts as lines by which accounts are checked."""
    out = []
    with folder.file(_LINES) as lines:
        for one in _whole(connection, ids):
            lines.write(json_bytes(kept_line(replace(one, raw=b""), LONGEST_LINE)))
            text, received = _files_of(one.id, one.media_type)
            folder.write(text, one.text.encode("utf-8", "surrogatepass"))
            folder.write(received, one.raw)
            out += [folder.path / text, folder.path / received]
    return [folder.path / _LINES, *out]


# -- articles -----------------------------------------------------------------------------------------------------


def _articles_file(
    connection: Connection, target: Target, names: Sequence[str], step: Callable[[], None]
) -> list[Path]:
    path = target.path if target.single else target.folder().place("articles.jsonl")
    with whole_file(path, target.force) as stream:
        export_articles(connection, stream, names, step)
    return [path]


def export_articles(
    connection: Connection, stream: BinaryIO, names: Sequence[str] = (), step: Callable[[], None] = lambda: None
) -> None:
    """Write articles as lines that ``rashomon add`` reads again, all versions, in the order in which they came.

    Args:
        connection: A transaction.
        stream: Where to write.
        names: Ids of the stories whose articles to write; all of the workspace if there are none.
        step: Is called for each article.
    """
    for one in _whole(connection, _ids(connection, names)):
        stream.write(json_bytes(kept_line(one, LONGEST_LINE)))
        step()


def _whole(connection: Connection, ids: Iterable[str]) -> Iterator[Article]:
    """Articles with their bytes."""
    for some in articles.batches(ids, _AT_ONCE):
        for name, one in articles.load(connection, some).items():
            yield replace(one, raw=articles.raw(connection, name))


def _ids(connection: Connection, names: Sequence[str]) -> list[str]:
    """The articles of some stories, or all, with all versions, by the order in which they came."""
    table, member = schema.article, schema.membership
    query = select(table.c.id).order_by(table.c.number)
    if names:
        numbers = [_story(connection, name).number for name in names]
        documents = (
            select(table.c.document).join(member, member.c.article == table.c.number).where(member.c.story.in_(numbers))
        )
        query = query.where(table.c.document.in_(documents))
    return list(connection.execute(query).scalars())


# -- tables -------------------------------------------------------------------------------------------------------


def _tables(connection: Connection, target: Target, names: Sequence[str], step: Callable[[], None]) -> list[Path]:
    if target.single:
        raise UsageError(f"{target.path}: tables are several files; name a folder")
    folder = target.folder()
    files = {table: f"{table}.csv" for table in TABLES}
    folder.check(list(files.values()))
    ids = _ids(connection, names)
    made: dict[str, Callable[[], Iterator[rows.Row]]] = {
        "articles": lambda: _article_rows(connection, ids),
        "sayings": lambda: _mentioned(connection, ids, rows.mentioned_sayings),
        "figures": lambda: _mentioned(connection, ids, rows.mentioned_figures),
        "names": lambda: _mentioned(connection, ids, rows.mentioned_names),
        "revisions": lambda: _revision_rows(connection, ids),
    }
    for table, file in files.items():
        with folder.file(file) as stream:
            write_csv(stream, TABLES[table], made[table]())
        step()
    return [folder.path / file for file in files.values()]


def _article_rows(connection: Connection, ids: Sequence[str]) -> Iterator[rows.Row]:
    table, member, story = schema.article, schema.membership, schema.story
    joined = table.outerjoin(member, member.c.article == table.c.number).outerjoin(
        story, story.c.number == member.c.story
    )
    names = ("outlet", "headline", "published", "language", "url", "version", "sha256")
    query = select(table.c.id.label("article"), *(table.c[n] for n in names), story.c.id.label("story"))
    for some in articles.batches(ids, _AT_ONCE):
        found = connection.execute(query.select_from(joined).where(table.c.id.in_(some)).order_by(table.c.number))
        for row in found.mappings():
            yield dict(row)


def _mentioned(connection: Connection, ids: Sequence[str], make: Callable[[Any], list[rows.Row]]) -> Iterator[rows.Row]:
    for some in articles.batches(ids, _AT_ONCE):
        for one in analyses.load(connection, some).values():
            yield from make(one)


def _revision_rows(connection: Connection, ids: Sequence[str]) -> Iterator[rows.Row]:
    for some in articles.batches(ids, _AT_ONCE):
        yield from rows.revision_rows(revisions.load(connection, some).values())


# -- stories ------------------------------------------------------------------------------------------------------


def _stories(connection: Connection, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Ids and titles of the stories asked for, each once; of all that have an account if none is."""
    if names:
        found = {row.id: row.title for row in (_story(connection, name) for name in names)}
        yield from found.items()
        return
    offset = 0
    while rows_here := stories.list_stories(connection, limit=_LISTED, offset=offset).rows:
        yield from ((row.id, row.title) for row in rows_here if accounts.sections(connection, row.id))
        offset += len(rows_here)


def _story(connection: Connection, name: str) -> stories.StoryRow:
    """A story, or the one that it has become part of.

    Raises:
        UsageError: If there is none of that id.
    """
    row = stories.story(connection, name)
    if row is not None and row.ended_in:
        row = stories.story(connection, row.ended_in)
    if row is None:
        raise UsageError(f"{name}: no such story here; `rashomon story` lists them")
    return row
