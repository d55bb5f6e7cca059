"""What a third article says about a pair: it has the words of one of them, or another part of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.group.reuse.views import Change, View, without
from rashomon.model import EditKind, Hint, HintKind
from rashomon.spans import Citation, Span
from rashomon.text.spelling import FUNCTION_WORDS

__all__ = ["agrees_with_third", "merged_from"]

#: Log odds of words of the copy for which the source has those that an article prints which copied neither: for one
#: place and for several.
_AGREED, _AGREED_OFTEN = 1.4, 2.6
#: Log odds that an article which holds text of two others that share none was put together from them; by itself, for
#: it may as well have been taken apart by them, and where one of these has much that it lacks.
_MERGED, _OWN = 0.6, 1.6
#: Words that one of the two has beyond it for that.
_OWN_WORDS = 25
#: Share of the smaller of two stretches up to which they are different text.
_APART = 0.2
#: Places that one hint cites.
_CITED = 3


def agrees_with_third(view: View, others: Mapping[str, View]) -> Iterator[Hint]:
    """Say if the source has the words of other articles where the copy has none of them.

    Args:
        view: The pair.
        others: The source with each other article that shares quotations with it and is no copy of it or its source.
    """
    found = [change for change in view.changes if _telling(view, change) and _kept(change, others)]
    if not found:
        return
    first = found[0]
    citations = tuple(c for change in found[:_CITED] for c in view.cite(change.source, change.copy))
    text = "it has the words of another report that copies neither where the other has different ones"
    if first.source and first.copy:
        source, copy = view.source.printed(first.source), view.copy.printed(first.copy)
        text = f"the other prints {copy} where it has {source}, as does a report that copies neither"
    weight = _AGREED if len(found) == 1 else _AGREED_OFTEN
    yield Hint(HintKind.EDIT, text, weight, citations, view.source.id)


def _telling(view: View, change: Change) -> bool:
    if change.kind not in (EditKind.SUBSTITUTED, EditKind.EXPANDED) or change.source is None or change.copy is None:
        return False
    return any(t.text not in FUNCTION_WORDS for t in view.source.within(change.source))


def _kept(change: Change, others: Mapping[str, View]) -> bool:
    return change.source is not None and any(other.keeps(change.source) for other in others.values())


def merged_from(view: View, others: Mapping[str, View]) -> Iterator[Hint]:
    """Say if the copy also holds text of a third article with which the source shares none.

    Args:
        view: The pair.
        others: Each other article that the copy shares copied text with and the source does not; with the copy as the
            view's copy.
    """
    for _, other in sorted(others.items()):
        one, two = view.in_copy, other.in_copy
        least = min(view.copy.count(one), view.copy.count(two))
        both = view.copy.count(one) - view.copy.count(without(one, two))
        if not least or both > _APART * least:
            continue
        own = len(view.source.tokens) - view.source.count(view.in_source)
        weight = _MERGED + (_OWN if own >= _OWN_WORDS else 0.0)
        citations = _opening(view, one) + _opening(view, two)
        text = "the other also holds text of a third report, which shares none with it"
        yield Hint(HintKind.ADDED, text, weight, citations, view.source.id)
        return


def _opening(view: View, spans: tuple[Span, ...]) -> tuple[Citation, ...]:
    """The longest stretch of some."""
    longest = max(spans, key=lambda s: (s.end - s.start, -s.start)).stripped(view.copy.text)
    return (view.copy.cite(longest),) if longest else ()
