"""What came of each kind of thing that is expected of the five page dumps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Expected", "Tally", "words"]

Expected = dict[str, Any]


@dataclass
class Tally:
    """What came of one kind of thing."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def mark(self, ok: bool, what: str) -> None:
        """Count one expected thing as found or missed."""
        if ok:
            self.found += 1
        else:
            self.missed.append(what)


def words(text: str) -> list[str]:
    """Lower-case words, for comparing wordings across quotation marks and blanks."""
    return re.findall(r"[a-z0-9]+", text.lower())
