from __future__ import annotations

from rashomon.spans import Span


def lines(text: str) -> list[Span]:
    """Where the lines of a text stand that are not blank: its paragraphs."""
    out, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append(Span(start, start + len(line)))
        start += len(line) + 1
    return out
