"""A place in an article with the words around it, ready to be read side by side with another."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rashomon.model import Analysis
from rashomon.spans import Span

__all__ = ["FAR", "Marked", "Marker"]

#: Characters of a long sentence that are kept to either side of the place, and of the sentence before.
FAR = 240
#: Characters to either side that tell most of it.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Marked:
    """A place and the words around it, the place itself left out.

    Attributes:
        lead: The sentence before its own.
        before: Its sentence up to it.
        after: Its sentence from it on.
        kind: What stands there: a figure's unit, "date" for a date; empty for a plain number.
        start: Where its sentence begins.
    """

    lead: str
    before: str
    after: str
    kind: str
    start: int

    @property
    def near(self) -> str:
        """What stands close by in its sentence."""
        return f"{self.before[-_NEAR:]} {self.after[:_NEAR]}".strip()

    @property
    def sentence(self) -> str:
        """Its sentence without it."""
        return f"{self.before} {self.after}".strip()


class Marker:
    """Cuts passages out of one article.

    Args:
        analysis: The article.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.article.text
        self._sentences = analysis.sentences
        self._starts = [s.start for s in analysis.sentences]

    def marked(self, place: Span, kind: str = "") -> Marked:
        """The passage around a place of the article.

        Args:
            place: The place.
            kind: What stands there.
        """
        first, last, lead, begin = place.start - FAR, place.end + FAR, "", 0
        if self._starts:
            at = max(0, bisect_right(self._starts, place.start) - 1)
            begin = self._starts[at]
            first, last = max(first, begin), min(last, max(self._sentences[at].end, place.end))
            if at and begin <= place.start:
                lead = self._text[max(self._starts[at - 1], self._sentences[at - 1].end - FAR) : begin]
        before, after = self._text[max(0, first) : place.start], self._text[place.end : last]
        return Marked(" ".join(lead.split()), " ".join(before.split()), " ".join(after.split()), kind, begin)
