"""Dates across articles."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Analysis, Entity, EventDates


def date_together(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """Date the articles of a story from each other."""
    return tuple(analyses)


def event_dates(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[EventDates, ...]:
    """Events in time."""
    return ()
