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
from itertools import pairwise

from rashomon.model import Analysis
from rashomon.spans import Span, merged_spans
from rashomon.text.bodies import body_paragraphs

__all__ = ["standing_lines"]

#: Words of a line: longer ones are no line, and shorter ones stand again by chance.
_SHORTEST, _LONGEST = 4, 60
#: Articles that have nothing to do with each other, and of one outlet, in which a line stands under any report.
_UNLIKE, _UNLIKE_OUTLET = 3, 2
#: Share of the names of the one with fewer that two articles have in common if they have to do with each other.
_RELATED = 0.25
#: Paragraphs at the head and at the foot that can be an outlet's own.
_HEAD, _FOOT = 1, 3

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

    @property
    def size(self) -> int:
        """How many words they are."""
        return self.words.count(" ") + 1 if self.words else 0


def standing_lines(analyses: Sequence[Analysis]) -> list[list[Span]]:
    """Where the lines stand that are printed under any report, of each article.

    Args:
        analyses: The articles, those of one outlet and of others together: the more, the more shows.
    """
    found: list[set[Span]] = [set() for _ in analyses]
    sentences = [_sentences(a) for a in analyses]
    for at, lines in enumerate(sentences):
        found[at].update(line.span for line in lines if _STANDING.search(line.span.of(analyses[at].article.text)))
    own = [_untold(a, [x for x in lines if x.size >= _SHORTEST]) for a, lines in zip(analyses, sentences, strict=True)]
    for at, span in _again(analyses, own):
        found[at].add(span)
    for at, span in _at_edges(analyses):
        found[at].add(span)
    return [sorted(spans) for spans in found]


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _sentences(analysis: Analysis) -> list[_Line]:
    text = analysis.article.text
    made = (_Line(span, _plain(span.of(text))) for span in analysis.sentences or _paragraphs(analysis))
    return [line for line in made if 0 < line.size <= _LONGEST]


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
    return body_paragraphs(analysis.article.text, analysis.blocks)


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
    """Paragraphs at the head or foot of several reports of one outlet that have no other paragraph in common."""
    places: defaultdict[tuple[str, bool, tuple[str, ...]], list[tuple[int, list[_Line], frozenset[str]]]]
    places = defaultdict(list)
    for at, analysis in enumerate(analyses):
        outlet = analysis.article.outlet
        if not outlet:
            continue
        lines = [_Line(span, _plain(span.of(analysis.article.text))) for span in _paragraphs(analysis)]
        for foot, ordered, most, beyond in ((False, lines, _HEAD, _FOOT), (True, lines[::-1], _FOOT, _HEAD)):
            for size in range(1, most + 1):
                edge, rest = ordered[:size], frozenset(line.words for line in ordered[size:-beyond])
                if not rest or edge[-1].size > _LONGEST:
                    break
                places[outlet, foot, tuple(line.words for line in edge)].append((at, edge, rest))
    for held in places.values():
        if _differ([rest for _, _, rest in held]):
            yield from ((at, line.span) for at, edge, _ in held for line in edge)


def _differ(rests: Sequence[frozenset[str]]) -> bool:
    """Whether two of the reports, of those next to each other, have nothing in common beside their edge."""
    return any(not one & other for one, other in pairwise(rests))
