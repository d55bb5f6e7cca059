"""Printing an entry of an account in a terminal: a bullet, wrapped words, and the places they cite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from rashomon.export.plain import visible
from rashomon.spans import Citation

__all__ = ["BULLET", "INDENT", "print_text"]

#: Before the first line of an entry, and before its others.
BULLET, INDENT = "  • ", "    "


def print_text(
    text: Text,
    citations: Sequence[Citation],
    names: Mapping[str, str],
    console: Console,
    level: int = 0,
    most: int | None = None,
) -> None:
    """Print an entry, wrapped to the width, with the places it cites.

    Args:
        text: The entry.
        citations: What it cites.
        names: What each article is called.
        console: Where to.
        level: How far it is set in: 0 for an entry, 1 for what belongs to one.
        most: Places that are named; of more only the number.
    """
    if citations:
        places = " ".join(f"[{visible(names[c.article])} {c.start}–{c.end}]" for c in citations[:most])
        if most is not None and len(citations) > most:
            places += f" and {len(citations) - most:,} more"
        text.append(f" {places}", style="dim not bold")
    before = INDENT * level
    for number, part in enumerate(text.wrap(console, max(console.width - len(before) - len(INDENT), 20))):
        part.rstrip()
        console.print(Text.assemble(before, INDENT if number else BULLET, part), soft_wrap=True)
