"""What the words of each line say: what they are about, and whether the line is worded as page furniture is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from rashomon.text.characters import Floats
from rashomon.text.lexicon import CODE_BITS, CODES, FUNCTION_WORDS, FURNITURE_OPENINGS, HINTS, TOPICS
from rashomon.text.wording import (
    BREADCRUMB,
    BYLINE,
    CAPTION,
    CREDIT,
    DATE_LINE,
    END_OF_ARTICLE,
    FURNITURE,
    FURNITURE_INSIDE,
)

__all__ = ["SAID", "Line", "said"]

#: What is said of each line, in this order: how many of its words are function words; which share of the headline that
#: came beside the text stands in it, and how many of its own words are the headline's; its words on each topic; whether
#: it addresses somebody, holds a date, and is worded as the patterns of `wording` have it.
SAID = (
    *("function_words", "title_found", "titled"),
    *TOPICS,
    *("personal", "dated", "furniture", "inside", "ends", "byline", "date_line", "breadcrumb", "caption"),
)
_FLAGS = len(SAID) - 3 - len(TOPICS)

#: Furniture has no more words, bylines and date lines, and headings after which pages go on to something else.
_FURNITURE_WORDS, _SIGNATURE_WORDS, _HEADING_WORDS = 40, 16, 10
# captions and calls to subscribe are no longer, and more words would overflow the bits of a count
_FEW_WORDS = 60

_WORD = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"\d:\d\d")
_CRUMBS = frozenset(">»›→")

_CODED = frozenset(CODES)
_COUNT = (1 << CODE_BITS) - 1
_TOPIC_BITS = len(TOPICS) * CODE_BITS
_ALL_TOPICS = (1 << _TOPIC_BITS) - 1
# where the counts of each topic, and of each kind of hint, stand in the sum of the codes of a line
_TOPIC_SHIFTS = np.arange(0, _TOPIC_BITS, CODE_BITS)[:, None]
_FLAG_SHIFTS = np.arange(_FLAGS)[:, None]
_PHOTO = _COUNT << list(TOPICS).index("photo") * CODE_BITS
_DATE, _PERSON, _TRIGGER, _SIGNATURE = (
    _COUNT << _TOPIC_BITS + list(HINTS).index(kind) * CODE_BITS for kind in ("date", "person", "trigger", "signature")
)


class Line(NamedTuple):
    """A line to be read.

    Attributes:
        content: Its words, blanks single.
        small: The same in small letters.
        key: The form that repeats are compared in.
        words: The words, in small letters.
        digits: Whether one of them begins with a digit.
        marks: Whether it holds an arrow, a bar or another mark of that kind.
    """

    content: str
    small: str
    key: str
    words: Sequence[str]
    digits: bool
    marks: bool


def said(lines: Sequence[Line], title: str) -> Floats:
    """What the words of each line say: `SAID` × lines.

    Args:
        lines: The lines.
        title: The headline that came beside the text, if one did.
    """
    heading = {w for w in _WORD.findall(title.lower()) if len(w) > 1} - FUNCTION_WORDS
    rows = []
    for line in lines:
        words = line.words
        grammar = sum(map(FUNCTION_WORDS.__contains__, words))
        if len(words) > _FEW_WORDS:
            rows.append((grammar, 0, 0, 0, 0))
            continue
        every = frozenset(words)
        found = every & _CODED
        codes = sum([CODES[word] for word in found]) if found else 0
        common = heading & every
        rows.append(
            (
                grammar,
                len(common),
                sum([word in common for word in words]) if common else 0,
                codes & _ALL_TOPICS,
                _flags(line, every, codes),
            )
        )
    function_words, title_found, titled, topics, flags = np.array(rows, np.int64).reshape(-1, 5).T
    out = np.empty((len(SAID), len(lines)), np.float32)
    out[0] = function_words
    out[1] = title_found / max(1, len(heading))
    out[2] = titled
    out[3:-_FLAGS] = topics >> _TOPIC_SHIFTS & _COUNT
    out[-_FLAGS:] = flags >> _FLAG_SHIFTS & 1
    return out


def _flags(line: Line, every: AbstractSet[str], codes: int) -> int:
    """What holds of a line or does not, a bit each, in the order of `SAID`.

    Words that each pattern needs are looked for first: most lines need not be matched against most patterns.
    """
    content, small, key, words, digits, marks = line
    n = len(words)
    flags = int(codes & _PERSON > 0)
    if digits and (codes & _DATE or (":" in content and _CLOCK.search(content))):
        flags |= 1 << 1
    if n <= _FURNITURE_WORDS and _opens(line, every, codes):
        flags |= (FURNITURE.fullmatch(small) is not None) << 2
        if n <= _HEADING_WORDS:
            flags |= (END_OF_ARTICLE.fullmatch(small) is not None) << 4
    if codes & _TRIGGER or "@" in content:
        flags |= (FURNITURE_INSIDE.search(small) is not None) << 3
    if n <= _SIGNATURE_WORDS:
        if codes & _SIGNATURE:
            flags |= (BYLINE.fullmatch(content) is not None) << 5
        if digits and (codes & _DATE or "/" in content):
            flags |= (DATE_LINE.fullmatch(content) is not None) << 6
        if key.startswith("home") or (marks and not _CRUMBS.isdisjoint(content)):
            flags |= (BREADCRUMB.fullmatch(content) is not None) << 7
    credit = "/" in small or "©" in small or "(c)" in small
    if codes & _PHOTO or credit:
        caption = CAPTION.search(small) is not None or (credit and CREDIT.search(content) is not None)
        flags |= caption << 8
    return flags


def _opens(line: Line, every: AbstractSet[str], codes: int) -> bool:
    """Whether a line may be furniture as a whole, by its first word and what else such lines hold."""
    if not line.words:
        return "©" in line.content
    first = line.words[0]
    if first in FURNITURE_OPENINGS or first[0].isdigit() or "©" in line.content:
        return True
    return codes & _TRIGGER > 0 and ("reserved" in every or "javascript" in every)
