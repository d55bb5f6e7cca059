"""The attributions of an article as JSON: those that the report itself makes, each with what is nested in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rashomon.compare.reported import holders
from rashomon.export.places import pair
from rashomon.model import Attribution

__all__ = ["attributions_json"]

_Json = dict[str, Any]


def attributions_json(found: Sequence[Attribution]) -> list[_Json]:
    """Who says what, in the order of the text.

    What stands within another's content ("the paper said *he claimed …*") is listed there, under ``nested``; if nothing
    holds it after all, it is listed like the others.

    Args:
        found: The attributions of one article.
    """
    held_by = holders(found)
    inside: dict[int, list[_Json]] = {}
    for index, holder in sorted(held_by.items()):
        inside.setdefault(holder, []).append(_attribution(found[index]))
    return [{**_attribution(a), "nested": inside.get(i, [])} for i, a in enumerate(found) if i not in held_by]


def _attribution(one: Attribution) -> _Json:
    return {
        "source": [pair(s) for s in one.source],
        "cue": [pair(s) for s in one.cue],
        "content": [pair(s) for s in one.content],
        "quotes": [pair(s) for s in one.quotes],
        "kind": one.kind.value,
        "speaker": one.speaker,
        "voice": one.voice.value,
        "act": one.act.value if one.act else None,
        "basis": one.basis,
        "via": one.via,
    }
