"""What stands among the words that a version of a report has and another has not: figures, dates, names, quotations."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence

from rashomon.model import Analysis
from rashomon.model.revisions import Touched
from rashomon.spans import Span, merged_spans

__all__ = ["Marks"]

# within a paragraph; a mark that opens stands before a word, one that closes after one
_QUOTED = re.compile(r"[“„«]([^“”„«»\n]+)[”»]|(?<!\w)\"(?=\S)([^\"\n]+)(?<=\S)\"(?!\w)")
_DIGITS = re.compile(r"\d[\d.,]*")


class Marks:
    """What one version holds, to be asked by place.

    Args:
        analysis: The version.
    """

    def __init__(self, analysis: Analysis) -> None:
        text = analysis.article.text
        self.quoted = tuple(Span(*m.span(m.lastindex or 0)) for m in _QUOTED.finditer(text))
        figures = [f.span for f in analysis.figures]
        if not analysis.sentences:
            # only sketched: every number counts
            figures = [Span(*m.span()) for m in _DIGITS.finditer(text)]
        said = (q for a in analysis.attributions for q in a.quotes)
        self._found = {
            Touched.FIGURE: _Spans(figures),
            Touched.DATE: _Spans(t.span for t in analysis.times),
            Touched.NAME: _Spans(n.span for n in analysis.names),
            Touched.QUOTATION: _Spans((*self.quoted, *said)),
        }

    def within(self, span: Span | None) -> set[Touched]:
        """What a place has some of."""
        return {kind for kind, spans in self._found.items() if span and spans.meet(span)}

    def in_quotes(self, span: Span) -> bool:
        """Whether some of a place is quoted."""
        return self._found[Touched.QUOTATION].meet(span)


class _Spans:
    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: Sequence[Span] = merged_spans(spans)
        self._starts = [s.start for s in self._spans]

    def meet(self, span: Span) -> bool:
        at = bisect.bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._spans[at].end > span.start
