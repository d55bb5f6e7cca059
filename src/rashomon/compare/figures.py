"""Figures across articles."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Analysis, Entity, FigureGroup


def figure_groups(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[FigureGroup, ...]:
    """Figures."""
    return ()
