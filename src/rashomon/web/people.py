"""People and organisations: who says how much, and everything that is attributed to one of them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import Path, Query
from sqlalchemy import Connection

from rashomon.account.wording import clip
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.store import about, accounts
from rashomon.store import people as kept
from rashomon.store.about import About
from rashomon.store.people import Counted, Filter, Order, Said
from rashomon.web.articlefacts import named
from rashomon.web.atom import Entry, Feed, urn
from rashomon.web.lists import AT_ONCE, offset, paged
from rashomon.web.moments import moment
from rashomon.web.pages import Chosen, Day, PageNumber, Pages, Store, View, Words
from rashomon.web.problems import NotFound
from rashomon.web.strip import HEIGHT, WIDTH, strip

__all__ = ["PAGES"]

PAGES = Pages()

#: Characters of what is said that a list repeats; the rest is a click away.
_CLIPPED = 420
#: Values of a list beside what is said, and stories that are looked through for other versions of it.
_VALUES, _STORIES = 12, 6
#: Versions of utterances that differ and are shown.
_DIFFERING = 10

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "people or group", "FAC": "place"}
_MANNERS = {"direct": "quoted", "mixed": "quoted in part", "indirect": "in indirect speech"}

_Name = Annotated[str, Path(max_length=700, description="A name, as a list of people gives it.")]
_Story = Annotated[str, Query(max_length=100, description="Only what stands in this story, by its id.")]


@PAGES.page("/people", "people.html.j2", summary="People and organisations, by how much is attributed to them.")
def people(workspace: Store, q: Words = "", by: Order = Order.SAYINGS, page: PageNumber = 1) -> View:
    """Who says, or is named, most."""
    with workspace.reading() as connection:
        found, total = kept.people(connection, by, q, limit=AT_ONCE, offset=offset(page))
        kinds = kept.kinds(connection, [one.name for one in found])
    state = {"q": q, "by": None if by is Order.SAYINGS else by.value}
    return {
        "title": "People and organisations",
        "q": q,
        "by": by.value,
        "orders": [
            {
                "name": one.value,
                "says": "by what is attributed to them" if one is Order.SAYINGS else "by the articles that name them",
                "link": addresses.with_query(
                    addresses.PEOPLE, {"q": q, "by": None if one is Order.SAYINGS else one.value}
                ),
                "chosen": one is by,
            }
            for one in Order
        ],
        "people": [
            {
                "name": visible(one.name),
                "kind": _KINDS.get(kinds.get(one.name, ""), ""),
                "times": one.times,
                "articles": one.articles,
                "link": addresses.person(one.name),
            }
            for one in found
        ],
        "paging": paged(addresses.PEOPLE, state, page, total),
    }


def _feed(view: View) -> Feed:
    return Feed(
        f"What is attributed to {view['name']}",
        view["link"],
        [
            Entry(
                urn("saying", f"{one['article']} {one['start']} {one['end']}"),
                f"{one['label']}: {clip(one['words'], 100)}",
                one["link"],
                datetime.fromisoformat(one["received"]["iso"]),
                one["words"],
                one["label"],
            )
            for one in view["said"]
        ],
    )


@PAGES.page(
    "/people/{name:path}",
    "person.html.j2",
    summary="Everything that is attributed to a person or organisation.",
    feed=_feed,
)
def person(
    workspace: Store,
    name: _Name,
    outlet: Chosen = "",
    story: _Story = "",
    first: Annotated[Day, Query(alias="from")] = "",
    last: Annotated[Day, Query(alias="to")] = "",
    page: PageNumber = 1,
) -> View:
    """What is attributed to somebody, over time and by outlet."""
    which = Filter(name, outlet, story, first, last)
    state = {"outlet": outlet, "story": story, "from": first, "to": last}
    with workspace.reading() as connection:
        kind = kept.kinds(connection, [name]).get(name, "")
        named_in = kept.naming(connection, name)
        everything = kept.count_sayings(connection, Filter(name))
        if not everything.sayings and not named_in:
            raise NotFound("person or organisation", name, "Look for other forms of the name in the list of people.")
        apart = _is_apart(name, kind)
        view = _gathered(connection, which, state)
        total = kept.count_sayings(connection, which)
        said = kept.sayings(connection, which, limit=AT_ONCE, offset=offset(page), apart=apart)
        known = about.abouts(connection, [one.article for one in said])
    return {
        "title": visible(name),
        "name": visible(name),
        "link": addresses.person(name),
        "kind": _KINDS.get(kind, ""),
        "apart": apart,
        "all_sayings": everything.sayings,
        "all_articles": everything.articles,
        "named_in": named_in,
        "search": addresses.search(f"name:{_quoted(name)}"),
        "sayings": total.sayings,
        "articles": total.articles,
        "filters": [
            {"says": says, "link": addresses.person(name, **{**state, key: None, other: None})}
            for key, other, says in (
                ("outlet", "outlet", f"outlet {outlet}" if outlet else ""),
                ("story", "story", "one story" if story else ""),
                ("from", "to", f"{first or '…'} to {last or '…'}" if first or last else ""),
            )
            if says
        ],
        "query": state,
        **view,
        "said": [_said(one, known[one.article]) for one in said],
        "paging": paged(addresses.person(name), state, page, total.sayings),
        "size": [WIDTH, HEIGHT],
    }


def _is_apart(name: str, kind: str) -> bool:
    """Whether stories may mean different people by a name: a first or family name alone."""
    return len(name.split()) == 1 and kind in ("PERSON", "")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', " ") + '"'


def _gathered(connection: Connection, which: Filter, state: dict[str, str]) -> View:
    """What stands beside the list: by outlet, over time, by story, and the forms of the name."""

    def link(**more: Any) -> str:  # noqa: ANN401 - parameters of an address
        return addresses.person(which.name, **{**state, **more})

    stories = kept.by_story(connection, which)
    forms = [one for one in kept.forms(connection, which) if one.value and one.value != which.name]
    days = kept.by_day(connection, which)
    return {
        "forms": [{"form": visible(one.value), "count": one.sayings} for one in forms[:_VALUES]],
        "outlets": _values(kept.by_outlet(connection, which), lambda v: link(outlet=v), "outlet not known"),
        "stories": [
            {
                "id": one.value,
                "title": visible(one.label) or ("a story without a title" if one.value else "in no story"),
                "count": one.sayings,
                "link": addresses.story(one.value) if one.value else "",
                "only": link(story=one.value) if one.value else "",
            }
            for one in stories[:_VALUES]
        ],
        "more_stories": max(0, len(stories) - _VALUES),
        "strip": strip(days, lambda first, last: link(**{"from": first, "to": last})),
        "differing": _differing(connection, which.name, [one.value for one in stories if one.value]),
    }


def _values(found: list[Counted], link: Any, unknown: str) -> list[View]:  # noqa: ANN401 - a function
    most = max((one.sayings for one in found), default=1)
    return [
        {
            "name": visible(one.value) or unknown,
            "count": one.sayings,
            "articles": one.articles,
            "share": round(100 * one.sayings / most),
            "link": link(one.value) if one.value else "",
        }
        for one in found[:_VALUES]
    ]


def _differing(connection: Connection, name: str, stories: list[str]) -> list[View]:
    """What they said that outlets print in other words than one another, story by story."""
    out = []
    shown = visible(name)
    for story in stories[:_STORIES]:
        data = accounts.section(connection, story, "quotes")
        mine = [one for one in (data or {}).get("said", ()) if one["name"] == shown and one["said"]["differs"]]
        out += [{"story": addresses.story(story, "quotes"), **one} for one in mine]
    return out[:_DIFFERING]


def _said(one: Said, known: About) -> View:
    return {
        "article": one.article,
        "start": one.start,
        "end": one.end,
        "words": clip(visible(one.words), _CLIPPED),
        "speaker": visible(one.speaker or ""),
        "manner": _MANNERS.get(one.kind, one.kind),
        "kind": one.kind,
        "act": one.act or "",
        "via": visible(one.via or ""),
        "label": named(known)["label"],
        "day": one.day or "",
        "received": moment(one.received),
        "link": addresses.article(one.article, one.start, one.end),
        "story": {"id": one.story, "title": visible(one.title or ""), "link": addresses.story(one.story)}
        if one.story
        else None,
    }
