"""Who."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Analysis, Entity


def entities(analyses: Sequence[Analysis]) -> tuple[Entity, ...]:
    """Names across articles."""
    return ()
