"""The differences within a passage: words put in, left out, replaced, spelled out or given in another form."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.group.reuse.alignment import Pairs
from rashomon.group.reuse.texts import Text
from rashomon.model import Edit, EditKind
from rashomon.text.spelling import FUNCTION_WORDS, is_acronym_of

__all__ = ["edits", "likeness"]


def edits(a: Text, b: Text, pairs: Pairs, start: tuple[int, int], end: tuple[int, int]) -> tuple[Edit, ...]:
    """What differs between two versions of a passage, in the order of the first.

    Args:
        a: The first article.
        b: The second.
        pairs: The words of the passage that answer each other.
        start: Its first word on both sides.
        end: The word after its last.
    """
    out = []
    before = (start[0] - 1, start[1] - 1)
    for pair in (*pairs, end):
        if pair[0] - before[0] > 1 or pair[1] - before[1] > 1:
            out.append(_between(a, b, (before[0] + 1, pair[0]), (before[1] + 1, pair[1])))
        if pair != end and a.shown(pair[0]) != b.shown(pair[1]):
            out.append(Edit(EditKind.FORM, a.span(pair[0], pair[0] + 1), b.span(pair[1], pair[1] + 1)))
        before = pair
    return tuple(out)


def likeness(a: Text, b: Text, same: int, words: int, found: Sequence[Edit]) -> float:
    """Share of the words of both versions that are the same, 0 to 1; a name spelled out is the same.

    Args:
        a: The first article.
        b: The second.
        same: Words that answer each other.
        words: Words of both versions together.
        found: What differs.
    """
    spelled = [e for e in found if e.kind is EditKind.EXPANDED]
    for edit in spelled:
        words -= sum(len(span.of(text.text).split()) for text, span in ((a, edit.a), (b, edit.b)) if span) - 2
    return min(1.0, 2 * (same + len(spelled)) / max(words, 1))


def _between(a: Text, b: Text, in_a: tuple[int, int], in_b: tuple[int, int]) -> Edit:
    one = a.span(*in_a) if in_a[0] < in_a[1] else None
    other = b.span(*in_b) if in_b[0] < in_b[1] else None
    if one is None:
        return Edit(EditKind.INSERTED, None, other)
    if other is None:
        return Edit(EditKind.DELETED, one, None)
    expanded = _spelled_out(a, b, in_a, in_b) or _spelled_out(b, a, in_b, in_a)
    return Edit(EditKind.EXPANDED if expanded else EditKind.SUBSTITUTED, one, other)


def _spelled_out(short: Text, full: Text, in_short: tuple[int, int], in_full: tuple[int, int]) -> bool:
    """Whether one side has the first letters of the other's words."""
    letters = _main(short, in_short)
    return len(letters) == 1 and is_acronym_of(letters[0], tuple(_main(full, in_full)))


def _main(text: Text, place: tuple[int, int]) -> list[str]:
    """The words of a place, without articles and the like at its head."""
    shown = [text.shown(at) for at in range(*place)]
    while len(shown) > 1 and shown[0] in FUNCTION_WORDS:
        shown = shown[1:]
    return shown
