"""What a page shows of a section of a story: some of its things, or one of them whole.

A section is data that was made with the account. In a story of two hundred articles it is too long for one page, so
that each is taken as a list of things with names: a page of the list shows some of them, with what is long about each
cut, and a page of its own shows each one whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from rashomon.export import addresses
from rashomon.web.clipping import clipped
from rashomon.web.lists import paged, slice_of

__all__ = ["PARTS", "Part", "Thing", "part_view"]

_Json = Any


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a section.

    Attributes:
        id: Its name in addresses and on the page.
        under: What it stands under: equal for neighbours under one heading.
        data: What is shown of it.
        whole: Where all of it is shown; empty there.
    """

    id: str
    under: _Json
    data: _Json
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """How a section is taken apart and put together again.

    Attributes:
        at_once: Things on a page.
        things: The things of its data.
        together: What the template wants of some of them.
    """

    at_once: int
    things: Callable[[_Json], list[Thing]]
    together: Callable[[Sequence[Thing]], _Json]


def part_view(
    name: str, data: _Json, where: str, page: int, item: str, query: Mapping[str, str] | None = None
) -> dict[str, Any] | None:
    """What a page shows of a section.

    Args:
        name: Of the part.
        data: What is kept of the section.
        where: The path of its page.
        page: Which page of its list, from 1.
        item: Name of the one thing to show; empty for the list.
        query: The rest of the state of its page.

    Returns:
        ``None`` if there is no such thing.
    """
    part = PARTS[name]
    things = part.things(data)
    rest = query or {}
    if item:
        chosen = [thing for thing in things if thing.id == item]
        if not chosen:
            return None
        at = things.index(chosen[0])
        around = [things[n].id if 0 <= n < len(things) else "" for n in (at - 1, at + 1)]
        before, after = (addresses.with_query(where, {**rest, "item": one}) if one else None for one in around)
        paging = {**paged("", {}, 1, 1), "previous": before, "next": after}
        back = addresses.with_query(where, {**rest, "page": at // part.at_once + 1 if at >= part.at_once else None})
        return {"shown": part.together(chosen), "paging": paging, "item": item, "list": f"{back}#{item}"}
    some = slice_of(things, page, part.at_once)
    cut = [
        Thing(t.id, t.under, clipped(t.data, whole), whole)
        for t in some
        for whole in (addresses.with_query(where, {**rest, "item": t.id}),)
    ]
    paging = paged(where, rest, page, len(things), part.at_once)
    return {"shown": part.together(cut), "paging": paging, "item": "", "list": ""}


def _under(things: Sequence[Thing]) -> list[tuple[_Json, list[_Json]]]:
    """Neighbours that stand under one heading, together."""
    return [(under, [t.data for t in some]) for under, some in groupby(things, key=lambda t: t.under)]


def _quotes(data: _Json) -> list[Thing]:
    said = [Thing(one["said"]["id"], [one["name"], one["note"]], one["said"]) for one in data["said"]]
    return said + [Thing(f"clash-{n}", None, one) for n, one in enumerate(data["clashes"])]


def _quotes_together(things: Sequence[Thing]) -> _Json:
    found = _under(things)
    return {
        "quotes": [{"name": under[0], "note": under[1], "said": said} for under, said in found if under is not None],
        "clashes": [{**one, "id": t.id} for t in things if t.under is None for one in (t.data,)],
    }


def _speakers(data: _Json) -> list[Thing]:
    return [Thing(f"speaker-{n}", None, one) for n, one in enumerate(data["speakers"])]


def _speakers_together(things: Sequence[Thing]) -> _Json:
    return [{**t.data, "id": t.id, "open": t.data["open"] or not t.whole} for t in things]


def _figures(data: _Json) -> list[Thing]:
    key = data["key"]
    return [Thing(one["id"], [which, key], one) for which in ("shown", "alone") for one in data[which]]


#: Reports up to which the picture of a figure stands among others.
_DRAWN: Final = 14


def _figures_together(things: Sequence[Thing]) -> _Json:
    shown: dict[str, list[_Json]] = {"shown": [], "alone": []}
    for thing in things:
        if thing.whole:
            shown[thing.under[0]].append(_undrawn(thing))
        else:
            shown["shown"].append(thing.data)
    drawn = any(one["picture"] for one in (*shown["shown"], *shown["alone"]))
    return {**shown, "key": things[0].under[1] if things and drawn else []}


def _undrawn(thing: Thing) -> _Json:
    picture = thing.data["picture"]
    rows = len(picture["rows"]) if picture else 0
    if rows <= _DRAWN:
        return thing.data
    return {**thing.data, "picture": None, "picture_left": {"count": rows, "href": thing.whole}}


def _incidents(data: _Json) -> list[Thing]:
    return [
        Thing(one["id"], [found["heading"], "" if shown == "shown" else found["rest"]], one)
        for found in data["lists"]
        for shown in ("shown", "more")
        for one in found[shown]
    ]


def _incidents_together(things: Sequence[Thing]) -> _Json:
    return [{"heading": under[0], "rest": under[1], "acts": acts} for under, acts in _under(things)]


def _places(data: _Json) -> list[Thing]:
    return [Thing(f"place-{n}", None, one) for n, one in enumerate(data["places"])]


def _pledges(data: _Json) -> list[Thing]:
    return [
        Thing(f"{ledger['id']}-{which}-{n}", [ledger["id"], ledger["heading"], which == "passing"], row)
        for ledger in data["ledgers"]
        for which in ("rows", "passing")
        for n, row in enumerate(ledger[which])
    ]


def _pledges_together(things: Sequence[Thing]) -> _Json:
    return [{"id": u[0], "heading": u[1], "passing": u[2], "rows": rows} for u, rows in _under(things)]


def _opposed(data: _Json) -> list[Thing]:
    return [Thing(one["id"], None, one) for one in data["opposed"]]


def _differences(data: _Json) -> list[Thing]:
    return [Thing(f"difference-{n}", None, one) for n, one in enumerate(data["lines"])]


#: Reports whose names for one thing are shown side by side among others.
_COLUMNS: Final = 8


def _wording(data: _Json) -> list[Thing]:
    return [Thing(one["id"], None, one) for which in ("shown", "more") for one in data[which]]


def _wording_together(things: Sequence[Thing]) -> _Json:
    return [_narrowed(t) if t.whole else t.data for t in things]


def _narrowed(thing: Thing) -> _Json:
    table = thing.data
    more = len(table["columns"]) - _COLUMNS
    if more <= 0:
        return table
    cut = {name: table[name][:_COLUMNS] for name in ("columns", "own", "apart")}
    return {**table, **cut, "columns_left": {"count": more, "href": thing.whole}}


def _timeline(data: _Json) -> list[Thing]:
    return [
        Thing(entry["id"], [group["when"], group["background"]], entry)
        for which in ("days", "background")
        for group in data[which]
        for entry in group["entries"]
    ]


def _timeline_together(things: Sequence[Thing]) -> _Json:
    groups = [{"when": u[0], "background": u[1], "entries": entries} for u, entries in _under(things)]
    return {
        "days": [group for group in groups if not group["background"]],
        "background": [group for group in groups if group["background"]],
    }


def _pairs(data: _Json) -> list[Thing]:
    return [Thing(one["id"], None, one) for one in data["pairs"]]


def _cards(data: _Json) -> list[Thing]:
    return [Thing(f"report-{n}", None, one) for n, one in enumerate(data["cards"])]


def _plainly(things: Sequence[Thing]) -> _Json:
    return [{**t.data, "id": t.id, "whole": t.whole} for t in things]


#: The parts of a story's page; a page of each stays well under 200 kB whatever the number of articles.
PARTS: Final[Mapping[str, Part]] = {
    "timeline": Part(40, _timeline, _timeline_together),
    "quotes": Part(12, _quotes, _quotes_together),
    "speakers": Part(12, _speakers, _speakers_together),
    "figures": Part(16, _figures, _figures_together),
    "incidents": Part(24, _incidents, _incidents_together),
    "places": Part(30, _places, _plainly),
    "pledges": Part(30, _pledges, _pledges_together),
    "opposed": Part(12, _opposed, _plainly),
    "differences": Part(40, _differences, _plainly),
    "wording": Part(10, _wording, _wording_together),
    "lineage": Part(8, _pairs, _plainly),
    "articles": Part(50, _cards, _plainly),
}
