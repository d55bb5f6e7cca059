"""The coverage matrix as a page shows it: what more than one report carries, with a cell for each report."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.account.coverage import is_shared
from rashomon.account.dates import spell_published
from rashomon.export.cells import SYMBOLS, cell_says, legend
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import Cell, CoverageRow, Section

__all__ = ["alone_view", "matrix_view"]

_View = dict[str, object]


def matrix_view(page: Page) -> _View:
    """What a template needs for the coverage of an account."""
    rows = [row for row in page.account.coverage.rows if is_shared(row)]
    kinds = dict.fromkeys(row.kind for row in rows)
    return {
        "legend": legend(page.account.coverage),
        "columns": [visible(page.sources.label(a)) for a in page.account.coverage.articles],
        "kinds": [(kind, sum(row.kind == kind for row in rows)) for kind in kinds],
        "rows": [_row(page, row) for row in rows],
        "origins": any(row.origins is not None for row in rows),
        "alone": list(alone_view(page)),
    }


def alone_view(page: Page) -> Iterator[_View]:
    """What one report alone carries: the line that counts it, and each thing with the words it stands in."""
    for line in page.account.lines:
        articles = {c.article for c in line.citations}
        if line.section is not Section.COVERAGE or len(articles) > 1:
            continue
        own = [r for r in page.account.coverage.rows if not is_shared(r) and r.citations[0].article in articles]
        yield {
            "text": visible(line.text),
            "things": [
                {
                    "kind": r.kind,
                    "text": visible(r.text),
                    "link": page.link(r.citations[0].article, r.citations[0].span),
                }
                for r in own
            ],
        }


def _row(page: Page, row: CoverageRow) -> _View:
    places = {c.article: page.link(c.article, c.span) for c in row.citations}
    cells = [
        {
            "symbol": SYMBOLS[cell][0],
            "kind": cell.name.lower().replace("_", "-"),
            "says": visible(_says(page, article, cell)),
            "link": places.get(article),
        }
        for article, cell in zip(page.account.coverage.articles, row.cells, strict=True)
    ]
    return {
        "kind": row.kind,
        "text": visible(row.text),
        "outlets": row.outlets,
        "able": row.able,
        "origins": row.origins,
        "cells": cells,
    }


def _says(page: Page, article: str, cell: Cell) -> str:
    return cell_says(page.sources.label(article), spell_published(page.sources.by_id[article].published), cell)
