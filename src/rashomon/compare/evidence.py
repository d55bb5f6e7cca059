"""Whether two versions are of one utterance: how much of the words has to be the same, given who is said to speak.

After names are evened out, versions of one utterance agree in 86 of 100 words and more, and the nearest that are not
(one talking point from two people, two sentences built alike) in two thirds. Between the two it is left open.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.compare.differences import HARMLESS, Comparison
from rashomon.compare.versions import LONG, Kin
from rashomon.model import Relation
from rashomon.text.tokens import Token

__all__ = ["judge"]

#: Content words of an excerpt that cannot have been said twice by chance.
_EXCERPT = 3
#: The same from a source that is not named: then the words alone have to show it.
_EXCERPT_OPEN = (4, 6)
#: Content words of an uninterrupted part of what the same speaker says: a single word may be from anywhere.
_PART = 2
#: Words two versions must have in common for another content word between them to be called a change,
_CERTAIN = 8
_CERTAIN_OPEN = 10
#: some of them content words ("we have no information about … at this stage" is said of many things),
_CERTAIN_CONTENT = 4
#: and the share of agreeing words.
_AGREEMENT = 0.8
_AGREEMENT_OPEN = 0.85
#: Below that it may be one utterance, and the difference stays open.
_POSSIBLE = (5, 0.8)
#: Common words from which a sentence with other names and figures in two places may still be one, and is left open.
_FORMULA = 16
#: Words and agreement from which the words alone show one utterance, against what is said of speaker or occasion.
_CLASH = (LONG, 0.95)
#: Share of the shorter version that must lie within the other, where each prints something the other lacks.
_OVERLAP = 0.5
_OVERLAP_CHANGED = 0.6
_OVERLAP_OPEN = 0.8

#: Words of a changed stretch up to which it is a change within one sentence.
_STRETCH = 6
#: Common words between two changes that leave them one stretch: "to", "in the".
_BETWEEN = 2


def judge(
    found: Comparison, full: Sequence[Token], other: Sequence[Token], kin: Kin, elsewhere: bool = False
) -> Relation | None:
    """Decide whether a version belongs with a fuller one.

    Args:
        found: How the two compare.
        full: The words of the fuller version.
        other: The words of the version that is less full.
        kin: How their speakers stand to each other.
        elsewhere: Whether their reports tell of different occasions.

    Returns:
        The relation, `Relation.UNCLEAR` in place of a content change that is not certain; ``None`` if they are not
        shown to be one utterance.
    """
    changed = found.relation.strength >= Relation.UNCLEAR.strength
    within = found.matched / len(other)
    if elsewhere or kin in (Kin.DIFFERENT, Kin.BODY):
        words, agreement = _CLASH
        same = found.matched >= words and found.agreement >= agreement and within >= agreement
        return found.relation if same else None
    if changed and _formula(found, full, other):
        return Relation.UNCLEAR if kin is Kin.SAME and found.matched >= _FORMULA else None
    if kin is Kin.OPEN:
        return found.relation if _open(found, within, changed) else None
    if not changed:
        return found.relation if _same(found, within) else None
    certain = found.matched >= _CERTAIN and found.content >= _CERTAIN_CONTENT
    if certain and found.agreement >= _AGREEMENT and within >= _OVERLAP_CHANGED and not _rewritten(found):
        return found.relation
    words, agreement = _POSSIBLE
    if found.matched >= words and found.agreement >= agreement and within >= agreement:
        return Relation.UNCLEAR
    return None


def _formula(found: Comparison, full: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether names or figures differ in more than one place: a formula, said of this and then of that."""
    slots = 0
    for edit in found.edits:
        sides = full[slice(*edit.old)], other[slice(*edit.new)]
        slots += edit.grade is Relation.CONTENT_CHANGED and all(
            any(t.proper or t.alias or t.text[-1:].isdigit() for t in side) for side in sides
        )
    return slots > 1


def _rewritten(found: Comparison) -> bool:
    """Whether a long stretch reads otherwise: it may as well be another sentence that ends alike."""
    changed = sorted((e for e in found.edits if e.grade not in HARMLESS), key=lambda e: (e.old, e.new))
    stretches: list[tuple[int, int, int, int]] = []
    for edit in changed:
        (i, end_i), (j, end_j) = edit.old, edit.new
        if stretches and i - stretches[-1][1] <= _BETWEEN and j - stretches[-1][3] <= _BETWEEN:
            i, _, j, _ = stretches.pop()
        stretches.append((i, end_i, j, end_j))
    return any(
        min(end_i - i, end_j - j) > 0 and max(end_i - i, end_j - j) > _STRETCH for i, end_i, j, end_j in stretches
    )


def _same(found: Comparison, within: float) -> bool:
    """Whether versions without another content word are one, from one speaker."""
    if found.whole and all(e.grade.strength <= Relation.EXPANSION.strength for e in found.edits):
        # all of it alike: enough if the same speaker is quoted with it; of a part, more
        gapless = all(e.grade is not Relation.EXCERPT for e in found.edits)
        part = found.relation is Relation.EXCERPT
        return found.content >= (_EXCERPT if not gapless else _PART if part else 1)
    enough = found.content >= _EXCERPT and found.agreement >= _POSSIBLE[1]
    return enough and (found.whole or (within >= _OVERLAP and found.content > _EXCERPT))


def _open(found: Comparison, within: float, changed: bool) -> bool:
    """Whether the words alone show one utterance."""
    if changed:
        enough = found.matched >= _CERTAIN_OPEN and found.content >= _CERTAIN_CONTENT
        return enough and found.agreement >= _AGREEMENT_OPEN and within >= _OVERLAP_OPEN
    content, words = _EXCERPT_OPEN
    if not found.whole:
        words = _CERTAIN_OPEN
    return found.content >= content and found.matched >= words and found.agreement >= _AGREEMENT_OPEN
