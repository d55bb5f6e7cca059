"""Quotation marks in every state: straight, curly, guillemets, doubled, single, nested, and marks that are missing.

A paragraph is read mark by mark. What a mark does follows from its shape, from the characters around it and from
whether a quotation is open; everything is decided in one pass with counts made beforehand, so that ten thousand marks
that nobody closes cost no more than ten thousand words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.extract.quotedashes import dashed
from rashomon.extract.quotegaps import Paragraph, glued_to_tag, missing_end, missing_start, opens_after_tag
from rashomon.extract.quotemarks import Form, Mark, starts_with_opening, text_marks
from rashomon.extract.quotetags import starts_with_tag, tag_within
from rashomon.spans import Span

__all__ = ["Quotation", "quotations"]

_SENTENCE_END = re.compile(r"[.?!…][\s\"”’]")
#: Paragraphs without any mark that can stand within one quotation; more is a mark missing for another reason.
_SILENT = 4


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


def quotations(text: str, paragraphs: Sequence[Span], sentences: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find the outermost quotations, in the order of the text.

    A quotation ends with its paragraph at the latest; one that runs on gives one for each paragraph. Where an opening
    mark is missing the quotation starts with its sentence, or with its paragraph if the words before are the speaker's
    too. Dialogue after dashes has no marks: see `rashomon.extract.quotedashes`.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, in order.
        sentences: Its sentences, in order, none crossing a paragraph.
    """
    starts = [s.start for s in sentences]
    opening = [starts_with_opening(text, p) for p in paragraphs]
    out: list[Quotation] = []
    silent: list[int] = []
    unmarked = [True] * len(paragraphs)
    open_before = False
    for index, marks in enumerate(text_marks(text, paragraphs)):
        span = paragraphs[index]
        unmarked[index] = not any(m.form.double for m in marks)
        if (
            open_before
            and unmarked[index]
            and not opening[index]
            and len(silent) < _SILENT
            and not tag_within(text, span.start, span.end)
        ):
            silent.append(index)
            continue
        following = index + 1 < len(paragraphs) and opening[index + 1]
        paragraph = Paragraph(text, span, index, sentences, starts, open_before, following)
        found = [q for q in _pairs(paragraph, marks) if any(c.isalnum() for c in q.words.of(text))]
        if silent and found and not found[0].opened and found[0].span.start == _first(text, span):
            out += (_whole(text, paragraphs[i], i) for i in silent)
        silent = []
        open_before = bool(found) and not found[-1].closed and found[-1].span.end >= _last(text, span)
        out += found
    spoken = dashed(text, paragraphs, unmarked)
    return tuple(sorted([*out, *(_dialogue(text, s, i) for s, i in spoken)])) if spoken else tuple(out)


def _first(text: str, span: Span) -> int:
    at = span.start
    while text[at].isspace():
        at += 1
    return at


def _last(text: str, span: Span) -> int:
    at = span.end
    while text[at - 1].isspace():
        at -= 1
    return at


def _whole(text: str, span: Span, index: int) -> Quotation:
    """A paragraph in the middle of a quotation that has no mark of its own."""
    words = Span(_first(text, span), _last(text, span))
    return Quotation(words, words, index, opened=False, closed=False)


def _dialogue(text: str, span: Span, index: int) -> Quotation:
    words = span.stripped(text, " \t\xa0,—–-")
    return Quotation(span, words or span, index, opened=False, closed=True)


def _pairs(paragraph: Paragraph, marks: Sequence[Mark]) -> Iterator[Quotation]:
    singles = _single_ends(paragraph, marks)
    opens_after, closes_after = _counts_after(marks)
    opened: Mark | None = None
    opened_at = 0
    depth = 0
    last_end = paragraph.span.start
    skip_to = 0
    for i, mark in enumerate(marks):
        if i < skip_to:
            continue
        if not mark.form.double:
            if opened is None and i in singles:
                close = marks[singles[i]]
                yield _quotation(paragraph, mark.start, mark.end, close.start, close.end)
                last_end, skip_to = close.end, singles[i] + 1
            continue
        if mark.measure and _is_measure(marks, i, opened):
            continue
        opens = _opens(paragraph, mark, opened)
        if opened is None and not opens and opens_after_tag(paragraph, marks, i, last_end):
            opens = True
        if opened is None and opens:
            opened, opened_at, depth = mark, i, 1
        elif opened is not None and opens:
            if closes_after[i] >= opens_after[i] + 2:
                depth += 1
                continue
            end, inner = missing_end(paragraph, marks, opened_at, mark.start)
            yield _quotation(paragraph, opened.start, opened.end, inner, end, closed=inner < end)
            opened, opened_at, depth = mark, i, 1
        elif opened is not None:
            depth -= 1
            if depth == 0:
                yield _quotation(paragraph, opened.start, opened.end, mark.start, mark.end)
                opened, last_end = None, mark.end
        else:
            start = missing_start(paragraph, marks, i, last_end)
            if start is not None:
                yield _quotation(paragraph, *start, mark.start, mark.end, opened=start[0] < start[1])
                last_end = mark.end
    if opened is not None:
        end, inner = missing_end(paragraph, marks, opened_at, paragraph.span.end)
        yield _quotation(paragraph, opened.start, opened.end, inner, end, closed=inner < end)
    elif not singles and not any(m.form.double for m in marks):
        yield from _half_singles(paragraph, marks)


