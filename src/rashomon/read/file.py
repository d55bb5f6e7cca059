"""One file to its articles, by what it is or looks like."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import EmptyInput, InputError, UnreadableInput, UnsupportedInput
from rashomon.model import Article
from rashomon.read.html import LARGEST_PAGE, html_article, looks_like_html
from rashomon.read.jsonl import json_lines
from rashomon.read.paths import Source, reason
from rashomon.read.plain import LONGEST_TEXT, decode, text_article, too_long

__all__ = ["articles"]

#: No encoding takes more bytes a character, so a longer plain text is too long without being read.
_BYTES_A_CHARACTER = 4


def articles(source: Source) -> Iterator[tuple[str, Article | InputError]]:
    """Read the articles of one file.

    Args:
        source: The file; not standard input.

    Yields:
        Its articles, and an error for each part of it that is none; each with its place, for messages.
    """
    path = source.path
    if path is None:
        raise ValueError("standard input is not a file")
    try:
        kind = source.kind or _sniffed(path, source.where)
        if kind == "jsonl":
            with path.open("rb") as stream:
                yield from json_lines(stream, source.where, source.id)
            return
        yield source.where, _html(path, source) if kind == "html" else _text(path, source)
    except InputError as error:
        yield source.where, error
    except OSError as error:
        yield source.where, UnreadableInput(source.where, reason(error))


def _bytes(path: Path, where: str, largest: int) -> bytes:
    """All of a file, unless it is larger than what could be used."""
    size = path.stat().st_size
    if size > largest:
        raise too_long(where, f"{size:,} bytes")
    with path.open("rb") as stream:
        raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise too_long(where, f"more than {largest:,} bytes")
    if not raw:
        raise EmptyInput(where, "empty: there is no text in it")
    return raw


def _text(path: Path, source: Source) -> Article:
    raw = _bytes(path, source.where, LONGEST_TEXT * _BYTES_A_CHARACTER + 4)
    return text_article(raw, source.where, source.id)


def _html(path: Path, source: Source) -> Article:
    return html_article(_bytes(path, source.where, LARGEST_PAGE), source.where, source.id)


def _sniffed(path: Path, where: str) -> str:
    """What a file holds whose name does not tell."""
    with path.open("rb") as stream:
        line = stream.readline(LARGEST_PAGE)
    head = decode(line[:4_096], where).text if b"\0" not in line[:4_096] else ""
    if looks_like_html(head):
        return "html"
    if head.lstrip().startswith(("{", "[")):
        return _sniffed_json(path, where, line)
    return "text"


def _sniffed_json(path: Path, where: str, line: bytes) -> str:
    refusal = UnsupportedInput(where, "JSON, not a report", "articles are read from JSON Lines, in a file named .jsonl")
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        try:
            json.loads(_bytes(path, where, LONGEST_TEXT * _BYTES_A_CHARACTER))
        except RecursionError:
            raise refusal from None
        except ValueError:
            return "text"
        raise refusal from None
    if isinstance(item, dict) and ("text" in item or "html" in item):
        return "jsonl"
    raise refusal
