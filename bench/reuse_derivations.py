"""What copying outlets do to a text, one function each."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reuse_style import Style
from reuse_synonyms import swapped
from reuse_texts import QUOTED, Kind, Paragraph, Text

__all__ = [
    "credited",
    "cut",
    "merged",
    "quotes_trimmed",
    "reordered",
    "styled",
    "with_background",
    "with_boilerplate",
    "with_lead",
    "with_synonyms",
]

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\bMrs\.)(?<![ap]\.m\.) +(?=[A-Z])")
_CLAUSE = re.compile(r"[,;] |,? (?:and|but|because|so) ")
#: Words of a clause that is left, and of one that is cut.
_LEAST_LEFT, _LEAST_CUT = 4, 3
_DATELINE = re.compile(r"^(?P<place>[A-Z][A-Z'’. ]{2,}\b[^()—–]{0,30}?) ?(?:\([^()]{2,40}\))? ?(?=[—–-] )")


def cut(text: Text, share: float) -> Text:
    """Keep whole paragraphs from the head, as near to a share of the characters as they come, two at least."""
    whole = sum(len(p.words) for p in text.paragraphs)
    sizes = [sum(len(p.words) for p in text.paragraphs[:n]) for n in range(len(text.paragraphs))]
    kept = min(range(2, len(sizes)), key=lambda n: abs(sizes[n] - share * whole))
    return text.of(text.paragraphs[:kept])


def reordered(text: Text, rng: random.Random) -> Text:
    """Leave the lead and put the rest in another order, some two or three paragraphs at a time."""
    lead, *rest = text.paragraphs
    runs: list[list[Paragraph]] = []
    while rest:
        size = rng.choice((1, 2, 3))
        runs.append(rest[:size])
        del rest[:size]
    before = list(runs)
    while runs == before:
        rng.shuffle(runs)
    return text.of([lead, *(p for run in runs for p in run)])


def with_lead(text: Text, words: str, headline: str) -> Text:
    """Open with the lead told anew, under a headline of its own."""
    lead = replace(text.paragraphs[0], words=words, kind=Kind.REWORDED)
    title = replace(text.title, words=headline, kind=Kind.REWORDED)
    return replace(text, title=title, paragraphs=(lead, *text.paragraphs[1:]))


def quotes_trimmed(text: Text, rng: random.Random) -> Text:
    """Cut the first or last clause of quotations where one can go, and drop every third quotation."""
    out: list[Paragraph] = []
    met = 0
    for number, one in enumerate(text.paragraphs):
        met += bool(QUOTED.search(one.words))
        if QUOTED.search(one.words) and met % 3 == 2 and number:
            left = _without_quotation(one.words)
            if left:
                out.append(replace(one, words=left))
            continue
        out.append(replace(one, words=QUOTED.sub(lambda m: _trimmed(m.group(), rng), one.words)))
    return text.of(out)


def _without_quotation(words: str) -> str:
    """The sentences without a quotation; none if the first has one, since those after it hang on it."""
    spans = [m.span() for m in QUOTED.finditer(words)]
    ends = [m.end() for m in _SENTENCE_END.finditer(words) if not any(a < m.start() < b for a, b in spans)]
    bounds = [0, *ends, len(words)]
    sentences = [words[a:b].strip() for a, b in pairwise(bounds)]
    return " ".join(s for s in sentences if not QUOTED.search(s)) if not QUOTED.search(sentences[0]) else ""


def _trimmed(quotation: str, rng: random.Random) -> str:
    opening, inner, closing = quotation[0], quotation[1:-1], quotation[-1]
    sentences = _SENTENCE_END.split(inner)
    if len(sentences) > 1:
        kept = sentences[1:] if rng.random() < 0.5 else sentences[:-1]
        return opening + _ended(" ".join(kept), inner) + closing
    breaks = [m.start() for m in _CLAUSE.finditer(inner)]
    for at in reversed(breaks):
        if len(inner[:at].split()) >= _LEAST_LEFT and len(inner[at:].split()) >= _LEAST_CUT:
            return opening + _ended(inner[:at], inner) + closing
    return quotation


def _ended(words: str, before: str) -> str:
    """Words with the mark at their end that the quotation had there."""
    mark = before[-1] if before[-1] in ".,!?" else ""
    return words.rstrip(".,;") + mark if words[-1] not in "!?" else words


def with_synonyms(text: Text, synonyms: Mapping[str, str], share: float, rng: random.Random) -> Text:
    """Replace a share of the content words outside quotations, those of the headline among them."""
    every = (text.title, *text.paragraphs)
    title, *rest = (
        replace(p, words=w) for p, w in zip(every, swapped([p.words for p in every], synonyms, share, rng), strict=True)
    )
    return replace(text, title=title, paragraphs=tuple(rest))


def styled(text: Text, style: Style) -> Text:
    """Print it in another house style."""
    title, *rest = (replace(p, words=style.printed(p.words)) for p in (text.title, *text.paragraphs))
    return replace(text, title=title, paragraphs=tuple(rest))


def merged(text: Text, other: Text, kept: int, taken: int) -> Text:
    """Interleave the first paragraphs of a text with some of another, one after every two.

    No quotation is printed twice: paragraphs of the other with one that stands already are passed over.

    Args:
        text: The one that gives most.
        other: The one that gives less.
        kept: How many of the first one's paragraphs stay.
        taken: How many of the other's go in, the lead not among them.
    """
    out = list(text.paragraphs[:kept])
    printed = {quotation for p in out for quotation in _quotations(p)}
    new = [p for p in other.paragraphs[1:] if printed.isdisjoint(_quotations(p))]
    for number, one in enumerate(new[:taken]):
        out.insert(3 * number + 2, one)
    return replace(text.of(out), parents=(text, other))


def _quotations(paragraph: Paragraph) -> set[str]:
    """The first words of each quotation, by which it is known again."""
    return {" ".join(re.findall(r"\w+", m.group())[:3]).lower() for m in QUOTED.finditer(paragraph.words)}


def with_boilerplate(text: Text, lines: Sequence[str]) -> Text:
    """Put an outlet's lines under it."""
    return text.of([*text.paragraphs, *(Paragraph(line, f"line {line}", Kind.FURNITURE) for line in lines)])


def with_background(text: Text, paragraphs: Sequence[str]) -> Text:
    """Add paragraphs of the outlet's own, the first after a third of the text, the others at the end."""
    own = [Paragraph(words, f"background {words}") for words in paragraphs]
    at = max(2, len(text.paragraphs) // 3)
    return text.of([*text.paragraphs[:at], own[0], *text.paragraphs[at:], *own[1:]])


def credited(text: Text, names: Sequence[str], foot: bool) -> Text:
    """Name where it is from at the head or the foot; with no names, take away a credit at the head.

    Args:
        text: The text.
        names: The outlets to name.
        foot: Whether the credit stands in a line of its own at the end.
    """
    lead = text.paragraphs[0]
    plain = replace(lead, words=_DATELINE.sub(r"\g<place> ", lead.words))
    if not names:
        return text.of([plain, *text.paragraphs[1:]])
    if foot:
        line = f"With reporting from {' and '.join(names)}"
        return text.of([plain, *text.paragraphs[1:], Paragraph(line, line, Kind.FURNITURE)])
    place = _DATELINE.match(plain.words)
    rest = plain.words[place.end() :] if place else f"— {plain.words}"
    first = replace(lead, words=f"{place['place']} ({names[0]}) {rest}" if place else f"({names[0]}) {rest}")
    return text.of([first, *text.paragraphs[1:]])
