"""Attributions."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Attribution, Name
from rashomon.text.nlp import Parsed


def attributions(parsed: Parsed, names: Sequence[Name]) -> tuple[Attribution, ...]:
    """Attributions."""
    return ()