def _half_singles(paragraph: Paragraph, marks: Sequence[Mark]) -> Iterator[Quotation]:
    """Quotations in single marks of which one is missing: only where a tag or the next paragraph leaves no doubt."""
    text, end = paragraph.text, paragraph.span.end
    if _starts_single(paragraph, marks):
        mark = marks[0]
        tag = tag_within(text, mark.end, end)
        if tag is not None or paragraph.continues:
            stop = tag.start if tag is not None and not paragraph.continues else end
            yield _quotation(paragraph, mark.start, mark.end, stop, stop, closed=False)
        return
    last_end = paragraph.span.start
    for i, mark in enumerate(marks):
        if not mark.closes or mark.opens or text[mark.start - 1] not in ",?!":
            continue
        start = missing_start(paragraph, marks, i, last_end) if starts_with_tag(text, mark.end + 1, end) else None
        if start is not None:
            yield _quotation(paragraph, *start, mark.start, mark.end, opened=False)
            last_end = mark.end


def _starts_single(paragraph: Paragraph, marks: Sequence[Mark]) -> bool:
    """Whether a paragraph starts with a single opening mark."""
    if not marks or marks[0].start > paragraph.span.start + 1:
        return False
    return marks[0].form.may_open and marks[0].opens and not marks[0].elision


def _is_measure(marks: Sequence[Mark], i: int, opened: Mark | None) -> bool:
    """Whether a mark behind a number counts inches: none is open, or the one that closes is still to come."""
    if opened is None:
        return True
    if marks[i].closes and marks[i].form is Form.CLOSING and opened.form is Form.OPENING:
        return False
    following = next((m for m in marks[i + 1 : i + 4] if m.form.double and not m.measure), None)
    return following is not None and following.closes and not following.opens and following.form is not Form.OPENING


def _opens(paragraph: Paragraph, mark: Mark, opened: Mark | None) -> bool:
    """Whether a double mark opens a quotation: by shape, unless its surroundings say the contrary."""
    inside = opened is not None
    text = paragraph.text
    if inside and glued_to_tag(paragraph, mark):
        return False
    if mark.form is Form.OPENING:
        after = text[mark.end : mark.end + 1]
        guillemet = text[mark.start] == "«"
        if inside and not guillemet and not mark.opens and after.isspace() and text[mark.start - 1].isspace():
            return False
        return not (inside and mark.closes and not mark.opens)
    if mark.form is Form.CLOSING:
        return not inside and mark.opens and not mark.closes
    if mark.opens != mark.closes:
        return mark.opens
    return not inside


def _counts_after(marks: Sequence[Mark]) -> tuple[list[int], list[int]]:
    """For each mark, how many double marks after it open and how many close, by shape and surroundings alone."""
    opens, closes = [0] * len(marks), [0] * len(marks)
    o = c = 0
    for i in range(len(marks) - 1, -1, -1):
        opens[i], closes[i] = o, c
        mark = marks[i]
        if mark.form is Form.OPENING or (mark.form is Form.DOUBLE and mark.opens and not mark.closes):
            o += 1
        elif mark.form is Form.CLOSING or (mark.form is Form.DOUBLE and mark.closes and not mark.opens):
            c += 1
    return opens, closes


def _single_ends(paragraph: Paragraph, marks: Sequence[Mark]) -> dict[int, int]:
    """The single marks that open a quotation, each with the mark that closes it; apostrophes are neither."""
    text = paragraph.text
    doubles = [0]
    for mark in marks:
        doubles.append(doubles[-1] + mark.form.double)
    out: dict[int, int] = {}
    sure = likely = opening = -1
    for i in range(len(marks) - 1, -1, -1):
        mark = marks[i]
        if mark.form.double:
            continue
        # the same mark on both sides (’so’) is how some languages print them
        swedish = mark.form is Form.SINGLE_CLOSING and mark.opens and not mark.closes and not mark.elision
        if (mark.form.may_open or swedish) and mark.opens and not mark.elision:
            end = sure if sure >= 0 and (opening < 0 or sure < opening) else likely
            if end >= 0 and (opening < 0 or end < opening) and (doubles[end] - doubles[i]) % 2 == 0:
                out[i] = end
            opening = i
        elif mark.form is not Form.SINGLE_OPENING and mark.closes:
            likely = i
            if not _possessive(text, mark, paragraph.span):
                sure = i
    return out


def _possessive(text: str, mark: Mark, span: Span) -> bool:
    """Whether a closing single mark may be an apostrophe as well ("the workers' rights", "rockin' chair", 6')."""
    after = text[mark.end : min(span.end, mark.end + 2)]
    before = text[mark.start - 1] if mark.start > span.start else ""
    return (before in "sn" or mark.measure) and len(after) == 2 and after[0] == " " and after[1].isalnum()


def _quotation(
    paragraph: Paragraph, start: int, inner: int, outer: int, end: int, *, opened: bool = True, closed: bool = True
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
