"""What the measurement of crashes adds: batches of short reports of invented happenings, some corrected later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import count
from random import Random
from typing import Any

from scale_reports import Report, reports

__all__ = ["batches"]

#: Reports that are generated, of which stories of these sizes are taken: few, so that a run lasts seconds.
_GENERATED, _SIZES = 4_000, range(2, 4)
#: Stories of one batch.
_STORIES = 1


def batches(seed: int) -> Iterator[list[dict[str, Any]]]:
    """Batches without an end, each of some stories and of one report of an earlier batch with other words.

    Args:
        seed: Another seed, other reports.

    Yields:
        Pages: ``path``, ``outlet``, ``title``, ``date`` and ``text``.
    """
    rng = Random(f"crash {seed}")  # noqa: S311 - a corpus is no secret
    before: list[dict[str, Any]] = []
    for world in count(seed * 1_000):
        by_story: dict[int, list[Report]] = defaultdict(list)
        for one in reports(_GENERATED, world):
            by_story[one.story].append(one)
        stories = [some for some in by_story.values() if len(some) in _SIZES]
        rng.shuffle(stories)
        for at in range(0, len(stories) - _STORIES, _STORIES):
            new = [_page(one, world) for some in stories[at : at + _STORIES] for one in some]
            yield [*new, *([_corrected(rng.choice(before), rng)] if before else [])]
            before = new


def _page(one: Report, world: int) -> dict[str, Any]:
    day = date.fromordinal(one.first or one.last or date(2031, 3, 3).toordinal())
    return {
        "path": f"/{world}/{one.id}.html",
        "outlet": one.outlet,
        "title": one.headline,
        "date": day.isoformat(),
        "text": one.body,
    }


def _corrected(page: dict[str, Any], rng: Random) -> dict[str, Any]:
    hour = rng.randint(2, 12)
    words = f"The report was changed after {hour} o'clock: an earlier one gave another number."
    return {**page, "text": f"{page['text']}\n\n{words}"}
