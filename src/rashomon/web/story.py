"""The pages of a story: what is reported and where the reports part, and a page for each section of its account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from fastapi import Query
from sqlalchemy import Connection

from rashomon.export import addresses
from rashomon.export.headings import NAMES
from rashomon.export.plain import visible
from rashomon.store import accounts, overviews, revisions
from rashomon.store.stories import StoryRow
from rashomon.store.stories import story as story_row
from rashomon.store.workspace import Workspace
from rashomon.web.atom import Entry, Feed, urn
from rashomon.web.clipping import clipped
from rashomon.web.coverage import coverage_view
from rashomon.web.exports import FORMS
from rashomon.web.lists import paged, slice_of
from rashomon.web.moments import moment
from rashomon.web.pages import Chosen, Id, PageNumber, Pages, Store, View
from rashomon.web.parts import part_view
from rashomon.web.pictures import lineage_part, timeline_part
from rashomon.web.problems import Moved, NotFound
from rashomon.web.stories import card
from rashomon.web.versions import revision_told

__all__ = ["PAGES", "Shelf", "shelf"]

PAGES = Pages()

#: Reports and lines that the first page of a story shows.
_CARDS, _LINES = 12, 12
#: Changes and other stories that it tells of.
_CHANGES, _NEIGHBOURS = 20, 12
#: Versions of a page.
_REVISIONS: Final = 20

#: What became of a story, for a reader.
_CHANGED: Final = {
    "opened": "begun",
    "merged": "joined by another story",
    "split": "parted: another story came out of it",
    "closed": "closed: no further report is expected",
}

_Item = Annotated[str, Query(max_length=100, description="The one thing to show, whole; empty for the list.")]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A story on its page.

    Attributes:
        row: The story.
        view: What all pages of the story show.
    """

    row: StoryRow
    view: View


def shelf(connection: Connection, id: str, section: str = "") -> Shelf:  # noqa: A002 - what it is called everywhere
    """What all pages of a story show.

    Args:
        connection: A transaction.
        id: Of the story.
        section: The section that is shown.

    Raises:
        NotFound: If there is no such story.
        Moved: If it goes on in another.
    """
    row = story_row(connection, id)
    if row is None:
        raise NotFound("story", id, "It may have been named otherwise: search for its words, or look at all stories.")
    if row.ended_in:
        raise Moved(addresses.story(row.ended_in, section))
    found = next(iter(accounts.history(connection, row.id)), None)
    counts = accounts.sections(connection, row.id)
    changed = revisions.count_of_story(connection, row.id)
    every = [*((name, counts.get(name, 0)) for name in NAMES), ("versions", changed)]
    headings = {**NAMES, "versions": "What outlets changed"}
    forms = FORMS.items() if found else ()
    view = {
        "title": visible(row.title) or "A story without a headline",
        "story": card(row, overviews.tellers(connection, [row.number]).get(row.number, ())),
        "section": section or "overview",
        "heading": headings[section or "overview"],
        "sections": [
            {
                "name": name,
                "heading": headings[name],
                "count": count if name != "overview" else None,
                "href": addresses.story(row.id, "" if name == "overview" else name),
            }
            for name, count in every
            if count or name in ("overview", section)
        ],
        "exports": [
            {"form": form.value, "name": name, "href": addresses.exported(row.id, form.value)} for form, name in forms
        ],
        "made": moment(found.made) if found else None,
        "program": found.program if found else None,
    }
    return Shelf(row, view)


def _feed(view: View) -> Feed:
    story = view["story"]
    entries = [
        Entry(
            urn("change", f"{story['id']}/{one['made']['iso']}/{one['kind']}/{one['other'] or ''}"),
            f"{view['title']}: {one['says']}",
            story["href"],
            datetime.fromisoformat(one["made"]["iso"]),
        )
        for one in reversed(view["history"])
    ]
    made = view["made"] or story["changed"]
    state = Entry(
        urn("account", f"{story['id']}/{made['iso']}"),
        view["title"],
        story["href"],
        datetime.fromisoformat(made["iso"]),
        " ".join([story["summary"], *(line["text"] for line in view["lead"][:3])]),
    )
    return Feed(view["title"], story["href"], [state, *entries])


@PAGES.page(
    "/stories/{id}", "story.html.j2", summary="A story: what is reported, and where the reports part.", feed=_feed
)
def story(store: Store, id: Id, item: _Item = "") -> View:  # noqa: A002
    """The first page of a story."""
    with store.reading() as connection:
        found = shelf(connection, id)
        told = accounts.section(connection, found.row.id, "overview")
        cards = accounts.section(connection, found.row.id, "articles")
        near = overviews.neighbours(connection, found.row.number)
        changes = overviews.history(connection, found.row.id)
    every = cards["cards"] if cards else []
    lines = {
        name: [{**line, "id": f"{name}-{n}"} for n, line in enumerate(told[name] if told else [])]
        for name in ("lead", "parting")
    }
    if item:
        lines = {name: [line for line in some if line["id"] == item] for name, some in lines.items()}
        if not any(lines.values()):
            raise NotFound("line", item, f"The story is at {addresses.story(id)}.")
    else:
        lines = {
            name: [clipped(line, addresses.story(id, item=line["id"])) for line in some[:_LINES]]
            for name, some in lines.items()
        }
    return {
        **found.view,
        "item": item,
        "count_line": told["count_line"] if told else "",
        **lines,
        "articles": [] if item else every[:_CARDS],
        "more_articles": 0 if item else max(len(every) - _CARDS, 0),
        "neighbours": [
            {
                "id": one.id,
                "title": visible(one.title) or "A story without a headline",
                "relation": one.relation,
                "day": one.first_day,
                "href": addresses.story(one.id),
            }
            for one in near[:_NEIGHBOURS]
        ],
        "history": [_change(found.row.id, one) for one in changes[-_CHANGES:]],
    }


