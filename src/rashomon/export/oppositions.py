"""What does not go together as a page shows it: the sides beside each other, each in its outlets' own words."""

from __future__ import annotations

from rashomon.account.opposed import Opposition, Position, between, oppositions
from rashomon.export.page import Page
from rashomon.export.plain import visible

__all__ = ["oppositions_view"]

_View = dict[str, object]

#: Reports of a side whose words are shown at once: more make the other side hard to see beside them.
_SHOWN = 2


def oppositions_view(page: Page) -> list[_View]:
    """What a template needs for the opposed statements of an account."""
    found = oppositions(page.sources, page.account.findings)
    return [_opposition(page, f"s{page.number}-o{n}", one) for n, one in enumerate(found)]


def _opposition(page: Page, name: str, one: Opposition) -> _View:
    return {
        "id": name,
        "about": visible(one.about),
        "between": between(one),
        "kind": one.finding.kind,
        "why": visible(one.why),
        "sides": [_side(page, side) for side in one.positions],
    }


def _side(page: Page, side: Position) -> _View:
    return {
        "party": visible(side.party),
        "origins": page.sources.origin_note(side.told),
        "holds": "" if side.printed else visible(side.says),
        "told": [page.place(member) for member in side.told[:_SHOWN]],
        "more": [page.place(member) for member in side.told[_SHOWN:]],
    }
