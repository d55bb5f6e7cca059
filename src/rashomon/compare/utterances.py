"""Utterances."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Analysis, Entity, SpeakerClash, Utterance


def utterances(
    analyses: Sequence[Analysis], who: Sequence[Entity]
) -> tuple[tuple[Utterance, ...], tuple[SpeakerClash, ...]]:
    """Utterances."""
    return (), ()
