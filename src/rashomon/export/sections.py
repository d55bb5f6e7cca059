"""The account of a story in sections, as data from which the pages of the web app are made without the account itself.

Each section holds what its view holds, as JSON; links lead to the pages of the app. Where a view is long, its data is
flat or compact enough to take a part of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from rashomon.account.coverage import is_shared
from rashomon.account.dates import spell_published
from rashomon.export.cards import cards_view
from rashomon.export.cells import legend
from rashomon.export.figures import figures_view
from rashomon.export.incidents import incidents_view
from rashomon.export.labels import wording_view
from rashomon.export.ledger import ledgers_view
from rashomon.export.lineage import lineage_view
from rashomon.export.lines import first_line, lines_view
from rashomon.export.matrix import alone_view
from rashomon.export.oppositions import oppositions_view
from rashomon.export.page import Page
from rashomon.export.placetable import places_view
from rashomon.export.plain import visible
from rashomon.export.sayings import clashes_view, quotes_view, speakers_view
from rashomon.export.timeline import timeline_view
from rashomon.model import Account, CoverageRow, Section

__all__ = ["SectionData", "sections"]

_Json = Any


@dataclass(frozen=True, slots=True)
class SectionData:
    """One section of a story's page.

    Attributes:
        count: Of what it lists; 0 if there is nothing in it.
        data: What is shown of it: dictionaries, lists, strings and numbers.
    """

    count: int
    data: _Json


#: Attributes of what pictures are made of that no page shows.
_LEFT_OUT = frozenset({"teller", "pair"})


def sections(account: Account) -> dict[str, SectionData]:
    """What the pages of a story show, by section.

    Args:
        account: Its account.
    """
    page = Page(0, account, online=True)
    made = {name: make(page) for name, make in _MADE.items()}
    return {name: SectionData(count, _plain(data)) for name, (count, data) in made.items()}


def _overview(page: Page) -> tuple[int, _Json]:
    lead, parting = (lines_view(page, of) for of in (Section.LEAD, Section.PARTING))
    data = {
        "title": visible(page.account.title),
        "count_line": first_line(page, Section.SOURCES),
        "lead": lead,
        "parting": parting,
    }
    return len(lead) + len(parting), data


def _timeline(page: Page) -> tuple[int, _Json]:
    found = timeline_view(page)
    return len(page.account.timeline), found


def _quotes(page: Page) -> tuple[int, _Json]:
    """Each thing said with its speaker: a page shows some of them."""
    said = [
        {"name": speaker["name"], "note": speaker["note"], "said": one}
        for speaker in _plain(quotes_view(page))
        for one in speaker["said"]
    ]
    found = clashes_view(page)
    return len(said) + len(found), {"said": said, "clashes": found}


def _speakers(page: Page) -> tuple[int, _Json]:
    found = speakers_view(page)
    return len(found), {"speakers": found}


def _figures(page: Page) -> tuple[int, _Json]:
    found = _plain(figures_view(page))
    return len(found["shown"]) + len(found["alone"]), found


def _incidents(page: Page) -> tuple[int, _Json]:
    found = _plain(incidents_view(page))
    count = sum(len(one["shown"]) + len(one["more"]) for one in found)
    return count, {"lists": found, "places": places_view(page)}


def _pledges(page: Page) -> tuple[int, _Json]:
    found = _plain(ledgers_view(page))
    return sum(len(one["rows"]) + len(one["passing"]) for one in found), {"ledgers": found}


def _opposed(page: Page) -> tuple[int, _Json]:
    found = oppositions_view(page)
    return len(found), {"opposed": found}


def _differences(page: Page) -> tuple[int, _Json]:
    found = lines_view(page, Section.DIFFERENCES)
    return len(found), {"lines": found}


def _wording(page: Page) -> tuple[int, _Json]:
    found = wording_view(page)
    return len(found["shown"]) + len(found["more"]), found


def _coverage(page: Page) -> tuple[int, _Json]:
    """The matrix with a word for each cell, and places only where something is carried: two hundred columns fit."""
    coverage = page.account.coverage
    columns = [
        {
            "id": a,
            "label": visible(page.sources.label(a)),
            "published": spell_published(page.sources.by_id[a].published),
        }
        for a in coverage.articles
    ]
    order = {a: n for n, a in enumerate(coverage.articles)}
    rows = [_coverage_row(row, order) for row in coverage.rows if is_shared(row)]
    data = {"legend": legend(coverage), "columns": columns, "rows": rows, "alone": list(alone_view(page))}
    return len(coverage.rows), data


def _coverage_row(row: CoverageRow, order: Mapping[str, int]) -> _Json:
    return {
        "kind": row.kind,
        "text": visible(row.text),
        "outlets": row.outlets,
        "able": row.able,
        "origins": row.origins,
        "cells": [cell.value for cell in row.cells],
        "places": {str(order[c.article]): [c.start, c.end] for c in row.citations},
    }


def _lineage(page: Page) -> tuple[int, _Json]:
    found = _plain(lineage_view(page))
    pairs = [*found.pop("pairs"), *found.pop("more")]
    return len(page.account.lineage.origins), {**found, "pairs": pairs}


def _articles(page: Page) -> tuple[int, _Json]:
    return len(page.account.analyses), {"cards": cards_view(page)}


_MADE: Final[Mapping[str, Callable[[Page], tuple[int, _Json]]]] = {
    "overview": _overview,
    "timeline": _timeline,
    "quotes": _quotes,
    "speakers": _speakers,
    "figures": _figures,
    "incidents": _incidents,
    "pledges": _pledges,
    "opposed": _opposed,
    "differences": _differences,
    "wording": _wording,
    "coverage": _coverage,
    "lineage": _lineage,
    "articles": _articles,
}


def _plain(value: object) -> _Json:
    """A value of records, tuples and enumerations as JSON has it, with what records work out themselves."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        names += [name for name, held in vars(type(value)).items() if isinstance(held, property)]
        return {name: _plain(getattr(value, name)) for name in names if name not in _LEFT_OUT}
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(_plain(one) for one in value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
