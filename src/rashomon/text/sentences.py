"""Sentences of the blocks that are read.

nupunkt finds the ends (Punkt: Kiss and Strunk, Unsupervised multilingual sentence boundary detection, Computational
Linguistics 2006). What it leaves open is settled here: blanks missing after a full stop, quotations and the words that
say whose they are, abbreviations before names, and initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nupunkt import sent_spans

from rashomon.model import Block
from rashomon.spans import Span
from rashomon.text.nlp import READ_KINDS
from rashomon.text.paragraphs import bullet_end

__all__ = ["sentences"]

#: Characters after which a sentence is cut all the same: none is as long, and the parser's memory grows with it.
_LONGEST = 5_000
#: Characters before and after a boundary that decide on it.
_BEFORE, _AFTER = 60, 80

# "ended.The next", "to stay.”He left": two lower-case letters before the stop, or "e.V" would be cut; a lower-case
# letter after the capital, or "Node.JS" would.
_NO_BLANK = re.compile(
    r"(?:(?<=[a-z]{2})|(?<=\w[)\]%])|(?<=[a-z]\d)|(?<=\d\d))"
    r"[.!?…]+(?P<mark>[\"”’']?)(?=[“‘\"']?[A-Z][a-z]*(?:['’ ]|[a-z]))"
)
_UNBROKEN = re.compile(r"\S+")

# marks at the head of what follows a boundary that close what stands before it: a curly closing mark always, a straight
# one if a blank or nothing comes after it
_CLOSING = re.compile(r"\s*(?:[”’»)\]]+|[\"']+(?=\s|\Z))+")
_CLOSED = re.compile(r"[.!?…,][\"”’'»]+\s*\Z")
_CLOSED_OPEN = re.compile(r"[!?…,][\"”’'»]+\s*\Z")
_LOWER = re.compile(r"\s*[-–—,]?\s*[a-z]")
_NAMED_SPEAKER = re.compile(
    r"\s*(?:I|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}) "
    r"(?:said|says|told|asked|added|wrote|tweeted|replied|answered|warned"
    r"|explained|insisted|noted|argued|claimed|continued|recalled|shouted|joked|concluded|declared|responded)\b"
)

# abbreviations that stand before a name, and before a number
_BEFORE_NAME = re.compile(
    r"(?:^|[\s(\"“‘'-])"
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Pte|Rev|Hon|Sen|Rep|Gov|Pres|Amb"
    r"|Supt|Insp|Det|St|Ste|Mt|Ft|vs)\.\s*\Z"
)
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\"“‘'])"
    r"(?:Nos?|Art|Arts|Sec|Fig|Vol|Ch|pp?|approx|ca|c|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*\d")
_NAME = re.compile(r"\s*(?:[A-Z][\w'’-]+|[A-Z]\.)")
# "J. R.", "George W.": an initial after a name or another initial, or at the start
_INITIAL = re.compile(
    r"(?:^\s*|[A-Z][\w'’-]+\s+|[A-Z]\.\s*|[\s(\"“‘'](?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|Gov)\.?\s+)[A-Z]\.\s*\Z"
)
# words that begin a sentence and no name
_OPENER = re.compile(
    r"\s*[\"“‘'(]*"
    r"(?:The|This|That|These|Those|It|He|She|They|We|You|But|And|In|On|At|An?|However|Meanwhile|Its|His|Her|Their"
    r"|Our|As|If|When|While|After|Before|For|There|What|Who|Why|How|No|Not|Some|Many|Most|Both|Now|So|Since|By|From|With|To)\b"
)


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Find the sentences of the blocks that are read.

    Marks that close a quotation belong to the sentence they close, and so do the words that say whose the quotation is.
    The bullet before a list item belongs to none. Blocks that repeat an earlier one have no sentences.

    Args:
        text: The text.
        blocks: Its blocks, in order.

    Returns:
        Spans without blanks at their ends, in order, none crossing a block.
    """
    out: list[Span] = []
    for block in blocks:
        if block.kind in READ_KINDS and not block.repeats:
            content = block.span.of(text)
            start = bullet_end(content)
            out.extend(span.shifted(block.span.start + start) for span in _sentences(content[start:]))
    return tuple(out)


def _sentences(content: str) -> Iterator[Span]:
    found = {end for _, end in sent_spans(content)}
    for head, place, tail in _missing_blanks(content):
        found.difference_update(range(head, tail + 1))
        found.add(place)
    ends = sorted(found | {len(content)})
    start = 0
    for end in _kept(content, ends):
        for piece in _short_enough(content, start, end):
            if any(c.isalnum() for c in piece.of(content)):
                yield piece
        start = end


def _missing_blanks(content: str) -> Iterator[tuple[int, int, int]]:
    """Ends of sentences without a blank after them: start of the stop, the end, end of the marks after the stop."""
    counted = marks = 0
    for run in _UNBROKEN.finditer(content):
        if "@" in run[0] or "://" in run[0] or run[0].lower().startswith("www."):
            continue
        # one character more, for what has to follow the capital
        for match in _NO_BLANK.finditer(content, run.start(), run.end() + 1):
            marks += content.count('"', counted, match.start())
            counted = match.start()
            # a straight mark closes a quotation if one is open, and opens the next sentence's if none is
            opens = match["mark"] == '"' and marks % 2 == 0
            yield match.start(), match.start("mark") if opens else match.end(), match.end()


def _kept(content: str, ends: Sequence[int]) -> Iterator[int]:
    """The ends that are ends, moved behind closing marks."""
    start = 0
    for end in ends:
        if end < start:
            continue
        at = end
        closing = _CLOSING.match(content, at, min(len(content), at + _AFTER))
        if closing and _open_before(content, start, at, closing[0]):
            at = closing.end()
        if at < len(content) and _goes_on(content[max(start, at - _BEFORE) : at], content[at : at + _AFTER]):
            continue
        if at > start:
            yield at
            start = at


def _open_before(content: str, start: int, at: int, marks: str) -> bool:
    """Whether straight marks can close what stands before them; others say so by their form."""
    mark = marks.strip()[:1]
    return mark not in ("'", '"') or content.count(mark, start, at) % 2 == 1 or not marks[0].isspace()


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on after what looks like its end."""
    if _LOWER.match(after):
        return True
    if _CLOSED_OPEN.search(before) and _NAMED_SPEAKER.match(after):
        return True
    if _CLOSED.search(before):
        return False
    if _BEFORE_NUMBER.search(before) and _NUMBER.match(after):
        return True
    if not _NAME.match(after):
        return False
    return bool(_BEFORE_NAME.search(before) or (_INITIAL.search(before) and not _OPENER.match(after)))


def _short_enough(content: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, cut at blanks if it is longer than any can be."""
    while end - start > _LONGEST:
        cut = max(content.rfind(" ", start + 1, start + _LONGEST), content.rfind("\n", start + 1, start + _LONGEST)) + 1
        cut = cut or start + _LONGEST
        piece = Span(start, cut).stripped(content)
        if piece:
            yield piece
        start = cut
    piece = Span(start, end).stripped(content) if start < end else None
    if piece:
        yield piece
