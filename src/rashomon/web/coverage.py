"""The coverage of a story as a page shows it: some of its things by some of its reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from rashomon.export import addresses
from rashomon.export.cells import SYMBOLS, cell_says
from rashomon.model import Cell
from rashomon.web.clipping import clipped
from rashomon.web.lists import AT_ONCE, paged, slice_of

__all__ = ["coverage_view"]

_Json = Any

#: Things and reports of a page: thirty by twenty are a hundred kilobytes.
_ROWS: Final = 30
_COLUMNS: Final = 20


def coverage_view(data: _Json, story: str, page: int, reports: int, kind: str, alone: int) -> dict[str, Any]:
    """What a page shows of the coverage of a story.

    Args:
        data: What is kept of it.
        story: The id of its story.
        page: Which page of the things, from 1.
        reports: Which page of the reports, from 1.
        kind: Only things of this kind; empty for all.
        alone: Which page of what one report alone carries, from 1.
    """
    kinds = dict.fromkeys(row["kind"] for row in data["rows"])
    chosen = [row for row in data["rows"] if kind in ("", row["kind"])]
    where = addresses.story(story, "coverage")
    columns = slice_of(list(enumerate(data["columns"])), reports, _COLUMNS)
    rows = slice_of(chosen, page, _ROWS)
    state = {"page": page, "reports": reports, "kind": kind}
    return {
        "legend": data["legend"],
        "columns": [column["label"] for _, column in columns],
        "articles": [column["id"] for _, column in columns],
        "rows": [_row(row, columns) for row in rows],
        "origins": any(row["origins"] is not None for row in data["rows"]),
        "kinds": [
            {
                "kind": one,
                "count": sum(row["kind"] == one for row in data["rows"]),
                "href": addresses.with_query(where, {"kind": one}),
            }
            for one in kinds
        ],
        "kind": kind,
        "all": {"count": len(data["rows"]), "href": where},
        "paging": paged(where, _without(state, "page"), page, len(chosen), _ROWS),
        "across": paged(where, _without(state, "reports"), reports, len(data["columns"]), _COLUMNS, "reports"),
        "alone": [clipped(one, where) for one in slice_of(data["alone"], alone, AT_ONCE)] if kind == "" else [],
        "alone_paging": paged(where, {}, alone, len(data["alone"]), AT_ONCE, "alone"),
    }


def _without(state: dict[str, Any], name: str) -> dict[str, Any]:
    """The rest of a page's state, its defaults left out."""
    return {key: value for key, value in state.items() if key != name and value not in (1, "")}


def _row(row: _Json, columns: Sequence[tuple[int, _Json]]) -> _Json:
    return {
        **{name: row[name] for name in ("kind", "text", "outlets", "able", "origins")},
        "cells": [_cell(row, at, column) for at, column in columns],
    }


def _cell(row: _Json, at: int, column: _Json) -> _Json:
    cell = Cell(row["cells"][at])
    place = row["places"].get(str(at))
    return {
        "symbol": SYMBOLS[cell][0],
        "kind": cell.name.lower().replace("_", "-"),
        "says": cell_says(column["label"], column["published"], cell),
        "link": {"href": addresses.article(column["id"], *place), "at": ""} if place else None,
    }
