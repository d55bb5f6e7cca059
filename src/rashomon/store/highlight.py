"""Where the words of a query stand in a text, by the rules of the search that found it.

The texts of a page of hits are put into a full-text index of their own, in memory, which says where words that match
stand: on PostgreSQL too, so that both mark the same.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from rashomon.spans import Span

__all__ = ["PIECE", "Piece", "around", "best_pieces", "cut_off", "highlights", "located"]

#: Characters of a text in which words are looked for: more is no article, and takes seconds to show.
_READ = 200_000
#: Characters that a piece of text has at most, and those of them before the first word found.
PIECE, _BEFORE = 240, 60
#: Words found that are weighed in choosing a piece.
_WEIGHED = 500

_ON, _OFF = "\x02", "\x03"
_SIGNS = re.compile(f"[{_ON}{_OFF}\0]")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and the words found in it as spans of the whole text."""

    span: Span
    marks: tuple[Span, ...]


def highlights(columns: Sequence[str], texts: Sequence[tuple[str, ...]], words: str) -> list[list[list[Span]]]:
    """Where the words of a search stand.

    Args:
        columns: Names of the parts that each text has, as the search knows them.
        texts: The parts of each.
        words: The search, in the language of SQLite's FTS5.

    Returns:
        For each text, for each of its parts, what is found, in order.
    """
    out: list[list[list[Span]]] = [[[] for _ in columns] for _ in texts]
    names, holes = ", ".join(columns), ", ".join("?" for _ in columns)
    marked = ", ".join(f"highlight(held, {n}, '{_ON}', '{_OFF}')" for n in range(len(columns)))
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            f"create virtual table held using fts5({names}, tokenize='porter unicode61 remove_diacritics 2')"
        )
        database.executemany(
            f"insert into held (rowid, {names}) values (?, {holes})",  # noqa: S608 - names of columns, not of people
            [(n, *(_SIGNS.sub(" ", part[:_READ]) for part in text)) for n, text in enumerate(texts)],
        )
        found = database.execute(f"select rowid, {marked} from held where held match ?", (words,))  # noqa: S608
        for number, *parts in found:
            out[number] = [_spans(part) for part in parts]
    return out


def _spans(marked: str) -> list[Span]:
    """The spans between marks, as they are in the text without marks."""
    out = []
    at = seen = 0
    while (on := marked.find(_ON, at)) >= 0:
        off = marked.index(_OFF, on)
        start = on - seen
        if off - 1 - on > 0:
            out.append(Span(start, start + off - 1 - on))
        seen += 2
        at = off + 1
    return out


def best_pieces(text: str, marks: Sequence[Span], most: int) -> list[Piece]:
    """The pieces of a text that show most of the different words found, the best first.

    Args:
        text: The text.
        marks: The words found in it, in order.
        most: How many pieces. Another one is given only where it shows words that those before do not.
    """
    out: list[Piece] = []
    shown: set[str] = set()
    weighed = [(mark, mark.of(text).casefold()) for mark in marks[:_WEIGHED]]
    for _ in range(most):
        best, best_new = None, 0
        for n, (first, _) in enumerate(weighed):
            new = len(_forms_near(weighed, n) - shown)
            if new > best_new:
                best, best_new = first, new
        if best is None:
            break
        piece = around(text, best)
        inside = tuple(mark for mark in marks if piece.covers(mark))
        out.append(Piece(piece, inside))
        shown |= {mark.of(text).casefold() for mark in inside}
    return out


def _forms_near(weighed: Sequence[tuple[Span, str]], first: int) -> set[str]:
    """The different words from one on that a piece about it has room for."""
    end = weighed[first][0].start + PIECE - _BEFORE
    out = set()
    for mark, form in weighed[first:]:
        if mark.end > end:
            break
        out.add(form)
    return out


def around(text: str, mark: Span) -> Span:
    """The piece of a paragraph about a word, from and to where words begin and end."""
    low = text.rfind("\n\n", 0, mark.start) + 2 if "\n\n" in text[: mark.start] else 0
    high = text.find("\n\n", mark.end)
    high = len(text) if high < 0 else high
    start = low if mark.start - low <= _BEFORE else _word_start(text, mark.start - _BEFORE, mark.start)
    end = high if high - start <= PIECE else _word_end(text, max(start + PIECE, mark.end), mark.end)
    return Span(start, end).stripped(text) or mark


def cut_off(text: str, piece: Span) -> tuple[bool, bool]:
    """Whether the line that a piece of a text begins in begins before it, and the one it ends in goes on after it."""
    before, after = (
        text[max(0, piece.start - PIECE) : piece.start].rstrip(" \t"),
        text[piece.end : piece.end + PIECE].lstrip(" \t"),
    )
    return bool(before) and not before.endswith("\n"), bool(after) and not after.startswith("\n")


def _word_start(text: str, at: int, latest: int) -> int:
    """The first beginning of a word from a place on."""
    for start in range(at, latest):
        if text[start - 1].isspace():
            return start
    return at


def _word_end(text: str, at: int, earliest: int) -> int:
    """The last end of a word up to a place."""
    for end in range(at, earliest, -1):
        if text[end : end + 1].isspace():
            return end
    return at


def located(text: str, body: str, piece: Span) -> int | None:
    """Where a piece of a body stands in the text that the body was taken from.

    A body is paragraphs of the text in their order, without the furniture of the page between them.

    Returns:
        Its first character there; ``None`` if it cannot be told.
    """
    at = 0
    for paragraph in _PARAGRAPH.finditer(body):
        found = text.find(paragraph[0].strip(), at)
        if found < 0:
            continue
        if paragraph.start() <= piece.start < paragraph.end():
            inside = piece.start - paragraph.start() - (len(paragraph[0]) - len(paragraph[0].lstrip()))
            start = found + inside
            return start if inside >= 0 and piece.of(body) == text[start : start + piece.end - piece.start] else None
        at = found + len(paragraph[0].strip())
    return None
