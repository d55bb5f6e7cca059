"""Reading: files, folders, addresses and standard input to articles, each problem named beside them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from rashomon.errors import UnreadableInput
from rashomon.model import Article, Problem, Severity
from rashomon.read.content import NoNews
from rashomon.read.file import articles
from rashomon.read.follow import Fetches, Follower
from rashomon.read.found import Outcome
from rashomon.read.jsonl import json_lines
from rashomon.read.meter import Meter
from rashomon.read.paths import Source, sources

__all__ = ["Meter", "read_articles"]

#: Files that a message names before it only counts them.
_NAMED = 3


def read_articles(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    fetcher: Fetches | None = None,
    follow: bool = False,
    meter: Meter | None = None,
) -> Iterator[Article | Problem]:
    """Read articles from files, folders and addresses.

    Articles come in the order of the paths, a folder's in the order of their names, those of an archive, a feed or a
    wire in theirs. They are read as they are asked for; of those that have been given only ids and hashes are kept. No
    input stops the others: what cannot be used comes as a problem. Of two articles with one id the second is left out;
    if its text is the same, the problem is but a notice. What archives, feeds, wires or servers give more than once
    with the same address and the same words is read once; with other words it is a further article.

    Args:
        paths: Plain text, HTML, JSON Lines, JSON Feed, ninjs, RSS, Atom, OPML, sitemaps, NewsML-G2, NITF and WARC
            files, packed with gzip or not; folders of them; addresses with ``http://`` or ``https://``; ``-`` for JSON
            Lines from `stdin`.
        stdin: Standard input, as bytes.
        fetcher: What fetches addresses; ``None`` if nothing may be fetched.
        follow: Whether to fetch what feeds, outlines and sitemaps point to, too.
        meter: Where to count what has been read.

    Yields:
        Articles, their ids all different, and problems.
    """
    meter = meter or Meter()
    follower = Follower(fetcher, follow)
    seen = _Seen()
    found = sources(paths)
    meter.bytes_total = sum(_size(one) for one in found if isinstance(one, Source))
    no_news: dict[str, list[str]] = {}
    for source in found:
        if isinstance(source, Problem):
            yield source
            continue
        for where, one in follower.read(_read(source, stdin, follower, meter), source.where):
            if isinstance(one, Article):
                kept = seen.new(one, where)
                meter.articles += isinstance(kept, Article)
                if kept:
                    yield kept
            elif isinstance(one, Problem):
                yield one
            elif isinstance(one, NoNews) and source.folder is not None:
                no_news.setdefault(source.folder, []).append(source.where)
            else:
                yield Problem(one.where, one.reason, one.remedy)
        if problem := seen.again(source.where):
            yield problem
    for folder, names in no_news.items():
        yield _passed_over(folder, names)


def _read(source: Source, stdin: BinaryIO | None, follower: Follower, meter: Meter) -> Iterator[Outcome]:
    if source.url is not None:
        return follower.named(source.url)
    if source.path is not None:
        return articles(source, meter)
    if stdin is not None:
        return json_lines(stdin, source.where, source.id)
    return iter([(source.where, UnreadableInput(source.where, "there is none here", "name files or folders"))])


def _size(source: Source) -> int:
    try:
        return source.path.stat().st_size if source.path else 0
    except OSError:
        return 0


def _passed_over(folder: str, names: list[str]) -> Problem:
    rest = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    what = f"JSON or XML that is no news, passed over: {', '.join(names[:_NAMED])}{rest}"
    return Problem(folder, what, severity=Severity.NOTICE)


class _Seen:
    """The articles that have been given: by id, and those taken from elsewhere by address and words."""

    def __init__(self) -> None:
        self._ids: dict[str, tuple[str, str]] = {}
        self._pages: dict[bytes, str] = {}
        self._versions: Counter[str] = Counter()
        self._again = 0
        self._example = ""

    def new(self, one: Article, where: str) -> Article | Problem | None:
        """An article that was not there before, else what is wrong with it; ``None`` where that is only counted.

        What archives, feeds and wires give under one id with other words is a further version, with a number.
        """
        if one.provenance:
            key = _page_key(one)
            if key in self._pages:
                self._again += 1
                self._example = self._example or f"{one.url or one.id} is in {self._pages[key]} and in {where}"
                return None
            self._pages[key] = where
            one = self._numbered(one)
        elif one.id in self._ids:
            return _same_id(one, where, *self._ids[one.id])
        self._ids[one.id] = (where, one.sha256)
        return one

    def _numbered(self, one: Article) -> Article:
        name = one.id
        while name in self._ids:
            self._versions[one.id] += 1
            name = f"{one.id}#{self._versions[one.id] + 1}"
        return one if name == one.id else replace(one, id=name)

    def again(self, where: str) -> Problem | None:
        """What is to be said of the pages of one input that were there before, word for word."""
        total, example = self._again, self._example
        self._again, self._example = 0, ""
        if not total:
            return None
        what = f"{total:,} pages were there before, word for word, and are read once: " if total > 1 else ""
        end = "" if total > 1 else ", word for word; it is read once"
        return Problem(where, f"{what}{example}{end}", severity=Severity.NOTICE)


def _page_key(one: Article) -> bytes:
    """What tells pages apart: the address, or the id of what has none, and the words."""
    words = f"{one.url or one.id}\n{one.sha256}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(words).digest()[:16]


def _same_id(one: Article, where: str, first: str, sha256: str) -> Problem:
    if one.sha256 == sha256:
        return Problem(where, f"article {one.id!r} is in {first} already, word for word", severity=Severity.NOTICE)
    return Problem(
        where, f"a second article with the id {one.id!r}, which is in {first} already", "give each its own id"
    )
