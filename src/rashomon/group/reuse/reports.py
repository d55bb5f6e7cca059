"""One article as lineage reads it: its words in order, its paragraphs and sentences, and what it quotes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.group.reuse.texts import read_words
from rashomon.model import Analysis, BlockKind
from rashomon.spans import Citation, Span, cite, merged_spans
from rashomon.text.bodies import body_paragraphs
from rashomon.text.tokens import Token

__all__ = ["Report"]


@dataclass(frozen=True)
class Report:
    """An analysed article, with what is read of it again and again.

    Attributes:
        analysis: The article.
    """

    analysis: Analysis

    @property
    def id(self) -> str:
        """The article's id."""
        return self.analysis.id

    @property
    def text(self) -> str:
        """The article's whole text."""
        return self.analysis.article.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of headline and body, repeats of earlier blocks left out."""
        return tuple(token for _, token in read_words(self.analysis))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each of the words begins."""
        return tuple(token.span.start for token in self.tokens)

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The blocks of the body, repeats left out, without blanks at their ends."""
        return tuple(body_paragraphs(self.text, self.analysis.blocks))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body, in order."""
        body = self.body
        out = []
        at = 0
        for sentence in sorted(self.analysis.sentences):
            while at < len(body) and body[at].end <= sentence.start:
                at += 1
            if at < len(body) and body[at].overlaps(sentence):
                out.append(sentence)
        return tuple(out)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """What stands in quotation marks and is said by somebody, in order."""
        return tuple(merged_spans(q for one in self.analysis.attributions for q in one.quotes))

    @cached_property
    def headline(self) -> Span | None:
        """The first headline; ``None`` if the text holds none."""
        blocks = (b.span.stripped(self.text) for b in self.analysis.blocks if b.kind is BlockKind.HEADLINE)
        return next((span for span in blocks if span), None)

    @cached_property
    def threes(self) -> frozenset[tuple[str, ...]]:
        """Every three words that follow one another."""
        texts = [t.text for t in self.tokens]
        return frozenset(zip(texts, texts[1:], texts[2:], strict=False))

    def within(self, span: Span) -> tuple[Token, ...]:
        """The words that begin within a span."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def count(self, spans: Iterable[Span]) -> int:
        """How many words begin within spans that do not overlap."""
        return sum(bisect_left(self.starts, s.end) - bisect_left(self.starts, s.start) for s in spans)

    def missing(self, spans: Iterable[Span], other: Report) -> int:
        """How many words within spans another article has not: no three of them in a row stand there."""
        lost = 0
        for span in spans:
            first, end = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
            texts = [t.text for t in self.tokens[first:end]]
            found = [False] * len(texts)
            for at in range(len(texts) - 2):
                if tuple(texts[at : at + 3]) in other.threes:
                    found[at : at + 3] = [True] * 3
            lost += found.count(False)
        return lost

    def quoted(self, span: Span) -> bool:
        """Whether a span touches something that is quoted."""
        return any(quote.overlaps(span) for quote in self.quotes)

    def cite(self, span: Span) -> Citation:
        """Cite a span of the article."""
        return cite(self.id, self.text, span, self.analysis.article.sha256)

    def printed(self, span: Span) -> str:
        """The words under a span on one line, in quotation marks."""
        return f"“{' '.join(span.of(self.text).split())}”"
