"""Sources marked by hand, so that who speaks can be tested apart from finding them.

In a marked text ``[source] <cue> {content}``, in any order, is one attribution; the next begins where one of the three
comes again. A content may hold further attributions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rashomon.extract.discourse import Discourse
from rashomon.extract.names import names
from rashomon.extract.quotations import quotations
from rashomon.extract.sources import SourceMention
from rashomon.extract.speakers import Speaker
from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from tests.conftest import article

_OPEN = {"[": "source", "<": "cue", "{": "content"}
_CLOSE = {"]": "source", ">": "cue", "}": "content"}


@dataclass
class _Marked:
    spans: dict[str, Span] = field(default_factory=dict)


def resolved(marked: str) -> list[tuple[Speaker, str | None]]:
    """Who speaks in each marked attribution, in the order of the contents, and through whom the outlet has it."""
    text, found = _read(marked)
    return speakers(text, lambda quoted: [_mention(one, quoted) for one in found])


def speakers(text: str, mentions: Callable[[list[Span]], Iterable[SourceMention]]) -> list[tuple[Speaker, str | None]]:
    """Who speaks in the attributions of a text whose lines are its paragraphs.

    Args:
        text: The text.
        mentions: Makes the attributions, told what stands in quotation marks.
    """
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(Span(start, start + len(line)), BlockKind.BODY))
        start += len(line)
    parsed = parse(article(text), blocks, sentences(text, blocks))
    paragraphs = [span for passage in parsed.passages for span in passage.paragraphs(text)]
    quoted = [q.span for q in quotations(text, paragraphs, parsed.sentences)]
    ordered = sorted(mentions(quoted), key=lambda m: (m.content[0].start, -m.content[0].end))
    return Discourse(parsed, parsed.passages, names(parsed), quoted).resolve(ordered)


def last(marked: str) -> Speaker:
    """Who speaks in the last marked attribution."""
    return resolved(marked)[-1][0]


def _mention(one: _Marked, quoted: list[Span]) -> SourceMention:
    content = one.spans["content"]
    parts = {kind: (one.spans[kind],) if kind in one.spans else () for kind in ("source", "cue")}
    return SourceMention(parts["source"], parts["cue"], (content,), any(content.overlaps(q) for q in quoted))


def _read(marked: str) -> tuple[str, list[_Marked]]:
    text = ""
    found: list[_Marked] = []
    current: list[_Marked | None] = [None]  # one for each content that is open, and one for the text
    opened: list[tuple[str, int, _Marked]] = []
    for char in marked:
        kind = _OPEN.get(char)
        if kind is not None:
            one = current[-1]
            if one is None or kind in one.spans:
                one = current[-1] = _Marked()
                found.append(one)
            opened.append((kind, len(text), one))
            one.spans[kind] = Span(len(text), len(text) + 1)
            if kind == "content":
                current.append(None)
        elif char in _CLOSE:
            kind, start, one = opened.pop()
            one.spans[kind] = Span(start, len(text))
            if kind == "content":
                current.pop()
        else:
            text += char
    return text, found
