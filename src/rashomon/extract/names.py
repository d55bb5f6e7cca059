"""Names."""

from __future__ import annotations

from rashomon.model import Name
from rashomon.text.nlp import Parsed


def names(parsed: Parsed) -> tuple[Name, ...]:
    """Names."""
    return ()
