"""A text cut into pieces wherever something found in it begins or ends, however these lie over one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.spans import Span
from rashomon.web.found import Found

__all__ = ["PAGE", "Segment", "page_of", "pages", "segments", "shown"]

#: Characters of a page of a long text: a report is seldom longer, and with all its layers it stays under 200 kB.
PAGE = 12_000
#: Characters at the end of a page among which a better place for its end is looked for.
_END = 2_000

# what drives terminals or reorders what stands around it; line ends and tabs are the text's own
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters over which the same things lie.

    Attributes:
        span: Where it stands in the text.
        text: Its characters, harmless ones.
        classes: What lies over it: "layer" and "layer-role" of each role, sorted.
        found: Indices of the things found that lie over it, in their order.
        begins: Indices of those whose first words begin here.
        cited: Whether it is of the words that the address cites.
    """

    span: Span
    text: str
    classes: tuple[str, ...] = ()
    found: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    cited: bool = False


def shown(text: str) -> str:
    """A text as a page shows it: each control, mark of direction and lone surrogate as one replacement character."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def pages(text: str, size: int = PAGE) -> list[Span]:
    """A text in pages that together are the text: cut at the end of a line, else of a word, else where it must be."""
    out = []
    start = 0
    while len(text) - start > size:
        end = _cut(text, start + size - min(_END, size // 2), start + size)
        out.append(Span(start, end))
        start = end
    if start < len(text):
        out.append(Span(start, len(text)))
    return out


def _cut(text: str, low: int, high: int) -> int:
    for sign in ("\n\n", "\n", " "):
        found = text.rfind(sign, low, high)
        if found >= 0:
            return found + len(sign)
    # a carriage return and its line feed stay together
    return high - 1 if text[high - 1] == "\r" and text[high : high + 1] == "\n" else high


def page_of(found: Sequence[Span], place: int) -> int:
    """The number of the page, from 0, that holds a place of the text; the last one for a place past its end."""
    return next((n for n, page in enumerate(found) if place < page.end), max(0, len(found) - 1))


def segments(text: str, within: Span, found: Sequence[Found], cited: Span | None = None) -> list[Segment]:
    """The pieces of a part of a text, in order; joined they are that part.

    Args:
        text: The whole text.
        within: The part.
        found: What lies over it; what lies outside is passed over.
        cited: Words to set apart.
    """
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    first: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        inside = [p for p in one.parts if p.span.overlaps(within)]
        for part in inside:
            layer = one.layer.value
            mark = (number, " ".join([layer, *(f"{layer}-{role}" for role in part.role.split())]))
            opening.setdefault(max(part.span.start, within.start), []).append(mark)
            closing.setdefault(min(part.span.end, within.end), []).append(mark)
        if inside:
            first.setdefault(max(min(p.span.start for p in inside), within.start), []).append(number)
    edges = {within.start, within.end, *opening, *closing, *_edges(cited, within)}
    return list(_swept(text, sorted(edges), opening, closing, first, cited))


def _edges(cited: Span | None, within: Span) -> Iterable[int]:
    return (min(max(place, within.start), within.end) for place in (cited.start, cited.end)) if cited else ()


def _swept(
    text: str,
    edges: Sequence[int],
    opening: dict[int, list[tuple[int, str]]],
    closing: dict[int, list[tuple[int, str]]],
    first: dict[int, list[int]],
    cited: Span | None,
) -> Iterable[Segment]:
    lying: list[tuple[int, str]] = []
    for low, high in pairwise(edges):
        for mark in closing.get(low, ()):
            lying.remove(mark)
        lying += opening.get(low, ())
        yield Segment(
            Span(low, high),
            shown(text[low:high]),
            tuple(sorted({name for _, names in lying for name in names.split()})),
            tuple(sorted({number for number, _ in lying})),
            tuple(sorted(first.get(low, ()))),
            cited is not None and cited.start <= low < cited.end,
        )
