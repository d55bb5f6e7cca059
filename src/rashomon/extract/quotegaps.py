"""Marks that are missing, or stand on the wrong side of a blank: where the quotation starts and ends all the same."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.extract.quotemarks import Form, Mark
from rashomon.extract.quotetags import ends_with_tag, ends_with_verb, starts_with_tag, tag_within
from rashomon.spans import Span

__all__ = ["Paragraph", "glued_to_tag", "missing_end", "missing_start", "opens_after_tag"]

_ENDS_SPEECH = frozenset(",.!?…—–")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|me|you|your)\b", re.IGNORECASE)
#: Marks back and ahead among which a single one is looked for that goes with a double one.
_BACK, _AHEAD = 6, 12


@dataclass(slots=True)
class Paragraph:
    """What is known of a paragraph before its marks are paired."""

    text: str
    span: Span
    index: int
    sentences: Sequence[Span]
    starts: Sequence[int]
    continued: bool  # the paragraph before left a quotation open
    continues: bool  # the paragraph after starts with an opening mark


def missing_start(paragraph: Paragraph, marks: Sequence[Mark], i: int, last_end: int) -> tuple[int, int] | None:
    """Where a quotation starts that has a closing mark only, and its words; ``None`` if the mark is a stray."""
    text, mark = paragraph.text, marks[i]
    at = mark.start
    while at > last_end and text[at - 1].isspace():
        at -= 1
    if at == last_end:
        return None
    before, after = text[at - 1], text[mark.end : mark.end + 1]
    if before not in _ENDS_SPEECH and after != ",":
        return None
    single = _single_start(marks, i, last_end)
    if single is not None:
        return single.start, single.end
    first = bisect_right(paragraph.starts, at - 1) - 1
    if first < 0:
        return None
    start = max(paragraph.sentences[first].start, paragraph.span.start)
    if last_end > paragraph.span.start:
        return (start, start) if start >= last_end else None
    if paragraph.continued or _FIRST_PERSON.search(text, paragraph.span.start, start):
        start = paragraph.span.start
    while text[start].isspace():
        start += 1
    return start, start


def _single_start(marks: Sequence[Mark], i: int, last_end: int) -> Mark | None:
    """The single mark that opens what a double one closes (``‘We dig,” she said``)."""
    for mark in reversed(marks[max(0, i - _BACK) : i]):
        if mark.form.double or mark.start < last_end:
            return None
        if mark.form.may_open and mark.opens and not mark.elision:
            return mark
    return None


def missing_end(paragraph: Paragraph, marks: Sequence[Mark], i: int, limit: int) -> tuple[int, int]:
    """Where a quotation ends that has an opening mark only, and where its words do; the same without any mark.

    That is at a single mark that closes it, before a speech tag, or with its sentence if it stands in the middle of
    the outlet's; else with the paragraph or with the mark that opens the next.
    """
    text, opened = paragraph.text, marks[i]
    single = _single_end(text, marks, i, limit)
    if single is not None:
        return single.end, single.start
    whole = limit == paragraph.span.end
    tag = tag_within(text, opened.end, limit)
    if tag is not None and (not whole or not paragraph.continues or not text[tag.end : limit].strip(" .\n")):
        return tag.start, tag.start
    if whole and paragraph.continues:
        return limit, limit
    if _within_sentence(paragraph, opened.start) and not (
        whole and ends_with_verb(text, paragraph.span.start, opened.start)
    ):
        sentence = bisect_right(paragraph.starts, opened.end) - 1
        if sentence >= 0 and paragraph.sentences[sentence].end > opened.end:
            end = min(limit, paragraph.sentences[sentence].end)
            return end, end
    return limit, limit


def _within_sentence(paragraph: Paragraph, at: int) -> bool:
    """Whether words of the outlet lead into a quotation that starts at a place, without a comma or a colon."""
    while at > paragraph.span.start and paragraph.text[at - 1].isspace():
        at -= 1
    return at > paragraph.span.start and (paragraph.text[at - 1].isalnum() or paragraph.text[at - 1] in "’'")


def _single_end(text: str, marks: Sequence[Mark], i: int, limit: int) -> Mark | None:
    """The single mark that closes what a double one opens (``“We dig,’ she said``)."""
    inner = False
    for mark in marks[i + 1 : i + 1 + _AHEAD]:
        if mark.form.double or mark.start >= limit:
            return None
        if mark.opens and not mark.closes and not mark.elision:
            inner = True
        elif mark.closes and mark.form is not Form.SINGLE_OPENING and text[mark.start - 1] in ",.?!":
            if not inner:
                return mark
            inner = False
    return None


def glued_to_tag(paragraph: Paragraph, mark: Mark) -> bool:
    """Whether a mark that closes has its blank on the wrong side: ``we dig, "says Ann``."""
    text = paragraph.text
    if mark.closes or mark.end >= paragraph.span.end:
        return False
    at = mark.start
    while at > paragraph.span.start and text[at - 1].isspace():
        at -= 1
    return text[at - 1] in ",?!" and starts_with_tag(text, mark.end, paragraph.span.end)


def opens_after_tag(paragraph: Paragraph, marks: Sequence[Mark], i: int, last_end: int) -> bool:
    """Whether a mark that opens has its blank on the wrong side: ``Ann said." We dig."``."""
    mark, text = marks[i], paragraph.text
    if mark.opens or not mark.closes or not ends_with_tag(text, last_end, mark.start):
        return False
    if not text[mark.end : mark.end + 1].isspace() or not text[mark.end + 1 : mark.end + 2].isupper():
        return False
    following = next((m for m in marks[i + 1 : i + 4] if m.form.double), None)
    return following is not None and following.closes and not following.opens
