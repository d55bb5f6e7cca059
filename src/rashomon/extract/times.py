"""Time references of one article, with their TIMEX3 values as far as its publication date gives them."""

from __future__ import annotations

from rashomon.extract.tenses import act, tense
from rashomon.extract.timex import Found, find
from rashomon.model import Published, TimeReference
from rashomon.read.calendar import bounds, resolve
from rashomon.text.nlp import Parsed, Passage

__all__ = ["resolve", "time_references"]


def time_references(parsed: Parsed, published: Published | None) -> tuple[TimeReference, ...]:
    """Find every time expression in the readable blocks of an article.

    Args:
        parsed: The article, parsed.
        published: When it was published; ``None`` leaves what depends on that unresolved (XXXX-01-30, XXXX-WXX-6).
    """
    return tuple(
        resolve(_reference(passage, found), published) for passage in parsed.passages for found in find(passage.doc)
    )


def _reference(passage: Passage, found: Found) -> TimeReference:
    low, high = (None, None) if found.form else bounds(found.value)
    return TimeReference(
        span=passage.span(passage.doc[found.first : found.last + 1]),
        type=found.type,
        value=found.value,
        tense=tense(passage, found.first, found.last),
        relative=bool(found.form),
        low=low,
        high=high,
        form=found.form,
        act=act(passage, found.first, found.last),
    )
