"""Sources that are watched and their state, and the state of the workspace as a whole."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Final

from fastapi import Query
from sqlalchemy import Connection

from rashomon.account.wording import clip, count_of
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.store import sources as kept
from rashomon.store.arrivals import Arrival, arrivals
from rashomon.store.entries import EntryRow, entries
from rashomon.store.sources import SourceRow
from rashomon.web.articlefacts import linked
from rashomon.web.atom import Entry, Feed, urn
from rashomon.web.lists import AT_ONCE, paged, slice_of
from rashomon.web.moments import moment
from rashomon.web.pages import PageNumber, Pages, Store, View
from rashomon.web.problems import NotFound
from rashomon.work.state import state

__all__ = ["PAGES"]

PAGES = Pages()

#: Articles of the feed, and entries of a source that its page names.
_ARRIVED, _ENTRIES = 50, 50
#: Characters of an error that is told.
_ERROR = 300
_LARGEST = 2**31 - 1

_MINUTE, _HOUR, _DAY = 60, 3600, 86400

_Number = Annotated[int, Query(ge=0, le=_LARGEST, description="A source, by its number; 0 for all of them.")]


def _feed(view: View) -> Feed:
    return Feed(
        view["title"],
        view["link"],
        [
            Entry(
                urn("article", one["article"]),
                one["headline"],
                one["link"],
                datetime.fromisoformat(one["received"]["iso"]),
                f"From {one['source_title']}",
                one["outlet"],
            )
            for one in view["arrived"]
        ],
    )


@PAGES.page("/sources", "sources.html.j2", summary="Sources that are watched: their state and pace.", feed=_feed)
def sources(workspace: Store, source: _Number = 0, page: PageNumber = 1) -> View:
    """The sources, or one of them with what it has named."""
    with workspace.reading() as connection:
        every = kept.sources(connection)
        chosen = _chosen(every, source)
        arrived = arrivals(connection, _ARRIVED, source or None)
        named = _entries(connection, chosen) if chosen else []
    now = datetime.now(UTC)
    shown = [chosen] if chosen else list(slice_of(every, page))
    title = f"Source: {_title(chosen)}" if chosen else "Sources"
    return {
        "title": title,
        "link": addresses.with_query(addresses.SOURCES, {"source": source or None}),
        "count": len(every),
        "failing": sum(one.failures > 0 for one in every),
        "paused": sum(one.paused for one in every),
        "sources": [_source(one, now) for one in shown],
        "entries": named,
        "chosen": source,
        "arrived": [_arrival(one) for one in arrived],
        "paging": None if chosen else paged(addresses.SOURCES, {}, page, len(every), AT_ONCE),
    }


def _chosen(every: list[SourceRow], number: int) -> SourceRow | None:
    if not number:
        return None
    found = next((one for one in every if one.number == number), None)
    if found is None:
        raise NotFound("source", str(number), "Look at the list of sources.")
    return found


def _title(one: SourceRow | None) -> str:
    return visible((one.title or one.url) if one else "")


def _source(one: SourceRow, now: datetime) -> View:
    return {
        "number": one.number,
        "title": _title(one),
        "address": visible(one.url),
        "url": linked(one.url),
        "kind": one.kind,
        "state": "paused"
        if one.paused
        else "failing"
        if one.failures
        else "never fetched"
        if not one.fetched
        else "fine",
        "fetched": moment(one.fetched) if one.fetched else None,
        "changed": moment(one.changed) if one.changed else None,
        "due": None if one.paused else moment(one.due),
        "overdue": not one.paused and one.due <= now,
        "pace": _spell(one.interval_seconds),
        "failures": one.failures,
        "error": clip(visible(one.error or ""), _ERROR),
        "new": one.new,
        "entries": one.entries,
        "waiting": one.waiting,
        "listed_in": visible(one.listed_in or ""),
        "link": addresses.with_query(addresses.SOURCES, {"source": one.number}),
    }


def _spell(seconds: int) -> str:
    """A length of time for a reader: "15 minutes", "one day"."""
    for size, few, many in ((_DAY, "day", "days"), (_HOUR, "hour", "hours"), (_MINUTE, "minute", "minutes")):
        if seconds >= size:
            return count_of(round(seconds / size), few, many)
    return count_of(seconds, "second", "seconds")


def _entries(connection: Connection, one: SourceRow) -> list[View]:
    return [_entry(e) for e in entries(connection, one.number, limit=_ENTRIES)]


def _entry(one: EntryRow) -> View:
    return {
        "title": visible(one.title or "") or visible(one.url or "") or "without a title",
        "url": linked(one.url),
        "published": one.published or "",
        "seen": moment(one.seen),
        "fetched": moment(one.fetched) if one.fetched else None,
        "due": moment(one.due) if one.due else None,
        "failures": one.failures,
        "error": clip(visible(one.error or ""), _ERROR),
        "article": addresses.article(one.article) if one.article else "",
    }


def _arrival(one: Arrival) -> View:
    return {
        "article": one.article,
        "headline": visible(one.headline) or visible(one.title or "") or "An article without a headline",
        "outlet": visible(one.outlet or "") or "outlet not known",
        "link": addresses.article(one.article),
        "received": moment(one.received),
        "source": one.source,
        "source_title": visible(one.source_title),
    }


#: What a reader is told of the numbers of a workspace.
_HOLDS: Final = (
    ("documents", "articles"),
    ("articles", "versions of them"),
    ("changed", "changed by their outlets since they came"),
    ("outlets", "outlets"),
    ("stories", "stories"),
    ("shared", "stories told by several articles"),
    ("sources", "sources watched"),
    ("failed", "articles in no account"),
    ("failed_stories", "stories without an account"),
)
_PENDING: Final = (
    ("articles", "article to be analysed", "articles to be analysed"),
    ("ungrouped", "article to be put into stories", "articles to be put into stories"),
    ("stories", "account to be given", "accounts to be given"),
)


@PAGES.page("/status", "status.html.j2", summary="What the workspace holds, what is pending, and who works on it.")
def status(workspace: Store) -> View:
    """How the workspace stands."""
    found = state(workspace)
    return {
        "title": "Status",
        "program": found["program"],
        "tables": found["holds"]["tables"],
        "bytes": found["bytes"],
        "holds": [{"name": n, "says": says, "count": found["holds"][n]} for n, says in _HOLDS],
        "pending": [
            {"name": n, "says": count_of(found["pending"][n], one, many), "count": found["pending"][n]}
            for n, one, many in _PENDING
        ],
        "runs": [_run(one) for one in found["runs"]],
        "problems": [_problem(one) for one in found["problems"]],
        "stages": found["stages"],
    }


def _run(one: dict[str, Any]) -> View:
    return {
        "number": one["number"],
        "command": visible(one["command"]),
        "program": visible(one["program"]),
        "started": moment(datetime.fromisoformat(one["started"])),
        "ended": moment(datetime.fromisoformat(one["ended"])) if one["ended"] else None,
        "added": one["added"],
        "state": visible(one["state"]),
    }


def _problem(one: dict[str, Any]) -> View:
    return {
        "made": moment(datetime.fromisoformat(one["made"])),
        "command": visible(one["command"]),
        "where": visible(one["where"]),
        "reason": clip(visible(one["reason"]), _ERROR),
        "remedy": visible(one["remedy"]),
        "severity": one["severity"],
    }
