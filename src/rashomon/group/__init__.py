"""Group."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Analysis, Story


def stories(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Group."""
    return (Story("s", tuple(sorted(a.id for a in analyses))),)
