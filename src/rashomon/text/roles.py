"""The role of each paragraph, decided from what was measured and from where the report stands."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import BlockKind
from rashomon.text.features import Features
from rashomon.text.region import region

__all__ = ["roles"]

#: Words that a headline has: a single word is a menu entry, more than this is prose.
_HEADLINE_WORDS = (3, 30)
_SUBHEADING_WORDS = 14
#: Lines before the report among which its headline is looked for.
_BEFORE = 25
#: A caption, or a prompt to subscribe, is shorter; a paragraph of the report may well speak of photographs.
_LONG = 60
#: A list item without a full stop is part of the report from this many words on.
_ITEM_WORDS = 8
#: A text of one paragraph is a report from this many words on, whatever words of page furniture are in it.
_LONE = 15


def roles(measured: Sequence[Features]) -> list[BlockKind]:
    """Decide the role of every paragraph of one text."""
    first, last = region(measured)
    if first == last or len([one for one in measured if one.plain]) == 1:
        return _without_prose(measured)
    out = [_outside(one) for one in measured]
    listing = False
    for index in range(first, last):
        one = measured[index]
        out[index] = _inside(measured, index, last)
        if listing and one.bullet and out[index] is BlockKind.CHROME and not _is_furniture(one):
            out[index] = BlockKind.BODY
        if one.plain:
            # "Three things are certain:" makes the items after it part of what is said
            listing = out[index] is BlockKind.BODY and (one.colon or (listing and one.bullet))
    headline = _headline(measured, first)
    if headline is None and _is_heading(measured, first, last):
        headline = first
    if headline is not None:
        words = measured[headline].plain
        for index, one in enumerate(measured):
            if one.plain == words:
                out[index] = BlockKind.HEADLINE
        for index in range(headline + 1, first):
            if out[index] is BlockKind.CHROME and _standfirst(measured[index]):
                out[index] = BlockKind.BODY
    return out


def _without_prose(measured: Sequence[Features]) -> list[BlockKind]:
    """A text without prose is furniture, but a single paragraph may be all there is of a report."""
    some = [one for one in measured if one.plain]
    if len(some) == 1 and (not _is_furniture(some[0]) or (some[0].prose and some[0].words >= _LONE)):
        return [BlockKind.BODY if one.plain else BlockKind.CHROME for one in measured]
    return [_outside(one) for one in measured]


def _is_furniture(one: Features) -> bool:
    return one.furniture or one.ends_article or one.url or one.breadcrumb or one.date_line


def _inside(measured: Sequence[Features], index: int, last: int) -> BlockKind:
    """The role of a paragraph within the report."""
    one = measured[index]
    if not one.plain or one.url or one.furniture or one.ends_article:
        return BlockKind.CHROME
    if one.caption and one.words < _LONG:
        return BlockKind.CAPTION
    if one.byline:
        return BlockKind.BYLINE
    if one.date_line:
        return BlockKind.DATELINE
    if one.sentence_like:
        if one.furniture_inside and one.words < _LONG:
            return BlockKind.CHROME
        return BlockKind.HEADLINE if _is_heading(measured, index, last) else BlockKind.BODY
    if one.bullet:
        return BlockKind.BODY if one.words >= _ITEM_WORDS else BlockKind.CHROME
    if one.breadcrumb:
        return BlockKind.CHROME
    if one.words > _SUBHEADING_WORDS:
        return BlockKind.BODY
    return BlockKind.HEADLINE if _followed(measured, index, last) else BlockKind.CHROME


def _followed(measured: Sequence[Features], index: int, last: int) -> bool:
    """Whether prose comes soon after a line."""
    return any(one.sentence_like for one in measured[index + 1 : min(index + 3, last)])


def _is_heading(measured: Sequence[Features], index: int, last: int) -> bool:
    """Whether a line that ends in a question or exclamation mark is a heading: capitalised word by word."""
    one = measured[index]
    low, _ = _HEADLINE_WORDS
    return (
        low <= one.words <= _SUBHEADING_WORDS
        and one.capitals * 5 >= one.words * 3
        and one.plain[-1] in "?!"
        and not one.quoted
        and not one.bullet
        and _followed(measured, index, last)
    )


def _outside(one: Features) -> BlockKind:
    """The role of a paragraph before or after the report."""
    if one.caption and not one.furniture and one.words < _LONG:
        return BlockKind.CAPTION
    if one.byline:
        return BlockKind.BYLINE
    return BlockKind.CHROME


def _headline(measured: Sequence[Features], first: int) -> int | None:
    """The line before the report that is its headline, if one is."""
    for index, one in enumerate(measured[: first + 3]):
        if one.titled and not one.furniture:
            return index
    best, best_score = None, 0.0
    low, high = _HEADLINE_WORDS
    for index in range(max(0, first - _BEFORE), first):
        one = measured[index]
        unfit = one.caption or one.byline or one.furniture_inside or one.plain.endswith((".", ":", ";"))
        if unfit or not low <= one.words <= high or _is_furniture(one):
            continue
        # near the report, printed twice, long for a menu entry, not one of a list
        score = 1.0 / (first - index) + 0.5 * (one.total > 1) + 0.1 * min(one.words, 10) - 0.6 * one.bullet
        if score > best_score:
            best, best_score = index, score
    return best


def _standfirst(one: Features) -> bool:
    """Whether a line between headline and report is a summary of it."""
    return one.sentence_like and one.words >= 8 and not one.furniture_inside and not one.furniture and not one.seen
