"""What one of two articles cuts and what it adds: a text is more often shortened than filled up in its middle."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.views import Shared, View
from rashomon.model import EditKind, Hint, HintKind, PassageKind
from rashomon.spans import Citation, Span

__all__ = ["adds_around", "holds_more", "shortens_quotations", "shortens_sentences"]

#: Share of the copy's words that must stand in the source for "nearly all".
_NEARLY_ALL = 0.88
#: Words that one must have more than the other, and how many times as many, for a cut.
_MORE, _TIMES = 25, 1.15
#: Share of what the longer one has more that must come after the shared text.
_TAIL = 0.8
#: Log odds that the shorter of two, all of which stands in the longer, is the copy where the longer one goes on
#: after it. What it has more in its middle says nothing: it may be its own.
_WHOLE = 2.0
#: Log odds that one which puts a beginning of its own before all of the other took that other.
_BEGINNING = 1.6
#: Words of its own before the first shared ones that make a beginning, and of the other's at most.
_LEAD, _NO_LEAD = 12, 4
#: Log odds of a quotation that one prints in full and the other in part, and of the most that several add up to.
_QUOTE, _QUOTES = 1.5, 3.0
#: Share of either text besides quotations that stands in the other, for quotations to be taken with it.
_TEXT = 0.33
#: Characters between a quotation and the words that frame it.
_BESIDE = 40
#: Words by which a quotation must be shorter.
_TRIMMED = 3
#: Log odds for the logarithm of the ratio of cuts to insertions within sentences; their most.
_CUTS, _CUTS_MOST = 0.9, 2.2
#: Places more at which the one cuts than at which it puts in: a single one says little.
_MORE_CUTS = 2
#: Words of a cut that counts.
_CUT = 2
#: Places that one hint cites.
_CITED = 3


def holds_more(view: View) -> Iterator[Hint]:
    """Say if the supposed source holds nearly all of the copy and goes on after it: reports are cut at their ends."""
    all_source, all_copy = len(view.source.tokens), len(view.copy.tokens)
    kept, taken = view.source.count(view.in_source), view.copy.count(view.in_copy)
    if not all_copy or taken < _NEARLY_ALL * all_copy:
        return
    more = all_source - kept
    if more < _MORE or all_source < _TIMES * all_copy:
        return
    last = max((span.end for span in view.in_source), default=0)
    first = min((span.start for span in view.in_source), default=0)
    after = view.source.count([Span(last, len(view.source.text))]) if last < len(view.source.text) else 0
    before = view.source.count([Span(0, first)]) if first else 0
    if before >= _LEAD and before > more / 2:
        return  # a beginning of its own before a whole text: it may as well be the copy
    if after >= _TAIL * more:
        text = "it goes on where the other ends"
        yield Hint(HintKind.COMPLETE, text, _WHOLE, _tail(view.source, last), view.source.id)


def _tail(report: Report, after: int) -> tuple[Citation, ...]:
    """The first sentence of the body after a place."""
    sentence = next((s for s in report.sentences if s.start >= after), None)
    inner = sentence.stripped(report.text) if sentence else None
    return (report.cite(inner),) if inner else ()


def adds_around(view: View) -> Iterator[Hint]:
    """Say if the copy puts a beginning of its own before nearly all of the supposed source."""
    if not view.in_source or not view.in_copy or not view.copy.body or not view.source.body:
        return
    if view.source.count(view.in_source) < _NEARLY_ALL * len(view.source.tokens):
        return
    own = _before(view.copy, view.in_copy)
    if own is None or len(view.copy.within(own)) < _LEAD:
        return
    theirs = _before(view.source, view.in_source)
    if theirs is not None and len(view.source.within(theirs)) > _NO_LEAD:
        return
    inner = own.stripped(view.copy.text)
    citations = (view.copy.cite(inner),) if inner else ()
    text = "the other puts a beginning of its own before what is nearly the whole of it"
    yield Hint(HintKind.ADDED, text, _BEGINNING, citations, view.source.id)


def _before(report: Report, shared: tuple[Span, ...]) -> Span | None:
    """The body before the first shared words of it."""
    start = report.body[0].start
    first = next((s.start for s in shared if s.end > start), len(report.text))
    return Span(start, first) if first > start else None


def shortens_quotations(view: View) -> Iterator[Hint]:
    """Say if the copy prints parts of quotations that the supposed source prints in full."""
    if max(view.reuse.share_a, view.reuse.share_b) < _TEXT:
        return  # each has the quotation from whoever said it
    found = [pair for one in view.passages for pair in _trimmed(view, one)]
    unique = dict.fromkeys(found)
    if not unique:
        return
    citations = tuple(c for pair in list(unique)[:_CITED] for c in view.cite(*pair))
    many = "a quotation" if len(unique) == 1 else f"{len(unique)} quotations"
    text = f"it prints in full {many} of which the other has a part"
    yield Hint(HintKind.COMPLETE, text, min(_QUOTES, _QUOTE * len(unique)), citations, view.source.id)


def _trimmed(view: View, one: Shared) -> Iterator[tuple[Span, Span]]:
    """Quotations within a passage of which the copy holds a part, the reporter's words beside them being the same."""
    if one.reworded:
        return
    beside = [p for p in view.passages if p.kind is PassageKind.TEXT]
    theirs = [q for q in view.copy.quotes if q.overlaps(one.copy)]
    for quote in view.source.quotes:
        if not quote.overlaps(one.source):
            continue
        words = [t.text for t in view.source.within(quote)]
        for other in theirs:
            part = [t.text for t in view.copy.within(other)]
            framed = any(_near(p.source, quote) and _near(p.copy, other) for p in beside)
            if framed and part and len(words) - len(part) >= _TRIMMED and _within(part, words):
                yield quote, other


def _near(passage: Span, quote: Span) -> bool:
    return passage.start <= quote.end + _BESIDE and quote.start <= passage.end + _BESIDE


def _within(part: list[str], whole: list[str]) -> bool:
    size = len(part)
    if any(whole[at : at + size] == part for at in range(len(whole) - size + 1)):
        return True
    # with something left out in its middle: in order, and beginning and ending together with it
    rest = iter(whole)
    return size >= 2 * _TRIMMED and all(word in rest for word in part)


def shortens_sentences(view: View) -> Iterator[Hint]:
    """Say if the copy cuts words out of shared sentences more often than it puts some in."""
    cut = [c for c in view.changes if c.kind is EditKind.DELETED and _counts(view.source, c.source)]
    put = [c for c in view.changes if c.kind is EditKind.INSERTED and _counts(view.copy, c.copy)]
    if len(cut) - len(put) < _MORE_CUTS:
        return
    weight = min(_CUTS_MOST, _CUTS * math.log((len(cut) + 0.5) / (len(put) + 0.5)))
    citations = tuple(view.source.cite(c.source) for c in cut[:_CITED] if c.source)
    text = f"the other leaves out words in {len(cut)} places of sentences that it prints in full"
    yield Hint(HintKind.COMPLETE, text, weight, citations, view.source.id)


def _counts(report: Report, span: Span | None) -> bool:
    """Whether words left out belong to a sentence; a mark or credit at its head does not."""
    tokens = report.within(span) if span else ()
    return len(tokens) >= _CUT and not any(t.bracketed for t in tokens)
