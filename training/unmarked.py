"""Stories that several outlets tell, in which nobody has marked anything: what trainings learn from beside cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import ledger
from rashomon.model import Analysis

__all__ = ["told"]


def told(path: Path, limit: int) -> Iterator[tuple[Analysis, ...]]:
    """The articles of stories, story by story."""
    stories: dict[str, list[dict[str, str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        stories.setdefault(str(row["event_id"]), []).append(row)
    for name in list(stories)[:limit]:
        yield tuple(ledger.analysis(row["id"], row["text"], row.get("date")) for row in stories[name])