def _change(id: str, one: overviews.Change) -> View:  # noqa: A002
    mine = one.story == id
    says = _CHANGED.get(one.kind, one.kind) if mine else "came out of another story"
    other = one.other if mine else one.story
    return {
        "made": moment(one.made),
        "kind": one.kind,
        "says": says,
        "articles": one.articles,
        "other": other,
        "href": addresses.story(other) if other else None,
    }


def _section(store: Workspace, id: str, name: str) -> tuple[View, Any]:  # noqa: A002
    """What all pages of a story show, and what is kept of a section."""
    with store.reading() as connection:
        found = shelf(connection, id, name)
        data = accounts.section(connection, found.row.id, name)
    return found.view, data


def _part(view: View, data: Any, name: str, id: str, page: int, item: str) -> View:  # noqa: A002, ANN401
    """A part of a section; an empty one while there is no account."""
    where, query = (
        (addresses.story(id, name), {}) if name != "places" else (addresses.story(id, "incidents"), {"by": "place"})
    )
    shown = part_view(name, data, where, page, item, query) if data is not None else None
    if shown is None and item:
        raise NotFound("part of the story", item, f"The whole section is at {where}.")
    return {**view, **(shown or {"shown": None, "paging": paged("", {}, 1, 0), "item": "", "list": ""})}


def _listed(name: str) -> Callable[..., View]:
    """The page of a section that is a list and nothing else."""

    def section(store: Store, id: Id, page: PageNumber = 1, item: _Item = "") -> View:  # noqa: A002
        view, data = _section(store, id, name)
        return _part(view, data, name, id, page, item)

    section.__name__ = name
    section.__doc__ = f"{NAMES[name]}."
    return section


for _name in ("quotes", "speakers", "figures", "pledges", "opposed", "differences", "wording", "articles"):
    PAGES.page(f"/stories/{{id}}/{_name}", "section.html.j2", summary=f"A story: {NAMES[_name]}.")(_listed(_name))


@PAGES.page("/stories/{id}/timeline", "section.html.j2", summary="A story: its timeline.")
def timeline(store: Store, id: Id, page: PageNumber = 1, reports: PageNumber = 1, item: _Item = "") -> View:  # noqa: A002
    """What the reports date, as a picture and day by day."""
    view, data = _section(store, id, "timeline")
    part = _part(view, data, "timeline", id, page, item)
    return {**part, **timeline_part(data, part, id, page, reports)}


@PAGES.page("/stories/{id}/incidents", "section.html.j2", summary="A story: its incidents, by kind or by place.")
def incidents(
    store: Store,
    id: Id,  # noqa: A002
    by: Annotated[Literal["kind", "place"], Query(description="How they are listed.")] = "kind",
    page: PageNumber = 1,
    item: _Item = "",
) -> View:
    """What happened, with who tells it how; or the places where it did."""
    view, data = _section(store, id, "incidents")
    where = addresses.story(id, "incidents")
    ways = {
        "by": by,
        "ways": [
            {"by": one, "name": name, "href": addresses.with_query(where, {"by": one if one != "kind" else ""})}
            for one, name in (("kind", "By kind"), ("place", "By place"))
        ]
        if data and data["places"]
        else [],
    }
    if by == "kind":
        return {**_part(view, data, "incidents", id, page, item), **ways}
    part = _part(view, data, "places", id, page, item)
    for place in part["shown"] or ():
        for one in place["incidents"]:
            one["target"] = addresses.story(id, "incidents", item=one["target"])
    return {**part, **ways}


@PAGES.page("/stories/{id}/coverage", "section.html.j2", summary="A story: which report carries what.")
def coverage(
    store: Store,
    id: Id,  # noqa: A002
    page: PageNumber = 1,
    reports: PageNumber = 1,
    alone: PageNumber = 1,
    kind: Chosen = "",
) -> View:
    """Which report carries what, and what each alone carries."""
    view, data = _section(store, id, "coverage")
    found = coverage_view(data, id, page, reports, kind, alone) if data is not None else None
    return {**view, "shown": found, "paging": found["paging"] if found else paged("", {}, 1, 0), "item": "", "list": ""}


@PAGES.page("/stories/{id}/lineage", "section.html.j2", summary="A story: where the texts come from.")
def lineage(store: Store, id: Id, page: PageNumber = 1, item: _Item = "") -> View:  # noqa: A002
    """Who has what from whom, as a picture and in words."""
    view, data = _section(store, id, "lineage")
    part = _part(view, data, "lineage", id, page, item)
    return {**part, **lineage_part(data, page, item)}


@PAGES.page("/stories/{id}/versions", "section.html.j2", summary="A story: what outlets changed after publication.")
def versions(store: Store, id: Id, page: PageNumber = 1) -> View:  # noqa: A002
    """What outlets changed in their reports, word by word, with both times."""
    with store.reading() as connection:
        found = shelf(connection, id, "versions")
        every = list(reversed(revisions.of_story(connection, found.row.id)))
    some = slice_of(every, page, _REVISIONS)
    where = addresses.story(id, "versions")
    paging = paged(where, {}, page, len(every), _REVISIONS)
    return {**found.view, "shown": [revision_told(one, {}) for one in some], "paging": paging, "item": "", "list": ""}
