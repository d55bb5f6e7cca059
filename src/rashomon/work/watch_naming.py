"""From what a user names to sources that are watched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urldefrag

from rashomon.errors import InputError, UsageError
from rashomon.model import Problem
from rashomon.read import Meter
from rashomon.read.addresses import web_address
from rashomon.read.file import articles
from rashomon.read.listed import Listed
from rashomon.read.paths import Source, is_address, sources
from rashomon.store.identity import INDEXED
from rashomon.store.sources import SourceRow, add_source, find_source
from rashomon.store.workspace import Workspace

__all__ = ["named_sources", "source_of", "watch_also"]


def named_sources(named: Sequence[str]) -> Iterator[tuple[Listed, str | None] | Problem]:
    """The sources that addresses and OPML files name.

    Args:
        named: Addresses of feeds, sitemaps, outlines and pages, and outlines in files.

    Yields:
        Each source, with the file that lists it if one does; what of an outline names no feed.

    Raises:
        UsageError: If something is neither an address nor an outline.
    """
    for one in named:
        if url := _address(one):
            yield Listed(url, "page"), None
        elif is_address(one):
            raise UsageError(f"{one}: is no address that can be watched; one begins with https:// and a host")
        else:
            yield from _outline(one)


def watch_also(
    workspace: Workspace, given: Sequence[tuple[Listed, str | None]], base: timedelta, now: datetime
) -> list[str]:
    """Watch sources that are not watched yet; those that are paused stay so.

    Args:
        workspace: Where.
        given: Sources, with what lists them.
        base: The shortest interval between two visits.
        now: The time; they are due at once.

    Returns:
        The addresses of those that are new.
    """
    with workspace.writing() as connection:
        return [
            one.url
            for one, listed_in in given
            if add_source(
                connection,
                one.url,
                kind=one.kind,
                title=one.title,
                listed_in=listed_in,
                interval=base,
                added=now,
                due=now,
            )
        ]


def source_of(workspace: Workspace, named: str) -> SourceRow:
    """The source that a user means by an address.

    Raises:
        UsageError: If that is not watched.
    """
    with workspace.reading() as connection:
        found = find_source(connection, _address(named) or named)
    if found is None:
        raise UsageError(f"{named}: is not watched; `rashomon watch --list` shows what is")
    return found


def _address(given: str) -> str | None:
    """An address of the web as it is kept."""
    if not is_address(given) and not given.lower().startswith("feed:"):
        return None
    url = web_address(given)
    if url and len(url) > INDEXED:
        raise UsageError(f"{url[:80]}…: is too long an address; {INDEXED} characters can be kept")
    return urldefrag(url).url if url else None


def _outline(name: str) -> Iterator[tuple[Listed, str | None] | Problem]:
    if Path(name).is_dir():
        raise UsageError(f"{name}: is a folder; name addresses, or OPML files with addresses of feeds")
    found = False
    for source in sources([name]):
        outcomes = articles(source, Meter()) if isinstance(source, Source) else [(name, source)]
        for where, one in outcomes:
            if isinstance(one, Listed) and one.kind == "feed" and len(one.url) <= INDEXED:
                found = True
                yield one, name
            elif isinstance(one, InputError | Problem):
                yield Problem(where, one.reason, one.remedy)
    if not found:
        raise UsageError(f"{name}: names no feeds; name addresses, or OPML files; `rashomon add` reads other files")
