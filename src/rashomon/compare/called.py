"""What somebody is called in running text, with the article that the reports put before the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["called"]


def called(name: str, texts: Iterable[str]) -> str:
    """A name with "the", "a" or "an" where reports mostly print that before it: "the Taliban", "a dam official".

    Args:
        name: A name or description without article.
        texts: The reports.
    """
    before = re.compile(rf"(?:\b(the|an?)\s+)?(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = Counter((m[1] or "").casefold() for text in texts for m in before.finditer(text))
    if not found:
        return name
    article = min(found, key=lambda a: (-found[a], a))
    return f"{article} {name}" if article else name
