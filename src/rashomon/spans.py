"""Spans of text and the citations that point at them.

A span counts Unicode code points, start included, end excluded, into an article's text, which is never rewritten.
A citation names a span so that it can be found and checked again later: it carries the selectors of the W3C Web
Annotation Data Model (TextQuoteSelector and TextPositionSelector, https://www.w3.org/TR/annotation-model/#selectors)
and the SHA-256 of the whole text it was taken from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.errors import CitationMismatch

__all__ = ["CONTEXT", "Citation", "Span", "cite", "join_spans", "merged_spans", "text_sha256"]

#: Code points of prefix and suffix kept with a citation: enough to recognise the place by eye.
CONTEXT = 32


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points ``[start, end)`` that is never empty.

    Raises:
        ValueError: If the range is empty, reversed or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span.

        Raises:
            ValueError: If the span reaches past the end of the text.
        """
        if self.end > len(text):
            raise ValueError(f"[{self.start}, {self.end}) reaches past the text's {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def stripped(self, text: str, edge: str | None = None) -> Span | None:
        """This span without blanks (or the characters of ``edge``) at its ends; ``None`` if nothing is left."""
        words = self.of(text)
        left = len(words) - len(words.lstrip(edge))
        inner = words.strip(edge)
        return Span(self.start + left, self.start + left + len(inner)) if inner else None


def join_spans(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all the given ones.

    Raises:
        ValueError: If there are none.
    """
    every = list(spans)
    if not every:
        raise ValueError("no spans to join")
    return Span(min(s.start for s in every), max(s.end for s in every))


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def text_sha256(text: str) -> str:
    """The SHA-256 of a text, in lower-case hexadecimal, over its UTF-8 form (lone surrogates passed through)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Words of one article, with all that is needed to find and check them again.

    Attributes:
        article: The article's id.
        start: First code point of the words in the article's text.
        end: The code point after the last.
        exact: The words themselves.
        prefix: Up to `CONTEXT` code points before them.
        suffix: Up to `CONTEXT` code points after them.
        sha256: SHA-256 of the article's whole text.
    """

    article: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    sha256: str

    def __post_init__(self) -> None:
        if len(self.exact) != self.end - self.start:
            raise ValueError(f"{self.article}: {len(self.exact)} characters quoted for [{self.start}, {self.end})")

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)

    def selectors(self) -> list[dict[str, str | int]]:
        """The citation as W3C Web Annotation selectors."""
        return [
            {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix},
            {"type": "TextPositionSelector", "start": self.start, "end": self.end},
        ]

    def check(self, text: str, where: str = "") -> None:
        """Compare this citation with the text it was taken from.

        Args:
            text: The text of the article as it is now.
            where: The place in the account, for the message.

        Raises:
            CitationMismatch: If the words, their surroundings or the text's hash differ.
        """
        where = where or self.article
        found = text[self.start : self.end]
        if found != self.exact:
            raise CitationMismatch(
                where,
                f"{self.article} [{self.start}:{self.end}] should read {self.exact!r} but reads {found!r}",
            )
        before, after = _context(text, self.start, self.end)
        if (before, after) != (self.prefix, self.suffix):
            raise CitationMismatch(where, f"{self.article}: the text around {self.exact!r} has changed")
        if text_sha256(text) != self.sha256:
            raise CitationMismatch(
                where, f"{self.article}: the text has changed since it was cited (its SHA-256 differs)"
            )


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def cite(article: str, text: str, span: Span, sha256: str | None = None) -> Citation:
    """Cite a span of an article.

    Args:
        article: The article's id.
        text: Its whole text.
        span: The words to cite.
        sha256: The text's hash, if it is at hand already.

    Raises:
        ValueError: If the span reaches past the text.
    """
    prefix, suffix = _context(text, span.start, span.end)
    return Citation(
        article,
        span.start,
        span.end,
        span.of(text),
        prefix,
        suffix,
        sha256 if sha256 is not None else text_sha256(text),
    )
