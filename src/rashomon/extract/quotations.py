"""Quotation marks in every state: straight, curly, guillemets, doubled, single, nested, and marks that are missing.

A paragraph is read mark by mark. What a mark does follows from its shape, from the characters around it and from
whether a quotation is open; everything is decided in one pass with counts made beforehand, so that ten thousand marks
that nobody closes cost no more than ten thousand words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.spans import Span

__all__ = ["Quotation", "quotations"]

_MARK = re.compile(r"``|''|‘‘|’’|\"\"|[\"“”„‟«»″＂]|['‘’‚‹›`]")
_OPENING = frozenset({"“", "„", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})
_EITHER = frozenset({'"', '""', "''", "″", "＂", "‟"})
_DOUBLE = _OPENING | _CLOSING | _EITHER
_SINGLE_OPENING = frozenset({"'", "‘", "‚", "‹", "`"})
_SINGLE_CLOSING = frozenset({"'", "’", "›"})
_ANY_CHAR = frozenset("\"“”„‟«»″＂'‘’‚‹›`")
_BEFORE_OPEN = frozenset("([{—–-/…:") | _ANY_CHAR
_AFTER_CLOSE = frozenset(",.;:!?)]}—–-…/") | _ANY_CHAR
_ENDS_SPEECH = frozenset(",.!?…—–")
#: After an apostrophe they are a shortened word or a decade, not the start of a quotation.
_ELISION = re.compile(r"(?:\d\ds?|tis|twas|em|cause|til|till|n|bout|round|cos|s)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!…][\s\"”’]")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|me|you|your)\b", re.IGNORECASE)
#: A speech tag inside a quotation that is never closed shows where its mark is missing.
_TAG = re.compile(
    r",\s+(?:(?:he|she|they|[A-Z][\w.-]{1,20}(?: [A-Z][\w.-]{1,20}){0,2}) (?:said|says|added|told|explained|warned)"
    r"|(?:said|says|added|explained|warned) (?:[A-Z]|the |an? ))\b"
)


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        span: The quotation with its marks, where it has them.
        words: The quoted words, without marks, blanks and the comma that belongs to the sentence around them; part of
            a sentence is without the full stop that ends the outlet's sentence, too.
        paragraph: Index of its paragraph.
        opened: Whether its opening mark stands there.
        closed: Whether its closing mark does.
    """

    span: Span
    words: Span
    paragraph: int
    opened: bool = True
    closed: bool = True


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    text: str
    opens: bool  # by its surroundings alone
    closes: bool


@dataclass(slots=True)
class _Paragraph:
    """What is known of a paragraph before its marks are paired."""

    text: str
    span: Span
    index: int
    sentences: Sequence[Span]
    starts: Sequence[int]
    continued: bool  # the paragraph before left a quotation open
    continues: bool  # the paragraph after starts with an opening mark


