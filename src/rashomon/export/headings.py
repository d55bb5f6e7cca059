"""The sections of a story's page, in reading order, with their headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rashomon.export.plain import HEADINGS
from rashomon.model import Section

__all__ = ["NAMES"]

#: The sections of a story, in reading order, with their headings.
NAMES: Final[Mapping[str, str]] = {
    "overview": "Overview",
    "timeline": HEADINGS[Section.TIMELINE],
    "quotes": HEADINGS[Section.QUOTES],
    "speakers": HEADINGS[Section.SPEAKERS],
    "figures": HEADINGS[Section.FIGURES],
    "incidents": HEADINGS[Section.INCIDENTS],
    "pledges": HEADINGS[Section.PLEDGES],
    "opposed": HEADINGS[Section.OPPOSED],
    "differences": HEADINGS[Section.DIFFERENCES],
    "wording": HEADINGS[Section.WORDING],
    "coverage": HEADINGS[Section.COVERAGE],
    "lineage": HEADINGS[Section.LINEAGE],
    "articles": HEADINGS[Section.SOURCES],
}
