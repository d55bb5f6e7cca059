"""Lines that an outlet or the trade prints under any report: they are shared, and say nothing of who took from whom.

Some are known by their wording: they speak to the reader of the outlet itself. The others show by where they stand
again: in reports that have nothing else to do with each other, or at the head or foot of several reports of one outlet
that go on differently.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Analysis, BlockKind
from rashomon.spans import Span, merged_spans

__all__ = ["standing_lines"]

#: Words of a line: shorter ones are no passage anyway, longer ones no line.
_SHORTEST, _LONGEST = 4, 60
#: Articles that have nothing to do with each other, and of one outlet, in which a line stands under any report.
_UNLIKE, _UNLIKE_OUTLET = 3, 2
#: Share of the names of the one with fewer that two articles have in common if they have to do with each other.
_RELATED = 0.25
#: Paragraphs at the head and at the foot that can be an outlet's own.
_EDGE = 3

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<![.!?“\"] )(?<!\n)\b[A-Z][\w’'-]+")
_ASKS = (
    r"subscribe|sign up|register|log in|download|follow us|join (?:us|today|our|\d)|donate|click|tap|tick|unlock"
    r"|get (?:the|our)|read more|see also|watch (?:live|more|now)|listen|share this|become a|upgrade|start your|choose"
    r"|support (?:our|us|independent|quality)|send|write to|drop (?:us )?a line|e-?mail us|contact (?:us|our|the)"
    r"|tell (?:us|the)|go ad-free|pick up|never miss|add your|find out more|discover|enjoy|give (?:what|to)|like what"
)
_THINGS = (
    r"newsletters?|inbox|subscri(?:be|bers?|ption)|e-?mails?|\bapp\b|alerts|premium|membership|members|supporters?"
    r"|readers|push notifications|podcast|channel|digest|briefing|trial|ad-free|unlimited access|account|settings"
    r"|our (?:journalism|reporting|journalists|editors?|standards|daily|weekly)|devices|a (?:week|month|year)\b"
    r"|donations|support page|us\b|now\b|today\b"
)
_STANDING = re.compile(
    r"(?i:\A\W*(?:" + _ASKS + r")\b.*?\b(?:" + _THINGS + r"))"
    r"|(?i:\b(?:sign up|subscribe)\b.*?\b(?:newsletter|inbox|e-?mail|today|now|for free)\b)"
    r"|(?i:\b(?:paid for by|thanks to|supported by|funded by) (?:our )?(?:readers|members|subscribers|supporters)\b)"
    r"|(?i:\bsubscribers? (?:enjoy|get|can)\b|\bfree article\b|\bin your inbox\b|\bfree to read\b|\bto your inbox\b)"
    r"|(?i:\b(?:corrections?|errors?|mistake|inaccurac(?:y|ies)|wrong|questions|queries|feedback|tips?)\b.*?\S@\S+\.\w)"
    r"|(?i:\A\W*(?:contact|write|e-?mail|reach|send|corrections|queries|feedback)\b.*?\S@\S+\.\w)"
    r"|(?i:\bcorrects? (?:factual )?errors\b|\bcommitted to accuracy\b|\bcomplaints about (?:accuracy|this)\b)"
    r"|(?i:\ball rights reserved\b|\bcopyright (?:©|\(c\)|\d{4})|©|\bmay not be (?:published|reproduced|republished)\b)"
    r"|(?i:\bterms of (?:use|service)\b|\bprivacy policy\b|\buse of cookies\b|\bthis (?:page|site|website) uses\b)"
    r"|(?i:\bthis is a (?:breaking|developing)(?: news)? story\b|\b(?:check|come) back (?:for|later|soon)\b)"
    r"|(?i:\bthis (?:story|article|report|page|post) (?:has been|was|will be|is being) (?:last )?"
    r"(?:updated|corrected|amended|republished|(?:first|originally) published|produced|generated)\b)"
    r"|(?i:\bthis (?:story|article) (?:first|originally) (?:appeared|ran)\b)"
    r"|(?i:\bmore (?:details )?to (?:come|follow)\.?\Z)"
    r"|(?i:\blive updates (?:continue|below)\b|\brefreshes this page\b|\bmarket data (?:is|are) delayed\b)"
    r"|(?i:\A\W*\(?(?:additional )?(?:reporting|writing|editing|compiled|written|edited|translated) by [A-Z])"
    r"|(?i:\b(?:contributed to|helped with|assisted with) this (?:report|story|article)\b)"
    r"|(?i:\A\W*(?:(?:image|photo|picture) (?:credit|by|courtesy)|\(?(?:with )?(?:inputs?|material) from)\b)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence or a paragraph, and its words as they are counted."""

    span: Span
    words: str


