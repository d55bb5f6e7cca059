"""The list of stories: the newest, those with most origins, or those on which the reports part most."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Final

from fastapi import Query

from rashomon.account.dates import spell
from rashomon.account.wording import counted
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.store import overviews
from rashomon.store.query import parse
from rashomon.store.stories import Sort, StoryRow, list_stories
from rashomon.web.atom import Entry, Feed, urn
from rashomon.web.lists import offset, paged
from rashomon.web.moments import moment
from rashomon.web.pages import Chosen, Day, PageNumber, Pages, Store, View, Words

__all__ = ["PAGES", "card"]

PAGES = Pages()

#: Stories of a page.
_AT_ONCE: Final = 30
#: Outlets to choose from, and those that stand on a story's card.
_OUTLETS, _NAMED = 200, 6
#: Days of the picture.
_DAYS: Final = 120
#: Stories that words may match: beyond it words do not choose.
_MOST: Final = 20_000

_SORTS: Final = {
    Sort.NEWEST: "newest",
    Sort.ORIGINS: "most origins",
    Sort.DISAGREEMENT: "most disagreement",
}


def _feed(view: View) -> Feed:
    entries = [
        Entry(
            urn("story", one["id"]),
            one["title"],
            one["href"],
            datetime.fromisoformat(one["changed"]["iso"]),
            one["summary"],
        )
        for one in view["stories"]
    ]
    return Feed("Stories", view["place"], entries)


@PAGES.page("/", "stories.html.j2", summary="Stories, with filters.", feed=_feed)
def stories(
    store: Store,
    q: Words = "",
    sort: Annotated[Sort, Query(description="The order.")] = Sort.NEWEST,
    outlet: Chosen = "",
    first: Annotated[Day, Query(alias="from")] = "",
    last: Annotated[Day, Query(alias="to")] = "",
    page: PageNumber = 1,
) -> View:
    """The stories that are asked for."""
    query = parse(q) if q.strip() else None
    with store.reading() as connection:
        numbers = overviews.matching(connection, query, _MOST) if query else None
        found = list_stories(
            connection,
            sort=sort,
            outlet=outlet or None,
            first=first or None,
            last=last or None,
            numbers=numbers,
            limit=_AT_ONCE,
            offset=offset(page, _AT_ONCE),
        )
        named = overviews.tellers(connection, [row.number for row in found.rows])
        choices = overviews.outlets(connection, _OUTLETS)
        days = overviews.activity(connection, outlet, first, last, _DAYS)
    if outlet and outlet not in dict(choices):
        choices.append((outlet, 0))
    state = {"q": q, "sort": sort if sort is not Sort.NEWEST else "", "outlet": outlet, "from": first, "to": last}
    return {
        "title": "Stories",
        "place": addresses.with_query(addresses.STORIES, state),
        "q": q,
        "sort": sort.value,
        "sorts": [{"sort": one.value, "name": name, "href": _sorted(state, one)} for one, name in _SORTS.items()],
        "outlet": outlet,
        "first": first,
        "last": last,
        "filtered": bool(q or outlet or first or last),
        "stories": [card(row, named.get(row.number, ())) for row in found.rows],
        "outlets": [{"outlet": visible(name), "value": name, "count": count} for name, count in choices],
        "days": [{"day": day, "articles": count} for day, count in days],
        "paging": paged(addresses.STORIES, state, page, found.total, _AT_ONCE),
    }


def _sorted(state: dict[str, Any], sort: Sort) -> str:
    return addresses.with_query(addresses.STORIES, {**state, "sort": sort.value if sort is not Sort.NEWEST else ""})


def card(row: StoryRow, outlets: Sequence[str]) -> View:
    """A story as lists show it.

    Args:
        row: The story.
        outlets: Who tells it.
    """
    origins = counted(row.origins, "independent origin") if row.origins is not None else ""
    counts = [counted(row.articles, "report"), counted(row.outlets, "outlet"), *([origins] if origins else [])]
    parts = f"the reports part on {counted(row.disagreements, 'matter')}" if row.disagreements else ""
    names = [visible(name) for name in outlets]
    # reports whose outlet nobody names are counted, too
    more = max(row.outlets, len(names)) - min(len(names), _NAMED) if names else 0
    return {
        "id": row.id,
        "href": addresses.story(row.id),
        "title": visible(row.title) or "A story without a headline",
        "days": _days(row),
        "first_day": row.first_day,
        "last_day": row.last_day,
        "articles": row.articles,
        "outlets": row.outlets,
        "origins": row.origins,
        "disagreements": row.disagreements,
        "counts": counts,
        "parts": parts,
        "tellers": names[:_NAMED],
        "more_tellers": more,
        "changed": moment(row.changed),
        "summary": ", ".join([*counts, *([parts] if parts else [])]) + ".",
        "failed": bool(row.failed),
    }


def _days(row: StoryRow) -> str:
    """When its articles appeared."""
    if not row.first_day or not row.last_day:
        return "day not known"
    return spell(row.first_day if row.first_day == row.last_day else f"{row.first_day}/{row.last_day}")
