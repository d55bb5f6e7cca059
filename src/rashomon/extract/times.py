"""Times."""

from __future__ import annotations

from rashomon.model import Published, TimeReference
from rashomon.text.nlp import Parsed


def time_references(parsed: Parsed, published: Published | None) -> tuple[TimeReference, ...]:
    """Time references."""
    return ()
