"""Reading: files, folders and standard input to articles, each problem named beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from rashomon.errors import InputError, UnreadableInput
from rashomon.model import Article, Problem, Severity
from rashomon.read.file import articles
from rashomon.read.jsonl import json_lines
from rashomon.read.paths import Source, sources

__all__ = ["read_articles"]


def read_articles(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """Read articles from files and folders.

    Articles come in the order of the paths, a folder's in the order of their names. No input stops the others: what
    cannot be used comes as a problem. Of two articles with one id the second is left out; if its text is the same, the
    problem is but a notice.

    Args:
        paths: Plain text, HTML and JSON Lines files, and folders of them; ``-`` for JSON Lines from `stdin`.
        stdin: Standard input, as bytes.

    Yields:
        Articles, their ids all different, and problems.
    """
    seen: dict[str, tuple[str, str]] = {}
    for source in sources(paths):
        if isinstance(source, Problem):
            yield source
            continue
        for where, one in _read(source, stdin):
            if isinstance(one, InputError):
                yield Problem(one.where, one.reason, one.remedy)
            elif one.id in seen:
                yield _repeated(one, where, *seen[one.id])
            else:
                seen[one.id] = (where, one.sha256)
                yield one


def _read(source: Source, stdin: BinaryIO | None) -> Iterator[tuple[str, Article | InputError]]:
    if source.path is not None:
        yield from articles(source)
    elif stdin is not None:
        yield from json_lines(stdin, source.where, source.id)
    else:
        yield source.where, UnreadableInput(source.where, "there is none here", "name files or folders")


def _repeated(one: Article, where: str, first: str, sha256: str) -> Problem:
    if one.sha256 == sha256:
        return Problem(where, f"article {one.id!r} is in {first} already, word for word", severity=Severity.NOTICE)
    return Problem(
        where, f"a second article with the id {one.id!r}, which is in {first} already", "give each its own id"
    )
