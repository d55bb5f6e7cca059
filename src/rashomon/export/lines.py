"""The lines of an account as a page shows them."""

from __future__ import annotations

from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import Section

__all__ = ["first_line", "lines_view"]


def lines_view(page: Page, section: Section) -> list[dict[str, object]]:
    """What a template needs for the lines of a section: their texts, and links to the words they rest on."""
    return [
        {"text": visible(line.text), "links": page.links(line.citations)}
        for line in page.account.lines
        if line.section is section
    ]


def first_line(page: Page, section: Section) -> str:
    """The first line of a section; empty if it has none."""
    return next((visible(line.text) for line in page.account.lines if line.section is section), "")
