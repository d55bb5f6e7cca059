"""Turns of a transcript or an interview: lines that a label and a colon begin ("LEE: We dig." or "Q: And then?").

A label alone shows nothing: pages print "WATCH:" and "FILE PHOTO:" as well. Two labels that take turns do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.spans import Span

__all__ = ["Turn", "turns"]

_WORD = r"(?:(?:Mc|Mac|O[’']|De|Le)?[A-Z][A-Z’'.-]+|[A-Z]\.)"
_CAPITALS = rf"{_WORD}(?: {_WORD}){{0,3}}"
_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'.-]{0,20}){0,2}"
_LABEL = re.compile(
    rf"[\s*_]{{0,6}}(?:(?P<letter>[QA]|Question|Answer)[:.]|(?:(?P<capitals>{_CAPITALS})|(?P<name>{_NAME}))"
    r"(?:,[^\n:.?!“”\"]{1,50}| \([^\n():]{1,40}\))?:)[*_]{0,2}\s+(?=\S)"
)
#: What pages and lists announce before a colon.
_PRINTED = """
    after alert also analysis before breaking claim con cons correction exclusive explainer fact factbox file gallery
    here live loser map more myth note opinion photo photos pictures poll pro pros read related source sources story
    timeline topline update updated video watch winner
    """
_FURNITURE = frozenset(_PRINTED.split())
#: How often two labels must take turns (A, B, A): a label in capitals or a letter is rare elsewhere, a capitalised
#: word and a colon are not.
_CAPITALS_TURN, _NAMES_TURN = 1, 2


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """What one speaker says in one paragraph of a transcript.

    Attributes:
        words: What is said.
        label: The label as printed, without its colon and without the role that may follow the name.
        paragraph: Index of the paragraph.
        named: Whether the label is a name; "Q" and "A" are none.
    """

    words: Span
    label: Span
    paragraph: int
    named: bool


@dataclass(frozen=True, slots=True)
class _Line:
    turn: Turn
    key: str
    capitals: bool


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """Find the labelled turns of a transcript, in the order of the text; none unless labels take turns.

    Paragraphs without a label are left out, though they mostly go on with the turn before.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, in order.
    """
    lines = [line for i, p in enumerate(paragraphs) if (line := _line(text, p, i)) is not None]
    counts = Counter(line.key for line in lines)
    taken: Counter[bool] = Counter()
    speakers: dict[bool, set[str]] = {True: set(), False: set()}
    for one, two, three in zip(lines, lines[1:], lines[2:], strict=False):
        beside = three.turn.paragraph - one.turn.paragraph == 2
        if beside and one.key == three.key != two.key and one.capitals == two.capitals:
            taken[one.capitals] += 1
            speakers[one.capitals] |= {one.key, two.key}
    sure: set[str] = set()
    if taken[True] >= _CAPITALS_TURN:
        sure |= speakers[True] | {line.key for line in lines if line.capitals and counts[line.key] > 1}
    if taken[False] >= _NAMES_TURN:
        sure |= speakers[False]
    return tuple(line.turn for line in lines if line.key in sure)


def _line(text: str, span: Span, index: int) -> _Line | None:
    match = _LABEL.match(text, span.start, span.end)
    if match is None:
        return None
    kind = match.lastgroup or ""
    label = Span(*match.span(kind))
    words = label.of(text).split()
    if any(w.lower().strip(".’'") in _FURNITURE for w in words):
        return None
    said = Span(match.end(), span.end).stripped(text)
    if said is None:
        return None
    key = words[-1].strip(".").lower()
    return _Line(Turn(said, label, index, kind != "letter"), key[:1] if kind == "letter" else key, kind != "name")
