"""The tagger's reading and the parse's, made one.

The tagger says who says what. Quotation marks are surer than any tagger where a quotation starts and ends, and the
parse finds some that the tagger passes over: quotations that go on in the next paragraph, or stand alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.extract.quotations import Quotation
from rashomon.extract.speech import Draft
from rashomon.extract.tagger import Tagged
from rashomon.spans import Span

__all__ = ["Reading", "combined", "joined"]


@dataclass(slots=True)
class Reading:
    """An attribution before its speaker is known.

    Attributes:
        source: Where the source stands, in pieces; empty if none does.
        cue: Where the cue stands, in pieces; empty for a bare quotation.
        content: What is said, in pieces, in order.
        quotes: The quotations in it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    quotes: list[Quotation] = field(default_factory=list)

    def add(self, quotation: Quotation) -> None:
        """Take one more quotation into the content."""
        self.quotes.append(quotation)
        self.content = joined([*self.content, quotation.span])


def combined(tagged: Sequence[Tagged], drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Reading]:
    """Make one list of what the tagger and the parse read, in the order in which contents start.

    Args:
        tagged: The tagger's reading.
        drafts: What the parse shows.
        quoted: The article's quotations, in order.
    """
    owners: dict[Quotation, Reading] = {}
    out = []
    for one in tagged:
        reading = Reading(one.source, (one.cue,), list(one.content))
        for quotation in _held(one.content, quoted):
            if quotation not in owners:
                owners[quotation] = reading
                reading.add(quotation)
        out.append(reading)
    for draft in drafts:
        if not draft.quotes:
            continue
        left = [q for q in draft.quotes if q not in owners]
        owner = next((owners[q] for q in draft.quotes if q in owners), None)
        if owner is None:
            source = (draft.source_span,) if draft.source_span else ()
            owner = Reading(source, draft.cue, list(draft.content))
            out.append(owner)
        for quotation in left:
            owners[quotation] = owner
            owner.add(quotation)
    return sorted(out, key=lambda r: (r.content[0].start, r.content[-1].end))


def joined(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _held(content: Sequence[Span], quoted: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations of which at least half lies in a content."""
    for index in range(*_near(content, quoted)):
        words = quoted[index].words
        inside = sum(max(0, min(words.end, c.end) - max(words.start, c.start)) for c in content)
        if 2 * inside >= words.end - words.start:
            yield quoted[index]


def _near(content: Sequence[Span], quoted: Sequence[Quotation]) -> tuple[int, int]:
    low = bisect_right(quoted, content[0].start, key=lambda q: q.span.end)
    return low, bisect_left(quoted, content[-1].end, lo=low, key=lambda q: q.span.start)