def standing_lines(analyses: Sequence[Analysis]) -> list[list[Span]]:
    """Where the lines stand that are printed under any report, of each article.

    Args:
        analyses: The articles, those of one outlet and of others together: the more, the more shows.
    """
    found: list[set[Span]] = [set() for _ in analyses]
    sentences = [_sentences(a) for a in analyses]
    for at, lines in enumerate(sentences):
        found[at].update(line.span for line in lines if _STANDING.search(line.span.of(analyses[at].article.text)))
    for at, span in _again(analyses, [_untold(a, lines) for a, lines in zip(analyses, sentences, strict=True)]):
        found[at].add(span)
    for at, span in _at_edges(analyses):
        found[at].add(span)
    return [sorted(spans) for spans in found]


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _lines(text: str, spans: Sequence[Span]) -> list[_Line]:
    made = (_Line(span, _plain(span.of(text))) for span in spans)
    return [line for line in made if _SHORTEST <= line.words.count(" ") + 1 <= _LONGEST]


def _sentences(analysis: Analysis) -> list[_Line]:
    return _lines(analysis.article.text, analysis.sentences or _paragraphs(analysis))


def _untold(analysis: Analysis, lines: Sequence[_Line]) -> list[_Line]:
    """The lines without those that give what somebody said: a statement stands in every report of its story."""
    said = merged_spans(c for a in analysis.attributions for c in a.content)
    starts = [span.start for span in said]
    out = []
    for line in lines:
        at = bisect_left(starts, line.span.end) - 1
        if at < 0 or not said[at].overlaps(line.span):
            out.append(line)
    return out


def _paragraphs(analysis: Analysis) -> list[Span]:
    """The paragraphs of the body, without blanks around them."""
    text = analysis.article.text
    spans = (b.span.stripped(text) for b in analysis.blocks if b.kind is BlockKind.BODY and not b.repeats)
    return [span for span in spans if span]


def _again(analyses: Sequence[Analysis], sentences: Sequence[Sequence[_Line]]) -> Iterator[tuple[int, Span]]:
    """Sentences that stand in articles which have nothing else to do with each other."""
    holders: defaultdict[str, dict[int, Span]] = defaultdict(dict)
    for at, lines in enumerate(sentences):
        for line in lines:
            holders[line.words].setdefault(at, line.span)
    names: dict[int, frozenset[str]] = {}
    for words, held in holders.items():
        if len(held) < _UNLIKE_OUTLET:
            continue
        for at in held:
            if at not in names:
                names[at] = frozenset(_NAME.findall(analyses[at].article.text))
        if _unlike(analyses, list(held), names, frozenset(words.split())):
            yield from held.items()


def _unlike(
    analyses: Sequence[Analysis], held: Sequence[int], names: Mapping[int, frozenset[str]], own: frozenset[str]
) -> bool:
    """Whether enough of the articles that hold a line have nothing to do with each other."""
    apart: list[tuple[str | None, frozenset[str]]] = []
    for at in held:
        of_it = frozenset(n for n in names[at] if n.casefold() not in own)
        if all(len(of_it & other) < _RELATED * max(1, min(len(of_it), len(other))) for _, other in apart):
            apart.append((analyses[at].article.outlet, of_it))
            if len(apart) >= _UNLIKE:
                return True
    outlets = {outlet for outlet, _ in apart}
    return len(apart) >= _UNLIKE_OUTLET and len(outlets) == 1 and None not in outlets


def _at_edges(analyses: Sequence[Analysis]) -> Iterator[tuple[int, Span]]:
    """Paragraphs at the head or foot of several reports of one outlet that go on differently."""
    places: defaultdict[tuple[str, bool, tuple[str, ...]], list[tuple[int, list[_Line], str]]] = defaultdict(list)
    for at, analysis in enumerate(analyses):
        outlet = analysis.article.outlet
        if not outlet:
            continue
        lines = [_Line(span, _plain(span.of(analysis.article.text))) for span in _paragraphs(analysis)]
        for foot, ordered in ((False, lines), (True, lines[::-1])):
            for size in range(1, min(_EDGE, len(ordered) - 1) + 1):
                edge = ordered[:size]
                if len(edge[-1].words.split()) > _LONGEST:
                    break
                places[outlet, foot, tuple(line.words for line in edge)].append((at, edge, ordered[size].words))
    for held in places.values():
        if len({inner for _, _, inner in held}) > 1:
            yield from ((at, line.span) for at, edge, _ in held for line in edge)