def quotations(text: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find the outermost quotations, in the order of the text.

    A quotation ends with its paragraph at the latest. Where an opening mark is missing the quotation starts with its
    sentence, or with its paragraph if the words before are the speaker's too.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, in order.
        sentences: Its sentences, in order, none crossing a paragraph.
    """
    starts = [s.start for s in sentences]
    heads = [text[p.start : p.start + 2].lstrip()[:1] for p in paragraphs]
    out: list[Quotation] = []
    open_before = False
    for index, span in enumerate(paragraphs):
        following = heads[index + 1] if index + 1 < len(paragraphs) else ""
        paragraph = _Paragraph(
            text, span, index, sentences, starts, open_before, following in _OPENING | _EITHER | _SINGLE_OPENING
        )
        found = [q for q in _pairs(paragraph) if any(c.isalnum() for c in q.words.of(text))]
        open_before = bool(found) and not found[-1].closed
        out += found
    return tuple(out)


def _marks(text: str, span: Span) -> list[_Mark]:
    out = []
    for match in _MARK.finditer(text, span.start, span.end):
        before = text[match.start() - 1] if match.start() > span.start else " "
        after = text[match.end()] if match.end() < span.end else " "
        opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace() and after not in ",.;:!?)"
        closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE)
        out.append(_Mark(match.start(), match.end(), match.group(), opens, closes))
    return out


def _pairs(paragraph: _Paragraph) -> Iterator[Quotation]:
    marks = _marks(paragraph.text, paragraph.span)
    singles = _single_ends(paragraph, marks)
    opens_after, closes_after = _counts_after(marks)
    opened: _Mark | None = None
    depth = 0
    last_end = paragraph.span.start
    skip_to = 0
    for i, mark in enumerate(marks):
        if i < skip_to:
            continue
        if mark.text not in _DOUBLE:
            if opened is None and i in singles:
                close = marks[singles[i]]
                yield _quotation(paragraph, mark.start, mark.end, close.start, close.end)
                last_end, skip_to = close.end, singles[i] + 1
            continue
        opens = _opens(mark, opened is not None)
        if opened is None and opens:
            opened, depth = mark, 1
        elif opened is not None and opens:
            if closes_after[i] >= opens_after[i] + 2:
                depth += 1
                continue
            yield _quotation(paragraph, opened.start, opened.end, mark.start, mark.start, closed=False)
            opened, depth = mark, 1
        elif opened is not None:
            depth -= 1
            if depth == 0:
                yield _quotation(paragraph, opened.start, opened.end, mark.start, mark.end)
                opened, last_end = None, mark.end
        else:
            start = _missing_start(paragraph, mark, last_end)
            if start is not None:
                yield _quotation(paragraph, start, start, mark.start, mark.end, opened=False)
                last_end = mark.end
    if opened is not None:
        end = _missing_end(paragraph, opened)
        yield _quotation(paragraph, opened.start, opened.end, end, end, closed=False)
    elif paragraph.continues and not singles and _starts_single(paragraph, marks):
        end = paragraph.span.end
        yield _quotation(paragraph, marks[0].start, marks[0].end, end, end, closed=False)


def _starts_single(paragraph: _Paragraph, marks: Sequence[_Mark]) -> bool:
    """Whether a paragraph starts with a single opening mark and has no double ones."""
    if not marks or marks[0].start > paragraph.span.start + 1 or any(m.text in _DOUBLE for m in marks):
        return False
    return marks[0].text in _SINGLE_OPENING and marks[0].opens


def _opens(mark: _Mark, inside: bool) -> bool:
    """Whether a double mark opens a quotation: by shape, unless its surroundings say the contrary."""
    if mark.text in _OPENING:
        return not (inside and mark.closes and not mark.opens)
    if mark.text in _CLOSING:
        return not inside and mark.opens and not mark.closes
    if mark.opens != mark.closes:
        return mark.opens
    return not inside


def _counts_after(marks: Sequence[_Mark]) -> tuple[list[int], list[int]]:
    """For each mark, how many double marks after it open and how many close, by shape and surroundings alone."""
    opens, closes = [0] * len(marks), [0] * len(marks)
    o = c = 0
    for i in range(len(marks) - 1, -1, -1):
        opens[i], closes[i] = o, c
        mark = marks[i]
        if mark.text in _OPENING or (mark.text in _EITHER and mark.opens and not mark.closes):
            o += 1
        elif mark.text in _CLOSING or (mark.text in _EITHER and mark.closes and not mark.opens):
            c += 1
    return opens, closes


def _single_ends(paragraph: _Paragraph, marks: Sequence[_Mark]) -> dict[int, int]:
    """The single marks that open a quotation, each with the mark that closes it; apostrophes are neither."""
    text = paragraph.text
    doubles = [0]
    for mark in marks:
        doubles.append(doubles[-1] + (mark.text in _DOUBLE))
    out: dict[int, int] = {}
    sure = likely = opening = -1
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        if mark.text in _DOUBLE:
            continue
        if mark.text in _SINGLE_OPENING and mark.opens and not _ELISION.match(text, mark.end, mark.end + 6):
            end = sure if sure >= 0 and (opening < 0 or sure < opening) else likely
            if end >= 0 and (opening < 0 or end < opening) and (doubles[end] - doubles[i]) % 2 == 0:
                out[i] = end
            opening = i
        elif mark.text in _SINGLE_CLOSING and mark.closes:
            if _possessive(text, mark, paragraph.span.end):
                likely = i
            else:
                sure = likely = i
    return out


def _possessive(text: str, mark: _Mark, end: int) -> bool:
    """Whether a closing single mark may be an apostrophe as well ("the workers' rights", "rockin' chair")."""
    after = text[mark.end : min(end, mark.end + 2)]
    return text[mark.start - 1] in "sn" and len(after) == 2 and after[0] == " " and after[1].islower()


def _missing_start(paragraph: _Paragraph, mark: _Mark, last_end: int) -> int | None:
    """Where a quotation starts that has a closing mark only; ``None`` if the mark is a stray (an inch, a slip)."""
    text, at = paragraph.text, mark.start
    while at > last_end and text[at - 1].isspace():
        at -= 1
    if at == last_end:
        return None
    before, after = text[at - 1], text[mark.end : mark.end + 1]
    if before not in _ENDS_SPEECH and after != ",":
        return None
    first = bisect_right(paragraph.starts, at - 1) - 1
    if first < 0:
        return None
    start = max(paragraph.sentences[first].start, paragraph.span.start)
    if last_end > paragraph.span.start:
        return start if start >= last_end else None
    if paragraph.continued or _FIRST_PERSON.search(text, paragraph.span.start, start):
        start = paragraph.span.start
    while text[start].isspace():
        start += 1
    return start


def _missing_end(paragraph: _Paragraph, opened: _Mark) -> int:
    """Where a quotation ends that has an opening mark only: before a speech tag, or with the paragraph."""
    if not paragraph.continues:
        tag = _TAG.search(paragraph.text, opened.end, paragraph.span.end)
        if tag:
            return tag.start() + 1
    return paragraph.span.end


def _quotation(
    paragraph: _Paragraph, start: int, inner: int, outer: int, end: int, *, opened: bool = True, closed: bool = True
) -> Quotation:
    text = paragraph.text
    while end > start + 1 and not closed and text[end - 1].isspace():
        end -= 1
    low, high = inner, min(outer, end)
    while low < high and text[low].isspace():
        low += 1
    while high > low and (text[high - 1].isspace() or text[high - 1] == ","):
        high -= 1
    if closed and high - low > 1 and text[low].islower() and text[high - 1] == "." and _is_part(text[low : high - 1]):
        high -= 1
    whole = Span(start, max(end, start + 1))
    words = Span(low, high) if low < high else whole
    return Quotation(whole, words, paragraph.index, opened, closed)


def _is_part(words: str) -> bool:
    """Whether words are part of one sentence, so that the full stop after them ends the outlet's sentence."""
    # after "e.g" or "U.S" the full stop is the word's own
    return not _SENTENCE_END.search(words) and "." not in words.split()[-1]
