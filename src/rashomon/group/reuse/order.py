"""What shows that the words of an article once stood in another order, or after others.

A report introduces what it goes on to call by a short name. Where a copy cuts or moves paragraphs, the short name is
left without its introduction.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.views import View, inside
from rashomon.model import Hint, HintKind
from rashomon.spans import Span
from rashomon.text.spelling import FUNCTION_WORDS, fold

__all__ = ["begins_as_headed", "introduces_names", "leans_on_sentences"]

#: Log odds of a person whom one introduces by full name and the other calls by the surname from the start, and what
#: several of them add up to.
_PERSON, _PERSONS = 1.4, 2.8
#: Log odds of a sentence that leans on one before it, which it follows in one of the two alone; and of several.
_LEAN, _LEANS = 1.1, 2.2
#: Log odds of a first sentence that holds what the headline says, where the other begins with another sentence of it.
_HEADED = 1.0
#: Words of the headline that the one first sentence must hold more than the other.
_HEADED_BY = 2
#: Places that one hint cites.
_CITED = 3

_PRONOUN = re.compile(r"[“\"'‘]?(?:He|She|His|Her)\b")
_LEANING = re.compile(
    r"[“\"'‘]?(?:(?:He|She|They|It|His|Her|Their) \w"
    r"|(?:This|That|These|Those) (?:\w+ )?(?:is|was|are|were|has|had|came|follow)"
    r"|(?:But|However|Meanwhile|Still|Instead|Nevertheless|Moreover|In addition|By contrast|Another"
    r"|The (?:same|latter|former|two))\b)"
)


def introduces_names(view: View) -> Iterator[Hint]:
    """Say if the source gives the full names of persons whom the copy calls by their surnames from the start."""
    theirs = _persons(view.source)
    found: list[tuple[Span, Span]] = []
    for surname, (short, full) in _persons(view.copy).items():
        if short is None or not inside(short, view.in_copy) or surname not in theirs:
            continue
        first_short, introduced = theirs[surname]
        if introduced is None or (first_short is not None and first_short < introduced):
            continue
        if full is None or short < full:
            found.append((introduced, short))
    if not found:
        return
    found.sort(key=lambda pair: pair[1])
    introduced, short = found[0]
    citations = tuple(c for pair in found[:_CITED] for c in view.cite(*pair))
    name, alone = view.source.printed(introduced), view.copy.printed(short)
    text = f"it introduces {name}, whom the other calls {alone} from the start"
    if len(found) > 1:
        text += f" (so with {len(found)} persons)"
    yield Hint(HintKind.ORDER, text, min(_PERSONS, _PERSON * len(found)), citations, view.source.id)


def _persons(report: Report) -> dict[str, tuple[Span | None, Span | None]]:
    """For each surname the first place in the body where it stands alone and the first where it stands in full."""
    out: dict[str, tuple[Span | None, Span | None]] = {}
    for name in sorted(report.analysis.names, key=lambda n: n.span):
        if name.label != "PERSON" or not inside(name.span, report.body):
            continue
        parts = re.sub(r"['’]s?$", "", name.span.of(report.text)).split()
        short, full = out.get(fold(parts[-1]), (None, None))
        if len(parts) == 1:
            short = short or name.span
        else:
            full = full or name.span
        out[fold(parts[-1])] = short, full
    return out


def leans_on_sentences(view: View) -> Iterator[Hint]:
    """Say if shared sentences lean on those before them in the source, and in the copy on nothing."""
    found = [place for place in _leaning(view) if place is not None]
    if not found:
        return
    _, copy = found[0]
    citations = tuple(c for pair in found[:_CITED] for c in view.cite(*pair))
    words = " ".join(view.copy.text[copy.start : copy.end].split()[:4])
    text = f"a sentence that leans on what it has just said (“{words} …”) follows on nothing in the other"
    yield Hint(HintKind.ORDER, text, min(_LEANS, _LEAN * len(found)), citations, view.source.id)


def _leaning(view: View) -> Iterator[tuple[Span, Span]]:
    there, here = view.source.sentences, view.copy.sentences
    starts = [s.start for s in there]
    for passage in view.passages:
        first = bisect_left([s.start for s in here], passage.copy.start)
        if first == len(here) or here[first].start > passage.copy.start + 2:
            continue
        at = bisect_right(starts, passage.source.start + 2) - 1
        sentence = here[first].of(view.copy.text)
        if at < 1 or there[at].start < passage.source.start - 2 or not _LEANING.match(sentence):
            continue
        nobody = _PRONOUN.match(sentence) and _has_person(view.source, there[at - 1])
        if first == 0 or (nobody and not _has_person(view.copy, here[first - 1])):
            yield there[at], here[first]


def _has_person(report: Report, sentence: Span) -> bool:
    if any(n.label == "PERSON" and sentence.covers(n.span) for n in report.analysis.names):
        return True
    return any(t.shown in ("he", "she", "his", "her", "him") for t in report.within(sentence))


def begins_as_headed(view: View) -> Iterator[Hint]:
    """Say if the source begins with what its headline says, and the copy with another of the source's sentences."""
    if not view.source.sentences or not view.copy.sentences:
        return
    lead, other = view.source.sentences[0], view.copy.sentences[0]
    if not any(p.source.overlaps(lead) and not p.copy.overlaps(other) for p in view.passages):
        return
    if not any(p.copy.overlaps(other) and not p.source.overlaps(lead) for p in view.passages):
        return
    words = _headline(view.source) | _headline(view.copy)
    one, two = ({t.text for t in r.within(s)} & words for r, s in ((view.source, lead), (view.copy, other)))
    if len(one) - len(two) >= _HEADED_BY:
        text = "it begins with the sentence that the headline tells of, which stands further down in the other"
        yield Hint(HintKind.ORDER, text, _HEADED, view.cite(lead, other), view.source.id)


def _headline(report: Report) -> set[str]:
    span = report.headline
    tokens = report.within(span) if span else ()
    return {t.text for t in tokens if t.text not in FUNCTION_WORDS}
