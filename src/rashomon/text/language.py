"""Language."""

from __future__ import annotations

from rashomon.model import Language


def language(text: str) -> Language:
    """Language of a text."""
    return Language("en", 1.0)
