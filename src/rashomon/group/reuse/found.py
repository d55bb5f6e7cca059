"""Reuse: every pair of articles that shares passages, with the passages."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.group.reuse.alignment import aligned
from rashomon.group.reuse.candidates import candidates
from rashomon.group.reuse.passages import passages, pieces
from rashomon.group.reuse.runs import pairs_of_words
from rashomon.group.reuse.shares import measured
from rashomon.group.reuse.shingles import fingerprints
from rashomon.group.reuse.texts import read
from rashomon.model import Analysis, Reuse

__all__ = ["reuse"]


def reuse(analyses: Sequence[Analysis]) -> tuple[Reuse, ...]:
    """Find the passages that articles share, within stories and across them.

    The result does not depend on the order of the articles.

    Args:
        analyses: The articles, with different ids.

    Returns:
        Each pair that shares passages, in the order of the ids.
    """
    texts = [read(a) for a in sorted(analyses, key=lambda a: a.id)]
    words = [pairs_of_words(t) for t in texts]
    out = []
    for one, other in candidates([fingerprints(t.keys) for t in texts]):
        a, b = texts[one], texts[other]
        found = pieces(a, b, aligned(a, b, words[one], words[other]))
        if found:
            out.append(measured(a, b, found, passages(a, b, found)))
    return tuple(out)
