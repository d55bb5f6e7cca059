"""Reuse: every pair of articles that shares passages, with the passages."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from rashomon.group.reuse.alignment import aligned
from rashomon.group.reuse.candidates import candidates
from rashomon.group.reuse.furniture import with_furniture
from rashomon.group.reuse.passages import Piece, passages, pieces
from rashomon.group.reuse.runs import WordPairs, pairs_of_words
from rashomon.group.reuse.sentences import reworded
from rashomon.group.reuse.shares import measured
from rashomon.group.reuse.shingles import fingerprints
from rashomon.group.reuse.standing import standing_lines
from rashomon.group.reuse.statements import as_quotations, printed_by_all, told_alike
from rashomon.group.reuse.texts import Text, read
from rashomon.model import Analysis, Reuse, Story

__all__ = ["reuse"]

#: Articles whose pairs of words are held at a time: pairs come in the order of the first, partners return soon.
_HELD = 256


def reuse(analyses: Sequence[Analysis], stories: Sequence[Story] = ()) -> tuple[Reuse, ...]:
    """Find the passages that articles share, within stories and across them.

    The result does not depend on the order of the articles. Time and memory grow in step with their number: of up to 30
    articles, and of each story of up to 30, every pair is looked at, of more those that share what few others have.

    Args:
        analyses: The articles, with different ids.
        stories: The stories that they are in, where these are known.

    Returns:
        Each pair that shares passages, in the order of the ids.
    """
    ordered = sorted(analyses, key=lambda a: a.id)
    place = {a.id: at for at, a in enumerate(ordered)}
    together = [[place[i] for i in story.articles if i in place] for story in stories]
    texts = [read(a, lines) for a, lines in zip(ordered, standing_lines(ordered), strict=True)]

    @functools.lru_cache(maxsize=_HELD)
    def words(at: int) -> WordPairs:
        return pairs_of_words(texts[at])

    def shared(pair: tuple[int, int]) -> list[Piece]:
        one, other = pair
        found = _shared(texts[one], texts[other], words(one), words(other))
        outlet = ordered[one].article.outlet
        if outlet and outlet == ordered[other].article.outlet:
            return with_furniture(texts[one], texts[other], found)
        return found

    out, told = {}, {}
    for pair in candidates([fingerprints(t.keys) for t in texts], together):
        a, b = (texts[at] for at in pair)
        found = shared(pair)
        if found:
            out[pair] = measured(a, b, found, passages(a, b, found))
            said = told_alike(a, b, found)
            if said:
                told[pair] = said
    # few: they are aligned again rather than all be kept
    for pair, printed in printed_by_all(told).items():
        a, b = (texts[at] for at in pair)
        found = as_quotations(shared(pair), printed)
        out[pair] = measured(a, b, found, passages(a, b, found))
    return tuple(out.values())


def _shared(a: Text, b: Text, in_a: WordPairs, in_b: WordPairs) -> list[Piece]:
    """What two articles share."""
    found = pieces(a, b, aligned(a, b, in_a, in_b))
    return found + reworded(a, b, found)
