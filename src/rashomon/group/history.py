"""What became of stories as articles arrived: every opening, merger, split and closing, kept for good."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.model import StoryChange, StoryChangeKind

__all__ = ["History"]

_TABLE = """
create table change (number integer primary key, kind text, story text, other text, cause text, articles text);
create index change_story on change (story);
create index change_other on change (other) where other <> '';
"""

#: Stands between the ids of articles in a row: no id of a file, a feed or a field holds it.
_BETWEEN = "\x1f"


class History:
    """The changes of stories in the order in which they came about, on disk: they grow without end.

    Args:
        path: A file that is not there yet; ``None`` for one of the database's own, which goes with it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._rows = sqlite3.connect(str(path) if path else "", check_same_thread=False)
        # what a crash would lose is lost with the rest of the stream
        self._rows.executescript("pragma journal_mode = off; pragma synchronous = off;" + _TABLE)
        self._last = 0
        self._end = weakref.finalize(self, self._rows.close)

    def __len__(self) -> int:
        """How many changes there are."""
        return self._last

    def __iter__(self) -> Iterator[StoryChange]:
        """All of them, the oldest first."""
        return self._read("select * from change order by number")

    def of(self, story: str) -> tuple[StoryChange, ...]:
        """What became of one story, and what came out of it or ended in it."""
        return tuple(self._read("select * from change where story = ?1 or other = ?1 order by number", story))

    def add(self, kind: StoryChangeKind, story: str, other: str, articles: Iterable[str], cause: str) -> StoryChange:
        """Record one change, numbered after the last."""
        self._last += 1
        one = StoryChange(self._last, kind, story, other, tuple(sorted(articles)), cause)
        row = (one.number, one.kind.value, one.story, one.other, one.cause, _BETWEEN.join(one.articles))
        self._rows.execute("insert into change values (?, ?, ?, ?, ?, ?)", row)
        return one

    def _read(self, query: str, *given: str) -> Iterator[StoryChange]:
        for number, kind, story, other, cause, articles in self._rows.execute(query, given):
            ids = tuple(articles.split(_BETWEEN)) if articles else ()
            yield StoryChange(number, StoryChangeKind(kind), story, other, ids, cause)

    def close(self) -> None:
        """Let go of the file."""
        self._rows.commit()
        self._end()
