"""Figures."""

from __future__ import annotations

from rashomon.model import Figure
from rashomon.text.nlp import Parsed


def figures(parsed: Parsed) -> tuple[Figure, ...]:
    """Figures."""
    return ()
