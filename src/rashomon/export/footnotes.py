"""The footnotes of a Markdown document, and text that cannot act as markup in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rashomon.account.wording import clip
from rashomon.export.plain import visible
from rashomon.spans import Citation

__all__ = ["Notes", "plain"]

#: Characters of the cited words that a footnote repeats.
_CITED = 160

#: What Markdown or HTML in it would take for markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&+!$-])")


class Notes:
    """The footnotes of a document; places that are cited twice have one note."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.lines: list[str] = []

    def refer(self, citations: Iterable[Citation], names: Mapping[str, str]) -> str:
        """The marks of the notes for citations.

        Args:
            citations: The citations.
            names: What each article is called.
        """
        out = []
        for c in citations:
            key = (c.article, c.start, c.end)
            if key not in self._numbers:
                self._numbers[key] = len(self._numbers) + 1
                words = clip(visible(c.exact), _CITED)
                place = f"{plain(names[c.article])}, characters {c.start}–{c.end}"
                self.lines.append(f"[^{self._numbers[key]}]: {place}: “{plain(words)}”")
            out.append(f"[^{self._numbers[key]}]")
        return "".join(out)


def plain(text: str) -> str:
    """Text on one line, with nothing in it that Markdown takes for markup."""
    return _MARKUP.sub(r"\\\1", visible(text))
