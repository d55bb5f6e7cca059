"""Stories: which articles report one happening."""

from __future__ import annotations

from rashomon.group.stories import stories

__all__ = ["stories"]
