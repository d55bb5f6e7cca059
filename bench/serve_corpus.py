"""A large workspace to measure with: some hundred generated reports really analysed, the others carried over from them.

Every story of the large workspace is one that the program made: its articles were added, analysed, put into stories and
accounted for. The others are copies of these in which every invented name is exchanged for another of equal length and
every day is moved, in the texts and in all that is kept of them, so that each span still holds its words. Numbers stay
as they are. Copies are for reading: they have no features for grouping, so that what is added later is not compared
with them, their ids are not made of their texts, and what a citation keeps of the words around it may cut an old name.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import multiprocessing
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from rashomon.model import Article, Published
from rashomon.store import schema
from rashomon.store.runs import running
from rashomon.store.workspace import Workspace, open_workspace
from rashomon.work.adding import add
from rashomon.work.catching_up import catch_up
from scale_reports import Report, reports

__all__ = ["LARGE", "article_lines", "make"]

#: Articles of the one large story, and of the others: one of each size, this many times.
LARGE, _SIZES, _TIMES = 200, range(1, 13), 2
#: Reports that the stories are chosen from.
_POOL = 16_000
#: Rows that are inserted at once.
_ROWS = 500

_Row = dict[str, Any]

#: What belongs to an article, by its key.
_OF_ARTICLE = (
    schema.analysis,
    schema.saying,
    schema.name,
    schema.figure,
    schema.time,
    schema.incident,
    schema.pledge,
)
_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_NAME = re.compile(r"[A-Z][a-z]{3,}")
#: Words with a capital that mean something.
_MEANT = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December Daily Evening Morning National Herald Post Wire Times Mail Globe Echo Press Journal "
    "Standard This That They Their There These Those When Where Which While With From Some Most Many More Police "
    "Government Court Staff Parliament Doctors Officials Read Sign"
)
_KEPT = frozenset(_MEANT.split())
_CONSONANTS, _VOWELS = "bcdfghjklmnpqrstvwz", "aeiou"


def make(path: Path, size: int, seed: int, workers: int) -> None:
    """Make a workspace.

    Args:
        path: The SQLite file; it must not be there.
        size: Articles in it.
        seed: Another seed, another world.
        workers: Processes that analyse and copy.
    """
    with open_workspace(str(path), create=True) as workspace:
        with running(workspace, "add") as run:
            for _ in add(workspace, _articles(_chosen(seed)), run):
                pass
            _say(f"{LARGE + sum(_SIZES) * _TIMES} reports kept; analysing and comparing them")
            catch_up(workspace, run, workers)
        _say("carrying them over")
        _carry_over(workspace, size, workers)


def article_lines(count: int, seed: int) -> Iterator[str]:
    """Reports of another world as JSON Lines, to be added while the workspace is read."""
    for one in reports(count, seed):
        day = date.fromordinal(one.first).isoformat() if one.first else None
        yield json.dumps({"id": one.id, "text": _text(one), "outlet": one.outlet, "date": day})


def _chosen(seed: int) -> list[Report]:
    """The reports of a large happening and of some of each size."""
    by_story: defaultdict[int, list[Report]] = defaultdict(list)
    for one in reports(_POOL, seed):
        by_story[one.story].append(one)
    large = next(found for found in by_story.values() if len(found) >= LARGE)
    out = large[:LARGE]
    for size in _SIZES:
        fitting = (found for found in by_story.values() if len(found) == size)
        out += itertools.chain.from_iterable(itertools.islice(fitting, _TIMES))
    return out


def _text(one: Report) -> str:
    return f"{one.headline}\n\n{one.body}"


def _articles(chosen: Iterable[Report]) -> Iterator[Article]:
    for one in chosen:
        raw = _text(one).encode()
        dated: tuple[Published, ...] = ()
        if one.first is not None and one.last is not None:
            dated = (Published(date.fromordinal(one.first), date.fromordinal(one.last), ("date field",)),)
        url = f"https://{re.sub('[^a-z0-9]+', '-', one.outlet.lower())}.example/{one.id}"
        yield Article(
            one.id, raw.decode(), hashlib.sha256(raw).hexdigest(), outlet=one.outlet, url=url, dated=dated, raw=raw
        )


# -- copies -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Whole:
    """A story with all rows that belong to it, by the names of their tables."""

    rows: Mapping[str, Sequence[_Row]]

    @property
    def articles(self) -> int:
        return len(self.rows["article"])


def _carry_over(workspace: Workspace, size: int, workers: int) -> None:
    with workspace.reading() as connection:
        every = [_whole(connection, number) for number in _stories(connection)]
        made = sum(one.articles for one in every)
        free = {t.name: _last(connection, t) + 1 for t in schema.METADATA.sorted_tables if "number" in t.c}
    small = [one for one in every if one.articles < LARGE // 2]
    jobs = []
    for round_ in itertools.count(1):
        for one in small:
            if made >= size:
                break
            jobs.append((one, round_))
            made += one.articles
        if made >= size:
            break
    numbers = {name: itertools.count(first) for name, first in free.items()}
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        waiting: list[dict[str, list[_Row]]] = []
        for done, rows in enumerate(pool.imap(_copied, jobs, chunksize=4), 1):
            waiting.append(_numbered(rows, numbers))
            if len(waiting) >= 20 or done == len(jobs):
                _insert(workspace, waiting)
                waiting = []
            if done % 500 == 0:
                _say(f"{done:,} of {len(jobs):,} stories copied")


def _stories(connection: Connection) -> list[int]:
    table = schema.story
    return list(
        connection.execute(select(table.c.number).where(table.c.articles > 0).order_by(table.c.number)).scalars()
    )


def _last(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.max(table.c.number))) or 0)


def _whole(connection: Connection, story: int) -> _Whole:
    def rows(table: Table, column: str, keys: Sequence[object]) -> list[_Row]:
        return [dict(r) for r in connection.execute(select(table).where(table.c[column].in_(keys))).mappings()]

    members = rows(schema.membership, "story", [story])
    ids = [row["article"] for row in members]
    articles = rows(schema.article, "number", ids)
    account = [row for row in rows(schema.account, "story", [story]) if row["latest"]]
    found = {
        "story": rows(schema.story, "number", [story]),
        "membership": members,
        "article": articles,
        "document": rows(schema.document, "number", [row["document"] for row in articles]),
        "content": rows(schema.content, "sha256", [row["sha256"] for row in articles]),
        "receipt": rows(schema.receipt, "article", ids),
        "account": account,
        "section": rows(schema.section, "account", [row["number"] for row in account]),
        "reuse": rows(schema.reuse, "story", [story]),
    }
    return _Whole(found | {table.name: rows(table, "article", ids) for table in _OF_ARTICLE})


def _copied(job: tuple[_Whole, int]) -> dict[str, list[_Row]]:
    """The rows of a copy, their keys still those of the story that it is of."""
    whole, round_ = job
    texts = {row["sha256"]: zlib.decompress(row["packed"]).decode() for row in whole.rows["content"]}
    exchange = _Exchange(whole, texts.values(), round_)
    hashes = {}
    for old, text in texts.items():
        hashes[old] = hashlib.sha256(exchange(text).encode()).hexdigest()
    exchange.learn(hashes)
    return {table: [_exchanged(row, exchange) for row in rows] for table, rows in whole.rows.items()}


def _exchanged(row: _Row, exchange: _Exchange) -> _Row:
    out: _Row = {}
    for key, value in row.items():
        if isinstance(value, bytes):
            text = exchange(zlib.decompress(value).decode("utf-8", "surrogatepass"))
            out[key] = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        elif isinstance(value, datetime):
            out[key] = value
        else:
            out[key] = exchange(value) if isinstance(value, str) else value
    return out


class _Exchange:
    """Exchanges names, ids and days of a story for those of a copy."""

    def __init__(self, whole: _Whole, texts: Iterable[str], round_: int) -> None:
        self._round = round_
        words = {word for text in texts for word in _NAME.findall(text)}
        said = {word for text in texts for word in re.findall(r"[a-z]{4,}", text)}
        names = {word for word in words if word not in _KEPT and word.lower() not in said}
        self._new = {word: self._name(word) for word in names}
        ids = [row["id"] for row in whole.rows["article"]] + [row["id"] for row in whole.rows["story"]]
        # pairs of articles go in the order of their ids, so the new ones keep it
        self._new |= dict(zip(sorted(ids), sorted(map(self._id, ids)), strict=True))
        urls = [row["identity"].rsplit("/", 1)[-1] for row in whole.rows["document"]]
        self._new |= {one: f"{one}-{round_}" for one in urls}
        self._compile()

    def learn(self, more: Mapping[str, str]) -> None:
        self._new |= more
        self._compile()

    def _compile(self) -> None:
        every = "|".join(sorted(map(re.escape, self._new), key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{every})(?![A-Za-z0-9])")

    def __call__(self, text: str) -> str:
        text = self._pattern.sub(lambda m: self._new[m[0]], text)
        return _DAY.sub(lambda m: (date.fromisoformat(m[0]) + timedelta(3 * self._round)).isoformat(), text)

    def _name(self, word: str) -> str:
        """Another name of the same length: consonants for consonants, vowels for vowels."""
        digest = hashlib.sha256(f"{word} {self._round}".encode()).digest()
        out = []
        for letter, byte in zip(word.lower(), itertools.cycle(digest), strict=False):
            letters = _VOWELS if letter in _VOWELS else _CONSONANTS
            out.append(letters[byte % len(letters)])
        return "".join(out).capitalize()

    def _id(self, one: str) -> str:
        head = one[:2] if one.startswith("s-") else ""
        return head + hashlib.sha256(f"{one} {self._round}".encode()).hexdigest()[: len(one) - len(head)]


#: Of each table the columns that hold keys of others.
_KEYS = {
    "article": {"document": "document"},
    "receipt": {"article": "article"},
    "membership": {"article": "article", "story": "story"},
    "account": {"story": "story"},
    "section": {"account": "account"},
    "reuse": {"story": "story", "a": "article", "b": "article"},
    **{table.name: {"article": "article"} for table in _OF_ARTICLE},
}
#: The order in which rows can be inserted.
_ORDER = ("content", "document", "article", "receipt", "story", "membership", "account", "section", "reuse")


def _numbered(rows: dict[str, list[_Row]], numbers: Mapping[str, Iterator[int]]) -> dict[str, list[_Row]]:
    """The rows with keys of their own."""
    new: dict[str, dict[int, int]] = defaultdict(dict)
    for table, some in rows.items():
        for row in some:
            if "number" in row:
                new[table][row["number"]] = row["number"] = next(numbers[table])
    # read anew: the keys above were written over
    for table, some in rows.items():
        for row in some:
            for column, of in _KEYS.get(table, {}).items():
                row[column] = new[of].get(row[column], row[column])
    return rows


def _insert(workspace: Workspace, waiting: Sequence[dict[str, list[_Row]]]) -> None:
    tables = schema.METADATA.tables
    with workspace.writing() as connection:
        for name in (*_ORDER, *(t.name for t in _OF_ARTICLE)):
            rows = [row for one in waiting for row in one[name]]
            if name == "content":
                rows = list({row["sha256"]: row for row in rows}.values())
            for some in range(0, len(rows), _ROWS):
                connection.execute(insert(tables[name]), rows[some : some + _ROWS])


def _say(words: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {words}", file=sys.stderr, flush=True)
