"""Article text made safe to show in a terminal, in Markdown and in running text."""

from __future__ import annotations

import re

from rashomon.model import Section

__all__ = ["HEADINGS", "harmless", "visible"]

#: The heading of each part of an account.
HEADINGS = {
    Section.SOURCES: "Reports",
    Section.LEAD: "What they report",
    Section.PARTING: "Where they part",
    Section.LINEAGE: "Where the texts come from",
    Section.TIMELINE: "Timeline",
    Section.QUOTES: "Quotations, version by version",
    Section.CLASHES: "The same words, given to different speakers",
    Section.SPEAKERS: "By speaker",
    Section.FIGURES: "Figures",
    Section.INCIDENTS: "Incidents",
    Section.PLEDGES: "Promises, and who says they were kept",
    Section.OPPOSED: "Told in ways that do not go together",
    Section.DIFFERENCES: "Differences in wording, days and figures",
    Section.REVISIONS: "Changed after publication",
    Section.WORDING: "What each report calls them",
    Section.COVERAGE: "Coverage",
}

# C0 and C1 controls drive terminals; embedding, override and isolate marks reorder what stands around them
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Text with a replacement character for each control, bidirectional override and lone surrogate."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def visible(text: str) -> str:
    """The same on one line, without blanks around it."""
    return harmless(" ".join(text.split()))
