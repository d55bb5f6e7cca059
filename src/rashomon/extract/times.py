"""Time references of one article, with their TIMEX3 values as far as its publication date gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.extract.tenses import act, tense
from rashomon.extract.timecontext import Told, in_context, in_full
from rashomon.extract.timerule import Found
from rashomon.extract.timex import find
from rashomon.model import BlockKind, Published, Tense, TimeReference
from rashomon.read.calendar import bounds, resolve
from rashomon.text.nlp import Parsed, Passage

__all__ = ["resolve", "time_references"]

#: Forms that are counted back or on from publication, whatever the tense of the verb.
_OFFSET = re.compile(r"(?:day|week|month|quarter|year|decade|century):(?:(-)|)[1-9]\d*(?: T\S+)?$")


def time_references(parsed: Parsed, published: Published | None) -> tuple[TimeReference, ...]:
    """Find every time expression in the readable blocks of an article.

    Args:
        parsed: The article, parsed.
        published: When it was published; ``None`` leaves what depends on that unresolved (XXXX-01-30, XXXX-WXX-6).
    """
    told: list[Told] = []
    body = -1
    for n, passage in enumerate(parsed.passages):
        body += passage.kind is BlockKind.BODY
        found = find(passage.doc)
        sentences = _sentences(passage, found)
        told += [
            Told(n, sentence, _reference(passage, f), f.otherwise, body if passage.kind is BlockKind.BODY else -1)
            for f, sentence in zip(found, sentences, strict=True)
        ]
    return tuple(resolve(one, published) for one in in_context(parsed.article.text, told))


def _sentences(passage: Passage, found: Sequence[Found]) -> list[int]:
    """The numbers of the sentences that expressions stand in."""
    out: list[int] = []
    at = number = 0
    for one in found:
        for token in passage.doc[at + 1 : one.first + 1]:
            number += bool(token.is_sent_start)
        at = max(at, one.first)
        out.append(number)
    return out


def _reference(passage: Passage, found: Found) -> TimeReference:
    low, high = (None, None) if found.form else bounds(found.value)
    told = tense(passage, found.first, found.last)
    if offset := _OFFSET.match(found.form):
        # "announced plans to travel next week", "invited them to rejoin a week ago"
        told = Tense.PAST if offset[1] else Tense.FUTURE
    return in_full(
        TimeReference(
            span=passage.span(passage.doc[found.first : found.last + 1]),
            type=found.type,
            value=found.value,
            tense=told,
            relative=bool(found.form),
            low=low,
            high=high,
            # a day without its year is read by the tense of what is counted from it
            form=f"{found.form}/{told}" if " from month-day" in found.form else found.form,
            act=act(passage, found.first, found.last),
        )
    )
