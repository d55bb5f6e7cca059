"""The tagger's reading and the parse's, made one.

The tagger says who says what. Quotation marks are surer than any tagger where a quotation starts and ends, and the
parse finds some that the tagger passes over: quotations that go on in the next paragraph, or stand alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.extract.quotations import Quotation
from rashomon.extract.quoteturns import Turn
from rashomon.extract.speech import Draft
from rashomon.extract.tagger import Tagged
from rashomon.spans import Span, merged_spans

__all__ = ["Reading", "combined"]


#: Forms of content that the parse shows as surely as a sentence of its own.
_CLAUSES = frozenset({"c", "according", "quotation"})


@dataclass(slots=True)
class Reading:
    """An attribution before its speaker is known.

    Attributes:
        source: Where the source stands, in pieces; empty if none does.
        cue: Where the cue stands, in pieces; empty for a bare quotation.
        content: What is said, in pieces, in order.
        quotes: The quotations in it.
        nested: Whether it stands within the content of another.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    quotes: list[Quotation] = field(default_factory=list)
    nested: bool = False

    def take(self, quotations: Sequence[Quotation]) -> None:
        """Take quotations into the content."""
        self.quotes += quotations
        self.content = merged_spans([*self.content, *(q.span for q in quotations)])


def combined(
    tagged: Sequence[Tagged],
    drafts: Sequence[Draft],
    turns: Sequence[Turn],
    quoted: Sequence[Quotation],
    spoken: Callable[[Quotation, bool], bool],
) -> list[Reading]:
    """Make one list of what the tagger and the parse read, in the order in which contents start, outer ones first.

    A quotation is given to the innermost who says it: in "the paper said she called it “a disgrace”", to her.

    Args:
        tagged: The tagger's reading.
        drafts: What the parse shows.
        turns: Turns of a transcript under a name.
        quoted: The article's quotations, in order.
        spoken: Whether a quotation is speech, told whether it stands in what a source is said to say.
    """
    lines = [Reading((t.label,), (), [t.words], [_turn(t)]) for t in turns]
    said = [t.words for t in turns]
    outer: list[Reading] = []
    inner: list[Reading] = []
    for one in tagged:
        within = _in(said, one.cue.start)
        if not within and _in(said, one.content[0].start):
            continue  # the turn itself
        reading = Reading(one.source, (one.cue,), list(one.content), nested=one.nested or within)
        (inner if reading.nested else outer).append(reading)
    # without a source of its own it is the outer's second cue: "said he would go and warned against it"
    inner = [r for r in inner if r.source]
    inner += _within(drafts, outer, sorted(t.cue for t in tagged))
    owners: dict[Quotation, Reading] = {}
    kept: list[Reading] = []
    for reading in (*inner, *outer):
        held = [q for q in _held(reading.content, quoted) if q not in owners and not _in(said, q.span.start)]
        speech = {q: spoken(q, True) for q in held}
        if any(all(q.span.covers(c) for c in reading.content) for q in held if not speech[q]):
            continue
        mine = [q for q in held if speech[q]]
        owners.update(dict.fromkeys(mine, reading))
        reading.take(mine)
        kept.append(reading)
    for draft in drafts:
        left = [q for q in draft.quotes if q not in owners and not _in(said, q.span.start)]
        left = [q for q in left if spoken(q, draft.form != "bare")]
        if not left:
            continue
        owner = next((owners[q] for q in draft.quotes if q in owners), None)
        if owner is None:
            source = (draft.source_span,) if draft.source_span else ()
            owner = Reading(source, draft.cue, list(draft.content))
            kept.append(owner)
        owners.update(dict.fromkeys(left, owner))
        owner.take(left)
    return sorted((*lines, *kept), key=_place)


def _within(drafts: Sequence[Draft], outer: Sequence[Reading], known: Sequence[Span]) -> Iterator[Reading]:
    """What the parse shows to be said within a content: in words, by somebody who is named there."""
    pieces = sorted(piece for reading in outer for piece in reading.content)
    for draft in drafts:
        if draft.source_span is None or not draft.act.spoken or draft.form not in _CLAUSES:
            continue
        cue = draft.cue[0]
        near = bisect_right(known, cue.start, key=lambda k: k.end)
        if near < len(known) and known[near].overlaps(cue):
            continue
        at = bisect_right(pieces, cue.start, key=lambda p: p.start) - 1
        around = pieces[at] if at >= 0 else None
        if around and all(around.covers(s) for s in (draft.source_span, *draft.cue, *draft.content)):
            yield Reading((draft.source_span,), draft.cue, list(draft.content), nested=True)


def _place(reading: Reading) -> tuple[int, int, bool]:
    return reading.content[0].start, -reading.content[-1].end, reading.nested


def _turn(turn: Turn) -> Quotation:
    return Quotation(turn.words, turn.words, turn.paragraph, opened=False, closed=False)


def _in(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, place, key=lambda s: s.start) - 1
    return at >= 0 and place < spans[at].end


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
