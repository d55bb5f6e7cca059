"""A version of a report as sentences, each with the words that comparing reads, without the page's furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.model import Analysis, BlockKind
from rashomon.model.revisions import RevisionPart
from rashomon.spans import Span
from rashomon.text.paragraphs import paragraphs
from rashomon.text.spelling import FUNCTION_WORDS
from rashomon.text.tokens import Token, words

__all__ = ["FUNCTION_WEIGHT", "VersionSentence", "beside_report", "version_sentences", "weight_of"]

#: What a word without content of its own counts beside one that has some.
FUNCTION_WEIGHT = 0.25

_PARTS = {BlockKind.HEADLINE: RevisionPart.HEADLINE, BlockKind.BODY: RevisionPart.BODY}

# Lines that are another at each visit, if a page's furniture could not be told from its report: how long ago it
# appeared, when it was updated, how many have read or commented on it, how long it takes to read.
_UNIT = r"(?:s(?:ec(?:ond)?)?s?|m(?:in(?:ute)?)?s?|h(?:(?:ou)?r)?s?|d(?:ay)?s?|w(?:ee)?ks?|months?|years?)"
_COUNTED = r"(?:comments?|replies|views?|reads?|shares?|likes?|reactions?|votes?|listens?|watching|readers?)"
_VOLATILE = re.compile(
    rf"(?:(?:published|posted|updated?|modified|last updated?|updated?:?|edited)?:?\s*)?"
    rf"(?:(?:\d+|an?|one|few|a few)\s*{_UNIT}\.?\s*(?:\d+\s*{_UNIT}\.?\s*)?ago|just now|moments ago|yesterday|today)"
    rf"|[\d.,]+\s*[km]?\s*{_COUNTED}|(?:no|add a|leave a) {_COUNTED}|\d+\s*{_UNIT}\.? read"
    r"|(?:first published|published|posted|last (?:updated?|modified)|updated?(?: on| at)?|modified|edited)\b[:\s]"
    r"[\w\s.,:/+()–—|-]{0,60}\d[\w\s.,:/+()–—|-]{0,40}",
    re.IGNORECASE,
)
#: Characters of a line that can be one of them.
_VOLATILE_LENGTH = 120


@dataclass(frozen=True, slots=True, eq=False)
class VersionSentence:
    """A sentence of a version.

    Attributes:
        number: Its place among the sentences.
        paragraph: The number of its paragraph.
        part: Where on the page it stands.
        tokens: Its words.
        span: From its first word to the end of what is printed of it.
    """

    number: int
    paragraph: int
    part: RevisionPart
    tokens: tuple[Token, ...]
    span: Span
    key: tuple[str, ...] = field(init=False)
    weight: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", tuple(t.text for t in self.tokens))
        object.__setattr__(self, "weight", sum(weight_of(w) for w in self.key))


def weight_of(word: str) -> float:
    """What a word in normal form counts when sentences are compared."""
    return FUNCTION_WEIGHT if word in FUNCTION_WORDS else 1.0


def version_sentences(analysis: Analysis) -> list[VersionSentence]:
    """The sentences of headline and body in order; page chrome, captions, repeats and counters are left out."""
    text = analysis.article.text
    out: list[VersionSentence] = []
    for number, (part, place) in enumerate(_paragraphs(analysis)):
        for tokens, span in _sentences(text, place):
            out.append(VersionSentence(len(out), number, part, tokens, span))
    return out


def beside_report(analysis: Analysis) -> frozenset[tuple[str, ...]]:
    """The words of each sentence that is no part of the report: what one page prints there another may print in it."""
    text = analysis.article.text
    blocks = (b for b in analysis.blocks if b.kind not in _PARTS or b.repeats)
    places = (one.words.shifted(b.span.start) for b in blocks for one in paragraphs(b.span.of(text)) if one.words)
    return frozenset(tuple(t.text for t in tokens) for place in places for tokens, _ in _sentences(text, place))


def _paragraphs(analysis: Analysis) -> Iterator[tuple[RevisionPart, Span]]:
    text = analysis.article.text
    for block in analysis.blocks:
        if block.kind not in _PARTS or block.repeats:
            continue
        for one in paragraphs(block.span.of(text)):
            if one.words is None:
                continue
            place = one.words.shifted(block.span.start)
            line = place.of(text)
            if len(line) > _VOLATILE_LENGTH or not _VOLATILE.fullmatch(line):
                yield _PARTS[block.kind], place


def _sentences(text: str, paragraph: Span) -> Iterator[tuple[tuple[Token, ...], Span]]:
    """The sentences of a paragraph; what stands between the last word of one and the next belongs to the former."""
    held: list[Token] = []
    tokens = words(text, paragraph)
    for at, token in enumerate(tokens):
        held.append(token)
        last = at == len(tokens) - 1
        if last or token.ends:
            until = paragraph.end if last else _closed(text, token.span.end, tokens[at + 1].span.start)
            yield tuple(held), Span(held[0].span.start, max(until, token.span.end))
            held = []


def _closed(text: str, start: int, end: int) -> int:
    """Where a sentence's closing marks end, before the first blank."""
    return next((at for at in range(start, end) if text[at].isspace()), end)
