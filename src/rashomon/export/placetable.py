"""The place table: where something happened, on which days, with how many hurt, and who tells it."""

from __future__ import annotations

from dataclasses import replace

from rashomon.account.dates import bounds, spell
from rashomon.account.placetable import place_table
from rashomon.account.sources import Sources
from rashomon.account.wording import range_of
from rashomon.export.incidents import act_name, acts
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import Account
from rashomon.model.placetable import PlaceIncident, PlaceRow

__all__ = ["day", "place", "places", "places_view", "toll"]


def place(row: PlaceRow) -> str:
    """A place with what holds it: "Orlen bridge, Tarn province"."""
    return ", ".join(dict.fromkeys((row.name, *row.inside)))


def day(one: PlaceIncident) -> str:
    """When an incident was, for a reader."""
    return spell(one.date) if one.date and bounds(one.date) else "day not given"


def toll(one: PlaceIncident) -> str:
    """How many were killed and wounded, over all reports: "3 to 5 killed, at least 2 wounded"; empty if nobody says."""
    return ", ".join(
        f"{range_of(*given)} {what}" for what, given in (("killed", one.killed), ("wounded", one.wounded)) if given
    )


def places(account: Account, sources: Sources) -> tuple[PlaceRow, ...]:
    """The places of the acts that a reader looks for: what is told in passing is left to the lists."""
    every = account.findings.incidents
    told = {id(one.group) for found in acts(account, sources) for one in found.shown}
    rows = []
    for row in place_table(sources, account.findings):
        kept = tuple(one for one in row.incidents if id(every[one.group]) in told)
        by = {article for one in kept for article in one.articles}
        if kept:
            rows.append(replace(row, incidents=kept, articles=tuple(a for a in row.articles if a in by)))
    return tuple(rows)


def places_view(page: Page) -> list[dict[str, object]]:
    """What a template needs for the places of an account."""
    return [_row(page, row) for row in places(page.account, page.sources)]


def _row(page: Page, row: PlaceRow) -> dict[str, object]:
    return {
        "name": visible(row.name),
        "inside": visible(", ".join(name for name in row.inside if name != row.name)),
        "basis": visible(row.basis),
        "at": _at(row),
        "articles": [visible(page.sources.label(a)) for a in row.articles],
        "incidents": [
            {
                "target": act_name(page, one.group),
                "day": day(one),
                "type": one.type.value,
                "toll": toll(one),
                "links": page.links({c.article: c for c in reversed(one.citations)}[a] for a in one.articles),
            }
            for one in row.incidents
        ],
    }


def _at(row: PlaceRow) -> str:
    """Coordinates in degrees, to two digits: about a kilometre."""
    if row.lat is None or row.lon is None:
        return ""
    north, east = "N" if row.lat >= 0 else "S", "E" if row.lon >= 0 else "W"
    return f"{abs(row.lat):.2f}° {north}, {abs(row.lon):.2f}° {east}"
